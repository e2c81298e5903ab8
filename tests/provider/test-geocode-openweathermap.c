/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geocode-fixture.h"
#include "support/vane-test.h"

#define ZIP "{\"zip\":\"94134\",\"name\":\"San Francisco\",\"lat\":37.7216,\"lon\":-122.4135,\"country\":\"US\"}"
#define LONDON                                                                                         \
  "[{\"name\":\"London\",\"local_names\":{\"ascii\":\"London\",\"de\":\"London (de)\"},\"lat\":51.5073,"   \
  "\"lon\":-0.1276,\"country\":\"GB\",\"state\":\"England\"},"                                          \
  "{\"name\":\"City of London\",\"lat\":51.5156,\"lon\":-0.1219,\"country\":\"GB\",\"state\":\"England\"}," \
  "{\"name\":\"London\",\"lat\":42.9834,\"lon\":-81.233,\"country\":\"CA\"}]"

typedef struct
{
  const char *text;
  guint       status;
  const char *body;
  const char *places;  /* or NULL and @code */
  VaneError   code;
} Row;

static const Row rows[] = {
  { "94134", 200, ZIP, "zip:us/94134|San Francisco||US|94134|\n" },
  { "94134-1234", 200, ZIP, "zip:us/94134|San Francisco||US|94134-1234|\n" },
  { "94134", 200, "{\"zip\":\"94134\",\"lat\":37.7,\"lon\":-122.4}", "zip:us/94134|94134||US|94134|\n" },
  { "94134", 200, "{\"cod\":\"404\",\"message\":\"not found\"}", "" },
  { "94134", 200, "{\"name\":\"X\",\"lat\":\"37\",\"lon\":null}", "" },
  { "94134,de", 200, ZIP, "" },
  { "94134", 404, "{\"cod\":\"404\",\"message\":\"not found\"}", "" },
  { "94134", 400, "{\"cod\":\"400\",\"message\":\"Nothing to geocode\"}", "" },
  { "94134", 401, "{\"cod\":401,\"message\":\"Invalid API key.\"}", NULL, VANE_ERROR_REFUSED },
  { "94134", 429, "{\"cod\":429}", NULL, VANE_ERROR_BUSY },
  { "94134", 502, "<html>", NULL, VANE_ERROR_SERVICE },
  { "London", 200, LONDON, "geo:51.5073,-0.1276|London (de)|England|GB||\ngeo:42.9834,-81.2330|London||CA||\n" },
  { "London", 200, "[]", "" },
  { "London", 200, "[null,7,{\"lat\":1}]", "" },
  { "London", 200, "7", NULL, VANE_ERROR_DATA },
  { "London", 200, "<html>", NULL, VANE_ERROR_DATA },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(VaneTestTransport) transport = vane_test_transport_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) places = NULL;
  g_autofree char *text = NULL;

  if (row->status == 200)
    vane_test_transport_answer (transport, "", row->body);
  else
    vane_test_transport_fail_status (transport, "", row->status, row->body);
  places = geocode_search (transport, vane_geocode_provider_find ("openweathermap"), row->text, &error);
  if (row->places == NULL)
    {
      g_assert_error (error, VANE_ERROR, (int) row->code);
      return;
    }
  g_assert_no_error (error);
  text = geocode_describe (places);
  g_assert_cmpstr (text, ==, row->places);
}

static void
test_requests (void)
{
  static const char *const cases[][2] = {
    { "94134-1234", "openweathermap/geo/1.0/zip?zip=94134,US\n" },
    { "SW1A 1AA", "openweathermap/geo/1.0/zip?zip=SW1A%201AA,GB\n" },
    { "zip:us/94134", "openweathermap/geo/1.0/zip?zip=94134,US\n" },
    { "Paris", "openweathermap/geo/1.0/direct?q=Paris&limit=5\n" },
    { "Paris, TX", "openweathermap/geo/1.0/direct?q=Paris,TX,US&limit=5\n" },
    { "Paris, FR", "openweathermap/geo/1.0/direct?q=Paris,FR&limit=5\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(VaneTestTransport) transport = vane_test_transport_new ();
      g_autoptr(GPtrArray) places = NULL;
      g_autofree char *log = NULL;

      vane_test_transport_answer (transport, "", "[]");
      places = geocode_search (transport, vane_geocode_provider_find ("openweathermap"), cases[i][0], NULL);
      log = vane_test_transport_dup_log (transport);
      g_assert_cmpstr (log, ==, cases[i][1]);
    }
}

static void
test_cuts (void)
{
  geocode_check_cuts (vane_geocode_provider_find ("openweathermap"), "London", LONDON);
  geocode_check_cuts (vane_geocode_provider_find ("openweathermap"), "94134", ZIP);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/geocode-openweathermap/row/%02u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/geocode-openweathermap/requests", test_requests);
  g_test_add_func ("/geocode-openweathermap/cuts", test_cuts);

  return g_test_run ();
}
