/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the first frame does not need waits until it has been painted. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vane_first_frame_call_after (GtkWidget   *widget,
                                  GSourceFunc  call);
void vane_first_frame_call_below (GtkWidget   *widget,
                                  GSourceFunc  call);

G_END_DECLS
