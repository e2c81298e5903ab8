/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes weather: climate by latitude and season, the day's swing, and fronts that pass as
 * smooth noise. Nothing is remembered: any instant can be asked for, in any order. */
#include "config.h"

#include "simulator/vane-world.h"

#include <math.h>

#include "model/vane-derive.h"
#include "model/vane-sky.h"
#include "simulator/vane-noise.h"

#define QUARTER_S 900
#define YEAR_S    (365.2425 * 86400.0)
/* 2000-01-01 00:00 UTC */
#define Y2000     946684800.0

/* Below this wetness nothing falls; it is overcast well before. */
#define WET_ENOUGH 0.40

static const VaneNoise pressure_noise = { 1, 4.0, 2.5 * 86400.0, 8.0 };
static const VaneNoise moisture_noise = { 2, 6.0, 1.5 * 86400.0, 8.0 };
static const VaneNoise cloud_noise = { 3, 24.0, 6.0 * 3600.0, 8.0 };
static const VaneNoise shower_noise = { 4, 90.0, 1.5 * 3600.0, 8.0 };
static const VaneNoise air_noise = { 5, 5.0, 3.0 * 86400.0, 8.0 };
static const VaneNoise east_noise = { 6, 7.0, 1.0 * 86400.0, 8.0 };
static const VaneNoise north_noise = { 7, 7.0, 1.0 * 86400.0, 8.0 };
static const VaneNoise gust_noise = { 8, 60.0, 3600.0, 8.0 };
static const VaneNoise aloft_noise = { 10, 8.0, 12.0 * 3600.0, 8.0 };
static const VaneNoise height_noise = { 9, 30.0, 1e15, 0.0 };

/* Where a whole region is warmer or wetter than its latitude. The first rows are what makes
 * the demo recognisable: it rains in Seattle. */
static const struct
{
  double latitude;
  double longitude;
  double radius;      /* degrees */
  double warmer;      /* °C */
  double wetter;      /* in units of wetness */
} regions[] = {
  {  47.6, -122.3,  3.0,  1.0,  0.75 },
  {  37.8, -122.4,  4.0, -1.0, -0.20 },
  {  78.2,   15.6,  8.0,  8.0,  0.00 },
  {  58.0,    5.0, 18.0,  6.0,  0.10 },
  {  50.0,    2.0, 10.0,  3.0,  0.00 },
  {  24.0,   12.0, 14.0,  2.0, -0.80 },
  { -25.0,  135.0, 12.0,  2.0, -0.60 },
  { -75.0,    0.0, 30.0, -8.0, -0.30 },
};

typedef struct
{
  guint32 seed;
  double  latitude;
  double  longitude;
} Site;

static double
look_up (const VaneNoise *noise,
         const Site      *site,
         double           time)
{
  return vane_noise_get (noise, site->seed, site->latitude, site->longitude, time);
}

/* 0 below @low, 1 above @high, smooth in between. */
static double
ramp (double low,
      double high,
      double value)
{
  double x = CLAMP ((value - low) / (high - low), 0.0, 1.0);

  return x * x * (3.0 - 2.0 * x);
}

static void
get_region (const Site *site,
            double     *warmer,
            double     *wetter)
{
  /* The rains of the tropics. */
  *wetter = 0.15 * exp (-site->latitude * site->latitude / 144.0);
  *warmer = 0.0;
  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      double north = site->latitude - regions[i].latitude;
      double east = remainder (site->longitude - regions[i].longitude, 360.0) *
                    cos (site->latitude * G_PI / 180.0);
      double share = exp (-(north * north + east * east) / (regions[i].radius * regions[i].radius));

      *warmer += share * regions[i].warmer;
      *wetter += share * regions[i].wetter;
    }
}

/* One number decides clouds and rain: below −0.5 the sky is clear, from WET_ENOUGH on it rains. */
static double
get_wetness (const Site *site,
             double      wetter,
             double      time)
{
  return 0.55 * look_up (&moisture_noise, site, time) - 0.35 * look_up (&pressure_noise, site, time) +
         0.20 * look_up (&cloud_noise, site, time) + wetter;
}

/* mm/h */
static double
get_rate (const Site *site,
          double      wetness,
          double      time)
{
  double excess = wetness - WET_ENOUGH;

  if (excess <= 0.0)
    return 0.0;

  return (3.0 * excess + 14.0 * pow (excess, 3.0)) *
         (0.35 + 0.65 * ramp (-0.6, 0.8, look_up (&shower_noise, site, time)));
}

static double
get_temperature (const Site *site,
                 double      warmer,
                 double      wetness,
                 double      time)
{
  double phi = site->latitude * G_PI / 180.0;
  double mean = -20.0 + 47.0 * pow (MAX (cos (phi), 0.0), 1.2);
  double swing = copysign (15.0 * pow (fabs (sin (phi)), 1.3), phi);
  /* Warmest about 25 July in the north. */
  double season = swing * cos (2.0 * G_PI * ((time - Y2000) / YEAR_S - 205.0 / 365.0));
  double solar_hour = time / 3600.0 + site->longitude / 15.0;
  double clouds = ramp (-0.5, WET_ENOUGH, wetness);
  double day = 5.5 * sqrt (MAX (cos (phi), 0.0)) * (1.0 - 0.65 * clouds) *
               cos (2.0 * G_PI * (solar_hour - 15.0) / 24.0);

  return mean + season + day + warmer + (1.5 + 4.5 * fabs (sin (phi))) * look_up (&air_noise, site, time) -
         2.0 * ramp (WET_ENOUGH, 1.0, wetness);
}

static void
fill_wind (const Site  *site,
           double       wetness,
           double       time,
           VaneWeather *weather)
{
  double phi = site->latitude * G_PI / 180.0;
  /* Trade winds from the east, westerlies from 30° on. */
  double prevailing = -2.5 * cos (3.0 * phi);
  double east = prevailing + 6.0 * look_up (&east_noise, site, time);
  double north = 5.0 * look_up (&north_noise, site, time);

  weather->wind_speed = hypot (east, north);
  weather->wind_direction = fmod (atan2 (-east, -north) * 180.0 / G_PI + 360.0, 360.0);
  weather->wind_gust = weather->wind_speed * (1.35 + 0.25 * look_up (&gust_noise, site, time)) +
                       2.0 + 3.0 * ramp (0.0, 1.0, wetness);
}

/* What fell in the span before @time, in steps of a quarter of an hour. */
static void
fill_fall (const Site  *site,
           double       warmer,
           double       wetter,
           guint        span_s,
           VaneWeather *weather)
{
  guint n_steps = MAX (span_s / QUARTER_S, 1);
  double step_s = (double) span_s / n_steps;

  for (guint i = 0; i < n_steps; i++)
    {
      double time = weather->time - (i + 0.5) * step_s;
      double wetness = get_wetness (site, wetter, time);
      double amount = get_rate (site, wetness, time) * step_s / 3600.0;
      double aloft;
      double snow;

      if (amount <= 0.0)
        continue;

      /* Where the air aloft is warmer than below, rain falls on frozen ground. */
      aloft = 6.0 * MAX (look_up (&aloft_noise, site, time) - 0.3, 0.0);
      snow = amount * (1.0 - ramp (0.3, 2.0, get_temperature (site, warmer, wetness, time) + aloft));
      weather->precipitation += amount;
      weather->snow += snow;
      if (look_up (&shower_noise, site, time) > 0.35)
        weather->showers += amount - snow;
      else
        weather->rain += amount - snow;
    }

  /* Nobody measures less. */
  if (weather->precipitation * 3600.0 / MAX (span_s, 1) < 0.05)
    weather->precipitation = weather->snow = weather->showers = weather->rain = 0.0;
}

static void
choose_fall (VaneWeather *weather,
             guint        span_s)
{
  double rate = weather->precipitation * 3600.0 / MAX (span_s, 1);
  double snow = rate > 0.0 ? weather->snow / weather->precipitation : 0.0;

  weather->intensity = rate < 1.0 ? 0 : rate < 3.5 ? 1 : 2;
  if (rate <= 0.0)
    weather->fall = VANE_FALL_NONE;
  else if (snow > 0.7)
    weather->fall = rate > 2.5 ? VANE_FALL_SNOW_SHOWERS : VANE_FALL_SNOW;
  else if (snow > 0.3)
    weather->fall = VANE_FALL_SLEET;
  else if (weather->temperature < 0.0)
    weather->fall = VANE_FALL_FREEZING_RAIN;
  else if (rate > 2.5 && weather->temperature > 17.0)
    weather->fall = VANE_FALL_THUNDERSTORM;
  else if (weather->showers > weather->rain)
    weather->fall = VANE_FALL_SHOWERS;
  else
    weather->fall = rate < 0.3 ? VANE_FALL_DRIZZLE : VANE_FALL_RAIN;
}

/* The codes of https://open-meteo.com/en/docs ("WMO Weather interpretation codes"). */
static guint
get_wmo_code (const VaneWeather *weather)
{
  static const guint codes[][3] = {
    [VANE_FALL_DRIZZLE] = { 51, 53, 55 },
    [VANE_FALL_RAIN] = { 61, 63, 65 },
    [VANE_FALL_SHOWERS] = { 80, 81, 82 },
    [VANE_FALL_FREEZING_RAIN] = { 66, 67, 67 },
    [VANE_FALL_SLEET] = { 61, 71, 73 },
    [VANE_FALL_SNOW] = { 71, 73, 75 },
    [VANE_FALL_SNOW_SHOWERS] = { 85, 86, 86 },
    [VANE_FALL_THUNDERSTORM] = { 95, 95, 96 },
  };

  if (weather->fall != VANE_FALL_NONE)
    return codes[weather->fall][weather->intensity];
  if (weather->fog)
    return weather->temperature < 0.0 ? 48 : 45;

  return weather->cloud_cover < 12.0 ? 0 : weather->cloud_cover < 35.0 ? 1 : weather->cloud_cover < 80.0 ? 2 : 3;
}

static void
fill_light (const Site  *site,
            VaneWeather *weather)
{
  double altitude = vane_sky_get_sun_altitude (site->latitude, site->longitude, weather->time);
  double height = MAX (sin (altitude * G_PI / 180.0), 0.0);

  weather->day = vane_sky_is_day (site->latitude, site->longitude, weather->time) ? 1.0 : 0.0;
  weather->uv_index_clear = 12.5 * pow (height, 1.7);
  weather->uv_index = weather->uv_index_clear * (1.0 - 0.75 * pow (weather->cloud_cover / 100.0, 2.0));
}

/**
 * vane_world_get_elevation:
 * @seed: of the world
 * @latitude: degrees
 * @longitude: degrees
 *
 * Returns: whole metres above the sea
 */
double
vane_world_get_elevation (guint32 seed,
                          double  latitude,
                          double  longitude)
{
  double height = vane_noise_get (&height_noise, seed, latitude, longitude, 0.0);

  return round (5.0 + 400.0 * MAX (height, 0.0) * MAX (height, 0.0));
}

/**
 * vane_world_look:
 * @seed: of the world
 * @latitude: degrees
 * @longitude: degrees
 * @time: unix seconds
 * @span_s: seconds before @time that precipitation is counted over
 * @weather: (out): the weather there and then
 *
 * The same arguments give the same weather, always.
 */
void
vane_world_look (guint32      seed,
                 double       latitude,
                 double       longitude,
                 gint64       time,
                 guint        span_s,
                 VaneWeather *weather)
{
  Site site = { seed, latitude, longitude };
  double storminess = 4.0 + 16.0 * pow (fabs (sin (latitude * G_PI / 180.0)), 1.5);
  double warmer;
  double wetter;
  double wetness;
  double afternoon;

  *weather = (VaneWeather) { .time = time };
  get_region (&site, &warmer, &wetter);
  wetness = get_wetness (&site, wetter, time);

  fill_fall (&site, warmer, wetter, span_s, weather);
  weather->temperature = get_temperature (&site, warmer, wetness, time);
  weather->pressure = 1014.0 + storminess * look_up (&pressure_noise, &site, time);
  weather->surface_pressure = weather->pressure -
                              vane_world_get_elevation (seed, latitude, longitude) / 8.4;
  weather->cloud_cover = 100.0 * ramp (-0.5, WET_ENOUGH - 0.1, wetness);
  fill_wind (&site, wetness, time, weather);

  afternoon = cos (2.0 * G_PI * (time / 3600.0 + longitude / 15.0 - 15.0) / 24.0);
  weather->humidity = CLAMP (66.0 + 40.0 * wetness - 8.0 * afternoon, 12.0, 100.0);
  if (weather->precipitation > 0.0)
    {
      /* The span may have been wetter than this instant. */
      weather->humidity = MAX (weather->humidity, 80.0);
      weather->cloud_cover = MAX (weather->cloud_cover, 75.0);
    }
  weather->dew_point = vane_derive_dew_point (weather->temperature, weather->humidity);
  weather->feels_like = vane_derive_feels_like (weather->temperature, weather->humidity, weather->wind_speed);
  weather->fog = weather->precipitation <= 0.0 && weather->humidity > 78.0 && weather->wind_speed < 2.0;
  weather->probability = 100.0 * ramp (0.05, 0.65, wetness);
  if (weather->precipitation > 0.0)
    weather->probability = MAX (weather->probability, 60.0);
  weather->visibility = weather->fog ? 400.0
                                     : 24000.0 / (1.0 + weather->precipitation * 3600.0 / MAX (span_s, 1)) -
                                       80.0 * MAX (weather->humidity - 70.0, 0.0);
  weather->visibility = MAX (weather->visibility, 100.0);
  weather->snow_depth = 0.6 * ramp (1.0, -12.0, weather->temperature) * ramp (30.0, 60.0, fabs (latitude));
  choose_fall (weather, span_s);
  fill_light (&site, weather);
  weather->wmo_code = get_wmo_code (weather);
}
