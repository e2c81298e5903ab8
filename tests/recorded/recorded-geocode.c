/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "recorded/recorded.h"

#include <math.h>

#include "support/vane-test-clock.h"

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

static void
check_om_places (JsonNode  *root,
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

static void
check_owm_places (JsonNode  *root,
                  GPtrArray *places)
{
  g_assert_cmpint (places->len > 0, ==, recorded_length (root) > 0);
  for (guint i = 0; i < places->len; i++)
    expect_place (places->pdata[i], root, 1e-6);
}

static void
check_owm_zip (JsonNode  *root,
               GPtrArray *places)
{
  g_assert_cmpuint (places->len, ==, 1);
  g_assert_cmpstr (vane_place_get_postal_code (places->pdata[0]), ==, recorded_string (recorded_get (root, "zip")));
  g_assert_cmpstr (vane_place_get_country_code (places->pdata[0]), ==,
                   recorded_string (recorded_get (root, "country")));
  g_assert_cmpfloat_with_epsilon (vane_place_get_latitude (places->pdata[0]),
                                  recorded_number (recorded_get (root, "lat")), 1e-6);
}

static void
check_zippopotam (JsonNode  *root,
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

typedef struct
{
  const char *prefix;
  const char *endpoint;
  const char *geocoder;
  const char *query;
  void      (*check) (JsonNode *root, GPtrArray *places);
} PlacesReader;

static const PlacesReader places_readers[] = {
  { "open-meteo-geocoding/", "v1/search", "open-meteo", "London", check_om_places },
  { "owm/", "geo/1.0/direct", "openweathermap", "London", check_owm_places },
  { "owm/", "geo/1.0/zip", "openweathermap", "90210,us", check_owm_zip },
  { "zippopotam/us-", "/{cc}/{zip}", "zippopotam", "90210,us", check_zippopotam },
  { "zippopotam/es-", "/{cc}/{zip}", "zippopotam", "50015,es", check_zippopotam },
};

static const struct
{
  const char *file;
  const char *geocoder;
  const char *query;
  VaneError   code;
} failed_searches[] = {
  { "open-meteo-geocoding/error-400-count.json", "open-meteo", "London", VANE_ERROR_SERVICE },
  { "zippopotam/error-404-unknown.json", "zippopotam", "90210,us", VANE_ERROR_NO_MATCH },
};

static VanePlan *
make_plan (const VaneGeocodeProvider *geocoder,
           const char                *text)
{
  g_autoptr(VaneQuery) query = vane_query_parse (text, NULL);
  VanePlan *plan = vane_plan_new_for_query (query, &VANE_PLAN_OPTIONS_DEFAULT);

  vane_plan_begin_round (plan);
  g_assert_true (geocoder->plan (plan, 0, NULL));

  return plan;
}

static gboolean
test_found (const Recording *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (places_readers); i++)
    {
      const PlacesReader *reader = &places_readers[i];
      const VaneGeocodeProvider *geocoder = vane_geocode_provider_find (reader->geocoder);
      g_autoptr(VanePlan) plan = NULL;
      g_autoptr(GPtrArray) places = NULL;
      g_autoptr(GBytes) body = NULL;
      g_autoptr(JsonNode) root = NULL;
      g_autoptr(GError) error = NULL;

      if (geocoder == NULL || !g_str_has_prefix (self->file, reader->prefix) ||
          !g_str_equal (self->endpoint, reader->endpoint))
        continue;

      body = recorded_load (self);
      root = recorded_parse (body);
      plan = make_plan (geocoder, reader->query);
      places = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);
      vane_plan_take_response (plan, 0, vane_test_response_new (body, VANE_TEST_NOW));
      geocoder->parse (plan, places, &error);
      g_assert_no_error (error);
      reader->check (root, places);
      return TRUE;
    }

  return FALSE;
}

static gboolean
test_failed (const Recording *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (failed_searches); i++)
    {
      const VaneGeocodeProvider *geocoder = vane_geocode_provider_find (failed_searches[i].geocoder);
      g_autoptr(VanePlan) plan = NULL;
      g_autoptr(GBytes) body = NULL;
      VaneExplain explain;
      VaneError code;

      if (geocoder == NULL || !g_str_equal (self->file, failed_searches[i].file))
        continue;

      plan = make_plan (geocoder, failed_searches[i].query);
      body = recorded_load (self);
      explain = vane_request_get_explain (vane_plan_peek_request (plan, 0));
      code = recorded_map_status (self->status);
      if (explain != NULL)
        code = explain (self->status, body, code);
      g_assert_cmpstr (vane_error_code_to_string (code), ==, vane_error_code_to_string (failed_searches[i].code));
      return TRUE;
    }

  return FALSE;
}

gboolean
recorded_test_places (const Recording *self)
{
  return self->status == 200 ? test_found (self) : test_failed (self);
}
