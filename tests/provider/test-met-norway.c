/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "model/vane-derive.h"
#include "support/vane-test-clock.h"
#include "support/vane-test-provider.h"
#include "support/vane-test.h"

/* 2026-11-21 15:00 UTC */
#define TIME_0 G_GINT64_CONSTANT (1795273200)

#define UNITS                                                                                             \
  "\"units\":{\"air_temperature\":\"celsius\",\"air_temperature_max\":\"celsius\",\"air_temperature_min\":" \
  "\"celsius\",\"air_pressure_at_sea_level\":\"hPa\",\"relative_humidity\":\"%\",\"wind_speed\":\"m/s\","   \
  "\"precipitation_amount\":\"mm\",\"probability_of_precipitation\":\"%\"}"
#define BODY(steps) "{\"type\":\"Feature\",\"properties\":{\"meta\":{" UNITS "},\"timeseries\":[" steps "]}}"
#define INSTANT "\"instant\":{\"details\":{\"air_temperature\":4,\"relative_humidity\":80.5,\"wind_speed\":3.5}}"

static const VaneProvider *
get_provider (void)
{
  const VaneProvider *provider = vane_provider_find ("met-norway");

  g_assert_nonnull (provider);

  return provider;
}

static VaneReport *
read_report (const char *body)
{
  g_autoptr(VanePlace) place = vane_test_place_new (59.91, 10.75);
  g_autoptr(GError) error = NULL;
  VaneReport *report = vane_test_report_from (get_provider (), place, body, &error);

  g_assert_no_error (error);

  return report;
}

static void
test_plan (void)
{
  g_autoptr(VanePlace) place = vane_test_place_new (59.912345, 10.75);
  VanePlanOptions options = { .decimals = 9 };
  g_autoptr(VanePlan) plan = vane_plan_new (place, &options);
  VaneRequest *request;
  VaneExplain explain;

  vane_plan_begin_round (plan);
  g_assert_true (get_provider ()->plan (plan, 0, NULL));
  g_assert_cmpuint (vane_plan_get_n_parts (plan), ==, 2);
  g_assert_cmpstr (vane_request_get_path (vane_plan_peek_request (plan, 1)), ==, "/weatherapi/nowcast/2.0/complete");
  g_assert_cmpint (vane_plan_is_optional (plan, 1), ==, TRUE);
  request = vane_plan_peek_request (plan, 0);
  g_assert_cmpstr (vane_request_get_path (request), ==, "/weatherapi/locationforecast/2.0/complete");
  /* MET Norway refuses a fifth decimal. */
  g_assert_cmpstr (vane_request_get_query (request), ==, "lat=59.9123&lon=10.7500");
  g_assert_cmpint (vane_request_get_min_lifetime (request), ==, 15 * 60);
  g_assert_cmpint (vane_request_get_max_lifetime (request), ==, 6 * 3600);

  explain = vane_request_get_explain (request);
  g_assert_cmpint (explain (422, NULL, VANE_ERROR_SERVICE), ==, VANE_ERROR_NOT_COVERED);
  g_assert_cmpint (explain (404, NULL, VANE_ERROR_SERVICE), ==, VANE_ERROR_NOT_COVERED);
  g_assert_cmpint (explain (429, NULL, VANE_ERROR_BUSY), ==, VANE_ERROR_BUSY);
  g_assert_cmpint (explain (403, NULL, VANE_ERROR_SERVICE), ==, VANE_ERROR_SERVICE);
}

/* The radar sees the Nordic countries only: nobody else's place is sent there. */
static void
test_plan_without_nowcast (void)
{
  static const double places[][2] = { { 37.72, -122.41 }, { 52.52, 13.41 }, { 64.15, -21.94 }, { -45.0, 10.0 } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr(VanePlace) place = vane_test_place_new (places[i][0], places[i][1]);
      g_autoptr(VanePlan) plan = vane_plan_new (place, &VANE_PLAN_OPTIONS_DEFAULT);

      vane_plan_begin_round (plan);
      g_assert_true (get_provider ()->plan (plan, 0, NULL));
      g_assert_cmpuint (vane_plan_get_n_parts (plan), ==, 1);
    }
}

static void
test_steps (void)
{
  g_autoptr(VaneReport) report = read_report (BODY (
      "{\"time\":\"2026-11-21T15:00:00Z\",\"data\":{" INSTANT ",\"next_1_hours\":{\"summary\":{\"symbol_code\":"
      "\"lightrainshowers_night\"},\"details\":{\"precipitation_amount\":0.4,\"probability_of_precipitation\":61}},"
      "\"next_6_hours\":{\"details\":{\"precipitation_amount\":9,\"air_temperature_max\":8}}}},"
      "{\"time\":\"2026-11-21T16:00:00Z\",\"data\":{" INSTANT ",\"next_6_hours\":{\"summary\":{\"symbol_code\":"
      "\"snow\"},\"details\":{\"precipitation_amount\":6.0,\"air_temperature_max\":5,\"air_temperature_min\":-1}}}},"
      "{\"time\":\"2026-11-21T22:00:00Z\",\"data\":{" INSTANT "}}"));
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);

  g_assert_null (vane_report_get_now (report));
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (hours[0].time, ==, TIME_0);
  g_assert_cmpint (hours[0].span_s, ==, 3600);
  g_assert_cmpfloat (hours[0].values[VANE_FIELD_TEMPERATURE], ==, 4.0);
  g_assert_cmpfloat (hours[0].values[VANE_FIELD_PRECIPITATION], ==, 0.4);
  g_assert_cmpfloat (hours[0].values[VANE_FIELD_PRECIPITATION_PROBABILITY], ==, 61.0);
  g_assert_false (vane_sample_has (&hours[0], VANE_FIELD_TEMPERATURE_MAX));
  g_assert_cmpint (hours[0].condition, ==, VANE_CONDITION_SHOWERS);
  g_assert_cmpint (hours[0].daylight, ==, VANE_DAYLIGHT_NIGHT);
  g_assert_cmpfloat (hours[0].values[VANE_FIELD_FEELS_LIKE], ==, vane_derive_feels_like (4.0, 80.5, 3.5));
  g_assert_cmpfloat (hours[0].values[VANE_FIELD_DEW_POINT], ==, vane_derive_dew_point (4.0, 80.5));

  g_assert_cmpint (hours[1].span_s, ==, 6 * 3600);
  g_assert_cmpfloat (hours[1].values[VANE_FIELD_PRECIPITATION], ==, 6.0);
  g_assert_cmpfloat (hours[1].values[VANE_FIELD_TEMPERATURE_MIN], ==, -1.0);
  g_assert_cmpfloat (hours[1].values[VANE_FIELD_TEMPERATURE_MAX], ==, 5.0);
  g_assert_cmpint (hours[1].condition, ==, VANE_CONDITION_SNOW);
}

/* Six-hour amounts at every hour would count six times. */
static void
test_overlap (void)
{
  g_autoptr(VaneReport) report = read_report (BODY (
      "{\"time\":\"2026-11-21T15:00:00Z\",\"data\":{" INSTANT
      ",\"next_6_hours\":{\"summary\":{\"symbol_code\":\"rain\"},\"details\":{\"precipitation_amount\":6}}}},"
      "{\"time\":\"2026-11-21T16:00:00Z\",\"data\":{" INSTANT
      ",\"next_6_hours\":{\"summary\":{\"symbol_code\":\"rain\"},\"details\":{\"precipitation_amount\":6}}}}"));
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (hours[0].span_s, ==, 3600);
  g_assert_false (vane_sample_has (&hours[0], VANE_FIELD_PRECIPITATION));
  g_assert_cmpint (hours[0].condition, ==, VANE_CONDITION_RAIN);
  g_assert_cmpfloat (hours[1].values[VANE_FIELD_PRECIPITATION], ==, 6.0);
}

typedef struct
{
  const char   *symbol;
  VaneCondition condition;
} SymbolCase;

static const SymbolCase symbol_cases[] = {
  { "clearsky_day", VANE_CONDITION_CLEAR },
  { "fair_night", VANE_CONDITION_MOSTLY_CLEAR },
  { "partlycloudy_polartwilight", VANE_CONDITION_PARTLY_CLOUDY },
  { "cloudy", VANE_CONDITION_CLOUDY },
  { "fog", VANE_CONDITION_FOG },
  { "lightrain", VANE_CONDITION_LIGHT_RAIN },
  { "rain", VANE_CONDITION_RAIN },
  { "heavyrain", VANE_CONDITION_HEAVY_RAIN },
  { "rainshowers_day", VANE_CONDITION_SHOWERS },
  { "heavyrainshowers_day", VANE_CONDITION_HEAVY_RAIN },
  { "lightrainandthunder", VANE_CONDITION_THUNDERSTORM },
  { "lightsleet", VANE_CONDITION_SLEET },
  { "heavysleetshowers_night", VANE_CONDITION_SLEET },
  { "lightsnow", VANE_CONDITION_LIGHT_SNOW },
  { "snow", VANE_CONDITION_SNOW },
  { "heavysnow", VANE_CONDITION_HEAVY_SNOW },
  { "snowshowers_day", VANE_CONDITION_SNOW_SHOWERS },
  { "lightssnowshowersandthunder_day", VANE_CONDITION_THUNDERSTORM },
  { "lightsnowshowersandthunder_day", VANE_CONDITION_THUNDERSTORM },
  { "lightssleetshowersandthunder_day ", VANE_CONDITION_THUNDERSTORM },
  { "raining cats", VANE_CONDITION_RAIN },
  { "something-new", VANE_CONDITION_UNKNOWN },
};

static void
test_symbol (gconstpointer data)
{
  const SymbolCase *row = data;
  g_auto(GStrv) around = g_strsplit (BODY ("{\"time\":\"2026-11-21T15:00:00Z\",\"data\":{" INSTANT
                                           ",\"next_1_hours\":{\"summary\":{\"symbol_code\":\"@\"}}}}"),
                                     "@", 2);
  g_autofree char *body = g_strjoin (row->symbol, around[0], around[1], NULL);
  g_autoptr(VaneReport) report = read_report (body);
  guint n;

  g_assert_cmpstr (vane_condition_to_string (vane_report_get_hours (report, &n)->condition), ==,
                   vane_condition_to_string (row->condition));
}

static void
test_error (gconstpointer data)
{
  g_autoptr(VanePlace) place = vane_test_place_new (59.91, 10.75);
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneReport) report = vane_test_report_from (get_provider (), place, data, &error);

  g_assert_null (report);
  g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
}

int
main (int    argc,
      char **argv)
{
  static const char *const errors[] = {
    "", "{}", "[]", "{\"properties\":{}}", "{\"properties\":{\"timeseries\":{}}}", BODY (""), BODY ("null,3"),
    BODY ("{\"time\":\"yesterday\",\"data\":{" INSTANT ",\"next_1_hours\":{}}}"),
    BODY ("{\"time\":\"2026-11-21T15:00:00Z\",\"data\":{" INSTANT "}}"),
    BODY ("{\"time\":\"2026-11-21T15:00:00Z\",\"data\":{\"next_1_hours\":{}}}"),
  };

  vane_test_init (&argc, &argv);

  g_test_add_func ("/met-norway/plan", test_plan);
  g_test_add_func ("/met-norway/plan-without-nowcast", test_plan_without_nowcast);
  g_test_add_func ("/met-norway/steps", test_steps);
  g_test_add_func ("/met-norway/overlap", test_overlap);
  for (guint i = 0; i < G_N_ELEMENTS (symbol_cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/met-norway/symbol/%s", symbol_cases[i].symbol);

      g_test_add_data_func (g_strdelimit (name, " ", '-'), &symbol_cases[i], test_symbol);
    }
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autofree char *name = g_strdup_printf ("/met-norway/error/%u", i);

      g_test_add_data_func (name, errors[i], test_error);
    }

  return g_test_run ();
}
