/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The block "daily": hours rolled up between midnights of the place. */
#include "config.h"

#include <math.h>

#include "base/vane-error.h"
#include "model/vane-sky.h"
#include "simulator/vane-sim-json.h"
#include "simulator/vane-sim-open-meteo.h"

#define HOUR_S 3600
#define DAY_S  86400
#define N_HOURS 24

typedef enum
{
  ROLL_MAX,
  ROLL_MIN,
  ROLL_SUM,
  ROLL_WET_HOURS,
  ROLL_DIRECTION,
  ROLL_SUNRISE,
  ROLL_SUNSET,
  ROLL_DAYLIGHT,
  ROLL_SUNSHINE,
} Roll;

typedef struct
{
  const char   *name;
  VaneQuantity  quantity;
  guint         decimals;
  Roll          roll;
  gsize         offset;     /* in VaneWeather */
  double        factor;
} Variable;

#define VARIABLE(name, quantity, decimals, roll, member, factor) \
  { name, VANE_QUANTITY_##quantity, decimals, ROLL_##roll, G_STRUCT_OFFSET (VaneWeather, member), factor }

static const Variable variables[] = {
  VARIABLE ("weather_code", WMO, 0, MAX, wmo_code, 1.0),
  VARIABLE ("temperature_2m_max", TEMPERATURE, 1, MAX, temperature, 1.0),
  VARIABLE ("temperature_2m_min", TEMPERATURE, 1, MIN, temperature, 1.0),
  VARIABLE ("apparent_temperature_max", TEMPERATURE, 1, MAX, feels_like, 1.0),
  VARIABLE ("apparent_temperature_min", TEMPERATURE, 1, MIN, feels_like, 1.0),
  VARIABLE ("sunrise", TIME, 0, SUNRISE, day, 1.0),
  VARIABLE ("sunset", TIME, 0, SUNSET, day, 1.0),
  VARIABLE ("daylight_duration", SECONDS, 2, DAYLIGHT, day, 1.0),
  VARIABLE ("sunshine_duration", SECONDS, 2, SUNSHINE, day, 1.0),
  VARIABLE ("uv_index_max", NUMBER, 2, MAX, uv_index, 1.0),
  VARIABLE ("uv_index_clear_sky_max", NUMBER, 2, MAX, uv_index_clear, 1.0),
  VARIABLE ("precipitation_sum", RAIN, 2, SUM, precipitation, 1.0),
  VARIABLE ("rain_sum", RAIN, 2, SUM, rain, 1.0),
  VARIABLE ("showers_sum", RAIN, 2, SUM, showers, 1.0),
  VARIABLE ("snowfall_sum", SNOWFALL, 2, SUM, snow, 0.7),
  VARIABLE ("precipitation_hours", HOURS, 1, WET_HOURS, precipitation, 1.0),
  VARIABLE ("precipitation_probability_max", PERCENT, 0, MAX, probability, 1.0),
  VARIABLE ("wind_speed_10m_max", WIND, 1, MAX, wind_speed, 1.0),
  VARIABLE ("wind_gusts_10m_max", WIND, 1, MAX, wind_gust, 1.0),
  VARIABLE ("wind_direction_10m_dominant", DEGREES, 0, DIRECTION, wind_direction, 1.0),
  VARIABLE ("weathercode", WMO, 0, MAX, wmo_code, 1.0),
  VARIABLE ("windspeed_10m_max", WIND, 1, MAX, wind_speed, 1.0),
  VARIABLE ("windgusts_10m_max", WIND, 1, MAX, wind_gust, 1.0),
  VARIABLE ("winddirection_10m_dominant", DEGREES, 0, DIRECTION, wind_direction, 1.0),
};

typedef struct
{
  VaneWeather hours[N_HOURS];
  gint64      sunrise;
  gint64      sunset;
  double      daylight_s;
} Day;

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

/* In a polar night sunrise and sunset are the same instant, in the midnight sun a day apart. */
static void
look_at_sun (const VaneSimSpot *spot,
             gint64             midnight,
             Day               *day)
{
  VaneSunState state = vane_sky_get_sun_times (spot->latitude, spot->longitude, midnight, midnight + DAY_S,
                                               &day->sunrise, &day->sunset);

  if (state == VANE_SUN_ALWAYS_UP)
    {
      day->sunrise = midnight;
      day->sunset = midnight + DAY_S;
    }
  else if (state == VANE_SUN_ALWAYS_DOWN)
    day->sunrise = day->sunset = midnight;
  else if (day->sunrise == VANE_TIME_NONE)
    day->sunrise = midnight;
  else if (day->sunset == VANE_TIME_NONE)
    day->sunset = midnight + DAY_S;

  day->daylight_s = day->sunset >= day->sunrise ? day->sunset - day->sunrise : day->sunset - day->sunrise + DAY_S;
}

static void
look_at_day (const VaneSimOptions *options,
             const VaneSimSpot    *spot,
             gint64                midnight,
             Day                  *day)
{
  for (guint i = 0; i < N_HOURS; i++)
    vane_world_look (options->seed, spot->latitude, spot->longitude, midnight + i * HOUR_S, HOUR_S, &day->hours[i]);
  look_at_sun (spot, midnight, day);
}

static double
roll_up (const Variable *variable,
         const Day      *day)
{
  double low = INFINITY;
  double high = -INFINITY;
  double sum = 0.0;
  double east = 0.0;
  double north = 0.0;
  double clear = 0.0;
  guint n_wet = 0;

  for (guint i = 0; i < N_HOURS; i++)
    {
      const VaneWeather *hour = &day->hours[i];
      double value = variable->factor * G_STRUCT_MEMBER (double, hour, variable->offset);

      low = MIN (low, value);
      high = MAX (high, value);
      sum += value;
      n_wet += value > 0.0 ? 1 : 0;
      east += hour->wind_speed * sin (hour->wind_direction * G_PI / 180.0);
      north += hour->wind_speed * cos (hour->wind_direction * G_PI / 180.0);
      clear += (1.0 - hour->cloud_cover / 100.0) / N_HOURS;
    }

  switch (variable->roll)
    {
    case ROLL_MIN:
      return low;
    case ROLL_SUM:
      return sum;
    case ROLL_WET_HOURS:
      return n_wet;
    case ROLL_DIRECTION:
      return fmod (atan2 (east, north) * 180.0 / G_PI + 360.0, 360.0);
    case ROLL_DAYLIGHT:
      return day->daylight_s;
    case ROLL_SUNSHINE:
      return clear * day->daylight_s;
    case ROLL_MAX:
    case ROLL_SUNRISE:
    case ROLL_SUNSET:
    default:
      return high;
    }
}

static gboolean
write_units (GString              *json,
             char                **names,
             const VaneSimOptions *options,
             VaneSimReply         *reply)
{
  vane_sim_json_open (json, "daily_units", '{');
  vane_sim_json_add_string (json, "time", vane_sim_open_meteo_get_unit (VANE_QUANTITY_TIME, options));
  for (guint i = 0; names[i] != NULL; i++)
    {
      const Variable *variable = find_variable (names[i]);

      if (variable == NULL)
        {
          vane_sim_open_meteo_refuse (reply, "Data corrupted at path ''. Cannot initialize ForecastVariableDaily "
                                             "from invalid String value %s for key daily", names[i]);
          return FALSE;
        }
      vane_sim_json_add_string (json, names[i], vane_sim_open_meteo_get_unit (variable->quantity, options));
    }
  vane_sim_json_close (json, '}');

  return TRUE;
}

static void
write_dates (GString              *json,
             const VaneSimOptions *options,
             const VaneSimSpot    *spot,
             gint64                start,
             guint                 n_days)
{
  vane_sim_json_open (json, "time", '[');
  for (guint i = 0; i < n_days; i++)
    {
      gint64 midnight = start + (gint64) i * DAY_S;
      g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (midnight + spot->offset_s);
      g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");

      if (options->unixtime)
        vane_sim_json_add_int (json, NULL, midnight);
      else
        vane_sim_json_add_string (json, NULL, text);
    }
  vane_sim_json_close (json, ']');
}

/**
 * vane_sim_open_meteo_write_daily:
 * @json: what was written so far
 * @names: variables, with commas
 * @options: how the reply is asked for
 * @spot: the place
 * @reply: where a refusal goes
 *
 * Returns: whether every variable is known
 */
gboolean
vane_sim_open_meteo_write_daily (GString              *json,
                                 const char           *names,
                                 const VaneSimOptions *options,
                                 const VaneSimSpot    *spot,
                                 VaneSimReply         *reply)
{
  g_auto(GStrv) split = g_strsplit (names, ",", -1);
  g_autofree Day *days = NULL;
  gint64 start;
  guint n_days;

  if (!write_units (json, split, options, reply))
    return FALSE;

  vane_sim_open_meteo_get_days (options, spot, &start, &n_days);
  days = g_new0 (Day, MAX (n_days, 1));
  for (guint i = 0; i < n_days; i++)
    look_at_day (options, spot, start + (gint64) i * DAY_S, &days[i]);

  vane_sim_json_open (json, "daily", '{');
  write_dates (json, options, spot, start, n_days);
  for (guint i = 0; split[i] != NULL; i++)
    {
      const Variable *variable = find_variable (split[i]);

      vane_sim_json_open (json, split[i], '[');
      for (guint j = 0; j < n_days; j++)
        {
          if (variable->roll == ROLL_SUNRISE)
            vane_sim_open_meteo_add_time (json, NULL, options, spot, days[j].sunrise);
          else if (variable->roll == ROLL_SUNSET)
            vane_sim_open_meteo_add_time (json, NULL, options, spot, days[j].sunset);
          else
            vane_sim_open_meteo_add_value (json, NULL, variable->quantity, variable->decimals, options,
                                           roll_up (variable, &days[j]));
        }
      vane_sim_json_close (json, ']');
    }
  vane_sim_json_close (json, '}');

  return TRUE;
}
