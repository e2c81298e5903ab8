/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "recorded/recorded.h"

#include <string.h>

static const struct
{
  const char *name;
  VaneField   field;
} details[] = {
  { "air_temperature", VANE_FIELD_TEMPERATURE },
  { "relative_humidity", VANE_FIELD_HUMIDITY },
  { "air_pressure_at_sea_level", VANE_FIELD_PRESSURE },
  { "wind_speed", VANE_FIELD_WIND_SPEED },
  { "wind_speed_of_gust", VANE_FIELD_WIND_GUST },
  { "wind_from_direction", VANE_FIELD_WIND_DIRECTION },
  { "cloud_area_fraction", VANE_FIELD_CLOUD_COVER },
  { "ultraviolet_index_clear_sky", VANE_FIELD_UV_INDEX },
};

/* Those that occur in the recordings. */
static const char *const symbols[][2] = {
  { "clearsky", "clear" },
  { "fair", "mostly-clear" },
  { "partlycloudy", "partly-cloudy" },
  { "cloudy", "cloudy" },
  { "fog", "fog" },
  { "lightrain", "light-rain" },
  { "rain", "rain" },
  { "heavyrain", "heavy-rain" },
  { "lightrainshowers", "showers" },
  { "rainshowers", "showers" },
  { "heavyrainshowers", "heavy-rain" },
  { "lightsleet", "sleet" },
  { "sleet", "sleet" },
  { "heavysleet", "sleet" },
  { "lightsleetshowers", "sleet" },
  { "sleetshowers", "sleet" },
  { "lightsnow", "light-snow" },
  { "snow", "snow" },
  { "heavysnow", "heavy-snow" },
  { "lightsnowshowers", "snow-showers" },
  { "snowshowers", "snow-showers" },
  { "rainandthunder", "thunderstorm" },
  { "lightrainandthunder", "thunderstorm" },
  { "heavyrainandthunder", "thunderstorm" },
  { "lightrainshowersandthunder", "thunderstorm" },
  { "rainshowersandthunder", "thunderstorm" },
  { "heavyrainshowersandthunder", "thunderstorm" },
};

static void
check_symbol (const VaneSample *sample,
              JsonNode         *node)
{
  g_auto(GStrv) pieces = g_strsplit (recorded_string (node), "_", 2);

  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (g_str_equal (symbols[i][0], pieces[0]))
      {
        recorded_expect_condition (sample, symbols[i][1]);
        if (pieces[1] != NULL && !g_str_equal (pieces[1], "polartwilight"))
          g_assert_cmpint (sample->daylight, ==,
                           g_str_equal (pieces[1], "day") ? VANE_DAYLIGHT_DAY : VANE_DAYLIGHT_NIGHT);
        return;
      }

  g_error ("A symbol that is not in the table: %s", pieces[0]);
}

static void
check_step (JsonNode         *data,
            const VaneSample *sample)
{
  gboolean hourly = recorded_get (data, "next_1_hours") != NULL;
  const char *next = hourly ? "next_1_hours" : "next_6_hours";

  g_assert_nonnull (sample);
  g_assert_cmpint (sample->span_s, ==, hourly ? 3600 : 6 * 3600);
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    recorded_expect (sample, details[i].field,
                     recorded_number (recorded_get (data, "instant/details/%s", details[i].name)));
  recorded_expect (sample, VANE_FIELD_PRECIPITATION,
                   recorded_number (recorded_get (data, "%s/details/precipitation_amount", next)));
  recorded_expect (sample, VANE_FIELD_PRECIPITATION_PROBABILITY,
                   recorded_number (recorded_get (data, "%s/details/probability_of_precipitation", next)));
  recorded_expect (sample, VANE_FIELD_TEMPERATURE_MIN,
                   recorded_number (recorded_get (data, "%s/details/air_temperature_min", next)));
  recorded_expect (sample, VANE_FIELD_TEMPERATURE_MAX,
                   recorded_number (recorded_get (data, "%s/details/air_temperature_max", next)));
  if (recorded_get (data, "instant/details/dew_point_temperature") != NULL)
    recorded_expect (sample, VANE_FIELD_DEW_POINT,
                     recorded_number (recorded_get (data, "instant/details/dew_point_temperature")));
  g_assert_true (vane_sample_has (sample, VANE_FIELD_FEELS_LIKE));
  g_assert_true (vane_sample_has (sample, VANE_FIELD_DEW_POINT));
  check_symbol (sample, recorded_get (data, "%s/summary/symbol_code", next));
}

void
recorded_check_met (JsonNode   *root,
                    VaneReport *report)
{
  guint n, n_expected = 0;
  const VaneSample *hours = vane_report_get_hours (report, &n);
  guint n_steps = recorded_length (recorded_get (root, "properties/timeseries"));

  for (guint i = 0; i < n_steps; i++)
    {
      JsonNode *step = recorded_get (root, "properties/timeseries/%u", i);
      JsonNode *data = recorded_get (step, "data");
      const VaneSample *sample = recorded_find (hours, n, recorded_time (recorded_get (step, "time"), 0));

      if (recorded_get (data, "next_1_hours") == NULL && recorded_get (data, "next_6_hours") == NULL)
        {
          g_assert_null (sample);
          continue;
        }
      n_expected++;
      check_step (data, sample);
    }
  g_assert_cmpuint (n, ==, n_expected);
  g_assert_null (vane_report_get_now (report));
  vane_report_get_days (report, &n);
  g_assert_cmpuint (n, >, 0);
}

void
recorded_check_met_nowcast (JsonNode   *root,
                            VaneReport *report)
{
  guint n;
  const VaneSample *minutes = vane_report_get_minutes (report, &n);
  guint n_steps = recorded_length (recorded_get (root, "properties/timeseries"));

  g_assert_cmpuint (n, ==, n_steps);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *step = recorded_get (root, "properties/timeseries/%u", i);
      double rate = recorded_number (recorded_get (step, "data/instant/details/precipitation_rate"));

      g_assert_cmpint (minutes[i].time, ==, recorded_time (recorded_get (step, "time"), 0));
      g_assert_cmpint (minutes[i].span_s, ==, 300);
      recorded_expect (&minutes[i], VANE_FIELD_PRECIPITATION_RATE, rate);
      recorded_expect (&minutes[i], VANE_FIELD_PRECIPITATION, rate / 12.0);
    }
}

void
recorded_check_met_no_radar (JsonNode   *root,
                             VaneReport *report)
{
  guint n;

  vane_report_get_minutes (report, &n);
  g_assert_cmpuint (n, ==, 0);
  recorded_count ();
}
