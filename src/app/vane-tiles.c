/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tiles are made once; a new reading or date changes what they show, and which are shown. */
#include "config.h"

#include "vane-tiles.h"

#include "vane-tile.h"
#include "vane-tiles-layout.h"

struct _VaneTiles
{
  VaneReadingWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (VaneTiles, vane_tiles, VANE_TYPE_READING_WIDGET)

static void
vane_tiles_reading_changed (VaneReadingWidget *widget)
{
  VaneReading *reading = vane_reading_widget_get_reading (widget);
  VaneReport *report;
  VaneFacts facts;

  /* What has been shown stays. */
  if (reading == NULL)
    return;

  report = vane_reading_get_report (reading);
  vane_facts_init (&facts, report, vane_reading_get_now (reading), vane_reading_widget_get_date (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (widget)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    vane_tile_show (VANE_TILE (child), &facts, vane_reading_get_units (reading), vane_report_get_zone (report));
}

static void
vane_tiles_class_init (VaneTilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  VANE_READING_WIDGET_CLASS (klass)->reading_changed = vane_tiles_reading_changed;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, VANE_TYPE_TILES_LAYOUT);
  g_type_ensure (VANE_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-tiles.ui");
}

static void
vane_tiles_init (VaneTiles *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
