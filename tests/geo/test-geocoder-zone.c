/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/vane-geocoder.h"
#include "support/vane-test-clock.h"
#include "support/vane-test-transport.h"
#include "support/vane-test.h"
#include "transport/vane-cached-transport.h"

typedef struct
{
  VaneTestTransport *transport;
  VaneGeocoder      *geocoder;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->transport = vane_test_transport_new ();
  fixture->geocoder = vane_geocoder_new (VANE_TRANSPORT (fixture->transport));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_cmpuint (vane_test_transport_get_n_in_flight (fixture->transport), ==, 0);
  g_assert_finalize_object (fixture->geocoder);
  g_assert_finalize_object (fixture->transport);
}

static char *
find_zone (Fixture  *fixture,
           GError  **error)
{
  g_autoptr(VanePlace) place =
      vane_place_new (&(VanePlaceFields) { .name = "X", .latitude = 37.7249, .longitude = -122.4094 });
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *kept = NULL;

  vane_geocoder_find_zone_async (fixture->geocoder, place, NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);

  return vane_geocoder_find_zone_finish (fixture->geocoder, result, error);
}

static void
test_find_zone (Fixture      *fixture,
                gconstpointer data)
{
  static const struct
  {
    const char *body;
    const char *zone;
  } rows[] = {
    { "{\"timezone\":\"America/Los_Angeles\"}", "America/Los_Angeles" },
    { "{\"timezone\":\"Asia/Kathmandu\"}", "Asia/Kathmandu" },
    { "{\"timezone\":\"No/Where\"}", NULL },
    { "{\"timezone\":\"5\"}", NULL },
    { "{\"timezone\":7}", NULL },
    { "{}", NULL },
    { "[]", NULL },
    { "nan", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *zone = NULL;

      vane_test_transport_answer (fixture->transport, "open-meteo/v1/forecast", rows[i].body);
      zone = find_zone (fixture, &error);
      g_assert_cmpstr (zone, ==, rows[i].zone);
      if (rows[i].zone == NULL)
        g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
    }
  g_assert_cmpstr (vane_test_transport_get_request (fixture->transport, 0), ==,
                   "open-meteo/v1/forecast?latitude=37.72&longitude=-122.41&timezone=auto");
}

static void
test_find_zone_fails (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  vane_test_transport_fail (fixture->transport, "open-meteo", VANE_ERROR_OFFLINE);
  g_assert_null (find_zone (fixture, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_OFFLINE);
}

static char *
find_zone_in (VaneTransport *transport)
{
  g_autoptr(VaneGeocoder) geocoder = vane_geocoder_new (transport);
  Fixture fixture = { .geocoder = geocoder };

  return find_zone (&fixture, NULL);
}

/* An answer that nobody can read is not the answer for a month. */
static void
test_find_zone_again (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr(VaneResponseCache) cache = vane_response_cache_new (NULL);
  g_autoptr(VaneEndpoints) endpoints = vane_endpoints_new ();
  g_autoptr(VaneClock) clock = VANE_CLOCK (vane_test_clock_new (VANE_TEST_NOW));
  g_autoptr(VaneTransport) transport =
      vane_cached_transport_new (cache, endpoints, clock, VANE_TRANSPORT (fixture->transport));
  g_autofree char *found = NULL, *stored = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *kept = NULL;

  vane_test_transport_answer (fixture->transport, "open-meteo", "<html>Sign in</html>");
  g_assert_null (find_zone_in (transport));
  vane_test_transport_answer (fixture->transport, "open-meteo", "{\"timezone\":\"Asia/Kathmandu\"}");
  found = find_zone_in (transport);
  g_assert_cmpstr (found, ==, "Asia/Kathmandu");
  stored = find_zone_in (transport);
  g_assert_cmpstr (stored, ==, "Asia/Kathmandu");
  g_assert_cmpuint (vane_test_transport_get_n_requests (fixture->transport), ==, 2);

  vane_cached_transport_flush_async (VANE_CACHED_TRANSPORT (transport), NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add ("/geocoder-zone/found", Fixture, NULL, set_up, test_find_zone, tear_down);
  g_test_add ("/geocoder-zone/again", Fixture, NULL, set_up, test_find_zone_again, tear_down);
  g_test_add ("/geocoder-zone/fails", Fixture, NULL, set_up, test_find_zone_fails, tear_down);

  return g_test_run ();
}
