/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MET Norway's nowcast/2.0: two hours in steps of five minutes, for the Nordic countries.
 * https://api.met.no/weatherapi/nowcast/2.0/documentation */
#include "config.h"

#include <math.h>
#include <string.h>

#include "simulator/vane-sim-json.h"
#include "simulator/vane-sim-met-norway.h"
#include "simulator/vane-world.h"

#define PREFIX  "/weatherapi/nowcast/2.0/"
#define STEP_S  300
#define N_STEPS 23

/* Degrees: what they answer for, and until where a radar sees. */
#define SOUTH      53.0
#define NORTH      73.0
#define WEST       3.0
#define EAST       33.0
#define RADAR_EAST 31.0

static void
add_time (GString    *json,
          const char *name,
          gint64      time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");

  vane_sim_json_add_string (json, name, text);
}

/* Only the first one says more than the rain. */
static void
write_details (const VaneWeather *weather,
               gboolean           first,
               GString           *json)
{
  vane_sim_json_open (json, "details", '{');
  if (first)
    {
      vane_sim_json_add_trimmed (json, "air_temperature", weather->temperature, 1);
      vane_sim_json_add_trimmed (json, "relative_humidity", weather->humidity, 1);
      vane_sim_json_add_trimmed (json, "wind_from_direction", weather->wind_direction, 1);
      vane_sim_json_add_trimmed (json, "wind_speed", weather->wind_speed, 1);
      vane_sim_json_add_trimmed (json, "wind_speed_of_gust", weather->wind_gust, 1);
    }
  vane_sim_json_add_fixed (json, "precipitation_rate", weather->precipitation * 3600 / STEP_S, 1);
  vane_sim_json_close (json, '}');
}

static void
write_step (const VaneSimRequest *request,
            double                latitude,
            double                longitude,
            gint64                time,
            gboolean              first,
            GString              *json)
{
  VaneWeather weather;

  vane_world_look (request->seed, latitude, longitude, time, STEP_S, &weather);
  vane_sim_json_open (json, NULL, '{');
  add_time (json, "time", time);
  vane_sim_json_open (json, "data", '{');
  vane_sim_json_open (json, "instant", '{');
  write_details (&weather, first, json);
  vane_sim_json_close (json, '}');
  vane_sim_json_close (json, '}');
  vane_sim_json_close (json, '}');
}

static void
write_body (const VaneSimRequest *request,
            double                latitude,
            double                longitude,
            GString              *json)
{
  gboolean seen = longitude <= RADAR_EAST;
  gint64 first = request->now - request->now % STEP_S;

  vane_sim_json_open (json, NULL, '{');
  vane_sim_json_add_string (json, "type", "Feature");
  vane_sim_json_open (json, "properties", '{');
  vane_sim_json_open (json, "meta", '{');
  add_time (json, "updated_at", first);
  vane_sim_json_add_string (json, "radar_coverage", seen ? "ok" : "no coverage");
  vane_sim_json_close (json, '}');
  vane_sim_json_open (json, "timeseries", '[');
  for (guint i = 0; i < (seen ? N_STEPS : 1); i++)
    write_step (request, latitude, longitude, first + (gint64) i * STEP_S, i == 0, json);
  vane_sim_json_close (json, ']');
  vane_sim_json_close (json, '}');
  vane_sim_json_close (json, '}');
}

static void
answer (const VaneSimRequest *request,
        VaneSimReply         *reply)
{
  double latitude;
  double longitude;

  if (!vane_sim_met_norway_check (request, reply))
    return;
  if (!g_str_equal (request->path, PREFIX "complete"))
    {
      vane_sim_met_norway_fail (SOUP_STATUS_NOT_FOUND, reply);
      return;
    }
  if (!vane_sim_request_get_number (request, "lat", NAN, SOUTH, NORTH, &latitude) ||
      !vane_sim_request_get_number (request, "lon", NAN, WEST, EAST, &longitude))
    {
      vane_sim_met_norway_fail (SOUP_STATUS_UNPROCESSABLE_ENTITY, reply);
      return;
    }

  write_body (request, latitude, longitude, reply->body);
}

const VaneSimService vane_sim_met_nowcast = {
  .endpoint = "met-norway",
  .prefix = PREFIX,
  .gzips = TRUE,
  .answer = answer,
  .fail = vane_sim_met_norway_fail,
};
