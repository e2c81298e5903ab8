/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenWeatherMap's One Call: 3.0 in one body, 4.0 in pieces whose alerts are ids.
 * https://openweathermap.org/api/one-call-3, /one-call-4 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "model/vane-sky.h"
#include "simulator/vane-sim-alerts.h"
#include "simulator/vane-sim-json.h"
#include "simulator/vane-sim-openweathermap.h"

#define MINUTE_S 60
#define HOUR_S   3600
#define DAY_S    86400

#define V3      "/data/3.0/onecall"
#define V4      "/data/4.0/onecall/"
#define ALERT   V4 "alert/"
#define N_HOURS 48

static void
add_temperature (const VaneSimRequest *request,
                 const char           *name,
                 double                celsius,
                 GString              *json)
{
  vane_sim_json_add_trimmed (json, name, vane_sim_openweathermap_convert_temperature (request, celsius), 2);
}

/* What is now, hours and days have in common. */
static void
write_common (const VaneSimRequest *request,
              const VaneWeather    *weather,
              GString              *json)
{
  vane_sim_json_add_int (json, "pressure", lround (weather->pressure));
  vane_sim_json_add_int (json, "humidity", lround (weather->humidity));
  add_temperature (request, "dew_point", weather->dew_point, json);
  vane_sim_json_add_trimmed (json, "uvi", weather->uv_index, 2);
  vane_sim_json_add_int (json, "clouds", lround (weather->cloud_cover));
  vane_sim_json_add_trimmed (json, "wind_speed",
                             vane_sim_openweathermap_convert_speed (request, weather->wind_speed), 2);
  vane_sim_json_add_int (json, "wind_deg", lround (weather->wind_direction) % 360);
  vane_sim_json_add_trimmed (json, "wind_gust", vane_sim_openweathermap_convert_speed (request, weather->wind_gust),
                             2);
  vane_sim_openweathermap_write_conditions (weather, json);
}

static void
write_instant (const VaneSimRequest *request,
               const VaneWeather    *weather,
               GString              *json)
{
  vane_sim_json_add_int (json, "dt", weather->time);
  add_temperature (request, "temp", weather->temperature, json);
  add_temperature (request, "feels_like", weather->feels_like, json);
  vane_sim_json_add_int (json, "visibility", lround (MIN (weather->visibility, 10000.0)));
  write_common (request, weather, json);
  vane_sim_openweathermap_write_fall (weather, "1h", json);
}

static void
look (const VaneSimRequest *request,
      const VaneSimTown    *town,
      gint64                time,
      guint                 span_s,
      VaneWeather          *weather)
{
  vane_world_look (request->seed, town->latitude, town->longitude, time, span_s, weather);
  weather->time = time;
}

static void
write_minutes (const VaneSimRequest *request,
               const VaneSimTown    *town,
               const char           *name,
               GString              *json)
{
  gint64 first = request->now - request->now % MINUTE_S;

  vane_sim_json_open (json, name, '[');
  for (guint i = 0; i < 60; i++)
    {
      VaneWeather weather;

      look (request, town, first + i * MINUTE_S, MINUTE_S, &weather);
      vane_sim_json_open (json, NULL, '{');
      vane_sim_json_add_int (json, "dt", weather.time);
      vane_sim_json_add_trimmed (json, "precipitation", weather.precipitation * HOUR_S / MINUTE_S, 2);
      vane_sim_json_close (json, '}');
    }
  vane_sim_json_close (json, ']');
}

static void
write_hours (const VaneSimRequest *request,
             const VaneSimTown    *town,
             GString              *json)
{
  gint64 first = request->now - request->now % HOUR_S;

  vane_sim_json_open (json, "hourly", '[');
  for (guint i = 0; i < N_HOURS; i++)
    {
      VaneWeather weather;

      look (request, town, first + (gint64) i * HOUR_S, HOUR_S, &weather);
      vane_sim_json_open (json, NULL, '{');
      write_instant (request, &weather, json);
      vane_sim_json_add_trimmed (json, "pop", weather.probability / 100.0, 2);
      vane_sim_json_close (json, '}');
    }
  vane_sim_json_close (json, ']');
}

/* A plain number in 3.0; the documentation of 4.0 has it as an object. */
static void
add_amount (const VaneSimRequest *request,
            const char           *name,
            double                mm,
            GString              *json)
{
  if (mm < 0.005)
    return;
  if (request->onecall == 3)
    {
      vane_sim_json_add_trimmed (json, name, mm, 2);
      return;
    }
  vane_sim_json_open (json, name, '{');
  vane_sim_json_add_trimmed (json, "1h", mm, 2);
  vane_sim_json_close (json, '}');
}

static void
write_temperatures (const VaneSimRequest *request,
                    const VaneSimTown    *town,
                    gint64                midnight,
                    GString              *json)
{
  static const char *const names[] = { "night", "morn", "day", "eve" };
  double min = INFINITY, max = -INFINITY;

  vane_sim_json_open (json, "temp", '{');
  for (guint i = 0; i < 24; i++)
    {
      VaneWeather weather;

      look (request, town, midnight + (gint64) i * HOUR_S, HOUR_S, &weather);
      min = fmin (min, weather.temperature);
      max = fmax (max, weather.temperature);
      if (i % 6 == 0)
        add_temperature (request, names[i / 6], weather.temperature, json);
    }
  add_temperature (request, "min", min, json);
  add_temperature (request, "max", max, json);
  vane_sim_json_close (json, '}');
}

/* Where the sun does not rise or set they leave it out. */
static void
write_sun (const VaneSimTown *town,
           gint64             midnight,
           GString           *json)
{
  gint64 sunrise, sunset;

  if (vane_sky_get_sun_times (town->latitude, town->longitude, midnight, midnight + DAY_S, &sunrise, &sunset) !=
      VANE_SUN_RISES)
    return;
  if (sunrise > 0)
    vane_sim_json_add_int (json, "sunrise", sunrise);
  if (sunset > 0)
    vane_sim_json_add_int (json, "sunset", sunset);
}

static void
write_days (const VaneSimRequest *request,
            const VaneSimTown    *town,
            const char           *name,
            guint                 n,
            GString              *json)
{
  int offset_s = vane_sim_openweathermap_get_offset_s (town, request->now);
  gint64 first = request->now - (request->now + offset_s) % DAY_S;

  vane_sim_json_open (json, name, '[');
  for (guint i = 0; i < n; i++)
    {
      gint64 midnight = first + (gint64) i * DAY_S;
      VaneWeather noon, all;

      look (request, town, midnight + DAY_S / 2, HOUR_S, &noon);
      look (request, town, midnight + DAY_S, DAY_S, &all);
      vane_sim_json_open (json, NULL, '{');
      vane_sim_json_add_int (json, "dt", noon.time);
      write_sun (town, midnight, json);
      write_temperatures (request, town, midnight, json);
      write_common (request, &noon, json);
      vane_sim_json_add_trimmed (json, "pop", all.probability / 100.0, 2);
      add_amount (request, "rain", all.precipitation - all.snow, json);
      add_amount (request, "snow", all.snow, json);
      vane_sim_json_close (json, '}');
    }
  vane_sim_json_close (json, ']');
}

static gint64
get_begin (const VaneSimRequest *request)
{
  return request->now - request->now % VANE_SIM_EVENT_S;
}

static void
write_event (const VaneSimRequest *request,
             GString              *json)
{
  vane_sim_json_add_string (json, "sender_name", "A simulated service");
  vane_sim_json_add_string (json, "event", "Wind Advisory");
  vane_sim_json_add_int (json, "start", get_begin (request));
  vane_sim_json_add_int (json, "end", get_begin (request) + 2 * VANE_SIM_EVENT_S);
}

static void
write_alerts (const VaneSimRequest *request,
              GString              *json)
{
  vane_sim_json_open (json, "alerts", '[');
  vane_sim_json_open (json, NULL, '{');
  write_event (request, json);
  vane_sim_json_add_string (json, "description", "...WIND ADVISORY...\nGusts < 70 km/h are expected.");
  vane_sim_json_add_raw (json, "tags", "[\"Wind\"]");
  vane_sim_json_close (json, '}');
  vane_sim_json_close (json, ']');
}

/* It is known by when it began. */
static char *
make_id (const VaneSimRequest *request)
{
  return g_strdup_printf ("urn:oid:2.49.0.1.%" G_GINT64_FORMAT, get_begin (request));
}

static void
write_now (const VaneSimRequest *request,
           const VaneSimTown    *town,
           GString              *json)
{
  g_autofree char *id = make_id (request);
  VaneWeather weather;

  look (request, town, request->now - request->now % 600, HOUR_S, &weather);
  vane_sim_json_open (json, "data", '[');
  vane_sim_json_open (json, NULL, '{');
  write_instant (request, &weather, json);
  if (vane_sim_alerts_is_windy (request, town->latitude, town->longitude))
    {
      vane_sim_json_open (json, "alerts", '[');
      vane_sim_json_add_string (json, NULL, id);
      vane_sim_json_close (json, ']');
    }
  vane_sim_json_close (json, '}');
  vane_sim_json_close (json, ']');
}

static void
write_head (const VaneSimRequest *request,
            const VaneSimTown    *town,
            GString              *json)
{
  g_autofree char *zone = vane_gazetteer_dup_zone (town->latitude, town->longitude);

  vane_sim_json_add_trimmed (json, "lat", town->latitude, 4);
  vane_sim_json_add_trimmed (json, "lon", town->longitude, 4);
  vane_sim_json_add_string (json, "timezone", zone);
  vane_sim_json_add_int (json, "timezone_offset", vane_sim_openweathermap_get_offset_s (town, request->now));
}

static void
write_all (const VaneSimRequest *request,
           const VaneSimTown    *town,
           GString              *json)
{
  write_minutes (request, town, "minutely", json);
  write_hours (request, town, json);
  write_days (request, town, "daily", 8, json);
  /* The member is missing where there are none. */
  if (vane_sim_alerts_is_windy (request, town->latitude, town->longitude))
    write_alerts (request, json);
}

/**
 * vane_sim_openweathermap_write_onecall:
 * @request: a request to the version that the plan has
 * @town: what it is about
 * @json: the body
 *
 * Writes any of it but the alerts of 4.0.
 *
 * Returns: whether there is such a path
 */
gboolean
vane_sim_openweathermap_write_onecall (const VaneSimRequest *request,
                                       const VaneSimTown    *town,
                                       GString              *json)
{
  vane_sim_json_open (json, NULL, '{');
  write_head (request, town, json);
  if (g_str_equal (request->path, V3))
    write_all (request, town, json);
  else if (g_str_equal (request->path, V4 "current"))
    write_now (request, town, json);
  else if (g_str_equal (request->path, V4 "timeline/1min"))
    write_minutes (request, town, "data", json);
  else if (g_str_equal (request->path, V4 "timeline/1day"))
    write_days (request, town, "data", 10, json);
  else
    return FALSE;
  vane_sim_json_close (json, '}');

  return TRUE;
}

/**
 * vane_sim_openweathermap_write_alert:
 * @request: a request for an alert of 4.0
 * @json: the body
 *
 * Returns: whether there is such an alert
 */
gboolean
vane_sim_openweathermap_write_alert (const VaneSimRequest *request,
                                     GString              *json)
{
  g_autofree char *id = make_id (request);

  if (!g_str_equal (request->path + strlen (ALERT), id))
    return FALSE;

  vane_sim_json_open (json, NULL, '{');
  write_event (request, json);
  vane_sim_json_open (json, "description", '[');
  vane_sim_json_open (json, NULL, '{');
  vane_sim_json_add_string (json, "language", "en");
  vane_sim_json_add_string (json, "description", "Gusts < 70 km/h are expected.");
  vane_sim_json_close (json, '}');
  vane_sim_json_open (json, NULL, '{');
  vane_sim_json_add_string (json, "language", "de");
  vane_sim_json_add_string (json, "description", "Böen < 70 km/h werden erwartet.");
  vane_sim_json_close (json, '}');
  vane_sim_json_close (json, ']');
  vane_sim_json_close (json, '}');

  return TRUE;
}
