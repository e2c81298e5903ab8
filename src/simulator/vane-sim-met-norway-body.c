/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body of locationforecast/2.0: hours for two and a half days, then every six hours.
 * https://api.met.no/weatherapi/locationforecast/2.0/documentation */
#include "config.h"

#include <math.h>

#include "model/vane-sky.h"
#include "simulator/vane-sim-json.h"
#include "simulator/vane-sim-met-norway.h"
#include "simulator/vane-world.h"

#define HOUR_S      3600
#define DAY_S       86400
#define SIX_HOURS_S (6 * HOUR_S)
#define HOURLY_S    (57 * HOUR_S)
#define LAST_S      (234 * HOUR_S)

typedef struct
{
  guint32   seed;
  double    latitude;
  double    longitude;
  gboolean  complete;
  gint64    first;
  gint64    end_of_hours;   /* from here on every six hours */
  gint64    last;
  GString  *json;
} Writer;

/* Names without "light" or "heavy", as in the legend of metno/weathericons. */
static const struct
{
  const char *name;
  gboolean    varies;   /* by day and night */
} falls[] = {
  [VANE_FALL_DRIZZLE] = { "rain", FALSE },
  [VANE_FALL_RAIN] = { "rain", FALSE },
  [VANE_FALL_SHOWERS] = { "rainshowers", TRUE },
  [VANE_FALL_FREEZING_RAIN] = { "sleet", FALSE },
  [VANE_FALL_SLEET] = { "sleet", FALSE },
  [VANE_FALL_SNOW] = { "snow", FALSE },
  [VANE_FALL_SNOW_SHOWERS] = { "snowshowers", TRUE },
  [VANE_FALL_THUNDERSTORM] = { "rainandthunder", FALSE },
};

static const char *
get_light (const Writer *self,
           gint64        time)
{
  gint64 noon = time - time % DAY_S - (gint64) (self->longitude / 15.0 * HOUR_S);
  gint64 sunrise;
  gint64 sunset;

  if (vane_sky_is_day (self->latitude, self->longitude, time))
    return "_day";
  if (vane_sky_get_sun_times (self->latitude, self->longitude, noon, noon + DAY_S, &sunrise, &sunset) ==
        VANE_SUN_ALWAYS_DOWN &&
      vane_sky_get_sun_altitude (self->latitude, self->longitude, time) > -6.0)
    return "_polartwilight";

  return "_night";
}

static char *
make_symbol (const Writer      *self,
             const VaneWeather *weather,
             gint64             time)
{
  static const char *const strengths[] = { "light", "", "heavy" };
  const char *light = get_light (self, time);

  if (weather->fall != VANE_FALL_NONE)
    return g_strconcat (strengths[weather->intensity], falls[weather->fall].name,
                        falls[weather->fall].varies ? light : "", NULL);
  if (weather->fog)
    return g_strdup ("fog");
  if (weather->cloud_cover > 86.0)
    return g_strdup ("cloudy");

  return g_strconcat (weather->cloud_cover < 13.0   ? "clearsky"
                      : weather->cloud_cover < 38.0 ? "fair"
                                                    : "partlycloudy",
                      light, NULL);
}

static void
add (const Writer *self,
     const char   *name,
     double        value)
{
  vane_sim_json_add_fixed (self->json, name, value, 1);
}

/* Gusts come from a model of the north only. */
static gboolean
is_nordic (const Writer *self)
{
  return self->latitude > 54.0 && self->latitude < 73.0 && self->longitude > -5.0 && self->longitude < 35.0;
}

static void
write_instant (const Writer      *self,
               const VaneWeather *weather,
               gboolean           hourly)
{
  vane_sim_json_open (self->json, "instant", '{');
  vane_sim_json_open (self->json, "details", '{');
  add (self, "air_pressure_at_sea_level", weather->pressure);
  add (self, "air_temperature", weather->temperature);
  if (self->complete)
    {
      add (self, "air_temperature_percentile_10", weather->temperature - 1.2);
      add (self, "air_temperature_percentile_90", weather->temperature + 1.2);
    }
  add (self, "cloud_area_fraction", weather->cloud_cover);
  if (self->complete)
    {
      add (self, "cloud_area_fraction_high", weather->cloud_cover * 0.6);
      add (self, "cloud_area_fraction_low", weather->cloud_cover * 0.8);
      add (self, "cloud_area_fraction_medium", weather->cloud_cover * 0.5);
      add (self, "dew_point_temperature", weather->dew_point);
    }
  if (self->complete && hourly)
    add (self, "fog_area_fraction", weather->fog ? 100.0 : 0.0);
  add (self, "relative_humidity", weather->humidity);
  if (self->complete && hourly)
    add (self, "ultraviolet_index_clear_sky", weather->uv_index_clear);
  add (self, "wind_from_direction", weather->wind_direction);
  add (self, "wind_speed", weather->wind_speed);
  if (self->complete && hourly && is_nordic (self))
    add (self, "wind_speed_of_gust", weather->wind_gust);
  if (self->complete)
    {
      add (self, "wind_speed_percentile_10", weather->wind_speed * 0.8);
      add (self, "wind_speed_percentile_90", weather->wind_speed * 1.2);
    }
  vane_sim_json_close (self->json, '}');
  vane_sim_json_close (self->json, '}');
}

static void
write_extremes (const Writer *self,
                gint64        time)
{
  double low = INFINITY;
  double high = -INFINITY;

  for (guint i = 0; i <= 6; i++)
    {
      VaneWeather weather;

      vane_world_look (self->seed, self->latitude, self->longitude, time + i * HOUR_S, 0, &weather);
      low = MIN (low, weather.temperature);
      high = MAX (high, weather.temperature);
    }
  add (self, "air_temperature_max", high);
  add (self, "air_temperature_min", low);
}

static void
write_next (const Writer *self,
            gint64        time,
            guint         n_hours)
{
  g_autofree char *member = g_strdup_printf ("next_%u_hours", n_hours);
  g_autofree char *symbol = NULL;
  VaneWeather weather;

  vane_world_look (self->seed, self->latitude, self->longitude, time + n_hours * HOUR_S, n_hours * HOUR_S, &weather);
  symbol = make_symbol (self, &weather, time + n_hours * HOUR_S / 2);
  vane_sim_json_open (self->json, member, '{');
  vane_sim_json_open (self->json, "summary", '{');
  vane_sim_json_add_string (self->json, "symbol_code", symbol);
  if (self->complete && n_hours == 12)
    vane_sim_json_add_string (self->json, "symbol_confidence", "certain");
  vane_sim_json_close (self->json, '}');

  vane_sim_json_open (self->json, "details", '{');
  if (self->complete && n_hours == 6)
    write_extremes (self, time);
  if (n_hours != 12)
    add (self, "precipitation_amount", weather.precipitation);
  if (self->complete && n_hours != 12)
    {
      add (self, "precipitation_amount_max", weather.precipitation * 1.4);
      add (self, "precipitation_amount_min", weather.precipitation * 0.6);
    }
  if (self->complete)
    add (self, "probability_of_precipitation", weather.probability);
  if (self->complete && n_hours == 1)
    add (self, "probability_of_thunder", weather.fall == VANE_FALL_THUNDERSTORM ? 60.0 : 0.0);
  vane_sim_json_close (self->json, '}');
  vane_sim_json_close (self->json, '}');
}

static void
add_time (const Writer *self,
          const char   *name,
          gint64        time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");

  vane_sim_json_add_string (self->json, name, text);
}

/* The last step has an instant only. */
static void
write_step (const Writer *self,
            gint64        time)
{
  gboolean hourly = time < self->end_of_hours;
  VaneWeather weather;

  vane_world_look (self->seed, self->latitude, self->longitude, time, 0, &weather);
  vane_sim_json_open (self->json, NULL, '{');
  add_time (self, "time", time);
  vane_sim_json_open (self->json, "data", '{');
  write_instant (self, &weather, hourly);
  if (time + 12 * HOUR_S <= self->last)
    write_next (self, time, 12);
  if (hourly)
    write_next (self, time, 1);
  if (time + SIX_HOURS_S <= self->last)
    write_next (self, time, 6);
  vane_sim_json_close (self->json, '}');
  vane_sim_json_close (self->json, '}');
}

static void
write_units (const Writer *self)
{
  static const struct
  {
    const char *name;
    const char *unit;
    gboolean    complete;
  } units[] = {
    { "air_pressure_at_sea_level", "hPa", FALSE },
    { "air_temperature", "celsius", FALSE },
    { "air_temperature_max", "celsius", TRUE },
    { "air_temperature_min", "celsius", TRUE },
    { "air_temperature_percentile_10", "celsius", TRUE },
    { "air_temperature_percentile_90", "celsius", TRUE },
    { "cloud_area_fraction", "%", FALSE },
    { "cloud_area_fraction_high", "%", TRUE },
    { "cloud_area_fraction_low", "%", TRUE },
    { "cloud_area_fraction_medium", "%", TRUE },
    { "dew_point_temperature", "celsius", TRUE },
    { "fog_area_fraction", "%", TRUE },
    { "precipitation_amount", "mm", FALSE },
    { "precipitation_amount_max", "mm", TRUE },
    { "precipitation_amount_min", "mm", TRUE },
    { "probability_of_precipitation", "%", TRUE },
    { "probability_of_thunder", "%", TRUE },
    { "relative_humidity", "%", FALSE },
    { "ultraviolet_index_clear_sky", "1", TRUE },
    { "wind_from_direction", "degrees", FALSE },
    { "wind_speed", "m/s", FALSE },
    { "wind_speed_of_gust", "m/s", TRUE },
    { "wind_speed_percentile_10", "m/s", TRUE },
    { "wind_speed_percentile_90", "m/s", TRUE },
  };

  vane_sim_json_open (self->json, "units", '{');
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (self->complete || !units[i].complete)
        vane_sim_json_add_string (self->json, units[i].name, units[i].unit);
    }
  vane_sim_json_close (self->json, '}');
}

/**
 * vane_sim_met_norway_write:
 * @seed: of the world
 * @now: unix seconds
 * @model_time: unix seconds of meta.updated_at
 * @latitude: degrees
 * @longitude: degrees
 * @altitude: m; NAN where none was asked for
 * @complete: rather than compact
 * @json: the body
 *
 * Writes a locationforecast.
 */
void
vane_sim_met_norway_write (guint32   seed,
                           gint64    now,
                           gint64    model_time,
                           double    latitude,
                           double    longitude,
                           double    altitude,
                           gboolean  complete,
                           GString  *json)
{
  Writer writer = { seed, latitude, longitude, complete, now - now % HOUR_S, 0, 0, json };
  double height = isnan (altitude) ? vane_world_get_elevation (seed, latitude, longitude) : altitude;

  writer.end_of_hours = (writer.first + HOURLY_S) / SIX_HOURS_S * SIX_HOURS_S;
  writer.last = (writer.first + LAST_S) / SIX_HOURS_S * SIX_HOURS_S;

  vane_sim_json_open (json, NULL, '{');
  vane_sim_json_add_string (json, "type", "Feature");
  vane_sim_json_open (json, "geometry", '{');
  vane_sim_json_add_string (json, "type", "Point");
  vane_sim_json_open (json, "coordinates", '[');
  vane_sim_json_add_trimmed (json, NULL, longitude, 4);
  vane_sim_json_add_trimmed (json, NULL, latitude, 4);
  vane_sim_json_add_trimmed (json, NULL, height, 0);
  vane_sim_json_close (json, ']');
  vane_sim_json_close (json, '}');
  vane_sim_json_open (json, "properties", '{');
  vane_sim_json_open (json, "meta", '{');
  add_time (&writer, "updated_at", model_time);
  write_units (&writer);
  vane_sim_json_close (json, '}');
  vane_sim_json_open (json, "timeseries", '[');
  for (gint64 time = writer.first; time <= writer.last; time += time < writer.end_of_hours ? HOUR_S : SIX_HOURS_S)
    write_step (&writer, time);
  vane_sim_json_close (json, ']');
  vane_sim_json_close (json, '}');
  vane_sim_json_close (json, '}');
}
