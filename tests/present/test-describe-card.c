/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "example-report.h"
#include "present/vane-describe.h"
#include "support/vane-test.h"

/* Saturday 21 November 2026, 23:12 UTC: 15:12 in San Francisco. */
#define NOW G_GINT64_CONSTANT (1795302720)

static void
check_text (char       *text,
            const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
check_hint (const VanePlaceFields *fields,
            VaneUnitsPreset        preset,
            const char            *expected)
{
  VaneUnits units = vane_units_from_preset (preset);
  g_autoptr(VanePlace) place = vane_place_new (fields);

  check_text (vane_describe_hint (place, &units), expected);
}

static void
test_hint (void)
{
  check_hint (&(VanePlaceFields) { .name = "A", .postal_code = "94134", .admin1 = "B" }, VANE_UNITS_METRIC, "94134");
  check_hint (&(VanePlaceFields) { .name = "A", .admin1 = "B", .country = "C" }, VANE_UNITS_METRIC, "B");
  check_hint (&(VanePlaceFields) { .name = "A", .admin1 = "A", .country = "C" }, VANE_UNITS_METRIC, "C");
  check_hint (&(VanePlaceFields) { .name = "A", .admin1 = "A", .country = "A" }, VANE_UNITS_METRIC, NULL);
  check_hint (&(VanePlaceFields) { .name = "A" }, VANE_UNITS_METRIC, NULL);
  check_hint (&(VanePlaceFields) { .id = VANE_PLACE_HERE, .accuracy = 25000 }, VANE_UNITS_METRIC, "within 25 km");
  check_hint (&(VanePlaceFields) { .id = VANE_PLACE_HERE, .accuracy = 16093.44 }, VANE_UNITS_US, "within 10 mi");
}

typedef char *(*DescribeClock) (gint64 now, GTimeZone *zone, GTimeZone *here);

static void
check_clock (DescribeClock  describe,
             const char    *there,
             const char    *here,
             const char    *expected)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (there);
  g_autoptr(GTimeZone) own = g_time_zone_new_identifier (here);

  g_assert_nonnull (zone);
  g_assert_nonnull (own);
  check_text (describe (NOW, zone, own), expected);
}

static void
test_local_time (void)
{
  check_clock (vane_describe_local_time, "America/Los_Angeles", "America/Los_Angeles", "15:12");
  check_clock (vane_describe_local_time, "Asia/Tokyo", "America/Los_Angeles", "08:12 tomorrow");
  check_clock (vane_describe_local_time, "America/Los_Angeles", "Asia/Tokyo", "15:12 yesterday");
  check_clock (vane_describe_local_time, "Europe/Berlin", "Asia/Tokyo", "00:12");
}

static void
test_other_clock (void)
{
  check_clock (vane_describe_other_clock, "America/Los_Angeles", "America/Los_Angeles", NULL);
  check_clock (vane_describe_other_clock, "Europe/Paris", "Europe/Berlin", NULL);
  check_clock (vane_describe_other_clock, "Asia/Tokyo", "America/Los_Angeles", "Sunday 08:12");
  check_clock (vane_describe_other_clock, "Europe/Berlin", "Europe/London", "Sunday 00:12");
}

static void
test_outlook (void)
{
  g_autoptr(VaneReport) report = example_report_new ();
  const VaneSample *now = vane_report_get_now (report);

  check_text (vane_describe_outlook (report, now, EXAMPLE_NOW), "Partly cloudy · ⚠ Wind Advisory");
  check_text (vane_describe_outlook (report, NULL, EXAMPLE_NOW), "⚠ Wind Advisory");
  /* Both are over by then. */
  check_text (vane_describe_outlook (report, now, EXAMPLE_NOW + 7200), "Partly cloudy");
  check_text (vane_describe_outlook (report, NULL, EXAMPLE_NOW + 7200), "");
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/describe-card/hint", test_hint);
  g_test_add_func ("/describe-card/local-time", test_local_time);
  g_test_add_func ("/describe-card/other-clock", test_other_clock);
  g_test_add_func ("/describe-card/outlook", test_outlook);

  return g_test_run ();
}
