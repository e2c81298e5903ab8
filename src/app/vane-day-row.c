/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekday, sky, rain, lowest and highest temperature of one day, bound in the template. */
#include "config.h"

#include "vane-day-row.h"

#include "present/vane-describe.h"
#include "vane-closures-items.h"
#include "vane-day-layout.h"
#include "vane-range-bar.h"
#include "vane-template.h"

struct _VaneDayRow
{
  GtkWidget    parent_instance;

  VaneDayItem *item;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (VaneDayRow, vane_day_row, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
vane_day_row_dispose (GObject *object)
{
  VaneDayRow *self = VANE_DAY_ROW (object);

  g_clear_object (&self->item);
  vane_template_dispose (GTK_WIDGET (self), VANE_TYPE_DAY_ROW);

  G_OBJECT_CLASS (vane_day_row_parent_class)->dispose (object);
}

static void
vane_day_row_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, VANE_DAY_ROW (object)->item);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_day_row_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_ITEM:
      if (g_set_object (&VANE_DAY_ROW (object)->item, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* The row that holds the row says all of it in one sentence; its parts stay silent. */
static void
vane_day_row_class_init (VaneDayRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_day_row_dispose;
  object_class->get_property = vane_day_row_get_property;
  object_class->set_property = vane_day_row_set_property;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, VANE_TYPE_DAY_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (VANE_TYPE_DAY_LAYOUT);
  g_type_ensure (VANE_TYPE_RANGE_BAR);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NONE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-day-row.ui");
  vane_closures_bind_items (widget_class);
}

static void
vane_day_row_init (VaneDayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- the factory --- */

static char *
describe (VaneDayItem *item)
{
  VaneReading *reading = vane_day_item_get_reading (item);

  return vane_describe_day (vane_day_item_get_day (item),
                            vane_report_get_zone (vane_reading_get_report (reading)),
                            vane_reading_get_units (reading), vane_reading_get_now (reading));
}

static void
on_factory_setup (GtkListItemFactory *factory,
                  GtkListItem        *list_item,
                  gpointer            user_data)
{
  gtk_list_item_set_child (list_item, g_object_new (VANE_TYPE_DAY_ROW, NULL));
}

static void
on_factory_bind (GtkListItemFactory *factory,
                 GtkListItem        *list_item,
                 gpointer            user_data)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  g_autofree char *sentence = describe (gtk_list_item_get_item (list_item));

  g_object_set (row, "item", gtk_list_item_get_item (list_item), NULL);
  /* GTK 4.8 has no gtk_list_item_set_accessible_label(). */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/**
 * vane_day_row_factory_new:
 *
 * Returns: (transfer full): makes and fills the rows of a list of #VaneDayItem
 */
GtkListItemFactory *
vane_day_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_factory_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_factory_bind), NULL);

  return factory;
}
