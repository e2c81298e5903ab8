/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed settings: what is kept is read, checked and held ready; whoever changed it, the
 * properties tell. */
#include "config.h"

#include "feed/vane-settings.h"

#include "feed/vane-settings-locale.h"
#include "feed/vane-settings-private.h"

G_DEFINE_FINAL_TYPE (VaneSettings, vane_settings, G_TYPE_OBJECT)

enum
{
  PROP_UNITS = 1,
  PROP_UNITS_PRESET,
  PROP_PROVIDER,
  PROP_REFRESH_INTERVAL,
  PROP_COORDINATE_DECIMALS,
  PROP_FAILOVER,
  PROP_KEEP_IN_PANEL,
  PROP_ENDPOINTS,
  PROP_NOTIFICATIONS,
  PROP_PLACES,
  PROP_CURRENT_ID,
  PROP_GLANCE_FEELS_LIKE,
  PROP_GLANCE_LINE,
  PROP_FIRST_UNIT,  /* one for each of vane_settings_unit_keys */
  PROP_FIRST_NOTIFICATION = PROP_FIRST_UNIT + VANE_SETTINGS_N_UNIT_KEYS,
  PROP_FIRST_TRAY = PROP_FIRST_NOTIFICATION + VANE_SETTINGS_N_NOTIFICATION_KEYS,
  PROP_FIRST_STAND = PROP_FIRST_TRAY + VANE_SETTINGS_N_TRAY_KEYS,
  N_PROPS = PROP_FIRST_STAND + VANE_SETTINGS_N_STAND_PROPERTIES
};

static GParamSpec *properties[N_PROPS];

/* The same as in the schema, for where it is not installed. */
static const VaneSettingsKey keys[] = {
  { "places", "aa{sv}", "[]" },
  { "current-place", "s", "''" },
  { "provider", "s", "'" VANE_SETTINGS_DEFAULT_PROVIDER "'" },
  { "failover", "b", "true" },
  { "refresh-interval", "x", "900" },
  { "coordinate-decimals", "u", "2" },
  { "keep-in-panel", "b", "false" },
  { "endpoints", "s", "''" },
  { "join-requests", "b", "true" },
  { "notify-alerts", "b", "true" },
  { "notify-rain", "b", "false" },
  { "notify-rain-lead-minutes", "u", "30" },
  { "notify-brief", "b", "false" },
  { "notify-brief-time", "u", "1200" },
  { "quiet-from", "u", "1320" },
  { "quiet-until", "u", "420" },
  { "units-preset", "s", "'" VANE_SETTINGS_AUTO "'" },
  { "unit-temperature", "s", "''" },
  { "unit-speed", "s", "''" },
  { "unit-pressure", "s", "''" },
  { "unit-precipitation", "s", "''" },
  { "unit-distance", "s", "''" },
  { "glance-feels-like", "s", "'actual'" },
  { "glance-line", "s", "'high-low'" },
  { "tray-place", "s", "''" },
  { "tray-ink", "s", "'auto'" },
  { "tray-icon", "s", "'colour'" },
  { "glance-anchor", "s", "'top-right'" },
  { "glance-margin", "u", "24" },
  { "glance-output", "s", "''" },
  { "strip-anchor", "s", "'top'" },
  { "strip-margin", "u", "0" },
  { "strip-output", "s", "''" },
  { "window-width", "i", "0" },
  { "window-height", "i", "0" },
  { "window-page-width", "i", "0" },
  { "window-page-height", "i", "0" },
  { "window-scroll", "i", "0" },
  { "window-maximized", "b", "false" },
};

const VaneSettingsUnitKey vane_settings_unit_keys[VANE_SETTINGS_N_UNIT_KEYS] = {
  { VANE_QUANTITY_TEMPERATURE, "unit-temperature" },
  { VANE_QUANTITY_SPEED, "unit-speed" },
  { VANE_QUANTITY_PRESSURE, "unit-pressure" },
  { VANE_QUANTITY_PRECIPITATION, "unit-precipitation" },
  { VANE_QUANTITY_DISTANCE, "unit-distance" },
};

static void
on_store_changed (VaneSettingsStore *store,
                  const char        *key,
                  VaneSettings      *self)
{
  vane_settings_read_key (self, key);
}

static VaneSettings *
make (VaneSettingsStore *store)
{
  VaneSettings *self = g_object_new (VANE_TYPE_SETTINGS, NULL);

  self->store = store;
  self->country = vane_settings_locale_read_country ();
  self->language = vane_settings_locale_read_language ();
  vane_settings_read_key (self, NULL);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, 0);

  return self;
}

static void
vane_settings_finalize (GObject *object)
{
  VaneSettings *self = VANE_SETTINGS (object);

  g_clear_object (&self->store);
  g_free (self->country);
  g_free (self->language);
  g_free (self->endpoints);
  g_free (self->current_id);
  g_free (self->tray_place);
  g_clear_pointer (&self->places, g_ptr_array_unref);

  G_OBJECT_CLASS (vane_settings_parent_class)->finalize (object);
}

/* What stands in tables, after the others. */
static gboolean
get_listed (VaneSettings *self,
            guint         id,
            GValue       *value)
{
  if (id < PROP_FIRST_UNIT || id >= N_PROPS)
    return FALSE;

  if (id >= PROP_FIRST_STAND)
    vane_settings_get_stand_property (self, id - PROP_FIRST_STAND, value);
  else if (id >= PROP_FIRST_TRAY)
    vane_settings_get_tray (self, id - PROP_FIRST_TRAY, value);
  else if (id >= PROP_FIRST_NOTIFICATION)
    vane_settings_get_notification (self, id - PROP_FIRST_NOTIFICATION, value);
  else
    g_value_set_static_string (value, self->units_chosen[id - PROP_FIRST_UNIT]);

  return TRUE;
}

static gboolean
set_listed (VaneSettings *self,
            guint         id,
            const GValue *value)
{
  if (id < PROP_FIRST_UNIT || id >= N_PROPS)
    return FALSE;

  if (id >= PROP_FIRST_STAND)
    vane_settings_set_anchor (self, (id - PROP_FIRST_STAND) % VANE_SETTINGS_N_STANDS, g_value_get_string (value));
  else if (id >= PROP_FIRST_TRAY)
    vane_settings_set_tray (self, id - PROP_FIRST_TRAY, value);
  else if (id >= PROP_FIRST_NOTIFICATION)
    vane_settings_set_notification (self, id - PROP_FIRST_NOTIFICATION, value);
  else
    vane_settings_set_unit (self, vane_settings_unit_keys[id - PROP_FIRST_UNIT].quantity, g_value_get_string (value));

  return TRUE;
}

static void
vane_settings_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  VaneSettings *self = VANE_SETTINGS (object);

  if (get_listed (self, id, value))
    return;

  switch (id)
    {
    case PROP_UNITS:
      g_value_set_pointer (value, &self->units);
      break;
    case PROP_UNITS_PRESET:
      g_value_set_static_string (value, self->units_preset);
      break;
    case PROP_PROVIDER:
      g_value_set_static_string (value, self->provider);
      break;
    case PROP_REFRESH_INTERVAL:
      g_value_set_int64 (value, self->interval_s);
      break;
    case PROP_COORDINATE_DECIMALS:
      g_value_set_uint (value, self->decimals);
      break;
    case PROP_FAILOVER:
      g_value_set_boolean (value, self->failover);
      break;
    case PROP_KEEP_IN_PANEL:
      g_value_set_boolean (value, self->keep_in_panel);
      break;
    case PROP_ENDPOINTS:
      g_value_set_string (value, self->endpoints);
      break;
    case PROP_NOTIFICATIONS:
      g_value_set_pointer (value, &self->notifications);
      break;
    case PROP_PLACES:
      g_value_take_boxed (value, vane_settings_dup_places (self));
      break;
    case PROP_CURRENT_ID:
      g_value_set_string (value, self->current_id);
      break;
    case PROP_GLANCE_FEELS_LIKE:
      g_value_set_static_string (value, self->glance_feels_like);
      break;
    case PROP_GLANCE_LINE:
      g_value_set_static_string (value, self->glance_line);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vane_settings_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  VaneSettings *self = VANE_SETTINGS (object);

  if (set_listed (self, id, value))
    return;

  switch (id)
    {
    case PROP_UNITS_PRESET:
      vane_settings_set_units_preset (self, g_value_get_string (value));
      break;
    case PROP_PROVIDER:
      vane_settings_set_provider (self, g_value_get_string (value));
      break;
    case PROP_REFRESH_INTERVAL:
      vane_settings_set_refresh_interval (self, g_value_get_int64 (value));
      break;
    case PROP_COORDINATE_DECIMALS:
      vane_settings_set_decimals (self, g_value_get_uint (value));
      break;
    case PROP_FAILOVER:
      vane_settings_set_failover (self, g_value_get_boolean (value));
      break;
    case PROP_KEEP_IN_PANEL:
      vane_settings_set_keep_in_panel (self, g_value_get_boolean (value));
      break;
    case PROP_GLANCE_FEELS_LIKE:
      vane_settings_set_glance_feels_like (self, g_value_get_string (value));
      break;
    case PROP_GLANCE_LINE:
      vane_settings_set_glance_line (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vane_settings_class_init (VaneSettingsClass *klass)
{
  const GParamFlags reads = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags writes = reads | G_PARAM_WRITABLE;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = vane_settings_finalize;
  object_class->get_property = vane_settings_get_property;
  object_class->set_property = vane_settings_set_property;

  /* A VaneUnits, good until the next change. */
  properties[PROP_UNITS] = g_param_spec_pointer ("units", NULL, NULL, reads);
  properties[PROP_UNITS_PRESET] =
      g_param_spec_string ("units-preset", NULL, NULL, VANE_SETTINGS_AUTO, writes);
  properties[PROP_PROVIDER] = g_param_spec_string ("provider", NULL, NULL, VANE_SETTINGS_DEFAULT_PROVIDER, writes);
  properties[PROP_REFRESH_INTERVAL] =
      g_param_spec_int64 ("refresh-interval", NULL, NULL, VANE_SETTINGS_MIN_INTERVAL_S,
                          VANE_SETTINGS_MAX_INTERVAL_S, VANE_SETTINGS_DEFAULT_INTERVAL_S, writes);
  properties[PROP_COORDINATE_DECIMALS] =
      g_param_spec_uint ("coordinate-decimals", NULL, NULL, 0, VANE_SETTINGS_MAX_DECIMALS,
                         VANE_SETTINGS_DEFAULT_DECIMALS, writes);
  properties[PROP_FAILOVER] = g_param_spec_boolean ("failover", NULL, NULL, TRUE, writes);
  properties[PROP_KEEP_IN_PANEL] = g_param_spec_boolean ("keep-in-panel", NULL, NULL, FALSE, writes);
  properties[PROP_ENDPOINTS] = g_param_spec_string ("endpoints", NULL, NULL, "", reads);
  properties[PROP_NOTIFICATIONS] = g_param_spec_pointer ("notifications", NULL, NULL, reads);
  /* (element-type VanePlace) */
  properties[PROP_PLACES] = g_param_spec_boxed ("places", NULL, NULL, G_TYPE_PTR_ARRAY, reads);
  properties[PROP_CURRENT_ID] = g_param_spec_string ("current-id", NULL, NULL, "", reads);
  properties[PROP_GLANCE_FEELS_LIKE] =
      g_param_spec_string ("glance-feels-like", NULL, NULL, vane_settings_feels_like_words[0], writes);
  properties[PROP_GLANCE_LINE] =
      g_param_spec_string ("glance-line", NULL, NULL, vane_settings_line_words[0], writes);
  for (guint i = 0; i < VANE_SETTINGS_N_UNIT_KEYS; i++)
    properties[PROP_FIRST_UNIT + i] =
        g_param_spec_string (vane_settings_unit_keys[i].key, NULL, NULL, "", writes);
  for (guint i = 0; i < VANE_SETTINGS_N_NOTIFICATION_KEYS; i++)
    properties[PROP_FIRST_NOTIFICATION + i] = vane_settings_make_notification_pspec (i);
  for (guint i = 0; i < VANE_SETTINGS_N_TRAY_KEYS; i++)
    properties[PROP_FIRST_TRAY + i] = vane_settings_make_tray_pspec (i);
  for (guint i = 0; i < VANE_SETTINGS_N_STAND_PROPERTIES; i++)
    properties[PROP_FIRST_STAND + i] = vane_settings_make_stand_pspec (i);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vane_settings_init (VaneSettings *self)
{
}

/**
 * vane_settings_new:
 *
 * Returns: (transfer full): the user's settings
 */
VaneSettings *
vane_settings_new (void)
{
  return make (vane_settings_store_new (NULL, keys, G_N_ELEMENTS (keys)));
}

/**
 * vane_settings_new_memory:
 *
 * Returns: (transfer full): settings that forget; the locale is the process's all the same
 */
VaneSettings *
vane_settings_new_memory (void)
{
  return make (vane_settings_store_new_memory (keys, G_N_ELEMENTS (keys)));
}
