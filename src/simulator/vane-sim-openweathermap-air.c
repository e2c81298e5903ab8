/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenWeatherMap's data/2.5/air_pollution. https://openweathermap.org/api/air-pollution */
#include "config.h"

#include "simulator/vane-sim-json.h"
#include "simulator/vane-sim-openweathermap.h"
#include "simulator/vane-world-air.h"

#define HOUR_S    3600
#define AIR_HOURS 96

/**
 * vane_sim_openweathermap_write_coordinates:
 * @town: what a request is about
 * @latitude_first: as in the forecast
 * @json: the body
 *
 * Writes "coord".
 */
void
vane_sim_openweathermap_write_coordinates (const VaneSimTown *town,
                                           gboolean           latitude_first,
                                           GString           *json)
{
  vane_sim_json_open (json, "coord", '{');
  if (latitude_first)
    vane_sim_json_add_trimmed (json, "lat", town->latitude, 4);
  vane_sim_json_add_trimmed (json, "lon", town->longitude, 4);
  if (!latitude_first)
    vane_sim_json_add_trimmed (json, "lat", town->latitude, 4);
  vane_sim_json_close (json, '}');
}

/* The bands of https://openweathermap.org/api/air-pollution. */
static guint
get_air_index (const VaneWorldAir *air)
{
  const struct
  {
    double value;
    double bands[4];
  } rows[] = {
    { air->sulphur_dioxide, { 20, 80, 250, 350 } }, { air->nitrogen_dioxide, { 40, 70, 150, 200 } },
    { air->pm10, { 20, 50, 100, 200 } },            { air->pm2_5, { 10, 25, 50, 75 } },
    { air->ozone, { 60, 100, 140, 180 } },          { air->carbon_monoxide, { 4400, 9400, 12400, 15400 } },
  };
  guint worst = 1;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint index = 1;

      while (index < 5 && rows[i].value >= rows[i].bands[index - 1])
        index++;
      worst = MAX (worst, index);
    }

  return worst;
}

static void
write_air_step (const VaneSimRequest *request,
                const VaneSimTown    *town,
                gint64                time,
                GString              *json)
{
  VaneWorldAir air;

  vane_world_look_at_air (request->seed, town->latitude, town->longitude, time, &air);
  vane_sim_json_open (json, NULL, '{');
  vane_sim_json_open (json, "main", '{');
  vane_sim_json_add_int (json, "aqi", get_air_index (&air));
  vane_sim_json_close (json, '}');
  vane_sim_json_open (json, "components", '{');
  vane_sim_json_add_trimmed (json, "co", air.carbon_monoxide, 2);
  vane_sim_json_add_trimmed (json, "no", air.nitrogen_monoxide, 2);
  vane_sim_json_add_trimmed (json, "no2", air.nitrogen_dioxide, 2);
  vane_sim_json_add_trimmed (json, "o3", air.ozone, 2);
  vane_sim_json_add_trimmed (json, "so2", air.sulphur_dioxide, 2);
  vane_sim_json_add_trimmed (json, "pm2_5", air.pm2_5, 2);
  vane_sim_json_add_trimmed (json, "pm10", air.pm10, 2);
  vane_sim_json_add_trimmed (json, "nh3", air.ammonia, 2);
  vane_sim_json_close (json, '}');
  vane_sim_json_add_int (json, "dt", time);
  vane_sim_json_close (json, '}');
}

/**
 * vane_sim_openweathermap_write_air:
 * @request: a request
 * @town: what it is about
 * @forecast: four days of hours rather than now
 * @json: the body
 *
 * Writes data/2.5/air_pollution and its forecast.
 */
void
vane_sim_openweathermap_write_air (const VaneSimRequest *request,
                                   const VaneSimTown    *town,
                                   gboolean              forecast,
                                   GString              *json)
{
  gint64 first = request->now - request->now % HOUR_S;

  vane_sim_json_open (json, NULL, '{');
  vane_sim_openweathermap_write_coordinates (town, FALSE, json);
  vane_sim_json_open (json, "list", '[');
  for (guint i = 0; i < (forecast ? AIR_HOURS : 1); i++)
    write_air_step (request, town, first + (gint64) i * HOUR_S, json);
  vane_sim_json_close (json, ']');
  vane_sim_json_close (json, '}');
}
