/* SPDX-License-Identifier: GPL-3.0-or-later */
/* open-meteo.c: forecast for anywhere, no key. https://open-meteo.com/en/docs
 * Its air quality, from another host, is in open-meteo-air.c. */
#include "config.h"

#include <math.h>

#include "model/vane-derive.h"
#include "provider/open-meteo.h"

#define FORECAST_DAYS 10
#define QUARTERS      13  /* of an hour: the first one only ends now */

/* Snow comes as its depth: 7 cm of it are 10 mm of water (Open-Meteo's documentation). */
#define SNOW_TO_WATER (1.0 / 7.0)

static const VaneEndpoint forecast_endpoint = {
  .id = "open-meteo",
  .url = "https://api.open-meteo.com",
  .max_in_flight = 1,
  .per_minute = 60,
};

/* "Valid time" in the documentation: rain, snow, their probability and gusts are of the
 * hour (or quarter of an hour) that ends at a row's time, all others are of that instant. */
static const VaneColumn hourly[] = {
  { "temperature_2m", NULL, VANE_FIELD_TEMPERATURE },
  { "apparent_temperature", NULL, VANE_FIELD_FEELS_LIKE },
  { "dew_point_2m", "dewpoint_2m", VANE_FIELD_DEW_POINT },
  { "relative_humidity_2m", "relativehumidity_2m", VANE_FIELD_HUMIDITY },
  { "pressure_msl", NULL, VANE_FIELD_PRESSURE },
  { "wind_speed_10m", "windspeed_10m", VANE_FIELD_WIND_SPEED },
  { "wind_direction_10m", "winddirection_10m", VANE_FIELD_WIND_DIRECTION },
  { "visibility", NULL, VANE_FIELD_VISIBILITY },
  { "cloud_cover", "cloudcover", VANE_FIELD_CLOUD_COVER },
  { "uv_index", NULL, VANE_FIELD_UV_INDEX },
  { "wind_gusts_10m", "windgusts_10m", VANE_FIELD_WIND_GUST, .preceding = TRUE },
  { "precipitation", NULL, VANE_FIELD_PRECIPITATION, .preceding = TRUE },
  { "precipitation_probability", NULL, VANE_FIELD_PRECIPITATION_PROBABILITY, .preceding = TRUE },
  { "snowfall", NULL, VANE_FIELD_SNOW, .scale = SNOW_TO_WATER, .preceding = TRUE },
};

static const VaneColumn quarters[] = {
  { "precipitation", NULL, VANE_FIELD_PRECIPITATION, .preceding = TRUE },
};

/* Amounts are those of the `interval` before: they become a rate. */
static const VaneColumn current[] = {
  { "temperature_2m", NULL, VANE_FIELD_TEMPERATURE },
  { "apparent_temperature", NULL, VANE_FIELD_FEELS_LIKE },
  { "dew_point_2m", "dewpoint_2m", VANE_FIELD_DEW_POINT },
  { "relative_humidity_2m", "relativehumidity_2m", VANE_FIELD_HUMIDITY },
  { "pressure_msl", NULL, VANE_FIELD_PRESSURE },
  { "wind_speed_10m", "windspeed_10m", VANE_FIELD_WIND_SPEED },
  { "wind_direction_10m", "winddirection_10m", VANE_FIELD_WIND_DIRECTION },
  { "wind_gusts_10m", "windgusts_10m", VANE_FIELD_WIND_GUST },
  { "visibility", NULL, VANE_FIELD_VISIBILITY },
  { "cloud_cover", "cloudcover", VANE_FIELD_CLOUD_COVER },
  { "uv_index", NULL, VANE_FIELD_UV_INDEX },
  { "precipitation", NULL, VANE_FIELD_PRECIPITATION },
};

/* The block `current_weather` of 2022 has names of its own. */
static const VaneColumn current_weather[] = {
  { "temperature", NULL, VANE_FIELD_TEMPERATURE },
  { "windspeed", NULL, VANE_FIELD_WIND_SPEED },
  { "winddirection", NULL, VANE_FIELD_WIND_DIRECTION },
};

static const VaneColumn daily[] = {
  { "temperature_2m_min", NULL, VANE_FIELD_TEMPERATURE_MIN },
  { "temperature_2m_max", NULL, VANE_FIELD_TEMPERATURE_MAX },
  { "uv_index_max", NULL, VANE_FIELD_UV_INDEX },
  { "precipitation_sum", NULL, VANE_FIELD_PRECIPITATION },
  { "precipitation_probability_max", NULL, VANE_FIELD_PRECIPITATION_PROBABILITY },
  { "snowfall_sum", NULL, VANE_FIELD_SNOW, .scale = SNOW_TO_WATER },
  { "wind_speed_10m_max", "windspeed_10m_max", VANE_FIELD_WIND_SPEED },
  { "wind_gusts_10m_max", "windgusts_10m_max", VANE_FIELD_WIND_GUST },
  { "wind_direction_10m_dominant", "winddirection_10m_dominant", VANE_FIELD_WIND_DIRECTION },
};

/* --- asking --- */

static void
plan_forecast (VanePlan *plan)
{
  VaneRequest *request = vane_plan_add (plan, &forecast_endpoint, "/v1/forecast",
                                        VANE_BLOCK_BIT (VANE_BLOCK_NOW) | VANE_BLOCK_BIT (VANE_BLOCK_MINUTES) |
                                            VANE_BLOCK_BIT (VANE_BLOCK_HOURS) | VANE_BLOCK_BIT (VANE_BLOCK_DAYS));

  open_meteo_begin_request (plan, request);
  open_meteo_add_columns (request, "current", current, G_N_ELEMENTS (current), "weather_code,is_day");
  open_meteo_add_columns (request, "minutely_15", quarters, G_N_ELEMENTS (quarters), NULL);
  open_meteo_add_columns (request, "hourly", hourly, G_N_ELEMENTS (hourly), "weather_code");
  open_meteo_add_columns (request, "daily", daily, G_N_ELEMENTS (daily), "weather_code,sunrise,sunset");
  vane_request_add (request, "wind_speed_unit", "ms");
  /* The hours of whole days: those of this morning, and with them the one that is now. */
  vane_request_add_int (request, "forecast_days", FORECAST_DAYS);
  vane_request_add_int (request, "forecast_minutely_15", QUARTERS);
  vane_request_set_lifetime (request, 15 * 60, 6 * 3600);
}

static gboolean
plan (VanePlan  *plan,
      guint      round,
      GError   **error)
{
  if (round == 0)
    {
      plan_forecast (plan);
      open_meteo_plan_air (plan);
    }

  return TRUE;
}

/* --- reading --- */

static VaneCondition
read_condition (double code)
{
  return code >= 0.0 && code < 100.0 ? vane_condition_from_wmo ((int) code) : VANE_CONDITION_UNKNOWN;
}

static VaneDaylight
read_daylight (double is_day)
{
  if (is_day == 1.0)
    return VANE_DAYLIGHT_DAY;

  return is_day == 0.0 ? VANE_DAYLIGHT_NIGHT : VANE_DAYLIGHT_UNKNOWN;
}

static void
parse_zone (JsonObject        *root,
            VaneReportBuilder *out)
{
  const char *name = vane_json_get_string (root, "timezone");

  /* "GMT" is the answer of those who did not ask, and of the open sea: it says nothing. */
  if (name == NULL || g_str_equal (name, "GMT"))
    return;

  vane_report_builder_set_zone (out, name);
  if (!isnan (vane_json_get_number (root, "utc_offset_seconds")))
    vane_report_builder_set_offset (out, open_meteo_get_offset (root));
}

static void
parse_now (JsonObject        *root,
           VaneReportBuilder *out)
{
  VaneColumnBlock block = open_meteo_get_block (root, "current", "current_units", 0);
  gboolean legacy = block.values == NULL;
  double interval_s, amount, code;
  VaneSample sample;

  if (legacy)
    block = open_meteo_get_block (root, "current_weather", "current_weather_units", 0);
  if (block.values == NULL)
    return;

  vane_sample_init (&sample, vane_json_node_time (json_object_get_member (block.values, "time"), block.offset_s), 0);
  if (sample.time == VANE_TIME_NONE)
    return;

  if (legacy)
    vane_columns_read_row (&block, current_weather, G_N_ELEMENTS (current_weather), &sample);
  else
    vane_columns_read_row (&block, current, G_N_ELEMENTS (current), &sample);

  amount = sample.values[VANE_FIELD_PRECIPITATION];
  interval_s = vane_json_get_number (block.values, "interval");
  if (interval_s >= 60.0)
    vane_sample_set (&sample, VANE_FIELD_PRECIPITATION_RATE, amount * 3600.0 / interval_s);

  code = vane_json_get_number (block.values, "weather_code");
  sample.condition = read_condition (isnan (code) ? vane_json_get_number (block.values, "weathercode") : code);
  sample.daylight = read_daylight (vane_json_get_number (block.values, "is_day"));
  vane_report_builder_add (out, VANE_BLOCK_NOW, &sample);
}

static void
parse_minutes (JsonObject        *root,
               VaneReportBuilder *out)
{
  VaneColumnBlock block = open_meteo_get_block (root, "minutely_15", "minutely_15_units", 15 * 60);
  g_autoptr(GArray) samples = vane_columns_read (&block, quarters, G_N_ELEMENTS (quarters));

  for (guint i = 0; i < samples->len; i++)
    {
      VaneSample *sample = &g_array_index (samples, VaneSample, i);

      if (sample->time == VANE_TIME_NONE)
        continue;
      vane_sample_set (sample, VANE_FIELD_PRECIPITATION_RATE, sample->values[VANE_FIELD_PRECIPITATION] * 4.0);
      sample->condition = read_condition (vane_columns_get (&block, "weather_code", "weathercode", i));
      vane_report_builder_add (out, VANE_BLOCK_MINUTES, sample);
    }
}

static void
parse_hours (JsonObject        *root,
             VaneReportBuilder *out)
{
  VaneColumnBlock block = open_meteo_get_block (root, "hourly", "hourly_units", 3600);
  g_autoptr(GArray) samples = vane_columns_read (&block, hourly, G_N_ELEMENTS (hourly));

  for (guint i = 0; i < samples->len; i++)
    {
      VaneSample *sample = &g_array_index (samples, VaneSample, i);

      if (sample->time == VANE_TIME_NONE)
        continue;
      sample->condition = read_condition (vane_columns_get (&block, "weather_code", "weathercode", i));
      sample->daylight = read_daylight (vane_columns_get (&block, "is_day", NULL, i));
      vane_report_builder_add (out, VANE_BLOCK_HOURS, sample);
    }
}

/* A day begins at midnight by the reply's own offset, which is the same for all days: over
 * a change of the clock it is an hour off, so its noon is looked at. */
static guint
get_date (gint64 midnight,
          int    offset_s)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();

  return vane_derive_date (utc, midnight + offset_s + 12 * 3600);
}

static void
parse_sun (const VaneColumnBlock *block,
           guint                  row,
           guint                  date,
           VaneReportBuilder     *out)
{
  gint64 sunrise = vane_columns_get_time (block, "sunrise", row);
  gint64 sunset = vane_columns_get_time (block, "sunset", row);

  if (sunrise == VANE_TIME_NONE || sunset == VANE_TIME_NONE)
    return;

  /* In the polar night both are one instant, in the midnight sun a day apart. */
  if (sunset == sunrise || sunset - sunrise >= 24 * 3600)
    sunrise = sunset = VANE_TIME_NONE;
  vane_report_builder_set_sun (out, date, sunrise, sunset);
}

static void
parse_days (JsonObject        *root,
            VaneReportBuilder *out)
{
  VaneColumnBlock block = open_meteo_get_block (root, "daily", "daily_units", 24 * 3600);
  g_autoptr(GArray) samples = vane_columns_read (&block, daily, G_N_ELEMENTS (daily));

  for (guint i = 0; i < samples->len; i++)
    {
      VaneDay day = { .sample = g_array_index (samples, VaneSample, i),
                      .sunrise = VANE_TIME_NONE,
                      .sunset = VANE_TIME_NONE };

      if (day.sample.time == VANE_TIME_NONE)
        continue;
      day.date = get_date (day.sample.time, block.offset_s);
      day.sample.condition = read_condition (vane_columns_get (&block, "weather_code", "weathercode", i));
      vane_report_builder_add_day (out, &day);
      parse_sun (&block, i, day.date, out);
    }
}

static gboolean
parse_forecast (VanePlan          *plan,
                VaneReportBuilder *out,
                GError           **error)
{
  g_autoptr(JsonNode) forecast = vane_json_parse (vane_plan_peek_body (plan, 0), error);
  JsonObject *root = forecast != NULL ? open_meteo_get_root (forecast, error) : NULL;

  if (root == NULL)
    return FALSE;

  parse_zone (root, out);
  parse_now (root, out);
  parse_minutes (root, out);
  parse_hours (root, out);
  parse_days (root, out);

  return TRUE;
}

static gboolean
parse (VanePlan          *plan,
       VaneReportBuilder *out,
       GError           **error)
{
  GError *of_air = NULL;

  if (vane_plan_is_wanted (plan, 0) && !parse_forecast (plan, out, error))
    return FALSE;

  if (vane_plan_peek_body (plan, 1) != NULL && !open_meteo_parse_air (vane_plan_peek_body (plan, 1), out, &of_air))
    vane_plan_take_error (plan, 1, of_air);

  return TRUE;
}

static const VaneEndpoint *const endpoints[] = { &forecast_endpoint, &open_meteo_air_endpoint, NULL };

const VaneProvider vane_provider_open_meteo = {
  .info = {
    .id = "open-meteo",
    .name = "Open-Meteo",
    .attribution = "Weather data by Open-Meteo.com (CC BY 4.0)",
    .homepage = "https://open-meteo.com/",
    .gives = VANE_BLOCK_BIT (VANE_BLOCK_NOW) | VANE_BLOCK_BIT (VANE_BLOCK_MINUTES) |
             VANE_BLOCK_BIT (VANE_BLOCK_HOURS) | VANE_BLOCK_BIT (VANE_BLOCK_DAYS) |
             VANE_BLOCK_BIT (VANE_BLOCK_AIR) | VANE_GIVES_UV_INDEX,
    .sends = VANE_SENDS ("The rounded coordinates of your places, for the weather and for the air quality. "
                         "No name, no key."),
  },
  .endpoints = endpoints,
  .required = VANE_BLOCK_BIT (VANE_BLOCK_HOURS),
  .alone = VANE_BLOCK_BIT (VANE_BLOCK_AIR),
  .plan = plan,
  .parse = parse,
};
