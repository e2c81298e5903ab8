/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The US National Weather Service's forecasts and observations. */
#include "config.h"

#include <math.h>

#include "model/vane-derive.h"
#include "model/vane-sky.h"
#include "simulator/vane-gazetteer.h"
#include "simulator/vane-sim-json.h"
#include "simulator/vane-sim-nws.h"
#include "simulator/vane-world.h"

#define HOUR_S 3600

#define N_HOURS 156
#define N_HALVES 14

/* The word of an icon and the words of a forecast. */
static const char *const falls[][2] = {
  [VANE_FALL_DRIZZLE] = { "rain", "Drizzle" },
  [VANE_FALL_RAIN] = { "rain", "Rain" },
  [VANE_FALL_SHOWERS] = { "rain_showers", "Rain Showers" },
  [VANE_FALL_FREEZING_RAIN] = { "fzra", "Freezing Rain" },
  [VANE_FALL_SLEET] = { "sleet", "Sleet" },
  [VANE_FALL_SNOW] = { "snow", "Snow" },
  [VANE_FALL_SNOW_SHOWERS] = { "snow", "Snow Showers" },
  [VANE_FALL_THUNDERSTORM] = { "tsra", "Showers And Thunderstorms" },
};

static const char *
get_cloud_code (double cover)
{
  return cover < 6.0 ? "skc" : cover < 25.0 ? "few" : cover < 50.0 ? "sct" : cover < 87.0 ? "bkn" : "ovc";
}

static const char *
get_cloud_words (double   cover,
                 gboolean day)
{
  if (cover < 6.0)
    return day ? "Sunny" : "Clear";
  if (cover < 25.0)
    return day ? "Mostly Sunny" : "Mostly Clear";

  return cover < 50.0 ? "Partly Cloudy" : cover < 87.0 ? "Mostly Cloudy" : "Cloudy";
}

static void
write_sky (const VaneSimNws  *self,
           const VaneWeather *weather,
           gboolean           day)
{
  static const char *const strengths[] = { "Light ", "", "Heavy " };
  const char *code = weather->fog ? "fog" : get_cloud_code (weather->cloud_cover);
  g_autofree char *words = NULL;
  g_autofree char *icon = NULL;

  if (weather->fall != VANE_FALL_NONE)
    {
      gboolean plain = weather->fall == VANE_FALL_RAIN || weather->fall == VANE_FALL_SNOW;

      code = falls[weather->fall][0];
      words = g_strconcat (plain ? strengths[weather->intensity] : "", falls[weather->fall][1], NULL);
    }
  else
    {
      words = g_strdup (weather->fog ? "Patchy Fog" : get_cloud_words (weather->cloud_cover, day));
    }

  icon = g_strdup_printf ("https://api.weather.gov/icons/land/%s/%s?size=small", day ? "day" : "night", code);
  vane_sim_json_add_string (self->json, "icon", icon);
  vane_sim_json_add_string (self->json, "shortForecast", words);
}

void
vane_sim_nws_add_time (const VaneSimNws *self,
                       const char       *name,
                       gint64            time)
{
  g_autofree char *zone_name = vane_gazetteer_dup_zone (self->latitude, self->longitude);
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr(GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autofree char *text = g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z");

  vane_sim_json_add_string (self->json, name, text);
}

static void
write_quantity (const VaneSimNws *self,
                const char       *name,
                const char       *unit,
                double            value,
                guint             decimals)
{
  vane_sim_json_open (self->json, name, '{');
  vane_sim_json_add_string (self->json, "unitCode", unit);
  if (isnan (value))
    vane_sim_json_add_raw (self->json, "value", "null");
  else
    vane_sim_json_add_trimmed (self->json, "value", value, decimals);
  vane_sim_json_close (self->json, '}');
}

static const char *
get_point_name (double degrees)
{
  static const char *const points[] = { "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE",
                                        "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW" };

  return points[(guint) round (degrees / 22.5) % 16];
}

/* @temperature: °C */
static void
write_period (const VaneSimNws  *self,
              guint              number,
              gint64             start,
              gint64             end,
              gboolean           day,
              double             temperature,
              const VaneWeather *weather)
{
  int mph = (int) round (weather->wind_speed / 0.44704);
  g_autofree char *wind = end - start > HOUR_S && mph > 6 ? g_strdup_printf ("%d to %d mph", mph - 5, mph)
                                                          : g_strdup_printf ("%d mph", mph);

  vane_sim_json_open (self->json, NULL, '{');
  vane_sim_json_add_int (self->json, "number", number);
  vane_sim_json_add_string (self->json, "name", "");
  vane_sim_nws_add_time (self, "startTime", start);
  vane_sim_nws_add_time (self, "endTime", end);
  vane_sim_json_add_raw (self->json, "isDaytime", day ? "true" : "false");
  vane_sim_json_add_int (self->json, "temperature", (gint64) round (temperature * 1.8 + 32.0));
  vane_sim_json_add_string (self->json, "temperatureUnit", "F");
  vane_sim_json_add_string (self->json, "temperatureTrend", NULL);
  write_quantity (self, "probabilityOfPrecipitation", "wmoUnit:percent", round (weather->probability), 0);
  if (end - start <= HOUR_S)
    {
      write_quantity (self, "dewpoint", "wmoUnit:degC", weather->dew_point, 4);
      write_quantity (self, "relativeHumidity", "wmoUnit:percent", round (weather->humidity), 0);
    }
  vane_sim_json_add_string (self->json, "windSpeed", wind);
  vane_sim_json_add_string (self->json, "windDirection", get_point_name (weather->wind_direction));
  write_sky (self, weather, day);
  vane_sim_json_add_string (self->json, "detailedForecast", "");
  vane_sim_json_close (self->json, '}');
}

static void
write_hours (const VaneSimNws *self)
{
  gint64 first = self->now - self->now % HOUR_S;

  for (guint i = 0; i < N_HOURS; i++)
    {
      gint64 time = first + i * HOUR_S;
      VaneWeather weather, instant;

      vane_world_look (self->seed, self->latitude, self->longitude, time + HOUR_S, HOUR_S, &weather);
      vane_world_look (self->seed, self->latitude, self->longitude, time, 0, &instant);
      write_period (self, i + 1, time, time + HOUR_S,
                    vane_sky_is_day (self->latitude, self->longitude, time + HOUR_S / 2), instant.temperature,
                    &weather);
    }
}

/* The warmest hour of a day, the coldest of a night. */
static double
find_extreme (const VaneSimNws *self,
              gint64            start,
              gint64            end,
              gboolean          day)
{
  double extreme = NAN;

  for (gint64 time = start; time <= end; time += HOUR_S)
    {
      VaneWeather weather;

      vane_world_look (self->seed, self->latitude, self->longitude, time, 0, &weather);
      extreme = day ? fmax (extreme, weather.temperature) : fmin (extreme, weather.temperature);
    }

  return extreme;
}

/* From 6 to 18 in the place's zone; the first one is what is left of it. */
static void
write_halves (const VaneSimNws *self)
{
  g_autofree char *zone_name = vane_gazetteer_dup_zone (self->latitude, self->longitude);
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  gint64 start = self->now - self->now % HOUR_S;

  for (guint i = 0; i < N_HALVES; i++)
    {
      gint64 midnight = vane_derive_midnight (zone, vane_derive_date (zone, start));
      gint64 morning = midnight + 6 * HOUR_S;
      gint64 evening = midnight + 18 * HOUR_S;
      gboolean day = start >= morning && start < evening;
      gint64 end = day ? evening : start < morning ? morning : morning + 24 * HOUR_S;
      VaneWeather weather;

      vane_world_look (self->seed, self->latitude, self->longitude, (start + end) / 2, 6 * HOUR_S, &weather);
      write_period (self, i + 1, start, end, day, find_extreme (self, start, end, day), &weather);
      start = end;
    }
}

/**
 * vane_sim_nws_write_periods:
 * @self: what about
 * @hourly: hours rather than half-days
 *
 * Writes a forecast.
 */
void
vane_sim_nws_write_periods (const VaneSimNws *self,
                            gboolean          hourly)
{
  vane_sim_json_open (self->json, NULL, '{');
  vane_sim_json_add_string (self->json, "type", "Feature");
  vane_sim_json_open (self->json, "properties", '{');
  vane_sim_json_add_string (self->json, "units", "us");
  vane_sim_nws_add_time (self, "generatedAt", self->now);
  vane_sim_json_open (self->json, "periods", '[');
  if (hourly)
    write_hours (self);
  else
    write_halves (self);
  vane_sim_json_close (self->json, ']');
  vane_sim_json_close (self->json, '}');
  vane_sim_json_close (self->json, '}');
}

static void
write_present_weather (const VaneSimNws  *self,
                       const VaneWeather *weather)
{
  static const char *const names[] = {
    [VANE_FALL_NONE] = NULL,         [VANE_FALL_DRIZZLE] = "drizzle", [VANE_FALL_RAIN] = "rain",
    [VANE_FALL_SHOWERS] = "rain",    [VANE_FALL_FREEZING_RAIN] = "rain", [VANE_FALL_SLEET] = "ice_pellets",
    [VANE_FALL_SNOW] = "snow",       [VANE_FALL_SNOW_SHOWERS] = "snow",
    [VANE_FALL_THUNDERSTORM] = "thunderstorms",
  };
  static const char *const intensities[] = { "light", NULL, "heavy" };
  const char *name = weather->fog && weather->fall == VANE_FALL_NONE ? "fog" : names[weather->fall];
  const char *modifier = NULL;

  if (weather->fall == VANE_FALL_FREEZING_RAIN)
    modifier = "freezing";
  else if (weather->fall == VANE_FALL_SHOWERS || weather->fall == VANE_FALL_SNOW_SHOWERS)
    modifier = "showers";

  vane_sim_json_open (self->json, "presentWeather", '[');
  if (name != NULL)
    {
      vane_sim_json_open (self->json, NULL, '{');
      vane_sim_json_add_string (self->json, "intensity", weather->fog ? NULL : intensities[weather->intensity]);
      vane_sim_json_add_string (self->json, "modifier", modifier);
      vane_sim_json_add_string (self->json, "weather", name);
      vane_sim_json_close (self->json, '}');
    }
  vane_sim_json_close (self->json, ']');
}

/**
 * vane_sim_nws_write_observation:
 * @self: what about
 * @is_silent: whether every quantity is null, as of a station that is out of order
 *
 * Writes what a station saw at the last full hour less seven minutes, as METARs do.
 */
void
vane_sim_nws_write_observation (const VaneSimNws *self,
                                gboolean          is_silent)
{
  gint64 time = self->now - (self->now + 7 * 60) % HOUR_S;
  gboolean day = vane_sky_is_day (self->latitude, self->longitude, time);
  double gust;
  VaneWeather weather;

  vane_world_look (self->seed, self->latitude, self->longitude, time, is_silent ? 0 : HOUR_S, &weather);
  gust = weather.wind_gust > weather.wind_speed * 1.5 ? weather.wind_gust * 3.6 : NAN;
  vane_sim_json_open (self->json, NULL, '{');
  vane_sim_json_add_string (self->json, "type", "Feature");
  vane_sim_json_open (self->json, "properties", '{');
  vane_sim_nws_add_time (self, "timestamp", time);
  write_present_weather (self, &weather);
  write_quantity (self, "temperature", "wmoUnit:degC", is_silent ? NAN : weather.temperature, 1);
  write_quantity (self, "dewpoint", "wmoUnit:degC", is_silent ? NAN : weather.dew_point, 1);
  write_quantity (self, "windDirection", "wmoUnit:degree_(angle)",
                  is_silent ? NAN : round (weather.wind_direction / 10.0) * 10.0, 0);
  write_quantity (self, "windSpeed", "wmoUnit:km_h-1", is_silent ? NAN : weather.wind_speed * 3.6, 2);
  write_quantity (self, "windGust", "wmoUnit:km_h-1", is_silent ? NAN : gust, 2);
  write_quantity (self, "barometricPressure", "wmoUnit:Pa", is_silent ? NAN : weather.pressure * 100.0, 0);
  write_quantity (self, "seaLevelPressure", "wmoUnit:Pa", NAN, 0);
  write_quantity (self, "visibility", "wmoUnit:m", is_silent ? NAN : MIN (weather.visibility, 16090.0), 0);
  write_quantity (self, "relativeHumidity", "wmoUnit:percent", is_silent ? NAN : weather.humidity, 6);
  write_quantity (self, "windChill", "wmoUnit:degC", NAN, 0);
  write_quantity (self, "heatIndex", "wmoUnit:degC", NAN, 0);
  write_sky (self, &weather, day);
  vane_sim_json_close (self->json, '}');
  vane_sim_json_close (self->json, '}');
}
