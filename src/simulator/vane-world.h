/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weather of a world that does not exist: a pure function of seed, position and time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What falls from the sky. */
typedef enum
{
  VANE_FALL_NONE,
  VANE_FALL_DRIZZLE,
  VANE_FALL_RAIN,
  VANE_FALL_SHOWERS,
  VANE_FALL_FREEZING_RAIN,
  VANE_FALL_SLEET,
  VANE_FALL_SNOW,
  VANE_FALL_SNOW_SHOWERS,
  VANE_FALL_THUNDERSTORM,
} VaneFall;

/**
 * VaneWeather:
 * @time: unix seconds
 * @temperature: °C
 * @feels_like: °C
 * @dew_point: °C
 * @humidity: %
 * @pressure: hPa at sea level
 * @surface_pressure: hPa at the ground
 * @cloud_cover: %
 * @visibility: m
 * @wind_speed: m/s
 * @wind_gust: m/s
 * @wind_direction: degrees it comes from
 * @uv_index: as it is under these clouds
 * @uv_index_clear: as it were without clouds
 * @precipitation: mm of water in the span before @time
 * @rain: of that, steady rain
 * @showers: of that, in showers
 * @snow: of that, as snow: mm of water
 * @snow_depth: m
 * @probability: % that it rains or snows
 * @wmo_code: WMO 4677 as Open-Meteo uses it
 * @day: 1 by day, 0 by night
 * @fall: what falls, if anything does
 * @intensity: 0 light, 1 moderate, 2 heavy
 * @fog: whether there is fog
 *
 * Instant values, but for what falls.
 */
typedef struct
{
  gint64   time;
  double   temperature;
  double   feels_like;
  double   dew_point;
  double   humidity;
  double   pressure;
  double   surface_pressure;
  double   cloud_cover;
  double   visibility;
  double   wind_speed;
  double   wind_gust;
  double   wind_direction;
  double   uv_index;
  double   uv_index_clear;
  double   precipitation;
  double   rain;
  double   showers;
  double   snow;
  double   snow_depth;
  double   probability;
  double   wmo_code;
  double   day;
  VaneFall fall;
  guint    intensity;
  gboolean fog;
} VaneWeather;

void   vane_world_look          (guint32      seed,
                                 double       latitude,
                                 double       longitude,
                                 gint64       time,
                                 guint        span_s,
                                 VaneWeather *weather);
double vane_world_get_elevation (guint32      seed,
                                 double       latitude,
                                 double       longitude);

G_END_DECLS
