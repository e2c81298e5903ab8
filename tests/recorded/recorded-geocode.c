/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "recorded/recorded.h"

#include <math.h>

/* Whether one of the results is that place: its name and where it is. */
static void
expect_place (VanePlace *place,
              JsonNode  *results,
              double     tolerance)
{
  for (guint i = 0; i < recorded_length (results); i++)
    {
      JsonNode *result = recorded_get (results, "%u", i);
      JsonNode *latitude = recorded_get (result, "latitude");
      JsonNode *longitude = recorded_get (result, "longitude");

      latitude = latitude != NULL ? latitude : recorded_get (result, "lat");
      longitude = longitude != NULL ? longitude : recorded_get (result, "lon");
      if (fabs (recorded_number (latitude) - vane_place_get_latitude (place)) <= tolerance &&
          fabs (recorded_number (longitude) - vane_place_get_longitude (place)) <= tolerance)
        return;
    }

  g_error ("%s is nowhere in the answer", vane_place_get_name (place));
}

void
recorded_check_om_places (JsonNode  *root,
                          GPtrArray *places)
{
  JsonNode *results = recorded_get (root, "results");

  g_assert_cmpuint (places->len, <=, recorded_length (results));
  g_assert_cmpint (places->len > 0, ==, recorded_length (results) > 0);
  for (guint i = 0; i < places->len; i++)
    {
      g_assert_true (g_str_has_prefix (vane_place_get_id (places->pdata[i]), "om:"));
      expect_place (places->pdata[i], results, 1e-6);
    }
}

void
recorded_check_owm_places (JsonNode  *root,
                           GPtrArray *places)
{
  g_assert_cmpint (places->len > 0, ==, recorded_length (root) > 0);
  for (guint i = 0; i < places->len; i++)
    expect_place (places->pdata[i], root, 1e-6);
}

void
recorded_check_owm_zip (JsonNode  *root,
                        GPtrArray *places)
{
  g_assert_cmpuint (places->len, ==, 1);
  g_assert_cmpstr (vane_place_get_postal_code (places->pdata[0]), ==, recorded_string (recorded_get (root, "zip")));
  g_assert_cmpstr (vane_place_get_country_code (places->pdata[0]), ==,
                   recorded_string (recorded_get (root, "country")));
  g_assert_cmpfloat_with_epsilon (vane_place_get_latitude (places->pdata[0]),
                                  recorded_number (recorded_get (root, "lat")), 1e-6);
}

void
recorded_check_zippopotam (JsonNode  *root,
                           GPtrArray *places)
{
  const char *latitude = recorded_string (recorded_get (root, "places/0/latitude"));

  g_assert_cmpuint (places->len, ==, recorded_length (recorded_get (root, "places")));
  g_assert_cmpstr (vane_place_get_postal_code (places->pdata[0]), ==,
                   recorded_string (recorded_get (root, "post code")));
  g_assert_cmpstr (vane_place_get_country_code (places->pdata[0]), ==,
                   recorded_string (recorded_get (root, "country abbreviation")));
  g_assert_cmpfloat_with_epsilon (vane_place_get_latitude (places->pdata[0]), g_ascii_strtod (latitude, NULL), 1e-6);
}
