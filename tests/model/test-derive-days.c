/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "base/vane-error.h"
#include "model/vane-derive.h"
#include "support/vane-test.h"

/* When a date begins in a zone, and how long it is: as the tz database has it. */
typedef struct
{
  const char *name;
  const char *zone;
  guint       date;
  const char *begins;   /* in UTC */
  double      hours;
} Row;

static const Row rows[] = {
  { "plain", "UTC", 20261121, "2026-11-21T00:00:00Z", 24.0 },
  { "berlin-spring", "Europe/Berlin", 20260329, "2026-03-28T23:00:00Z", 23.0 },
  { "berlin-autumn", "Europe/Berlin", 20261025, "2026-10-24T22:00:00Z", 25.0 },
  { "new-york-spring", "America/New_York", 20260308, "2026-03-08T05:00:00Z", 23.0 },
  { "new-york-autumn", "America/New_York", 20261101, "2026-11-01T04:00:00Z", 25.0 },
  { "lord-howe-autumn", "Australia/Lord_Howe", 20260405, "2026-04-04T13:00:00Z", 24.5 },
  { "kiritimati", "Pacific/Kiritimati", 20261121, "2026-11-20T10:00:00Z", 24.0 },
  { "pago-pago", "Pacific/Pago_Pago", 20261121, "2026-11-21T11:00:00Z", 24.0 },
  { "kolkata", "Asia/Kolkata", 20261121, "2026-11-20T18:30:00Z", 24.0 },
  { "kathmandu", "Asia/Kathmandu", 20261121, "2026-11-20T18:15:00Z", 24.0 },
  { "saint-johns", "America/St_Johns", 20261121, "2026-11-21T03:30:00Z", 24.0 },
  /* The clock goes from 24:00 to 01:00: the day begins at 01:00. */
  { "havana-spring", "America/Havana", 20240310, "2024-03-10T05:00:00Z", 23.0 },
  /* It goes from 01:00 back to 00:00: the first of the two counts. */
  { "havana-autumn", "America/Havana", 20241103, "2024-11-03T04:00:00Z", 25.0 },
  { "asuncion-spring", "America/Asuncion", 20231001, "2023-10-01T04:00:00Z", 23.0 },
  /* It goes from 24:00 back to 23:00: the day before has 25 hours. */
  { "asuncion-autumn", "America/Asuncion", 20240323, "2024-03-23T03:00:00Z", 25.0 },
  { "beirut-spring", "Asia/Beirut", 20260329, "2026-03-28T22:00:00Z", 23.0 },
  { "apia-before-the-skip", "Pacific/Apia", 20111229, "2011-12-29T10:00:00Z", 24.0 },
  { "apia-skipped", "Pacific/Apia", 20111230, "2011-12-30T10:00:00Z", 0.0 },
  { "apia-after-the-skip", "Pacific/Apia", 20111231, "2011-12-30T10:00:00Z", 24.0 },
};

static gint64
parse (const char *text)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);

  return g_date_time_to_unix (time);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (row->zone);
  gint64 begins;
  gint64 ends;

  g_assert_nonnull (zone);
  begins = vane_derive_midnight (zone, row->date);
  ends = vane_derive_midnight (zone, vane_derive_next_date (row->date));
  g_assert_cmpint (begins, ==, parse (row->begins));
  g_assert_cmpfloat ((ends - begins) / 3600.0, ==, row->hours);
  if (row->hours > 0.0)
    {
      g_assert_cmpuint (vane_derive_date (zone, begins), ==, row->date);
      g_assert_cmpuint (vane_derive_date (zone, ends - 1), ==, row->date);
      g_assert_cmpuint (vane_derive_date (zone, begins - 1), <, row->date);
    }
}

static void
test_dates (void)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();

  g_assert_cmpuint (vane_derive_next_date (20261121), ==, 20261122);
  g_assert_cmpuint (vane_derive_next_date (20261231), ==, 20270101);
  g_assert_cmpuint (vane_derive_next_date (20280228), ==, 20280229);
  g_assert_cmpuint (vane_derive_next_date (20260228), ==, 20260301);
  g_assert_cmpuint (vane_derive_next_date (20260230), ==, 0);
  g_assert_cmpuint (vane_derive_next_date (0), ==, 0);
  g_assert_cmpuint (vane_derive_next_date (G_MAXUINT), ==, 0);
  g_assert_cmpint (vane_derive_midnight (utc, 20260230), ==, VANE_TIME_NONE);
  g_assert_cmpint (vane_derive_midnight (utc, 0), ==, VANE_TIME_NONE);
  g_assert_cmpuint (vane_derive_date (utc, G_MAXINT64), ==, 0);
  g_assert_cmpuint (vane_derive_date (utc, 0), ==, 19700101);
}

static GArray *
make_hours (gint64 first,
            gint64 span_s,
            guint  n)
{
  GArray *hours = g_array_new (FALSE, FALSE, sizeof (VaneSample));

  for (guint i = 0; i < n; i++)
    {
      VaneSample sample;

      vane_sample_init (&sample, first + i * span_s, span_s);
      vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, i);
      vane_sample_set (&sample, VANE_FIELD_PRECIPITATION, 6.0);
      vane_sample_set (&sample, VANE_FIELD_WIND_GUST, 20.0 - i % 3);
      sample.condition = VANE_CONDITION_CLEAR;
      sample.daylight = VANE_DAYLIGHT_DAY;
      g_array_append_val (hours, sample);
    }

  return hours;
}

static GArray *
derive (GArray     *hours,
        const char *zone_name)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (VaneDay));

  vane_derive_days ((const VaneSample *) (void *) hours->data, hours->len, zone, days);

  return days;
}

static double
get (GArray    *days,
     guint      i,
     VaneField  field)
{
  return vane_sample_get (&g_array_index (days, VaneDay, i).sample, field);
}

static void
test_steps_of_six_hours (void)
{
  /* Berlin in summer is UTC+2: steps at 02, 08, 14 and 20 o'clock; that at 20 has two of its
   * six hours in the next day. */
  g_autoptr(GArray) hours = make_hours (parse ("2026-07-01T00:00:00Z"), 6 * 3600, 8);
  g_autoptr(GArray) days = derive (hours, "Europe/Berlin");

  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpuint (g_array_index (days, VaneDay, 0).date, ==, 20260701);
  g_assert_cmpfloat_with_epsilon (get (days, 0, VANE_FIELD_PRECIPITATION), 6.0 * 22 / 6, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (days, 1, VANE_FIELD_PRECIPITATION), 6.0 * 24 / 6, 1e-9);
  /* A temperature belongs to the day in which its step begins. */
  g_assert_cmpfloat (get (days, 0, VANE_FIELD_TEMPERATURE_MIN), ==, 0.0);
  g_assert_cmpfloat (get (days, 0, VANE_FIELD_TEMPERATURE_MAX), ==, 3.0);
  g_assert_cmpfloat (get (days, 1, VANE_FIELD_TEMPERATURE_MIN), ==, 4.0);
  g_assert_cmpfloat (get (days, 1, VANE_FIELD_TEMPERATURE_MAX), ==, 7.0);
  g_assert_cmpfloat (get (days, 0, VANE_FIELD_WIND_GUST), ==, 20.0);
  g_assert_true (isnan (get (days, 0, VANE_FIELD_SNOW)));
  g_assert_true (isnan (get (days, 0, VANE_FIELD_UV_INDEX)));
}

/* The extremes that a step has go to the day with most of the step. */
static void
test_extremes_of_steps (void)
{
  g_autoptr(GArray) hours = make_hours (parse ("2026-07-01T00:00:00Z"), 6 * 3600, 8);
  g_autoptr(GArray) days = NULL;

  vane_sample_set (&g_array_index (hours, VaneSample, 3), VANE_FIELD_TEMPERATURE_MAX, 30.0);
  vane_sample_set (&g_array_index (hours, VaneSample, 3), VANE_FIELD_TEMPERATURE_MIN, -5.0);
  days = derive (hours, "Europe/Berlin");
  g_assert_cmpfloat (get (days, 0, VANE_FIELD_TEMPERATURE_MAX), ==, 30.0);
  g_assert_cmpfloat (get (days, 0, VANE_FIELD_TEMPERATURE_MIN), ==, -5.0);
  g_assert_cmpfloat (get (days, 1, VANE_FIELD_TEMPERATURE_MAX), ==, 7.0);
}

static void
test_clock_changes (void)
{
  static const struct { const char *zone; const char *begins; guint n_hours; } changes[] = {
    { "Europe/Berlin", "2026-03-28T23:00:00Z", 23 },
    { "Europe/Berlin", "2026-10-24T22:00:00Z", 25 },
    { "America/New_York", "2026-03-08T05:00:00Z", 23 },
    { "America/New_York", "2026-11-01T04:00:00Z", 25 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(GArray) hours = make_hours (parse (changes[i].begins), 3600, 72);
      g_autoptr(GArray) days = derive (hours, changes[i].zone);
      const VaneDay *day = &g_array_index (days, VaneDay, 0);

      g_assert_cmpint (day->sample.span_s, ==, changes[i].n_hours * 3600);
      g_assert_cmpfloat_with_epsilon (get (days, 0, VANE_FIELD_PRECIPITATION), 6.0 * changes[i].n_hours, 1e-9);
      g_assert_cmpfloat (get (days, 0, VANE_FIELD_TEMPERATURE_MAX), ==, changes[i].n_hours - 1);
      g_assert_cmpfloat (get (days, 1, VANE_FIELD_TEMPERATURE_MIN), ==, changes[i].n_hours);
    }
}

static void
test_last_day (void)
{
  /* From noon on: the first day is kept however short; the last one when it has twelve hours. */
  static const struct { guint n_hours; guint n_days; } lengths[] = {
    { 1, 1 }, { 12, 1 }, { 13, 1 }, { 23, 1 }, { 24, 2 }, { 36, 2 }, { 47, 2 }, { 48, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr(GArray) hours = make_hours (parse ("2026-07-01T12:00:00Z"), 3600, lengths[i].n_hours);
      g_autoptr(GArray) days = derive (hours, "UTC");

      g_assert_cmpuint (days->len, ==, lengths[i].n_days);
    }
}

/* Samoa went over the date line: there was no 30 December 2011. */
static void
test_skipped_date (void)
{
  g_autoptr(GArray) hours = make_hours (parse ("2011-12-29T10:00:00Z"), 3600, 48);
  g_autoptr(GArray) days = derive (hours, "Pacific/Apia");

  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpuint (g_array_index (days, VaneDay, 0).date, ==, 20111229);
  g_assert_cmpuint (g_array_index (days, VaneDay, 1).date, ==, 20111231);
  g_assert_cmpfloat_with_epsilon (get (days, 1, VANE_FIELD_PRECIPITATION), 6.0 * 24, 1e-9);
}

static void
test_gap (void)
{
  g_autoptr(GArray) hours = make_hours (parse ("2026-07-01T00:00:00Z"), 3600, 24);
  g_autoptr(GArray) later = make_hours (parse ("2026-07-03T00:00:00Z"), 3600, 24);
  g_autoptr(GArray) days = NULL;

  /* A day of which nothing is known is not shown. */
  g_array_append_vals (hours, later->data, later->len);
  days = derive (hours, "UTC");
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpuint (g_array_index (days, VaneDay, 1).date, ==, 20260703);
}

static void
test_leading_condition (void)
{
  g_autoptr(GArray) hours = make_hours (parse ("2026-07-01T00:00:00Z"), 3600, 24);
  g_autoptr(GArray) dry = NULL;
  g_autoptr(GArray) wet = NULL;
  g_autoptr(GArray) unknown = NULL;

  dry = derive (hours, "UTC");
  g_assert_cmpint (g_array_index (dry, VaneDay, 0).sample.condition, ==, VANE_CONDITION_CLEAR);

  /* Six hours of rain lead a day of eighteen dry ones; five do not. */
  for (guint i = 10; i < 15; i++)
    g_array_index (hours, VaneSample, i).condition = VANE_CONDITION_RAIN;
  g_clear_pointer (&dry, g_array_unref);
  dry = derive (hours, "UTC");
  g_assert_cmpint (g_array_index (dry, VaneDay, 0).sample.condition, ==, VANE_CONDITION_CLEAR);
  g_array_index (hours, VaneSample, 15).condition = VANE_CONDITION_RAIN;
  wet = derive (hours, "UTC");
  g_assert_cmpint (g_array_index (wet, VaneDay, 0).sample.condition, ==, VANE_CONDITION_RAIN);

  for (guint i = 0; i < 24; i++)
    g_array_index (hours, VaneSample, i).condition = VANE_CONDITION_UNKNOWN;
  unknown = derive (hours, "UTC");
  g_assert_cmpint (g_array_index (unknown, VaneDay, 0).sample.condition, ==, VANE_CONDITION_UNKNOWN);
}

static void
test_bounds (void)
{
  g_autoptr(GArray) none = make_hours (0, 3600, 0);
  g_autoptr(GArray) many = make_hours (parse ("2026-07-01T00:00:00Z"), 86400, 2000);
  g_autoptr(GArray) no_days = derive (none, "UTC");
  g_autoptr(GArray) days = derive (many, "UTC");

  g_assert_cmpuint (no_days->len, ==, 0);
  g_assert_cmpuint (days->len, ==, 40);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/derive-days/midnight/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/derive-days/dates", test_dates);
  g_test_add_func ("/derive-days/steps-of-six-hours", test_steps_of_six_hours);
  g_test_add_func ("/derive-days/extremes-of-steps", test_extremes_of_steps);
  g_test_add_func ("/derive-days/clock-changes", test_clock_changes);
  g_test_add_func ("/derive-days/last-day", test_last_day);
  g_test_add_func ("/derive-days/skipped-date", test_skipped_date);
  g_test_add_func ("/derive-days/gap", test_gap);
  g_test_add_func ("/derive-days/leading-condition", test_leading_condition);
  g_test_add_func ("/derive-days/bounds", test_bounds);

  return g_test_run ();
}
