/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of instants: "current", "minutely_15" and "hourly". */
#include "config.h"

#include <math.h>

#include "simulator/vane-sim-json.h"
#include "simulator/vane-sim-open-meteo.h"

#define HOUR_S    3600
#define QUARTER_S 900
#define DAY_S     86400

/* Rain has no probability beyond that, and the last hours of the sixteenth day are missing. */
#define PROBABILITY_DAYS 14
#define LAST_HOUR        (16 * 24 - 3)

typedef struct
{
  const char   *name;
  VaneQuantity  quantity;
  guint         decimals;
  gsize         offset;     /* in VaneWeather */
  double        factor;
} Variable;

#define VARIABLE(name, quantity, decimals, member, factor) \
  { name, VANE_QUANTITY_##quantity, decimals, G_STRUCT_OFFSET (VaneWeather, member), factor }

/* The second half are names of before 2024, still answered under the old name. */
static const Variable variables[] = {
  VARIABLE ("temperature_2m", TEMPERATURE, 1, temperature, 1.0),
  VARIABLE ("relative_humidity_2m", PERCENT, 0, humidity, 1.0),
  VARIABLE ("dew_point_2m", TEMPERATURE, 1, dew_point, 1.0),
  VARIABLE ("apparent_temperature", TEMPERATURE, 1, feels_like, 1.0),
  VARIABLE ("precipitation", RAIN, 2, precipitation, 1.0),
  VARIABLE ("precipitation_probability", PERCENT, 0, probability, 1.0),
  VARIABLE ("rain", RAIN, 2, rain, 1.0),
  VARIABLE ("showers", RAIN, 2, showers, 1.0),
  /* 7 cm of snow are 10 mm of water there. */
  VARIABLE ("snowfall", SNOWFALL, 2, snow, 0.7),
  VARIABLE ("snow_depth", LENGTH, 2, snow_depth, 1.0),
  VARIABLE ("weather_code", WMO, 0, wmo_code, 1.0),
  VARIABLE ("pressure_msl", HPA, 1, pressure, 1.0),
  VARIABLE ("surface_pressure", HPA, 1, surface_pressure, 1.0),
  VARIABLE ("cloud_cover", PERCENT, 0, cloud_cover, 1.0),
  VARIABLE ("visibility", LENGTH, 2, visibility, 1.0),
  VARIABLE ("wind_speed_10m", WIND, 1, wind_speed, 1.0),
  VARIABLE ("wind_direction_10m", DEGREES, 0, wind_direction, 1.0),
  VARIABLE ("wind_gusts_10m", WIND, 1, wind_gust, 1.0),
  VARIABLE ("uv_index", NUMBER, 2, uv_index, 1.0),
  VARIABLE ("uv_index_clear_sky", NUMBER, 2, uv_index_clear, 1.0),
  VARIABLE ("is_day", NUMBER, 0, day, 1.0),
  VARIABLE ("relativehumidity_2m", PERCENT, 0, humidity, 1.0),
  VARIABLE ("dewpoint_2m", TEMPERATURE, 1, dew_point, 1.0),
  VARIABLE ("weathercode", WMO, 0, wmo_code, 1.0),
  VARIABLE ("cloudcover", PERCENT, 0, cloud_cover, 1.0),
  VARIABLE ("windspeed_10m", WIND, 1, wind_speed, 1.0),
  VARIABLE ("winddirection_10m", DEGREES, 0, wind_direction, 1.0),
  VARIABLE ("windgusts_10m", WIND, 1, wind_gust, 1.0),
};

static const Variable *
find_variable (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      if (g_str_equal (variables[i].name, name))
        return &variables[i];
    }

  return NULL;
}

static double
get_value (const Variable       *variable,
           const VaneSimOptions *options,
           const VaneWeather    *weather,
           gint64                today)
{
  if (variable->quantity == VANE_QUANTITY_PERCENT && variable->offset == G_STRUCT_OFFSET (VaneWeather, probability) &&
      weather->time >= today + PROBABILITY_DAYS * DAY_S)
    return NAN;
  if (weather->time >= today + LAST_HOUR * HOUR_S)
    return NAN;

  return variable->factor * G_STRUCT_MEMBER (double, weather, variable->offset);
}

/* Writes "X_units", and refuses what nobody knows. */
static gboolean
write_units (GString              *json,
             const char           *block,
             char                **names,
             const VaneSimOptions *options,
             VaneSimReply         *reply)
{
  g_autofree char *member = g_strconcat (block, "_units", NULL);

  vane_sim_json_open (json, member, '{');
  vane_sim_json_add_string (json, "time", vane_sim_open_meteo_get_unit (VANE_QUANTITY_TIME, options));
  if (g_str_equal (block, "current"))
    vane_sim_json_add_string (json, "interval", "seconds");
  for (guint i = 0; names[i] != NULL; i++)
    {
      const Variable *variable = options->air ? NULL : find_variable (names[i]);
      const char *unit = NULL;
      guint decimals;

      if (variable != NULL)
        unit = vane_sim_open_meteo_get_unit (variable->quantity, options);
      else if (options->air)
        vane_sim_open_meteo_find_air (names[i], &unit, &decimals);
      if (unit == NULL)
        {
          vane_sim_open_meteo_refuse (reply, "Data corrupted at path ''. Cannot initialize %s from invalid String "
                                             "value %s for key %s",
                                      options->air ? "CamsVariable" : "ForecastVariable", names[i], block);
          return FALSE;
        }
      vane_sim_json_add_string (json, names[i], unit);
    }
  vane_sim_json_close (json, '}');

  return TRUE;
}

static void
write_value (GString              *json,
             const char           *name,
             gboolean              in_array,
             const VaneSimOptions *options,
             const VaneSimSpot    *spot,
             const VaneWeather    *weather)
{
  const char *member = in_array ? NULL : name;
  const Variable *variable = options->air ? NULL : find_variable (name);
  const char *unit;
  guint decimals;

  if (variable != NULL)
    vane_sim_open_meteo_add_value (json, member, variable->quantity, variable->decimals, options,
                                   get_value (variable, options, weather, spot->today));
  else if (vane_sim_open_meteo_find_air (name, &unit, &decimals))
    vane_sim_json_add_fixed (json, member, vane_sim_open_meteo_get_air (name, options, spot, weather->time),
                             decimals);
}

/**
 * vane_sim_open_meteo_write_current:
 * @json: what was written so far
 * @names: variables, with commas
 * @options: how the reply is asked for
 * @spot: the place
 * @reply: where a refusal goes
 *
 * Returns: whether every variable is known
 */
gboolean
vane_sim_open_meteo_write_current (GString              *json,
                                   const char           *names,
                                   const VaneSimOptions *options,
                                   const VaneSimSpot    *spot,
                                   VaneSimReply         *reply)
{
  g_auto(GStrv) split = g_strsplit (names, ",", -1);
  guint interval_s = options->air ? HOUR_S : QUARTER_S;
  VaneWeather weather;

  if (!write_units (json, "current", split, options, reply))
    return FALSE;

  vane_world_look (options->seed, spot->latitude, spot->longitude, options->now - options->now % interval_s,
                   interval_s, &weather);
  vane_sim_json_open (json, "current", '{');
  vane_sim_open_meteo_add_time (json, "time", options, spot, weather.time);
  vane_sim_json_add_int (json, "interval", interval_s);
  for (guint i = 0; split[i] != NULL; i++)
    write_value (json, split[i], FALSE, options, spot, &weather);
  vane_sim_json_close (json, '}');

  return TRUE;
}

/**
 * vane_sim_open_meteo_write_series:
 * @json: what was written so far
 * @block: "hourly" or "minutely_15"
 * @names: variables, with commas
 * @options: how the reply is asked for
 * @spot: the place
 * @start: unix second of the first step
 * @end: unix second after the last step
 * @step_s: seconds of a step
 * @reply: where a refusal goes
 *
 * Returns: whether every variable is known
 */
gboolean
vane_sim_open_meteo_write_series (GString              *json,
                                  const char           *block,
                                  const char           *names,
                                  const VaneSimOptions *options,
                                  const VaneSimSpot    *spot,
                                  gint64                start,
                                  gint64                end,
                                  guint                 step_s,
                                  VaneSimReply         *reply)
{
  g_auto(GStrv) split = g_strsplit (names, ",", -1);
  g_autoptr(GArray) steps = g_array_new (FALSE, FALSE, sizeof (VaneWeather));

  if (!write_units (json, block, split, options, reply))
    return FALSE;

  vane_sim_json_open (json, block, '{');
  vane_sim_json_open (json, "time", '[');
  for (gint64 time = start; time < end; time += step_s)
    {
      VaneWeather weather = { .time = time };

      if (!options->air)
        vane_world_look (options->seed, spot->latitude, spot->longitude, time, step_s, &weather);
      g_array_append_val (steps, weather);
      vane_sim_open_meteo_add_time (json, NULL, options, spot, time);
    }
  vane_sim_json_close (json, ']');

  for (guint i = 0; split[i] != NULL; i++)
    {
      vane_sim_json_open (json, split[i], '[');
      for (guint j = 0; j < steps->len; j++)
        write_value (json, split[i], TRUE, options, spot, &g_array_index (steps, VaneWeather, j));
      vane_sim_json_close (json, ']');
    }
  vane_sim_json_close (json, '}');

  return TRUE;
}
