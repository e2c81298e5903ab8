/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sun: the low-precision formulas of the Astronomical Almanac (about 0.01°, 1950–2050),
 * as given in "Computing the solar vector" (Michalsky 1988). Moon: the mean elongation
 * of Meeus, "Astronomical Algorithms", 2nd ed., chapter 48, with its largest terms. */
#include "config.h"

#include "model/vane-sky.h"

#include <math.h>

#include "base/vane-error.h"

#define RADIANS(degrees) ((degrees) * G_PI / 180.0)
#define DEGREES(radians) ((radians) * 180.0 / G_PI)

/* The upper edge of the sun at the horizon, with the standard refraction of 34'. */
#define SUNRISE_ALTITUDE -0.833

#define J2000_UNIX 946728000.0

static double
wrap (double degrees)
{
  double rest = fmod (degrees, 360.0);

  return rest < 0.0 ? rest + 360.0 : rest;
}

/**
 * vane_sky_get_sun_altitude:
 * @latitude: degrees
 * @longitude: degrees
 * @time: unix seconds
 *
 * Returns: the altitude of the sun's centre in degrees, without refraction
 */
double
vane_sky_get_sun_altitude (double latitude,
                           double longitude,
                           gint64 time)
{
  double days = (time - J2000_UNIX) / 86400.0;
  double mean_longitude = wrap (280.460 + 0.9856474 * days);
  double anomaly = RADIANS (wrap (357.528 + 0.9856003 * days));
  double ecliptic = RADIANS (mean_longitude + 1.915 * sin (anomaly) + 0.020 * sin (2.0 * anomaly));
  double obliquity = RADIANS (23.439 - 0.0000004 * days);
  double ascension = DEGREES (atan2 (cos (obliquity) * sin (ecliptic), cos (ecliptic)));
  double declination = asin (sin (obliquity) * sin (ecliptic));
  double sidereal = wrap (280.46061837 + 360.98564736629 * days + longitude);
  double hour_angle = RADIANS (sidereal - ascension);
  double phi = RADIANS (latitude);

  return DEGREES (asin (sin (phi) * sin (declination) + cos (phi) * cos (declination) * cos (hour_angle)));
}

/* The instant at which the sun passes the horizon between two that lie on its two sides. */
static gint64
find_crossing (double latitude,
               double longitude,
               gint64 below,
               gint64 above)
{
  while (ABS (above - below) > 1)
    {
      gint64 middle = below + (above - below) / 2;

      if (vane_sky_get_sun_altitude (latitude, longitude, middle) > SUNRISE_ALTITUDE)
        above = middle;
      else
        below = middle;
    }

  return above;
}

/**
 * vane_sky_get_sun_times:
 * @latitude: degrees
 * @longitude: degrees
 * @start: unix seconds: midnight in the place's zone
 * @end: unix seconds: the next midnight
 * @sunrise: (out): the first sunrise in between, or %VANE_TIME_NONE
 * @sunset: (out): the last sunset in between, or %VANE_TIME_NONE
 *
 * Near the polar circles a date may have only one of the two.
 *
 * Returns: whether the sun passes the horizon in that span, else on which side it stays
 */
VaneSunState
vane_sky_get_sun_times (double  latitude,
                        double  longitude,
                        gint64  start,
                        gint64  end,
                        gint64 *sunrise,
                        gint64 *sunset)
{
  const gint64 step_s = 600;
  gboolean was_up = vane_sky_get_sun_altitude (latitude, longitude, start) > SUNRISE_ALTITUDE;
  gboolean started_up = was_up;

  *sunrise = *sunset = VANE_TIME_NONE;
  for (gint64 time = start; time < end; time += step_s)
    {
      gint64 next = MIN (time + step_s, end);
      gboolean up = vane_sky_get_sun_altitude (latitude, longitude, next) > SUNRISE_ALTITUDE;

      if (up && !was_up && *sunrise == VANE_TIME_NONE)
        *sunrise = find_crossing (latitude, longitude, time, next);
      else if (!up && was_up)
        *sunset = find_crossing (latitude, longitude, next, time);
      was_up = up;
    }

  if (*sunrise != VANE_TIME_NONE || *sunset != VANE_TIME_NONE)
    return VANE_SUN_RISES;

  return started_up ? VANE_SUN_ALWAYS_UP : VANE_SUN_ALWAYS_DOWN;
}

/**
 * vane_sky_is_day:
 * @latitude: degrees
 * @longitude: degrees
 * @time: unix seconds
 *
 * Returns: whether some of the sun is above the horizon
 */
gboolean
vane_sky_is_day (double latitude,
                 double longitude,
                 gint64 time)
{
  return vane_sky_get_sun_altitude (latitude, longitude, time) > SUNRISE_ALTITUDE;
}

/**
 * vane_sky_get_moon_phase:
 * @time: unix seconds
 *
 * Returns: 0 … 360 degrees: 0 new, 90 first quarter, 180 full, 270 last quarter
 */
double
vane_sky_get_moon_phase (gint64 time)
{
  double centuries = (time - J2000_UNIX) / 86400.0 / 36525.0;
  double elongation = 297.8501921 + 445267.1114034 * centuries;
  double sun = RADIANS (357.5291092 + 35999.0502909 * centuries);
  double moon = RADIANS (134.9633964 + 477198.8675055 * centuries);
  double twice = RADIANS (2.0 * elongation);

  return wrap (elongation + 6.289 * sin (moon) - 2.100 * sin (sun) + 1.274 * sin (twice - moon) +
               0.658 * sin (twice) + 0.214 * sin (2.0 * moon) + 0.110 * sin (RADIANS (elongation)));
}
