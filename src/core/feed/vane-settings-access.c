/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and changing settings. What is set goes to the store, and comes back from there. */
#include "config.h"

#include "feed/vane-settings.h"

#include "feed/vane-settings-places.h"
#include "feed/vane-settings-private.h"
#include "provider/vane-provider.h"

/**
 * vane_settings_is_kept:
 * @self: settings
 *
 * Returns: whether what is set will be there next time
 */
gboolean
vane_settings_is_kept (VaneSettings *self)
{
  return vane_settings_store_is_kept (self->store);
}

/**
 * vane_settings_sync:
 * @self: settings
 *
 * Waits until what was set is on its way to where it is kept. For programs that exit next.
 */
void
vane_settings_sync (VaneSettings *self)
{
  vane_settings_store_sync (self->store);
}

/**
 * vane_settings_get_locale_country:
 * @self: settings
 *
 * Returns: (transfer none) (nullable): two upper-case letters
 */
const char *
vane_settings_get_locale_country (VaneSettings *self)
{
  return self->country;
}

/**
 * vane_settings_get_language:
 * @self: settings
 *
 * Returns: (transfer none) (nullable): "de", "pt_BR", for services that speak languages
 */
const char *
vane_settings_get_language (VaneSettings *self)
{
  return self->language;
}

/**
 * vane_settings_get_units:
 * @self: settings
 *
 * Returns: the unit of each quantity: what the user chose, else the preset's
 */
VaneUnits
vane_settings_get_units (VaneSettings *self)
{
  return self->units;
}

/**
 * vane_settings_set_units_preset:
 * @self: settings
 * @preset: "us", "uk", "metric", "nordic", or "auto"
 *
 * Returns: %FALSE when there is no such preset
 */
gboolean
vane_settings_set_units_preset (VaneSettings *self,
                                const char   *preset)
{
  VaneUnitsPreset known;

  if (g_strcmp0 (preset, VANE_SETTINGS_AUTO) != 0 && !vane_units_preset_from_string (preset, &known))
    return FALSE;

  return vane_settings_store_write (self->store, "units-preset", g_variant_new_string (preset));
}

/**
 * vane_settings_set_unit:
 * @self: settings
 * @quantity: which kind of quantity
 * @unit: (nullable): a unit's symbol; "" or %NULL: as the preset has it
 *
 * Returns: %FALSE when the quantity cannot be shown in that unit, or never in another one
 */
gboolean
vane_settings_set_unit (VaneSettings *self,
                        VaneQuantity  quantity,
                        const char   *unit)
{
  const char *id = unit != NULL ? unit : "";
  VaneUnit known;

  if (*id != '\0' && (!vane_unit_from_string (id, &known) || !vane_unit_is_of (known, quantity)))
    return FALSE;

  for (guint i = 0; i < VANE_SETTINGS_N_UNIT_KEYS; i++)
    if (vane_settings_unit_keys[i].quantity == quantity)
      return vane_settings_store_write (self->store, vane_settings_unit_keys[i].key, g_variant_new_string (id));

  return FALSE;
}

/**
 * vane_settings_get_units_preset:
 * @self: settings
 *
 * Returns: (transfer none): "us", "uk", "metric", "nordic", or "auto"
 */
const char *
vane_settings_get_units_preset (VaneSettings *self)
{
  return self->units_preset;
}

/**
 * vane_settings_get_provider:
 * @self: settings
 *
 * Returns: (transfer none): the id of the source
 */
const char *
vane_settings_get_provider (VaneSettings *self)
{
  return self->provider;
}

/**
 * vane_settings_set_provider:
 * @self: settings
 * @id: the id of a source; another one is ignored
 */
void
vane_settings_set_provider (VaneSettings *self,
                            const char   *id)
{
  if (vane_provider_find (id) != NULL)
    vane_settings_store_write (self->store, "provider", g_variant_new_string (id));
}

/**
 * vane_settings_get_refresh_interval:
 * @self: settings
 *
 * Returns: seconds between two refreshes of the place that is shown
 */
gint64
vane_settings_get_refresh_interval (VaneSettings *self)
{
  return self->interval_s;
}

/**
 * vane_settings_set_refresh_interval:
 * @self: settings
 * @seconds: 600–86400; what is outside is moved to the nearer end
 */
void
vane_settings_set_refresh_interval (VaneSettings *self,
                                    gint64        seconds)
{
  vane_settings_store_write (self->store, "refresh-interval",
                             g_variant_new_int64 (CLAMP (seconds, VANE_SETTINGS_MIN_INTERVAL_S,
                                                         VANE_SETTINGS_MAX_INTERVAL_S)));
}

/**
 * vane_settings_get_decimals:
 * @self: settings
 *
 * Returns: decimals of coordinates that are sent, 0–4
 */
guint
vane_settings_get_decimals (VaneSettings *self)
{
  return self->decimals;
}

/**
 * vane_settings_set_decimals:
 * @self: settings
 * @decimals: 0–4; more is 4
 */
void
vane_settings_set_decimals (VaneSettings *self,
                            guint         decimals)
{
  vane_settings_store_write (self->store, "coordinate-decimals",
                             g_variant_new_uint32 (MIN (decimals, VANE_SETTINGS_MAX_DECIMALS)));
}

/**
 * vane_settings_get_failover:
 * @self: settings
 *
 * Returns: whether another source is asked when the chosen one fails
 */
gboolean
vane_settings_get_failover (VaneSettings *self)
{
  return self->failover;
}

/**
 * vane_settings_set_failover:
 * @self: settings
 * @failover: whether another source is asked when the chosen one fails
 */
void
vane_settings_set_failover (VaneSettings *self,
                            gboolean      failover)
{
  vane_settings_store_write (self->store, "failover", g_variant_new_boolean (failover != FALSE));
}

static void
write_word (VaneSettings      *self,
            const char        *key,
            const char        *word,
            const char *const *words)
{
  if (word != NULL && g_strv_contains (words, word))
    vane_settings_store_write (self->store, key, g_variant_new_string (word));
}

/**
 * vane_settings_get_glance_feels_like:
 * @self: settings
 *
 * Returns: (transfer none): "actual", "feels" or "both": which temperature the glance has
 */
const char *
vane_settings_get_glance_feels_like (VaneSettings *self)
{
  return self->glance_feels_like;
}

/**
 * vane_settings_set_glance_feels_like:
 * @self: settings
 * @word: "actual", "feels" or "both"; another one is ignored
 */
void
vane_settings_set_glance_feels_like (VaneSettings *self,
                                     const char   *word)
{
  write_word (self, "glance-feels-like", word, vane_settings_feels_like_words);
}

/**
 * vane_settings_get_glance_line:
 * @self: settings
 *
 * Returns: (transfer none): "high-low", "wind", "humidity" or "updated": what the glance's
 *   last line says
 */
const char *
vane_settings_get_glance_line (VaneSettings *self)
{
  return self->glance_line;
}

/**
 * vane_settings_set_glance_line:
 * @self: settings
 * @word: "high-low", "wind", "humidity" or "updated"; another one is ignored
 */
void
vane_settings_set_glance_line (VaneSettings *self,
                               const char   *word)
{
  write_word (self, "glance-line", word, vane_settings_line_words);
}

/**
 * vane_settings_get_endpoints:
 * @self: settings
 *
 * Returns: (transfer none): as vane_endpoints_parse() reads it; maybe empty
 */
const char *
vane_settings_get_endpoints (VaneSettings *self)
{
  return self->endpoints;
}

/**
 * vane_settings_get_join_requests:
 * @self: settings
 *
 * Returns: whether many places may travel in one request; read once, by a program that starts
 */
gboolean
vane_settings_get_join_requests (VaneSettings *self)
{
  g_autoptr(GVariant) value = vane_settings_store_read (self->store, "join-requests");

  return g_variant_get_boolean (value);
}

/**
 * vane_settings_is_writable:
 * @self: settings
 * @key: one of the schema's keys
 *
 * Returns: %FALSE when an administrator has locked it
 */
gboolean
vane_settings_is_writable (VaneSettings *self,
                           const char   *key)
{
  return vane_settings_store_is_writable (self->store, key);
}

/**
 * vane_settings_may_compare:
 * @self: settings
 *
 * A user who has switched other sources off and then compares them wants to; an administrator who has locked
 * that does not.
 *
 * Returns: whether all sources may be asked, by hand
 */
gboolean
vane_settings_may_compare (VaneSettings *self)
{
  return vane_settings_get_failover (self) || vane_settings_is_writable (self, "failover");
}

/**
 * vane_settings_dup_places:
 * @self: settings
 *
 * Returns: (transfer container) (element-type VanePlace): in the user's order, no id twice
 */
GPtrArray *
vane_settings_dup_places (VaneSettings *self)
{
  return g_ptr_array_copy (self->places, (GCopyFunc) (void (*) (void)) vane_place_ref, NULL);
}

/**
 * vane_settings_set_places:
 * @self: settings
 * @places: (element-type VanePlace): in the user's order; of more than 100 the first ones are kept
 */
void
vane_settings_set_places (VaneSettings *self,
                          GPtrArray    *places)
{
  vane_settings_store_write (self->store, "places", vane_settings_places_write (places));
}

/**
 * vane_settings_get_current_id:
 * @self: settings
 *
 * Returns: (transfer none): the id of the current place; "" = the first one. It may be of
 *   no place
 */
const char *
vane_settings_get_current_id (VaneSettings *self)
{
  return self->current_id;
}

/**
 * vane_settings_set_current_id:
 * @self: settings
 * @id: (nullable): the id of a place; %NULL or "" = the first one
 */
void
vane_settings_set_current_id (VaneSettings *self,
                              const char   *id)
{
  vane_settings_store_write (self->store, "current-place", g_variant_new_string (id != NULL ? id : ""));
}

/**
 * vane_settings_get_keep_in_panel:
 * @self: the settings
 *
 * Returns: whether the user keeps the weather in the panel: the service lives as long as the session
 */
gboolean
vane_settings_get_keep_in_panel (VaneSettings *self)
{
  return self->keep_in_panel;
}

/**
 * vane_settings_set_keep_in_panel:
 * @self: the settings
 * @keep: whether the service lives as long as the session
 */
void
vane_settings_set_keep_in_panel (VaneSettings *self,
                                 gboolean      keep)
{
  vane_settings_store_write (self->store, "keep-in-panel", g_variant_new_boolean (keep != FALSE));
}
