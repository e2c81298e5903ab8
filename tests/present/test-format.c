/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>

#include "present/vane-format.h"
#include "support/vane-test.h"

typedef struct
{
  const char      *name;
  VaneField        field;
  double           value;
  VaneUnitsPreset  preset;
  const char      *plain;
  const char      *with_unit;
  const char      *precise;
} Row;

static const Row rows[] = {
  { "sixty-one", VANE_FIELD_TEMPERATURE, 16.23, VANE_UNITS_US, "61°", "61°F", "61.214°F" },
  { "as-sent", VANE_FIELD_TEMPERATURE, 16.23, VANE_UNITS_METRIC, "16°", "16°C", "16.23°C" },
  { "below-zero", VANE_FIELD_TEMPERATURE, -5.2, VANE_UNITS_METRIC, "-5°", "-5°C", "-5.2°C" },
  { "no-minus-zero", VANE_FIELD_TEMPERATURE, -0.4, VANE_UNITS_METRIC, "0°", "0°C", "-0.4°C" },
  { "zero-is-not-negative", VANE_FIELD_TEMPERATURE, -0.0, VANE_UNITS_METRIC, "0°", "0°C", "0°C" },
  { "half-up", VANE_FIELD_TEMPERATURE, 0.5, VANE_UNITS_METRIC, "1°", "1°C", "0.5°C" },
  { "half-away-below-zero", VANE_FIELD_TEMPERATURE, -2.5, VANE_UNITS_METRIC, "-3°", "-3°C", "-2.5°C" },
  { "half-is-not-even", VANE_FIELD_TEMPERATURE, 2.5, VANE_UNITS_METRIC, "3°", "3°C", "2.5°C" },
  /* 60.5 °F: the conversion alone gives 60.499999999999993. */
  { "half-after-conversion", VANE_FIELD_TEMPERATURE, 28.5 / 1.8, VANE_UNITS_US, "61°", "61°F", "60.5°F" },
  { "minus-forty", VANE_FIELD_TEMPERATURE, -40.0, VANE_UNITS_US, "-40°", "-40°F", "-40°F" },
  { "humidity", VANE_FIELD_HUMIDITY, 81.5, VANE_UNITS_US, "82", "82%", "81.5%" },
  { "hectopascal", VANE_FIELD_PRESSURE, 1013.25, VANE_UNITS_METRIC, "1013", "1013 hPa", "1013.25 hPa" },
  { "inch-of-mercury", VANE_FIELD_PRESSURE, 1013.25, VANE_UNITS_US, "29.92", "29.92 inHg", "29.9213 inHg" },
  { "mph", VANE_FIELD_WIND_SPEED, 4.0, VANE_UNITS_US, "9", "9 mph", "8.9477 mph" },
  { "kmh", VANE_FIELD_WIND_SPEED, 11.9 / 3.6, VANE_UNITS_METRIC, "12", "12 km/h", "11.9 km/h" },
  { "metres-per-second", VANE_FIELD_WIND_GUST, 3.55, VANE_UNITS_NORDIC, "4", "4 m/s", "3.55 m/s" },
  { "millimetre", VANE_FIELD_PRECIPITATION, 0.25, VANE_UNITS_METRIC, "0.3", "0.3 mm", "0.25 mm" },
  { "no-rain", VANE_FIELD_PRECIPITATION, 0.0, VANE_UNITS_METRIC, "0.0", "0.0 mm", "0 mm" },
  { "inch", VANE_FIELD_PRECIPITATION, 2.54, VANE_UNITS_US, "0.10", "0.10 in", "0.1 in" },
  { "rate", VANE_FIELD_PRECIPITATION_RATE, 1.2, VANE_UNITS_METRIC, "1.2", "1.2 mm/h", "1.2 mm/h" },
  { "rate-in-inches", VANE_FIELD_PRECIPITATION_RATE, 25.4, VANE_UNITS_US, "1.00", "1.00 in/h", "1 in/h" },
  { "snow", VANE_FIELD_SNOW, 12.0, VANE_UNITS_UK, "12.0", "12.0 mm", "12 mm" },
  { "near", VANE_FIELD_VISIBILITY, 4250.0, VANE_UNITS_METRIC, "4.3", "4.3 km", "4.25 km" },
  { "almost-ten", VANE_FIELD_VISIBILITY, 9960.0, VANE_UNITS_METRIC, "10", "10 km", "9.96 km" },
  { "far", VANE_FIELD_VISIBILITY, 16093.44, VANE_UNITS_US, "10", "10 mi", "10 mi" },
  { "uv", VANE_FIELD_UV_INDEX, 5.5, VANE_UNITS_METRIC, "6", "6", "5.5" },
  { "direction", VANE_FIELD_WIND_DIRECTION, 290.0, VANE_UNITS_METRIC, "290", "290°", "290°" },
  { "particles", VANE_FIELD_PM2_5, 8.34, VANE_UNITS_METRIC, "8.3", "8.3 µg/m³", "8.34 µg/m³" },
  { "many-particles", VANE_FIELD_PM10, 48.34, VANE_UNITS_METRIC, "48", "48 µg/m³", "48.34 µg/m³" },
  { "pollen", VANE_FIELD_POLLEN_BIRCH, 12.4, VANE_UNITS_METRIC, "12", "12 grains/m³", "12.4 grains/m³" },
  { "not-given", VANE_FIELD_TEMPERATURE, NAN, VANE_UNITS_METRIC, NULL, NULL, NULL },
};

static void
test_value (gconstpointer data)
{
  const Row *row = data;
  VaneUnits units = vane_units_from_preset (row->preset);
  g_autofree char *plain = vane_format_value (row->field, row->value, &units, VANE_FORMAT_PLAIN);
  g_autofree char *with_unit = vane_format_value (row->field, row->value, &units, VANE_FORMAT_UNIT);
  g_autofree char *precise =
      vane_format_value (row->field, row->value, &units, VANE_FORMAT_UNIT | VANE_FORMAT_PRECISE);

  g_assert_cmpstr (plain, ==, row->plain);
  g_assert_cmpstr (with_unit, ==, row->with_unit);
  g_assert_cmpstr (precise, ==, row->precise);
}

/* Every unit has a text of its own, and none loses the number. */
static void
test_every_unit (void)
{
  for (guint field = 0; field < VANE_N_FIELDS; field++)
    for (guint unit = 0; unit < VANE_N_UNITS; unit++)
      {
        VaneUnits units = vane_units_from_preset (VANE_UNITS_METRIC);
        VaneQuantity quantity = vane_field_get_info (field)->quantity;
        g_autofree char *text = NULL;

        if (!vane_unit_is_of (unit, quantity))
          continue;
        units.unit[quantity] = unit;
        text = vane_format_value (field, 1.0, &units, VANE_FORMAT_UNIT);
        g_assert_true (g_ascii_isdigit (*text));
        if (field != VANE_FIELD_PRECIPITATION_RATE)
          g_assert_true (g_str_has_suffix (text, vane_unit_to_string (unit)));
        else
          g_assert_true (g_str_has_suffix (text, "/h"));
      }
}

static void
test_number (void)
{
  VaneUnits metric = vane_units_from_preset (VANE_UNITS_METRIC);
  VaneUnits us = vane_units_from_preset (VANE_UNITS_US);

  g_assert_cmpfloat (vane_format_number (VANE_FIELD_TEMPERATURE, 16.23, &metric), ==, 16.23);
  /* What a service sends in km/h comes back as it was sent. */
  for (int tenths = 0; tenths < 2000; tenths++)
    g_assert_cmpfloat (vane_format_number (VANE_FIELD_WIND_SPEED, tenths / 10.0 / 3.6, &metric), ==,
                       tenths / 10.0);
  for (int tenths = -900; tenths < 1300; tenths++)
    g_assert_cmpfloat (vane_format_number (VANE_FIELD_TEMPERATURE, (tenths / 10.0 - 32.0) / 1.8, &us), ==,
                       tenths / 10.0);
  g_assert_true (isnan (vane_format_number (VANE_FIELD_TEMPERATURE, NAN, &metric)));
  g_assert_false (signbit (vane_format_number (VANE_FIELD_TEMPERATURE, -0.00001, &metric)));
}

static void
test_sample (void)
{
  VaneUnits units = vane_units_from_preset (VANE_UNITS_METRIC);
  VaneSample sample;
  g_autofree char *given = NULL;

  vane_sample_init (&sample, 0, 0);
  vane_sample_set (&sample, VANE_FIELD_HUMIDITY, 50.0);
  given = vane_format_sample (&sample, VANE_FIELD_HUMIDITY, &units, VANE_FORMAT_UNIT);
  g_assert_cmpstr (given, ==, "50%");
  g_assert_null (vane_format_sample (&sample, VANE_FIELD_TEMPERATURE, &units, VANE_FORMAT_UNIT));
}

static void
test_compass (void)
{
  static const struct { double degrees; const char *point; } points[] = {
    { 0.0, "N" }, { 11.2, "N" }, { 11.3, "NNE" }, { 45.0, "NE" }, { 90.0, "E" }, { 135.0, "SE" },
    { 180.0, "S" }, { 225.0, "SW" }, { 270.0, "W" }, { 315.0, "NW" }, { 337.5, "NNW" }, { 348.7, "NNW" },
    { 348.8, "N" }, { 360.0, "N" }, { -90.0, "W" }, { 810.0, "E" }, { -1e-300, "N" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    g_assert_cmpstr (vane_format_compass (points[i].degrees), ==, points[i].point);
  g_assert_null (vane_format_compass (NAN));
  g_assert_null (vane_format_compass (INFINITY));
}

static void
check_text (char       *text,
            const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

/* 2026-11-21 15:12:00 UTC, a Saturday */
#define NOW G_GINT64_CONSTANT (1795273920)

static void
test_times (void)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GTimeZone) kolkata = g_time_zone_new_identifier ("Asia/Kolkata");
  g_autoptr(GTimeZone) kiritimati = g_time_zone_new_identifier ("Pacific/Kiritimati");

  check_text (vane_format_time (NOW, utc), "15:12");
  check_text (vane_format_time (NOW, kolkata), "20:42");
  check_text (vane_format_time (NOW - 15 * 3600, utc), "00:12");
  check_text (vane_format_hour (NOW - 720, utc), "15");
  check_text (vane_format_hour (NOW - 720, kolkata), "20:30");
  check_text (vane_format_weekday (NOW, utc, NOW, FALSE), "Today");
  check_text (vane_format_weekday (NOW, utc, NOW, TRUE), "Today");
  check_text (vane_format_weekday (NOW, utc, NOW - 86400, TRUE), "Sat");
  check_text (vane_format_weekday (NOW, utc, NOW + 7 * 86400, FALSE), "Saturday");
  /* It is Sunday there already. */
  check_text (vane_format_weekday (NOW, kiritimati, NOW - 86400, FALSE), "Sunday");
  check_text (vane_format_date (NOW, utc), "Saturday 21 November");
  check_text (vane_format_date (NOW, kiritimati), "Sunday 22 November");
  check_text (vane_format_date (NOW - 20 * 86400, utc), "Sunday 1 November");
  g_assert_null (vane_format_time (VANE_TIME_NONE, utc));
  g_assert_null (vane_format_hour (G_MAXINT64, utc));
  g_assert_null (vane_format_weekday (VANE_TIME_NONE, utc, NOW, TRUE));
  g_assert_null (vane_format_date (VANE_TIME_NONE, utc));
}

static void
test_ages (void)
{
  check_text (vane_format_age (NOW, NOW), "just now");
  check_text (vane_format_age (NOW - 59, NOW), "just now");
  check_text (vane_format_age (NOW + 500, NOW), "just now");
  check_text (vane_format_age (NOW - 60, NOW), "1 min ago");
  check_text (vane_format_age (NOW - 3599, NOW), "59 min ago");
  check_text (vane_format_age (NOW - 3600, NOW), "1 h ago");
  check_text (vane_format_age (NOW - 86399, NOW), "23 h ago");
  check_text (vane_format_age (NOW - 86400, NOW), "1 day ago");
  check_text (vane_format_age (NOW - 2 * 86400, NOW), "2 days ago");
  g_assert_null (vane_format_age (VANE_TIME_NONE, NOW));
}

static void
test_durations (void)
{
  check_text (vane_format_duration (9 * 3600 + 56 * 60), "9 h 56 min");
  check_text (vane_format_duration (9 * 3600 + 55 * 60 + 30), "9 h 56 min");
  check_text (vane_format_duration (3600), "1 h");
  check_text (vane_format_duration (3599), "1 h");
  check_text (vane_format_duration (24 * 3600), "24 h");
  check_text (vane_format_duration (300), "5 min");
  check_text (vane_format_duration (0), "0 min");
  check_text (vane_format_duration (-5), "0 min");
  check_text (vane_format_duration (VANE_TIME_NONE), "0 min");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/format/value/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_value);
    }
  g_test_add_func ("/format/every-unit", test_every_unit);
  g_test_add_func ("/format/number", test_number);
  g_test_add_func ("/format/sample", test_sample);
  g_test_add_func ("/format/compass", test_compass);
  g_test_add_func ("/format/times", test_times);
  g_test_add_func ("/format/ages", test_ages);
  g_test_add_func ("/format/durations", test_durations);

  return g_test_run ();
}
