/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "model/vane-report.h"
#include "support/vane-test.h"

/* 2026-11-21 15:00:00 UTC */
#define HOUR G_GINT64_CONSTANT (1795273200)

static VaneReportBuilder *
make_builder (const char *timezone,
              double      latitude,
              double      longitude,
              guint       required)
{
  g_autoptr(VanePlace) place = vane_place_new (
      &(VanePlaceFields) { .name = "x", .timezone = timezone, .latitude = latitude, .longitude = longitude });

  return vane_report_builder_new (place, "test", required);
}

static void
add_hour (VaneReportBuilder *builder,
          gint64             time,
          gint64             span_s,
          double             temperature)
{
  VaneSample sample;

  vane_sample_init (&sample, time, span_s);
  vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, temperature);
  vane_report_builder_add (builder, VANE_BLOCK_HOURS, &sample);
}

static VaneReport *
end (VaneReportBuilder *builder)
{
  g_autoptr(GError) error = NULL;
  VaneReport *report = vane_report_builder_end (builder, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);

  return report;
}

static void
test_order (void)
{
  g_autoptr(VaneReportBuilder) builder = make_builder ("UTC", 0.0, 0.0, 0);
  g_autoptr(VaneReport) report = NULL;
  const VaneSample *hours;
  guint n;

  add_hour (builder, HOUR + 3600, 0, 2.0);
  add_hour (builder, HOUR, 0, 1.0);
  add_hour (builder, HOUR + 3600, 0, 99.0);
  add_hour (builder, HOUR + 4 * 3600, 0, 3.0);
  add_hour (builder, HOUR, 0, NAN);   /* says nothing */
  report = end (builder);

  hours = vane_report_get_hours (report, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (hours[0].time, ==, HOUR);
  g_assert_cmpint (hours[0].span_s, ==, 3600);
  /* The first of two for the same instant counts; it lasts until the next. */
  g_assert_cmpfloat (vane_sample_get (&hours[1], VANE_FIELD_TEMPERATURE), ==, 2.0);
  g_assert_cmpint (hours[1].span_s, ==, 3 * 3600);
  g_assert_cmpint (hours[2].span_s, ==, 3 * 3600);
  g_assert_cmpint (hours[0].daylight, ==, VANE_DAYLIGHT_DAY);
  g_assert_cmpint (hours[2].daylight, ==, VANE_DAYLIGHT_NIGHT);
}

static void
test_hostile_times (void)
{
  static const gint64 times[] = { G_MININT64, -1, G_MAXINT64, G_GINT64_CONSTANT (253402300799) };
  g_autoptr(VaneReportBuilder) builder = make_builder ("UTC", 0.0, 0.0, 0);
  g_autoptr(VaneReport) report = NULL;
  const VaneSample *hours;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      VaneSample sample;

      add_hour (builder, times[i], 3600, 1.0);
      vane_sample_init (&sample, times[i], 0);
      vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, 1.0);
      vane_report_builder_add (builder, VANE_BLOCK_NOW, &sample);
    }
  add_hour (builder, HOUR, G_MAXINT64, 1.0);
  add_hour (builder, HOUR + 3600, -5, 1.0);
  report = end (builder);

  g_assert_null (vane_report_get_now (report));
  hours = vane_report_get_hours (report, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (hours[0].span_s, ==, 3600);
  g_assert_cmpint (hours[1].span_s, ==, 3600);
}

static void
test_too_many (void)
{
  g_autoptr(VaneReportBuilder) builder = make_builder ("UTC", 0.0, 0.0, 0);
  g_autoptr(VaneReport) report = NULL;
  guint n;

  for (guint i = 0; i < 100000; i++)
    add_hour (builder, HOUR + i * 3600, 3600, 1.0);
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *id = g_strdup_printf ("x%u", i);

      vane_report_builder_take_alert (builder, vane_alert_new (&(VaneAlertFields) { .id = id, .event = "y" }));
    }
  report = end (builder);

  vane_report_get_hours (report, &n);
  g_assert_cmpuint (n, ==, 2048);
  vane_report_get_alerts (report, &n);
  g_assert_cmpuint (n, ==, 256);
}

static void
test_days_of_the_service (void)
{
  static const guint dates[] = { 20261123, 20261121, 20261399, 20261121, 0, G_MAXUINT, 99991231 };
  g_autoptr(VaneReportBuilder) builder = make_builder ("Europe/Berlin", 52.5, 13.4, 0);
  g_autoptr(VaneReport) report = NULL;
  const VaneDay *days;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      VaneDay day = { .date = dates[i], .sunrise = VANE_TIME_NONE, .sunset = VANE_TIME_NONE };

      vane_sample_init (&day.sample, 12345, 0);
      vane_sample_set (&day.sample, VANE_FIELD_TEMPERATURE_MAX, i);
      vane_report_builder_add_day (builder, &day);
    }
  vane_report_builder_set_sun (builder, 20261121, HOUR - 100, HOUR + 100);
  /* Days that were sent are not computed from the hours. */
  add_hour (builder, HOUR, 3600, 50.0);
  report = end (builder);

  days = vane_report_get_days (report, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (days[0].date, ==, 20261121);
  g_assert_cmpfloat (vane_sample_get (&days[0].sample, VANE_FIELD_TEMPERATURE_MAX), ==, 1.0);
  g_assert_cmpint (days[0].sample.time, ==, HOUR - 16 * 3600);
  g_assert_cmpint (days[0].sample.span_s, ==, 24 * 3600);
  g_assert_cmpint (days[0].sunrise, ==, HOUR - 100);
  g_assert_cmpint (days[0].sunset, ==, HOUR + 100);
  /* Not told by the service: computed. */
  g_assert_cmpuint (days[1].date, ==, 20261123);
  g_assert_cmpint (days[1].sunrise, >, days[1].sample.time + 6 * 3600);
  g_assert_cmpint (days[1].sunset, <, days[1].sample.time + 18 * 3600);
}

static void
test_polar (void)
{
  static const struct { double latitude; VaneDaylight daylight; } places[] = {
    { 78.2, VANE_DAYLIGHT_NIGHT },    /* Longyearbyen in November */
    { -77.8, VANE_DAYLIGHT_DAY },     /* McMurdo */
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr(VaneReportBuilder) builder = make_builder ("UTC", places[i].latitude, 0.0, 0);
      g_autoptr(VaneReport) report = NULL;
      const VaneSample *hours;
      const VaneDay *days;
      guint n;

      for (int hour = 0; hour < 24; hour++)
        add_hour (builder, HOUR + (hour - 15) * 3600, 3600, -10.0);
      report = end (builder);
      hours = vane_report_get_hours (report, &n);
      for (guint hour = 0; hour < n; hour++)
        g_assert_cmpint (hours[hour].daylight, ==, places[i].daylight);
      days = vane_report_get_days (report, &n);
      g_assert_cmpuint (n, ==, 1);
      g_assert_cmpint (days[0].sunrise, ==, VANE_TIME_NONE);
      g_assert_cmpint (days[0].sunset, ==, VANE_TIME_NONE);
    }
}

/* The sun sets a quarter past five there. */
static VaneDaylight
find_daylight (gint64 time,
               gint64 span_s)
{
  g_autoptr(VaneReportBuilder) builder = make_builder ("UTC", 0.0, 8.75, 0);
  g_autoptr(VaneReport) report = NULL;
  guint n;

  add_hour (builder, time, span_s, 1.0);
  report = end (builder);

  return vane_report_get_hours (report, &n)[0].daylight;
}

static void
test_sunset (void)
{
  g_assert_cmpint (find_daylight (HOUR + 2 * 3600, 3600), ==, VANE_DAYLIGHT_DAY);
  g_assert_cmpint (find_daylight (HOUR + 3 * 3600, 3600), ==, VANE_DAYLIGHT_NIGHT);
  /* Most of six hours. */
  g_assert_cmpint (find_daylight (HOUR - 3 * 3600, 6 * 3600), ==, VANE_DAYLIGHT_DAY);
  g_assert_cmpint (find_daylight (HOUR, 6 * 3600), ==, VANE_DAYLIGHT_NIGHT);
}

static void
test_required (void)
{
  g_autoptr(VaneReportBuilder) builder =
      make_builder ("UTC", 0.0, 0.0, VANE_BLOCK_BIT (VANE_BLOCK_NOW) | VANE_BLOCK_BIT (VANE_BLOCK_HOURS));
  g_autoptr(GError) error = NULL;

  add_hour (builder, HOUR, 3600, 1.0);
  vane_report_builder_set_asked (builder, VANE_BLOCK_NOW, HOUR, HOUR);
  g_assert_null (vane_report_builder_end (builder, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
  g_assert_cmpstr (error->message, ==, "no value for now");
}

static void
test_block_states (void)
{
  g_autoptr(VaneReportBuilder) builder = make_builder ("UTC", 0.0, 0.0, VANE_BLOCK_BIT (VANE_BLOCK_HOURS));
  g_autoptr(VaneReport) report = NULL;
  const VaneBlockInfo *info;

  add_hour (builder, HOUR, 3600, 1.0);
  vane_report_builder_set_asked (builder, VANE_BLOCK_HOURS, HOUR + 50, HOUR + 900);
  vane_report_builder_set_asked (builder, VANE_BLOCK_HOURS, HOUR + 20, HOUR + 1200);
  vane_report_builder_set_asked (builder, VANE_BLOCK_HOURS, VANE_TIME_NONE, VANE_TIME_NONE);
  vane_report_builder_set_asked (builder, VANE_BLOCK_ALERTS, HOUR, HOUR + 60);
  vane_report_builder_set_asked (builder, VANE_BLOCK_AIR, HOUR, HOUR);
  vane_report_builder_set_failed (builder, VANE_BLOCK_AIR, VANE_ERROR_TIMEOUT);
  report = end (builder);

  /* Of several parts the oldest fetch and the earliest expiry count. */
  info = vane_report_get_block (report, VANE_BLOCK_HOURS);
  g_assert_cmpint (info->state, ==, VANE_BLOCK_GIVEN);
  g_assert_cmpstr (info->origin, ==, "test");
  g_assert_cmpint (info->fetched_at, ==, HOUR + 20);
  g_assert_cmpint (info->expires_at, ==, HOUR + 900);
  /* Rolled up from the hours, and as old. */
  info = vane_report_get_block (report, VANE_BLOCK_DAYS);
  g_assert_cmpint (info->state, ==, VANE_BLOCK_GIVEN);
  g_assert_cmpint (info->fetched_at, ==, HOUR + 20);
  info = vane_report_get_block (report, VANE_BLOCK_ALERTS);
  g_assert_cmpint (info->state, ==, VANE_BLOCK_NONE);
  info = vane_report_get_block (report, VANE_BLOCK_AIR);
  g_assert_cmpint (info->state, ==, VANE_BLOCK_FAILED);
  g_assert_cmpint (info->code, ==, VANE_ERROR_TIMEOUT);
  info = vane_report_get_block (report, VANE_BLOCK_NOW);
  g_assert_cmpint (info->state, ==, VANE_BLOCK_NOT_ASKED);
  g_assert_null (info->origin);
  g_assert_cmpint (vane_report_get_fetched_at (report), ==, HOUR + 20);
  g_assert_cmpint (vane_report_get_expires_at (report), ==, HOUR + 900);
}

/* "Zone of a place": the place's, the report's, the offset, the longitude. */
typedef struct
{
  const char     *name;
  const char     *of_place;
  const char     *of_report;
  int             offset_s;    /* 1: none */
  double          longitude;
  VaneZoneOrigin  origin;
  const char     *zone_name;
  int             utc_offset_s;
} ZoneRow;

static const ZoneRow zone_rows[] = {
  { "place", "Asia/Tokyo", "Europe/Berlin", 7200, 0.0, VANE_ZONE_LOOKUP, "Asia/Tokyo", 32400 },
  { "report", NULL, "Europe/Berlin", 7200, 0.0, VANE_ZONE_REPORT, "Europe/Berlin", 3600 },
  { "place-unknown", "Mars/Olympus", "Europe/Berlin", 1, 0.0, VANE_ZONE_REPORT, "Europe/Berlin", 3600 },
  { "offset", NULL, "Mars/Olympus", 20700, 0.0, VANE_ZONE_OFFSET, NULL, 20700 },
  { "offset-of-samoa", NULL, NULL, -39600, 0.0, VANE_ZONE_OFFSET, NULL, -39600 },
  { "offset-of-nowhere", NULL, NULL, 100 * 3600, 30.0, VANE_ZONE_LONGITUDE, NULL, 7200 },
  { "longitude", NULL, NULL, 1, -122.4, VANE_ZONE_LONGITUDE, NULL, -28800 },
  { "longitude-east", NULL, NULL, 1, 179.9, VANE_ZONE_LONGITUDE, NULL, 43200 },
  { "longitude-west", NULL, NULL, 1, -180.0, VANE_ZONE_LONGITUDE, NULL, -43200 },
  { "greenwich", NULL, NULL, 1, 7.4, VANE_ZONE_LONGITUDE, NULL, 0 },
  { "utc", NULL, "UTC", 1, 100.0, VANE_ZONE_REPORT, "UTC", 0 },
  { "gmt", NULL, "GMT", 1, 100.0, VANE_ZONE_REPORT, "GMT", 0 },
  { "three-parts", NULL, "America/Argentina/Salta", 1, 0.0, VANE_ZONE_REPORT, "America/Argentina/Salta",
    -10800 },
  /* What GLib would take for a rule, for our own zone, or for a file that it complains of. */
  { "number", NULL, "5", 1, 0.0, VANE_ZONE_LONGITUDE, NULL, 0 },
  { "rule", NULL, "EST5EDT,M3.2.0,M11.1.0", 1, 0.0, VANE_ZONE_LONGITUDE, NULL, 0 },
  { "our-own", NULL, "localtime", 1, 0.0, VANE_ZONE_LONGITUDE, NULL, 0 },
  { "no-zone-file", NULL, "zone.tab", 1, 0.0, VANE_ZONE_LONGITUDE, NULL, 0 },
  { "no-zone-file-either", NULL, "leapseconds", 1, 0.0, VANE_ZONE_LONGITUDE, NULL, 0 },
  { "path", NULL, "Etc/../zone.tab", 1, 0.0, VANE_ZONE_LONGITUDE, NULL, 0 },
  { "absolute-path", NULL, "/etc/passwd", 1, 0.0, VANE_ZONE_LONGITUDE, NULL, 0 },
  { "folder", NULL, "America/Argentina", 1, 0.0, VANE_ZONE_LONGITUDE, NULL, 0 },
  { "empty", NULL, "", 1, 0.0, VANE_ZONE_LONGITUDE, NULL, 0 },
};

static void
test_zone (gconstpointer data)
{
  const ZoneRow *row = data;
  g_autoptr(VaneReportBuilder) builder = make_builder (row->of_place, 0.0, row->longitude, 0);
  g_autoptr(VaneReport) report = NULL;
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (HOUR);
  g_autoptr(GDateTime) local = NULL;

  add_hour (builder, HOUR, 3600, 1.0);
  vane_report_builder_set_zone (builder, row->of_report);
  if (row->offset_s != 1)
    vane_report_builder_set_offset (builder, row->offset_s);
  report = end (builder);

  g_assert_cmpstr (vane_zone_origin_to_string (vane_report_get_zone_origin (report)), ==,
                   vane_zone_origin_to_string (row->origin));
  g_assert_cmpstr (vane_report_get_zone_name (report), ==, row->zone_name);
  local = g_date_time_to_timezone (utc, vane_report_get_zone (report));
  g_assert_cmpint (g_date_time_get_utc_offset (local) / G_USEC_PER_SEC, ==, row->utc_offset_s);
}

static void
test_zone_of_geocoder (void)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .id = "om:1", .timezone = "Asia/Tokyo" });
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "test", 0);
  g_autoptr(VaneReport) report = end (builder);

  g_assert_cmpint (vane_report_get_zone_origin (report), ==, VANE_ZONE_GEOCODER);
}

static void
test_one_now (void)
{
  g_autoptr(VaneReportBuilder) builder = make_builder ("UTC", 0.0, 0.0, 0);
  g_autoptr(VaneReport) report = NULL;

  for (guint i = 0; i < 3; i++)
    {
      VaneSample sample;

      vane_sample_init (&sample, HOUR - i, 0);
      vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, i);
      vane_report_builder_add (builder, VANE_BLOCK_NOW, &sample);
    }
  report = end (builder);
  g_assert_cmpint (vane_report_get_now (report)->time, ==, HOUR);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/report-builder/order", test_order);
  g_test_add_func ("/report-builder/hostile-times", test_hostile_times);
  g_test_add_func ("/report-builder/too-many", test_too_many);
  g_test_add_func ("/report-builder/days-of-the-service", test_days_of_the_service);
  g_test_add_func ("/report-builder/polar", test_polar);
  g_test_add_func ("/report-builder/sunset", test_sunset);
  g_test_add_func ("/report-builder/required", test_required);
  g_test_add_func ("/report-builder/block-states", test_block_states);
  for (guint i = 0; i < G_N_ELEMENTS (zone_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/report-builder/zone/", zone_rows[i].name, NULL);

      g_test_add_data_func (path, &zone_rows[i], test_zone);
    }
  g_test_add_func ("/report-builder/zone-of-geocoder", test_zone_of_geocoder);
  g_test_add_func ("/report-builder/one-now", test_one_now);

  return g_test_run ();
}
