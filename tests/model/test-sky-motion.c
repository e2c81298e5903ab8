/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "model/vane-sky-clouds.h"
#include "model/vane-sky-motion.h"
#include "support/vane-test.h"

#define STEP_S 0.01
#define N_STEPS 200000

/* Lightning is no strobe: it comes, never twice within the gap, and its light does not jump. */
static void
test_flash (void)
{
  double last = 0, began = -VANE_SKY_FLASH_GAP_S;
  guint n = 0;

  for (int step = 1; step < N_STEPS; step++)
    {
      double bright = vane_sky_motion_get_flash (step * STEP_S);

      g_assert_cmpfloat (bright, >=, 0);
      g_assert_cmpfloat (bright, <=, 1);
      g_assert_cmpfloat (fabs (bright - last), <, 0.1);
      if (last == 0 && bright > 0)
        {
          g_assert_cmpfloat (step * STEP_S - began, >=, VANE_SKY_FLASH_GAP_S);
          began = step * STEP_S;
          n++;
        }
      last = bright;
    }
  g_assert_cmpuint (n, >, 100);
}

static void
assert_in_sky (VaneSkyThing thing)
{
  g_assert_cmpfloat (thing.x, >=, 0);
  g_assert_cmpfloat (thing.x, <=, 1);
  g_assert_cmpfloat (thing.y, >=, 0);
  g_assert_cmpfloat (thing.y, <=, 1);
  g_assert_cmpfloat (thing.near, >=, 0);
  g_assert_cmpfloat (thing.near, <=, 1);
}

/* Everything is in the sky at any time, also after a day, and what falls falls. */
static void
test_things (void)
{
  guint n_fallen = 0;

  for (guint i = 0; i < 300; i++)
    for (double time = 0; time < 90000; time = time * 3 + 0.5)
      {
        VaneSkyThing drop = vane_sky_motion_get_drop (i, time, 440, -0.2);
        VaneSkyThing later = vane_sky_motion_get_drop (i, time + 1.0 / 30, 440, -0.2);
        VaneSkyThing flake = vane_sky_motion_get_flake (i, time, 420, 440, 0.7);

        assert_in_sky (drop);
        assert_in_sky (flake);
        assert_in_sky (vane_sky_motion_get_star (i));
        n_fallen += later.y > drop.y;
        g_assert_cmpfloat (vane_sky_motion_get_twinkle (i, time), >=, 0.5);
        g_assert_cmpfloat (vane_sky_motion_get_twinkle (i, time), <=, 1);
      }
  /* All but those that began anew. */
  g_assert_cmpuint (n_fallen, >, 300 * 11 * 8 / 10);
}

static void
test_drift (void)
{
  for (double wind = -1; wind <= 1; wind += 0.25)
    for (double time = 0; time < 5000; time += 7)
      {
        double at = vane_sky_motion_get_drift (time, wind, 1, 600);

        g_assert_cmpfloat (at, >=, 0);
        g_assert_cmpfloat (at, <=, 600);
      }
  g_assert_cmpfloat (vane_sky_motion_get_drift (1, 1, 1, 600), >, vane_sky_motion_get_drift (1, 0.2, 1, 600));
  g_assert_cmpfloat (vane_sky_motion_get_drift (1, -1, 1, 600), >, 300);
}

/* --- clouds --- */

static guint
get_alpha (const guint32 *pixels,
           guint          row,
           guint          column)
{
  return pixels[row * VANE_SKY_CLOUDS_WIDTH + column] >> 24;
}

static double
get_mean_alpha (double             cover,
                VaneSkyCloudsLayer layer)
{
  g_autofree guint32 *pixels = g_new (guint32, VANE_SKY_CLOUDS_WIDTH * VANE_SKY_CLOUDS_HEIGHT);
  VaneSkyColours sky;
  double sum = 0;

  vane_sky_colours_init (&sky, 40, cover, VANE_CONDITION_PARTLY_CLOUDY);
  vane_sky_clouds_render (&sky, layer, pixels);
  for (guint row = 0; row < VANE_SKY_CLOUDS_HEIGHT; row++)
    {
      int seam = (int) get_alpha (pixels, row, VANE_SKY_CLOUDS_WIDTH - 1) - (int) get_alpha (pixels, row, 0);

      g_assert_cmpint (ABS (seam), <, 64);
      for (guint column = 0; column < VANE_SKY_CLOUDS_WIDTH; column++)
        {
          guint32 pixel = pixels[row * VANE_SKY_CLOUDS_WIDTH + column];

          for (guint shift = 0; shift < 24; shift += 8)
            g_assert_cmpuint (pixel >> shift & 0xff, <=, pixel >> 24);
          sum += pixel >> 24;
        }
    }

  return sum / 255 / (VANE_SKY_CLOUDS_WIDTH * VANE_SKY_CLOUDS_HEIGHT);
}

/* The more of the sky they take, the more there are; they are premultiplied, and repeat
 * themselves without a seam. */
static void
test_clouds (void)
{
  for (VaneSkyCloudsLayer layer = 0; layer < VANE_SKY_CLOUDS_FOG; layer++)
    {
      double few = get_mean_alpha (30, layer), half = get_mean_alpha (50, layer), all = get_mean_alpha (100, layer);

      g_assert_cmpfloat (few, >, 0.01);
      g_assert_cmpfloat (half, >, few * 1.2);
      g_assert_cmpfloat (all, >, half * 1.2);
      g_assert_cmpfloat (all, >, 0.5);
    }
}

int
main (int   argc,
      char *argv[])
{
  vane_test_init (&argc, &argv);
  g_test_add_func ("/sky-motion/flash", test_flash);
  g_test_add_func ("/sky-motion/things", test_things);
  g_test_add_func ("/sky-motion/drift", test_drift);
  g_test_add_func ("/sky-motion/clouds", test_clouds);

  return g_test_run ();
}
