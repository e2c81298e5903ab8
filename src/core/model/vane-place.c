/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-place.h"
#include "model/vane-zone-country.h"

#include <math.h>
#include <string.h>

struct _VanePlace
{
  char       *id;
  char       *name;
  char       *admin1;
  char       *admin2;
  char       *country;
  char       *country_code;
  const char *zone_country_code;  /* of the zone, where nobody said which country it is */
  char       *postal_code;
  char       *timezone;
  double      latitude;
  double      longitude;
  double      accuracy;
};

G_DEFINE_BOXED_TYPE (VanePlace, vane_place, vane_place_ref, vane_place_unref)

/* Nobody's name for a place is longer; what is, is an attack on the layout. */
#define MAX_TEXT_BYTES 512

/**
 * vane_zone_origin_to_string:
 * @origin: how a zone became known
 *
 * Returns: (transfer none): its stable name, as JSON's `timezone_from`
 */
const char *
vane_zone_origin_to_string (VaneZoneOrigin origin)
{
  static const char *const names[] = { "unknown", "geocoder", "report", "lookup", "offset", "longitude" };

  g_return_val_if_fail ((guint) origin < G_N_ELEMENTS (names), "unknown");

  return names[origin];
}

/* Marks that turn the direction of all that follows: a name must not reach beyond itself. */
static gboolean
is_bidi_control (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Foreign text: valid UTF-8, no control characters, not endless; empty is none. */
static char *
copy_text (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr(GString) clean = NULL;

  if (text == NULL || *text == '\0')
    return NULL;

  /* A character may be replaced by one of three bytes, hence the second bound below. */
  valid = g_utf8_make_valid (text, strnlen (text, MAX_TEXT_BYTES + 3));
  clean = g_string_new (NULL);
  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_utf8_next_char (c) - valid > MAX_TEXT_BYTES)
        break;
      if (!is_bidi_control (character))
        g_string_append_unichar (clean, g_unichar_iscntrl (character) ? ' ' : character);
    }
  g_strstrip (clean->str);

  return *clean->str != '\0' ? g_strdup (clean->str) : NULL;
}

static char *
make_id (double latitude,
         double longitude)
{
  char buffers[2][G_ASCII_DTOSTR_BUF_SIZE];

  /* Rounded here, because printf writes what rounds to nothing as "-0.0000". */
  latitude = round (latitude * 10000.0) / 10000.0 + 0.0;
  longitude = round (longitude * 10000.0) / 10000.0 + 0.0;

  return g_strdup_printf ("geo:%s,%s",
                          g_ascii_formatd (buffers[0], sizeof buffers[0], "%.4f", latitude),
                          g_ascii_formatd (buffers[1], sizeof buffers[1], "%.4f", longitude));
}

/**
 * vane_place_coordinates_valid:
 * @latitude: degrees
 * @longitude: degrees
 *
 * Returns: whether both are finite and on Earth
 */
gboolean
vane_place_coordinates_valid (double latitude,
                              double longitude)
{
  return isfinite (latitude) && isfinite (longitude) && fabs (latitude) <= 90.0 && fabs (longitude) <= 180.0;
}

/**
 * vane_place_new:
 * @fields: what it is made from; coordinates must be valid
 *
 * Returns: (transfer full): a place. Text is cleaned and cut to a sane length.
 */
VanePlace *
vane_place_new (const VanePlaceFields *fields)
{
  VanePlace *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (vane_place_coordinates_valid (fields->latitude, fields->longitude), NULL);

  self = g_atomic_rc_box_new0 (VanePlace);
  /* "+ 0.0" turns a negative zero into a positive one: it would show as "-0". */
  self->latitude = fields->latitude + 0.0;
  self->longitude = fields->longitude + 0.0;
  self->accuracy = isfinite (fields->accuracy) && fields->accuracy > 0 ? fields->accuracy : 0;
  self->id = copy_text (fields->id);
  if (self->id == NULL)
    self->id = make_id (self->latitude, self->longitude);
  self->name = copy_text (fields->name);
  self->admin1 = copy_text (fields->admin1);
  self->admin2 = copy_text (fields->admin2);
  self->country = copy_text (fields->country);
  self->postal_code = copy_text (fields->postal_code);
  self->timezone = copy_text (fields->timezone);
  if (fields->country_code != NULL && strlen (fields->country_code) == 2 &&
      g_ascii_isalpha (fields->country_code[0]) && g_ascii_isalpha (fields->country_code[1]))
    self->country_code = g_ascii_strup (fields->country_code, 2);
  else
    self->zone_country_code = vane_zone_get_country_code (self->timezone);

  return self;
}

/**
 * vane_place_ref:
 * @self: a place
 *
 * Returns: (transfer full): the same place
 */
VanePlace *
vane_place_ref (VanePlace *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_place (VanePlace *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->admin1);
  g_free (self->admin2);
  g_free (self->country);
  g_free (self->country_code);
  g_free (self->postal_code);
  g_free (self->timezone);
}

/**
 * vane_place_unref:
 * @self: (transfer full): a place
 */
void
vane_place_unref (VanePlace *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_place);
}

static VanePlaceFields
peek_fields (VanePlace *self)
{
  return (VanePlaceFields) {
    .id = self->id,
    .name = self->name,
    .admin1 = self->admin1,
    .admin2 = self->admin2,
    .country = self->country,
    .country_code = self->country_code,
    .postal_code = self->postal_code,
    .timezone = self->timezone,
    .latitude = self->latitude,
    .longitude = self->longitude,
    .accuracy = self->accuracy,
  };
}

/**
 * vane_place_with_name:
 * @self: a place
 * @name: (nullable): the name that the user gave it
 *
 * Returns: (transfer full): a copy of that name
 */
VanePlace *
vane_place_with_name (VanePlace  *self,
                      const char *name)
{
  VanePlaceFields fields;

  g_return_val_if_fail (self != NULL, NULL);

  fields = peek_fields (self);
  fields.name = name;

  return vane_place_new (&fields);
}

/**
 * vane_place_with_timezone:
 * @self: a place
 * @timezone: (nullable): IANA name
 *
 * Returns: (transfer full): a copy in that zone
 */
VanePlace *
vane_place_with_timezone (VanePlace  *self,
                          const char *timezone)
{
  VanePlaceFields fields;

  g_return_val_if_fail (self != NULL, NULL);

  fields = peek_fields (self);
  fields.timezone = timezone;

  return vane_place_new (&fields);
}

/**
 * vane_place_get_id:
 * @self: a place
 *
 * Returns: (transfer none): the id that search and settings know it by
 */
const char *
vane_place_get_id (VanePlace *self)
{
  return self->id;
}

/**
 * vane_place_get_name:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): as the user reads it
 */
const char *
vane_place_get_name (VanePlace *self)
{
  return self->name;
}

/**
 * vane_place_get_admin1:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): state, province or county
 */
const char *
vane_place_get_admin1 (VanePlace *self)
{
  return self->admin1;
}

/**
 * vane_place_get_admin2:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): what is below admin1
 */
const char *
vane_place_get_admin2 (VanePlace *self)
{
  return self->admin2;
}

/**
 * vane_place_get_country:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): the country's name
 */
const char *
vane_place_get_country (VanePlace *self)
{
  return self->country;
}

/**
 * vane_place_get_country_code:
 * @self: a place
 *
 * Where nobody said which country it is in, as with coordinates, it is that of its time zone.
 *
 * Returns: (transfer none) (nullable): two upper-case letters
 */
const char *
vane_place_get_country_code (VanePlace *self)
{
  return self->country_code != NULL ? self->country_code : self->zone_country_code;
}

/**
 * vane_place_get_postal_code:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): the postal code it was found by
 */
const char *
vane_place_get_postal_code (VanePlace *self)
{
  return self->postal_code;
}

/**
 * vane_place_get_timezone:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): IANA name of its zone
 */
const char *
vane_place_get_timezone (VanePlace *self)
{
  return self->timezone;
}

/**
 * vane_place_get_latitude:
 * @self: a place
 *
 * Returns: −90 … 90 degrees
 */
double
vane_place_get_latitude (VanePlace *self)
{
  return self->latitude;
}

/**
 * vane_place_get_longitude:
 * @self: a place
 *
 * Returns: −180 … 180 degrees
 */
double
vane_place_get_longitude (VanePlace *self)
{
  return self->longitude;
}

/**
 * vane_place_get_accuracy:
 * @self: a place
 *
 * Returns: how far off its coordinates may be, in metres; 0 where they were not measured
 */
double
vane_place_get_accuracy (VanePlace *self)
{
  return self->accuracy;
}

/**
 * vane_place_is_here:
 * @self: a place
 *
 * Returns: whether it is where the user is
 */
gboolean
vane_place_is_here (VanePlace *self)
{
  return g_str_equal (self->id, VANE_PLACE_HERE);
}

/**
 * vane_place_equal:
 * @a: (nullable): a place
 * @b: (nullable): a place
 *
 * Returns: whether every field is the same
 */
gboolean
vane_place_equal (VanePlace *a,
                  VanePlace *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;

  return a->latitude == b->latitude && a->longitude == b->longitude &&
         a->accuracy == b->accuracy &&
         g_strcmp0 (a->id, b->id) == 0 && g_strcmp0 (a->name, b->name) == 0 &&
         g_strcmp0 (a->admin1, b->admin1) == 0 && g_strcmp0 (a->admin2, b->admin2) == 0 &&
         g_strcmp0 (a->country, b->country) == 0 && g_strcmp0 (a->country_code, b->country_code) == 0 &&
         g_strcmp0 (a->postal_code, b->postal_code) == 0 && g_strcmp0 (a->timezone, b->timezone) == 0;
}

/**
 * vane_place_to_variant:
 * @self: a place
 *
 * Returns: (transfer floating): `a{sv}`, as GSettings keeps it
 */
GVariant *
vane_place_to_variant (VanePlace *self)
{
  const struct { const char *key; const char *value; } texts[] = {
    { "id", self->id },
    { "name", self->name },
    { "admin1", self->admin1 },
    { "admin2", self->admin2 },
    { "country", self->country },
    { "country-code", self->country_code },
    { "postal-code", self->postal_code },
    { "timezone", self->timezone },
  };
  g_autoptr(GVariantDict) dict = g_variant_dict_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].value != NULL)
      g_variant_dict_insert (dict, texts[i].key, "s", texts[i].value);
  g_variant_dict_insert (dict, "latitude", "d", self->latitude);
  g_variant_dict_insert (dict, "longitude", "d", self->longitude);
  if (self->accuracy > 0)
    g_variant_dict_insert (dict, "accuracy", "d", self->accuracy);

  return g_variant_dict_end (dict);
}

/**
 * vane_place_from_variant:
 * @variant: `a{sv}`, from anywhere
 *
 * Returns: (transfer full) (nullable): the place, or %NULL when it has no valid coordinates
 */
VanePlace *
vane_place_from_variant (GVariant *variant)
{
  VanePlaceFields fields = { .latitude = NAN, .longitude = NAN };
  g_autoptr(GVariantDict) dict = NULL;

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT))
    return NULL;

  /* "&s" borrows from @variant, which outlives this function. */
  dict = g_variant_dict_new (variant);
  g_variant_dict_lookup (dict, "id", "&s", &fields.id);
  g_variant_dict_lookup (dict, "name", "&s", &fields.name);
  g_variant_dict_lookup (dict, "admin1", "&s", &fields.admin1);
  g_variant_dict_lookup (dict, "admin2", "&s", &fields.admin2);
  g_variant_dict_lookup (dict, "country", "&s", &fields.country);
  g_variant_dict_lookup (dict, "country-code", "&s", &fields.country_code);
  g_variant_dict_lookup (dict, "postal-code", "&s", &fields.postal_code);
  g_variant_dict_lookup (dict, "timezone", "&s", &fields.timezone);
  g_variant_dict_lookup (dict, "latitude", "d", &fields.latitude);
  g_variant_dict_lookup (dict, "longitude", "d", &fields.longitude);
  g_variant_dict_lookup (dict, "accuracy", "d", &fields.accuracy);

  if (!vane_place_coordinates_valid (fields.latitude, fields.longitude))
    return NULL;

  return vane_place_new (&fields);
}
