/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-report-fill.h"
#include "present/vane-describe-alert.h"
#include "support/vane-test.h"

/* Saturday 2026-11-21 15:00 UTC */
#define NOW  G_GINT64_CONSTANT (1795273200)
#define HOUR 3600
#define NONE VANE_TIME_NONE

static void
test_times (void)
{
  static const struct
  {
    gint64      onset, ends, expires;
    const char *expected;
  } rows[] = {
    { NOW - HOUR, NOW + 3 * HOUR, NONE, "Wind · until 18:00" },
    { NONE, NOW + 3 * HOUR, NOW, "Wind · until 18:00" },
    { NONE, NONE, NOW + HOUR, "Wind · until 16:00" },
    { NOW + 5 * HOUR, NOW + 13 * HOUR, NONE, "Wind · from 20:00 until Sunday 04:00" },
    { NOW + 5 * HOUR, NONE, NONE, "Wind · from 20:00" },
    { NONE, NONE, NONE, "Wind" },
  };
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(VaneAlert) alert = vane_alert_new (&(VaneAlertFields) {
          .id = "a", .event = "Wind", .onset = rows[i].onset, .ends = rows[i].ends, .expires = rows[i].expires });
      g_autofree char *text = vane_describe_alert (alert, utc, NOW);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_severities (void)
{
  g_assert_cmpstr (vane_describe_severity (VANE_SEVERITY_EXTREME), ==, "Extreme");
  g_assert_cmpstr (vane_describe_severity (VANE_SEVERITY_MINOR), ==, "Minor");
  g_assert_cmpstr (vane_describe_severity (VANE_SEVERITY_UNKNOWN), ==, "Warning");
}

typedef enum
{
  NOT_ASKED,
  ASKED,
  GIVEN,
  OVER,
  FAILED,
  ELSEWHERE,
  UNPLACED_ONE,
  UNPLACED,
  UNPLACED_SOMEWHERE,
} State;

static VaneReport *
make_report (State state)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) {
      .name = "x", .timezone = "UTC", .country = state == UNPLACED_SOMEWHERE ? NULL : "Spain" });
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "test", 0);

  if (state != NOT_ASKED)
    vane_report_builder_set_asked (builder, VANE_BLOCK_ALERTS, NOW, NOW + HOUR);
  if (state == GIVEN || state == OVER)
    vane_report_builder_take_alert (builder, vane_alert_new (&(VaneAlertFields) {
                                                 .id = "a", .event = "Wind", .ends = state == OVER ? NOW : NOW + 1 }));
  if (state == FAILED || state == ELSEWHERE)
    vane_report_builder_set_failed (builder, VANE_BLOCK_ALERTS,
                                    state == FAILED ? VANE_ERROR_TIMEOUT : VANE_ERROR_NOT_COVERED);
  if (state >= UNPLACED_ONE)
    vane_report_builder_set_unplaced (builder, state == UNPLACED_ONE ? 1 : 3, NULL);

  return vane_report_builder_end (builder, NULL);
}

/* Four different things on every surface. */
static void
test_none (void)
{
  static const char *const expected[] = {
    [NOT_ASKED] = "No source of official alerts for this place",
    [ASKED] = "No official alerts now",
    [GIVEN] = NULL,
    [OVER] = "No official alerts now",
    [FAILED] = "Official alerts could not be asked for. The service did not answer.",
    [ELSEWHERE] = "No source of official alerts for this place",
    [UNPLACED_ONE] = "1 warning in Spain; whether it concerns this place is not known",
    [UNPLACED] = "3 warnings in Spain; whether they concern this place is not known",
    [UNPLACED_SOMEWHERE] = "3 warnings in the country; whether they concern this place is not known",
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr(VaneReport) report = make_report (i);
      g_autofree char *text = vane_describe_no_alerts (report, NOW);

      if (i == FAILED)
        g_assert_true (g_str_has_prefix (text, "Official alerts could not be asked for. The service did not answer"));
      else
        g_assert_cmpstr (text, ==, expected[i]);
    }
}

/* Somebody is still being asked: nothing is said yet; what is known is. */
static void
test_awaited (void)
{
  for (State state = NOT_ASKED; state <= ASKED; state++)
    {
      g_autoptr(VaneReport) report = make_report (state);
      g_autoptr(VaneReport) awaited = vane_report_fill_awaited (report, VANE_BLOCK_BIT (VANE_BLOCK_ALERTS));
      g_autofree char *text = vane_describe_no_alerts (awaited, NOW);

      g_assert_cmpstr (text, ==, state == NOT_ASKED ? NULL : "No official alerts now");
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/describe-alert/times", test_times);
  g_test_add_func ("/describe-alert/severities", test_severities);
  g_test_add_func ("/describe-alert/none", test_none);
  g_test_add_func ("/describe-alert/awaited", test_awaited);

  return g_test_run ();
}
