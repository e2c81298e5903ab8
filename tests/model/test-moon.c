/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "base/vane-error.h"
#include "model/vane-moon.h"
#include "model/vane-sky.h"
#include "support/vane-test.h"

/* The formulas are good for about two minutes where the moon rises steeply. */
#define TOLERANCE_S 240

/* Computed by XEphem's library (PyEphem 4.1), which has the full theory, for the 24 hours of
 * a date in UTC; no time: it does not happen on that date. */
typedef struct
{
  double      latitude;
  double      longitude;
  const char *start;
  const char *rise;
  const char *set;
} Row;

static const Row rows[] = {
  { 51.5074, -0.1278, "2024-01-10T00:00:00Z", "2024-01-10T07:50:54Z", "2024-01-10T14:26:43Z" },
  { 51.5074, -0.1278, "2024-06-21T00:00:00Z", "2024-06-21T20:44:02Z", "2024-06-21T02:24:25Z" },
  { 51.5074, -0.1278, "2025-03-14T00:00:00Z", "2025-03-14T18:29:53Z", "2025-03-14T06:22:57Z" },
  { 51.5074, -0.1278, "2026-11-21T00:00:00Z", "2026-11-21T14:04:11Z", "2026-11-21T03:18:51Z" },
  { 37.7195, -122.4113, "2024-01-10T00:00:00Z", "2024-01-10T15:06:01Z", NULL },
  { 37.7195, -122.4113, "2024-06-21T00:00:00Z", "2024-06-21T02:55:25Z", "2024-06-21T12:02:39Z" },
  { 37.7195, -122.4113, "2025-03-14T00:00:00Z", "2025-03-14T01:59:47Z", "2025-03-14T14:33:45Z" },
  { 37.7195, -122.4113, "2026-11-21T00:00:00Z", "2026-11-21T22:45:04Z", "2026-11-21T11:34:40Z" },
  { -33.8688, 151.2093, "2024-01-10T00:00:00Z", "2024-01-10T17:57:47Z", "2024-01-10T08:19:17Z" },
  { -33.8688, 151.2093, "2024-06-21T00:00:00Z", "2024-06-21T05:49:52Z", "2024-06-21T21:12:01Z" },
  { -33.8688, 151.2093, "2025-03-14T00:00:00Z", "2025-03-14T08:13:47Z", "2025-03-14T20:27:40Z" },
  { -33.8688, 151.2093, "2026-11-21T00:00:00Z", "2026-11-21T05:00:04Z", "2026-11-21T16:26:24Z" },
  { 69.65, 18.96, "2024-01-10T00:00:00Z", NULL, NULL },
  { 69.65, 18.96, "2024-06-21T00:00:00Z", NULL, NULL },
  { 69.65, 18.96, "2025-03-14T00:00:00Z", "2025-03-14T17:08:55Z", "2025-03-14T05:23:30Z" },
  { 69.65, 18.96, "2026-11-21T00:00:00Z", "2026-11-21T11:43:04Z", "2026-11-21T02:48:29Z" },
  { -0.18, -78.47, "2024-01-10T00:00:00Z", "2024-01-10T10:20:02Z", "2024-01-10T22:51:18Z" },
  { -0.18, -78.47, "2024-06-21T00:00:00Z", "2024-06-21T23:11:41Z", "2024-06-21T10:41:38Z" },
  { -0.18, -78.47, "2025-03-14T00:00:00Z", "2025-03-14T23:51:02Z", "2025-03-14T11:30:32Z" },
  { -0.18, -78.47, "2026-11-21T00:00:00Z", "2026-11-21T20:25:46Z", "2026-11-21T07:59:57Z" },
};

static gint64
parse (const char *text)
{
  g_autoptr(GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : VANE_TIME_NONE;
}

static void
check_time (gint64 time,
            gint64 expected)
{
  if (expected == VANE_TIME_NONE || time == VANE_TIME_NONE)
    {
      g_assert_cmpint (time, ==, expected);
      return;
    }
  g_test_message ("off by %+d s", (int) (time - expected));
  g_assert_cmpint (ABS (time - expected), <=, TOLERANCE_S);
}

static void
test_times (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      gint64 start = parse (row->start);
      gint64 rise, set;

      vane_moon_get_times (row->latitude, row->longitude, start, start + 86400, &rise, &set);
      g_test_message ("%g %s", row->latitude, row->start);
      check_time (rise, parse (row->rise));
      check_time (set, parse (row->set));
      if (rise != VANE_TIME_NONE)
        {
          g_assert_cmpfloat (vane_moon_get_height (row->latitude, row->longitude, rise + 60), >, 0.0);
          g_assert_cmpfloat (vane_moon_get_height (row->latitude, row->longitude, rise - 60), <, 0.0);
        }
    }
}

/* The moon hardly comes above the horizon of Oslo there: what MET Norway says of it. */
static void
test_grazing (void)
{
  gint64 start = parse ("2026-06-02T23:17:00Z");
  gint64 rise, set;

  vane_moon_get_times (59.93333, 10.71666, start, start + 86400, &rise, &set);
  g_assert_cmpint (ABS (rise - parse ("2026-06-02T23:27:00Z")), <=, 900);
  g_assert_cmpint (ABS (set - parse ("2026-06-03T03:27:00Z")), <=, 900);
  g_assert_cmpfloat (fabs (vane_sky_get_moon_phase (start) - 208.44), <, 1.0);
}

static void
test_shape (void)
{
  static const struct { double phase; const char *shape; double lit; } cases[] = {
    { 0.0, "new", 0.0 },            { 6.0, "new", 0.003 },           { 45.0, "waxing-crescent", 0.146 },
    { 90.0, "first-quarter", 0.5 }, { 84.0, "first-quarter", 0.448 }, { 135.0, "waxing-gibbous", 0.854 },
    { 180.0, "full", 1.0 },         { 225.0, "waning-gibbous", 0.854 }, { 270.0, "last-quarter", 0.5 },
    { 315.0, "waning-crescent", 0.146 }, { 354.0, "new", 0.003 },     { 359.99, "new", 0.0 },
    { 82.0, "waxing-crescent", 0.43 }, { 188.0, "waning-gibbous", 0.995 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (vane_moon_shape_to_string (vane_moon_get_shape (cases[i].phase)), ==, cases[i].shape);
      g_assert_cmpfloat (fabs (vane_moon_get_illumination (cases[i].phase) - cases[i].lit), <, 0.001);
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/moon/times", test_times);
  g_test_add_func ("/moon/grazing", test_grazing);
  g_test_add_func ("/moon/shape", test_shape);

  return g_test_run ();
}
