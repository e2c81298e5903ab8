/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "model/vane-derive.h"
#include "support/vane-test.h"

/* 2026-11-21 15:00:00 UTC */
#define HOUR G_GINT64_CONSTANT (1795273200)

static VaneReport *
make_report (gint64 observed_at,
             gint64 first_hour,
             gint64 span_s,
             guint  n_hours)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .name = "x", .timezone = "UTC" });
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "test", 0);
  g_autoptr(GError) error = NULL;
  VaneReport *report;
  VaneSample sample;

  if (observed_at != VANE_TIME_NONE)
    {
      vane_sample_init (&sample, observed_at, 0);
      vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, 16.23);
      sample.condition = VANE_CONDITION_FOG;
      vane_report_builder_add (builder, VANE_BLOCK_NOW, &sample);
    }
  for (guint i = 0; i < n_hours; i++)
    {
      vane_sample_init (&sample, first_hour + i * span_s, span_s);
      vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, 10.0 + 4.0 * i);
      vane_sample_set (&sample, VANE_FIELD_FEELS_LIKE, 8.0 + 4.0 * i);
      vane_sample_set (&sample, VANE_FIELD_HUMIDITY, 50.0 + 10.0 * i);
      vane_sample_set (&sample, VANE_FIELD_PRESSURE, 1000.0 + 2.0 * i);
      vane_sample_set (&sample, VANE_FIELD_WIND_SPEED, 4.0 + i);
      vane_sample_set (&sample, VANE_FIELD_WIND_DIRECTION, 350.0 - 340.0 * i / MAX (n_hours, 1));
      vane_sample_set (&sample, VANE_FIELD_PRECIPITATION, 1.0 + i);
      if (i == 0)
        vane_sample_set (&sample, VANE_FIELD_UV_INDEX, 3.0);
      sample.condition = i == 0 ? VANE_CONDITION_RAIN : VANE_CONDITION_CLEAR;
      vane_report_builder_add (builder, VANE_BLOCK_HOURS, &sample);
    }
  report = vane_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

typedef struct
{
  const char    *name;
  gint64         observed_at;
  guint          n_hours;      /* from HOUR on, an hour each */
  gint64         now;
  VaneBasis      basis;
  double         temperature;
  VaneCondition  condition;
} Row;

static const Row rows[] = {
  { "observed", HOUR, 2, HOUR + 60, VANE_BASIS_OBSERVED, 16.23, VANE_CONDITION_FOG },
  { "observed-an-hour-ago", HOUR, 3, HOUR + 3600, VANE_BASIS_OBSERVED, 16.23, VANE_CONDITION_FOG },
  { "observed-a-second-too-long-ago", HOUR - 1, 3, HOUR + 3600, VANE_BASIS_FORECAST, 14.0,
    VANE_CONDITION_CLEAR },
  { "clock-a-little-behind", HOUR + 300, 2, HOUR, VANE_BASIS_OBSERVED, 16.23, VANE_CONDITION_FOG },
  { "clock-far-behind", HOUR + 7200, 2, HOUR, VANE_BASIS_FORECAST, 10.0, VANE_CONDITION_RAIN },
  /* Between the two hours; what comes and goes is the hour's. */
  { "half-past", HOUR - 7200, 2, HOUR + 1800, VANE_BASIS_FORECAST, 12.0, VANE_CONDITION_RAIN },
  { "quarter-past", HOUR - 7200, 2, HOUR + 900, VANE_BASIS_FORECAST, 11.0, VANE_CONDITION_RAIN },
  /* Nothing to go towards. */
  { "last-hour", HOUR - 7200, 2, HOUR + 5400, VANE_BASIS_FORECAST, 14.0, VANE_CONDITION_CLEAR },
  { "after-the-last-hour", HOUR, 2, HOUR + 7200, VANE_BASIS_OLD, 16.23, VANE_CONDITION_FOG },
  { "before-the-first-hour", HOUR - 86400, 2, HOUR - 1, VANE_BASIS_OLD, 16.23, VANE_CONDITION_FOG },
  { "observation-only", HOUR, 0, HOUR + 86400, VANE_BASIS_OLD, 16.23, VANE_CONDITION_FOG },
  /* A source without observations: the step that covers now, unchanged. */
  { "forecast-only", VANE_TIME_NONE, 2, HOUR + 1800, VANE_BASIS_FORECAST, 10.0, VANE_CONDITION_RAIN },
  { "forecast-only-next", VANE_TIME_NONE, 2, HOUR + 3600, VANE_BASIS_FORECAST, 14.0, VANE_CONDITION_CLEAR },
  { "forecast-only-over", VANE_TIME_NONE, 2, HOUR + 7200, VANE_BASIS_OLD, 10.0, VANE_CONDITION_RAIN },
};

static void
test_now (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(VaneReport) report = make_report (row->observed_at, HOUR, 3600, row->n_hours);
  VaneSample sample;
  VaneBasis basis;

  g_assert_true (vane_derive_now (report, row->now, &sample, &basis));
  g_assert_cmpstr (vane_basis_to_string (basis), ==, vane_basis_to_string (row->basis));
  g_assert_cmpfloat_with_epsilon (vane_sample_get (&sample, VANE_FIELD_TEMPERATURE), row->temperature, 1e-9);
  g_assert_cmpint (sample.condition, ==, row->condition);
}

static void
test_interpolation (void)
{
  g_autoptr(VaneReport) report = make_report (HOUR - 7200, HOUR, 3600, 2);
  VaneSample sample;
  VaneBasis basis;

  g_assert_true (vane_derive_now (report, HOUR + 1800, &sample, &basis));
  g_assert_cmpfloat (vane_sample_get (&sample, VANE_FIELD_TEMPERATURE), ==, 12.0);
  g_assert_cmpfloat (vane_sample_get (&sample, VANE_FIELD_FEELS_LIKE), ==, 10.0);
  g_assert_cmpfloat (vane_sample_get (&sample, VANE_FIELD_HUMIDITY), ==, 55.0);
  g_assert_cmpfloat (vane_sample_get (&sample, VANE_FIELD_PRESSURE), ==, 1001.0);
  g_assert_cmpfloat (vane_sample_get (&sample, VANE_FIELD_WIND_SPEED), ==, 4.5);
  /* Between 350° and 180° there is no meaningful middle; rain is the hour's amount. */
  g_assert_cmpfloat (vane_sample_get (&sample, VANE_FIELD_WIND_DIRECTION), ==, 350.0);
  g_assert_cmpfloat (vane_sample_get (&sample, VANE_FIELD_PRECIPITATION), ==, 1.0);
  /* One of two is no line: as it was. */
  g_assert_cmpfloat (vane_sample_get (&sample, VANE_FIELD_UV_INDEX), ==, 3.0);
  g_assert_false (vane_sample_has (&sample, VANE_FIELD_DEW_POINT));
  /* At 0°, 0° the sun is up at 15:30 UTC. */
  g_assert_cmpint (sample.daylight, ==, VANE_DAYLIGHT_DAY);
}

static void
test_nothing (void)
{
  g_autoptr(VaneReport) report = make_report (VANE_TIME_NONE, HOUR, 3600, 0);
  VaneSample sample;
  VaneBasis basis;

  g_assert_false (vane_derive_now (report, HOUR, &sample, &basis));
  g_assert_cmpint (vane_derive_next_change (report, HOUR), ==, VANE_TIME_NONE);
}

static void
test_next_change (void)
{
  g_autoptr(VaneReport) report = make_report (HOUR + 60, HOUR, 3600, 2);
  gint64 now = HOUR + 60;
  const VaneDay *days;
  guint n;
  gint64 sunset;

  days = vane_report_get_days (report, &n);
  g_assert_cmpuint (n, ==, 1);
  sunset = days[0].sunset;
  g_assert_cmpint (sunset, >, HOUR + 7200);

  now = vane_derive_next_change (report, now);
  g_assert_cmpint (now, ==, HOUR + 3600);
  /* The observation is too old from then on. */
  now = vane_derive_next_change (report, now);
  g_assert_cmpint (now, ==, HOUR + 60 + 3601);
  now = vane_derive_next_change (report, now);
  g_assert_cmpint (now, ==, HOUR + 7200);
  now = vane_derive_next_change (report, now);
  g_assert_cmpint (now, ==, sunset);
  g_assert_cmpint (vane_derive_next_change (report, now), ==, VANE_TIME_NONE);
}

static void
test_alerts_change (void)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .name = "x" });
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "test", 0);
  g_autoptr(VaneReport) report = NULL;

  vane_report_builder_take_alert (builder, vane_alert_new (&(VaneAlertFields) {
      .id = "1", .event = "Wind", .onset = HOUR, .ends = HOUR + 500, .expires = HOUR + 100 }));
  vane_report_builder_take_alert (builder, vane_alert_new (&(VaneAlertFields) {
      .id = "2", .event = "Fog", .onset = VANE_TIME_NONE, .ends = VANE_TIME_NONE, .expires = HOUR + 900 }));
  report = vane_report_builder_end (builder, NULL);

  g_assert_cmpint (vane_derive_next_change (report, HOUR - 1), ==, HOUR);
  /* When the message expires does not count where it says when the event ends. */
  g_assert_cmpint (vane_derive_next_change (report, HOUR), ==, HOUR + 500);
  g_assert_cmpint (vane_derive_next_change (report, HOUR + 500), ==, HOUR + 900);
  g_assert_cmpint (vane_derive_next_change (report, HOUR + 900), ==, VANE_TIME_NONE);
}

/* With the saturation pressures of water that meteorological tables print, in hPa; the
 * formula's own differ from them by 0.5 % at most. */
static void
test_feels_like (void)
{
  static const struct { double temperature; double saturation; } table[] = {
    { 0.0, 6.11 }, { 10.0, 12.27 }, { 20.0, 23.37 }, { 30.0, 42.43 }, { 40.0, 73.78 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (double humidity = 0.0; humidity <= 100.0; humidity += 25.0)
      for (double wind = 0.0; wind <= 20.0; wind += 5.0)
        {
          double expected =
              table[i].temperature + 0.33 * table[i].saturation * humidity / 100.0 - 0.70 * wind - 4.0;

          g_assert_cmpfloat_with_epsilon (vane_derive_feels_like (table[i].temperature, humidity, wind), expected,
                                          0.15);
        }

  g_assert_true (isnan (vane_derive_feels_like (NAN, 50.0, 1.0)));
  g_assert_true (isnan (vane_derive_feels_like (20.0, NAN, 1.0)));
  g_assert_true (isnan (vane_derive_feels_like (20.0, 50.0, NAN)));
}

/* As psychrometric tables have them, to half a degree's tenth. */
static void
test_dew_point (void)
{
  static const struct { double temperature; double humidity; double dew_point; } table[] = {
    { 20.0, 50.0, 9.3 },  { 30.0, 60.0, 21.4 }, { 25.0, 50.0, 13.9 },   { 10.0, 80.0, 6.7 },
    { 0.0, 100.0, 0.0 },  { 35.0, 40.0, 19.4 }, { -10.0, 100.0, -10.0 }, { 20.0, 100.0, 20.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpfloat_with_epsilon (vane_derive_dew_point (table[i].temperature, table[i].humidity),
                                    table[i].dew_point, 0.06);

  g_assert_true (isnan (vane_derive_dew_point (20.0, 0.0)));
  g_assert_true (isnan (vane_derive_dew_point (NAN, 50.0)));
  g_assert_true (isnan (vane_derive_dew_point (20.0, NAN)));
}

static void
test_names (void)
{
  g_assert_cmpstr (vane_basis_to_string (VANE_BASIS_OBSERVED), ==, "observed");
  g_assert_cmpstr (vane_basis_to_string (VANE_BASIS_FORECAST), ==, "forecast");
  g_assert_cmpstr (vane_basis_to_string (VANE_BASIS_OLD), ==, "old");
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/derive/now/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_now);
    }
  g_test_add_func ("/derive/interpolation", test_interpolation);
  g_test_add_func ("/derive/nothing", test_nothing);
  g_test_add_func ("/derive/next-change", test_next_change);
  g_test_add_func ("/derive/alerts-change", test_alerts_change);
  g_test_add_func ("/derive/feels-like", test_feels_like);
  g_test_add_func ("/derive/dew-point", test_dew_point);
  g_test_add_func ("/derive/names", test_names);

  return g_test_run ();
}
