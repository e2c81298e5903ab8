/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "model/vane-sample.h"
#include "support/vane-test.h"

static void
test_empty (void)
{
  VaneSample sample;

  vane_sample_init (&sample, 1000, 3600);
  g_assert_cmpint (sample.time, ==, 1000);
  g_assert_cmpint (sample.span_s, ==, 3600);
  g_assert_true (vane_sample_is_empty (&sample));
  for (guint i = 0; i < VANE_N_FIELDS; i++)
    {
      g_assert_false (vane_sample_has (&sample, i));
      g_assert_true (isnan (vane_sample_get (&sample, i)));
    }

  sample.condition = VANE_CONDITION_CLEAR;
  g_assert_false (vane_sample_is_empty (&sample));
}

static void
test_set (void)
{
  VaneSample sample;

  vane_sample_init (&sample, 0, 0);
  g_assert_true (vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, 16.23));
  g_assert_cmpfloat (vane_sample_get (&sample, VANE_FIELD_TEMPERATURE), ==, 16.23);
  g_assert_false (vane_sample_is_empty (&sample));

  /* What cannot be is left out, and what was there stays. */
  g_assert_false (vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, 9999.0));
  g_assert_false (vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, INFINITY));
  g_assert_cmpfloat (vane_sample_get (&sample, VANE_FIELD_TEMPERATURE), ==, 16.23);

  g_assert_false (vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, NAN));
  g_assert_false (vane_sample_has (&sample, VANE_FIELD_TEMPERATURE));

  g_assert_true (vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, -0.0));
  g_assert_false (signbit (vane_sample_get (&sample, VANE_FIELD_TEMPERATURE)));
}

static void
test_equal (void)
{
  VaneSample a;
  VaneSample b;

  vane_sample_init (&a, 5, 0);
  b = a;
  g_assert_true (vane_sample_equal (&a, &b));
  vane_sample_set (&a, VANE_FIELD_HUMIDITY, 0.0);
  g_assert_false (vane_sample_equal (&a, &b));
  vane_sample_set (&b, VANE_FIELD_HUMIDITY, 0.0);
  g_assert_true (vane_sample_equal (&a, &b));
  b.condition = VANE_CONDITION_FOG;
  g_assert_false (vane_sample_equal (&a, &b));
  b = a;
  b.daylight = VANE_DAYLIGHT_NIGHT;
  g_assert_false (vane_sample_equal (&a, &b));
  b = a;
  b.time = 6;
  g_assert_false (vane_sample_equal (&a, &b));
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/sample/empty", test_empty);
  g_test_add_func ("/sample/set", test_set);
  g_test_add_func ("/sample/equal", test_equal);

  return g_test_run ();
}
