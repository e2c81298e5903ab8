/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "recorded/recorded.h"

#include <math.h>

static const struct
{
  const char *path;
  VaneField   field;
  double      factor;
} values[] = {
  { "main/pressure", VANE_FIELD_PRESSURE, 1.0 },
  { "main/humidity", VANE_FIELD_HUMIDITY, 1.0 },
  { "wind/speed", VANE_FIELD_WIND_SPEED, 1.0 },
  { "wind/gust", VANE_FIELD_WIND_GUST, 1.0 },
  { "wind/deg", VANE_FIELD_WIND_DIRECTION, 1.0 },
  { "clouds/all", VANE_FIELD_CLOUD_COVER, 1.0 },
  { "visibility", VANE_FIELD_VISIBILITY, 1.0 },
  { "pop", VANE_FIELD_PRECIPITATION_PROBABILITY, 100.0 },
};

static const struct
{
  int         id;
  const char *condition;
} conditions[] = {
  { 500, "light-rain" }, { 501, "rain" },          { 502, "heavy-rain" },    { 600, "light-snow" },
  { 601, "snow" },       { 602, "heavy-snow" },    { 701, "mist" },          { 741, "fog" },
  { 800, "clear" },      { 801, "mostly-clear" },  { 802, "partly-cloudy" }, { 803, "cloudy" },
  { 804, "cloudy" },     { 300, "drizzle" },       { 200, "thunderstorm" },  { 721, "haze" },
  { 211, "thunderstorm" },
};

/* The question is not in the answer: no place is at 150 °C, none at 150 K. */
const char *
recorded_get_owm_units (JsonNode *root)
{
  double temperature = recorded_number (recorded_get (root, "main/temp"));

  if (isnan (temperature))
    temperature = recorded_number (recorded_get (root, "list/0/main/temp"));
  if (isnan (temperature))
    temperature = recorded_number (recorded_get (root, "current/temp"));

  return temperature > 150.0 ? "standard" : "metric";
}

static void
check_sample (JsonNode         *node,
              gboolean          kelvin,
              const VaneSample *sample)
{
  double id = recorded_number (recorded_get (node, "weather/0/id"));
  double zero = kelvin ? 273.15 : 0.0;

  recorded_expect (sample, VANE_FIELD_TEMPERATURE, recorded_number (recorded_get (node, "main/temp")) - zero);
  recorded_expect (sample, VANE_FIELD_FEELS_LIKE, recorded_number (recorded_get (node, "main/feels_like")) - zero);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    recorded_expect (sample, values[i].field,
                     recorded_number (recorded_get (node, "%s", values[i].path)) * values[i].factor);
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (conditions[i].id == (int) id)
      recorded_expect_condition (sample, conditions[i].condition);
}

void
recorded_check_owm_now (JsonNode   *root,
                        VaneReport *report)
{
  const VaneSample *now = vane_report_get_now (report);

  g_assert_nonnull (now);
  g_assert_cmpint (now->time, ==, recorded_time (recorded_get (root, "dt"), 0));
  check_sample (root, g_str_equal (recorded_get_owm_units (root), "standard"), now);
}

void
recorded_check_owm_steps (JsonNode   *root,
                          VaneReport *report)
{
  gboolean kelvin = g_str_equal (recorded_get_owm_units (root), "standard");
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);
  guint n_steps = recorded_length (recorded_get (root, "list"));

  g_assert_cmpuint (n, ==, n_steps);
  for (guint i = 0; i < n_steps; i++)
    {
      JsonNode *step = recorded_get (root, "list/%u", i);
      const VaneSample *sample = recorded_find (hours, n, recorded_time (recorded_get (step, "dt"), 0));
      double rain = recorded_number (recorded_get (step, "rain/3h"));
      double snow = recorded_number (recorded_get (step, "snow/3h"));

      g_assert_nonnull (sample);
      g_assert_cmpint (sample->span_s, ==, 3 * 3600);
      check_sample (step, kelvin, sample);
      recorded_expect (sample, VANE_FIELD_RAIN, rain);
      recorded_expect (sample, VANE_FIELD_SNOW, snow);
      if (!isnan (rain) || !isnan (snow))
        recorded_expect (sample, VANE_FIELD_PRECIPITATION, (isnan (rain) ? 0.0 : rain) + (isnan (snow) ? 0.0 : snow));
    }
}

void
recorded_check_owm_air (JsonNode   *root,
                        VaneReport *report)
{
  static const struct
  {
    const char *name;
    VaneField   field;
  } gases[] = {
    { "co", VANE_FIELD_CARBON_MONOXIDE }, { "no2", VANE_FIELD_NITROGEN_DIOXIDE }, { "o3", VANE_FIELD_OZONE },
    { "so2", VANE_FIELD_SULPHUR_DIOXIDE }, { "pm2_5", VANE_FIELD_PM2_5 },         { "pm10", VANE_FIELD_PM10 },
    { "nh3", VANE_FIELD_AMMONIA },
  };
  guint n;
  const VaneSample *air = vane_report_get_air (report, &n);

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpint (air[0].time, ==, recorded_time (recorded_get (root, "list/0/dt"), 0));
  recorded_expect (&air[0], VANE_FIELD_AQI_OWM, recorded_number (recorded_get (root, "list/0/main/aqi")));
  for (guint i = 0; i < G_N_ELEMENTS (gases); i++)
    recorded_expect (&air[0], gases[i].field,
                     recorded_number (recorded_get (root, "list/0/components/%s", gases[i].name)));
}
