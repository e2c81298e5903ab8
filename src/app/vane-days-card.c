/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands the reading to the model of its days. */
#include "config.h"

#include "vane-days-card.h"

#include "vane-day-row.h"
#include "vane-list.h"

struct _VaneDaysCard
{
  VaneReadingWidget  parent_instance;

  VaneDayModel      *model;  /* (owned) */
  GtkListView       *days;
};

G_DEFINE_FINAL_TYPE (VaneDaysCard, vane_days_card, VANE_TYPE_READING_WIDGET)

static void
vane_days_card_reading_changed (VaneReadingWidget *widget)
{
  vane_day_model_set_reading (VANE_DAYS_CARD (widget)->model, vane_reading_widget_get_reading (widget));
}

static void
vane_days_card_finalize (GObject *object)
{
  g_clear_object (&VANE_DAYS_CARD (object)->model);

  G_OBJECT_CLASS (vane_days_card_parent_class)->finalize (object);
}

static void
vane_days_card_class_init (VaneDaysCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = vane_days_card_finalize;
  VANE_READING_WIDGET_CLASS (klass)->reading_changed = vane_days_card_reading_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-days-card.ui");
  gtk_widget_class_bind_template_child (widget_class, VaneDaysCard, days);
}

static void
vane_days_card_init (VaneDaysCard *self)
{
  self->model = vane_day_model_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vane_list_fill (self->days, G_LIST_MODEL (self->model), vane_day_row_factory_new ());
}
