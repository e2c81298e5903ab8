/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where nothing else works: a small window, which the desktop places like any other, and which a person
 * drags. */
#include "config.h"

#include "vane-placer.h"

/* Not to be decorated is what GTK tells no Wayland compositor: some then draw a frame of their own. One
 * with a title bar of its own gets none; this one is never seen. */
static void
prepare (GtkWindow            *window,
         const VanePlacerWish *wish)
{
  GtkWidget *nothing = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_visible (nothing, FALSE);
  gtk_window_set_titlebar (window, nothing);
}

const VanePlacer vane_placer_window = {
  .prepare = prepare,
};
