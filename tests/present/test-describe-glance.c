/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

#include "example-report.h"
#include "present/vane-describe-glance.h"
#include "support/vane-test.h"

typedef struct
{
  const char *name;
  const char *number;
  const char *expected;
} Row;

/* What the example has in its "now": 16.23 °C, feels like 15.1 °C; and its minutes: the rain goes
 * before the condition. */
static const Row rows[] = {
  { "usual", NULL, "16°" },
  { "feels", "feels", "15°" },
  { "both, but alike", "both", "16°" },
  { "unheard of", "hum", "16°" },
};

static void
check (const Row *row)
{
  g_autoptr(VaneReport) report = example_report_new ();
  VaneUnits units = vane_units_from_preset (VANE_UNITS_METRIC);
  VaneGlanceOptions options = { row->number, NULL };
  g_auto(VaneGlanceWords) words = { NULL, NULL, NULL, FALSE };

  vane_describe_glance (&words, report, &units, EXAMPLE_NOW, &options);
  g_test_message ("%s: %s | %s | %s", row->name, words.number, words.sentence, words.line);
  g_assert_cmpstr (words.number, ==, row->expected);
  g_assert_cmpstr (words.sentence, ==, "Rain in about 15 min");
  g_assert_true (words.counts);
  g_assert_true (g_str_has_prefix (words.line, "San Francisco · "));
}

static void
test_number (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check (&rows[i]);
}

/* A report with these alerts and nothing but hours; NULL-terminated. */
static VaneReport *
make_alerted (const VaneAlertFields *fields,
              guint                  n)
{
  g_autoptr(VanePlace) place = example_place_new ();
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "nws", 0);
  VaneSample sample;
  g_autoptr(GError) error = NULL;
  VaneReport *report;

  vane_sample_init (&sample, EXAMPLE_NOW, 0);
  vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, 3);
  vane_sample_set (&sample, VANE_FIELD_FEELS_LIKE, 0.5);
  vane_sample_set (&sample, VANE_FIELD_HUMIDITY, 80);
  vane_sample_set (&sample, VANE_FIELD_WIND_SPEED, 10);
  sample.condition = VANE_CONDITION_RAIN;
  vane_report_builder_add (builder, VANE_BLOCK_NOW, &sample);
  for (guint i = 0; i < n; i++)
    vane_report_builder_take_alert (builder, vane_alert_new (&fields[i]));
  vane_report_builder_set_asked (builder, VANE_BLOCK_NOW, EXAMPLE_NOW, EXAMPLE_NOW + 600);
  vane_report_builder_set_asked (builder, VANE_BLOCK_ALERTS, EXAMPLE_NOW, EXAMPLE_NOW + 600);
  report = vane_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

static char *
make_line (VaneReport *report,
           gint64      now,
           const char *line)
{
  VaneUnits units = vane_units_from_preset (VANE_UNITS_METRIC);
  g_auto(VaneGlanceWords) words = { NULL, NULL, NULL, FALSE };

  vane_describe_glance (&words, report, &units, now, &(VaneGlanceOptions) { "both", line });
  g_assert_cmpstr (words.sentence, ==, "Rain, feels like 1°");

  return g_steal_pointer (&words.line);
}

static void
check_line (VaneReport *report,
            gint64      now,
            const char *line,
            const char *expected)
{
  g_autofree char *words = make_line (report, now, line);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_line (void)
{
  g_autoptr(VaneReport) report = make_alerted (NULL, 0);

  check_line (report, EXAMPLE_NOW, "wind", "San Francisco · Wind 36 km/h");
  check_line (report, EXAMPLE_NOW, "humidity", "San Francisco · Humidity 80%");
  /* No day is known. */
  check_line (report, EXAMPLE_NOW, "high-low", "San Francisco");
}

static gboolean
counts (VaneReport *report,
        gint64      now,
        const char *line)
{
  VaneUnits units = vane_units_from_preset (VANE_UNITS_METRIC);
  g_auto(VaneGlanceWords) words = { NULL, NULL, NULL, FALSE };

  vane_describe_glance (&words, report, &units, now, &(VaneGlanceOptions) { "both", line });

  return words.counts;
}

/* Who shows them all day wakes up only for these. */
static void
test_counts (void)
{
  g_autoptr(VaneReport) report = make_alerted (NULL, 0);

  g_assert_false (counts (report, EXAMPLE_NOW, NULL));
  g_assert_false (counts (report, EXAMPLE_NOW, "wind"));
  g_assert_true (counts (report, EXAMPLE_NOW, "updated"));
  g_assert_true (counts (report, EXAMPLE_NOW + 3600, "wind"));
}

/* The gravest of those that are not over. */
static void
test_alert (void)
{
  const VaneAlertFields alerts[] = {
    { .id = "1", .event = "Flood Watch", .severity = VANE_SEVERITY_MODERATE, .onset = VANE_TIME_NONE,
      .ends = VANE_TIME_NONE, .expires = EXAMPLE_NOW + 3600 },
    { .id = "2", .event = "Wind Advisory", .severity = VANE_SEVERITY_SEVERE, .onset = VANE_TIME_NONE,
      .ends = EXAMPLE_NOW + 600, .expires = EXAMPLE_NOW - 1 },
    { .id = "3", .event = "Tornado Warning", .severity = VANE_SEVERITY_EXTREME, .onset = VANE_TIME_NONE,
      .ends = VANE_TIME_NONE, .expires = EXAMPLE_NOW },
  };
  g_autoptr(VaneReport) report = make_alerted (alerts, G_N_ELEMENTS (alerts));

  check_line (report, EXAMPLE_NOW, "wind", "San Francisco · ⚠ Wind Advisory");
  check_line (report, EXAMPLE_NOW + 600, "wind", "San Francisco · ⚠ Flood Watch");
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/describe-glance/number", test_number);
  g_test_add_func ("/describe-glance/line", test_line);
  g_test_add_func ("/describe-glance/counts", test_counts);
  g_test_add_func ("/describe-glance/alert", test_alert);

  return g_test_run ();
}
