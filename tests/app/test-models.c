/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours and days of a reading as list models: what is in them, and that they change once. */
#include "config.h"

#include <math.h>

#include "support/vane-test.h"
#include "vane-day-model.h"
#include "vane-hour-model.h"

/* Sunday 2026-03-08 00:00 in Los Angeles: a day of 23 hours. */
#define MIDNIGHT G_GINT64_CONSTANT (1772956800)
#define NOON (MIDNIGHT + 11 * 3600)
#define N_HOURS (23 + 72)

static VaneReport *
make_report (double first_temperature)
{
  const VanePlaceFields fields = {
    .name = "San Francisco", .latitude = 37.72, .longitude = -122.41, .timezone = "America/Los_Angeles"
  };
  g_autoptr(VanePlace) place = vane_place_new (&fields);
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "test", 0);
  g_autoptr(GError) error = NULL;
  VaneReport *report;

  vane_report_builder_set_zone (builder, "America/Los_Angeles");
  vane_report_builder_set_asked (builder, VANE_BLOCK_HOURS, MIDNIGHT, MIDNIGHT + 900);
  for (int hour = 0; hour < N_HOURS; hour++)
    {
      VaneSample sample;

      vane_sample_init (&sample, MIDNIGHT + hour * 3600, 3600);
      vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, first_temperature + hour / 10.0);
      sample.condition = VANE_CONDITION_CLEAR;
      vane_report_builder_add (builder, VANE_BLOCK_HOURS, &sample);
    }
  report = vane_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

static VaneReading *
make_reading (VaneReport      *report,
              VaneUnitsPreset  preset,
              gint64           now)
{
  VaneUnits units = vane_units_from_preset (preset);

  return vane_reading_new (report, &units, now);
}

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  guint      *n_changes)
{
  (*n_changes)++;
  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpuint (n_added, ==, g_list_model_get_n_items (model));
}

typedef struct
{
  guint        position;
  VaneHourKind kind;
  gint64       time;
} Expected;

static void
check_items (VaneHourModel  *model,
             const Expected *expected,
             guint           n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(VaneHourItem) item = g_list_model_get_item (G_LIST_MODEL (model), expected[i].position);

      g_assert_cmpint (vane_hour_item_get_kind (item), ==, expected[i].kind);
      g_assert_cmpint (ABS (vane_hour_item_get_time (item) - expected[i].time), <=,
                       vane_hour_item_get_sample (item) == NULL ? 300 : 0);
    }
}

/* In San Francisco the sun set at 19:10 on that day, and rose at 7:28 on the next. */
#define SUNSET (MIDNIGHT + 18 * 3600 + 10 * 60)
#define SUNRISE (MIDNIGHT + 23 * 3600 + 7 * 3600 + 28 * 60)

static void
test_hours (void)
{
  g_autoptr(VaneReport) report = make_report (10);
  g_autoptr(VaneReading) reading = make_reading (report, VANE_UNITS_METRIC, NOON + 600);
  g_autoptr(VaneHourModel) model = vane_hour_model_new ();
  g_autoptr(VaneHourItem) now = NULL;
  const Expected expected[] = {
    { 0, VANE_HOUR_NOW, NOON + 600 },
    { 1, VANE_HOUR_STEP, NOON + 3600 },
    { 7, VANE_HOUR_STEP, NOON + 7 * 3600 },
    { 8, VANE_HOUR_SUNSET, SUNSET },
    { 9, VANE_HOUR_STEP, NOON + 8 * 3600 },
    { 21, VANE_HOUR_SUNRISE, SUNRISE },
    { 1 + 48 + 3, VANE_HOUR_STEP, NOON + 48 * 3600 },
  };

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  vane_hour_model_set_reading (model, reading, 0);

  /* Now, two days of hours after the one that covers now, and the sun's times between them. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1 + 48 + 4);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 1 + 48 + 4));
  now = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_true (vane_hour_item_get_sample (now) == vane_reading_get_sample (reading));
  check_items (model, expected, G_N_ELEMENTS (expected));
}

/* The hours of a date: all of them, and nothing of now. */
static void
test_hours_of_date (void)
{
  g_autoptr(VaneReport) report = make_report (10);
  g_autoptr(VaneReading) reading = make_reading (report, VANE_UNITS_METRIC, NOON);
  g_autoptr(VaneHourModel) model = vane_hour_model_new ();
  const Expected expected[] = {
    { 0, VANE_HOUR_STEP, MIDNIGHT + 23 * 3600 },
    { 8, VANE_HOUR_SUNRISE, SUNRISE },
    { 25, VANE_HOUR_STEP, MIDNIGHT + (23 + 23) * 3600 },
  };

  vane_hour_model_set_reading (model, reading, 20260309);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 24 + 2);
  check_items (model, expected, G_N_ELEMENTS (expected));

  vane_hour_model_set_reading (model, reading, 20270101);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
}

/* The chart stands on the extremes of what is shown, and ends where the list does. */
static void
test_levels (void)
{
  g_autoptr(VaneReport) report = make_report (10);
  g_autoptr(VaneReading) reading = make_reading (report, VANE_UNITS_METRIC, NOON);
  g_autoptr(VaneHourModel) model = vane_hour_model_new ();
  g_autoptr(VaneHourItem) now = NULL;
  g_autoptr(VaneHourItem) sunset = NULL;
  g_autoptr(VaneHourItem) last = NULL;
  const double *levels;

  vane_hour_model_set_reading (model, reading, 0);
  now = g_list_model_get_item (G_LIST_MODEL (model), 0);
  sunset = g_list_model_get_item (G_LIST_MODEL (model), 8);
  last = g_list_model_get_item (G_LIST_MODEL (model), g_list_model_get_n_items (G_LIST_MODEL (model)) - 1);

  /* Less than the least range: it lies in the middle of it. */
  levels = vane_hour_item_get_levels (now);
  g_assert_cmpfloat_with_epsilon (levels[2] + vane_hour_item_get_levels (last)[2], 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (levels[3] - levels[2], 0.1 / 6, 1e-9);
  g_assert_true (isnan (levels[1]));
  g_assert_true (isnan (vane_hour_item_get_levels (last)[3]));

  /* Ten minutes after the hour: near its level. */
  g_assert_cmpint (vane_hour_item_get_kind (sunset), ==, VANE_HOUR_SUNSET);
  levels = vane_hour_item_get_levels (sunset);
  g_assert_cmpfloat (levels[2], >, levels[1]);
  g_assert_cmpfloat (levels[2] - levels[1], <, levels[3] - levels[2]);
}

/* The sky is that of the place at that time, and of what is shown as now. */
static void
test_sky (void)
{
  g_autoptr(VaneReport) report = make_report (10);
  g_autoptr(VaneReading) noon = make_reading (report, VANE_UNITS_METRIC, NOON);
  g_autoptr(VaneReading) night = make_reading (report, VANE_UNITS_METRIC, NOON + 12 * 3600);

  g_assert_cmpfloat (vane_reading_get_sky (noon)->sun, ==, 1);
  g_assert_cmpfloat (vane_reading_get_sky (noon)->stars, ==, 0);
  g_assert_cmpfloat (vane_reading_get_sky (night)->sun, ==, 0);
  g_assert_cmpfloat (vane_reading_get_sky (night)->stars, ==, 1);
}

static void
test_days (void)
{
  g_autoptr(VaneReport) report = make_report (10);
  g_autoptr(VaneReading) reading = make_reading (report, VANE_UNITS_METRIC, MIDNIGHT + 24 * 3600);
  g_autoptr(VaneDayModel) model = vane_day_model_new ();
  g_autoptr(VaneDayItem) today = NULL;
  double low, high;

  vane_day_model_set_reading (model, reading);

  /* Sunday had 23 hours: it is over, Monday is today. */
  today = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_cmpuint (vane_day_item_get_day (today)->date, ==, 20260309);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 3);
  vane_reading_get_extremes (reading, &low, &high);
  g_assert_cmpfloat_with_epsilon (low, 10 + 2.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (high, 10 + (N_HOURS - 1) / 10.0, 1e-9);
}

typedef struct
{
  const char      *name;
  gboolean         other_report;
  VaneUnitsPreset  preset;
  gint64           later_s;
  guint            n_hour_changes;
  guint            n_day_changes;
} Change;

static const Change changes[] = {
  { "the same", FALSE, VANE_UNITS_US, 0, 0, 0 },
  { "units", FALSE, VANE_UNITS_METRIC, 0, 1, 1 },
  { "report", TRUE, VANE_UNITS_US, 0, 1, 1 },
  /* Without an observation the hour that covers now stays as it is. */
  { "a minute", FALSE, VANE_UNITS_US, 60, 0, 0 },
  { "an hour", FALSE, VANE_UNITS_US, 3600, 1, 0 },
  { "a day", FALSE, VANE_UNITS_US, 86400, 1, 1 },
};

static void
test_change (gconstpointer data)
{
  const Change *change = data;
  g_autoptr(VaneReport) report = make_report (10);
  g_autoptr(VaneReport) other = make_report (11);
  g_autoptr(VaneReading) before = make_reading (report, VANE_UNITS_US, NOON);
  g_autoptr(VaneReading) after =
      make_reading (change->other_report ? other : report, change->preset, NOON + change->later_s);
  g_autoptr(VaneHourModel) hours = vane_hour_model_new ();
  g_autoptr(VaneDayModel) days = vane_day_model_new ();
  guint n_hour_changes = 0, n_day_changes = 0;

  vane_hour_model_set_reading (hours, before, 0);
  vane_day_model_set_reading (days, before);
  g_signal_connect (hours, "items-changed", G_CALLBACK (on_items_changed), &n_hour_changes);
  g_signal_connect (days, "items-changed", G_CALLBACK (on_items_changed), &n_day_changes);

  vane_hour_model_set_reading (hours, after, 0);
  vane_day_model_set_reading (days, after);

  g_assert_cmpuint (n_hour_changes, ==, change->n_hour_changes);
  g_assert_cmpuint (n_day_changes, ==, change->n_day_changes);
}

/* A list may keep an item longer than the model keeps its reading. */
static void
test_item_outlives_reading (void)
{
  VaneReport *report = make_report (10);
  VaneReading *reading = make_reading (report, VANE_UNITS_US, NOON);
  g_autoptr(VaneHourModel) model = vane_hour_model_new ();
  g_autoptr(VaneHourItem) item = NULL;

  vane_hour_model_set_reading (model, reading, 0);
  vane_reading_unref (reading);
  vane_report_unref (report);
  item = g_list_model_get_item (G_LIST_MODEL (model), 1);
  vane_hour_model_set_reading (model, NULL, 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  g_assert_cmpint (vane_hour_item_get_sample (item)->time, ==, NOON + 3600);
}

static VaneHourKind
get_kind (VaneHourModel *model,
          guint          position)
{
  g_autoptr(VaneHourItem) item = g_list_model_get_item (G_LIST_MODEL (model), position);

  return vane_hour_item_get_kind (item);
}

/* The list changes when the sun has set, also within an hour. */
static void
test_sunset_passes (void)
{
  g_autoptr(VaneReport) report = make_report (10);
  g_autoptr(VaneReading) before = make_reading (report, VANE_UNITS_US, SUNSET - 400);
  g_autoptr(VaneReading) after = make_reading (report, VANE_UNITS_US, SUNSET + 400);
  g_autoptr(VaneHourModel) model = vane_hour_model_new ();

  vane_hour_model_set_reading (model, before, 0);
  g_assert_cmpint (get_kind (model, 1), ==, VANE_HOUR_SUNSET);
  vane_hour_model_set_reading (model, after, 0);
  g_assert_cmpint (get_kind (model, 1), ==, VANE_HOUR_STEP);
  g_assert_cmpint (get_kind (model, 2), ==, VANE_HOUR_STEP);
}

int
main (int   argc,
      char *argv[])
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/models/hours", test_hours);
  g_test_add_func ("/models/hours-of-date", test_hours_of_date);
  g_test_add_func ("/models/sunset-passes", test_sunset_passes);
  g_test_add_func ("/models/days", test_days);
  g_test_add_func ("/models/levels", test_levels);
  g_test_add_func ("/models/sky", test_sky);
  g_test_add_func ("/models/item-outlives-reading", test_item_outlives_reading);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/models/change/%s", changes[i].name);

      g_test_add_data_func (path, &changes[i], test_change);
    }

  return g_test_run ();
}
