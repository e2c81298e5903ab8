/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-preferences.h"

#include <glib/gi18n.h>

#include "present/vane-describe.h"
#include "vane-choice.h"
#include "vane-deprecated.h"
#include "vane-key-group.h"
#include "vane-lock.h"
#include "vane-panel-page.h"
#include "vane-privacy-group.h"
#include "vane-source-group.h"

#define N_QUANTITIES 5
#define MAX_CHOICES  10

struct _VanePreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow         *preset;
  AdwComboRow         *temperature;
  AdwComboRow         *speed;
  AdwComboRow         *pressure;
  AdwComboRow         *precipitation;
  AdwComboRow         *distance;
  AdwComboRow         *interval;
  AdwComboRow         *feels_like;
  AdwComboRow         *line;
  AdwComboRow         *decimals;
  GtkSwitch           *failover;
  VanePanelPage       *panel;
  AdwPreferencesPage  *source_page;
  VaneSourceGroup     *sources;
  VanePrivacyGroup    *privacy;

  VaneSettings        *settings;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (VanePreferences, vane_preferences, VANE_DEPRECATED_TYPE_PREFERENCES_WINDOW)

static const struct
{
  VaneQuantity  quantity;
  const char   *property;
  gsize         row;  /* offset */
} quantities[N_QUANTITIES] = {
  { VANE_QUANTITY_TEMPERATURE, "unit-temperature", G_STRUCT_OFFSET (VanePreferences, temperature) },
  { VANE_QUANTITY_SPEED, "unit-speed", G_STRUCT_OFFSET (VanePreferences, speed) },
  { VANE_QUANTITY_PRESSURE, "unit-pressure", G_STRUCT_OFFSET (VanePreferences, pressure) },
  { VANE_QUANTITY_PRECIPITATION, "unit-precipitation", G_STRUCT_OFFSET (VanePreferences, precipitation) },
  { VANE_QUANTITY_DISTANCE, "unit-distance", G_STRUCT_OFFSET (VanePreferences, distance) },
};

static AdwComboRow *
get_row (VanePreferences *self,
         guint            i)
{
  return G_STRUCT_MEMBER (AdwComboRow *, self, quantities[i].row);
}

/* --- units --- */

/* What holds is read below the name, also where the preset decides. */
static void
on_settings_units (VaneSettings    *settings,
                   GParamSpec      *pspec,
                   VanePreferences *self)
{
  VaneUnits units = vane_settings_get_units (settings);

  for (guint i = 0; i < N_QUANTITIES; i++)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (get_row (self, i)),
                                 vane_unit_to_string (units.unit[quantities[i].quantity]));
}

static const char *
get_preset_label (VaneUnitsPreset preset)
{
  switch (preset)
    {
    case VANE_UNITS_US:
      return _("US (°F, mph)");
    case VANE_UNITS_UK:
      return _("UK (°C, mph)");
    case VANE_UNITS_NORDIC:
      return _("Nordic (°C, m/s)");
    case VANE_UNITS_METRIC:
    default:
      return _("Metric (°C, km/h)");
    }
}

static void
bind_preset (VanePreferences *self)
{
  VaneUnitsPreset automatic = vane_units_preset_for_country (vane_settings_get_locale_country (self->settings));
  /* Translators: %s is what automatic comes to: "US (°F, mph)" */
  g_autofree char *label = g_strdup_printf (_("Automatic: %s"), get_preset_label (automatic));
  VaneChoice choices[1 + VANE_N_UNITS_PRESETS] = { { "auto", label } };

  for (guint i = 0; i < VANE_N_UNITS_PRESETS; i++)
    choices[1 + i] = (VaneChoice) { vane_units_preset_to_string (i), get_preset_label (i) };
  vane_choice_bind (self->preset, G_OBJECT (self->settings), "units-preset", choices, G_N_ELEMENTS (choices));
}

static void
bind_units (VanePreferences *self)
{
  for (guint i = 0; i < N_QUANTITIES; i++)
    {
      VaneChoice choices[MAX_CHOICES] = { { "", _("As the preset") } };
      guint n = 1;

      for (guint unit = 0; unit < VANE_N_UNITS && n < MAX_CHOICES; unit++)
        if (vane_unit_is_of (unit, quantities[i].quantity))
          choices[n++] = (VaneChoice) { vane_unit_to_string (unit), vane_unit_to_string (unit) };
      vane_choice_bind (get_row (self, i), G_OBJECT (self->settings), quantities[i].property, choices, n);
    }
  g_signal_connect_object (self->settings, "notify::units", G_CALLBACK (on_settings_units), self, 0);
  on_settings_units (self->settings, NULL, self);
}

/* --- the others --- */

static void
bind_interval (VanePreferences *self)
{
  guint set_min = (guint) (vane_settings_get_refresh_interval (self->settings) / 60);
  static const guint minutes[] = { 15, 30, 60, 180, 360 };
  VaneChoice choices[G_N_ELEMENTS (minutes) + 1];
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      /* What somebody has set by other means is a choice too. */
      guint of_choice = i < G_N_ELEMENTS (minutes) ? minutes[i] : set_min;
      char *value = g_strdup_printf ("%u", of_choice * 60);
      char *label = of_choice % 60 == 0
                        ? g_strdup_printf (ngettext ("Every hour", "Every %u hours", of_choice / 60), of_choice / 60)
                        : g_strdup_printf (ngettext ("Every minute", "Every %u minutes", of_choice), of_choice);
      gboolean is_there = FALSE;

      g_ptr_array_add (texts, value);
      g_ptr_array_add (texts, label);
      for (guint j = 0; j < n; j++)
        is_there = is_there || g_str_equal (choices[j].value, value);
      if (!is_there)
        choices[n++] = (VaneChoice) { value, label };
    }
  vane_choice_bind (self->interval, G_OBJECT (self->settings), "refresh-interval", choices, n);
}

static void
bind_glance (VanePreferences *self)
{
  const VaneChoice feels_like[] = {
    { "actual", _("As measured") },
    { "feels", _("What it feels like") },
    { "both", _("Both, where they differ") },
  };
  const VaneChoice line[] = {
    { "high-low", _("High and low") },
    { "wind", _("Wind") },
    { "humidity", _("Humidity") },
    { "updated", _("When it was updated") },
  };

  vane_choice_bind (self->feels_like, G_OBJECT (self->settings), "glance-feels-like", feels_like,
                    G_N_ELEMENTS (feels_like));
  vane_choice_bind (self->line, G_OBJECT (self->settings), "glance-line", line, G_N_ELEMENTS (line));
}

static void
bind_decimals (VanePreferences *self)
{
  static const char *const values[] = { "0", "1", "2", "3", "4" };
  VaneChoice choices[G_N_ELEMENTS (values)];

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    choices[i] = (VaneChoice) { values[i], vane_describe_decimals (i) };
  vane_choice_bind (self->decimals, G_OBJECT (self->settings), "coordinate-decimals", choices, G_N_ELEMENTS (choices));
}

static void
lock_rows (VanePreferences *self)
{
  for (guint i = 0; i < N_QUANTITIES; i++)
    vane_lock_row (get_row (self, i), self->settings, quantities[i].property);
  vane_lock_row (self->preset, self->settings, "units-preset");
  vane_lock_row (self->interval, self->settings, "refresh-interval");
  vane_lock_row (self->feels_like, self->settings, "glance-feels-like");
  vane_lock_row (self->line, self->settings, "glance-line");
  vane_lock_row (self->decimals, self->settings, "coordinate-decimals");
  vane_lock_row (self->failover, self->settings, "failover");
}

/* A group for every key that some source needs. */
static void
add_keys (VanePreferences *self,
          VaneContext     *context)
{
  const VaneProviderInfo *const *providers = vane_context_get_providers (context);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; providers[i] != NULL; i++)
    if (providers[i]->secret_id != NULL && g_hash_table_add (seen, (gpointer) providers[i]->secret_id))
      adw_preferences_page_add (self->source_page,
                                ADW_PREFERENCES_GROUP (vane_key_group_new (context, providers[i])));
}

/* --- the object --- */

static void
vane_preferences_dispose (GObject *object)
{
  VanePreferences *self = VANE_PREFERENCES (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), VANE_TYPE_PREFERENCES);

  G_OBJECT_CLASS (vane_preferences_parent_class)->dispose (object);
}

static void
vane_preferences_class_init (VanePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vane_preferences_dispose;

  g_type_ensure (VANE_TYPE_SOURCE_GROUP);
  g_type_ensure (VANE_TYPE_PANEL_PAGE);
  g_type_ensure (VANE_TYPE_PRIVACY_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, VanePreferences, preset);
  gtk_widget_class_bind_template_child (widget_class, VanePreferences, temperature);
  gtk_widget_class_bind_template_child (widget_class, VanePreferences, speed);
  gtk_widget_class_bind_template_child (widget_class, VanePreferences, pressure);
  gtk_widget_class_bind_template_child (widget_class, VanePreferences, precipitation);
  gtk_widget_class_bind_template_child (widget_class, VanePreferences, distance);
  gtk_widget_class_bind_template_child (widget_class, VanePreferences, interval);
  gtk_widget_class_bind_template_child (widget_class, VanePreferences, feels_like);
  gtk_widget_class_bind_template_child (widget_class, VanePreferences, line);
  gtk_widget_class_bind_template_child (widget_class, VanePreferences, decimals);
  gtk_widget_class_bind_template_child (widget_class, VanePreferences, failover);
  gtk_widget_class_bind_template_child (widget_class, VanePreferences, panel);
  gtk_widget_class_bind_template_child (widget_class, VanePreferences, source_page);
  gtk_widget_class_bind_template_child (widget_class, VanePreferences, sources);
  gtk_widget_class_bind_template_child (widget_class, VanePreferences, privacy);
}

static void
vane_preferences_init (VanePreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vane_preferences_new:
 * @parent: (nullable): the window it belongs to
 * @context: whose settings and keys these are
 *
 * Returns: (transfer none): the preferences; GTK owns them
 */
VanePreferences *
vane_preferences_new (GtkWindow   *parent,
                      VaneContext *context)
{
  VanePreferences *self;

  g_return_val_if_fail (VANE_IS_CONTEXT (context), NULL);

  self = g_object_new (VANE_TYPE_PREFERENCES, "transient-for", parent, NULL);
  self->settings = g_object_ref (vane_context_get_settings (context));
  bind_preset (self);
  bind_units (self);
  bind_interval (self);
  bind_glance (self);
  bind_decimals (self);
  g_object_bind_property (self->settings, "failover", self->failover, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  lock_rows (self);
  vane_panel_page_set_context (self->panel, context);
  vane_source_group_set_context (self->sources, context);
  add_keys (self, context);
  vane_privacy_group_set_context (self->privacy, context);

  return self;
}
