/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/vane-geocoder.h"
#include "support/vane-test-transport.h"
#include "support/vane-test.h"

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

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add ("/geocoder-zone/found", Fixture, NULL, set_up, test_find_zone, tear_down);
  g_test_add ("/geocoder-zone/fails", Fixture, NULL, set_up, test_find_zone_fails, tear_down);

  return g_test_run ();
}
