/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tray's number is drawn with: as the user wants it, else as the desktop's colours are. */
#pragma once

#include "feed/vane-settings.h"
#include "paint/vane-paint.h"

G_BEGIN_DECLS

#define VANE_TYPE_TRAY_INK (vane_tray_ink_get_type ())
G_DECLARE_FINAL_TYPE (VaneTrayInk, vane_tray_ink, VANE, TRAY_INK, GObject)

/* Signal "changed": it is another one. */

VaneTrayInk *vane_tray_ink_new    (VaneSettings    *settings);
void         vane_tray_ink_follow (VaneTrayInk     *self,
                                   GDBusConnection *connection);
VaneInk      vane_tray_ink_get    (VaneTrayInk     *self);

G_END_DECLS
