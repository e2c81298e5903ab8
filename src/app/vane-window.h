/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: header bar, place switcher, and the page of the current place. */
#pragma once

#include <adwaita.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_WINDOW (vane_window_get_type ())
G_DECLARE_FINAL_TYPE (VaneWindow, vane_window, VANE, WINDOW, AdwApplicationWindow)

VaneWindow *vane_window_new                (GtkApplication *application,
                                            VaneContext    *context);
/* Presents it when the current place has been read from the cache, or a moment later. */
void        vane_window_present_when_ready (VaneWindow     *self);

G_END_DECLS
