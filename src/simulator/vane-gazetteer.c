/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks things up in the tables of vane-gazetteer-data.c. */
#include "config.h"

#include "simulator/vane-gazetteer.h"

#include <math.h>
#include <string.h>

#include "simulator/vane-gazetteer-data.h"

/* Places farther from any town than this have a zone of whole hours, as at sea. */
#define ZONE_RADIUS 6.0

/**
 * vane_gazetteer_get:
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): a place, or %NULL after the last
 */
const VaneGazetteerPlace *
vane_gazetteer_get (guint index)
{
  return index < vane_gazetteer_n_places ? &vane_gazetteer_places[index] : NULL;
}

/**
 * vane_gazetteer_find_near:
 * @latitude: degrees
 * @longitude: degrees
 * @radius: degrees of arc
 *
 * Returns: (transfer none) (nullable): the nearest place within the radius
 */
const VaneGazetteerPlace *
vane_gazetteer_find_near (double latitude,
                          double longitude,
                          double radius)
{
  const VaneGazetteerPlace *nearest = NULL;
  double least = radius;

  for (guint i = 0; i < vane_gazetteer_n_places; i++)
    {
      const VaneGazetteerPlace *place = &vane_gazetteer_places[i];
      double east = remainder (longitude - place->longitude, 360.0) * cos (latitude * G_PI / 180.0);
      double distance = hypot (latitude - place->latitude, east);

      if (distance < least)
        {
          least = distance;
          nearest = place;
        }
    }

  return nearest;
}

/**
 * vane_gazetteer_fold:
 * @text: any text
 *
 * Returns: (transfer full): the text without case and accents
 */
char *
vane_gazetteer_fold (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr(GString) folded = g_string_new (NULL);
  g_autofree char *lower = NULL;

  for (const char *at = apart; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_ismark (character))
        g_string_append_unichar (folded, character == 0xf8 || character == 0xd8 ? 'o' : character);
    }
  lower = g_utf8_casefold (folded->str, -1);

  return g_strdup (g_strstrip (lower));
}

/* Two letters must be the whole name, three may be its beginning. */
static gboolean
matches (const char *name,
         const char *folded_text)
{
  g_autofree char *folded = vane_gazetteer_fold (name);

  return g_utf8_strlen (folded_text, -1) < 3 ? g_str_equal (folded, folded_text)
                                             : g_str_has_prefix (folded, folded_text);
}

static gboolean
is_called (const VaneGazetteerPlace *place,
           const char               *folded_text)
{
  g_auto(GStrv) alternates = g_strsplit (place->alternates != NULL ? place->alternates : "", "|", -1);

  if (matches (place->name, folded_text))
    return TRUE;

  for (guint i = 0; alternates[i] != NULL; i++)
    {
      const char *name = strchr (alternates[i], '=');

      if (name != NULL && matches (name + 1, folded_text))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_in (const VaneGazetteerPlace *place,
       const char               *qualifier)
{
  const char *const names[] = { place->country, place->admin1, place->admin2 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folded = names[i] != NULL ? vane_gazetteer_fold (names[i]) : NULL;

      if (g_strcmp0 (folded, qualifier) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_country (const char *country_code,
            const char *wanted)
{
  return wanted == NULL || *wanted == '\0' || g_ascii_strcasecmp (country_code, wanted) == 0;
}

static int
compare_population (gconstpointer a,
                    gconstpointer b)
{
  const VaneGazetteerPlace *first = *(const VaneGazetteerPlace *const *) a;
  const VaneGazetteerPlace *second = *(const VaneGazetteerPlace *const *) b;

  return (second->population > first->population) - (second->population < first->population);
}

/**
 * vane_gazetteer_search:
 * @text: a name, or its beginning; what follows a comma is the name of a country or an area
 * @country_code: (nullable): only there
 *
 * Returns: (transfer container) (element-type VaneGazetteerPlace): what matches, the
 *   greatest first
 */
GPtrArray *
vane_gazetteer_search (const char *text,
                       const char *country_code)
{
  g_auto(GStrv) parts = g_strsplit (text, ",", 2);
  g_autofree char *folded = vane_gazetteer_fold (parts[0] != NULL ? parts[0] : "");
  g_autofree char *qualifier = parts[0] != NULL && parts[1] != NULL ? vane_gazetteer_fold (parts[1]) : NULL;
  GPtrArray *found = g_ptr_array_new ();

  if (g_utf8_strlen (folded, -1) < 2)
    return found;

  for (guint i = 0; i < vane_gazetteer_n_places; i++)
    {
      const VaneGazetteerPlace *place = &vane_gazetteer_places[i];

      if (is_country (place->country_code, country_code) && is_called (place, folded) &&
          (qualifier == NULL || is_in (place, qualifier)))
        g_ptr_array_add (found, (gpointer) place);
    }
  g_ptr_array_sort (found, compare_population);

  return found;
}

/**
 * vane_gazetteer_find_postal:
 * @code: a postal code
 * @country_code: (nullable): only there
 *
 * Returns: (transfer container) (element-type VaneGazetteerPlace): the towns that have it
 */
GPtrArray *
vane_gazetteer_find_postal (const char *code,
                            const char *country_code)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < vane_gazetteer_n_places; i++)
    {
      const VaneGazetteerPlace *place = &vane_gazetteer_places[i];
      g_auto(GStrv) codes = g_strsplit (place->postal_codes != NULL ? place->postal_codes : "", "|", -1);
      gboolean has_it = FALSE;

      for (guint j = 0; codes[j] != NULL && !has_it; j++)
        has_it = g_ascii_strcasecmp (codes[j], code) == 0;
      if (has_it && is_country (place->country_code, country_code))
        g_ptr_array_add (found, (gpointer) place);
    }

  return found;
}

/**
 * vane_gazetteer_find_code:
 * @code: a postal code
 * @country_code: two letters
 * @found: (out): the code with its own position, or with its town's centre
 *
 * Returns: whether there is such a code in that country
 */
gboolean
vane_gazetteer_find_code (const char        *code,
                          const char        *country_code,
                          VaneGazetteerCode *found)
{
  g_autoptr(GPtrArray) towns = NULL;
  const VaneGazetteerPlace *town;

  for (guint i = 0; i < vane_gazetteer_n_codes; i++)
    {
      *found = vane_gazetteer_codes[i];
      if (g_ascii_strcasecmp (found->code, code) == 0 &&
          g_ascii_strcasecmp (found->country_code, country_code) == 0)
        return TRUE;
    }

  towns = vane_gazetteer_find_postal (code, country_code);
  if (towns->len == 0 || *country_code == '\0')
    return FALSE;

  town = g_ptr_array_index (towns, 0);
  *found = (VaneGazetteerCode) {
    .code = code,
    .country_code = town->country_code,
    .country = town->country,
    .name = town->name,
    .state = town->admin1,
    .latitude = town->latitude,
    .longitude = town->longitude,
  };

  return TRUE;
}

/**
 * vane_gazetteer_is_state:
 * @place: a place
 * @state: name or abbreviation of a state
 *
 * Returns: whether the place is in it
 */
gboolean
vane_gazetteer_is_state (const VaneGazetteerPlace *place,
                         const char               *state)
{
  g_autofree char *folded = vane_gazetteer_fold (state);

  for (guint i = 0; i < vane_gazetteer_n_codes; i++)
    {
      const VaneGazetteerCode *code = &vane_gazetteer_codes[i];

      if (g_strcmp0 (code->country_code, place->country_code) == 0 && g_strcmp0 (code->state, place->admin1) == 0 &&
          g_ascii_strcasecmp (code->state_code, state) == 0)
        return TRUE;
    }

  return is_in (place, folded);
}

/**
 * vane_gazetteer_dup_name:
 * @place: a place
 * @language: (nullable): two letters
 *
 * Returns: (transfer full): its name in that language, else in English
 */
char *
vane_gazetteer_dup_name (const VaneGazetteerPlace *place,
                         const char               *language)
{
  g_auto(GStrv) alternates = g_strsplit (place->alternates != NULL ? place->alternates : "", "|", -1);

  for (guint i = 0; language != NULL && alternates[i] != NULL; i++)
    {
      const char *name = strchr (alternates[i], '=');

      if (name != NULL && strlen (language) == (gsize) (name - alternates[i]) &&
          g_str_has_prefix (alternates[i], language))
        return g_strdup (name + 1);
    }

  return g_strdup (place->name);
}

/**
 * vane_gazetteer_dup_zone:
 * @latitude: degrees
 * @longitude: degrees
 *
 * Returns: (transfer full): the IANA name of the zone there
 */
char *
vane_gazetteer_dup_zone (double latitude,
                         double longitude)
{
  const VaneGazetteerPlace *near = vane_gazetteer_find_near (latitude, longitude, ZONE_RADIUS);
  int hours = (int) round (longitude / 15.0);

  if (near != NULL)
    return g_strdup (near->timezone);
  if (hours == 0)
    return g_strdup ("GMT");

  /* The sign of these names is that of POSIX: west is positive. */
  return g_strdup_printf ("Etc/GMT%+d", -hours);
}
