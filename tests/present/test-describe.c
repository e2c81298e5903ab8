/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "example-report.h"
#include "present/vane-describe.h"
#include "support/vane-test.h"

static void
check_text (char       *text,
            const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_conditions (void)
{
  /* One that was added has words. */
  for (guint i = 0; i < VANE_N_CONDITIONS; i++)
    {
      g_assert_nonnull (vane_describe_condition (i, VANE_DAYLIGHT_DAY));
      g_assert_true (*vane_describe_condition (i, VANE_DAYLIGHT_NIGHT) != '\0' || i == VANE_CONDITION_UNKNOWN);
    }
  g_assert_cmpstr (vane_describe_condition (VANE_CONDITION_CLEAR, VANE_DAYLIGHT_DAY), ==, "Sunny");
  g_assert_cmpstr (vane_describe_condition (VANE_CONDITION_CLEAR, VANE_DAYLIGHT_NIGHT), ==, "Clear");
  g_assert_cmpstr (vane_describe_condition (VANE_CONDITION_CLEAR, VANE_DAYLIGHT_UNKNOWN), ==, "Clear");
  g_assert_cmpstr (vane_describe_condition (VANE_CONDITION_MOSTLY_CLEAR, VANE_DAYLIGHT_DAY), ==, "Mostly sunny");
  g_assert_cmpstr (vane_describe_condition (VANE_CONDITION_HEAVY_SNOW, VANE_DAYLIGHT_NIGHT), ==, "Heavy snow");
  for (guint i = 0; i < VANE_N_CONDITIONS; i++)
    g_assert_cmpstr (vane_describe_condition (i, VANE_DAYLIGHT_NIGHT), !=, NULL);
}

static void
check_place (const VanePlaceFields *fields,
             const char            *name,
             const char            *full)
{
  g_autoptr(VanePlace) place = vane_place_new (fields);

  check_text (vane_describe_place (place), name);
  check_text (vane_describe_place_full (place), full);
}

static void
test_places (void)
{
  g_autoptr(VanePlace) example = example_place_new ();

  check_text (vane_describe_place (example), "San Francisco");
  check_text (vane_describe_place_full (example), "San Francisco, California, United States (94134)");
  check_place (&(VanePlaceFields) { .name = "Singapore", .admin1 = "Singapore", .country = "Singapore" },
               "Singapore", "Singapore");
  check_place (&(VanePlaceFields) { .name = "Paris", .country_code = "fr" }, "Paris", "Paris, FR");
  check_place (&(VanePlaceFields) { .postal_code = "01234", .country = "Germany" }, "01234", "01234, Germany");
  check_place (&(VanePlaceFields) { .latitude = 37.7195, .longitude = -122.4113 }, "37.72°, -122.41°",
               "37.72°, -122.41°");
}

static void
test_basis (void)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();

  check_text (vane_describe_basis (VANE_BASIS_OBSERVED, EXAMPLE_NOW, utc), "measured at 15:12");
  check_text (vane_describe_basis (VANE_BASIS_FORECAST, EXAMPLE_NOW, utc), "from the forecast");
  check_text (vane_describe_basis (VANE_BASIS_OLD, EXAMPLE_NOW, utc), "measured at 15:12, old");
}

static void
test_day (void)
{
  g_autoptr(VaneReport) report = example_report_new ();
  g_autoptr(VaneReport) sparse = example_report_new_sparse ();
  VaneUnits us = vane_units_from_preset (VANE_UNITS_US);
  GTimeZone *zone = vane_report_get_zone (report);
  guint n;
  const VaneDay *days = vane_report_get_days (report, &n);

  g_assert_cmpuint (n, ==, 2);
  check_text (vane_describe_day (&days[0], zone, &us, EXAMPLE_NOW),
              "Today, mostly sunny, high 64°, low 52°, 20% chance of rain");
  check_text (vane_describe_day (&days[1], zone, &us, EXAMPLE_NOW),
              "Sunday, rain, high 61°, low 52°, 60% chance of rain");
  days = vane_report_get_days (sparse, &n);
  check_text (vane_describe_day (&days[0], vane_report_get_zone (sparse), &us, 0),
              "Saturday, high 70°, low 68°");
}

static void
test_hour (void)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  VaneUnits us = vane_units_from_preset (VANE_UNITS_US);
  VaneSample hour;

  vane_sample_init (&hour, EXAMPLE_NOW - 720, 3600);
  check_text (vane_describe_hour (&hour, utc, &us), "15");
  vane_sample_set (&hour, VANE_FIELD_TEMPERATURE, 16.23);
  vane_sample_set (&hour, VANE_FIELD_PRECIPITATION_PROBABILITY, 20.0);
  hour.condition = VANE_CONDITION_PARTLY_CLOUDY;
  check_text (vane_describe_hour (&hour, utc, &us), "15, partly cloudy, 61°, 20% chance of rain");
  hour.condition = VANE_CONDITION_SNOW;
  check_text (vane_describe_hour (&hour, utc, &us), "15, snow, 61°, 20% chance of snow");
}

static void
test_now (void)
{
  g_autoptr(VaneReport) report = example_report_new ();
  g_autoptr(VaneReport) sparse = example_report_new_sparse ();
  VaneUnits us = vane_units_from_preset (VANE_UNITS_US);
  VaneUnits metric = vane_units_from_preset (VANE_UNITS_METRIC);

  check_text (vane_describe_now (report, &us, EXAMPLE_NOW),
              "61°F, partly cloudy, feels like 59°F, high 64°F, low 52°F");
  check_text (vane_describe_now (sparse, &metric, EXAMPLE_NOW + 3600), "21°C, high 21°C, low 20°C");
  check_text (vane_describe_high_low (report, &us, EXAMPLE_NOW), "High 64° · Low 52°");
  g_assert_null (vane_describe_high_low (report, &us, EXAMPLE_NOW + 30 * 86400));
  check_text (vane_describe_high_low_short (report, &us, EXAMPLE_NOW), "H 64° L 52°");
  g_assert_null (vane_describe_high_low_short (report, &us, EXAMPLE_NOW + 30 * 86400));
  check_text (vane_describe_age (report, EXAMPLE_NOW), "Updated 2 min ago");
  check_text (vane_describe_age (sparse, EXAMPLE_NOW), "Updated just now");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  vane_test_init (&argc, &argv);

  g_test_add_func ("/describe/conditions", test_conditions);
  g_test_add_func ("/describe/places", test_places);
  g_test_add_func ("/describe/basis", test_basis);
  g_test_add_func ("/describe/day", test_day);
  g_test_add_func ("/describe/hour", test_hour);
  g_test_add_func ("/describe/now", test_now);

  return g_test_run ();
}
