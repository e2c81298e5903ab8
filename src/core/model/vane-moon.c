/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The low-precision formulas for the moon of the Astronomical Almanac, page D22: 0.3° in
 * longitude, 0.2° in latitude, so that a rise is right within two or three minutes. */
#include "config.h"

#include "model/vane-moon.h"

#include <math.h>

#include "base/vane-error.h"

#define RADIANS(degrees) ((degrees) * G_PI / 180.0)
#define DEGREES(radians) ((radians) * 180.0 / G_PI)

#define J2000_UNIX 946728000.0

/* Refraction at the horizon. */
#define REFRACTION 0.5667

/* So close to a quarter, in degrees, the moon is called by it: about a day. */
#define QUARTER_WIDTH 7.0

/* One periodic term: what it is worth, and its angle at J2000 and in a century. */
typedef struct
{
  double amplitude;
  double angle;
  double rate;
} Term;

static const Term longitude_terms[] = {
  { 6.29, 135.0, 477198.87 },  { -1.27, 259.3, -413335.36 }, { 0.66, 235.7, 890534.22 },
  { 0.21, 269.9, 954397.74 },  { -0.19, 357.5, 35999.05 },   { -0.11, 186.5, 966404.03 },
};

static const Term latitude_terms[] = {
  { 5.13, 93.3, 483202.02 },
  { 0.28, 228.2, 960400.89 },
  { -0.28, 318.3, 6003.15 },
  { -0.17, 217.6, -407332.21 },
};

/* These are cosines. */
static const Term parallax_terms[] = {
  { 0.0518, 135.0, 477198.87 },
  { 0.0095, 259.3, -413335.36 },
  { 0.0078, 235.7, 890534.22 },
  { 0.0028, 269.9, 954397.74 },
};

static double
add_terms (const Term *terms,
           guint       n,
           double      centuries,
           double      shift)
{
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    sum += terms[i].amplitude * sin (RADIANS (fmod (terms[i].angle + terms[i].rate * centuries + shift, 360.0)));

  return sum;
}

/**
 * vane_moon_get_height:
 * @latitude: degrees
 * @longitude: degrees
 * @time: unix seconds
 *
 * Parallax, refraction and the moon's own size are in it.
 *
 * Returns: degrees between the horizon and the moon's upper edge: below 0 it is not to be seen
 */
double
vane_moon_get_height (double latitude,
                      double longitude,
                      gint64 time)
{
  double days = (time - J2000_UNIX) / 86400.0;
  double centuries = days / 36525.0;
  double ecliptic = RADIANS (218.32 + fmod (481267.881 * centuries, 360.0) +
                             add_terms (longitude_terms, G_N_ELEMENTS (longitude_terms), centuries, 0.0));
  double beta = RADIANS (add_terms (latitude_terms, G_N_ELEMENTS (latitude_terms), centuries, 0.0));
  double parallax =
      0.9508 + add_terms (parallax_terms, G_N_ELEMENTS (parallax_terms), centuries, 90.0);
  double obliquity = RADIANS (23.439 - 0.0000004 * days);
  double x = cos (beta) * cos (ecliptic);
  double y = cos (obliquity) * cos (beta) * sin (ecliptic) - sin (obliquity) * sin (beta);
  double z = sin (obliquity) * cos (beta) * sin (ecliptic) + cos (obliquity) * sin (beta);
  double sidereal = fmod (280.46061837 + 360.98564736629 * days + longitude, 360.0);
  double hour_angle = RADIANS (sidereal) - atan2 (y, x);
  double phi = RADIANS (latitude);
  double altitude = DEGREES (asin (CLAMP (sin (phi) * z + cos (phi) * cos (asin (z)) * cos (hour_angle), -1.0, 1.0)));

  /* The altitude of its centre, seen from the middle of the Earth, at which it rises. */
  return altitude - (0.7275 * parallax - REFRACTION);
}

static gint64
find_crossing (double latitude,
               double longitude,
               gint64 below,
               gint64 above)
{
  while (ABS (above - below) > 1)
    {
      gint64 middle = below + (above - below) / 2;

      if (vane_moon_get_height (latitude, longitude, middle) > 0.0)
        above = middle;
      else
        below = middle;
    }

  return above;
}

/**
 * vane_moon_get_times:
 * @latitude: degrees
 * @longitude: degrees
 * @start: unix seconds
 * @end: unix seconds
 * @moonrise: (out): the first in between, or %VANE_TIME_NONE
 * @moonset: (out): the first in between, or %VANE_TIME_NONE
 *
 * A date has often only one of them: the moon is 50 minutes late each day.
 */
void
vane_moon_get_times (double  latitude,
                     double  longitude,
                     gint64  start,
                     gint64  end,
                     gint64 *moonrise,
                     gint64 *moonset)
{
  const gint64 step_s = 900;
  gboolean was_up = vane_moon_get_height (latitude, longitude, start) > 0.0;

  *moonrise = *moonset = VANE_TIME_NONE;
  for (gint64 time = start; time < end; time += step_s)
    {
      gint64 next = MIN (time + step_s, end);
      gboolean up = vane_moon_get_height (latitude, longitude, next) > 0.0;

      if (up && !was_up && *moonrise == VANE_TIME_NONE)
        *moonrise = find_crossing (latitude, longitude, time, next);
      else if (!up && was_up && *moonset == VANE_TIME_NONE)
        *moonset = find_crossing (latitude, longitude, next, time);
      was_up = up;
    }
}

/**
 * vane_moon_get_illumination:
 * @phase: degrees, of vane_sky_get_moon_phase()
 *
 * Returns: 0 … 1: how much of the disc is lit
 */
double
vane_moon_get_illumination (double phase)
{
  return (1.0 - cos (RADIANS (phase))) / 2.0;
}

/**
 * vane_moon_get_shape:
 * @phase: degrees, of vane_sky_get_moon_phase()
 *
 * Returns: what people call it
 */
VaneMoonShape
vane_moon_get_shape (double phase)
{
  double turn = fmod (fmod (phase, 360.0) + 360.0, 360.0);
  guint quarter = (guint) floor (turn / 90.0 + 0.5);
  double off = turn - quarter * 90.0;

  if (fabs (off) <= QUARTER_WIDTH)
    return (quarter % 4) * 2;

  return (guint) floor (turn / 90.0) % 4 * 2 + 1;
}

/**
 * vane_moon_shape_to_string:
 * @shape: a shape
 *
 * Returns: (transfer none): its stable name, as in JSON
 */
const char *
vane_moon_shape_to_string (VaneMoonShape shape)
{
  static const char *const names[VANE_N_MOON_SHAPES] = {
    "new",  "waxing-crescent", "first-quarter", "waxing-gibbous",
    "full", "waning-gibbous",  "last-quarter",  "waning-crescent",
  };

  g_return_val_if_fail ((guint) shape < VANE_N_MOON_SHAPES, "new");

  return names[shape];
}
