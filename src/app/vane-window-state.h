/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a window was found, and how it is left. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-settings.h"

G_BEGIN_DECLS

void vane_window_state_apply    (const VaneWindowState *state,
                                 GtkWindow             *window);
void vane_window_state_follow   (VaneWindowState       *state,
                                 GtkWindow             *window);
void vane_window_state_get_page (const VaneWindowState *state,
                                 int                   *width,
                                 int                   *height);
void vane_window_state_shrink   (GtkWindow             *window);

G_END_DECLS
