/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "example-report.h"
#include "present/vane-comparison-json.h"
#include "present/vane-describe-comparison.h"
#include "present/vane-report-json.h"
#include "support/vane-test.h"

static const VaneSpan now_span = { VANE_SPAN_NOW, 20261121, EXAMPLE_NOW, EXAMPLE_NOW + 3600 };
static const VaneSpan night_span = { VANE_SPAN_TONIGHT, 20261122, EXAMPLE_NOW + 7200, EXAMPLE_NOW + 9000 };
static const VaneSpan day_span = { VANE_SPAN_DAY, 20261122, EXAMPLE_NOW + 86400, EXAMPLE_NOW + 172800 };

static void
assert_text (char       *text,
             const char *expected)
{
  g_autofree char *owned = text;

  g_assert_cmpstr (owned, ==, expected);
}

static void
test_difference (void)
{
  VaneUnits metric = vane_units_from_preset (VANE_UNITS_METRIC);
  VaneUnits us = vane_units_from_preset (VANE_UNITS_US);

  /* 1.8 times as many degrees, and no 32. */
  assert_text (vane_format_difference (VANE_FIELD_TEMPERATURE, 10.0, 12.5, &metric, VANE_FORMAT_UNIT), "2.5°");
  assert_text (vane_format_difference (VANE_FIELD_TEMPERATURE, 10.0, 12.5, &us, VANE_FORMAT_PLAIN), "4.5°");
  assert_text (vane_format_difference (VANE_FIELD_TEMPERATURE, 0.0, 0.0, &us, VANE_FORMAT_PLAIN), "0.0°");
  assert_text (vane_format_difference (VANE_FIELD_TEMPERATURE, 0.1, 0.33, &metric, VANE_FORMAT_PRECISE), "0.23°");
  assert_text (vane_format_difference (VANE_FIELD_WIND_SPEED, 1.0, 2.0, &metric, VANE_FORMAT_UNIT), "4 km/h");
  assert_text (vane_format_difference (VANE_FIELD_WIND_SPEED, 1.0, 2.0, &metric, VANE_FORMAT_PLAIN), "4");
  assert_text (vane_format_difference (VANE_FIELD_PRECIPITATION, 0.0, 25.4, &us, VANE_FORMAT_UNIT), "1.00 in");
  assert_text (vane_format_difference (VANE_FIELD_TEMPERATURE, NAN, 1.0, &metric, VANE_FORMAT_UNIT), NULL);
  assert_text (vane_format_difference (VANE_FIELD_TEMPERATURE, 1.0, NAN, &metric, VANE_FORMAT_UNIT), NULL);
}

static void
test_cell (void)
{
  VaneUnits units = vane_units_from_preset (VANE_UNITS_METRIC);
  VaneSample cell;

  vane_sample_init (&cell, EXAMPLE_NOW, 3600);
  /* What nobody has said is no zero. */
  for (VaneMeasure measure = 0; measure < VANE_N_MEASURES; measure++)
    {
      assert_text (vane_describe_cell (&now_span, &cell, measure, &units, VANE_FORMAT_UNIT), "—");
      assert_text (vane_describe_cell (&day_span, &cell, measure, &units, VANE_FORMAT_UNIT), "—");
    }

  vane_sample_set (&cell, VANE_FIELD_TEMPERATURE, 12.4);
  vane_sample_set (&cell, VANE_FIELD_TEMPERATURE_MIN, -3.6);
  vane_sample_set (&cell, VANE_FIELD_PRECIPITATION, 0.0);
  assert_text (vane_describe_cell (&now_span, &cell, VANE_MEASURE_TEMPERATURE, &units, VANE_FORMAT_UNIT), "12°");
  assert_text (vane_describe_cell (&night_span, &cell, VANE_MEASURE_TEMPERATURE, &units, VANE_FORMAT_UNIT), "-4°");
  assert_text (vane_describe_cell (&day_span, &cell, VANE_MEASURE_TEMPERATURE, &units, VANE_FORMAT_UNIT), "—/-4°");
  assert_text (vane_describe_cell (&now_span, &cell, VANE_MEASURE_RAIN, &units, VANE_FORMAT_UNIT), "0.0 mm");
  vane_sample_set (&cell, VANE_FIELD_TEMPERATURE_MAX, 14.2);
  vane_sample_set (&cell, VANE_FIELD_PRECIPITATION_PROBABILITY, 60.0);
  vane_sample_set (&cell, VANE_FIELD_WIND_SPEED, 5.0);
  assert_text (vane_describe_cell (&day_span, &cell, VANE_MEASURE_TEMPERATURE, &units, VANE_FORMAT_UNIT), "14°/-4°");
  assert_text (vane_describe_cell (&day_span, &cell, VANE_MEASURE_CHANCE, &units, VANE_FORMAT_UNIT), "60%");
  assert_text (vane_describe_cell (&day_span, &cell, VANE_MEASURE_WIND, &units, VANE_FORMAT_UNIT), "18 km/h");
  assert_text (vane_describe_cell (&day_span, &cell, VANE_MEASURE_TEMPERATURE, &units, VANE_FORMAT_PRECISE),
               "14.2°/-3.6°");
}

static void
test_headings (void)
{
  VaneUnits us = vane_units_from_preset (VANE_UNITS_US);
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();

  assert_text (vane_describe_span (&now_span, zone, EXAMPLE_NOW, FALSE), "Now");
  assert_text (vane_describe_span (&night_span, zone, EXAMPLE_NOW, FALSE), "Tonight");
  assert_text (vane_describe_span (&day_span, zone, EXAMPLE_NOW, FALSE), "Sunday");
  assert_text (vane_describe_span (&day_span, zone, EXAMPLE_NOW, TRUE), "Sun");
  g_assert_cmpstr (vane_describe_measure_unit (VANE_MEASURE_TEMPERATURE, &us), ==, "°F");
  g_assert_cmpstr (vane_describe_measure_unit (VANE_MEASURE_WIND, &us), ==, "mph");
}

static void
test_spread (void)
{
  VaneUnits units = vane_units_from_preset (VANE_UNITS_METRIC);
  g_autoptr(VaneReport) full = example_report_new ();
  g_autoptr(VaneReport) sparse = example_report_new_sparse ();
  VaneCompared rows[] = { { .report = full }, { .report = sparse } };
  VaneSample cell;
  double difference;
  g_autofree char *expected = NULL;

  g_assert_true (vane_comparison_read (&now_span, full, EXAMPLE_NOW, &cell));
  difference = fabs (cell.values[VANE_FIELD_TEMPERATURE] - 20.0);
  expected = g_strdup_printf ("%.1f°", difference);
  assert_text (vane_describe_spread (&now_span, rows, 2, VANE_MEASURE_TEMPERATURE, &units, EXAMPLE_NOW,
                                     VANE_FORMAT_PLAIN), expected);
  /* One alone is apart from nobody. */
  assert_text (vane_describe_spread (&now_span, rows, 2, VANE_MEASURE_WIND, &units, EXAMPLE_NOW, VANE_FORMAT_PLAIN),
               "—");
  assert_text (vane_describe_spread (&now_span, rows, 1, VANE_MEASURE_TEMPERATURE, &units, EXAMPLE_NOW,
                                     VANE_FORMAT_PLAIN), "—");
  assert_text (vane_describe_spread (&day_span, rows, 0, VANE_MEASURE_TEMPERATURE, &units, EXAMPLE_NOW,
                                     VANE_FORMAT_PLAIN), "—");
}

static void
test_score (void)
{
  VaneUnits metric = vane_units_from_preset (VANE_UNITS_METRIC);
  VaneUnits us = vane_units_from_preset (VANE_UNITS_US);

  assert_text (vane_describe_score (&(VaneAccuracyScore) { 1.24, 60, 5 }, &metric), "Off by 1.2° on average on 5 days");
  assert_text (vane_describe_score (&(VaneAccuracyScore) { 1.0, 4, 1 }, &us), "Off by 1.8° on average on 1 day");
  assert_text (vane_describe_score (&VANE_ACCURACY_SCORE_NONE, &metric), NULL);
}

static void
test_trouble (void)
{
  g_autoptr(VaneReport) report = example_report_new ();
  g_autoptr(GError) busy = vane_error_new (VANE_ERROR_TIMEOUT, "x");
  g_autoptr(GError) covered = vane_error_new (VANE_ERROR_NOT_COVERED, "x");
  g_autoptr(GError) key = vane_error_new (VANE_ERROR_KEY_MISSING, "x");
  VaneCompared row = { .info = &example_provider, .state = VANE_COMPARED_WAITING };

  assert_text (vane_describe_compared_trouble (&row, EXAMPLE_NOW), "Asking…");
  row.state = VANE_COMPARED_ARRIVED;
  row.report = report;
  assert_text (vane_describe_compared_trouble (&row, EXAMPLE_NOW), NULL);
  /* From a cache that nobody could make new. */
  assert_text (vane_describe_compared_trouble (&row, EXAMPLE_NOW + 7200), "Updated 2 h ago");
  row.state = VANE_COMPARED_FAILED;
  row.error = busy;
  assert_text (vane_describe_compared_trouble (&row, EXAMPLE_NOW + 7200),
               "Open-Meteo did not answer. This is what is stored: Updated 2 h ago");
  row.report = NULL;
  assert_text (vane_describe_compared_trouble (&row, EXAMPLE_NOW), "Open-Meteo did not answer");
  row.state = VANE_COMPARED_NOT_COVERED;
  row.error = covered;
  assert_text (vane_describe_compared_trouble (&row, EXAMPLE_NOW), "Nothing for this place");
  row.state = VANE_COMPARED_NEEDS_KEY;
  row.error = key;
  assert_text (vane_describe_compared_trouble (&row, EXAMPLE_NOW), "Needs a key");
}

static void
test_sentence (void)
{
  VaneUnits units = vane_units_from_preset (VANE_UNITS_METRIC);
  g_autoptr(VaneReport) report = example_report_new_sparse ();
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  VaneSpan spans[VANE_COMPARISON_N_SPANS];
  VaneCompared row = {
    .info = &example_provider, .state = VANE_COMPARED_ARRIVED, .report = report, .score = { 1.2, 50, 3 },
  };

  vane_comparison_init_spans (spans, zone, EXAMPLE_NOW);
  /* Of what it says nothing, nothing is said. */
  assert_text (vane_describe_compared (&row, spans, VANE_COMPARISON_N_SPANS, &units, zone, EXAMPLE_NOW),
               "Open-Meteo. Now, 20°. Off by 1.2° on average on 3 days");
  row.state = VANE_COMPARED_WAITING;
  row.report = NULL;
  row.score = VANE_ACCURACY_SCORE_NONE;
  assert_text (vane_describe_compared (&row, spans, VANE_COMPARISON_N_SPANS, &units, zone, EXAMPLE_NOW),
               "Open-Meteo: Asking…");
}

static void
test_json (void)
{
  VaneUnits units = vane_units_from_preset (VANE_UNITS_US);
  g_autoptr(VaneReport) report = example_report_new_sparse ();
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(GError) error = vane_error_new (VANE_ERROR_BUSY, "x");
  VaneCompared rows[] = {
    { .info = &example_provider, .state = VANE_COMPARED_ARRIVED, .report = report, .score = { 1.0, 50, 3 } },
    { .info = &example_provider, .state = VANE_COMPARED_FAILED, .error = error, .score = VANE_ACCURACY_SCORE_NONE },
  };
  g_autoptr(VanePlace) place = example_place_new ();
  g_autoptr(JsonNode) node = vane_comparison_json_new (&(VaneComparisonJsonInput) {
      .place = place, .rows = rows, .n_rows = 2, .units = &units, .zone = zone, .now = EXAMPLE_NOW });
  g_autofree char *text = vane_report_json_to_string (node, FALSE);

  g_assert_nonnull (strstr (text, "\"off_by\":{\"temperature\":1.8,\"hours\":50,\"days\":3}"));
  g_assert_nonnull (strstr (text, "\"off_by\":null"));
  g_assert_nonnull (strstr (text, "\"values\":[{\"temperature\":68,"));
  g_assert_nonnull (strstr (text, "\"precipitation\":null"));
  g_assert_nonnull (strstr (text, "\"state\":\"failed\",\"fetched_at\":null,\"error\":{\"code\":\"busy\""));
  g_assert_nonnull (strstr (text, "\"values\":[]"));
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/describe-comparison/difference", test_difference);
  g_test_add_func ("/describe-comparison/cell", test_cell);
  g_test_add_func ("/describe-comparison/headings", test_headings);
  g_test_add_func ("/describe-comparison/spread", test_spread);
  g_test_add_func ("/describe-comparison/score", test_score);
  g_test_add_func ("/describe-comparison/trouble", test_trouble);
  g_test_add_func ("/describe-comparison/sentence", test_sentence);
  g_test_add_func ("/describe-comparison/json", test_json);

  return g_test_run ();
}
