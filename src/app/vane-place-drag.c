/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is dragged is the card itself, within this program; what is seen is its picture. */
#include "config.h"

#include "vane-place-drag.h"

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source,
                 double         x,
                 double         y,
                 GtkWidget     *card)
{
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (card);
  g_autoptr(GdkPaintable) still = gdk_paintable_get_current_image (picture);

  gtk_drag_source_set_icon (source, still, (int) x, (int) y);

  return gdk_content_provider_new_typed (G_OBJECT_TYPE (card), card);
}

static void
on_drag_begin (GtkDragSource *source,
               GdkDrag       *drag,
               GtkWidget     *card)
{
  gtk_widget_add_css_class (card, "dragged");
}

static void
on_drag_end (GtkDragSource *source,
             GdkDrag       *drag,
             gboolean       delete_data,
             GtkWidget     *card)
{
  gtk_widget_remove_css_class (card, "dragged");
}

/**
 * vane_place_drag_attach:
 * @card: a card
 *
 * From now on the card can be dragged: a value of its own type.
 */
void
vane_place_drag_attach (GtkWidget *card)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  /* The source goes with the card. */
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), card);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), card);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_drag_end), card);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (source));
}
