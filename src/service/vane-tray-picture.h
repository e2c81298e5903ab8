/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A badge in all the sizes that panels have, as a tray host wants it. */
#pragma once

#include <gio/gio.h>

#include "paint/vane-paint.h"

G_BEGIN_DECLS

GVariant *vane_tray_picture_new (guint       picture,
                                 const char *number,
                                 VaneLook    look);

G_END_DECLS
