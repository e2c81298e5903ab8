/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "provider/openweathermap.h"
#include "support/vane-test-provider.h"
#include "support/vane-test.h"

extern const VaneProvider vane_provider_openweathermap;

#define TIME G_GINT64_CONSTANT (1795273500)

/* Which body each part gets; an error code where there is none. */
typedef struct
{
  const char *weather;
  const char *forecast;
  const char *air;
  VaneError   code;
} Bodies;

static const Bodies rainy = { "ok-rain.json", "ok-rain.forecast.json", "ok-rain.air_pollution.json" };

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "openweathermap", name, NULL);
  g_autoptr(GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

static GBytes *
answer (VaneRequest  *request,
        guint         slot,
        gpointer      user_data,
        GError      **error)
{
  const Bodies *bodies = user_data;
  const char *path = vane_request_get_path (request);
  const char *name = g_str_has_suffix (path, "/weather")    ? bodies->weather
                     : g_str_has_suffix (path, "/forecast") ? bodies->forecast
                                                            : bodies->air;

  if (name == NULL || g_str_has_suffix (path, "/onecall"))
    {
      g_set_error (error, VANE_ERROR, bodies->code != 0 ? bodies->code : VANE_ERROR_NOT_IN_PLAN, "none");
      return NULL;
    }

  return *name == '{' ? g_bytes_new (name, strlen (name)) : load (name);
}

static VaneReport *
read_report (const Bodies *bodies,
             GError      **error)
{
  g_autoptr(VanePlace) place = vane_test_place_new (37.7249, -122.4094);
  g_autoptr(VanePlan) plan =
      vane_test_plan_run (&vane_provider_openweathermap, place, answer, (gpointer) bodies, error);

  return plan != NULL ? vane_fetch_parse (&vane_provider_openweathermap, plan, error) : NULL;
}

static VaneReport *
read_good (const Bodies *bodies)
{
  g_autoptr(GError) error = NULL;
  VaneReport *report = read_report (bodies, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);

  return report;
}

static double
get (const VaneSample *sample,
     VaneField         field)
{
  return vane_sample_get (sample, field);
}

static void
test_plan (void)
{
  static const char *const paths[] = { "/data/2.5/weather", "/data/2.5/forecast", "/data/2.5/air_pollution",
                                       "/data/3.0/onecall" };
  static const gboolean optional[] = { FALSE, TRUE, TRUE, TRUE };
  g_autoptr(VanePlace) place = vane_test_place_new (37.7249, -122.4094);
  g_autoptr(VanePlan) plan = vane_plan_new (place, &(VanePlanOptions) { .decimals = 2, .language = "de_AT" });

  g_assert_true (vane_provider_openweathermap.plan (plan, 0, NULL));
  g_assert_cmpuint (vane_plan_get_n_parts (plan), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      VaneRequest *request = vane_plan_peek_request (plan, i);

      g_assert_cmpstr (vane_request_get_path (request), ==, paths[i]);
      g_assert_cmpstr (vane_request_get (request, "lat"), ==, "37.72");
      g_assert_cmpstr (vane_request_get (request, "lon"), ==, "-122.41");
      g_assert_cmpstr (vane_request_get_secret_parameter (request), ==, "appid");
      g_assert_cmpstr (vane_request_get_secret_id (request), ==, "openweathermap");
      g_assert_null (vane_request_get (request, "appid"));
      g_assert_cmpint (vane_plan_is_optional (plan, i), ==, optional[i]);
    }
  g_assert_cmpstr (vane_request_get (vane_plan_peek_request (plan, 0), "units"), ==, "metric");
  g_assert_cmpstr (vane_request_get (vane_plan_peek_request (plan, 1), "lang"), ==, "de");
  g_assert_cmpint (vane_request_get_min_lifetime (vane_plan_peek_request (plan, 0)), ==, 900);
  g_assert_cmpint (vane_request_get_max_lifetime (vane_plan_peek_request (plan, 2)), ==, 12 * 3600);

  vane_plan_begin_round (plan);
  g_assert_true (vane_provider_openweathermap.plan (plan, 1, NULL));
  g_assert_cmpuint (vane_plan_get_n_parts (plan), ==, 4);
}

static void
test_weather (void)
{
  g_autoptr(VaneReport) report = read_good (&rainy);
  const VaneSample *now = vane_report_get_now (report);
  const VaneDay *days;
  guint n;

  g_assert_cmpint (now->time, ==, TIME);
  /* To the last bit what the service sent. */
  g_assert_true (get (now, VANE_FIELD_TEMPERATURE) == 14.37);
  g_assert_true (get (now, VANE_FIELD_FEELS_LIKE) == 13.9);
  g_assert_true (get (now, VANE_FIELD_PRESSURE) == 1013.0);
  g_assert_true (get (now, VANE_FIELD_HUMIDITY) == 83.0);
  g_assert_true (get (now, VANE_FIELD_WIND_SPEED) == 4.12);
  g_assert_true (get (now, VANE_FIELD_WIND_GUST) == 3.5);
  g_assert_true (get (now, VANE_FIELD_WIND_DIRECTION) == 230.0);
  g_assert_true (get (now, VANE_FIELD_VISIBILITY) == 10000.0);
  g_assert_true (get (now, VANE_FIELD_CLOUD_COVER) == 75.0);
  g_assert_true (get (now, VANE_FIELD_PRECIPITATION) == 1.27);
  g_assert_true (get (now, VANE_FIELD_PRECIPITATION_RATE) == 1.27);
  g_assert_cmpint (now->condition, ==, VANE_CONDITION_RAIN);
  g_assert_cmpint (now->daylight, ==, VANE_DAYLIGHT_DAY);
  /* A spread over the town is not the day's. */
  g_assert_false (vane_sample_has (now, VANE_FIELD_TEMPERATURE_MIN));
  g_assert_false (vane_sample_has (now, VANE_FIELD_TEMPERATURE_MAX));

  g_assert_cmpint (vane_report_get_zone_origin (report), ==, VANE_ZONE_OFFSET);
  days = vane_report_get_days (report, &n);
  g_assert_cmpuint (n, >=, 1);
  g_assert_cmpuint (days[0].date, ==, 20261121);
  g_assert_cmpint (days[0].sunrise, ==, 1795273320);
  g_assert_cmpint (days[0].sunset, ==, 1795308780);
}

static void
test_forecast (void)
{
  g_autoptr(VaneReport) report = read_good (&rainy);
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);

  g_assert_cmpuint (n, ==, 3);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (hours[i].time, ==, 1795273200 + i * 10800);
      g_assert_cmpint (hours[i].span_s, ==, 10800);
      g_assert_false (vane_sample_has (&hours[i], VANE_FIELD_TEMPERATURE_MIN));
    }
  g_assert_true (get (&hours[0], VANE_FIELD_TEMPERATURE) == 14.2);
  g_assert_true (get (&hours[0], VANE_FIELD_PRECIPITATION) == 1.5);
  g_assert_true (get (&hours[0], VANE_FIELD_PRECIPITATION_RATE) == 0.5);
  g_assert_true (get (&hours[0], VANE_FIELD_PRECIPITATION_PROBABILITY) == 25.0);
  g_assert_true (get (&hours[1], VANE_FIELD_PRECIPITATION_PROBABILITY) == 100.0);
  g_assert_cmpint (hours[0].condition, ==, VANE_CONDITION_LIGHT_RAIN);
  g_assert_cmpint (hours[1].condition, ==, VANE_CONDITION_CLOUDY);
  g_assert_false (vane_sample_has (&hours[1], VANE_FIELD_PRECIPITATION));
  g_assert_false (vane_sample_has (&hours[1], VANE_FIELD_WIND_GUST));
  g_assert_cmpint (hours[2].condition, ==, VANE_CONDITION_UNKNOWN);
  g_assert_false (vane_sample_has (&hours[2], VANE_FIELD_WIND_SPEED));
  g_assert_false (vane_sample_has (&hours[2], VANE_FIELD_PRECIPITATION_PROBABILITY));
}

static void
test_air (void)
{
  g_autoptr(VaneReport) report = read_good (&rainy);
  guint n;
  const VaneSample *air = vane_report_get_air (report, &n);

  g_assert_cmpuint (n, ==, 1);
  g_assert_true (get (air, VANE_FIELD_AQI_OWM) == 2.0);
  g_assert_true (get (air, VANE_FIELD_PM2_5) == 10.38);
  g_assert_true (get (air, VANE_FIELD_OZONE) == 0.0);
  g_assert_true (get (air, VANE_FIELD_CARBON_MONOXIDE) == 534.06);
}

/* What is not sent is not there: no zero in its place. */
static void
test_bare (void)
{
  static const VaneField missing[] = {
    VANE_FIELD_FEELS_LIKE, VANE_FIELD_WIND_GUST, VANE_FIELD_WIND_DIRECTION, VANE_FIELD_VISIBILITY,
    VANE_FIELD_PRECIPITATION, VANE_FIELD_PRECIPITATION_RATE, VANE_FIELD_RAIN, VANE_FIELD_SNOW,
  };
  g_autoptr(VaneReport) report = read_good (&(Bodies) { "ok-bare.json", NULL, NULL, VANE_ERROR_TIMEOUT });
  const VaneSample *now = vane_report_get_now (report);
  guint n;

  g_assert_true (get (now, VANE_FIELD_TEMPERATURE) == 0.0);
  g_assert_true (get (now, VANE_FIELD_CLOUD_COVER) == 0.0);
  g_assert_cmpint (now->condition, ==, VANE_CONDITION_CLEAR);
  g_assert_cmpint (now->daylight, ==, VANE_DAYLIGHT_NIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    g_assert_false (vane_sample_has (now, missing[i]));
  g_assert_cmpint (vane_report_get_zone_origin (report), ==, VANE_ZONE_LONGITUDE);

  /* The temperature comes out though nothing else did. */
  g_assert_null (vane_report_get_hours (report, &n));
  g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_HOURS)->state, ==, VANE_BLOCK_FAILED);
  g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_HOURS)->code, ==, VANE_ERROR_TIMEOUT);
  g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_AIR)->state, ==, VANE_BLOCK_FAILED);
}

static void
test_snow_over_three_hours (void)
{
  g_autoptr(VaneReport) report = read_good (&(Bodies) { "ok-snow-3h.json", NULL, NULL, VANE_ERROR_TIMEOUT });
  const VaneSample *now = vane_report_get_now (report);

  g_assert_true (get (now, VANE_FIELD_RAIN) == 1.5);
  g_assert_true (get (now, VANE_FIELD_SNOW) == 3.0);
  g_assert_true (get (now, VANE_FIELD_PRECIPITATION) == 4.5);
  g_assert_true (get (now, VANE_FIELD_PRECIPITATION_RATE) == 1.5);
  g_assert_cmpint (now->span_s, ==, 3 * 3600);
  g_assert_cmpint (now->condition, ==, VANE_CONDITION_SLEET);
}

/* Optional parts that are nonsense do not take the temperature with them. */
static void
test_optional_nonsense (void)
{
  g_autoptr(VaneReport) report = read_good (&(Bodies) { "ok-rain.json", "broken-cod-429.json", "broken-html.json" });

  g_assert_true (get (vane_report_get_now (report), VANE_FIELD_TEMPERATURE) == 14.37);
  g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_HOURS)->code, ==, VANE_ERROR_BUSY);
  g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_AIR)->code, ==, VANE_ERROR_DATA);
}

static void
test_no_air (void)
{
  g_autoptr(VaneReport) report = read_good (&(Bodies) { "ok-rain.json", "ok-rain.forecast.json", "{\"list\":[]}" });

  g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_AIR)->state, ==, VANE_BLOCK_NONE);
}

typedef struct
{
  const char *name;
  VaneError   code;
} Broken;

static const Broken broken[] = {
  { "broken-cod-404.json", VANE_ERROR_NOT_COVERED },
  { "broken-cod-401.json", VANE_ERROR_REFUSED },
  { "broken-cod-429.json", VANE_ERROR_BUSY },
  { "broken-cod-500.json", VANE_ERROR_SERVICE },
  { "broken-array.json", VANE_ERROR_DATA },
  { "broken-main-array.json", VANE_ERROR_DATA },
  { "broken-no-time.json", VANE_ERROR_DATA },
  { "broken-types.json", VANE_ERROR_DATA },
  { "broken-html.json", VANE_ERROR_DATA },
  { "broken-implausible.json", VANE_ERROR_DATA },
};

static void
test_broken (gconstpointer data)
{
  const Broken *row = data;
  g_autoptr(GError) error = NULL;
  Bodies bodies = { row->name, rainy.forecast, rainy.air };
  g_autoptr(VaneReport) report = read_report (&bodies, &error);

  g_assert_error (error, VANE_ERROR, (int) row->code);
  g_assert_null (report);
}

/* The unit of an answer stands in its question. */
static void
test_units (void)
{
  static const struct
  {
    const char *units;
    double      temperature;
    double      wind;
  } rows[] = {
    { "metric", 14.37, 4.12 },
    { "imperial", (14.37 - 32.0) / 1.8, 4.12 * 0.44704 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(VanePlace) place = vane_test_place_new (37.7249, -122.4094);
      g_autoptr(VanePlan) plan = vane_plan_new (place, &VANE_PLAN_OPTIONS_DEFAULT);
      g_autoptr(GBytes) body = load ("ok-rain.json");
      g_autoptr(GError) error = NULL;
      g_autoptr(VaneReport) report = NULL;

      g_assert_true (vane_provider_openweathermap.plan (plan, 0, NULL));
      vane_request_set (vane_plan_peek_request (plan, 0), "units", rows[i].units);
      vane_plan_take_response (plan, 0, vane_test_response_new (body, TIME));
      report = vane_fetch_parse (&vane_provider_openweathermap, plan, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (get (vane_report_get_now (report), VANE_FIELD_TEMPERATURE), rows[i].temperature,
                                      1e-9);
      g_assert_cmpfloat_with_epsilon (get (vane_report_get_now (report), VANE_FIELD_WIND_SPEED), rows[i].wind, 1e-9);
    }
}

static void
test_kelvin (void)
{
  g_autoptr(VanePlace) place = vane_test_place_new (37.7249, -122.4094);
  g_autoptr(VanePlan) plan = vane_plan_new (place, &VANE_PLAN_OPTIONS_DEFAULT);
  g_autoptr(GBytes) body = g_bytes_new_static ("{\"dt\":1795273500,\"main\":{\"temp\":279.69}}", 40);
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneReport) report = NULL;

  g_assert_true (vane_provider_openweathermap.plan (plan, 0, NULL));
  vane_request_set (vane_plan_peek_request (plan, 0), "units", "standard");
  vane_plan_take_response (plan, 0, vane_test_response_new (body, TIME));
  report = vane_fetch_parse (&vane_provider_openweathermap, plan, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (get (vane_report_get_now (report), VANE_FIELD_TEMPERATURE), 6.54, 1e-9);
}

/* A body that ends anywhere gives DATA or a report, never a crash. */
static void
test_cut (void)
{
  g_autoptr(GBytes) whole = load ("ok-rain.json");
  gsize length;
  const char *text = g_bytes_get_data (whole, &length);

  for (gsize n = 1; n < length; n++)
    {
      g_autofree char *part = g_strndup (text, n);
      g_autoptr(GError) error = NULL;
      g_autoptr(VaneReport) report = read_report (&(Bodies) { part, part, part }, &error);

      if (report == NULL)
        g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/openweathermap/plan", test_plan);
  g_test_add_func ("/openweathermap/weather", test_weather);
  g_test_add_func ("/openweathermap/forecast", test_forecast);
  g_test_add_func ("/openweathermap/air", test_air);
  g_test_add_func ("/openweathermap/bare", test_bare);
  g_test_add_func ("/openweathermap/snow-over-three-hours", test_snow_over_three_hours);
  g_test_add_func ("/openweathermap/optional-nonsense", test_optional_nonsense);
  g_test_add_func ("/openweathermap/no-air", test_no_air);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = g_strdup_printf ("/openweathermap/broken/%s", broken[i].name);

      g_test_add_data_func (path, &broken[i], test_broken);
    }
  g_test_add_func ("/openweathermap/units", test_units);
  g_test_add_func ("/openweathermap/kelvin", test_kelvin);
  g_test_add_func ("/openweathermap/cut", test_cut);

  return g_test_run ();
}
