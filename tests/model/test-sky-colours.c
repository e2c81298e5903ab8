/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "model/vane-sky-colours.h"
#include "support/vane-test.h"

#define MIN_CONTRAST 4.5
#define STEPS 8

/* As a screen gets it. */
static VaneColour
round_to_bits (VaneColour colour)
{
  return (VaneColour) { round (colour.red * 255) / 255, round (colour.green * 255) / 255,
                        round (colour.blue * 255) / 255 };
}

static void
assert_readable (const VaneSkyColours *sky,
                 VaneColour            behind)
{
  behind = round_to_bits (behind);
  g_assert_cmpfloat (vane_colour_get_contrast (&sky->text, &behind), >=, MIN_CONTRAST);
}

/* All that may lie behind a letter: the gradient, with a cloud, a glow, a star or a drop over it, and
 * two of them over one another; and over all that the calm sky, of any other height, too, as words
 * scroll. */
static void
assert_all_readable (const VaneSkyColours *sky)
{
  const VaneColour *over[] = { &sky->cloud_light, &sky->cloud_shade, &sky->glow, &sky->spark };

  for (guint i = 0; i <= STEPS; i++)
    {
      VaneColour ground = vane_sky_colours_get_gradient (sky, (double) i / STEPS);
      VaneColour calm = vane_sky_colours_get_calm (sky, 1 - (double) i / STEPS);
      VaneColour own_calm = vane_sky_colours_get_calm (sky, (double) i / STEPS);

      assert_readable (sky, vane_colour_mix (&ground, &own_calm, sky->calm));
      for (guint a = 0; a < G_N_ELEMENTS (over); a++)
        for (guint b = 0; b < G_N_ELEMENTS (over); b++)
          for (double alpha = 0; alpha <= 1; alpha += 0.25)
            {
              VaneColour first = vane_colour_mix (&ground, over[a], alpha);
              VaneColour second = vane_colour_mix (&first, over[b], alpha);

              assert_readable (sky, vane_colour_mix (&first, &own_calm, sky->calm));
              assert_readable (sky, vane_colour_mix (&second, &calm, sky->calm));
            }
    }
}

static void
test_contrast (void)
{
  static const double covers[] = { NAN, 0, 10, 25, 50, 75, 90, 100 };
  VaneSkyColours sky;

  for (int condition = 0; condition < VANE_N_CONDITIONS; condition++)
    for (guint c = 0; c < G_N_ELEMENTS (covers); c++)
      for (double altitude = -90; altitude <= 90; altitude += fabs (altitude) < 20 ? 1 : 10)
        {
          vane_sky_colours_init (&sky, altitude, covers[c], condition);
          vane_sky_colours_set_moon (&sky, 180);
          assert_all_readable (&sky);
        }
}

/* The ratios of black and white, and of a grey that many know. */
static void
test_ratio (void)
{
  const VaneColour black = { 0, 0, 0 }, white = { 1, 1, 1 }, grey = { 0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0 };

  g_assert_cmpfloat_with_epsilon (vane_colour_get_contrast (&black, &white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (vane_colour_get_contrast (&white, &white), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (vane_colour_get_contrast (&grey, &white), 4.54, 0.01);
}

static double
spread (const VaneColour *colour)
{
  return fmax (fmax (colour->red, colour->green), colour->blue) -
         fmin (fmin (colour->red, colour->green), colour->blue);
}

static double
sum (const VaneColour *colour)
{
  return colour->red + colour->green + colour->blue;
}

static void
test_looks (void)
{
  VaneSkyColours noon, night, dusk, grey, rain, snow;

  vane_sky_colours_init (&noon, 45, 0, VANE_CONDITION_CLEAR);
  vane_sky_colours_init (&night, -40, 0, VANE_CONDITION_CLEAR);
  vane_sky_colours_init (&dusk, 0, 0, VANE_CONDITION_CLEAR);
  vane_sky_colours_init (&grey, 45, 100, VANE_CONDITION_CLOUDY);
  vane_sky_colours_init (&rain, 45, 100, VANE_CONDITION_RAIN);
  vane_sky_colours_init (&snow, 45, 100, VANE_CONDITION_SNOW);

  g_assert_cmpfloat (noon.bottom.blue, >, noon.bottom.red * 1.5);
  g_assert_cmpfloat (dusk.bottom.red, >, dusk.bottom.blue * 1.5);
  g_assert_cmpfloat (sum (&night.top), <, sum (&noon.top) / 2);
  g_assert_cmpfloat (spread (&grey.bottom), <, spread (&noon.bottom) / 2);
  g_assert_cmpfloat (sum (&snow.top), >, sum (&rain.top) * 1.2);

  g_assert_cmpfloat (noon.sun, ==, 1);
  g_assert_cmpfloat (noon.stars, ==, 0);
  g_assert_cmpfloat (noon.clouds, ==, 0);
  g_assert_cmpfloat (night.sun, ==, 0);
  g_assert_cmpfloat (night.stars, ==, 1);
  g_assert_cmpfloat (grey.sun, ==, 0);
  g_assert_cmpint (noon.fall, ==, VANE_SKY_FALL_NONE);
  g_assert_cmpint (rain.fall, ==, VANE_SKY_FALL_RAIN);
  g_assert_cmpint (snow.fall, ==, VANE_SKY_FALL_SNOW);
}

/* From the west to the right; and the new moon is no full one. */
static void
test_wind_and_moon (void)
{
  VaneSkyColours sky;
  double full;

  vane_sky_colours_init (&sky, -40, 0, VANE_CONDITION_CLEAR);
  vane_sky_colours_set_wind (&sky, 9, 270);
  g_assert_cmpfloat_with_epsilon (sky.wind, 0.5, 1e-9);
  vane_sky_colours_set_wind (&sky, 90, 90);
  g_assert_cmpfloat_with_epsilon (sky.wind, -1, 1e-9);
  vane_sky_colours_set_wind (&sky, NAN, NAN);
  g_assert_cmpfloat (sky.wind, ==, 0);

  vane_sky_colours_set_moon (&sky, 180);
  full = sky.moon;
  vane_sky_colours_set_moon (&sky, 0);
  g_assert_cmpfloat (sky.moon, <, full / 2);
  vane_sky_colours_init (&sky, 40, 0, VANE_CONDITION_CLEAR);
  vane_sky_colours_set_moon (&sky, 180);
  g_assert_cmpfloat (sky.moon, ==, 0);
}

/* The sun goes down and the clouds come up without a jump. */
static void
test_smooth (void)
{
  VaneSkyColours before, after;

  for (double altitude = -30; altitude < 30; altitude += 0.25)
    {
      vane_sky_colours_init (&before, altitude, 0, VANE_CONDITION_CLEAR);
      vane_sky_colours_init (&after, altitude + 0.25, 0, VANE_CONDITION_CLEAR);
      g_assert_cmpfloat (fabs (sum (&before.top) - sum (&after.top)), <, 0.06);
      g_assert_cmpfloat (fabs (sum (&before.bottom) - sum (&after.bottom)), <, 0.06);
    }
  for (double cover = 0; cover < 100; cover++)
    {
      vane_sky_colours_init (&before, 30, cover, VANE_CONDITION_CLOUDY);
      vane_sky_colours_init (&after, 30, cover + 1, VANE_CONDITION_CLOUDY);
      g_assert_cmpfloat (fabs (sum (&before.top) - sum (&after.top)), <, 0.06);
    }
}

/* A source that tells no clouds still has clouds where its condition says so. */
static void
test_unknown_clouds (void)
{
  VaneSkyColours sky;

  vane_sky_colours_init (&sky, 45, NAN, VANE_CONDITION_CLEAR);
  g_assert_cmpfloat (sky.clouds, ==, 0);
  vane_sky_colours_init (&sky, 45, NAN, VANE_CONDITION_PARTLY_CLOUDY);
  g_assert_cmpfloat (sky.clouds, >, 0.5);
  g_assert_cmpfloat (sky.sun, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  vane_test_init (&argc, &argv);
  g_test_add_func ("/sky-colours/contrast", test_contrast);
  g_test_add_func ("/sky-colours/ratio", test_ratio);
  g_test_add_func ("/sky-colours/looks", test_looks);
  g_test_add_func ("/sky-colours/wind-and-moon", test_wind_and_moon);
  g_test_add_func ("/sky-colours/smooth", test_smooth);
  g_test_add_func ("/sky-colours/unknown-clouds", test_unknown_clouds);

  return g_test_run ();
}
