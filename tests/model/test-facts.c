/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "model/vane-facts.h"
#include "support/vane-test.h"

/* 2026-11-21 00:00 UTC; the place keeps UTC. */
#define MIDNIGHT G_GINT64_CONSTANT (1795219200)
#define HOUR_S 3600
#define DAY_S (24 * HOUR_S)
#define TODAY 20261121
#define TOMORROW 20261122
#define N_HOURS 72

static VaneReport *
make_report (guint    first_hour,
             double   latitude,
             gboolean with_days)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) {
      .name = "x", .timezone = "UTC", .country_code = "DE", .latitude = latitude });
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "test", 0);
  g_autoptr(GError) error = NULL;
  VaneReport *report;
  VaneSample sample;

  for (guint i = first_hour; i < N_HOURS; i++)
    {
      guint hour = i % 24;

      vane_sample_init (&sample, MIDNIGHT + i * HOUR_S, HOUR_S);
      vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, 10.0);
      vane_sample_set (&sample, VANE_FIELD_HUMIDITY, 40.0 + hour);
      vane_sample_set (&sample, VANE_FIELD_PRESSURE, 1000.0 + 0.5 * i);
      vane_sample_set (&sample, VANE_FIELD_VISIBILITY, 30000.0 - 1000.0 * hour);
      vane_sample_set (&sample, VANE_FIELD_WIND_SPEED, hour == 6 ? 9.0 : 4.0);
      vane_sample_set (&sample, VANE_FIELD_WIND_DIRECTION, hour == 6 ? 200.0 : 10.0);
      vane_sample_set (&sample, VANE_FIELD_PRECIPITATION, hour >= 20 ? 1.5 : 0.0);
      vane_sample_set (&sample, VANE_FIELD_PRECIPITATION_PROBABILITY, hour);
      /* From 10 to 15 o'clock it is 3 and more, when rounded. */
      vane_sample_set (&sample, VANE_FIELD_UV_INDEX, hour >= 10 && hour < 15 ? 2.6 : 1.0);
      vane_report_builder_add (builder, VANE_BLOCK_HOURS, &sample);

      vane_sample_init (&sample, MIDNIGHT + i * HOUR_S, HOUR_S);
      vane_sample_set (&sample, VANE_FIELD_AQI_EU, hour == 18 ? 70.0 : 20.0 + hour);
      vane_sample_set (&sample, VANE_FIELD_PM2_5, 5.0);
      vane_sample_set (&sample, VANE_FIELD_POLLEN_GRASS, hour == 3 ? 30.0 : 2.0);
      vane_report_builder_add (builder, VANE_BLOCK_AIR, &sample);
    }
  if (with_days)
    {
      VaneDay day = { .date = TOMORROW, .sunrise = VANE_TIME_NONE, .sunset = VANE_TIME_NONE };

      vane_sample_init (&day.sample, MIDNIGHT + DAY_S, DAY_S);
      vane_sample_set (&day.sample, VANE_FIELD_WIND_SPEED, 12.0);
      vane_sample_set (&day.sample, VANE_FIELD_PRECIPITATION, 6.5);
      vane_report_builder_add_day (builder, &day);
    }
  report = vane_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

#define assert_near(a, b) g_assert_cmpfloat (fabs ((a) - (b)), <, 1e-6)

static void
test_now (void)
{
  g_autoptr(VaneReport) report = make_report (0, 50.0, FALSE);
  VaneFacts facts;

  vane_facts_init (&facts, report, MIDNIGHT + 12 * HOUR_S, 0);
  g_assert_true (facts.is_now);
  g_assert_cmpuint (facts.date, ==, TODAY);
  assert_near (vane_sample_get (&facts.sample, VANE_FIELD_WIND_SPEED), 4.0);
  /* Nobody sent a dew point: it follows from the two. */
  g_assert_cmpfloat (vane_sample_get (&facts.sample, VANE_FIELD_DEW_POINT), <, 2.0);
  g_assert_cmpint (facts.uv_low_after, ==, MIDNIGHT + 15 * HOUR_S);
  assert_near (facts.uv_share, 2.6 / 11.0);
  assert_near (facts.pressure_change, 1.5);
  g_assert_cmpint (facts.trend, ==, VANE_TREND_RISING_SLOWLY);
  g_assert_cmpuint (facts.n_pressures, ==, VANE_FACTS_N_PRESSURES);
  assert_near (facts.pressures[12], 1006.0);
  assert_near (facts.pressure_low, 1000.0);
  assert_near (facts.pressure_high, 1012.0);
  assert_near (facts.precipitation_day, 6.0);
  assert_near (facts.precipitation_24h, 6.0);
  assert_near (facts.chance_24h, 23.0);
  assert_near (facts.rain_most, 1.5);
  assert_near (facts.rains[8], 1.5);
  assert_near (facts.index.value, 32.0);
  g_assert_cmpint (facts.index.scale, ==, VANE_AIR_SCALE_EU);
  g_assert_true (facts.has_pollen);
  assert_near (vane_sample_get (&facts.air, VANE_FIELD_POLLEN_GRASS), 2.0);

  /* In the evening it does not get low again: it is. */
  vane_facts_init (&facts, report, MIDNIGHT + 15 * HOUR_S, 0);
  g_assert_cmpint (facts.uv_low_after, ==, VANE_TIME_NONE);
}

static void
test_day (void)
{
  g_autoptr(VaneReport) report = make_report (0, 50.0, TRUE);
  VaneFacts facts;

  vane_facts_init (&facts, report, MIDNIGHT + 12 * HOUR_S, TOMORROW);
  g_assert_false (facts.is_now);
  g_assert_true (facts.has_day);
  g_assert_cmpint (facts.start, ==, MIDNIGHT + DAY_S);
  g_assert_cmpint (facts.end, ==, MIDNIGHT + 2 * DAY_S);
  /* The service's own for the day; else from its hours. */
  assert_near (vane_sample_get (&facts.sample, VANE_FIELD_WIND_SPEED), 12.0);
  assert_near (vane_sample_get (&facts.sample, VANE_FIELD_WIND_DIRECTION), 200.0);
  assert_near (vane_sample_get (&facts.sample, VANE_FIELD_HUMIDITY), 51.5);
  assert_near (vane_sample_get (&facts.sample, VANE_FIELD_VISIBILITY), 7000.0);
  assert_near (vane_sample_get (&facts.sample, VANE_FIELD_UV_INDEX), 2.6);
  g_assert_cmpint (facts.visibility, ==, VANE_VISIBILITY_MODERATE);
  g_assert_cmpint (facts.uv_low_after, ==, MIDNIGHT + DAY_S + 15 * HOUR_S);
  assert_near (facts.precipitation_day, 6.5);
  g_assert_true (isnan (facts.precipitation_24h));
  g_assert_true (isnan (facts.pressure_change));
  g_assert_cmpint (facts.trend, ==, VANE_TREND_UNKNOWN);
  /* The worst hour of the air, and the worst of the pollen, which is another. */
  assert_near (facts.index.value, 70.0);
  assert_near (vane_sample_get (&facts.air, VANE_FIELD_POLLEN_GRASS), 30.0);

  /* A day that nobody spoke of has a sun and a moon, and nothing else. */
  vane_facts_init (&facts, report, MIDNIGHT, 20261230);
  g_assert_false (facts.has_day);
  g_assert_false (facts.has_air);
  g_assert_true (vane_sample_is_empty (&facts.sample));
  g_assert_cmpint (facts.sun, ==, VANE_SUN_RISES);
  g_assert_true (isnan (facts.visibility_share) && isnan (facts.uv_share) && isnan (facts.rain_most));
  g_assert_cmpuint (facts.n_pressures, ==, 0);
}

/* A source whose hours begin with now: what is to come instead of what was. */
static void
test_no_past (void)
{
  g_autoptr(VaneReport) report = make_report (12, 50.0, FALSE);
  VaneFacts facts;

  vane_facts_init (&facts, report, MIDNIGHT + 12 * HOUR_S + 600, 0);
  assert_near (facts.pressure_change, 1.5);
  g_assert_cmpuint (facts.n_pressures, <, VANE_FACTS_N_PRESSURES);

  /* Nothing is asked beyond the last hour. */
  vane_facts_init (&facts, report, MIDNIGHT + N_HOURS * HOUR_S + DAY_S, 0);
  g_assert_true (isnan (facts.pressure_change) && isnan (facts.precipitation_24h));
}

static void
test_sun (void)
{
  static const struct { double latitude; guint date; VaneSunState sun; gint64 least_s, most_s; } cases[] = {
    { 0.0, TODAY, VANE_SUN_RISES, 12 * HOUR_S, 12 * HOUR_S + 600 },
    { 50.0, TODAY, VANE_SUN_RISES, 8 * HOUR_S, 9 * HOUR_S },
    { 78.2, TODAY, VANE_SUN_ALWAYS_DOWN, 0, 0 },
    { -78.2, TODAY, VANE_SUN_ALWAYS_UP, DAY_S, DAY_S },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(VaneReport) report = make_report (0, cases[i].latitude, FALSE);
      VaneFacts facts;

      vane_facts_init (&facts, report, MIDNIGHT + 12 * HOUR_S, 0);
      g_assert_cmpint (facts.sun, ==, cases[i].sun);
      g_assert_cmpint (facts.daylight_s, >=, cases[i].least_s);
      g_assert_cmpint (facts.daylight_s, <=, cases[i].most_s);
      g_assert_cmpint (facts.southern, ==, cases[i].latitude < 0.0);
      /* The next ones lie ahead. */
      g_assert_true (facts.moonrise == VANE_TIME_NONE || facts.moonrise > facts.now);
      g_assert_true (facts.moonset == VANE_TIME_NONE || facts.moonset > facts.now);
    }
}

static void
test_words (void)
{
  static const struct { double change; const char *trend; } trends[] = {
    { 0.0, "steady" },      { 0.29, "steady" },          { -0.29, "steady" },         { 0.3, "rising-slowly" },
    { 1.5, "rising-slowly" }, { 1.6, "rising" },         { 3.5, "rising" },           { 3.6, "rising-quickly" },
    { -0.3, "falling-slowly" }, { -1.6, "falling" },     { -9.0, "falling-quickly" }, { NAN, NULL },
  };
  static const struct { double index; const char *level; } levels[] = {
    { 0, "low" },  { 2.4, "low" },      { 2.5, "moderate" },   { 5.4, "moderate" }, { 5.5, "high" },
    { 7.5, "very-high" }, { 10.4, "very-high" }, { 10.5, "extreme" }, { 25, "extreme" },   { NAN, "low" },
  };
  static const struct { double metres; const char *word; double share; } visibilities[] = {
    { 0, "very-poor", 0.0 },       { 999, "very-poor", 0.1665 },  { 1000, "poor", 1 / 6.0 },
    { 4000, "moderate", 2 / 6.0 }, { 10000, "good", 3 / 6.0 },    { 30000, "very-good", 4.5 / 6.0 },
    { 40000, "excellent", 5 / 6.0 }, { 500000, "excellent", 1.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (trends); i++)
    g_assert_cmpstr (vane_trend_to_string (vane_trend_of (trends[i].change)), ==, trends[i].trend);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    g_assert_cmpstr (vane_uv_level_to_string (vane_uv_get_level (levels[i].index)), ==, levels[i].level);
  for (guint i = 0; i < G_N_ELEMENTS (visibilities); i++)
    {
      double share;

      g_assert_cmpstr (vane_visibility_to_string (vane_visibility_of (visibilities[i].metres, &share)), ==,
                       visibilities[i].word);
      assert_near (share, visibilities[i].share);
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/facts/now", test_now);
  g_test_add_func ("/facts/day", test_day);
  g_test_add_func ("/facts/no-past", test_no_past);
  g_test_add_func ("/facts/sun", test_sun);
  g_test_add_func ("/facts/words", test_words);

  return g_test_run ();
}
