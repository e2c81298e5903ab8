/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "recorded/recorded.h"

#include <math.h>

typedef struct
{
  const char *names[2];
  VaneField   field;
  gboolean    preceding;
} Column;

static const Column columns[] = {
  { { "temperature_2m" }, VANE_FIELD_TEMPERATURE },
  { { "apparent_temperature" }, VANE_FIELD_FEELS_LIKE },
  { { "dew_point_2m", "dewpoint_2m" }, VANE_FIELD_DEW_POINT },
  { { "relative_humidity_2m", "relativehumidity_2m" }, VANE_FIELD_HUMIDITY },
  { { "pressure_msl" }, VANE_FIELD_PRESSURE },
  { { "wind_speed_10m", "windspeed_10m" }, VANE_FIELD_WIND_SPEED },
  { { "wind_direction_10m", "winddirection_10m" }, VANE_FIELD_WIND_DIRECTION },
  { { "visibility" }, VANE_FIELD_VISIBILITY },
  { { "cloud_cover", "cloudcover" }, VANE_FIELD_CLOUD_COVER },
  { { "uv_index" }, VANE_FIELD_UV_INDEX },
  { { "wind_gusts_10m", "windgusts_10m" }, VANE_FIELD_WIND_GUST, TRUE },
  { { "precipitation" }, VANE_FIELD_PRECIPITATION, TRUE },
  { { "precipitation_probability" }, VANE_FIELD_PRECIPITATION_PROBABILITY, TRUE },
};

static const Column day_columns[] = {
  { { "temperature_2m_min" }, VANE_FIELD_TEMPERATURE_MIN },
  { { "temperature_2m_max" }, VANE_FIELD_TEMPERATURE_MAX },
  { { "uv_index_max" }, VANE_FIELD_UV_INDEX },
  { { "precipitation_sum" }, VANE_FIELD_PRECIPITATION },
  { { "precipitation_probability_max" }, VANE_FIELD_PRECIPITATION_PROBABILITY },
  { { "wind_speed_10m_max", "windspeed_10m_max" }, VANE_FIELD_WIND_SPEED },
  { { "wind_gusts_10m_max", "windgusts_10m_max" }, VANE_FIELD_WIND_GUST },
  { { "wind_direction_10m_dominant", "winddirection_10m_dominant" }, VANE_FIELD_WIND_DIRECTION },
};

static const Column air_columns[] = {
  { { "us_aqi" }, VANE_FIELD_AQI_US },
  { { "european_aqi" }, VANE_FIELD_AQI_EU },
  { { "pm2_5" }, VANE_FIELD_PM2_5 },
  { { "pm10" }, VANE_FIELD_PM10 },
  { { "ozone" }, VANE_FIELD_OZONE },
  { { "nitrogen_dioxide" }, VANE_FIELD_NITROGEN_DIOXIDE },
  { { "sulphur_dioxide" }, VANE_FIELD_SULPHUR_DIOXIDE },
  { { "carbon_monoxide" }, VANE_FIELD_CARBON_MONOXIDE },
  { { "ammonia" }, VANE_FIELD_AMMONIA },
  { { "alder_pollen" }, VANE_FIELD_POLLEN_ALDER },
  { { "birch_pollen" }, VANE_FIELD_POLLEN_BIRCH },
  { { "grass_pollen" }, VANE_FIELD_POLLEN_GRASS },
  { { "mugwort_pollen" }, VANE_FIELD_POLLEN_MUGWORT },
  { { "olive_pollen" }, VANE_FIELD_POLLEN_OLIVE },
  { { "ragweed_pollen" }, VANE_FIELD_POLLEN_RAGWEED },
};

static const char *const conditions[100] = {
  [0] = "clear",         [1] = "mostly-clear",   [2] = "partly-cloudy", [3] = "cloudy",       [45] = "fog",
  [48] = "fog",          [51] = "drizzle",       [53] = "drizzle",      [55] = "drizzle",     [56] = "freezing-rain",
  [57] = "freezing-rain",
  [61] = "light-rain",   [63] = "rain",          [65] = "heavy-rain",   [66] = "freezing-rain", [67] = "freezing-rain",
  [71] = "light-snow",   [73] = "snow",          [75] = "heavy-snow",   [77] = "light-snow",  [80] = "showers",
  [81] = "showers",      [82] = "heavy-rain",    [85] = "snow-showers", [86] = "snow-showers", [95] = "thunderstorm",
  [96] = "hail",         [99] = "hail",
};

static double
convert (double      value,
         const char *unit)
{
  if (g_strcmp0 (unit, "undefined") == 0)
    return NAN;
  if (g_strcmp0 (unit, "°F") == 0)
    return (value - 32.0) / 1.8;
  if (g_strcmp0 (unit, "km/h") == 0)
    return value * 1000.0 / 3600.0;
  if (g_strcmp0 (unit, "mp/h") == 0)
    return value * 1609.344 / 3600.0;
  if (g_strcmp0 (unit, "kn") == 0)
    return value * 1852.0 / 3600.0;
  if (g_strcmp0 (unit, "ft") == 0)
    return value * 0.3048;
  if (g_strcmp0 (unit, "inch") == 0)
    return value * 25.4;

  return value;
}

static const char *
get_name (JsonNode     *block,
          const Column *column)
{
  for (guint i = 0; i < 2 && column->names[i] != NULL; i++)
    if (recorded_get (block, "%s", column->names[i]) != NULL)
      return column->names[i];

  return NULL;
}

static double
get_value (JsonNode     *root,
           const char   *block,
           const Column *column,
           int           row)
{
  const char *name = get_name (recorded_get (root, "%s", block), column);
  JsonNode *node;

  if (name == NULL)
    return NAN;

  node = row < 0 ? recorded_get (root, "%s/%s", block, name) : recorded_get (root, "%s/%s/%d", block, name, row);

  return convert (recorded_number (node), recorded_string (recorded_get (root, "%s_units/%s", block, name)));
}

static const char *
get_condition (JsonNode   *root,
               const char *block,
               int         row)
{
  Column code = { { "weather_code", "weathercode" } };
  double value = get_value (root, block, &code, row);

  return value >= 0.0 && value < 100.0 && conditions[(int) value] != NULL ? conditions[(int) value] : "unknown";
}

static int
get_offset (JsonNode *root)
{
  return (int) recorded_number (recorded_get (root, "utc_offset_seconds"));
}

static void
check_hours (JsonNode   *root,
             VaneReport *report)
{
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);
  int n_rows = (int) recorded_length (recorded_get (root, "hourly/time"));

  g_assert_cmpint ((int) n, <=, n_rows);
  for (int row = 0; row < n_rows; row++)
    {
      gint64 time = recorded_time (recorded_get (root, "hourly/time/%d", row), get_offset (root));
      const VaneSample *hour = recorded_find (hours, n, time);

      /* A row of nulls is no hour. */
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        if (hour != NULL || !columns[i].preceding)
          recorded_expect (hour, columns[i].field,
                           get_value (root, "hourly", &columns[i], columns[i].preceding ? row + 1 : row));
      recorded_expect_condition (hour, get_condition (root, "hourly", row));
    }
}

static void
check_minutes (JsonNode   *root,
               VaneReport *report)
{
  guint n;
  const VaneSample *minutes = vane_report_get_minutes (report, &n);

  for (int row = 0; row < (int) recorded_length (recorded_get (root, "minutely_15/time")); row++)
    {
      gint64 time = recorded_time (recorded_get (root, "minutely_15/time/%d", row), get_offset (root));

      recorded_expect_condition (recorded_find (minutes, n, time), get_condition (root, "minutely_15", row));
    }
}

static void
check_now (JsonNode   *root,
           VaneReport *report)
{
  const VaneSample *now = vane_report_get_now (report);
  Column amount = { { "precipitation" } };

  if (recorded_get (root, "current") == NULL)
    {
      g_assert_null (now);
      return;
    }
  /* {"is_day": 0} alone is no weather. */
  if (now == NULL)
    g_assert_cmpstr (get_condition (root, "current", -1), ==, "unknown");
  else
    g_assert_cmpint (now->time, ==, recorded_time (recorded_get (root, "current/time"), get_offset (root)));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].field != VANE_FIELD_PRECIPITATION && columns[i].field != VANE_FIELD_PRECIPITATION_PROBABILITY)
      recorded_expect (now, columns[i].field, get_value (root, "current", &columns[i], -1));
  recorded_expect (now, VANE_FIELD_PRECIPITATION_RATE,
                   get_value (root, "current", &amount, -1) * 3600.0 /
                       recorded_number (recorded_get (root, "current/interval")));
  recorded_expect_condition (now, get_condition (root, "current", -1));
}

static void
check_sun (JsonNode      *root,
           int            row,
           const VaneDay *day)
{
  gint64 sunrise = recorded_time (recorded_get (root, "daily/sunrise/%d", row), get_offset (root));
  gint64 sunset = recorded_time (recorded_get (root, "daily/sunset/%d", row), get_offset (root));

  if (sunrise == VANE_TIME_NONE)
    return;

  /* Polar night and midnight sun, as they write them. */
  if (sunrise == sunset || sunset == sunrise + 86400)
    sunrise = sunset = VANE_TIME_NONE;
  g_assert_cmpint (day->sunrise, ==, sunrise);
  g_assert_cmpint (day->sunset, ==, sunset);
}

static void
check_days (JsonNode   *root,
            VaneReport *report)
{
  guint n;
  const VaneDay *days = vane_report_get_days (report, &n);
  int n_rows = (int) recorded_length (recorded_get (root, "daily/time"));

  for (int row = 0; row < n_rows; row++)
    {
      g_autofree char *date = NULL;
      const VaneDay *day = NULL;

      for (guint i = 0; i < n; i++)
        {
          g_free (date);
          date = g_strdup_printf ("%04u-%02u-%02u", days[i].date / 10000, days[i].date / 100 % 100, days[i].date % 100);
          if (g_strcmp0 (date, recorded_string (recorded_get (root, "daily/time/%d", row))) == 0)
            day = &days[i];
        }
      for (guint i = 0; i < G_N_ELEMENTS (day_columns); i++)
        recorded_expect (day != NULL ? &day->sample : NULL, day_columns[i].field,
                         get_value (root, "daily", &day_columns[i], row));
      recorded_expect_condition (day != NULL ? &day->sample : NULL, get_condition (root, "daily", row));
      if (day != NULL)
        check_sun (root, row, day);
    }
}

void
recorded_check_forecast (JsonNode   *root,
                         VaneReport *report)
{
  const char *zone = recorded_string (recorded_get (root, "timezone"));

  check_now (root, report);
  check_minutes (root, report);
  check_hours (root, report);
  check_days (root, report);
  if (g_strcmp0 (zone, "GMT") != 0)
    g_assert_cmpstr (vane_report_get_zone_name (report), ==, zone);
  else
    g_assert_cmpint (vane_report_get_zone_origin (report), ==, VANE_ZONE_LONGITUDE);
}

void
recorded_check_air (JsonNode   *root,
                    VaneReport *report)
{
  guint n;
  const VaneSample *air = vane_report_get_air (report, &n);
  gint64 now = recorded_time (recorded_get (root, "current/time"), get_offset (root));

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpint (air[0].time, ==, now);
  for (guint i = 0; i < G_N_ELEMENTS (air_columns); i++)
    recorded_expect (&air[0], air_columns[i].field, get_value (root, "current", &air_columns[i], -1));

  for (int row = 0; row < (int) recorded_length (recorded_get (root, "hourly/time")); row++)
    {
      gint64 time = recorded_time (recorded_get (root, "hourly/time/%d", row), get_offset (root));

      for (guint i = 0; i < G_N_ELEMENTS (air_columns) && time > now; i++)
        recorded_expect (recorded_find (air, n, time), air_columns[i].field,
                         get_value (root, "hourly", &air_columns[i], row));
    }
}
