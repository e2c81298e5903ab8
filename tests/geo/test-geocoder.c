/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/vane-geocoder.h"
#include "support/vane-test-transport.h"
#include "support/vane-test.h"

#define SAN_FRANCISCO                                                                                       \
  "{\"results\":[{\"id\":5391959,\"name\":\"San Francisco\",\"latitude\":37.77493,\"longitude\":-122.41942," \
  "\"country_code\":\"US\",\"country\":\"United States\",\"admin1\":\"California\","                        \
  "\"timezone\":\"America/Los_Angeles\",\"postcodes\":[\"94102\",\"94134\"]}]}"
#define VISITACION_VALLEY                                                                            \
  "{\"post code\":\"94134\",\"country\":\"United States\",\"country abbreviation\":\"US\",\"places\":[" \
  "{\"place name\":\"San Francisco\",\"longitude\":\"-122.4096\",\"latitude\":\"37.7190\",\"state\":\"California\"}]}"
#define OWM_ZIP "{\"zip\":\"94134\",\"name\":\"San Francisco\",\"lat\":37.7216,\"lon\":-122.4135,\"country\":\"US\"}"
#define NOTHING "{\"generationtime_ms\":0.1}"

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

static GPtrArray *
search (Fixture     *fixture,
        const char  *text,
        const char  *provider_id,
        GError     **error)
{
  g_autoptr(VaneQuery) query = vane_query_parse (text, "US");
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  vane_geocoder_search_async (fixture->geocoder, query, provider_id, NULL, vane_test_keep_result, &kept);
  g_assert_null (kept);
  result = vane_test_await (&kept);

  return vane_geocoder_search_finish (fixture->geocoder, result, error);
}

static VanePlace *
find_one (Fixture    *fixture,
          const char *text,
          const char *provider_id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) places = search (fixture, text, provider_id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (places->len, ==, 1);

  return vane_place_ref (places->pdata[0]);
}

static void
assert_fails (Fixture    *fixture,
              const char *text,
              const char *provider_id,
              VaneError   code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) places = search (fixture, text, provider_id, &error);

  g_assert_error (error, VANE_ERROR, (int) code);
  g_assert_null (places);
}

static void
assert_log (Fixture    *fixture,
            const char *expected)
{
  g_autofree char *log = vane_test_transport_dup_log (fixture->transport);

  g_assert_cmpstr (log, ==, expected);
}

static void
test_coordinates (Fixture      *fixture,
                  gconstpointer data)
{
  static const char *const rows[][3] = {
    { "37.7249,-122.4094", "37.72, −122.41", "geo:37.7249,-122.4094" },
    { "geo:37.7249,-122.4094", "37.72, −122.41", "geo:37.7249,-122.4094" },
    { "-0.001, 0", "0.00, 0.00", NULL },
    { "33.87S 151.21E", "−33.87, 151.21", "geo:-33.8700,151.2100" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(VanePlace) place = find_one (fixture, rows[i][0], NULL);

      g_assert_cmpstr (vane_place_get_name (place), ==, rows[i][1]);
      if (rows[i][2] != NULL)
        g_assert_cmpstr (vane_place_get_id (place), ==, rows[i][2]);
    }
  assert_log (fixture, "");
}

static void
test_nothing (Fixture      *fixture,
              gconstpointer data)
{
  assert_fails (fixture, "", NULL, VANE_ERROR_NO_MATCH);
  assert_fails (fixture, "owm:5", NULL, VANE_ERROR_NO_MATCH);
  assert_log (fixture, "");
}

static void
test_postal_code (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr(VanePlace) place = NULL;

  vane_test_transport_answer (fixture->transport, "open-meteo-geocoding/v1/search", SAN_FRANCISCO);
  vane_test_transport_answer (fixture->transport, "zippopotam/us/94134", VISITACION_VALLEY);

  place = find_one (fixture, "94134", NULL);
  g_assert_cmpstr (vane_place_get_id (place), ==, "zip:us/94134");
  g_assert_cmpstr (vane_place_get_postal_code (place), ==, "94134");
  g_assert_cmpstr (vane_place_get_country_code (place), ==, "US");
  g_assert_cmpstr (vane_place_get_timezone (place), ==, "America/Los_Angeles");
  g_assert_cmpfloat_with_epsilon (vane_place_get_latitude (place), 37.7190, 1e-9);
  g_assert_cmpfloat_with_epsilon (vane_place_get_longitude (place), -122.4096, 1e-9);
  assert_log (fixture, "open-meteo-geocoding/v1/search?name=94134&count=10&countryCode=US\n"
                       "zippopotam/us/94134\n");
}

/* What is typed stays; services know the five digits. */
static void
test_plus_four (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr(VanePlace) place = NULL;

  vane_test_transport_answer (fixture->transport, "open-meteo-geocoding/v1/search?name=94134&", SAN_FRANCISCO);
  vane_test_transport_answer (fixture->transport, "zippopotam/us/94134", VISITACION_VALLEY);

  place = find_one (fixture, "94134-1234", NULL);
  g_assert_cmpstr (vane_place_get_postal_code (place), ==, "94134-1234");
  g_assert_cmpstr (vane_place_get_id (place), ==, "zip:us/94134");
}

static void
test_zip_id (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr(VanePlace) place = NULL;

  vane_test_transport_answer (fixture->transport, "open-meteo-geocoding/v1/search", SAN_FRANCISCO);
  vane_test_transport_answer (fixture->transport, "zippopotam/us/94134", VISITACION_VALLEY);
  place = find_one (fixture, "zip:us/94134", NULL);
  g_assert_cmpstr (vane_place_get_id (place), ==, "zip:us/94134");
}

static void
test_zip_id_of_several (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr(GPtrArray) places = NULL;
  g_autoptr(VanePlace) place = NULL;

  vane_test_transport_answer (fixture->transport, "open-meteo-geocoding", NOTHING);
  vane_test_transport_answer (fixture->transport, "zippopotam/de/01665",
                              "{\"country\":\"Germany\",\"places\":["
                              "{\"place name\":\"Klipphausen\",\"longitude\":\"13.5\",\"latitude\":\"51.1\"},"
                              "{\"place name\":\"Käbschütztal\",\"longitude\":\"13.4\",\"latitude\":\"51.1\"}]}");
  places = search (fixture, "01665,de", NULL, NULL);
  g_assert_cmpuint (places->len, ==, 2);
  g_assert_cmpstr (vane_place_get_id (places->pdata[1]), ==, "zip:de/01665/2");
  place = find_one (fixture, "zip:de/01665/2", NULL);
  g_assert_cmpstr (vane_place_get_name (place), ==, "Käbschütztal");
}

static void
test_zippopotam_fails (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr(VanePlace) place = NULL;

  vane_test_transport_answer (fixture->transport, "open-meteo-geocoding/v1/search", SAN_FRANCISCO);
  vane_test_transport_fail (fixture->transport, "zippopotam", VANE_ERROR_TIMEOUT);

  place = find_one (fixture, "94134", NULL);
  g_assert_cmpstr (vane_place_get_id (place), ==, "om:5391959");
  g_assert_cmpstr (vane_place_get_postal_code (place), ==, "94134");
}

static void
test_open_meteo_fails (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr(VanePlace) place = NULL;

  vane_test_transport_fail (fixture->transport, "open-meteo-geocoding", VANE_ERROR_TIMEOUT);
  vane_test_transport_answer (fixture->transport, "zippopotam/us/94134", VISITACION_VALLEY);

  place = find_one (fixture, "94134", NULL);
  g_assert_cmpstr (vane_place_get_id (place), ==, "zip:us/94134");
  g_assert_null (vane_place_get_timezone (place));
}

/* Of what is far away nothing is taken. */
static void
test_far_zone (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr(VanePlace) place = NULL;

  vane_test_transport_answer (fixture->transport, "open-meteo-geocoding/v1/search", SAN_FRANCISCO);
  vane_test_transport_answer (fixture->transport, "zippopotam/us/94134",
                              "{\"places\":[{\"place name\":\"Elsewhere\","
                              "\"longitude\":\"-73.9\",\"latitude\":\"40.7\"}]}");
  place = find_one (fixture, "94134", NULL);
  g_assert_null (vane_place_get_timezone (place));
}

static void
test_unknown_code (Fixture      *fixture,
                   gconstpointer data)
{
  vane_test_transport_answer (fixture->transport, "open-meteo-geocoding", NOTHING);
  vane_test_transport_fail_status (fixture->transport, "zippopotam", 404, "{}");
  vane_test_transport_fail (fixture->transport, "openweathermap", VANE_ERROR_KEY_MISSING);
  assert_fails (fixture, "00000", NULL, VANE_ERROR_NO_MATCH);
  assert_log (fixture, "open-meteo-geocoding/v1/search?name=00000&count=10&countryCode=US\n"
                       "zippopotam/us/00000\n"
                       "openweathermap/geo/1.0/zip?zip=00000,US\n");

  /* Who should know could not say: that is not "no such place". */
  vane_test_transport_fail (fixture->transport, "zippopotam", VANE_ERROR_TIMEOUT);
  assert_fails (fixture, "00000", NULL, VANE_ERROR_TIMEOUT);
}

static void
test_openweathermap_alone (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr(VanePlace) place = NULL;

  vane_test_transport_answer (fixture->transport, "openweathermap/geo/1.0/zip", OWM_ZIP);
  place = find_one (fixture, "94134", "openweathermap");
  g_assert_cmpstr (vane_place_get_id (place), ==, "zip:us/94134");
  g_assert_cmpfloat_with_epsilon (vane_place_get_latitude (place), 37.7216, 1e-9);
  assert_log (fixture, "openweathermap/geo/1.0/zip?zip=94134,US\n");

  vane_test_transport_fail_status (fixture->transport, "openweathermap", 404, "{\"cod\":\"404\"}");
  assert_fails (fixture, "94134", "openweathermap", VANE_ERROR_NO_MATCH);
  vane_test_transport_fail_status (fixture->transport, "openweathermap", 401, "{\"cod\":401}");
  assert_fails (fixture, "94134", "openweathermap", VANE_ERROR_REFUSED);
  vane_test_transport_fail (fixture->transport, "openweathermap", VANE_ERROR_KEY_MISSING);
  assert_fails (fixture, "94134", "openweathermap", VANE_ERROR_KEY_MISSING);
  assert_fails (fixture, "8001", "openweathermap", VANE_ERROR_NO_MATCH);
}

static void
test_name (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr(VanePlace) place = NULL;

  vane_test_transport_answer (fixture->transport, "open-meteo-geocoding", SAN_FRANCISCO);
  vane_geocoder_set_language (fixture->geocoder, "pt_BR");
  place = find_one (fixture, "San Francisco", "openweathermap");
  g_assert_cmpstr (vane_place_get_id (place), ==, "om:5391959");
  g_assert_cmpstr (vane_place_get_timezone (place), ==, "America/Los_Angeles");
  g_assert_null (vane_place_get_postal_code (place));
  assert_log (fixture, "open-meteo-geocoding/v1/search?language=pt&name=San%20Francisco&count=10\n");
}

static void
test_name_second_try (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr(VanePlace) place = NULL;

  vane_test_transport_answer (fixture->transport, "open-meteo-geocoding", NOTHING);
  vane_test_transport_fail (fixture->transport, "openweathermap", VANE_ERROR_KEY_MISSING);
  assert_fails (fixture, "Nowhere", NULL, VANE_ERROR_NO_MATCH);
  assert_log (fixture, "open-meteo-geocoding/v1/search?name=Nowhere&count=10\n"
                       "openweathermap/geo/1.0/direct?q=Nowhere&limit=5\n");

  vane_test_transport_answer (fixture->transport, "openweathermap",
                              "[{\"name\":\"Nowhere\",\"lat\":35.2,\"lon\":-98.4,"
                              "\"country\":\"US\",\"state\":\"Oklahoma\"}]");
  place = find_one (fixture, "Nowhere", NULL);
  g_assert_cmpstr (vane_place_get_id (place), ==, "geo:35.2000,-98.4000");
  g_assert_cmpstr (vane_place_get_admin1 (place), ==, "Oklahoma");

  vane_test_transport_fail (fixture->transport, "openweathermap", VANE_ERROR_OFFLINE);
  assert_fails (fixture, "Nowhere", NULL, VANE_ERROR_NO_MATCH);
  vane_test_transport_fail (fixture->transport, "open-meteo-geocoding", VANE_ERROR_BUSY);
  assert_fails (fixture, "Nowhere", NULL, VANE_ERROR_BUSY);
}

static void
test_open_meteo_id (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr(VanePlace) place = NULL;

  vane_test_transport_answer (fixture->transport, "open-meteo-geocoding/v1/get?id=5391959",
                              "{\"id\":5391959,\"name\":\"San Francisco\",\"latitude\":37.77493,"
                              "\"longitude\":-122.41942,\"timezone\":\"America/Los_Angeles\"}");
  place = find_one (fixture, "om:5391959", "openweathermap");
  g_assert_cmpstr (vane_place_get_id (place), ==, "om:5391959");
  vane_test_transport_fail_status (fixture->transport, "/v1/get", 404, "{\"error\":true}");
  assert_fails (fixture, "om:1", NULL, VANE_ERROR_NO_MATCH);
}

/* Cancelled before, at once, in flight, and when the answer is there already: the one answer
 * is CANCELLED, and nobody is asked any more. */
static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  for (guint moment = 0; moment < 4; moment++)
    {
      g_autoptr(VaneQuery) query = vane_query_parse ("94134", "US");
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) places = NULL;
      g_autoptr(GAsyncResult) result = NULL;
      guint n_before = vane_test_transport_get_n_requests (fixture->transport);
      GAsyncResult *kept = NULL;

      vane_test_transport_hold (fixture->transport);
      if (moment == 0)
        g_cancellable_cancel (cancellable);
      vane_geocoder_search_async (fixture->geocoder, query, NULL, cancellable, vane_test_keep_result, &kept);
      if (moment == 2)
        vane_test_wait_until (vane_test_transport_get_n_in_flight (fixture->transport) == 2);
      if (moment == 3)
        vane_test_transport_release (fixture->transport);
      g_cancellable_cancel (cancellable);
      g_assert_null (kept);
      result = vane_test_await (&kept);
      places = vane_geocoder_search_finish (fixture->geocoder, result, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (places);
      g_assert_cmpuint (vane_test_transport_get_n_requests (fixture->transport) - n_before, ==, moment == 0 ? 0 : 2);
      g_assert_cmpuint (vane_test_transport_get_n_in_flight (fixture->transport), ==, 0);
    }
}

static void
add (const char *path,
     void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  add ("/geocoder/coordinates", test_coordinates);
  add ("/geocoder/nothing", test_nothing);
  add ("/geocoder/postal-code", test_postal_code);
  add ("/geocoder/plus-four", test_plus_four);
  add ("/geocoder/zip-id", test_zip_id);
  add ("/geocoder/zip-id-of-several", test_zip_id_of_several);
  add ("/geocoder/zippopotam-fails", test_zippopotam_fails);
  add ("/geocoder/open-meteo-fails", test_open_meteo_fails);
  add ("/geocoder/far-zone", test_far_zone);
  add ("/geocoder/unknown-code", test_unknown_code);
  add ("/geocoder/openweathermap-alone", test_openweathermap_alone);
  add ("/geocoder/name", test_name);
  add ("/geocoder/name-second-try", test_name_second_try);
  add ("/geocoder/open-meteo-id", test_open_meteo_id);
  add ("/geocoder/cancel", test_cancel);

  return g_test_run ();
}
