/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "provider/vane-provider.h"
#include "support/vane-test-clock.h"
#include "support/vane-test-provider.h"
#include "support/vane-test.h"

/* 2026-11-21 15:00 UTC, as a text so that JSON can be written around it. */
#define T0     "1795273200"
#define T1     "1795276800"
#define T2     "1795280400"
#define TIME_0 G_GINT64_CONSTANT (1795273200)

static const VaneProvider *
get_provider (void)
{
  const VaneProvider *provider = vane_provider_find ("open-meteo");

  g_assert_nonnull (provider);

  return provider;
}

static VaneReport *
read_report (const char *format,
             ...) G_GNUC_PRINTF (1, 2);

static VaneReport *
read_report (const char *format,
             ...)
{
  g_autoptr(VanePlace) place = vane_test_place_new (37.72, -122.41);
  g_autoptr(GError) error = NULL;
  g_autofree char *body = NULL;
  VaneReport *report;
  va_list args;

  va_start (args, format);
  body = g_strdup_vprintf (format, args);
  va_end (args);
  report = vane_test_report_from (get_provider (), place, body, &error);
  g_assert_no_error (error);

  return report;
}

static void
assert_near (double a,
             double b)
{
  g_assert_false (isnan (a));
  g_assert_cmpfloat_with_epsilon (a, b, 1e-6);
}

#define HOURLY(unit, column) \
  "\"hourly_units\":{" unit "},\"hourly\":{\"time\":[" T0 "," T1 "," T2 "]," column "}"

/* Rain, snow and gusts are of the hour before their time; ours look forward. */
static void
test_preceding (void)
{
  g_autoptr(VaneReport) report = read_report (
      "{" HOURLY ("\"temperature_2m\":\"°C\",\"precipitation\":\"mm\",\"wind_gusts_10m\":\"m/s\",\"snowfall\":\"cm\"",
                  "\"temperature_2m\":[1,2,3],\"precipitation\":[9,0.4,0.5],\"wind_gusts_10m\":[30,4,null],"
                  "\"precipitation_probability\":[90,40,50],\"snowfall\":[9,7,0]")
      "}");
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);

  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (hours[0].time, ==, TIME_0);
  g_assert_cmpint (hours[0].span_s, ==, 3600);
  assert_near (hours[0].values[VANE_FIELD_TEMPERATURE], 1.0);
  assert_near (hours[0].values[VANE_FIELD_PRECIPITATION], 0.4);
  assert_near (hours[0].values[VANE_FIELD_WIND_GUST], 4.0);
  assert_near (hours[0].values[VANE_FIELD_PRECIPITATION_PROBABILITY], 40.0);
  assert_near (hours[0].values[VANE_FIELD_SNOW], 10.0);
  assert_near (hours[1].values[VANE_FIELD_PRECIPITATION], 0.5);
  g_assert_false (vane_sample_has (&hours[1], VANE_FIELD_WIND_GUST));
  g_assert_true (vane_sample_has (&hours[2], VANE_FIELD_TEMPERATURE));
  g_assert_false (vane_sample_has (&hours[2], VANE_FIELD_PRECIPITATION));
}

typedef struct
{
  const char *column;
  const char *unit;    /* NULL: none is given */
  double      theirs;
  VaneField   field;
  double      ours;    /* NAN: left out */
} UnitCase;

static const UnitCase unit_cases[] = {
  { "temperature_2m", "°C", 16.1, VANE_FIELD_TEMPERATURE, 16.1 },
  { "temperature_2m", "°F", 61.0, VANE_FIELD_TEMPERATURE, 145.0 / 9.0 },
  { "temperature_2m", "°F", -40.0, VANE_FIELD_TEMPERATURE, -40.0 },
  { "temperature_2m", "undefined", 16.1, VANE_FIELD_TEMPERATURE, NAN },
  { "temperature_2m", "m/s", 16.1, VANE_FIELD_TEMPERATURE, NAN },
  { "temperature_2m", NULL, 16.1, VANE_FIELD_TEMPERATURE, NAN },
  { "wind_speed_10m", "km/h", 36.0, VANE_FIELD_WIND_SPEED, 10.0 },
  { "wind_speed_10m", "m/s", 3.3, VANE_FIELD_WIND_SPEED, 3.3 },
  { "wind_speed_10m", "mp/h", 10.0, VANE_FIELD_WIND_SPEED, 4.4704 },
  { "wind_speed_10m", "kn", 36.0, VANE_FIELD_WIND_SPEED, 18.52 },
  { "windspeed_10m", "kn", 36.0, VANE_FIELD_WIND_SPEED, 18.52 },
  { "relativehumidity_2m", "%", 80.0, VANE_FIELD_HUMIDITY, 80.0 },
  { "relative_humidity_2m", NULL, 80.0, VANE_FIELD_HUMIDITY, 80.0 },
  { "visibility", "ft", 10000.0, VANE_FIELD_VISIBILITY, 3048.0 },
  { "visibility", "m", 24140.0, VANE_FIELD_VISIBILITY, 24140.0 },
  { "pressure_msl", "hPa", 1013.2, VANE_FIELD_PRESSURE, 1013.2 },
  { "uv_index", "", 3.5, VANE_FIELD_UV_INDEX, 3.5 },
  { "winddirection_10m", "°", 270.0, VANE_FIELD_WIND_DIRECTION, 270.0 },
};

static void
test_unit (gconstpointer data)
{
  const UnitCase *row = data;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *unit = row->unit != NULL ? g_strdup_printf ("\"%s\":\"%s\"", row->column, row->unit) : NULL;
  g_autoptr(VaneReport) report =
      read_report ("{\"hourly_units\":{%s},\"hourly\":{\"time\":[" T0 "],\"weather_code\":[3],\"%s\":[%s]}}",
                   unit != NULL ? unit : "",
                   row->column, g_ascii_dtostr (number, sizeof number, row->theirs));
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);

  g_assert_cmpuint (n, ==, 1);
  if (isnan (row->ours))
    g_assert_false (vane_sample_has (&hours[0], row->field));
  else
    assert_near (hours[0].values[row->field], row->ours);
}

static void
test_iso_times (void)
{
  g_autoptr(VaneReport) report =
      read_report ("{\"utc_offset_seconds\":-28800,\"timezone\":\"America/Los_Angeles\",\"hourly\":{"
                   "\"time\":[\"2026-11-21T07:00\",\"2026-11-21T08:00\"],\"weather_code\":[61,0]},"
                   "\"daily\":{\"time\":[\"2026-11-21\"],\"weather_code\":[61],"
                   "\"sunrise\":[\"2026-11-21T06:56\"],\"sunset\":[\"2026-11-21T16:54\"]}}");
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);
  const VaneDay *days;

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (hours[0].time, ==, TIME_0);
  g_assert_cmpint (hours[0].condition, ==, VANE_CONDITION_LIGHT_RAIN);
  g_assert_cmpstr (vane_report_get_zone_name (report), ==, "America/Los_Angeles");
  days = vane_report_get_days (report, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (days[0].date, ==, 20261121);
  g_assert_cmpint (days[0].sunrise, ==, TIME_0 - 4 * 60);
  g_assert_cmpint (days[0].sunset, ==, TIME_0 + 9 * 3600 + 54 * 60);
}

/* A day begins at midnight by the offset of the whole reply: an hour off after the clock
 * has changed, and still that date. */
static void
test_dates (void)
{
  g_autoptr(VaneReport) report =
      read_report ("{\"utc_offset_seconds\":-25200,\"timezone\":\"America/Los_Angeles\",\"hourly\":{\"time\":[" T0
                   "],\"weather_code\":[0]},\"daily\":{\"time\":[1793430000,1793516400,1793602800,1793606400],"
                   "\"weather_code\":[0,1,2,3]}}");
  guint n;
  const VaneDay *days = vane_report_get_days (report, &n);

  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (days[0].date, ==, 20261031);
  g_assert_cmpuint (days[1].date, ==, 20261101);
  g_assert_cmpint (days[1].sample.span_s, ==, 25 * 3600);
  g_assert_cmpuint (days[2].date, ==, 20261102);
  g_assert_cmpint (days[2].sample.condition, ==, VANE_CONDITION_PARTLY_CLOUDY);
}

static void
test_polar (void)
{
  g_autoptr(VaneReport) report =
      read_report ("{\"utc_offset_seconds\":0,\"timezone\":\"UTC\",\"hourly\":{\"time\":[" T0 "],\"weather_code\":[0]},"
                   "\"daily\":{\"time\":[1795219200,1795305600],\"weather_code\":[0,1],"
                   "\"sunrise\":[1795219200,1795305600],\"sunset\":[1795219200,1795392000]}}");
  guint n;
  const VaneDay *days = vane_report_get_days (report, &n);

  g_assert_cmpuint (n, ==, 2);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (days[i].sunrise, ==, VANE_TIME_NONE);
      g_assert_cmpint (days[i].sunset, ==, VANE_TIME_NONE);
    }
}

static void
test_now (void)
{
  g_autoptr(VaneReport) report = read_report (
      "{\"timezone\":\"GMT\",\"utc_offset_seconds\":0,"
      "\"current_units\":{\"temperature_2m\":\"°C\",\"precipitation\":\"mm\",\"wind_gusts_10m\":\"km/h\"},"
      "\"current\":{\"time\":" T0 ",\"interval\":900,\"temperature_2m\":-0.0,\"precipitation\":0.25,"
      "\"wind_gusts_10m\":36,\"weather_code\":95,\"is_day\":0},\"hourly\":{\"time\":[" T0 "],\"weather_code\":[0]}}");
  const VaneSample *now = vane_report_get_now (report);

  g_assert_nonnull (now);
  g_assert_cmpint (now->time, ==, TIME_0);
  assert_near (now->values[VANE_FIELD_TEMPERATURE], 0.0);
  g_assert_false (signbit (now->values[VANE_FIELD_TEMPERATURE]));
  assert_near (now->values[VANE_FIELD_PRECIPITATION], 0.25);
  assert_near (now->values[VANE_FIELD_PRECIPITATION_RATE], 1.0);
  assert_near (now->values[VANE_FIELD_WIND_GUST], 10.0);
  g_assert_cmpint (now->condition, ==, VANE_CONDITION_THUNDERSTORM);
  g_assert_cmpint (now->daylight, ==, VANE_DAYLIGHT_NIGHT);
  /* "GMT" says nothing of San Francisco. */
  g_assert_cmpint (vane_report_get_zone_origin (report), ==, VANE_ZONE_LONGITUDE);
}

static void
test_current_weather (void)
{
  g_autoptr(VaneReport) report =
      read_report ("[{\"current_weather_units\":{\"temperature\":\"°C\",\"windspeed\":\"km/h\"},"
                   "\"current_weather\":{\"time\":" T0 ",\"temperature\":12.5,\"windspeed\":18,\"winddirection\":90,"
                   "\"weathercode\":45},\"hourly\":{\"time\":[" T0 "],\"weathercode\":[2]}}]");
  const VaneSample *now = vane_report_get_now (report);
  guint n;

  assert_near (now->values[VANE_FIELD_TEMPERATURE], 12.5);
  assert_near (now->values[VANE_FIELD_WIND_SPEED], 5.0);
  assert_near (now->values[VANE_FIELD_WIND_DIRECTION], 90.0);
  g_assert_cmpint (now->condition, ==, VANE_CONDITION_FOG);
  g_assert_cmpint (vane_report_get_hours (report, &n)->condition, ==, VANE_CONDITION_PARTLY_CLOUDY);
}

static void
test_minutes (void)
{
  g_autoptr(VaneReport) report =
      read_report ("{\"hourly\":{\"time\":[" T0 "],\"weather_code\":[0]},"
                   "\"minutely_15_units\":{\"precipitation\":\"mm\"},"
                   "\"minutely_15\":{\"time\":[1795273200,1795274100,1795275000],\"precipitation\":[5,0,0.5]}}");
  guint n;
  const VaneSample *minutes = vane_report_get_minutes (report, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (minutes[0].time, ==, TIME_0);
  g_assert_cmpint (minutes[0].span_s, ==, 900);
  assert_near (minutes[0].values[VANE_FIELD_PRECIPITATION], 0.0);
  assert_near (minutes[1].values[VANE_FIELD_PRECIPITATION], 0.5);
  assert_near (minutes[1].values[VANE_FIELD_PRECIPITATION_RATE], 2.0);
}

typedef struct
{
  const char *body;
  VaneError   code;
} ErrorCase;

static const ErrorCase error_cases[] = {
  { "Unexpected error while streaming data: timeoutReached", VANE_ERROR_DATA },
  { "{\"latitude\":nan,\"longitude\":nan}", VANE_ERROR_DATA },
  { "[]", VANE_ERROR_DATA },
  { "[1]", VANE_ERROR_DATA },
  { "3", VANE_ERROR_DATA },
  { "{\"latitude\":1}", VANE_ERROR_DATA },
  { "{\"hourly\":{\"time\":[]}}", VANE_ERROR_DATA },
  { "{\"hourly\":{\"time\":[null,\"no\",-4,0]}}", VANE_ERROR_DATA },
  { "{\"error\":true,\"reason\":\"The service is overloaded\"}", VANE_ERROR_SERVICE },
  { "{\"error\":true}", VANE_ERROR_SERVICE },
  { "{\"error\":true,\"reason\":\"No data is available for this location\"}", VANE_ERROR_NOT_COVERED },
};

static void
test_error (gconstpointer data)
{
  const ErrorCase *row = data;
  g_autoptr(VanePlace) place = vane_test_place_new (37.72, -122.41);
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneReport) report = vane_test_report_from (get_provider (), place, row->body, &error);

  g_assert_null (report);
  g_assert_error (error, VANE_ERROR, (int) row->code);
}

static GBytes *
answer_both (VaneRequest  *request,
             guint         slot,
             gpointer      user_data,
             GError      **error)
{
  const char *const *bodies = user_data;

  return g_bytes_new (bodies[slot], strlen (bodies[slot]));
}

static void
test_air (void)
{
  const char *bodies[] = {
    "{\"hourly\":{\"time\":[" T0 "],\"weather_code\":[0]}}",
    "{\"current_units\":{\"us_aqi\":\"USAQI\",\"pm2_5\":\"μg/m³\",\"birch_pollen\":\"grains/m³\"},"
    "\"current\":{\"time\":" T1 ",\"interval\":3600,\"us_aqi\":30,\"pm2_5\":3.1,\"birch_pollen\":null},"
    "\"hourly_units\":{\"us_aqi\":\"USAQI\",\"ozone\":\"ppm\"},"
    "\"hourly\":{\"time\":[" T0 "," T1 "," T2 "],\"us_aqi\":[28,29,31],\"ozone\":[1,2,3]}}",
  };
  g_autoptr(VanePlace) place = vane_test_place_new (37.72, -122.41);
  g_autoptr(VanePlan) plan = vane_test_plan_run (get_provider (), place, answer_both, bodies, NULL);
  g_autoptr(VaneReport) report = vane_fetch_parse (get_provider (), plan, NULL);
  guint n;
  const VaneSample *air = vane_report_get_air (report, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (air[0].time, ==, TIME_0 + 3600);
  assert_near (air[0].values[VANE_FIELD_AQI_US], 30.0);
  assert_near (air[0].values[VANE_FIELD_PM2_5], 3.1);
  g_assert_false (vane_sample_has (&air[0], VANE_FIELD_POLLEN_BIRCH));
  assert_near (air[1].values[VANE_FIELD_AQI_US], 31.0);
  g_assert_false (vane_sample_has (&air[1], VANE_FIELD_OZONE));
}

/* Broken air does not take the weather away. */
static void
test_broken_air (void)
{
  const char *bodies[] = { "{\"hourly\":{\"time\":[" T0 "],\"weather_code\":[0]}}", "nan" };
  g_autoptr(VanePlace) place = vane_test_place_new (37.72, -122.41);
  g_autoptr(VanePlan) plan = vane_test_plan_run (get_provider (), place, answer_both, bodies, NULL);
  g_autoptr(VaneReport) report = vane_fetch_parse (get_provider (), plan, NULL);
  const VaneBlockInfo *air = vane_report_get_block (report, VANE_BLOCK_AIR);

  g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_HOURS)->state, ==, VANE_BLOCK_GIVEN);
  g_assert_cmpint (air->state, ==, VANE_BLOCK_FAILED);
  g_assert_cmpint (air->code, ==, VANE_ERROR_DATA);
}

static void
add_rows (const char   *path,
          gconstpointer rows,
          gsize         size,
          guint         n,
          void        (*test) (gconstpointer))
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("/open-meteo/%s/%u", path, i);

      g_test_add_data_func (name, (const char *) rows + i * size, test);
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/open-meteo/preceding", test_preceding);
  add_rows ("unit", unit_cases, sizeof unit_cases[0], G_N_ELEMENTS (unit_cases), test_unit);
  g_test_add_func ("/open-meteo/iso-times", test_iso_times);
  g_test_add_func ("/open-meteo/dates", test_dates);
  g_test_add_func ("/open-meteo/polar", test_polar);
  g_test_add_func ("/open-meteo/now", test_now);
  g_test_add_func ("/open-meteo/current-weather", test_current_weather);
  g_test_add_func ("/open-meteo/minutes", test_minutes);
  add_rows ("error", error_cases, sizeof error_cases[0], G_N_ELEMENTS (error_cases), test_error);
  g_test_add_func ("/open-meteo/air", test_air);
  g_test_add_func ("/open-meteo/broken-air", test_broken_air);

  return g_test_run ();
}
