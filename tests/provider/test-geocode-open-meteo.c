/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "geocode-fixture.h"
#include "support/vane-test.h"

#define PARIS_FR                                                                                 \
  "{\"id\":2988507,\"name\":\"Paris\",\"latitude\":48.85,\"longitude\":2.35,\"country_code\":\"FR\"," \
  "\"country\":\"Frankreich\",\"admin1\":\"Île-de-France\",\"timezone\":\"Europe/Paris\"}"
#define PARIS_TX                                                                                  \
  "{\"id\":4717560,\"name\":\"Paris\",\"latitude\":33.66,\"longitude\":-95.55,\"country_code\":\"US\"," \
  "\"country\":\"Vereinigte Staaten\",\"admin1\":\"Texas\",\"admin2\":\"Lamar County\"," \
  "\"timezone\":\"America/Chicago\"}"
#define PARIS_KY                                                                                  \
  "{\"id\":4303602,\"name\":\"Paris\",\"latitude\":38.2,\"longitude\":-84.25,\"country_code\":\"US\"," \
  "\"country\":\"Vereinigte Staaten\",\"admin1\":\"Kentucky\",\"timezone\":\"America/New_York\"}"
#define ALL_PARIS "{\"results\":[" PARIS_FR "," PARIS_TX "," PARIS_KY "],\"generationtime_ms\":1.5}"

#define FR "om:2988507|Paris|Île-de-France|FR||Europe/Paris\n"
#define TX "om:4717560|Paris|Texas|US||America/Chicago\n"
#define KY "om:4303602|Paris|Kentucky|US||America/New_York\n"

typedef struct
{
  const char *text;
  const char *body;
  const char *places;  /* or NULL and @code */
  VaneError   code;
} Row;

static const Row rows[] = {
  { "Paris", ALL_PARIS, FR TX KY },
  { "Paris", "{\"generationtime_ms\":0.1}", "" },
  { "Paris", "{\"results\":[]}", "" },
  { "Paris", "{\"results\":{}}", "" },
  { "Paris", "{\"results\":[null,7,[],{}]}", "" },
  /* Without coordinates, or with ones that are none, it is no place. */
  { "Paris", "{\"results\":[{\"id\":1,\"name\":\"Paris\",\"longitude\":2.35}]}", "" },
  { "Paris", "{\"results\":[{\"id\":1,\"name\":\"Paris\",\"latitude\":95,\"longitude\":2.35}]}", "" },
  { "Paris", "{\"results\":[{\"id\":1,\"latitude\":48.85,\"longitude\":2.35}]}", "" },
  { "Paris", "{\"results\":[{\"name\":\"Paris\",\"latitude\":48.85,\"longitude\":2.35}]}",
    "geo:48.8500,2.3500|Paris||||\n" },
  { "Antarctica", "{\"results\":[{\"id\":6255152,\"name\":\"Antarctica\",\"latitude\":-78.1,\"longitude\":16.4}]}",
    "om:6255152|Antarctica||||\n" },
  { "Paris", "Unexpected error while streaming data: timeoutReached", NULL, VANE_ERROR_DATA },
  { "Paris", "nan", NULL, VANE_ERROR_DATA },
  { "Paris", "[]", NULL, VANE_ERROR_DATA },
  { "Paris", "{\"error\":true,\"reason\":\"x\"}", NULL, VANE_ERROR_SERVICE },
  { "om:4717560", PARIS_TX, TX },
  { "om:4717560", "{}", "" },

  /* Codes: those that have it, of the right country; else those of which it is not known. */
  { "75001,fr",
    "{\"results\":["
    "{\"id\":1,\"name\":\"A\",\"latitude\":1,\"longitude\":1,\"country_code\":\"FR\",\"postcodes\":[\"75002\"]},"
    "{\"id\":2,\"name\":\"B\",\"latitude\":1,\"longitude\":1,\"country_code\":\"FR\",\"postcodes\":[7,\"75001\"]},"
    "{\"id\":3,\"name\":\"C\",\"latitude\":1,\"longitude\":1,\"country_code\":\"US\",\"postcodes\":[\"75001\"]},"
    "{\"id\":4,\"name\":\"D\",\"latitude\":1,\"longitude\":1,\"country_code\":\"FR\"}]}",
    "om:2|B||FR|75001|\n" },
  { "75001,fr",
    "{\"results\":["
    "{\"id\":1,\"name\":\"A\",\"latitude\":1,\"longitude\":1,\"country_code\":\"FR\",\"postcodes\":[\"75002\"]},"
    "{\"id\":4,\"name\":\"D\",\"latitude\":1,\"longitude\":1,\"country_code\":\"FR\"}]}",
    "om:4|D||FR|75001|\n" },
  { "8001",
    "{\"results\":["
    "{\"id\":1,\"name\":\"Zürich\",\"latitude\":1,\"longitude\":1,\"country_code\":\"CH\",\"postcodes\":[\"8001\"]},"
    "{\"id\":2,\"name\":\"Brugge\",\"latitude\":1,\"longitude\":1,\"country_code\":\"BE\",\"postcodes\":[\"8001\"]}]}",
    "om:1|Zürich||CH|8001|\nom:2|Brugge||BE|8001|\n" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(VaneTestTransport) transport = vane_test_transport_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) places = NULL;
  g_autofree char *text = NULL;

  vane_test_transport_answer (transport, "", row->body);
  places = geocode_search (transport, vane_geocode_provider_find ("open-meteo"), row->text, &error);
  if (row->places == NULL)
    {
      g_assert_error (error, VANE_ERROR, (int) row->code);
      return;
    }
  g_assert_no_error (error);
  text = geocode_describe (places);
  g_assert_cmpstr (text, ==, row->places);
}

/* Only where the whole text finds nothing the part before the comma is asked for, and the
 * rest picks; it picks nobody where it fits nobody. */
static void
test_qualifier (void)
{
  static const char *const cases[][2] = {
    { "Paris, Texas", TX }, { "Paris, texas", TX },    { "Paris, TX", TX },
    { "Paris, tex", TX },   { "Paris, Lamar", TX },    { "Paris, Lamar County, Texas", TX },
    { "Paris, US", TX KY }, { "Paris, USA", TX KY },   { "Paris, Kentucky, Vereinigte Staaten", KY },
    { "Paris, fr", FR },    { "Paris, ile de", FR },   { "Paris, Frankreich", FR },
    { "Paris, Xyz", FR TX KY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(VaneTestTransport) transport = vane_test_transport_new ();
      g_autoptr(GPtrArray) places = NULL;
      g_autofree char *text = NULL;

      vane_test_transport_answer (transport, "name=Paris,", "{}");
      vane_test_transport_answer (transport, "name=Paris&", ALL_PARIS);
      places = geocode_search (transport, vane_geocode_provider_find ("open-meteo"), cases[i][0], NULL);
      text = geocode_describe (places);
      g_assert_cmpstr (text, ==, cases[i][1]);
      g_assert_cmpuint (vane_test_transport_get_n_requests (transport), ==, 2);
    }
}

static void
test_requests (void)
{
  static const char *const cases[][2] = {
    { "San José", "open-meteo-geocoding/v1/search?language=de&name=San%20Jos%C3%A9&count=10\n" },
    { "94134-1234", "open-meteo-geocoding/v1/search?language=de&name=94134&count=10&countryCode=US\n" },
    { "SW1A 1AA", "open-meteo-geocoding/v1/search?language=de&name=SW1A%201AA&count=10&countryCode=GB\n"
                  "open-meteo-geocoding/v1/search?language=de&name=SW1A&count=10&countryCode=GB\n" },
    { "8001", "open-meteo-geocoding/v1/search?language=de&name=8001&count=10\n" },
    { "om:5", "open-meteo-geocoding/v1/get?language=de&id=5\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(VaneTestTransport) transport = vane_test_transport_new ();
      g_autoptr(GPtrArray) places = NULL;
      g_autofree char *log = NULL;

      vane_test_transport_answer (transport, "", "{}");
      places = geocode_search (transport, vane_geocode_provider_find ("open-meteo"), cases[i][0], NULL);
      g_assert_cmpuint (places->len, ==, 0);
      log = vane_test_transport_dup_log (transport);
      g_assert_cmpstr (log, ==, cases[i][1]);
    }
}

static void
test_cuts (void)
{
  geocode_check_cuts (vane_geocode_provider_find ("open-meteo"), "Paris", ALL_PARIS);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/geocode-open-meteo/row/%02u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/geocode-open-meteo/qualifier", test_qualifier);
  g_test_add_func ("/geocode-open-meteo/requests", test_requests);
  g_test_add_func ("/geocode-open-meteo/cuts", test_cuts);

  return g_test_run ();
}
