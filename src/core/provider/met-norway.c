/* SPDX-License-Identifier: GPL-3.0-or-later */
/* met-norway.c: forecast for anywhere, no key. https://api.met.no/weatherapi/locationforecast/2.0/documentation
 * No observation and no days: now is the step that covers it, days are summed up from the steps. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "model/vane-derive.h"
#include "provider/met-norway.h"
#include "provider/vane-columns.h"
#include "provider/vane-provider.h"

#define HOUR_S      3600
#define SIX_HOURS_S (6 * HOUR_S)

/* The slot of the part that not every place has. */
#define PART_NOWCAST 1

const VaneEndpoint vane_met_norway_endpoint = {
  .id = "met-norway",
  .url = "https://api.met.no",
  .max_in_flight = 4,
};

static const VaneColumn instant[] = {
  { "air_temperature", NULL, VANE_FIELD_TEMPERATURE },
  { "dew_point_temperature", NULL, VANE_FIELD_DEW_POINT },
  { "relative_humidity", NULL, VANE_FIELD_HUMIDITY },
  { "air_pressure_at_sea_level", NULL, VANE_FIELD_PRESSURE },
  { "wind_speed", NULL, VANE_FIELD_WIND_SPEED },
  { "wind_speed_of_gust", NULL, VANE_FIELD_WIND_GUST },
  { "wind_from_direction", NULL, VANE_FIELD_WIND_DIRECTION },
  { "cloud_area_fraction", NULL, VANE_FIELD_CLOUD_COVER },
  { "ultraviolet_index_clear_sky", NULL, VANE_FIELD_UV_INDEX },
};

static const VaneColumn period[] = {
  { "precipitation_amount", NULL, VANE_FIELD_PRECIPITATION },
  { "probability_of_precipitation", NULL, VANE_FIELD_PRECIPITATION_PROBABILITY },
  { "air_temperature_min", NULL, VANE_FIELD_TEMPERATURE_MIN },
  { "air_temperature_max", NULL, VANE_FIELD_TEMPERATURE_MAX },
};

/* 422 is "outside of the area" besides "wrong parameters", of which we send none. */
static VaneError
explain (guint     status,
         GBytes   *body,
         VaneError fallback)
{
  return status == 404 || status == 422 ? VANE_ERROR_NOT_COVERED : fallback;
}

static gboolean
plan (VanePlan  *plan,
      guint      round,
      GError   **error)
{
  VaneRequest *request;

  if (round > 0)
    return TRUE;

  request = vane_plan_add (plan, &vane_met_norway_endpoint, "/weatherapi/locationforecast/2.0/complete",
                           VANE_BLOCK_BIT (VANE_BLOCK_HOURS) | VANE_BLOCK_BIT (VANE_BLOCK_DAYS));
  /* More than four decimals are refused with 403; the options never have them. */
  vane_plan_add_coordinates (plan, request, "lat", "lon");
  vane_request_set_lifetime (request, 15 * 60, 6 * HOUR_S);
  vane_request_set_explain (request, explain);
  if (vane_met_norway_has_nowcast (vane_plan_get_place (plan)))
    vane_request_set_explain (vane_met_norway_plan_nowcast (plan), explain);

  return TRUE;
}

static VaneCondition
read_wet_symbol (const char *symbol)
{
  gboolean light = g_str_has_prefix (symbol, "light");
  gboolean heavy = g_str_has_prefix (symbol, "heavy");
  gboolean showers = strstr (symbol, "showers") != NULL;

  if (strstr (symbol, "thunder") != NULL)
    return VANE_CONDITION_THUNDERSTORM;
  if (strstr (symbol, "sleet") != NULL)
    return VANE_CONDITION_SLEET;
  if (strstr (symbol, "snow") != NULL)
    {
      if (showers)
        return VANE_CONDITION_SNOW_SHOWERS;
      return light ? VANE_CONDITION_LIGHT_SNOW : heavy ? VANE_CONDITION_HEAVY_SNOW : VANE_CONDITION_SNOW;
    }
  if (strstr (symbol, "rain") != NULL)
    {
      if (showers)
        return heavy ? VANE_CONDITION_HEAVY_RAIN : VANE_CONDITION_SHOWERS;
      return light ? VANE_CONDITION_LIGHT_RAIN : heavy ? VANE_CONDITION_HEAVY_RAIN : VANE_CONDITION_RAIN;
    }

  return VANE_CONDITION_UNKNOWN;
}

/* By parts of the word rather than whole ones: the legend of metno/weathericons has slips
 * ("lightssnowshowersandthunder") which are kept on purpose and may be mended one day. */
static void
read_symbol (const char *symbol,
             VaneSample *sample)
{
  if (symbol == NULL)
    return;

  if (g_str_has_prefix (symbol, "clearsky"))
    sample->condition = VANE_CONDITION_CLEAR;
  else if (g_str_has_prefix (symbol, "fair"))
    sample->condition = VANE_CONDITION_MOSTLY_CLEAR;
  else if (g_str_has_prefix (symbol, "partlycloudy"))
    sample->condition = VANE_CONDITION_PARTLY_CLOUDY;
  else if (g_str_has_prefix (symbol, "cloudy"))
    sample->condition = VANE_CONDITION_CLOUDY;
  else if (g_str_has_prefix (symbol, "fog"))
    sample->condition = VANE_CONDITION_FOG;
  else
    sample->condition = read_wet_symbol (symbol);

  /* "_polartwilight": the sun is below the horizon, the builder finds that by itself. */
  if (strstr (symbol, "_day") != NULL)
    sample->daylight = VANE_DAYLIGHT_DAY;
  else if (strstr (symbol, "_night") != NULL)
    sample->daylight = VANE_DAYLIGHT_NIGHT;
}

static void
read_period (JsonObject *object,
             JsonObject *units,
             VaneSample *sample)
{
  VaneColumnBlock details = { .values = vane_json_get_object (object, "details"), .units = units };

  vane_columns_read_row (&details, period, G_N_ELEMENTS (period), sample);
}

static void
fill_derived (VaneSample *sample)
{
  double temperature = sample->values[VANE_FIELD_TEMPERATURE];
  double humidity = sample->values[VANE_FIELD_HUMIDITY];

  vane_sample_set (sample, VANE_FIELD_FEELS_LIKE,
                   vane_derive_feels_like (temperature, humidity, sample->values[VANE_FIELD_WIND_SPEED]));
  if (!vane_sample_has (sample, VANE_FIELD_DEW_POINT))
    vane_sample_set (sample, VANE_FIELD_DEW_POINT, vane_derive_dew_point (temperature, humidity));
}

/* @next_time: of the following step, %VANE_TIME_NONE when there is none */
static void
parse_step (JsonObject        *step,
            gint64             next_time,
            JsonObject        *units,
            VaneReportBuilder *out)
{
  gint64 time = vane_json_get_time (step, "time");
  JsonObject *data = vane_json_get_object (step, "data");
  JsonObject *next_hour = vane_json_get_object (data, "next_1_hours");
  JsonObject *next = next_hour != NULL ? next_hour : vane_json_get_object (data, "next_6_hours");
  VaneColumnBlock details = {
    .values = vane_json_get_object (vane_json_get_object (data, "instant"), "details"),
    .units = units,
  };
  gint64 span_s = next_hour != NULL ? HOUR_S : SIX_HOURS_S;
  VaneSample sample;

  /* The last step only says how the one before it ends. */
  if (time == VANE_TIME_NONE || next == NULL)
    return;

  /* Amounts over more than the step are in the next one too: they must not count twice. */
  if (next_time != VANE_TIME_NONE && next_time > time && next_time < time + span_s)
    {
      vane_sample_init (&sample, time, next_time - time);
    }
  else
    {
      vane_sample_init (&sample, time, span_s);
      read_period (next, units, &sample);
    }

  vane_columns_read_row (&details, instant, G_N_ELEMENTS (instant), &sample);
  fill_derived (&sample);
  read_symbol (vane_json_get_string (vane_json_get_object (next, "summary"), "symbol_code"), &sample);
  vane_report_builder_add (out, VANE_BLOCK_HOURS, &sample);
}

static gboolean
parse (VanePlan          *plan,
       VaneReportBuilder *out,
       GError           **error)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root = vane_json_parse_object (vane_plan_peek_body (plan, 0), &node, error);
  JsonObject *properties = root != NULL ? vane_json_need_object (root, "properties", error) : NULL;
  JsonArray *steps = properties != NULL ? vane_json_need_array (properties, "timeseries", error) : NULL;
  GBytes *nowcast = vane_plan_peek_body (plan, PART_NOWCAST);
  GError *of_part = NULL;
  JsonObject *units;

  if (steps == NULL)
    return FALSE;

  units = vane_json_get_object (vane_json_get_object (properties, "meta"), "units");
  for (guint i = 0; i < json_array_get_length (steps); i++)
    parse_step (vane_json_get_element (steps, i),
                vane_json_get_time (vane_json_get_element (steps, i + 1), "time"), units, out);
  if (nowcast != NULL && !vane_met_norway_parse_nowcast (nowcast, out, &of_part))
    vane_plan_take_error (plan, PART_NOWCAST, g_steal_pointer (&of_part));

  return TRUE;
}

static const VaneEndpoint *const endpoints[] = { &vane_met_norway_endpoint, NULL };

const VaneProvider vane_provider_met_norway = {
  .info = {
    .id = "met-norway",
    .name = "MET Norway",
    .attribution = "Data from MET Norway (CC BY 4.0)",
    .homepage = "https://www.met.no/en",
    .gives = VANE_BLOCK_BIT (VANE_BLOCK_HOURS) | VANE_BLOCK_BIT (VANE_BLOCK_DAYS) | VANE_GIVES_UV_INDEX,
    .sends = VANE_SENDS ("The rounded coordinates of your places, to the Norwegian Meteorological Institute. "
                         "No name, no key."),
  },
  .endpoints = endpoints,
  .required = VANE_BLOCK_BIT (VANE_BLOCK_HOURS),
  .plan = plan,
  .parse = parse,
};
