/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Name, temperature, whether it is the current one, and a button that removes it. */
#include "config.h"

#include "vane-place-row.h"

#include <glib/gi18n.h>

#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "vane-reading.h"

struct _VanePlaceRow
{
  AdwActionRow  parent_instance;

  VaneContext  *context;           /* (owned) */
  VaneFeed     *feed;              /* (owned) */
  GSignalGroup *feed_signals;      /* (owned) */
  GSignalGroup *settings_signals;  /* (owned) */
  GSignalGroup *list_signals;      /* (owned) */

  GtkLabel     *temperature;
  GtkWidget    *current;
  GtkWidget    *remove;
};

G_DEFINE_FINAL_TYPE (VanePlaceRow, vane_place_row, ADW_TYPE_ACTION_ROW)

static char *
format_temperature (VanePlaceRow *self)
{
  VaneReport *report = vane_feed_get_report (self->feed);
  VaneUnits units = vane_settings_get_units (vane_context_get_settings (self->context));
  VaneSample sample;
  VaneBasis basis;

  if (report == NULL || !vane_derive_now (report, vane_feed_get_now (self->feed), &sample, &basis))
    return NULL;

  return vane_format_sample (&sample, VANE_FIELD_TEMPERATURE, &units, VANE_FORMAT_PLAIN);
}

/* What tells it from another place of the same name. */
static char *
make_subtitle (VanePlace *place)
{
  const char *admin = vane_place_get_admin1 (place);
  const char *country = vane_place_get_country (place);

  if (admin != NULL && country != NULL)
    return g_strdup_printf ("%s, %s", admin, country);

  return g_strdup (admin != NULL ? admin : country);
}

static void
update (VanePlaceRow *self)
{
  VanePlace *place = vane_feed_get_place (self->feed);
  g_autofree char *name = vane_describe_place (place);
  g_autofree char *subtitle = make_subtitle (place);
  g_autofree char *temperature = format_temperature (self);
  g_autofree char *sentence = NULL;
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), name);
  gboolean current = vane_feed_list_get_current (vane_context_get_feeds (self->context)) == self->feed;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle != NULL ? subtitle : "");
  gtk_label_set_label (self->temperature, temperature != NULL ? temperature : "");
  gtk_widget_set_visible (self->current, current);
  gtk_widget_set_tooltip_text (self->remove, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);

  sentence = temperature != NULL ? g_strdup_printf ("%s, %s", name, temperature) : g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
on_remove_clicked (GtkButton    *button,
                   VanePlaceRow *self)
{
  /* The row goes with the place. */
  g_autoptr(VaneFeed) feed = g_object_ref (self->feed);

  vane_feed_list_remove (vane_context_get_feeds (self->context), vane_place_get_id (vane_feed_get_place (feed)));
}

static void
vane_place_row_dispose (GObject *object)
{
  VanePlaceRow *self = VANE_PLACE_ROW (object);

  g_clear_object (&self->feed_signals);
  g_clear_object (&self->settings_signals);
  g_clear_object (&self->list_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), VANE_TYPE_PLACE_ROW);
  g_clear_object (&self->feed);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_place_row_parent_class)->dispose (object);
}

static void
vane_place_row_class_init (VanePlaceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vane_place_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-place-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VanePlaceRow, temperature);
  gtk_widget_class_bind_template_child (widget_class, VanePlaceRow, current);
  gtk_widget_class_bind_template_child (widget_class, VanePlaceRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);
}

static void
vane_place_row_init (VanePlaceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->feed_signals = g_signal_group_new (VANE_TYPE_FEED);
  g_signal_group_connect_swapped (self->feed_signals, "notify::report", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->feed_signals, "notify::place", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->feed_signals, "tick", G_CALLBACK (update), self);
  self->settings_signals = g_signal_group_new (VANE_TYPE_SETTINGS);
  g_signal_group_connect_swapped (self->settings_signals, "notify::units", G_CALLBACK (update), self);
  self->list_signals = g_signal_group_new (VANE_TYPE_FEED_LIST);
  g_signal_group_connect_swapped (self->list_signals, "notify::current", G_CALLBACK (update), self);
}

/**
 * vane_place_row_new:
 * @context: the context
 * @feed: the place's feed
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
vane_place_row_new (VaneContext *context,
                    VaneFeed    *feed)
{
  VanePlaceRow *self = g_object_new (VANE_TYPE_PLACE_ROW, NULL);

  self->context = g_object_ref (context);
  self->feed = g_object_ref (feed);
  g_signal_group_set_target (self->feed_signals, feed);
  g_signal_group_set_target (self->settings_signals, vane_context_get_settings (context));
  g_signal_group_set_target (self->list_signals, vane_context_get_feeds (context));
  update (self);

  return GTK_WIDGET (self);
}

/**
 * vane_place_row_get_feed:
 * @self: a row
 *
 * Returns: (transfer none): the place's feed
 */
VaneFeed *
vane_place_row_get_feed (VanePlaceRow *self)
{
  g_return_val_if_fail (VANE_IS_PLACE_ROW (self), NULL);

  return self->feed;
}
