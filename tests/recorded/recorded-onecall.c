/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "recorded/recorded.h"

#include <math.h>

static const struct
{
  const char *name;
  VaneField   field;
  double      factor;
} values[] = {
  { "pressure", VANE_FIELD_PRESSURE, 1.0 },     { "humidity", VANE_FIELD_HUMIDITY, 1.0 },
  { "uvi", VANE_FIELD_UV_INDEX, 1.0 },          { "clouds", VANE_FIELD_CLOUD_COVER, 1.0 },
  { "wind_speed", VANE_FIELD_WIND_SPEED, 1.0 }, { "wind_gust", VANE_FIELD_WIND_GUST, 1.0 },
  { "wind_deg", VANE_FIELD_WIND_DIRECTION, 1.0 }, { "pop", VANE_FIELD_PRECIPITATION_PROBABILITY, 100.0 },
};

static void
check_values (JsonNode         *node,
              double            zero,
              const VaneSample *sample)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    recorded_expect (sample, values[i].field,
                     recorded_number (recorded_get (node, "%s", values[i].name)) * values[i].factor);
  recorded_expect (sample, VANE_FIELD_DEW_POINT, recorded_number (recorded_get (node, "dew_point")) - zero);
}

static void
check_minutes (JsonNode   *root,
               VaneReport *report)
{
  guint n;
  const VaneSample *minutes = vane_report_get_minutes (report, &n);

  g_assert_cmpuint (n, ==, recorded_length (recorded_get (root, "minutely")));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (minutes[i].time, ==, recorded_time (recorded_get (root, "minutely/%u/dt", i), 0));
      recorded_expect (&minutes[i], VANE_FIELD_PRECIPITATION_RATE,
                       recorded_number (recorded_get (root, "minutely/%u/precipitation", i)));
    }
}

static void
check_hours (JsonNode   *root,
             double      zero,
             VaneReport *report)
{
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);

  g_assert_cmpuint (n, ==, recorded_length (recorded_get (root, "hourly")));
  for (guint i = 0; i < n; i++)
    {
      JsonNode *hour = recorded_get (root, "hourly/%u", i);

      g_assert_cmpint (hours[i].time, ==, recorded_time (recorded_get (hour, "dt"), 0));
      g_assert_cmpint (hours[i].span_s, ==, 3600);
      recorded_expect (&hours[i], VANE_FIELD_TEMPERATURE, recorded_number (recorded_get (hour, "temp")) - zero);
      recorded_expect (&hours[i], VANE_FIELD_FEELS_LIKE, recorded_number (recorded_get (hour, "feels_like")) - zero);
      recorded_expect (&hours[i], VANE_FIELD_VISIBILITY, recorded_number (recorded_get (hour, "visibility")));
      recorded_expect (&hours[i], VANE_FIELD_RAIN, recorded_number (recorded_get (hour, "rain/1h")));
      recorded_expect (&hours[i], VANE_FIELD_SNOW, recorded_number (recorded_get (hour, "snow/1h")));
      check_values (hour, zero, &hours[i]);
    }
}

static void
check_days (JsonNode   *root,
            double      zero,
            VaneReport *report)
{
  guint n;
  const VaneDay *days = vane_report_get_days (report, &n);

  if (recorded_get (root, "daily") == NULL)
    return;
  g_assert_cmpuint (n, ==, recorded_length (recorded_get (root, "daily")));
  for (guint i = 0; i < n; i++)
    {
      JsonNode *day = recorded_get (root, "daily/%u", i);
      const VaneSample *sample = &days[i].sample;
      gint64 noon = recorded_time (recorded_get (day, "dt"), 0);

      g_assert_true (sample->time < noon && noon < sample->time + sample->span_s);
      recorded_expect (sample, VANE_FIELD_TEMPERATURE_MIN, recorded_number (recorded_get (day, "temp/min")) - zero);
      recorded_expect (sample, VANE_FIELD_TEMPERATURE_MAX, recorded_number (recorded_get (day, "temp/max")) - zero);
      recorded_expect (sample, VANE_FIELD_RAIN, recorded_number (recorded_get (day, "rain")));
      recorded_expect (sample, VANE_FIELD_SNOW, recorded_number (recorded_get (day, "snow")));
      check_values (day, zero, sample);
      g_assert_cmpint (days[i].sunrise, ==, recorded_time (recorded_get (day, "sunrise"), 0));
      g_assert_cmpint (days[i].sunset, ==, recorded_time (recorded_get (day, "sunset"), 0));
    }
}

static gboolean
has_event (VaneReport *report,
           const char *event)
{
  guint n;
  VaneAlert *const *alerts = vane_report_get_alerts (report, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (vane_alert_get_fields (alerts[i])->event, event))
      return TRUE;

  return FALSE;
}

static double
get_zero (JsonNode *root)
{
  return g_str_equal (recorded_get_owm_units (root), "standard") ? 273.15 : 0.0;
}

void
recorded_check_owm_pieces (JsonNode   *root,
                           VaneReport *report)
{
  check_minutes (root, report);
  check_days (root, get_zero (root), report);
}

void
recorded_check_owm_onecall (JsonNode   *root,
                            VaneReport *report)
{
  guint n_alerts = recorded_length (recorded_get (root, "alerts"));

  g_assert_cmpstr (vane_report_get_zone_name (report), ==, recorded_string (recorded_get (root, "timezone")));
  recorded_count ();
  recorded_check_owm_pieces (root, report);
  check_hours (root, get_zero (root), report);

  for (guint i = 0; i < n_alerts; i++)
    {
      g_assert_true (has_event (report, recorded_string (recorded_get (root, "alerts/%u/event", i))));
      recorded_count ();
    }
}
