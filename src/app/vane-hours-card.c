/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands the reading to the model of its hours. */
#include "config.h"

#include "vane-hours-card.h"

#include "vane-hour-cell.h"
#include "vane-list.h"

struct _VaneHoursCard
{
  VaneReadingWidget  parent_instance;

  VaneHourModel     *model;  /* (owned) */
  GtkListView       *hours;
};

G_DEFINE_FINAL_TYPE (VaneHoursCard, vane_hours_card, VANE_TYPE_READING_WIDGET)

static void
vane_hours_card_reading_changed (VaneReadingWidget *widget)
{
  vane_hour_model_set_reading (VANE_HOURS_CARD (widget)->model, vane_reading_widget_get_reading (widget));
}

static void
vane_hours_card_finalize (GObject *object)
{
  g_clear_object (&VANE_HOURS_CARD (object)->model);

  G_OBJECT_CLASS (vane_hours_card_parent_class)->finalize (object);
}

static void
vane_hours_card_class_init (VaneHoursCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = vane_hours_card_finalize;
  VANE_READING_WIDGET_CLASS (klass)->reading_changed = vane_hours_card_reading_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-hours-card.ui");
  gtk_widget_class_bind_template_child (widget_class, VaneHoursCard, hours);
}

static void
vane_hours_card_init (VaneHoursCard *self)
{
  self->model = vane_hour_model_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vane_list_fill (self->hours, G_LIST_MODEL (self->model), vane_hour_cell_factory_new ());
}
