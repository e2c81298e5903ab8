/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-sky-motion.h"

#include <math.h>

/* Pixels a second. Rain is a good deal slower than real rain, so that it is calm to look at. */
#define DROP_SPEED 340.0
#define NEAR_DROP_SPEED 260.0
#define FLAKE_SPEED 22.0
#define NEAR_FLAKE_SPEED 34.0
#define DRIFT_SPEED 2.5
#define WIND_DRIFT_SPEED 16.0

/* One flash at most in a slot, in its first part: so the gap is at least the rest of a slot. */
#define FLASH_SLOT_S 11.0
#define FLASH_SPREAD_S (FLASH_SLOT_S - VANE_SKY_FLASH_GAP_S - FLASH_S)
#define FLASH_S 1.2
#define FLASH_RISE_S 0.12

static double
wrap (double value)
{
  return value - floor (value);
}

/* The numbers i·a mod 1 are spread evenly and look like chance, when a is the inverse of the
 * golden ratio, or in two dimensions of the plastic number. */
static double
scatter (guint  index,
         double step)
{
  return wrap (0.5 + (index + 1) * step);
}

static VaneSkyThing
scatter_thing (guint index)
{
  return (VaneSkyThing) { scatter (index, 0.7548776662466927), scatter (index, 0.5698402909980532),
                          scatter (index, 0.6180339887498949) };
}

/* Noise of one number: for what must not look even. */
static double
jitter (guint index)
{
  guint x = index * 2654435761u;

  x ^= x >> 15;
  x *= 2246822519u;
  x ^= x >> 13;
  x *= 3266489917u;
  x ^= x >> 16;

  return x / 4294967296.0;
}

/**
 * vane_sky_motion_get_star:
 * @index: which
 *
 * Returns: a star: they do not move
 */
VaneSkyThing
vane_sky_motion_get_star (guint index)
{
  double size = jitter (3 * index + 2);

  /* Few are bright. */
  return (VaneSkyThing) { jitter (3 * index), jitter (3 * index + 1), size * size * size };
}

/**
 * vane_sky_motion_get_twinkle:
 * @index: of a star
 * @time: seconds
 *
 * Returns: 0.55 … 1: how bright it is now
 */
double
vane_sky_motion_get_twinkle (guint  index,
                             double time)
{
  double period = 3 + 5 * jitter (7 * index + 5);

  return 0.775 + 0.225 * cos (2 * G_PI * (time / period + jitter (index)));
}

/**
 * vane_sky_motion_get_drop:
 * @index: which
 * @time: seconds
 * @height: of the sky, in pixels
 * @slant: how far a drop goes to the right while it falls through the sky, in shares of the width
 *
 * Returns: a drop of rain
 */
VaneSkyThing
vane_sky_motion_get_drop (guint  index,
                          double time,
                          double height,
                          double slant)
{
  VaneSkyThing drop = scatter_thing (index);
  double way = drop.y + time * (DROP_SPEED + NEAR_DROP_SPEED * drop.near) / fmax (height, 1);

  drop.y = wrap (way);
  /* Another column each time, or one would see the same drop come again. */
  drop.x = wrap (drop.x + floor (way) * 0.381966 + slant * drop.y);

  return drop;
}

/**
 * vane_sky_motion_get_flake:
 * @index: which
 * @time: seconds
 * @width: of the sky, in pixels
 * @height: of the sky, in pixels
 * @wind: as of #VaneSkyColours
 *
 * Returns: a flake of snow, which sways
 */
VaneSkyThing
vane_sky_motion_get_flake (guint  index,
                           double time,
                           double width,
                           double height,
                           double wind)
{
  VaneSkyThing flake = scatter_thing (index);
  double speed = FLAKE_SPEED + NEAR_FLAKE_SPEED * flake.near;
  double sway = (4 + 8 * flake.near) * sin (time * (0.5 + 0.6 * jitter (index)) + 6.28 * flake.x);

  flake.y = wrap (flake.y + time * speed / fmax (height, 1));
  flake.x = wrap (flake.x + (time * wind * 2 * speed + sway) / fmax (width, 1));

  return flake;
}

/**
 * vane_sky_motion_get_flash:
 * @time: seconds
 *
 * Lightning behind clouds: a soft light that comes quickly and goes slowly, never twice in
 * %VANE_SKY_FLASH_GAP_S seconds, far below the three in a second of WCAG 2.1, 2.3.1.
 *
 * Returns: 0 … 1: how bright it is
 */
double
vane_sky_motion_get_flash (double time)
{
  double slot = floor (time / FLASH_SLOT_S);
  guint seed = (guint) (gint64) slot;
  double since = time - slot * FLASH_SLOT_S - FLASH_SPREAD_S * jitter (2 * seed + 1);

  if (since < 0 || since > FLASH_S)
    return 0;

  if (since < FLASH_RISE_S)
    return since / FLASH_RISE_S;

  return pow (1 - (since - FLASH_RISE_S) / (FLASH_S - FLASH_RISE_S), 2);
}

/**
 * vane_sky_motion_get_drift:
 * @time: seconds
 * @wind: as of #VaneSkyColours
 * @near: 0 … 1: near clouds seem faster
 * @span: after how many pixels the clouds repeat themselves
 *
 * Returns: 0 … @span: how far the clouds have moved to the right
 */
double
vane_sky_motion_get_drift (double time,
                           double wind,
                           double near,
                           double span)
{
  double speed = (DRIFT_SPEED * (wind < 0 ? -1 : 1) + WIND_DRIFT_SPEED * wind) * (0.5 + near);

  return wrap (time * speed / fmax (span, 1)) * span;
}
