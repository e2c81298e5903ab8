/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

void vane_search_metas_answer (VaneContext           *context,
                               GHashTable            *found,
                               const char *const     *ids,
                               GDBusMethodInvocation *invocation);

G_END_DECLS
