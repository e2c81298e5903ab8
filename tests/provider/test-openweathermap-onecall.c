/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenWeatherMap with a key whose plan has One Call, and with one whose plan has not. */
#include "config.h"

#include "support/vane-test-provider.h"
#include "support/vane-test.h"

extern const VaneProvider vane_provider_openweathermap;

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

/* @user_data: the file of One Call's answer; NULL where the plan has none */
static GBytes *
answer (VaneRequest  *request,
        guint         slot,
        gpointer      user_data,
        GError      **error)
{
  const char *path = vane_request_get_path (request);

  if (g_str_has_suffix (path, "/weather"))
    return load ("ok-rain.json");
  if (g_str_has_suffix (path, "/forecast"))
    return load ("ok-rain.forecast.json");
  if (g_str_has_suffix (path, "/onecall") && user_data != NULL)
    return load (user_data);
  g_set_error (error, VANE_ERROR, VANE_ERROR_NOT_IN_PLAN, "none");

  return NULL;
}

static VaneReport *
read_report (const char *onecall)
{
  g_autoptr(VanePlace) place = vane_test_place_new (37.7249, -122.4094);
  g_autoptr(GError) error = NULL;
  g_autoptr(VanePlan) plan =
      vane_test_plan_run (&vane_provider_openweathermap, place, answer, (gpointer) onecall, &error);
  VaneReport *report;

  g_assert_no_error (error);
  report = vane_fetch_parse (&vane_provider_openweathermap, plan, &error);
  g_assert_no_error (error);

  return report;
}

static double
get (const VaneSample *sample,
     VaneField         field)
{
  return vane_sample_get (sample, field);
}

/* Minutes, hours, days and alerts of One Call; what is now is that of data/2.5/weather. */
static void
test_onecall (void)
{
  g_autoptr(VaneReport) report = read_report ("../../provider/onecall.json");
  guint n;
  const VaneSample *samples = vane_report_get_minutes (report, &n);
  const VaneDay *days;
  guint n_alerts;
  VaneAlert *const *alerts = vane_report_get_alerts (report, &n_alerts);

  g_assert_true (get (vane_report_get_now (report), VANE_FIELD_TEMPERATURE) == 14.37);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (samples[1].span_s, ==, 60);
  g_assert_true (get (&samples[1], VANE_FIELD_PRECIPITATION_RATE) == 1.2);
  g_assert_true (get (&samples[2], VANE_FIELD_PRECIPITATION_RATE) == 0.0);

  /* One step of the forecast is within the hours, one reaches over their end, one follows. */
  samples = vane_report_get_hours (report, &n);
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpint (samples[3].time, ==, 1795284000);
  g_assert_cmpint (samples[3].span_s, ==, 3600);
  g_assert_true (get (&samples[3], VANE_FIELD_PRECIPITATION) == 0.5);
  g_assert_cmpint (samples[4].time, ==, 1795287600);
  g_assert_cmpint (samples[4].span_s, ==, 7200);
  g_assert_false (vane_sample_has (&samples[4], VANE_FIELD_PRECIPITATION));
  g_assert_cmpint (samples[5].span_s, ==, 10800);

  days = vane_report_get_days (report, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (days[0].date, ==, 20261121);
  g_assert_cmpint (days[0].sunrise, ==, 1795273320);
  g_assert_true (get (&days[0].sample, VANE_FIELD_TEMPERATURE_MAX) == 15.5);
  g_assert_true (get (&days[0].sample, VANE_FIELD_RAIN) == 4.5);
  g_assert_true (get (&days[1].sample, VANE_FIELD_PRECIPITATION) == 2.25);
  g_assert_cmpstr (vane_report_get_zone_name (report), ==, "America/Los_Angeles");

  /* One without an event is none. */
  g_assert_cmpuint (n_alerts, ==, 2);
  g_assert_cmpstr (vane_alert_get_fields (alerts[0])->event, ==, "Wind Advisory");
  /* Its event is empty. */
  g_assert_cmpstr (vane_alert_get_fields (alerts[1])->event, ==, "x");
  g_assert_null (vane_alert_get_fields (alerts[0])->sender);
}

/* A plan that lacks it is none of the user's business: as if it had not been asked. */
static void
test_onecall_not_in_plan (void)
{
  g_autoptr(VaneReport) report = read_report (NULL);

  g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_MINUTES)->state, ==, VANE_BLOCK_NOT_ASKED);
  g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_ALERTS)->state, ==, VANE_BLOCK_NOT_ASKED);
  g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_HOURS)->state, ==, VANE_BLOCK_GIVEN);
}

/* An answer that is nonsense is a failure of what it alone has. */
static void
test_onecall_nonsense (void)
{
  g_autoptr(VaneReport) report = read_report ("broken-html.json");

  g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_MINUTES)->code, ==, VANE_ERROR_DATA);
  g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_HOURS)->state, ==, VANE_BLOCK_GIVEN);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/openweathermap/onecall", test_onecall);
  g_test_add_func ("/openweathermap/onecall-not-in-plan", test_onecall_not_in_plan);
  g_test_add_func ("/openweathermap/onecall-nonsense", test_onecall_nonsense);

  return g_test_run ();
}
