/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-page-tail.h"

#include "vane-tiles.h"

/**
 * vane_page_tail_make:
 * @page: with the properties "date" and "reading"
 * @footer: the last thing on it, not shown yet
 *
 * Puts the tiles before the footer and shows both.
 *
 * Returns: (transfer none): the tiles
 */
GtkWidget *
vane_page_tail_make (GtkWidget *page,
                     GtkWidget *footer)
{
  GtkWidget *tiles = g_object_new (VANE_TYPE_TILES, NULL);

  g_object_bind_property (page, "date", tiles, "date", G_BINDING_SYNC_CREATE);
  g_object_bind_property (page, "reading", tiles, "reading", G_BINDING_SYNC_CREATE);
  gtk_widget_insert_before (tiles, gtk_widget_get_parent (footer), footer);
  gtk_widget_set_visible (footer, TRUE);

  return tiles;
}
