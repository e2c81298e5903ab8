/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-report.h"
#include "support/vane-test.h"

/* 2026-11-21 15:00:00 UTC */
#define HOUR G_GINT64_CONSTANT (1795273200)

static VaneReport *
make_report (double  temperature,
             gint64  fetched_at,
             guint   n_alerts)
{
  g_autoptr(VanePlace) place =
      vane_place_new (&(VanePlaceFields) { .id = "om:1", .name = "x", .timezone = "Europe/Berlin" });
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "test", 0);
  VaneSample sample;

  vane_sample_init (&sample, HOUR, 3600);
  vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, temperature);
  sample.condition = VANE_CONDITION_RAIN;
  vane_report_builder_add (builder, VANE_BLOCK_HOURS, &sample);
  vane_report_builder_set_asked (builder, VANE_BLOCK_HOURS, fetched_at, fetched_at + 900);
  vane_report_builder_set_failed (builder, VANE_BLOCK_AIR, VANE_ERROR_BUSY);
  for (guint i = 0; i < n_alerts; i++)
    vane_report_builder_take_alert (builder, vane_alert_new (&(VaneAlertFields) { .id = "x", .event = "Fog" }));

  return vane_report_builder_end (builder, NULL);
}

/* A day, its sun, its zone, the text of an alert: each makes another report of it. */
static VaneReport *
make_day_report (gint64      sunrise,
                 const char *zone,
                 const char *description)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .id = "om:1", .name = "x" });
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "test", 0);
  VaneDay day = { .date = 20261121, .sunrise = sunrise, .sunset = HOUR + 7200 };

  vane_report_builder_set_zone (builder, zone);
  vane_sample_init (&day.sample, HOUR, 0);
  vane_sample_set (&day.sample, VANE_FIELD_TEMPERATURE_MAX, 7.0);
  vane_report_builder_add_day (builder, &day);
  vane_report_builder_set_sun (builder, day.date, sunrise, day.sunset);
  vane_report_builder_take_alert (builder, vane_alert_new (&(VaneAlertFields) {
                                               .id = "x",
                                               .event = "Fog",
                                               .description = description,
                                               .onset = VANE_TIME_NONE,
                                               .ends = VANE_TIME_NONE,
                                               .expires = VANE_TIME_NONE,
                                               .sent = VANE_TIME_NONE,
                                           }));

  return vane_report_builder_end (builder, NULL);
}

static void
test_equal_days (void)
{
  g_autoptr(VaneReport) report = make_day_report (HOUR, "UTC", "a");
  g_autoptr(VaneReport) same = make_day_report (HOUR, "UTC", "a");
  g_autoptr(VaneReport) sun = make_day_report (HOUR + 60, "UTC", "a");
  g_autoptr(VaneReport) zone = make_day_report (HOUR, "Atlantic/Reykjavik", "a");
  g_autoptr(VaneReport) text = make_day_report (HOUR, "UTC", "b");

  g_assert_true (vane_report_equal (report, same));
  g_assert_false (vane_report_equal (report, sun));
  g_assert_false (vane_report_equal (report, zone));
  g_assert_false (vane_report_equal (report, text));
}

static void
test_equal (void)
{
  g_autoptr(VaneReport) report = make_report (1.5, HOUR, 1);
  g_autoptr(VaneReport) same = make_report (1.5, HOUR, 1);
  g_autoptr(VaneReport) warmer = make_report (1.6, HOUR, 1);
  g_autoptr(VaneReport) newer = make_report (1.5, HOUR + 1, 1);
  g_autoptr(VaneReport) quiet = make_report (1.5, HOUR, 0);

  g_assert_true (vane_report_equal (report, report));
  g_assert_true (vane_report_equal (report, same));
  g_assert_true (vane_report_equal (NULL, NULL));
  g_assert_false (vane_report_equal (report, NULL));
  g_assert_false (vane_report_equal (report, warmer));
  g_assert_false (vane_report_equal (report, newer));
  g_assert_false (vane_report_equal (report, quiet));
}

static void
test_to_string (void)
{
  g_autoptr(VaneReport) report = make_report (1.5, HOUR, 1);
  g_autofree char *text = vane_report_to_string (report);

  g_assert_true (g_str_has_prefix (text, "report om:1 test zone=Europe/Berlin (geocoder)\n"));
  g_assert_nonnull (g_strrstr (text, "block hours given\n"));
  g_assert_nonnull (g_strrstr (text, "block air failed busy\n"));
  g_assert_nonnull (g_strrstr (text, "hours 1795273200+3600 rain day temperature=1.5\n"));
  g_assert_nonnull (g_strrstr (text, "day 20261121 sun "));
  g_assert_nonnull (g_strrstr (text, "alert x unknown Fog\n"));
}

static void
test_empty (void)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .name = "x" });
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "test", 0);
  g_autoptr(VaneReport) report = vane_report_builder_end (builder, NULL);
  g_autoptr(VaneReport) same = vane_report_ref (report);
  guint n = 1;

  g_assert_true (vane_place_equal (vane_report_get_place (same), place));
  g_assert_cmpstr (vane_report_get_provider (report), ==, "test");
  g_assert_nonnull (vane_report_get_zone (report));
  g_assert_null (vane_report_get_now (report));
  vane_report_get_minutes (report, &n);
  g_assert_cmpuint (n, ==, 0);
  vane_report_get_days (report, &n);
  g_assert_cmpuint (n, ==, 0);
  vane_report_get_air (report, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (vane_report_get_fetched_at (report), ==, VANE_TIME_NONE);
  g_assert_cmpint (vane_report_get_expires_at (report), ==, VANE_TIME_NONE);
}

static void
test_block_names (void)
{
  static const char *const names[VANE_N_BLOCKS] = { "now", "minutes", "hours", "days", "air", "alerts" };

  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    g_assert_cmpstr (vane_block_to_string (i), ==, names[i]);
}

/* What is left of the forecast may begin after the warmest hour. */
static void
test_today_holds_what_was_measured (void)
{
  static const struct { double measured; double high; double low; } cases[] = {
    { 16.23, 16.23, 10.0 },
    { 4.5, 11.0, 4.5 },
    { 10.5, 11.0, 10.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .timezone = "UTC" });
      g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "test", 0);
      g_autoptr(VaneReport) report = NULL;
      const VaneDay *days;
      VaneSample now;
      guint n;

      vane_sample_init (&now, HOUR - 600, 0);
      vane_sample_set (&now, VANE_FIELD_TEMPERATURE, cases[i].measured);
      vane_report_builder_add (builder, VANE_BLOCK_NOW, &now);
      for (guint k = 0; k < 2; k++)
        {
          VaneSample hour;

          vane_sample_init (&hour, HOUR + k * 3600, 3600);
          vane_sample_set (&hour, VANE_FIELD_TEMPERATURE, 10.0 + k);
          vane_report_builder_add (builder, VANE_BLOCK_HOURS, &hour);
        }
      report = vane_report_builder_end (builder, NULL);

      days = vane_report_get_days (report, &n);
      g_assert_cmpuint (n, >=, 1);
      g_assert_cmpfloat (vane_sample_get (&days[0].sample, VANE_FIELD_TEMPERATURE_MAX), ==, cases[i].high);
      g_assert_cmpfloat (vane_sample_get (&days[0].sample, VANE_FIELD_TEMPERATURE_MIN), ==, cases[i].low);
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/report/equal", test_equal);
  g_test_add_func ("/report/equal/days", test_equal_days);
  g_test_add_func ("/report/to-string", test_to_string);
  g_test_add_func ("/report/empty", test_empty);
  g_test_add_func ("/report/today-holds-what-was-measured", test_today_holds_what_was_measured);
  g_test_add_func ("/report/block-names", test_block_names);

  return g_test_run ();
}
