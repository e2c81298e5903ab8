/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenWeatherMap's One Call 3.0: minutes, 48 hours, 8 days and alerts in one answer, for keys
 * whose plan has it. A refusal is remembered for a day by the transport, like any NOT_IN_PLAN;
 * then 4.0 is asked (openweathermap-onecall4.c). https://openweathermap.org/api/one-call-3 */
#include "config.h"

#include <math.h>

#include "model/vane-derive.h"
#include "provider/openweathermap.h"

#define MINUTE_S 60
#define HOUR_S   3600

/**
 * vane_openweathermap_explain_onecall:
 * @status: the HTTP status
 * @body: its body
 * @fallback: what the status alone means
 *
 * A key that data/2.5 takes may be told here that it is invalid: it is not, its plan lacks
 * this. Of one that is, data/2.5 says so.
 *
 * Returns: the code
 */
VaneError
vane_openweathermap_explain_onecall (guint     status,
                                     GBytes   *body,
                                     VaneError fallback)
{
  return status == 401 || status == 403 ? VANE_ERROR_NOT_IN_PLAN
                                        : vane_openweathermap_explain (status, body, fallback);
}

/**
 * vane_openweathermap_plan_onecall:
 * @plan: a plan
 *
 * Adds it.
 */
void
vane_openweathermap_plan_onecall (VanePlan *plan)
{
  VaneRequest *request =
      vane_plan_add_extra (plan, &vane_openweathermap_endpoint, "/data/3.0/onecall",
                           VANE_BLOCK_BIT (VANE_BLOCK_MINUTES) | VANE_BLOCK_BIT (VANE_BLOCK_HOURS) |
                               VANE_BLOCK_BIT (VANE_BLOCK_DAYS) | VANE_BLOCK_BIT (VANE_BLOCK_ALERTS));

  /* What is now comes from data/2.5/weather, with and without a plan. */
  vane_request_add (request, "exclude", "current");
  vane_openweathermap_fill_request (plan, request, VANE_OPENWEATHERMAP_MIN_S, VANE_OPENWEATHERMAP_MAX_S);
  vane_openweathermap_add_words (plan, request);
  vane_request_set_explain (request, vane_openweathermap_explain_onecall);
}

/**
 * vane_openweathermap_read_minutes:
 * @minutes: (nullable): what either version says of the next hour
 * @out: where it goes
 */
void
vane_openweathermap_read_minutes (JsonArray         *minutes,
                                  VaneReportBuilder *out)
{
  for (guint i = 0; minutes != NULL && i < json_array_get_length (minutes); i++)
    {
      JsonObject *minute = vane_json_get_element (minutes, i);
      gint64 time = vane_json_get_time (minute, "dt");
      double rate = vane_json_get_number (minute, "precipitation");
      VaneSample sample;

      if (time == VANE_TIME_NONE)
        continue;
      vane_sample_init (&sample, time, MINUTE_S);
      vane_sample_set (&sample, VANE_FIELD_PRECIPITATION_RATE, rate);
      vane_sample_set (&sample, VANE_FIELD_PRECIPITATION, rate * MINUTE_S / HOUR_S);
      vane_report_builder_add (out, VANE_BLOCK_MINUTES, &sample);
    }
}

/* What hours and days have in common. */
static void
read_common (JsonObject                    *object,
             const VaneOpenweathermapScale *scale,
             VaneSample                    *sample)
{
  const VaneJsonColumn columns[] = {
    { "dew_point", VANE_FIELD_DEW_POINT, scale->temperature_factor, scale->temperature_offset },
    { "pressure", VANE_FIELD_PRESSURE, 1.0, 0.0 },
    { "humidity", VANE_FIELD_HUMIDITY, 1.0, 0.0 },
    { "uvi", VANE_FIELD_UV_INDEX, 1.0, 0.0 },
    { "clouds", VANE_FIELD_CLOUD_COVER, 1.0, 0.0 },
    { "wind_speed", VANE_FIELD_WIND_SPEED, scale->speed_factor, 0.0 },
    { "wind_gust", VANE_FIELD_WIND_GUST, scale->speed_factor, 0.0 },
    { "wind_deg", VANE_FIELD_WIND_DIRECTION, 1.0, 0.0 },
    { "pop", VANE_FIELD_PRECIPITATION_PROBABILITY, 100.0, 0.0 },
  };

  vane_json_read_sample (object, columns, G_N_ELEMENTS (columns), sample);
  vane_openweathermap_read_condition (object, sample);
}

/* Returns: when the last one ends; VANE_TIME_NONE where there are none */
static gint64
parse_hours (JsonObject                    *root,
             const VaneOpenweathermapScale *scale,
             VaneReportBuilder             *out)
{
  const VaneJsonColumn columns[] = {
    { "temp", VANE_FIELD_TEMPERATURE, scale->temperature_factor, scale->temperature_offset },
    { "feels_like", VANE_FIELD_FEELS_LIKE, scale->temperature_factor, scale->temperature_offset },
    { "visibility", VANE_FIELD_VISIBILITY, 1.0, 0.0 },
  };
  JsonArray *hours = vane_json_get_array (root, "hourly");
  gint64 end = VANE_TIME_NONE;

  for (guint i = 0; hours != NULL && i < json_array_get_length (hours); i++)
    {
      JsonObject *hour = vane_json_get_element (hours, i);
      gint64 time = vane_json_get_time (hour, "dt");
      VaneSample sample;

      if (time == VANE_TIME_NONE)
        continue;
      vane_sample_init (&sample, time, HOUR_S);
      vane_json_read_sample (hour, columns, G_N_ELEMENTS (columns), &sample);
      read_common (hour, scale, &sample);
      vane_openweathermap_read_precipitation (hour, &sample);
      if (vane_sample_is_empty (&sample))
        continue;
      vane_report_builder_add (out, VANE_BLOCK_HOURS, &sample);
      end = MAX (end, time + HOUR_S);
    }

  return end;
}

/* A plain number in 3.0; {"1h": n} in the documentation of 4.0. */
static double
read_day_amount (JsonObject *day,
                 const char *member)
{
  double amount = vane_json_get_number (day, member);

  return isnan (amount) ? vane_json_get_number (vane_json_get_object (day, member), "1h") : amount;
}

static void
read_day (JsonObject                    *object,
          const VaneOpenweathermapScale *scale,
          VaneSample                    *sample)
{
  const VaneJsonColumn columns[] = {
    { "min", VANE_FIELD_TEMPERATURE_MIN, scale->temperature_factor, scale->temperature_offset },
    { "max", VANE_FIELD_TEMPERATURE_MAX, scale->temperature_factor, scale->temperature_offset },
  };
  double rain = read_day_amount (object, "rain");
  double snow = read_day_amount (object, "snow");

  vane_json_read_sample (vane_json_get_object (object, "temp"), columns, G_N_ELEMENTS (columns), sample);
  read_common (object, scale, sample);
  vane_sample_set (sample, VANE_FIELD_RAIN, rain);
  vane_sample_set (sample, VANE_FIELD_SNOW, snow);
  vane_sample_set (sample, VANE_FIELD_PRECIPITATION, isnan (rain) ? snow : isnan (snow) ? rain : rain + snow);
}

/* Their instant of a day is its noon there: the date is right in any zone near by. */
static GTimeZone *
make_zone (JsonObject *root)
{
  const char *name = vane_json_get_string (root, "timezone");
  double offset_s = vane_json_get_number (root, "timezone_offset");
  GTimeZone *zone = name != NULL ? g_time_zone_new_identifier (name) : NULL;

  if (zone != NULL)
    return zone;

  return fabs (offset_s) <= 15.0 * HOUR_S ? g_time_zone_new_offset ((gint32) offset_s) : g_time_zone_new_utc ();
}

/**
 * vane_openweathermap_read_days:
 * @root: an answer, with its zone
 * @member: where its days stand
 * @scale: its units
 * @out: where they go
 */
void
vane_openweathermap_read_days (JsonObject                    *root,
                               const char                    *member,
                               const VaneOpenweathermapScale *scale,
                               VaneReportBuilder             *out)
{
  g_autoptr(GTimeZone) zone = make_zone (root);
  JsonArray *days = vane_json_get_array (root, member);

  for (guint i = 0; days != NULL && i < json_array_get_length (days); i++)
    {
      JsonObject *object = vane_json_get_element (days, i);
      gint64 time = vane_json_get_time (object, "dt");
      gint64 sunrise = vane_json_get_time (object, "sunrise");
      gint64 sunset = vane_json_get_time (object, "sunset");
      VaneDay day = { .sunrise = VANE_TIME_NONE, .sunset = VANE_TIME_NONE };

      if (time == VANE_TIME_NONE)
        continue;
      day.date = vane_derive_date (zone, time);
      vane_sample_init (&day.sample, time, 0);
      read_day (object, scale, &day.sample);
      vane_report_builder_add_day (out, &day);
      /* In polar day and night there are none, or 0: then they are computed. */
      if (sunrise != VANE_TIME_NONE && sunset > sunrise && vane_derive_date (zone, sunrise) == day.date)
        vane_report_builder_set_sun (out, day.date, sunrise, sunset);
    }
}

/* The service has alerts whose event is empty: what they are tagged with, else who warns, else how the text begins. */
static const char *
find_title (JsonObject *alert,
            const char *description)
{
  JsonArray *tags = vane_json_get_array (alert, "tags");
  JsonNode *tag = tags != NULL && json_array_get_length (tags) > 0 ? json_array_get_element (tags, 0) : NULL;
  const char *titles[] = {
    vane_json_get_string (alert, "event"),
    tag != NULL && JSON_NODE_HOLDS_VALUE (tag) ? json_node_get_string (tag) : NULL,
    vane_json_get_string (alert, "sender_name"),
    description,
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (titles[i] != NULL && *titles[i] != '\0')
      return titles[i];

  return NULL;
}

/* They have no ids that stay: it is known by who warns of what, and from when; where it does not say of what, by the
 * text. */
static char *
make_id (const char *sender,
         const char *event,
         const char *description,
         gint64      start)
{
  if (event != NULL && *event != '\0')
    return g_strdup_printf ("openweathermap:%s:%s:%" G_GINT64_FORMAT, sender != NULL ? sender : "", event, start);

  return g_strdup_printf ("openweathermap:%s:#%08x:%" G_GINT64_FORMAT, sender != NULL ? sender : "",
                          g_str_hash (description != NULL ? description : ""), start);
}

/**
 * vane_openweathermap_take_alert:
 * @alert: what either version says of one
 * @description: (nullable): its text, in one language
 * @out: where it goes; it is left out only where it says nothing at all
 */
void
vane_openweathermap_take_alert (JsonObject        *alert,
                                const char        *description,
                                VaneReportBuilder *out)
{
  const char *title = find_title (alert, description);
  const char *sender = vane_json_get_string (alert, "sender_name");
  gint64 start = vane_json_get_time (alert, "start");
  g_autofree char *id = make_id (sender, vane_json_get_string (alert, "event"), description, start);

  if (title == NULL)
    return;
  vane_report_builder_take_alert (out, vane_alert_new (&(VaneAlertFields) {
                                           .id = id,
                                           .event = title,
                                           .description = description,
                                           .sender = sender != NULL && *sender != '\0' ? sender : NULL,
                                           .severity = VANE_SEVERITY_UNKNOWN,
                                           .onset = start,
                                           .ends = vane_json_get_time (alert, "end"),
                                           .expires = VANE_TIME_NONE,
                                           .sent = VANE_TIME_NONE,
                                       }));
}

/* The member is missing where there are none. */
static void
parse_alerts (JsonObject        *root,
              VaneReportBuilder *out)
{
  JsonArray *alerts = vane_json_get_array (root, "alerts");

  for (guint i = 0; alerts != NULL && i < json_array_get_length (alerts); i++)
    {
      JsonObject *alert = vane_json_get_element (alerts, i);

      vane_openweathermap_take_alert (alert, vane_json_get_string (alert, "description"), out);
    }
}

/**
 * vane_openweathermap_parse_onecall:
 * @body: an answer
 * @request: what it answers
 * @out: where it goes
 * @end: (out): unix seconds: until when it has hours; %VANE_TIME_NONE where it has none
 * @error: DATA
 *
 * Any of its lists may be missing: minutes are given for some countries only.
 *
 * Returns: whether it could be read
 */
gboolean
vane_openweathermap_parse_onecall (GBytes            *body,
                                   VaneRequest       *request,
                                   VaneReportBuilder *out,
                                   gint64            *end,
                                   GError           **error)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root = vane_json_parse_object (body, &node, error);
  VaneOpenweathermapScale scale = vane_openweathermap_get_scale (request);

  *end = VANE_TIME_NONE;
  if (root == NULL)
    return FALSE;
  /* An error with the status 200, or something else altogether. */
  if (isnan (vane_json_get_number (root, "lat")) || isnan (vane_json_get_number (root, "lon")))
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_DATA, "lat, lon: expected numbers");
      return FALSE;
    }

  vane_report_builder_set_zone (out, vane_json_get_string (root, "timezone"));
  vane_openweathermap_read_minutes (vane_json_get_array (root, "minutely"), out);
  *end = parse_hours (root, &scale, out);
  vane_openweathermap_read_days (root, "daily", &scale, out);
  parse_alerts (root, out);

  return TRUE;
}
