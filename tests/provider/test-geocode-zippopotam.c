/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geocode-fixture.h"
#include "support/vane-test.h"

#define ONE                                                                                         \
  "{\"post code\":\"94134\",\"country\":\"United States\",\"country abbreviation\":\"US\",\"places\":[" \
  "{\"place name\":\"San Francisco\",\"longitude\":\"-122.4096\",\"state\":\"California\",\"latitude\":\"37.719\"}]}"
#define TWO                                                                                             \
  "{\"country\":\"Germany\",\"places\":[{\"place name\":\"A\",\"longitude\":\"13.5\",\"latitude\":\"51.1\"}," \
  "{\"place name\":\"B\",\"longitude\":\"13.4\",\"latitude\":\"51.1\"}]}"

typedef struct
{
  const char *text;
  guint       status;
  const char *body;
  const char *places;  /* or NULL and @code */
  VaneError   code;
} Row;

static const Row rows[] = {
  { "94134", 200, ONE, "zip:us/94134|San Francisco|California|US|94134|\n" },
  { "94134-1234", 200, ONE, "zip:us/94134|San Francisco|California|US|94134-1234|\n" },
  { "01665,de", 200, TWO, "zip:de/01665/1|A||DE|01665|\nzip:de/01665/2|B||DE|01665|\n" },
  { "94134", 200, "{\"places\":[{\"longitude\":-122.4,\"latitude\":37.7}]}", "zip:us/94134|94134||US|94134|\n" },
  { "94134", 200, "{}", "" },
  { "94134", 404, "{}", "" },
  { "94134", 200, "{\"places\":[]}", "" },
  { "94134", 200, "{\"places\":[null,7,{}]}", "" },
  { "94134", 200, "{\"places\":[{\"place name\":\"X\",\"longitude\":\"1x\",\"latitude\":\"1\"}]}", "" },
  { "94134", 200, "{\"places\":[{\"place name\":\"X\",\"longitude\":\"nan\",\"latitude\":\"inf\"}]}", "" },
  { "94134", 200, "{\"places\":[{\"place name\":\"X\",\"longitude\":\"\",\"latitude\":\"1\"}]}", "" },
  { "94134", 200, "[]", NULL, VANE_ERROR_DATA },
  { "94134", 500, "", NULL, VANE_ERROR_SERVICE },
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
  places = geocode_search (transport, vane_geocode_provider_find ("zippopotam"), row->text, &error);
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
    { "94134-1234", "zippopotam/us/94134\n" }, { "SW1A 1AA", "zippopotam/gb/SW1A\n" },
    { "k1a0b1", "zippopotam/ca/K1A\n" },       { "1011ab", "zippopotam/nl/1011\n" },
    { "11455,se", "zippopotam/se/11455\n" },   { "110 00,cz", "zippopotam/cz/110%2000\n" },
    { "00950,pl", "zippopotam/pl/00-950\n" },  { "060-0001", "zippopotam/jp/060-0001\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(VaneTestTransport) transport = vane_test_transport_new ();
      g_autoptr(GPtrArray) places = NULL;
      g_autofree char *log = NULL;

      vane_test_transport_answer (transport, "", "{}");
      places = geocode_search (transport, vane_geocode_provider_find ("zippopotam"), cases[i][0], NULL);
      log = vane_test_transport_dup_log (transport);
      g_assert_cmpstr (log, ==, cases[i][1]);
    }
}

/* Countries it has nothing of, and what is no code, are not asked for. */
static void
test_answers (void)
{
  static const char *const texts[] = { "100000,cn", "8001", "Paris", "om:5", "1,2", "" };
  const VaneGeocodeProvider *geocoder = vane_geocode_provider_find ("zippopotam");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(VaneQuery) query = vane_query_parse (texts[i], "US");

      g_assert_false (geocoder->answers (query));
    }
}

static void
test_cuts (void)
{
  geocode_check_cuts (vane_geocode_provider_find ("zippopotam"), "94134", ONE);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/geocode-zippopotam/row/%02u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/geocode-zippopotam/requests", test_requests);
  g_test_add_func ("/geocode-zippopotam/answers", test_answers);
  g_test_add_func ("/geocode-zippopotam/cuts", test_cuts);

  return g_test_run ();
}
