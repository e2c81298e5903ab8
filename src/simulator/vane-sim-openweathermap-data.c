/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenWeatherMap's bodies: data/2.5/weather, forecast, air_pollution. Members that the real
 * one leaves out at times are left out here too. https://openweathermap.org/current */
#include "config.h"

#include <math.h>

#include "model/vane-sky.h"
#include "simulator/vane-sim-json.h"
#include "simulator/vane-sim-openweathermap.h"

#define HOUR_S         3600
#define DAY_S          86400
#define STEP_S         (3 * HOUR_S)
#define MODEL_S        600
#define MAX_STEPS      40
#define MAX_VISIBILITY 10000.0
/* Gusts are told of only where they matter. */
#define LEAST_GUST     7.0

typedef struct
{
  guint       id;
  const char *main;
  const char *description;
  const char *icon;
} Condition;

/* https://openweathermap.org/weather-conditions */
static const Condition falls[][3] = {
  [VANE_FALL_DRIZZLE] = { { 300, "Drizzle", "light intensity drizzle", "09" },
                          { 301, "Drizzle", "drizzle", "09" },
                          { 302, "Drizzle", "heavy intensity drizzle", "09" } },
  [VANE_FALL_RAIN] = { { 500, "Rain", "light rain", "10" },
                       { 501, "Rain", "moderate rain", "10" },
                       { 502, "Rain", "heavy intensity rain", "10" } },
  [VANE_FALL_SHOWERS] = { { 520, "Rain", "light intensity shower rain", "09" },
                          { 521, "Rain", "shower rain", "09" },
                          { 522, "Rain", "heavy intensity shower rain", "09" } },
  [VANE_FALL_FREEZING_RAIN] = { { 511, "Rain", "freezing rain", "13" },
                                { 511, "Rain", "freezing rain", "13" },
                                { 511, "Rain", "freezing rain", "13" } },
  [VANE_FALL_SLEET] = { { 615, "Snow", "light rain and snow", "13" },
                        { 616, "Snow", "rain and snow", "13" },
                        { 611, "Snow", "sleet", "13" } },
  [VANE_FALL_SNOW] = { { 600, "Snow", "light snow", "13" },
                       { 601, "Snow", "snow", "13" },
                       { 602, "Snow", "heavy snow", "13" } },
  [VANE_FALL_SNOW_SHOWERS] = { { 620, "Snow", "light shower snow", "13" },
                               { 621, "Snow", "shower snow", "13" },
                               { 622, "Snow", "heavy shower snow", "13" } },
  [VANE_FALL_THUNDERSTORM] = { { 200, "Thunderstorm", "thunderstorm with light rain", "11" },
                               { 201, "Thunderstorm", "thunderstorm with rain", "11" },
                               { 202, "Thunderstorm", "thunderstorm with heavy rain", "11" } },
};

static const struct
{
  double    below;   /* % of the sky */
  Condition condition;
} skies[] = {
  { 11.0, { 800, "Clear", "clear sky", "01" } },
  { 25.0, { 801, "Clouds", "few clouds", "02" } },
  { 51.0, { 802, "Clouds", "scattered clouds", "03" } },
  { 85.0, { 803, "Clouds", "broken clouds", "04" } },
  { 101.0, { 804, "Clouds", "overcast clouds", "04" } },
};

static const Condition fog = { 741, "Fog", "fog", "50" };
static const Condition mist = { 701, "Mist", "mist", "50" };

static const Condition *
get_condition (const VaneWeather *weather)
{
  if (weather->fall != VANE_FALL_NONE)
    return &falls[weather->fall][weather->intensity];
  if (weather->fog)
    return &fog;

  for (guint i = 0; i < G_N_ELEMENTS (skies); i++)
    {
      if (weather->cloud_cover < skies[i].below)
        return &skies[i].condition;
    }

  return &skies[0].condition;
}

static void
write_condition (GString         *json,
                 const Condition *condition,
                 gboolean         day)
{
  g_autofree char *icon = g_strconcat (condition->icon, day ? "d" : "n", NULL);

  vane_sim_json_open (json, NULL, '{');
  vane_sim_json_add_int (json, "id", condition->id);
  vane_sim_json_add_string (json, "main", condition->main);
  vane_sim_json_add_string (json, "description", condition->description);
  vane_sim_json_add_string (json, "icon", icon);
  vane_sim_json_close (json, '}');
}

/**
 * vane_sim_openweathermap_write_conditions:
 * @weather: the weather
 * @json: the body
 *
 * Writes "weather": the first is the one that counts.
 */
void
vane_sim_openweathermap_write_conditions (const VaneWeather *weather,
                                          GString           *json)
{
  gboolean day = weather->day > 0.0;

  vane_sim_json_open (json, "weather", '[');
  write_condition (json, get_condition (weather), day);
  if (weather->fall != VANE_FALL_NONE && weather->humidity > 95.0)
    write_condition (json, &mist, day);
  vane_sim_json_close (json, ']');
}

/**
 * vane_sim_openweathermap_convert_temperature:
 * @request: with the units, or without
 * @celsius: °C
 *
 * Returns: what the reply has
 */
double
vane_sim_openweathermap_convert_temperature (const VaneSimRequest *request,
                                             double                celsius)
{
  const char *units = vane_sim_request_get (request, "units");

  if (g_strcmp0 (units, "metric") == 0)
    return celsius;
  if (g_strcmp0 (units, "imperial") == 0)
    return celsius * 1.8 + 32.0;

  return celsius + 273.15;
}

/**
 * vane_sim_openweathermap_convert_speed:
 * @request: with the units, or without
 * @speed: m/s
 *
 * Returns: what the reply has
 */
double
vane_sim_openweathermap_convert_speed (const VaneSimRequest *request,
                                       double                speed)
{
  return g_strcmp0 (vane_sim_request_get (request, "units"), "imperial") == 0 ? speed / 0.44704 : speed;
}

static void
add_temperature (const VaneSimRequest *request,
                 const char           *name,
                 double                celsius,
                 GString              *json)
{
  vane_sim_json_add_trimmed (json, name, vane_sim_openweathermap_convert_temperature (request, celsius), 2);
}

static void
add_speed (const VaneSimRequest *request,
           const char           *name,
           double                speed,
           GString              *json)
{
  vane_sim_json_add_trimmed (json, name, vane_sim_openweathermap_convert_speed (request, speed), 2);
}

static void
write_main (const VaneSimRequest *request,
            const VaneWeather    *weather,
            double                spread,
            gboolean              forecast,
            GString              *json)
{
  vane_sim_json_open (json, "main", '{');
  add_temperature (request, "temp", weather->temperature, json);
  add_temperature (request, "feels_like", weather->feels_like, json);
  add_temperature (request, "temp_min", weather->temperature - spread, json);
  add_temperature (request, "temp_max", weather->temperature + (forecast ? 0.0 : spread), json);
  vane_sim_json_add_int (json, "pressure", lround (weather->pressure));
  if (forecast)
    {
      vane_sim_json_add_int (json, "sea_level", lround (weather->pressure));
      vane_sim_json_add_int (json, "grnd_level", lround (weather->surface_pressure));
    }
  vane_sim_json_add_int (json, "humidity", lround (weather->humidity));
  if (!forecast)
    {
      vane_sim_json_add_int (json, "sea_level", lround (weather->pressure));
      vane_sim_json_add_int (json, "grnd_level", lround (weather->surface_pressure));
    }
  else
    vane_sim_json_add_trimmed (json, "temp_kf", spread, 2);
  vane_sim_json_close (json, '}');
}

static void
write_wind (const VaneSimRequest *request,
            const VaneWeather    *weather,
            gboolean              forecast,
            GString              *json)
{
  vane_sim_json_open (json, "wind", '{');
  add_speed (request, "speed", weather->wind_speed, json);
  /* A wind without direction is left out, as there. */
  if (weather->wind_speed >= 0.5)
    vane_sim_json_add_int (json, "deg", lround (weather->wind_direction) % 360);
  if (forecast || weather->wind_gust >= LEAST_GUST)
    add_speed (request, "gust", weather->wind_gust, json);
  vane_sim_json_close (json, '}');
}

/**
 * vane_sim_openweathermap_write_fall:
 * @weather: the weather
 * @span: what its amounts are over: "1h"
 * @json: the body
 *
 * Writes "rain" and "snow": millimetres, whatever the units; an empty "rain" comes now and then.
 */
void
vane_sim_openweathermap_write_fall (const VaneWeather *weather,
                                    const char        *span,
                                    GString           *json)
{
  double rain = weather->precipitation - weather->snow;

  if (rain >= 0.005)
    {
      vane_sim_json_open (json, "rain", '{');
      vane_sim_json_add_trimmed (json, span, rain, 2);
      vane_sim_json_close (json, '}');
    }
  else if (weather->precipitation <= 0.0 && weather->probability > 40.0 && g_str_equal (span, "1h"))
    vane_sim_json_add_raw (json, "rain", "{}");
  if (weather->snow >= 0.005)
    {
      vane_sim_json_open (json, "snow", '{');
      vane_sim_json_add_trimmed (json, span, weather->snow, 2);
      vane_sim_json_close (json, '}');
    }
}

static void
write_clouds (const VaneWeather *weather,
              GString           *json)
{
  vane_sim_json_open (json, "clouds", '{');
  vane_sim_json_add_int (json, "all", lround (weather->cloud_cover));
  vane_sim_json_close (json, '}');
}

/**
 * vane_sim_openweathermap_get_offset_s:
 * @town: what a request is about
 * @now: unix seconds
 *
 * Returns: seconds east of UTC
 */
int
vane_sim_openweathermap_get_offset_s (const VaneSimTown *town,
                                      gint64             now)
{
  g_autofree char *name = vane_gazetteer_dup_zone (town->latitude, town->longitude);
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (name);
  int interval;

  if (zone == NULL)
    return 0;
  interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, now);

  return g_time_zone_get_offset (zone, MAX (interval, 0));
}

/* In polar day and night they are 0. */
static void
write_sun (const VaneSimTown *town,
           gint64             now,
           GString           *json)
{
  int offset_s = vane_sim_openweathermap_get_offset_s (town, now);
  gint64 midnight = now - (now + offset_s) % DAY_S;
  gint64 sunrise;
  gint64 sunset;
  VaneSunState state = vane_sky_get_sun_times (town->latitude, town->longitude, midnight, midnight + DAY_S,
                                               &sunrise, &sunset);

  vane_sim_json_add_int (json, "sunrise", state == VANE_SUN_RISES && sunrise > 0 ? sunrise : 0);
  vane_sim_json_add_int (json, "sunset", state == VANE_SUN_RISES && sunset > 0 ? sunset : 0);
}

/**
 * vane_sim_openweathermap_write_weather:
 * @request: a request
 * @town: what it is about
 * @json: the body
 *
 * Writes data/2.5/weather: here "cod" is a number.
 */
void
vane_sim_openweathermap_write_weather (const VaneSimRequest *request,
                                       const VaneSimTown    *town,
                                       GString              *json)
{
  gint64 time = request->now - request->now % MODEL_S;
  VaneWeather weather;

  vane_world_look (request->seed, town->latitude, town->longitude, time, HOUR_S, &weather);
  vane_sim_json_open (json, NULL, '{');
  vane_sim_openweathermap_write_coordinates (town, FALSE, json);
  vane_sim_openweathermap_write_conditions (&weather, json);
  vane_sim_json_add_string (json, "base", "stations");
  write_main (request, &weather, 1.1, FALSE, json);
  if (!weather.fog)
    vane_sim_json_add_int (json, "visibility", lround (MIN (weather.visibility, MAX_VISIBILITY)));
  write_wind (request, &weather, FALSE, json);
  vane_sim_openweathermap_write_fall (&weather, "1h", json);
  write_clouds (&weather, json);
  vane_sim_json_add_int (json, "dt", time);
  vane_sim_json_open (json, "sys", '{');
  if (town->place != NULL)
    {
      vane_sim_json_add_int (json, "type", 2);
      vane_sim_json_add_int (json, "id", 2000000 + town->place->id % 100000);
      vane_sim_json_add_string (json, "country", town->place->country_code);
    }
  write_sun (town, request->now, json);
  vane_sim_json_close (json, '}');
  vane_sim_json_add_int (json, "timezone", vane_sim_openweathermap_get_offset_s (town, request->now));
  vane_sim_json_add_int (json, "id", town->id);
  vane_sim_json_add_string (json, "name", town->name);
  vane_sim_json_add_int (json, "cod", 200);
  vane_sim_json_close (json, '}');
}

static void
write_step (const VaneSimRequest *request,
            const VaneSimTown    *town,
            gint64                time,
            guint                 index,
            GString              *json)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d %H:%M:%S");
  VaneWeather weather;

  vane_world_look (request->seed, town->latitude, town->longitude, time, STEP_S, &weather);
  vane_sim_json_open (json, NULL, '{');
  vane_sim_json_add_int (json, "dt", time);
  write_main (request, &weather, index < 2 ? 1.4 - index * 0.55 : 0.0, TRUE, json);
  vane_sim_openweathermap_write_conditions (&weather, json);
  write_clouds (&weather, json);
  write_wind (request, &weather, TRUE, json);
  if (weather.visibility > 500.0)
    vane_sim_json_add_int (json, "visibility", lround (MIN (weather.visibility, MAX_VISIBILITY)));
  vane_sim_json_add_trimmed (json, "pop", weather.probability / 100.0, 2);
  vane_sim_openweathermap_write_fall (&weather, "3h", json);
  vane_sim_json_open (json, "sys", '{');
  vane_sim_json_add_string (json, "pod", weather.day > 0.0 ? "d" : "n");
  vane_sim_json_close (json, '}');
  vane_sim_json_add_string (json, "dt_txt", text);
  vane_sim_json_close (json, '}');
}

/**
 * vane_sim_openweathermap_write_forecast:
 * @request: a request
 * @town: what it is about
 * @json: the body
 *
 * Writes data/2.5/forecast: here "cod" is a string.
 */
void
vane_sim_openweathermap_write_forecast (const VaneSimRequest *request,
                                        const VaneSimTown    *town,
                                        GString              *json)
{
  gint64 first = request->now - request->now % STEP_S + STEP_S;
  double count;

  vane_sim_request_get_number (request, "cnt", MAX_STEPS, 1.0, MAX_STEPS, &count);
  count = CLAMP (count, 1.0, MAX_STEPS);
  vane_sim_json_open (json, NULL, '{');
  vane_sim_json_add_string (json, "cod", "200");
  vane_sim_json_add_int (json, "message", 0);
  vane_sim_json_add_int (json, "cnt", (gint64) count);
  vane_sim_json_open (json, "list", '[');
  for (guint i = 0; i < (guint) count; i++)
    write_step (request, town, first + (gint64) i * STEP_S, i, json);
  vane_sim_json_close (json, ']');

  vane_sim_json_open (json, "city", '{');
  vane_sim_json_add_int (json, "id", town->id);
  vane_sim_json_add_string (json, "name", town->name);
  vane_sim_openweathermap_write_coordinates (town, TRUE, json);
  vane_sim_json_add_string (json, "country", town->place != NULL ? town->place->country_code : "");
  vane_sim_json_add_int (json, "population", town->place != NULL ? town->place->population : 0);
  vane_sim_json_add_int (json, "timezone", vane_sim_openweathermap_get_offset_s (town, request->now));
  write_sun (town, request->now, json);
  vane_sim_json_close (json, '}');
  vane_sim_json_close (json, '}');
}
