/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenWeatherMap 2.5: current weather, the forecast in steps of three hours, air quality.
 * And One Call, 3.0 or else 4.0, where the key's plan has one (openweathermap-onecall.c, -onecall4.c).
 * It is asked by coordinates: asking by name or postal code is deprecated there.
 * https://openweathermap.org/current, /forecast5, /api/air-pollution */
#include "config.h"

#include <math.h>

#include "model/vane-derive.h"
#include "provider/openweathermap.h"

#define AIR_MIN_S 3600
#define AIR_MAX_S (12 * 3600)

#define HOUR_S 3600
#define STEP_S (3 * HOUR_S)

/* The order in which plan() adds them. */
enum
{
  PART_WEATHER,
  PART_FORECAST,
  PART_AIR,
  PART_ONECALL,
  PART_ONECALL4, /* and what follows */
};

static const VaneEndpoint *const endpoints[] = { &vane_openweathermap_endpoint, NULL };

static void
plan_first (VanePlan *plan)
{
  VaneRequest *requests[2];
  VaneRequest *air;

  /* The temperature comes out even where the forecast does not. */
  requests[0] =
      vane_plan_add (plan, &vane_openweathermap_endpoint, "/data/2.5/weather", VANE_BLOCK_BIT (VANE_BLOCK_NOW));
  requests[1] = vane_plan_add_optional (plan, &vane_openweathermap_endpoint, "/data/2.5/forecast",
                                        VANE_BLOCK_BIT (VANE_BLOCK_HOURS) | VANE_BLOCK_BIT (VANE_BLOCK_DAYS));
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      vane_openweathermap_fill_request (plan, requests[i], VANE_OPENWEATHERMAP_MIN_S, VANE_OPENWEATHERMAP_MAX_S);
      vane_openweathermap_add_words (plan, requests[i]);
    }
  air = vane_plan_add_optional (plan, &vane_openweathermap_endpoint, "/data/2.5/air_pollution",
                                VANE_BLOCK_BIT (VANE_BLOCK_AIR));
  vane_openweathermap_fill_request (plan, air, AIR_MIN_S, AIR_MAX_S);
  vane_openweathermap_plan_onecall (plan);
}

static gboolean
plan_requests (VanePlan *plan,
               guint     round,
               GError  **error)
{
  if (round == 0)
    plan_first (plan);
  else if (g_error_matches (vane_plan_peek_error (plan, PART_ONECALL), VANE_ERROR, VANE_ERROR_NOT_IN_PLAN))
    vane_openweathermap_plan_onecall4 (plan, PART_ONECALL4, round - 1);

  return TRUE;
}

/* "cod" is a number in one reply and text in the next, and there were errors with the
 * status 200. */
static gboolean
check_code (JsonObject *root,
            GError    **error)
{
  const char *text = vane_json_get_string (root, "cod");
  double number = text != NULL ? g_ascii_strtod (text, NULL) : vane_json_get_number (root, "cod");
  VaneError code = VANE_ERROR_SERVICE;

  if (isnan (number) || number == 200.0)
    return TRUE;

  if (number == 401.0)
    code = VANE_ERROR_REFUSED;
  else if (number == 404.0)
    code = VANE_ERROR_NOT_COVERED;
  else if (number == 429.0)
    code = VANE_ERROR_BUSY;
  g_set_error (error, VANE_ERROR, code, "error %g in a good answer", number);

  return FALSE;
}

/* What `weather` and the steps of `forecast` have in common. Their temp_min and temp_max
 * are a spread over the town, not over a time: they are not read. */
static void
read_sample (JsonObject                    *object,
             const VaneOpenweathermapScale *scale,
             VaneSample                    *sample)
{
  const double factor = scale->temperature_factor;
  const double offset = scale->temperature_offset;
  const VaneJsonColumn main_columns[] = {
    { "temp", VANE_FIELD_TEMPERATURE, factor, offset },
    { "feels_like", VANE_FIELD_FEELS_LIKE, factor, offset },
    { "pressure", VANE_FIELD_PRESSURE, 1.0, 0.0 },
    { "humidity", VANE_FIELD_HUMIDITY, 1.0, 0.0 },
  };
  const VaneJsonColumn wind_columns[] = {
    { "speed", VANE_FIELD_WIND_SPEED, scale->speed_factor, 0.0 },
    { "gust", VANE_FIELD_WIND_GUST, scale->speed_factor, 0.0 },
    { "deg", VANE_FIELD_WIND_DIRECTION, 1.0, 0.0 },
  };
  static const VaneJsonColumn root_columns[] = {
    { "visibility", VANE_FIELD_VISIBILITY, 1.0, 0.0 },
    { "pop", VANE_FIELD_PRECIPITATION_PROBABILITY, 100.0, 0.0 },
  };
  static const VaneJsonColumn cloud_columns[] = {
    { "all", VANE_FIELD_CLOUD_COVER, 1.0, 0.0 },
  };

  vane_json_read_sample (vane_json_get_object (object, "main"), main_columns, G_N_ELEMENTS (main_columns), sample);
  vane_json_read_sample (vane_json_get_object (object, "wind"), wind_columns, G_N_ELEMENTS (wind_columns), sample);
  vane_json_read_sample (vane_json_get_object (object, "clouds"), cloud_columns, G_N_ELEMENTS (cloud_columns),
                         sample);
  vane_json_read_sample (object, root_columns, G_N_ELEMENTS (root_columns), sample);
  vane_openweathermap_read_precipitation (object, sample);
  vane_openweathermap_read_condition (object, sample);
}

/* Near the poles they send 0, equal ones, or those of another day: then the sun's times
 * are computed like those of the other days. */
static void
read_sun (JsonObject        *root,
          gint64             time,
          int                offset_s,
          VaneReportBuilder *out)
{
  JsonObject *sys = vane_json_get_object (root, "sys");
  gint64 sunrise = vane_json_get_time (sys, "sunrise");
  gint64 sunset = vane_json_get_time (sys, "sunset");
  g_autoptr(GTimeZone) zone = NULL;
  guint date;

  if (sunrise == VANE_TIME_NONE || sunset == VANE_TIME_NONE || sunset <= sunrise)
    return;
  zone = g_time_zone_new_offset (offset_s);
  date = vane_derive_date (zone, time);
  if (vane_derive_date (zone, sunrise) == date && vane_derive_date (zone, sunset) == date)
    vane_report_builder_set_sun (out, date, sunrise, sunset);
}

static gboolean
parse_weather (VanePlan          *plan,
               VaneReportBuilder *out,
               GError           **error)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root = vane_json_parse_object (vane_plan_peek_body (plan, PART_WEATHER), &node, error);
  VaneOpenweathermapScale scale = vane_openweathermap_get_scale (vane_plan_peek_request (plan, PART_WEATHER));
  double offset_s;
  VaneSample sample;
  gint64 time;

  if (root == NULL || !check_code (root, error) || vane_json_need_object (root, "main", error) == NULL)
    return FALSE;
  time = vane_json_get_time (root, "dt");
  if (time == VANE_TIME_NONE)
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_DATA, "dt: expected a time");
      return FALSE;
    }

  vane_sample_init (&sample, time, 0);
  read_sample (root, &scale, &sample);
  vane_report_builder_add (out, VANE_BLOCK_NOW, &sample);

  offset_s = vane_json_get_number (root, "timezone");
  if (fabs (offset_s) <= 15.0 * HOUR_S)
    {
      vane_report_builder_set_offset (out, (int) offset_s);
      read_sun (root, time, (int) offset_s, out);
    }

  return TRUE;
}

static void
begin_later (VaneSample *sample,
             gint64      time)
{
  sample->span_s = sample->time + STEP_S - time;
  sample->time = time;
  sample->values[VANE_FIELD_PRECIPITATION] = NAN;
  sample->values[VANE_FIELD_RAIN] = NAN;
  sample->values[VANE_FIELD_SNOW] = NAN;
}

/* @end: until when there are hours already; what a step that reaches over it amounts to is
 * not known for the rest of it. */
static gboolean
parse_forecast (VanePlan          *plan,
                gint64             end,
                VaneReportBuilder *out,
                GError           **error)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root = vane_json_parse_object (vane_plan_peek_body (plan, PART_FORECAST), &node, error);
  VaneOpenweathermapScale scale = vane_openweathermap_get_scale (vane_plan_peek_request (plan, PART_FORECAST));
  JsonArray *list;

  if (root == NULL || !check_code (root, error) || (list = vane_json_need_array (root, "list", error)) == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *step = vane_json_get_element (list, i);
      gint64 time = vane_json_get_time (step, "dt");
      VaneSample sample;

      if (time == VANE_TIME_NONE || (end != VANE_TIME_NONE && time + STEP_S <= end))
        continue;
      vane_sample_init (&sample, time, STEP_S);
      read_sample (step, &scale, &sample);
      if (end != VANE_TIME_NONE && time < end)
        begin_later (&sample, end);
      vane_report_builder_add (out, VANE_BLOCK_HOURS, &sample);
    }

  return TRUE;
}

static gboolean
parse_air (VanePlan          *plan,
           VaneReportBuilder *out,
           GError           **error)
{
  static const VaneJsonColumn index_columns[] = {
    { "aqi", VANE_FIELD_AQI_OWM, 1.0, 0.0 },
  };
  static const VaneJsonColumn gas_columns[] = {
    { "pm2_5", VANE_FIELD_PM2_5, 1.0, 0.0 },
    { "pm10", VANE_FIELD_PM10, 1.0, 0.0 },
    { "o3", VANE_FIELD_OZONE, 1.0, 0.0 },
    { "no2", VANE_FIELD_NITROGEN_DIOXIDE, 1.0, 0.0 },
    { "so2", VANE_FIELD_SULPHUR_DIOXIDE, 1.0, 0.0 },
    { "co", VANE_FIELD_CARBON_MONOXIDE, 1.0, 0.0 },
    { "nh3", VANE_FIELD_AMMONIA, 1.0, 0.0 },
  };
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root = vane_json_parse_object (vane_plan_peek_body (plan, PART_AIR), &node, error);
  JsonArray *list;
  JsonObject *first;
  VaneSample sample;
  gint64 time;

  if (root == NULL || !check_code (root, error) || (list = vane_json_need_array (root, "list", error)) == NULL)
    return FALSE;

  /* An empty list is an answer: they have nothing there. */
  first = vane_json_get_element (list, 0);
  time = vane_json_get_time (first, "dt");
  if (time == VANE_TIME_NONE)
    return TRUE;
  vane_sample_init (&sample, time, HOUR_S);
  vane_json_read_sample (vane_json_get_object (first, "main"), index_columns, G_N_ELEMENTS (index_columns), &sample);
  vane_json_read_sample (vane_json_get_object (first, "components"), gas_columns, G_N_ELEMENTS (gas_columns), &sample);
  vane_report_builder_add (out, VANE_BLOCK_AIR, &sample);

  return TRUE;
}

static gboolean
parse (VanePlan          *plan,
       VaneReportBuilder *out,
       GError           **error)
{
  GBytes *onecall = vane_plan_peek_body (plan, PART_ONECALL);
  gint64 end = VANE_TIME_NONE;
  GError *of_part = NULL;

  if (!parse_weather (plan, out, error))
    return FALSE;

  /* What is optional may be nonsense too. */
  if (onecall != NULL && !vane_openweathermap_parse_onecall (onecall, vane_plan_peek_request (plan, PART_ONECALL), out,
                                                             &end, &of_part))
    vane_plan_take_error (plan, PART_ONECALL, g_steal_pointer (&of_part));
  vane_openweathermap_parse_onecall4 (plan, PART_ONECALL4, out);
  if (vane_plan_peek_body (plan, PART_FORECAST) != NULL && !parse_forecast (plan, end, out, &of_part))
    vane_plan_take_error (plan, PART_FORECAST, g_steal_pointer (&of_part));
  if (vane_plan_peek_body (plan, PART_AIR) != NULL && !parse_air (plan, out, &of_part))
    vane_plan_take_error (plan, PART_AIR, g_steal_pointer (&of_part));

  return TRUE;
}

const VaneProvider vane_provider_openweathermap = {
  .info = {
    .id = "openweathermap",
    .name = "OpenWeatherMap",
    .attribution = "Weather data provided by OpenWeather",
    .homepage = "https://openweathermap.org/",
    .gives = VANE_BLOCK_BIT (VANE_BLOCK_NOW) | VANE_BLOCK_BIT (VANE_BLOCK_HOURS) |
             VANE_BLOCK_BIT (VANE_BLOCK_DAYS) | VANE_BLOCK_BIT (VANE_BLOCK_AIR),
    .secret_id = VANE_OPENWEATHERMAP_SECRET,
    .sends = VANE_SENDS ("The rounded coordinates of your places, the language, and your key."),
  },
  .endpoints = endpoints,
  .required = VANE_BLOCK_BIT (VANE_BLOCK_NOW),
  .plan = plan_requests,
  .parse = parse,
};
