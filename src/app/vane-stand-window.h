/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strip, or a glance on the desktop: a window that stands where the settings say, as a panel
 * or below other windows where the desktop has that, else as a small window without a frame. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_STAND_WINDOW (vane_stand_window_get_type ())
G_DECLARE_FINAL_TYPE (VaneStandWindow, vane_stand_window, VANE, STAND_WINDOW, GtkApplicationWindow)

VaneStandWindow *vane_stand_window_new       (GtkApplication  *application,
                                              VaneContext     *context,
                                              VaneStandKind    kind,
                                              const char      *place);
VaneStandKind    vane_stand_window_get_kind  (VaneStandWindow *self);
const char      *vane_stand_window_get_place (VaneStandWindow *self);
/* What is given holds for this window, instead of the settings. */
void             vane_stand_window_move      (VaneStandWindow *self,
                                              const char      *anchor,
                                              int              margin,
                                              const char      *output);

G_END_DECLS
