/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "support/vane-test.h"
#include "vane-hour-curve.h"

#define EPSILON 1e-9

static const double series[] = { NAN, NAN, 0.2, 0.5, 0.9, 0.9, 0.1, 0.0, 1.0, NAN, NAN };

/* Each cell knows only its surroundings; their parts must meet, and run on as smoothly. */
static void
test_meets (void)
{
  for (guint i = 2; i + 4 < G_N_ELEMENTS (series); i++)
    {
      VaneHourCurve here, next;

      vane_hour_curve_init (&here, &series[i - 2]);
      vane_hour_curve_init (&next, &series[i - 1]);
      if (isnan (next.middle))
        continue;
      g_assert_cmpfloat_with_epsilon (here.end, next.start, EPSILON);
      g_assert_cmpfloat_with_epsilon (here.end_slope, next.start_slope, EPSILON);
    }
}

/* A curve that is higher than all its hours would be a lie. */
static void
test_stays_between (void)
{
  for (guint i = 2; i + 3 < G_N_ELEMENTS (series); i++)
    {
      VaneHourCurve curve;

      vane_hour_curve_init (&curve, &series[i - 2]);
      g_assert_cmpfloat (curve.middle, ==, series[i]);
      if (isnan (series[i + 1]))
        continue;
      g_assert_cmpfloat (curve.end, >=, fmin (series[i], series[i + 1]) - EPSILON);
      g_assert_cmpfloat (curve.end, <=, fmax (series[i], series[i + 1]) + EPSILON);
    }
}

static void
test_ends (void)
{
  static const double alone[] = { NAN, NAN, 0.5, NAN, NAN };
  VaneHourCurve curve;

  vane_hour_curve_init (&curve, &series[0]);
  g_assert_true (isnan (curve.start));
  g_assert_false (isnan (curve.end));
  vane_hour_curve_init (&curve, &series[6]);
  g_assert_false (isnan (curve.start));
  g_assert_true (isnan (curve.end));
  vane_hour_curve_init (&curve, alone);
  g_assert_true (isnan (curve.start));
  g_assert_true (isnan (curve.end));
  g_assert_cmpfloat (curve.middle_slope, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  vane_test_init (&argc, &argv);
  g_test_add_func ("/hour-curve/meets", test_meets);
  g_test_add_func ("/hour-curve/stays-between", test_stays_between);
  g_test_add_func ("/hour-curve/ends", test_ends);

  return g_test_run ();
}
