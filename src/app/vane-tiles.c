/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tiles are made once; a new reading or date changes what they show, and which are shown. */
#include "config.h"

#include "vane-tiles.h"

#include "vane-tile.h"
#include "vane-tiles-layout.h"

struct _VaneTiles
{
  VaneReadingWidget parent_instance;

  guint             date;  /* YYYYMMDD; 0 is now */
};

G_DEFINE_FINAL_TYPE (VaneTiles, vane_tiles, VANE_TYPE_READING_WIDGET)

enum
{
  PROP_0,
  PROP_DATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update (VaneTiles *self)
{
  VaneReading *reading = vane_reading_widget_get_reading (VANE_READING_WIDGET (self));
  VaneReport *report;
  VaneFacts facts;

  /* What has been shown stays. */
  if (reading == NULL)
    return;

  report = vane_reading_get_report (reading);
  vane_facts_init (&facts, report, vane_reading_get_now (reading), self->date);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    vane_tile_show (VANE_TILE (child), &facts, vane_reading_get_units (reading), vane_report_get_zone (report));
}

static void
vane_tiles_reading_changed (VaneReadingWidget *widget)
{
  update (VANE_TILES (widget));
}

static void
vane_tiles_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_DATE:
      g_value_set_uint (value, VANE_TILES (object)->date);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_tiles_set_property (GObject      *object,
                         guint         property_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  VaneTiles *self = VANE_TILES (object);

  switch (property_id)
    {
    case PROP_DATE:
      if (self->date == g_value_get_uint (value))
        return;
      self->date = g_value_get_uint (value);
      update (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_tiles_class_init (VaneTilesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vane_tiles_get_property;
  object_class->set_property = vane_tiles_set_property;
  VANE_READING_WIDGET_CLASS (klass)->reading_changed = vane_tiles_reading_changed;

  properties[PROP_DATE] = g_param_spec_uint ("date", NULL, NULL, 0, 99991231, 0,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

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
