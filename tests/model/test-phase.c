/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-phase.h"
#include "support/vane-test.h"

#define NOW G_GINT64_CONSTANT (1795273920)

typedef struct
{
  const char *name;
  gint64      age_s;       /* -1: no report */
  gboolean    failed;
  gint64      interval_s;
  VanePhase   phase;
} Row;

static const Row rows[] = {
  { "nothing-yet", -1, FALSE, 900, VANE_PHASE_LOADING },
  { "no-report-and-error", -1, TRUE, 900, VANE_PHASE_FAILED },
  { "fresh", 0, FALSE, 900, VANE_PHASE_READY },
  { "fresh-and-error", 0, TRUE, 900, VANE_PHASE_READY },
  { "not-yet-old", 1800, FALSE, 900, VANE_PHASE_READY },
  { "not-yet-old-and-error", 1800, TRUE, 900, VANE_PHASE_READY },
  { "just-old", 1801, FALSE, 900, VANE_PHASE_STALE },
  { "just-old-and-error", 1801, TRUE, 900, VANE_PHASE_STALE_FAILED },
  /* Twice the interval, but half an hour at least. */
  { "short-interval", 1800, FALSE, 60, VANE_PHASE_READY },
  { "short-interval-old", 1801, FALSE, 60, VANE_PHASE_STALE },
  { "long-interval", 7200, FALSE, 3600, VANE_PHASE_READY },
  { "long-interval-old", 7201, TRUE, 3600, VANE_PHASE_STALE_FAILED },
  { "clock-set-back", -500, FALSE, 900, VANE_PHASE_READY },
};

static VaneReport *
make_report (gint64 fetched_at)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .name = "x" });
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "test", 0);
  VaneSample sample;

  vane_sample_init (&sample, NOW, 0);
  vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, 1.0);
  vane_report_builder_add (builder, VANE_BLOCK_NOW, &sample);
  vane_report_builder_set_asked (builder, VANE_BLOCK_NOW, fetched_at, VANE_TIME_NONE);

  return vane_report_builder_end (builder, NULL);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(VaneReport) report = row->age_s != -1 ? make_report (NOW - row->age_s) : NULL;
  g_autoptr(GError) error = row->failed ? vane_error_new (VANE_ERROR_TIMEOUT, "late") : NULL;

  g_assert_cmpint (vane_phase (report, error, row->interval_s, NOW), ==, row->phase);
}

/* The instant that the scheduler waits for is the last one at which it is not old. */
static void
test_boundary (void)
{
  gint64 last = vane_phase_get_old_after (NOW, 900);
  g_autoptr(VaneReport) report = make_report (NOW);

  g_assert_cmpint (vane_phase (report, NULL, 900, last), ==, VANE_PHASE_READY);
  g_assert_cmpint (vane_phase (report, NULL, 900, last + 1), ==, VANE_PHASE_STALE);
}

static void
test_unknown_age (void)
{
  g_autoptr(VaneReport) report = make_report (VANE_TIME_NONE);

  g_assert_cmpint (vane_phase (report, NULL, 900, NOW), ==, VANE_PHASE_STALE);
}

static void
test_names (void)
{
  g_assert_cmpstr (vane_phase_to_string (VANE_PHASE_LOADING), ==, "loading");
  g_assert_cmpstr (vane_phase_to_string (VANE_PHASE_FAILED), ==, "failed");
  g_assert_cmpstr (vane_phase_to_string (VANE_PHASE_READY), ==, "ready");
  g_assert_cmpstr (vane_phase_to_string (VANE_PHASE_STALE), ==, "stale");
  g_assert_cmpstr (vane_phase_to_string (VANE_PHASE_STALE_FAILED), ==, "stale-failed");
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/phase/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/phase/boundary", test_boundary);
  g_test_add_func ("/phase/unknown-age", test_unknown_age);
  g_test_add_func ("/phase/names", test_names);

  return g_test_run ();
}
