/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "base/vane-error.h"
#include "model/vane-sky.h"
#include "support/vane-test.h"

#define TOLERANCE_S 120

/* Published times: by the U.S. Naval Observatory's and the National Astronomical
 * Observatory of Japan's tables where they are whole minutes, else by services that
 * compute them to the second. The day is given by its local midnight. */
typedef struct
{
  const char *name;
  double      latitude;
  double      longitude;
  const char *midnight;
  const char *sunrise;
  const char *sunset;
} Row;

static const Row rows[] = {
  { "london-summer", 51.5074, -0.1278, "2024-06-20T00:00+01", "2024-06-20T04:43+01", "2024-06-20T21:21+01" },
  { "london-winter", 51.5074, -0.1278, "2024-12-21T00:00Z", "2024-12-21T08:04Z", "2024-12-21T15:53Z" },
  { "new-york-winter", 40.7128, -74.006, "2024-12-21T00:00-05", "2024-12-21T07:17-05", "2024-12-21T16:32-05" },
  { "new-york-summer", 40.7128, -74.006, "2024-06-20T00:00-04", "2024-06-20T05:25-04", "2024-06-20T20:30-04" },
  { "tokyo-new-year", 35.6581, 139.7414, "2024-01-01T00:00+09", "2024-01-01T06:51+09", "2024-01-01T16:38+09" },
  { "sydney-summer", -33.8688, 151.2093, "2024-12-21T00:00+11", "2024-12-21T05:41+11", "2024-12-21T20:05+11" },
  { "london-to-the-second", 51.51, -0.13, "2020-04-28T00:00+01", "2020-04-28T04:37:13Z",
    "2020-04-28T19:18:26Z" },
  { "new-york-to-the-second", 40.7143, -74.006, "2021-07-20T00:00-04", "2021-07-20T09:41:49Z",
    "2021-07-21T00:22:36Z" },
  { "san-francisco-to-the-second", 37.8033, -122.4306, "2022-09-18T00:00-07", "2022-09-18T13:54:13Z",
    "2022-09-19T02:13:34Z" },
  { "seoul-to-the-second", 37.57, 126.98, "2021-01-06T00:00+09", "2021-01-05T22:47:13Z",
    "2021-01-06T08:28:01Z" },
  { "phoenix-to-the-second", 33.5312, -111.9426, "2023-12-31T00:00-07", "2023-12-31T14:31:43Z",
    "2024-01-01T00:29:23Z" },
  /* The sun sets after midnight there, before it rises again. */
  { "reykjavik-summer", 64.1466, -21.9426, "2024-06-21T00:00Z", "2024-06-21T02:55Z", "2024-06-21T00:03Z" },
};

static gint64
parse (const char *text)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  /* GLib wants seconds. */
  g_autoptr(GRegex) short_time = g_regex_new ("T(\\d\\d:\\d\\d)(?!:)", 0, 0, NULL);
  g_autofree char *full = g_regex_replace (short_time, text, -1, 0, "T\\1:00", 0, NULL);
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (full, utc);

  g_assert_nonnull (time);

  return g_date_time_to_unix (time);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  gint64 midnight = parse (row->midnight);
  gint64 sunrise;
  gint64 sunset;

  g_assert_cmpint (vane_sky_get_sun_times (row->latitude, row->longitude, midnight, midnight + 86400, &sunrise,
                                           &sunset),
                   ==, VANE_SUN_RISES);
  g_test_message ("%s: sunrise %+d s, sunset %+d s", row->name, (int) (sunrise - parse (row->sunrise)),
                  (int) (sunset - parse (row->sunset)));
  g_assert_cmpint (ABS (sunrise - parse (row->sunrise)), <=, TOLERANCE_S);
  g_assert_cmpint (ABS (sunset - parse (row->sunset)), <=, TOLERANCE_S);
  g_assert_true (vane_sky_is_day (row->latitude, row->longitude, sunrise + 5));
  g_assert_false (vane_sky_is_day (row->latitude, row->longitude, sunrise - 5));
  g_assert_false (vane_sky_is_day (row->latitude, row->longitude, sunset + 5));
}

static void
test_polar (void)
{
  static const struct { double latitude; const char *midnight; VaneSunState state; } days[] = {
    { 69.65, "2024-12-21T00:00+01", VANE_SUN_ALWAYS_DOWN },   /* Tromsø */
    { 69.65, "2024-06-21T00:00+02", VANE_SUN_ALWAYS_UP },
    { 69.65, "2024-03-21T00:00+01", VANE_SUN_RISES },
    { 90.0, "2024-06-21T00:00Z", VANE_SUN_ALWAYS_UP },
    { 90.0, "2024-12-21T00:00Z", VANE_SUN_ALWAYS_DOWN },
    { -90.0, "2024-06-21T00:00Z", VANE_SUN_ALWAYS_DOWN },
    { -78.47, "2024-12-21T00:00Z", VANE_SUN_ALWAYS_UP },
    { 0.0, "2024-12-21T00:00Z", VANE_SUN_RISES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint64 midnight = parse (days[i].midnight);
      gint64 sunrise;
      gint64 sunset;

      g_assert_cmpint (vane_sky_get_sun_times (days[i].latitude, 18.96, midnight, midnight + 86400, &sunrise,
                                               &sunset),
                       ==, days[i].state);
      if (days[i].state != VANE_SUN_RISES)
        {
          g_assert_cmpint (sunrise, ==, VANE_TIME_NONE);
          g_assert_cmpint (sunset, ==, VANE_TIME_NONE);
          g_assert_cmpint (vane_sky_is_day (days[i].latitude, 18.96, midnight + 43200), ==,
                           days[i].state == VANE_SUN_ALWAYS_UP);
        }
    }
}

/* Near the midnight sun a date may have one of the two only (67.52° N, as MET Norway has it). */
static void
test_one_of_two (void)
{
  gint64 start = parse ("2022-07-13T23:11Z");
  gint64 sunrise;
  gint64 sunset;

  g_assert_cmpint (vane_sky_get_sun_times (67.52, 12.1, start, parse ("2022-07-14T23:17Z"), &sunrise, &sunset), ==,
                   VANE_SUN_RISES);
  g_assert_cmpint (sunrise, ==, VANE_TIME_NONE);
  /* The sun runs almost along the horizon there: a thousandth of a degree is seconds. */
  g_assert_cmpint (ABS (sunset - parse ("2022-07-14T22:56Z")), <=, 300);
}

static void
test_altitude (void)
{
  /* Overhead at the subsolar point: the equinox noon at the equator, the solstice noon at
   * the tropic. The equation of time is −7.4 min and −1.8 min. */
  g_assert_cmpfloat (vane_sky_get_sun_altitude (0.0, 0.0, parse ("2024-03-20T12:07:24Z")), >, 89.5);
  g_assert_cmpfloat (vane_sky_get_sun_altitude (23.436, 0.0, parse ("2024-06-20T12:01:48Z")), >, 89.8);
  g_assert_cmpfloat (vane_sky_get_sun_altitude (0.0, 180.0, parse ("2024-03-20T12:07:24Z")), <, -89.5);
}

/* Instants of the phases as almanacs print them. */
static void
test_moon (void)
{
  static const struct { const char *time; double phase; } phases[] = {
    { "2000-01-06T18:14Z", 0.0 },   { "2000-01-21T04:40Z", 180.0 }, { "2024-01-04T03:30Z", 270.0 },
    { "2024-01-11T11:57Z", 0.0 },   { "2024-01-18T03:53Z", 90.0 },  { "2024-01-25T17:54Z", 180.0 },
    { "2024-03-25T07:00Z", 180.0 }, { "2024-04-08T18:21Z", 0.0 },   { "2024-10-17T11:26Z", 180.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      double phase = vane_sky_get_moon_phase (parse (phases[i].time));
      double off = fabs (phase - phases[i].phase);

      g_assert_cmpfloat (phase, >=, 0.0);
      g_assert_cmpfloat (phase, <, 360.0);
      g_test_message ("%s: %.2f, expected %.0f", phases[i].time, phase, phases[i].phase);
      /* The moon moves half a degree an hour against the sun. */
      g_assert_cmpfloat (MIN (off, 360.0 - off), <, 1.0);
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/sky/sun/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/sky/polar", test_polar);
  g_test_add_func ("/sky/one-of-two", test_one_of_two);
  g_test_add_func ("/sky/altitude", test_altitude);
  g_test_add_func ("/sky/moon", test_moon);

  return g_test_run ();
}
