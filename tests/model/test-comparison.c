/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "model/vane-comparison.h"
#include "model/vane-derive.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

/* 2026-11-21 15:12:00 UTC */
#define NOW VANE_TEST_NOW
#define HOUR 3600

static gint64
parse (const char *text)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);

  return g_date_time_to_unix (time);
}

/* --- columns --- */

typedef struct
{
  const char *name;
  const char *zone;
  const char *now;
  const char *starts;     /* tonight */
  const char *ends;
  guint       first_day;
  double      day_hours;
} Row;

static const Row rows[] = {
  { "afternoon", "UTC", "2026-11-21T15:12:00Z", "2026-11-21T18:00:00Z", "2026-11-22T06:00:00Z", 20261122, 24.0 },
  { "evening", "UTC", "2026-11-21T21:30:00Z", "2026-11-21T21:30:00Z", "2026-11-22T06:00:00Z", 20261122, 24.0 },
  { "after-midnight", "UTC", "2026-11-22T02:00:00Z", "2026-11-22T02:00:00Z", "2026-11-22T06:00:00Z", 20261122, 24.0 },
  { "six", "UTC", "2026-11-22T06:00:00Z", "2026-11-22T18:00:00Z", "2026-11-23T06:00:00Z", 20261123, 24.0 },
  { "new-year", "UTC", "2026-12-31T20:00:00Z", "2026-12-31T20:00:00Z", "2027-01-01T06:00:00Z", 20270101, 24.0 },
  /* The clock is put on in that night, and back: eleven and thirteen hours. */
  { "berlin-spring", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-28T17:00:00Z", "2026-03-29T04:00:00Z", 20260329,
    23.0 },
  { "berlin-autumn", "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-24T16:00:00Z", "2026-10-25T05:00:00Z", 20261025,
    25.0 },
  { "berlin-before-six", "Europe/Berlin", "2026-10-25T04:59:00Z", "2026-10-25T04:59:00Z", "2026-10-25T05:00:00Z",
    20261025, 25.0 },
  /* Another date than here. */
  { "kiritimati", "Pacific/Kiritimati", "2026-11-21T15:12:00Z", "2026-11-21T15:12:00Z", "2026-11-21T16:00:00Z",
    20261122, 24.0 },
  { "pago-pago", "Pacific/Pago_Pago", "2026-11-21T15:12:00Z", "2026-11-21T15:12:00Z", "2026-11-21T17:00:00Z",
    20261121, 24.0 },
  { "kathmandu", "Asia/Kathmandu", "2026-11-21T08:00:00Z", "2026-11-21T12:15:00Z", "2026-11-22T00:15:00Z", 20261122,
    24.0 },
};

static void
test_spans (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (row->zone);
  VaneSpan spans[VANE_COMPARISON_N_SPANS];

  vane_comparison_init_spans (spans, zone, parse (row->now));
  g_assert_cmpint (spans[0].kind, ==, VANE_SPAN_NOW);
  g_assert_cmpint (spans[0].start, ==, parse (row->now));
  g_assert_cmpint (spans[1].kind, ==, VANE_SPAN_TONIGHT);
  g_assert_cmpint (spans[1].start, ==, parse (row->starts));
  g_assert_cmpint (spans[1].end, ==, parse (row->ends));
  g_assert_cmpint (spans[2].kind, ==, VANE_SPAN_DAY);
  g_assert_cmpuint (spans[2].date, ==, row->first_day);
  g_assert_cmpfloat ((spans[2].end - spans[2].start) / 3600.0, ==, row->day_hours);
  for (guint i = 3; i < VANE_COMPARISON_N_SPANS; i++)
    {
      g_assert_cmpuint (spans[i].date, ==, vane_derive_next_date (spans[i - 1].date));
      g_assert_cmpint (spans[i].start, ==, spans[i - 1].end);
    }
}

/* --- cells --- */

static VaneReportBuilder *
begin (void)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .latitude = 50.0, .timezone = "UTC" });

  return vane_report_builder_new (place, "toy", 0);
}

static VaneReport *
end (VaneReportBuilder *builder)
{
  g_autoptr(GError) error = NULL;
  VaneReport *report;

  vane_report_builder_set_zone (builder, "UTC");
  report = vane_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

static void
add_hour (VaneReportBuilder *builder,
          gint64             time,
          gint64             span_s,
          double             temperature,
          double             rain,
          double             wind)
{
  VaneSample sample;

  vane_sample_init (&sample, time, span_s);
  vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, temperature);
  vane_sample_set (&sample, VANE_FIELD_PRECIPITATION, rain);
  vane_sample_set (&sample, VANE_FIELD_WIND_SPEED, wind);
  vane_report_builder_add (builder, VANE_BLOCK_HOURS, &sample);
}

/* Hours from 15:00 on: 10°, 9°, … each with 0.5 mm and more wind. */
static VaneReport *
make_hourly (guint  n,
             double offset)
{
  g_autoptr(VaneReportBuilder) builder = begin ();

  for (guint i = 0; i < n; i++)
    add_hour (builder, parse ("2026-11-21T15:00:00Z") + i * HOUR, HOUR, 10.0 + offset - i, 0.5, 1.0 + i * 0.5);

  return end (builder);
}

static void
read_cell (VaneReport *report,
           guint       number,
           VaneSample *cell)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  VaneSpan spans[VANE_COMPARISON_N_SPANS];

  vane_comparison_init_spans (spans, zone, NOW);
  vane_comparison_read (&spans[number], report, NOW, cell);
}

static void
test_hourly (void)
{
  g_autoptr(VaneReport) report = make_hourly (40, 0.0);
  VaneSample cell;

  read_cell (report, 0, &cell);
  g_assert_cmpfloat (cell.values[VANE_FIELD_TEMPERATURE], ==, 10.0);
  g_assert_cmpfloat (cell.values[VANE_FIELD_WIND_SPEED], ==, 1.0);
  /* An hour from 15:12 on has parts of two. */
  g_assert_cmpfloat_with_epsilon (cell.values[VANE_FIELD_PRECIPITATION], 0.5, 1e-9);
  g_assert_true (isnan (cell.values[VANE_FIELD_PRECIPITATION_PROBABILITY]));

  /* 18:00 … 06:00 are the hours 3 to 14. */
  read_cell (report, 1, &cell);
  g_assert_cmpfloat (cell.values[VANE_FIELD_TEMPERATURE_MIN], ==, -4.0);
  g_assert_cmpfloat (cell.values[VANE_FIELD_WIND_SPEED], ==, 8.0);
  g_assert_cmpfloat_with_epsilon (cell.values[VANE_FIELD_PRECIPITATION], 6.0, 1e-9);
  g_assert_true (isnan (cell.values[VANE_FIELD_TEMPERATURE]));

  read_cell (report, 2, &cell);
  g_assert_cmpfloat (cell.values[VANE_FIELD_TEMPERATURE_MAX], ==, 1.0);
  g_assert_cmpfloat (cell.values[VANE_FIELD_TEMPERATURE_MIN], ==, -22.0);
  /* Nothing is said of the days after: no zero either. */
  read_cell (report, 4, &cell);
  g_assert_true (vane_sample_is_empty (&cell));
}

/* Who says too little of the night has no low and no sum. */
static void
test_half_a_night (void)
{
  g_autoptr(VaneReport) half = make_hourly (9, 0.0);
  g_autoptr(VaneReport) most = make_hourly (13, 0.0);
  VaneSample cell;

  read_cell (half, 1, &cell);
  g_assert_true (isnan (cell.values[VANE_FIELD_TEMPERATURE_MIN]));
  g_assert_true (isnan (cell.values[VANE_FIELD_PRECIPITATION]));
  read_cell (most, 1, &cell);
  g_assert_cmpfloat (cell.values[VANE_FIELD_TEMPERATURE_MIN], ==, -2.0);
  g_assert_true (isnan (cell.values[VANE_FIELD_PRECIPITATION]));
}

/* Steps of six hours that begin before six and end after it. */
static void
test_long_steps (void)
{
  g_autoptr(VaneReportBuilder) builder = begin ();
  g_autoptr(VaneReport) report = NULL;
  VaneSample cell;

  for (guint i = 0; i < 6; i++)
    add_hour (builder, parse ("2026-11-21T14:00:00Z") + i * 6 * HOUR, 6 * HOUR, 8.0 - i, 3.0, NAN);
  report = end (builder);
  read_cell (report, 1, &cell);
  /* Two hours of the first, six of the second, four of the third. */
  g_assert_cmpfloat_with_epsilon (cell.values[VANE_FIELD_PRECIPITATION], 6.0, 1e-9);
  g_assert_cmpfloat (cell.values[VANE_FIELD_TEMPERATURE_MIN], ==, 6.0);
  g_assert_true (isnan (cell.values[VANE_FIELD_WIND_SPEED]));
}

static void
test_old_now (void)
{
  g_autoptr(VaneReportBuilder) builder = begin ();
  g_autoptr(VaneReport) report = NULL;
  VaneSample sample;
  VaneSample cell;

  vane_sample_init (&sample, NOW - 3 * HOUR, 0);
  vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, 7.0);
  vane_report_builder_add (builder, VANE_BLOCK_NOW, &sample);
  report = end (builder);
  read_cell (report, 0, &cell);
  g_assert_true (vane_sample_is_empty (&cell));
}

static void
test_spread (void)
{
  g_autoptr(VaneReport) a = make_hourly (40, 0.0);
  g_autoptr(VaneReport) b = make_hourly (40, 2.5);
  g_autoptr(VaneReport) short_one = make_hourly (1, -5.0);
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  VaneSpan spans[VANE_COMPARISON_N_SPANS];
  VaneCompared compared[] = {
    { .report = a, .state = VANE_COMPARED_ARRIVED },
    { .report = NULL, .state = VANE_COMPARED_WAITING },
    { .report = b, .state = VANE_COMPARED_ARRIVED },
    { .report = short_one, .state = VANE_COMPARED_ARRIVED },
  };
  VaneSpread spread;

  vane_comparison_init_spans (spans, zone, NOW);
  vane_comparison_spread (&spans[0], compared, 4, VANE_FIELD_TEMPERATURE, NOW, &spread);
  g_assert_cmpuint (spread.n, ==, 3);
  g_assert_cmpfloat (spread.low, ==, 5.0);
  g_assert_cmpfloat (spread.high, ==, 12.5);
  vane_comparison_spread (&spans[1], compared, 4, VANE_FIELD_TEMPERATURE_MIN, NOW, &spread);
  g_assert_cmpuint (spread.n, ==, 2);
  g_assert_cmpfloat (spread.high - spread.low, ==, 2.5);
  vane_comparison_spread (&spans[1], compared, 4, VANE_FIELD_PRECIPITATION_PROBABILITY, NOW, &spread);
  g_assert_cmpuint (spread.n, ==, 0);
  g_assert_true (isnan (spread.low) && isnan (spread.high));
  vane_comparison_spread (&spans[0], compared, 0, VANE_FIELD_TEMPERATURE, NOW, &spread);
  g_assert_cmpuint (spread.n, ==, 0);
}

/* The others of the source in the middle: near, far, silent, late, and none. */
static void
test_agreeing (void)
{
  static const double temperatures[] = { 10.0, 12.0, 14.5, NAN, 11.9 };
  static const VaneProviderInfo infos[] = { { .id = "a" }, { .id = "b" }, { .id = "c" }, { .id = "d" }, { .id = "e" } };
  VaneSpan spans[VANE_COMPARISON_N_SPANS];
  VaneCompared sources[G_N_ELEMENTS (infos)] = { 0 };
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .id = "x", .timezone = "UTC" });
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  gint64 now = NOW;
  guint n, n_others;

  vane_comparison_init_spans (spans, utc, now);
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    {
      g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, infos[i].id, 0);
      VaneSample sample;

      vane_sample_init (&sample, now, 0);
      vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, temperatures[i]);
      vane_report_builder_add (builder, VANE_BLOCK_NOW, &sample);
      sources[i] = (VaneCompared) { &infos[i], VANE_COMPARED_ARRIVED, vane_report_builder_end (builder, NULL) };
    }
  sources[4].state = VANE_COMPARED_FAILED;

  g_assert_true (vane_comparison_count_agreeing (&spans[0], sources, 5, "b", now, &n, &n_others));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (n_others, ==, 2);
  g_assert_false (vane_comparison_count_agreeing (&spans[0], sources, 5, "d", now, &n, &n_others));
  g_assert_false (vane_comparison_count_agreeing (&spans[0], sources, 5, "nobody", now, &n, &n_others));
  g_assert_false (vane_comparison_count_agreeing (&spans[0], sources, 1, "a", now, &n, &n_others));
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    g_clear_pointer (&sources[i].report, vane_report_unref);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/comparison/spans/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_spans);
    }
  g_test_add_func ("/comparison/hourly", test_hourly);
  g_test_add_func ("/comparison/half-a-night", test_half_a_night);
  g_test_add_func ("/comparison/long-steps", test_long_steps);
  g_test_add_func ("/comparison/old-now", test_old_now);
  g_test_add_func ("/comparison/spread", test_spread);
  g_test_add_func ("/comparison/agreeing", test_agreeing);

  return g_test_run ();
}
