/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The National Weather Service's forecasts: hours, and half-days that become days; and
 * what a station saw last. */
#include "config.h"

#include <math.h>

#include "model/vane-derive.h"
#include "provider/nws.h"

#define HOUR_S 3600

/* A week of half-days is 14, six and a half days of hours 156. */
#define MAX_PERIODS 1000

static JsonArray *
parse_periods (GBytes    *body,
               JsonNode **node,
               GError   **error)
{
  JsonObject *root = vane_json_parse_object (body, node, error);
  JsonObject *properties = root != NULL ? vane_json_need_object (root, "properties", error) : NULL;

  return properties != NULL ? vane_json_need_array (properties, "periods", error) : NULL;
}

static void
read_period (JsonObject *period,
             VaneSample *sample)
{
  vane_sample_set (sample, VANE_FIELD_PRECIPITATION_PROBABILITY,
                   vane_nws_read_quantity (period, "probabilityOfPrecipitation", VANE_QUANTITY_PERCENT));
  vane_sample_set (sample, VANE_FIELD_WIND_SPEED, vane_nws_read_wind (period, "windSpeed"));
  vane_sample_set (sample, VANE_FIELD_WIND_GUST, vane_nws_read_wind (period, "windGust"));
  vane_sample_set (sample, VANE_FIELD_WIND_DIRECTION,
                   vane_nws_read_direction (vane_json_get_string (period, "windDirection")));
  sample->condition = vane_nws_read_period_condition (period);
}

static void
fill_derived (VaneSample *sample)
{
  double temperature = sample->values[VANE_FIELD_TEMPERATURE];
  double humidity = sample->values[VANE_FIELD_HUMIDITY];

  if (!vane_sample_has (sample, VANE_FIELD_FEELS_LIKE))
    vane_sample_set (sample, VANE_FIELD_FEELS_LIKE,
                     vane_derive_feels_like (temperature, humidity, sample->values[VANE_FIELD_WIND_SPEED]));
  if (!vane_sample_has (sample, VANE_FIELD_DEW_POINT))
    vane_sample_set (sample, VANE_FIELD_DEW_POINT, vane_derive_dew_point (temperature, humidity));
}

/**
 * vane_nws_parse_hours:
 * @body: (nullable): the answer of forecast/hourly
 * @out: where the hours go
 * @error: DATA
 *
 * Returns: whether it could be read
 */
gboolean
vane_nws_parse_hours (GBytes            *body,
                      VaneReportBuilder *out,
                      GError           **error)
{
  g_autoptr(JsonNode) node = NULL;
  JsonArray *periods = parse_periods (body, &node, error);

  if (periods == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (json_array_get_length (periods), MAX_PERIODS); i++)
    {
      JsonObject *period = vane_json_get_element (periods, i);
      gint64 time = vane_json_get_time (period, "startTime");
      gint64 end = vane_json_get_time (period, "endTime");
      VaneSample sample;

      if (time == VANE_TIME_NONE)
        continue;
      vane_sample_init (&sample, time, end > time ? end - time : HOUR_S);
      vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, vane_nws_read_temperature (period));
      vane_sample_set (&sample, VANE_FIELD_DEW_POINT,
                       vane_nws_read_quantity (period, "dewpoint", VANE_QUANTITY_TEMPERATURE));
      vane_sample_set (&sample, VANE_FIELD_HUMIDITY,
                       vane_nws_read_quantity (period, "relativeHumidity", VANE_QUANTITY_PERCENT));
      read_period (period, &sample);
      fill_derived (&sample);
      sample.daylight = vane_nws_read_daylight (vane_json_get_string (period, "icon"));
      vane_report_builder_add (out, VANE_BLOCK_HOURS, &sample);
    }

  return TRUE;
}

/* The day of a date, which is made when it is new. */
static VaneDay *
find_day (GArray *days,
          guint   date)
{
  VaneDay day = { .date = date, .sunrise = VANE_TIME_NONE, .sunset = VANE_TIME_NONE };

  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, VaneDay, i).date == date)
      return &g_array_index (days, VaneDay, i);

  vane_sample_init (&day.sample, 0, 0);
  g_array_append_val (days, day);

  return &g_array_index (days, VaneDay, days->len - 1);
}

static void
take_greater (VaneSample       *day,
              const VaneSample *half,
              VaneField         field)
{
  double value = half->values[field];

  if (!isnan (value) && (isnan (day->values[field]) || value > day->values[field]))
    vane_sample_set (day, field, value);
}

/* The day gives the high, the night that begins on that date gives the low. What is said of
 * a date is what its day does; the night counts where the day is over. */
static void
add_half (VaneDay          *day,
          const VaneSample *half,
          double            temperature,
          gboolean          is_day)
{
  VaneSample *sample = &day->sample;

  vane_sample_set (sample, is_day ? VANE_FIELD_TEMPERATURE_MAX : VANE_FIELD_TEMPERATURE_MIN, temperature);
  take_greater (sample, half, VANE_FIELD_PRECIPITATION_PROBABILITY);
  take_greater (sample, half, VANE_FIELD_WIND_SPEED);
  take_greater (sample, half, VANE_FIELD_WIND_GUST);
  if (is_day || !vane_sample_has (sample, VANE_FIELD_WIND_DIRECTION))
    vane_sample_set (sample, VANE_FIELD_WIND_DIRECTION, half->values[VANE_FIELD_WIND_DIRECTION]);
  if (is_day || sample->condition == VANE_CONDITION_UNKNOWN)
    sample->condition = half->condition;
}

/* A date without a day or a night: what its hours say. */
static void
fill_extremes (VaneDay           *day,
               GTimeZone         *zone,
               VaneReportBuilder *out)
{
  GArray *hours = vane_report_builder_peek (out, VANE_BLOCK_HOURS);
  double least = NAN, greatest = NAN;

  if (vane_sample_has (&day->sample, VANE_FIELD_TEMPERATURE_MIN) &&
      vane_sample_has (&day->sample, VANE_FIELD_TEMPERATURE_MAX))
    return;

  for (guint i = 0; i < hours->len; i++)
    {
      const VaneSample *hour = &g_array_index (hours, VaneSample, i);

      if (vane_derive_date (zone, hour->time) == day->date)
        {
          least = fmin (least, hour->values[VANE_FIELD_TEMPERATURE]);
          greatest = fmax (greatest, hour->values[VANE_FIELD_TEMPERATURE]);
        }
    }
  if (!vane_sample_has (&day->sample, VANE_FIELD_TEMPERATURE_MIN))
    vane_sample_set (&day->sample, VANE_FIELD_TEMPERATURE_MIN, least);
  if (!vane_sample_has (&day->sample, VANE_FIELD_TEMPERATURE_MAX))
    vane_sample_set (&day->sample, VANE_FIELD_TEMPERATURE_MAX, greatest);
}

/* No high is below what was just measured, no low above it. */
static void
widen (VaneDay           *day,
       GTimeZone         *zone,
       VaneReportBuilder *out)
{
  GArray *nows = vane_report_builder_peek (out, VANE_BLOCK_NOW);

  for (guint i = 0; i < nows->len; i++)
    {
      const VaneSample *now = &g_array_index (nows, VaneSample, i);
      double temperature = now->values[VANE_FIELD_TEMPERATURE];

      if (vane_derive_date (zone, now->time) != day->date)
        continue;
      vane_sample_set (&day->sample, VANE_FIELD_TEMPERATURE_MIN,
                       fmin (day->sample.values[VANE_FIELD_TEMPERATURE_MIN], temperature));
      vane_sample_set (&day->sample, VANE_FIELD_TEMPERATURE_MAX,
                       fmax (day->sample.values[VANE_FIELD_TEMPERATURE_MAX], temperature));
    }
}

/**
 * vane_nws_parse_days:
 * @body: (nullable): the answer of forecast
 * @zone: the place's zone
 * @out: where the days go; the hours and now are there already
 * @error: DATA
 *
 * Half-days are paired by what they are and by their date, never by their number: the list
 * may begin with "This Afternoon", "Tonight" or "Overnight". The rest of a night that began
 * on the date before belongs to that date, which is over.
 *
 * Returns: whether it could be read
 */
gboolean
vane_nws_parse_days (GBytes            *body,
                     GTimeZone         *zone,
                     VaneReportBuilder *out,
                     GError           **error)
{
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (VaneDay));
  JsonArray *periods = parse_periods (body, &node, error);

  if (periods == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (json_array_get_length (periods), MAX_PERIODS); i++)
    {
      JsonObject *period = vane_json_get_element (periods, i);
      gint64 time = vane_json_get_time (period, "startTime");
      gboolean is_day = vane_json_get_boolean (period, "isDaytime", FALSE);
      guint date = time != VANE_TIME_NONE ? vane_derive_date (zone, time) : 0;
      VaneSample half;

      if (date == 0 || (!is_day && vane_derive_date (zone, time - 12 * HOUR_S) != date))
        continue;
      vane_sample_init (&half, time, 0);
      read_period (period, &half);
      add_half (find_day (days, date), &half, vane_nws_read_temperature (period), is_day);
    }

  for (guint i = 0; i < days->len; i++)
    {
      VaneDay *day = &g_array_index (days, VaneDay, i);

      fill_extremes (day, zone, out);
      widen (day, zone, out);
      vane_report_builder_add_day (out, day);
    }

  return TRUE;
}

/**
 * vane_nws_parse_observation:
 * @body: (nullable): the answer of observations/latest: a feature, or a collection of them
 * @out: where it goes
 * @error: DATA
 *
 * One without a temperature is passed over: the next station may have one.
 *
 * Returns: whether it could be read
 */
gboolean
vane_nws_parse_observation (GBytes            *body,
                            VaneReportBuilder *out,
                            GError           **error)
{
  static const struct
  {
    const char  *name;
    VaneField    field;
    VaneQuantity quantity;
  } columns[] = {
    { "temperature", VANE_FIELD_TEMPERATURE, VANE_QUANTITY_TEMPERATURE },
    { "dewpoint", VANE_FIELD_DEW_POINT, VANE_QUANTITY_TEMPERATURE },
    { "windDirection", VANE_FIELD_WIND_DIRECTION, VANE_QUANTITY_ANGLE },
    { "windSpeed", VANE_FIELD_WIND_SPEED, VANE_QUANTITY_SPEED },
    { "windGust", VANE_FIELD_WIND_GUST, VANE_QUANTITY_SPEED },
    /* The altimeter's setting first: it is near the other one, which is often missing. */
    { "barometricPressure", VANE_FIELD_PRESSURE, VANE_QUANTITY_PRESSURE },
    { "seaLevelPressure", VANE_FIELD_PRESSURE, VANE_QUANTITY_PRESSURE },
    { "visibility", VANE_FIELD_VISIBILITY, VANE_QUANTITY_DISTANCE },
    { "relativeHumidity", VANE_FIELD_HUMIDITY, VANE_QUANTITY_PERCENT },
    { "windChill", VANE_FIELD_FEELS_LIKE, VANE_QUANTITY_TEMPERATURE },
    { "heatIndex", VANE_FIELD_FEELS_LIKE, VANE_QUANTITY_TEMPERATURE },
  };
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root = vane_json_parse_object (body, &node, error);
  JsonObject *first = vane_json_get_element (vane_json_get_array (root, "features"), 0);
  JsonObject *properties = vane_json_get_object (first != NULL ? first : root, "properties");
  gint64 time = vane_json_get_time (properties, "timestamp");
  VaneSample sample;

  if (root == NULL)
    return FALSE;
  if (time == VANE_TIME_NONE)
    return TRUE;

  vane_sample_init (&sample, time, 0);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      double value = vane_nws_read_quantity (properties, columns[i].name, columns[i].quantity);

      if (!isnan (value))
        vane_sample_set (&sample, columns[i].field, value);
    }
  if (!vane_sample_has (&sample, VANE_FIELD_TEMPERATURE))
    return TRUE;

  fill_derived (&sample);
  sample.condition = vane_nws_read_observed_condition (properties);
  sample.daylight = vane_nws_read_daylight (vane_json_get_string (properties, "icon"));
  vane_report_builder_add (out, VANE_BLOCK_NOW, &sample);

  return TRUE;
}
