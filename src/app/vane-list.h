/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What filling a list view takes. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * vane_list_fill:
 * @list: a list
 * @model: what it shows
 * @factory: (transfer full): makes its rows
 */
static inline void
vane_list_fill (GtkListView        *list,
                GtkSelectionModel  *model,
                GtkListItemFactory *factory)
{
  gtk_list_view_set_factory (list, factory);
  gtk_list_view_set_model (list, model);
  g_object_unref (factory);
}

/**
 * vane_list_is_left:
 * @list: a list
 * @direction: where the focus is going
 *
 * A list of GTK 4.8 takes a Tab for each of its rows; a person means the next thing on the page.
 *
 * Returns: whether the focus is in the list and leaves it
 */
static inline gboolean
vane_list_is_left (GtkListView      *list,
                   GtkDirectionType  direction)
{
  return (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) &&
         gtk_widget_get_focus_child (GTK_WIDGET (list)) != NULL;
}

G_END_DECLS
