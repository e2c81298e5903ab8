/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings that an administrator has locked: they are shown, and cannot be changed. */
#pragma once

#include <adwaita.h>

#include "feed/vane-settings.h"

G_BEGIN_DECLS

gboolean vane_lock_row (gpointer      widget,
                        VaneSettings *settings,
                        const char   *key);

G_END_DECLS
