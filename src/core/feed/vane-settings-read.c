/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the store to the typed settings: what is out of range is as if it had not been set. */
#include "config.h"

#include "feed/vane-settings-places.h"
#include "feed/vane-settings-private.h"
#include "provider/vane-provider.h"

/* The first of each is what holds when nothing is set. */
const char *const vane_settings_feels_like_words[] = { "actual", "feels", "both", NULL };
const char *const vane_settings_line_words[] = { "high-low", "wind", "humidity", "updated", NULL };

static char *
read_string (VaneSettings *self,
             const char   *key)
{
  g_autoptr(GVariant) value = vane_settings_store_read (self->store, key);

  return g_variant_dup_string (value, NULL);
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
      const VaneSettingsUnitKey *key = &vane_settings_unit_keys[i];
      g_autofree char *id = read_string (self, key->key);
      const char *chosen = "";
      VaneUnit unit;

      if (vane_unit_from_string (id, &unit) && vane_unit_is_of (unit, key->quantity))
        {
          units.unit[key->quantity] = unit;
          chosen = vane_unit_to_string (unit);
        }
      if (g_strcmp0 (self->units_chosen[i], chosen) != 0)
        {
          self->units_chosen[i] = chosen;
          g_object_notify (G_OBJECT (self), key->key);
        }
    }

  if (self->units_preset != units_preset)
    {
      self->units_preset = units_preset;
      g_object_notify (G_OBJECT (self), "units-preset");
    }
  if (!vane_units_equal (&self->units, &units))
    {
      self->units = units;
      g_object_notify (G_OBJECT (self), "units");
    }
}

static void
read_provider (VaneSettings *self)
{
  g_autofree char *id = read_string (self, "provider");
  const char *provider = vane_provider_find (id) != NULL ? g_intern_string (id) : VANE_SETTINGS_DEFAULT_PROVIDER;

  if (g_strcmp0 (self->provider, provider) == 0)
    return;
  self->provider = provider;
  g_object_notify (G_OBJECT (self), "provider");
}

static void
read_interval (VaneSettings *self)
{
  g_autoptr(GVariant) value = vane_settings_store_read (self->store, "refresh-interval");
  gint64 interval_s = g_variant_get_int64 (value);

  if (interval_s < VANE_SETTINGS_MIN_INTERVAL_S || interval_s > VANE_SETTINGS_MAX_INTERVAL_S)
    interval_s = VANE_SETTINGS_DEFAULT_INTERVAL_S;
  if (self->interval_s == interval_s)
    return;
  self->interval_s = interval_s;
  g_object_notify (G_OBJECT (self), "refresh-interval");
}

static void
read_decimals (VaneSettings *self)
{
  g_autoptr(GVariant) value = vane_settings_store_read (self->store, "coordinate-decimals");
  guint decimals = g_variant_get_uint32 (value);

  if (decimals > VANE_SETTINGS_MAX_DECIMALS)
    decimals = VANE_SETTINGS_DEFAULT_DECIMALS;
  if (self->decimals == decimals)
    return;
  self->decimals = decimals;
  g_object_notify (G_OBJECT (self), "coordinate-decimals");
}

static void
read_failover (VaneSettings *self)
{
  g_autoptr(GVariant) value = vane_settings_store_read (self->store, "failover");
  gboolean failover = g_variant_get_boolean (value);

  if (self->failover == failover)
    return;
  self->failover = failover;
  g_object_notify (G_OBJECT (self), "failover");
}

static void
read_keep_in_panel (VaneSettings *self)
{
  g_autoptr(GVariant) value = vane_settings_store_read (self->store, "keep-in-panel");
  gboolean kept = g_variant_get_boolean (value);

  if (self->keep_in_panel == kept)
    return;
  self->keep_in_panel = kept;
  g_object_notify (G_OBJECT (self), "keep-in-panel");
}

static void
read_endpoints (VaneSettings *self)
{
  g_autofree char *endpoints = read_string (self, "endpoints");

  if (g_strcmp0 (self->endpoints, endpoints) == 0)
    return;
  g_free (self->endpoints);
  self->endpoints = g_steal_pointer (&endpoints);
  g_object_notify (G_OBJECT (self), "endpoints");
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
  g_object_notify (G_OBJECT (self), "places");
}

static void
read_current_id (VaneSettings *self)
{
  g_autofree char *current_id = read_string (self, "current-place");

  if (g_strcmp0 (self->current_id, current_id) == 0)
    return;
  g_free (self->current_id);
  self->current_id = g_steal_pointer (&current_id);
  g_object_notify (G_OBJECT (self), "current-id");
}

/**
 * vane_settings_read_word:
 * @self: settings
 * @key: of the store
 * @words: what it may be, the default first
 *
 * Returns: (transfer none): one of the words
 */
const char *
vane_settings_read_word (VaneSettings      *self,
                         const char        *key,
                         const char *const *words)
{
  g_autofree char *word = read_string (self, key);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return words[i];

  return words[0];
}

static void
read_glance (VaneSettings *self)
{
  const char *feels_like = vane_settings_read_word (self, "glance-feels-like", vane_settings_feels_like_words);
  const char *line = vane_settings_read_word (self, "glance-line", vane_settings_line_words);

  if (self->glance_feels_like != feels_like)
    {
      self->glance_feels_like = feels_like;
      g_object_notify (G_OBJECT (self), "glance-feels-like");
    }
  if (self->glance_line != line)
    {
      self->glance_line = line;
      g_object_notify (G_OBJECT (self), "glance-line");
    }
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
  { "notify", vane_settings_read_notifications },
  { "quiet", vane_settings_read_notifications },
  { "places", read_places },
  { "places", vane_settings_read_tray },
  { "current-place", read_current_id },
  { "glance", read_glance },
  { "tray", vane_settings_read_tray },
  { "glance", vane_settings_read_stands },
  { "strip", vane_settings_read_stands },
};

/**
 * vane_settings_read_key:
 * @self: settings
 * @key: (nullable): of the store; %NULL = every one
 *
 * Takes over what the store has, checked, and notifies where it is another value.
 */
void
vane_settings_read_key (VaneSettings *self,
                        const char   *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (key == NULL || g_str_has_prefix (key, readers[i].prefix))
      readers[i].read (self);
}
