/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "example-report.h"

const VaneProviderInfo example_provider = {
  .id = "open-meteo",
  .name = "Open-Meteo",
  .attribution = "Weather data by Open-Meteo.com (CC BY 4.0)",
};

VanePlace *
example_place_new (void)
{
  return vane_place_new (&(VanePlaceFields) {
      .id = "zip:us/94134",
      .name = "San Francisco",
      .admin1 = "California",
      .country = "United States",
      .country_code = "US",
      .postal_code = "94134",
      .timezone = "America/Los_Angeles",
      .latitude = 37.7195,
      .longitude = -122.4113,
  });
}

static void
add_now (VaneReportBuilder *builder)
{
  VaneSample sample;

  vane_sample_init (&sample, EXAMPLE_NOW - 300, 0);
  vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, 16.23);
  vane_sample_set (&sample, VANE_FIELD_FEELS_LIKE, 15.1);
  vane_sample_set (&sample, VANE_FIELD_HUMIDITY, 81.0);
  vane_sample_set (&sample, VANE_FIELD_WIND_SPEED, 11.9 / 3.6);
  vane_sample_set (&sample, VANE_FIELD_WIND_DIRECTION, 290.0);
  vane_sample_set (&sample, VANE_FIELD_PRESSURE, 1013.25);
  vane_sample_set (&sample, VANE_FIELD_VISIBILITY, 16093.44);
  sample.condition = VANE_CONDITION_PARTLY_CLOUDY;
  vane_report_builder_add (builder, VANE_BLOCK_NOW, &sample);
}

static void
add_hours (VaneReportBuilder *builder)
{
  for (guint i = 0; i < 41; i++)
    {
      VaneSample sample;

      vane_sample_init (&sample, EXAMPLE_NOW - 12 * 60 - 7 * 3600 + i * 3600, 3600);
      vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, 11.0 + 7.0 * (i % 24) / 23.0);
      vane_sample_set (&sample, VANE_FIELD_PRECIPITATION, i > 30 ? 0.5 : 0.0);
      vane_sample_set (&sample, VANE_FIELD_PRECIPITATION_PROBABILITY, i > 30 ? 60.0 : 20.0);
      sample.condition = i > 30 ? VANE_CONDITION_RAIN : VANE_CONDITION_MOSTLY_CLEAR;
      vane_report_builder_add (builder, VANE_BLOCK_HOURS, &sample);
    }
}

static void
add_minutes_and_air (VaneReportBuilder *builder)
{
  VaneSample sample;

  for (guint i = 0; i < 4; i++)
    {
      vane_sample_init (&sample, EXAMPLE_NOW + i * 900, 900);
      vane_sample_set (&sample, VANE_FIELD_PRECIPITATION, i * 0.1);
      vane_report_builder_add (builder, VANE_BLOCK_MINUTES, &sample);
    }
  for (guint i = 0; i < 3; i++)
    {
      vane_sample_init (&sample, EXAMPLE_NOW - 12 * 60 + (i - 1) * 3600, 0);
      vane_sample_set (&sample, VANE_FIELD_AQI_US, 40.0 + i);
      vane_sample_set (&sample, VANE_FIELD_AQI_EU, 20.0 + i);
      vane_sample_set (&sample, VANE_FIELD_PM2_5, 8.3);
      vane_sample_set (&sample, VANE_FIELD_POLLEN_GRASS, 0.1);
      vane_report_builder_add (builder, VANE_BLOCK_AIR, &sample);
    }
}

static void
add_alerts (VaneReportBuilder *builder)
{
  vane_report_builder_take_alert (builder, vane_alert_new (&(VaneAlertFields) {
      .id = "urn:1",
      .event = "Wind Advisory",
      .headline = "Wind until \"noon\" <b>",
      .severity = VANE_SEVERITY_MODERATE,
      .onset = EXAMPLE_NOW - 3600,
      .ends = EXAMPLE_NOW + 3600,
      .expires = VANE_TIME_NONE,
  }));
  vane_report_builder_take_alert (builder, vane_alert_new (&(VaneAlertFields) {
      .id = "urn:2",
      .event = "Flood Watch",
      .onset = VANE_TIME_NONE,
      .ends = VANE_TIME_NONE,
      .expires = EXAMPLE_NOW,
  }));
}

VaneReport *
example_report_new (void)
{
  g_autoptr(VanePlace) place = example_place_new ();
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "open-meteo", 0);
  g_autoptr(GError) error = NULL;
  VaneReport *report;

  add_now (builder);
  add_hours (builder);
  add_minutes_and_air (builder);
  add_alerts (builder);
  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    vane_report_builder_set_asked (builder, i, EXAMPLE_NOW - 120, EXAMPLE_NOW + 780);
  report = vane_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

VaneReport *
example_report_new_sparse (void)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .latitude = 0.0, .longitude = 0.0 });
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "met-norway", 0);
  g_autoptr(GError) error = NULL;
  VaneReport *report;

  for (guint i = 0; i < 2; i++)
    {
      VaneSample sample;

      vane_sample_init (&sample, EXAMPLE_NOW + i * 3600, 3600);
      vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, 20.0 + i);
      vane_report_builder_add (builder, VANE_BLOCK_HOURS, &sample);
    }
  vane_report_builder_set_asked (builder, VANE_BLOCK_HOURS, EXAMPLE_NOW, EXAMPLE_NOW + 1800);
  vane_report_builder_set_asked (builder, VANE_BLOCK_ALERTS, EXAMPLE_NOW, EXAMPLE_NOW + 600);
  vane_report_builder_set_failed (builder, VANE_BLOCK_AIR, VANE_ERROR_TIMEOUT);
  report = vane_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}
