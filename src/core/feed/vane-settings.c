/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed settings: what is kept is read, checked and held ready; whoever changed it, the
 * properties tell. */
#include "config.h"

#include "feed/vane-settings.h"

#include "feed/vane-settings-locale.h"
#include "feed/vane-settings-places.h"
#include "feed/vane-settings-private.h"
#include "provider/vane-provider.h"

#define DEFAULT_PROVIDER   "open-meteo"
#define DEFAULT_INTERVAL_S 900
#define DEFAULT_DECIMALS   2

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
  PROP_PLACES,
  PROP_CURRENT_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The same as in the schema, for where it is not installed. */
static const VaneSettingsKey keys[] = {
  { "places", "aa{sv}", "[]" },
  { "current-place", "s", "''" },
  { "provider", "s", "'" DEFAULT_PROVIDER "'" },
  { "failover", "b", "true" },
  { "refresh-interval", "x", "900" },
  { "coordinate-decimals", "u", "2" },
  { "keep-in-panel", "b", "false" },
  { "endpoints", "s", "''" },
  { "units-preset", "s", "'" VANE_SETTINGS_AUTO "'" },
  { "unit-temperature", "s", "''" },
  { "unit-speed", "s", "''" },
  { "unit-pressure", "s", "''" },
  { "unit-precipitation", "s", "''" },
  { "unit-distance", "s", "''" },
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

static char *
read_string (VaneSettings *self,
             const char   *key)
{
  g_autoptr(GVariant) value = vane_settings_store_read (self->store, key);

  return g_variant_dup_string (value, NULL);
}

static void
notify (VaneSettings *self,
        guint         property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
read_units (VaneSettings *self)
{
  g_autofree char *preset_id = read_string (self, "units-preset");
  VaneUnitsPreset preset = vane_units_preset_for_country (self->country);
  const char *units_preset = VANE_SETTINGS_AUTO;
  VaneUnits units;

  if (vane_units_preset_from_string (preset_id, &preset))
    units_preset = vane_units_preset_to_string (preset);

  units = vane_units_from_preset (preset);
  for (guint i = 0; i < VANE_SETTINGS_N_UNIT_KEYS; i++)
    {
      g_autofree char *id = read_string (self, vane_settings_unit_keys[i].key);
      VaneUnit unit;

      if (vane_unit_from_string (id, &unit) && vane_unit_is_of (unit, vane_settings_unit_keys[i].quantity))
        units.unit[vane_settings_unit_keys[i].quantity] = unit;
    }

  if (self->units_preset != units_preset)
    {
      self->units_preset = units_preset;
      notify (self, PROP_UNITS_PRESET);
    }
  if (!vane_units_equal (&self->units, &units))
    {
      self->units = units;
      notify (self, PROP_UNITS);
    }
}

static void
read_provider (VaneSettings *self)
{
  g_autofree char *id = read_string (self, "provider");
  const char *provider = vane_provider_find (id) != NULL ? g_intern_string (id) : DEFAULT_PROVIDER;

  if (g_strcmp0 (self->provider, provider) == 0)
    return;
  self->provider = provider;
  notify (self, PROP_PROVIDER);
}

static void
read_interval (VaneSettings *self)
{
  g_autoptr(GVariant) value = vane_settings_store_read (self->store, "refresh-interval");
  gint64 interval_s = g_variant_get_int64 (value);

  if (interval_s < VANE_SETTINGS_MIN_INTERVAL_S || interval_s > VANE_SETTINGS_MAX_INTERVAL_S)
    interval_s = DEFAULT_INTERVAL_S;
  if (self->interval_s == interval_s)
    return;
  self->interval_s = interval_s;
  notify (self, PROP_REFRESH_INTERVAL);
}

static void
read_decimals (VaneSettings *self)
{
  g_autoptr(GVariant) value = vane_settings_store_read (self->store, "coordinate-decimals");
  guint decimals = g_variant_get_uint32 (value);

  if (decimals > VANE_SETTINGS_MAX_DECIMALS)
    decimals = DEFAULT_DECIMALS;
  if (self->decimals == decimals)
    return;
  self->decimals = decimals;
  notify (self, PROP_COORDINATE_DECIMALS);
}

static void
read_failover (VaneSettings *self)
{
  g_autoptr(GVariant) value = vane_settings_store_read (self->store, "failover");
  gboolean failover = g_variant_get_boolean (value);

  if (self->failover == failover)
    return;
  self->failover = failover;
  notify (self, PROP_FAILOVER);
}

static void
read_keep_in_panel (VaneSettings *self)
{
  g_autoptr(GVariant) value = vane_settings_store_read (self->store, "keep-in-panel");
  gboolean kept = g_variant_get_boolean (value);

  if (self->keep_in_panel == kept)
    return;
  self->keep_in_panel = kept;
  notify (self, PROP_KEEP_IN_PANEL);
}

static void
read_endpoints (VaneSettings *self)
{
  g_autofree char *endpoints = read_string (self, "endpoints");

  if (g_strcmp0 (self->endpoints, endpoints) == 0)
    return;
  g_free (self->endpoints);
  self->endpoints = g_steal_pointer (&endpoints);
  notify (self, PROP_ENDPOINTS);
}

static void
read_places (VaneSettings *self)
{
  g_autoptr(GVariant) value = vane_settings_store_read (self->store, "places");
  g_autoptr(GPtrArray) places = vane_settings_places_read (value);

  if (self->places != NULL && vane_settings_places_equal (self->places, places))
    return;
  g_clear_pointer (&self->places, g_ptr_array_unref);
  self->places = g_steal_pointer (&places);
  notify (self, PROP_PLACES);
}

static void
read_current_id (VaneSettings *self)
{
  g_autofree char *current_id = read_string (self, "current-place");

  if (g_strcmp0 (self->current_id, current_id) == 0)
    return;
  g_free (self->current_id);
  self->current_id = g_steal_pointer (&current_id);
  notify (self, PROP_CURRENT_ID);
}

static const struct
{
  const char *prefix;  /* of the key */
  void      (*read) (VaneSettings *self);
} readers[] = {
  { "unit", read_units },
  { "provider", read_provider },
  { "refresh-interval", read_interval },
  { "coordinate-decimals", read_decimals },
  { "failover", read_failover },
  { "keep-in-panel", read_keep_in_panel },
  { "endpoints", read_endpoints },
  { "places", read_places },
  { "current-place", read_current_id },
};

static void
on_store_changed (VaneSettingsStore *store,
                  const char        *key,
                  VaneSettings      *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_str_has_prefix (key, readers[i].prefix))
      readers[i].read (self);
}

static VaneSettings *
make (VaneSettingsStore *store)
{
  VaneSettings *self = g_object_new (VANE_TYPE_SETTINGS, NULL);

  self->store = store;
  self->country = vane_settings_locale_read_country ();
  self->language = vane_settings_locale_read_language ();
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    readers[i].read (self);
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
  g_clear_pointer (&self->places, g_ptr_array_unref);

  G_OBJECT_CLASS (vane_settings_parent_class)->finalize (object);
}

static void
vane_settings_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  VaneSettings *self = VANE_SETTINGS (object);

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
    case PROP_ENDPOINTS:
      g_value_set_string (value, self->endpoints);
      break;
    case PROP_PLACES:
      g_value_take_boxed (value, vane_settings_dup_places (self));
      break;
    case PROP_CURRENT_ID:
      g_value_set_string (value, self->current_id);
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
  properties[PROP_PROVIDER] = g_param_spec_string ("provider", NULL, NULL, DEFAULT_PROVIDER, writes);
  properties[PROP_REFRESH_INTERVAL] =
      g_param_spec_int64 ("refresh-interval", NULL, NULL, VANE_SETTINGS_MIN_INTERVAL_S,
                          VANE_SETTINGS_MAX_INTERVAL_S, DEFAULT_INTERVAL_S, writes);
  properties[PROP_COORDINATE_DECIMALS] =
      g_param_spec_uint ("coordinate-decimals", NULL, NULL, 0, VANE_SETTINGS_MAX_DECIMALS, DEFAULT_DECIMALS, writes);
  properties[PROP_FAILOVER] = g_param_spec_boolean ("failover", NULL, NULL, TRUE, writes);
  properties[PROP_KEEP_IN_PANEL] = g_param_spec_boolean ("keep-in-panel", NULL, NULL, FALSE, writes);
  properties[PROP_ENDPOINTS] = g_param_spec_string ("endpoints", NULL, NULL, "", reads);
  /* (element-type VanePlace) */
  properties[PROP_PLACES] = g_param_spec_boxed ("places", NULL, NULL, G_TYPE_PTR_ARRAY, reads);
  properties[PROP_CURRENT_ID] = g_param_spec_string ("current-id", NULL, NULL, "", reads);
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
