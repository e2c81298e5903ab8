/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Follows its feed; what has been shown stays, and says how old it is. */
#include "config.h"

#include "vane-strip-item.h"

#include <glib/gi18n.h>

#include "icons/vane-picture.h"
#include "present/vane-describe-alert.h"
#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "vane-icon.h"
#include "vane-place-words.h"
#include "vane-reading.h"

#define ICON_SIZE 24
#define SPACING 6
/* A longer name is cut short; all of it is in the tooltip. */
#define NAME_CHARS 18

struct _VaneStripItem
{
  GtkButton     parent_instance;

  VaneContext  *context;           /* (owned) */
  VaneFeed     *feed;              /* (owned) */
  GSignalGroup *feed_signals;      /* (owned) */
  GSignalGroup *settings_signals;  /* (owned) */

  GtkWidget    *icon;
  GtkLabel     *name;
  GtkLabel     *number;
  GtkWidget    *alert;
  GtkWidget    *old;
};

G_DEFINE_FINAL_TYPE (VaneStripItem, vane_strip_item, GTK_TYPE_BUTTON)

/* --- the words --- */

/* "Wind Advisory · until 18:00", of the worst of them. */
static char *
describe_alert (VaneReading *reading)
{
  GPtrArray *alerts = reading != NULL ? vane_reading_get_alerts (reading) : NULL;

  if (alerts == NULL || alerts->len == 0)
    return NULL;

  return vane_describe_alert (alerts->pdata[0], vane_report_get_zone (vane_reading_get_report (reading)),
                              vane_reading_get_now (reading));
}

/* It stands there all day: no age, which would have to be told anew each minute, but of what is old and
 * so has lost its place anyhow. */
static char *
describe_when (VaneFeed    *feed,
               VaneReading *reading)
{
  VaneReport *report = vane_reading_get_report (reading);
  const VaneProviderInfo *provider = vane_feed_get_shown_provider (feed);
  g_autofree char *time = vane_format_time (vane_report_get_fetched_at (report), NULL);

  if (vane_place_words_is_old (feed) || time == NULL)
    return vane_describe_age (report, vane_reading_get_now (reading));

  /* Translators: a source of weather and when it was asked: "Open-Meteo, at 15:12" */
  return g_strdup_printf (_("%s, at %s"), provider != NULL ? provider->name : vane_report_get_provider (report), time);
}

/* All of it: on a line each for who points at it, as a sentence for who does not see it. */
static void
show_words (VaneStripItem *self,
            VaneReading   *reading,
            const char    *name,
            const char    *alert)
{
  VaneReport *report = reading != NULL ? vane_reading_get_report (reading) : NULL;
  g_autofree char *trouble = vane_place_words_trouble (self->feed);
  g_autofree char *now = NULL;
  g_autofree char *when = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) lines = NULL;
  g_autofree char *tooltip = NULL;
  const char *parts[5];

  if (report != NULL)
    {
      now = vane_describe_now (report, vane_reading_get_units (reading), vane_reading_get_now (reading));
      when = describe_when (self->feed, reading);
    }
  parts[0] = name;
  parts[1] = now != NULL ? now : trouble == NULL ? _("Loading the weather") : NULL;
  parts[2] = alert;
  parts[3] = when;
  parts[4] = trouble;
  sentence = vane_place_words_join (", ", parts, G_N_ELEMENTS (parts));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_strv_builder_add (builder, parts[i]);
  lines = g_strv_builder_end (builder);
  tooltip = g_strjoinv ("\n", lines);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/* --- what is shown --- */

static void
set_mark (VaneStripItem *self,
          GtkWidget     *mark,
          const char    *name,
          gboolean       set)
{
  gtk_widget_set_visible (mark, set);
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
update (VaneStripItem *self)
{
  VaneReport *report = vane_feed_get_report (self->feed);
  VaneUnits units = vane_settings_get_units (vane_context_get_settings (self->context));
  g_autoptr(VaneReading) reading =
      report != NULL ? vane_reading_new (report, &units, vane_feed_get_now (self->feed)) : NULL;
  const VaneSample *sample = reading != NULL ? vane_reading_get_sample (reading) : NULL;
  g_autofree char *name = vane_describe_place (vane_feed_get_place (self->feed));
  g_autofree char *number = vane_place_words_temperature (reading);
  g_autofree char *alert = describe_alert (reading);

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->number, number != NULL ? number : "–");
  g_object_set (self->icon, "picture",
                sample != NULL ? vane_picture_find (sample->condition, sample->daylight) : VANE_PICTURE_NONE, NULL);
  set_mark (self, self->alert, "alert", alert != NULL);
  /* What never came is missing, not old. */
  set_mark (self, self->old, "old", vane_place_words_is_old (self->feed));
  show_words (self, reading, name, alert);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", vane_place_get_id (vane_feed_get_place (self->feed)));
}

/* --- the object --- */

static void
vane_strip_item_dispose (GObject *object)
{
  VaneStripItem *self = VANE_STRIP_ITEM (object);

  g_clear_object (&self->feed_signals);
  g_clear_object (&self->settings_signals);
  g_clear_object (&self->feed);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_strip_item_parent_class)->dispose (object);
}

static void
vane_strip_item_class_init (VaneStripItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vane_strip_item_dispose;
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_parts (VaneStripItem *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

  self->icon = g_object_new (VANE_TYPE_ICON, "pixel-size", ICON_SIZE, "valign", GTK_ALIGN_CENTER, NULL);
  self->name = GTK_LABEL (make_label ("strip-name"));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->name, NAME_CHARS);
  gtk_label_set_xalign (self->name, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  self->number = GTK_LABEL (make_label ("numeric"));
  self->alert = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  self->old = gtk_image_new_from_icon_name ("document-open-recent-symbolic");
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (box), self->alert);
  gtk_box_append (GTK_BOX (box), self->old);
  gtk_button_set_child (GTK_BUTTON (self), box);
}

static void
vane_strip_item_init (VaneStripItem *self)
{
  static const char *const details[] = { "notify::report", "notify::error", "notify::phase", "notify::place",
                                         "notify::asked-failed", "tick" };

  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "strip-item");
  add_parts (self);

  self->feed_signals = g_signal_group_new (VANE_TYPE_FEED);
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    g_signal_group_connect_swapped (self->feed_signals, details[i], G_CALLBACK (update), self);
  self->settings_signals = g_signal_group_new (VANE_TYPE_SETTINGS);
  g_signal_group_connect_swapped (self->settings_signals, "notify::units", G_CALLBACK (update), self);
}

/**
 * vane_strip_item_new:
 * @context: whose settings say how it is read
 * @feed: the place's feed
 *
 * Returns: (transfer floating): the place in the strip
 */
GtkWidget *
vane_strip_item_new (VaneContext *context,
                     VaneFeed    *feed)
{
  VaneStripItem *self = g_object_new (VANE_TYPE_STRIP_ITEM, NULL);

  self->context = g_object_ref (context);
  self->feed = g_object_ref (feed);
  g_signal_group_set_target (self->feed_signals, feed);
  g_signal_group_set_target (self->settings_signals, vane_context_get_settings (context));
  update (self);
  /* After its target: an action without one is none. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "app.place");

  return GTK_WIDGET (self);
}

/**
 * vane_strip_item_update:
 * @self: a place in the strip
 *
 * Time went by: what it shows may have changed though its feed did not.
 */
void
vane_strip_item_update (VaneStripItem *self)
{
  g_return_if_fail (VANE_IS_STRIP_ITEM (self));

  update (self);
}
