/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of which nothing is selected. */
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
                GListModel         *model,
                GtkListItemFactory *factory)
{
  g_autoptr(GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (model));

  gtk_list_view_set_factory (list, factory);
  gtk_list_view_set_model (list, GTK_SELECTION_MODEL (selection));
  g_object_unref (factory);
}

G_END_DECLS
