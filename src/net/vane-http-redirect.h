/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which redirects are followed. Pure. */
#pragma once

#include <gio/gio.h>

#include "base/vane-error.h"

G_BEGIN_DECLS

GUri *vane_http_redirect (GUri        *from,
                          const char  *location,
                          gboolean     carries_secret,
                          GError     **error);

G_END_DECLS
