/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The National Weather Service's forecasts and observations, value by value. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "recorded/recorded.h"

/* "2026-01-20T13:00:00-05:00", the offset read by hand. */
static gint64
get_time (JsonNode *node)
{
  const char *text = recorded_string (node);
  gsize length = text != NULL ? strlen (text) : 0;
  int offset_s = 0;

  if (length > 20 && (text[length - 6] == '+' || text[length - 6] == '-'))
    offset_s = (text[length - 6] == '-' ? -1 : 1) * (atoi (text + length - 5) * 3600 + atoi (text + length - 2) * 60);

  return recorded_time (node, offset_s);
}

static double
to_celsius (double      value,
            const char *unit)
{
  return g_strcmp0 (unit, "F") == 0 ? (value - 32.0) / 1.8 : value;
}

/* "5 to 10 mph": the last number. */
static double
get_wind (JsonNode *node)
{
  const char *text = recorded_string (node);
  g_auto(GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);
  guint n = g_strv_length (words);

  if (n < 2)
    return NAN;

  return g_ascii_strtod (words[n - 2], NULL) * (g_str_equal (words[n - 1], "mph") ? 0.44704 : 1.0 / 3.6);
}

static double
get_direction (JsonNode *node)
{
  static const char *const points = " N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW ";
  g_autofree char *word = g_strdup_printf (" %s ", recorded_string (node) != NULL ? recorded_string (node) : "-");
  const char *found = strstr (points, word);
  guint n = 0;

  for (const char *p = points; found != NULL && p < found; p++)
    n += *p == ' ';

  return found != NULL ? n * 22.5 : NAN;
}

/* The first word of the icons that occur in the recordings, with the words beside them. */
static const char *const conditions[][3] = {
  { "skc", "", "clear" },
  { "few", "", "mostly-clear" },
  { "sct", "", "partly-cloudy" },
  { "bkn", "", "cloudy" },
  { "rain_showers", "", "showers" },
  { "snow", "Light Snow", "light-snow" },
  { "cold/snow", "Light Snow", "light-snow" },
  { "tsra", "", "thunderstorm" },
  { "tsra_hi", "", "thunderstorm" },
  { "tsra_sct", "", "thunderstorm" },
  { "cold", "Partly", "partly-cloudy" },
  { "cold", "Mostly Sunny", "mostly-clear" },
  { "cold", "Mostly Clear", "mostly-clear" },
  { "cold", "Sunny", "clear" },
  { "cold", "Clear", "clear" },
};

static const char *
get_condition (JsonNode *period)
{
  const char *icon = recorded_string (recorded_get (period, "icon"));
  const char *words = recorded_string (recorded_get (period, "shortForecast"));
  const char *code;

  if (icon == NULL)
    return "unknown";
  code = strstr (icon, "/land/") + strlen ("/land/");
  code = strchr (code, '/') + 1;
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      gsize length = strlen (conditions[i][0]);

      if (g_str_has_prefix (code, conditions[i][0]) && strchr (",/?", code[length]) != NULL &&
          strstr (words, conditions[i][1]) != NULL && !g_str_has_prefix (code + length, "/snow"))
        return conditions[i][2];
    }

  g_error ("A condition that is not in the table: %s %s", icon, words);
}

static double
get_quantity (JsonNode   *object,
              const char *name)
{
  double value = recorded_number (recorded_get (object, "%s/value", name));
  const char *unit = recorded_string (recorded_get (object, "%s/unitCode", name));

  if (unit != NULL && g_str_has_suffix (unit, ":km_h-1"))
    return value / 3.6;

  return unit != NULL && g_str_has_suffix (unit, ":Pa") ? value / 100.0 : value;
}

static void
check_period (const VaneSample *sample,
              JsonNode         *period)
{
  recorded_expect (sample, VANE_FIELD_PRECIPITATION_PROBABILITY, get_quantity (period, "probabilityOfPrecipitation"));
  recorded_expect (sample, VANE_FIELD_WIND_SPEED, get_wind (recorded_get (period, "windSpeed")));
  recorded_expect (sample, VANE_FIELD_WIND_DIRECTION, get_direction (recorded_get (period, "windDirection")));
  recorded_expect_condition (sample, get_condition (period));
}

static double
get_temperature (JsonNode *period)
{
  return to_celsius (recorded_number (recorded_get (period, "temperature")),
                     recorded_string (recorded_get (period, "temperatureUnit")));
}

void
recorded_check_nws_hours (JsonNode   *root,
                          VaneReport *report)
{
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);

  g_assert_cmpuint (n, ==, recorded_length (recorded_get (root, "properties/periods")));
  for (guint i = 0; i < n; i++)
    {
      JsonNode *period = recorded_get (root, "properties/periods/%u", i);

      g_assert_cmpint (hours[i].time, ==, get_time (recorded_get (period, "startTime")));
      g_assert_cmpint (hours[i].span_s, ==, get_time (recorded_get (period, "endTime")) - hours[i].time);
      recorded_expect (&hours[i], VANE_FIELD_TEMPERATURE, get_temperature (period));
      recorded_expect (&hours[i], VANE_FIELD_DEW_POINT, get_quantity (period, "dewpoint"));
      recorded_expect (&hours[i], VANE_FIELD_HUMIDITY, get_quantity (period, "relativeHumidity"));
      check_period (&hours[i], period);
      g_assert_cmpint (hours[i].daylight, ==,
                       json_node_get_boolean (recorded_get (period, "isDaytime")) ? VANE_DAYLIGHT_DAY
                                                                                   : VANE_DAYLIGHT_NIGHT);
    }
}

static const VaneDay *
find_day (gboolean    guam,
          VaneReport *report,
          JsonNode   *start,
          guint      *hour)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (guam ? "Pacific/Guam" : "America/New_York");
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (get_time (start));
  g_autoptr(GDateTime) local = g_date_time_to_timezone (utc, zone);
  guint n, date;
  const VaneDay *days = vane_report_get_days (report, &n);

  date = (guint) (g_date_time_get_year (local) * 10000 + g_date_time_get_month (local) * 100 +
                  g_date_time_get_day_of_month (local));
  *hour = (guint) g_date_time_get_hour (local);
  for (guint i = 0; i < n; i++)
    if (days[i].date == date)
      return &days[i];

  return NULL;
}

/* Each half-day is in the day of its date: as the high, or as the low. "Overnight" is the
 * rest of a night whose date is over. */
void
recorded_check_nws_days (JsonNode   *root,
                         gboolean    guam,
                         VaneReport *report)
{
  for (guint i = 0; i < recorded_length (recorded_get (root, "properties/periods")); i++)
    {
      JsonNode *period = recorded_get (root, "properties/periods/%u", i);
      JsonNode *start = recorded_get (period, "startTime");
      const VaneDay *day;
      gboolean is_day;
      guint hour;

      if (recorded_string (start) == NULL)
        {
          /* Every member is null: there is nothing to tell, and that was looked at. */
          recorded_expect (NULL, VANE_FIELD_TEMPERATURE, NAN);
          continue;
        }
      is_day = json_node_get_boolean (recorded_get (period, "isDaytime"));
      day = find_day (guam, report, start, &hour);
      if (!is_day && hour < 12)
        continue;
      g_assert_nonnull (day);
      recorded_expect (&day->sample, is_day ? VANE_FIELD_TEMPERATURE_MAX : VANE_FIELD_TEMPERATURE_MIN,
                       get_temperature (period));
      if (is_day)
        recorded_expect_condition (&day->sample, get_condition (period));
      g_assert_false (day->sample.values[VANE_FIELD_WIND_SPEED] < get_wind (recorded_get (period, "windSpeed")) - 1e-9);
      g_assert_false (day->sample.values[VANE_FIELD_PRECIPITATION_PROBABILITY] <
                      get_quantity (period, "probabilityOfPrecipitation"));
    }
}

void
recorded_check_nws_observation (JsonNode   *root,
                                VaneReport *report)
{
  static const struct
  {
    const char *name;
    VaneField   field;
  } members[] = {
    { "temperature", VANE_FIELD_TEMPERATURE },       { "windDirection", VANE_FIELD_WIND_DIRECTION },
    { "windSpeed", VANE_FIELD_WIND_SPEED },          { "windGust", VANE_FIELD_WIND_GUST },
    { "visibility", VANE_FIELD_VISIBILITY },         { "relativeHumidity", VANE_FIELD_HUMIDITY },
  };
  JsonNode *first = recorded_get (root, "features/0");
  JsonNode *properties = recorded_get (first != NULL ? first : root, "properties");
  const VaneSample *now = vane_report_get_now (report);
  double pressure = get_quantity (properties, "seaLevelPressure");

  recorded_expect (now, VANE_FIELD_TEMPERATURE, get_quantity (properties, "temperature"));
  if (now == NULL)
    return;

  g_assert_cmpint (now->time, ==, get_time (recorded_get (properties, "timestamp")));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    recorded_expect (now, members[i].field, get_quantity (properties, members[i].name));
  recorded_expect (now, VANE_FIELD_PRESSURE,
                   isnan (pressure) ? get_quantity (properties, "barometricPressure") : pressure);
  if (!isnan (get_quantity (properties, "heatIndex")))
    recorded_expect (now, VANE_FIELD_FEELS_LIKE, get_quantity (properties, "heatIndex"));
  else if (!isnan (get_quantity (properties, "windChill")))
    recorded_expect (now, VANE_FIELD_FEELS_LIKE, get_quantity (properties, "windChill"));
  if (!isnan (get_quantity (properties, "dewpoint")))
    recorded_expect (now, VANE_FIELD_DEW_POINT, get_quantity (properties, "dewpoint"));
}
