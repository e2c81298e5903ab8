/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each tile says, in English and in this locale's 24 hours. */
#include "config.h"

#include <math.h>

#include "model/vane-derive.h"
#include "present/vane-fact.h"
#include "present/vane-sentences.h"
#include "support/vane-test.h"

/* 2026-11-21 12:00 UTC */
#define NOON G_GINT64_CONSTANT (1795262400)

/* What is known: to be changed by a case before it is asked. */
static VaneFacts
make_facts (void)
{
  VaneFacts facts = {
    .is_now = TRUE, .now = NOON, .start = NOON - 43200, .end = NOON + 43200, .uv_low_after = VANE_TIME_NONE,
    .pressure_change = NAN, .pressure_low = NAN, .pressure_high = NAN, .precipitation_day = NAN,
    .precipitation_24h = NAN, .chance_24h = NAN, .visibility_share = NAN, .sunrise = VANE_TIME_NONE,
    .sunset = VANE_TIME_NONE, .moonrise = VANE_TIME_NONE, .moonset = VANE_TIME_NONE,
  };

  vane_sample_init (&facts.sample, NOON, 0);
  vane_sample_init (&facts.air, NOON, 0);

  return facts;
}

static void
check (const VaneFacts *facts,
       VaneFactKind     kind,
       VaneUnitsPreset  preset,
       const char      *value,
       const char      *unit,
       const char      *note,
       const char      *sentence)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  VaneUnits units = vane_units_from_preset (preset);
  g_auto(VaneFact) fact = { 0 };

  g_assert_true (vane_fact_init (&fact, kind, facts, &units, zone));
  g_assert_cmpstr (fact.value, ==, value);
  g_assert_cmpstr (fact.unit, ==, unit);
  g_assert_cmpstr (fact.note, ==, note);
  g_assert_cmpstr (fact.sentence, ==, sentence);
}

static void
check_none (const VaneFacts *facts,
            VaneFactKind     kind)
{
  VaneUnits units = vane_units_from_preset (VANE_UNITS_US);
  g_auto(VaneFact) fact = { 0 };

  g_assert_false (vane_fact_init (&fact, kind, facts, &units, NULL));
}

static void
test_weather (void)
{
  VaneFacts facts = make_facts ();

  check_none (&facts, VANE_FACT_WIND);
  vane_sample_set (&facts.sample, VANE_FIELD_WIND_SPEED, 4.0);
  check (&facts, VANE_FACT_WIND, VANE_UNITS_US, "9", "mph", "", "Wind: 9 mph");
  vane_sample_set (&facts.sample, VANE_FIELD_WIND_DIRECTION, 292.0);
  vane_sample_set (&facts.sample, VANE_FIELD_WIND_GUST, 7.2);
  check (&facts, VANE_FACT_WIND, VANE_UNITS_US, "9", "mph", "From WNW · Gusts 16 mph",
         "Wind: 9 mph. From WNW. Gusts 16 mph");
  /* No wind comes from nowhere. */
  vane_sample_set (&facts.sample, VANE_FIELD_WIND_SPEED, 0.1);
  vane_sample_set (&facts.sample, VANE_FIELD_WIND_GUST, NAN);
  check (&facts, VANE_FACT_WIND, VANE_UNITS_METRIC, "0", "km/h", "Calm", "Wind: 0 km/h. Calm");

  check_none (&facts, VANE_FACT_HUMIDITY);
  vane_sample_set (&facts.sample, VANE_FIELD_HUMIDITY, 72.0);
  check (&facts, VANE_FACT_HUMIDITY, VANE_UNITS_US, "72%", "", "", "Humidity: 72%");
  vane_sample_set (&facts.sample, VANE_FIELD_DEW_POINT, 11.0);
  check (&facts, VANE_FACT_HUMIDITY, VANE_UNITS_US, "72%", "", "Dew point 52°", "Humidity: 72%. Dew point 52°");

  check_none (&facts, VANE_FACT_PRESSURE);
  vane_sample_set (&facts.sample, VANE_FIELD_PRESSURE, 1016.2);
  check (&facts, VANE_FACT_PRESSURE, VANE_UNITS_METRIC, "1016", "hPa", "", "Pressure: 1016 hPa");
  facts.trend = VANE_TREND_RISING_SLOWLY;
  check (&facts, VANE_FACT_PRESSURE, VANE_UNITS_METRIC, "1016", "hPa", "Rising slowly",
         "Pressure: 1016 hPa. Rising slowly");

  check_none (&facts, VANE_FACT_VISIBILITY);
  vane_sample_set (&facts.sample, VANE_FIELD_VISIBILITY, 16093.44);
  facts.visibility = VANE_VISIBILITY_GOOD;
  check (&facts, VANE_FACT_VISIBILITY, VANE_UNITS_US, "10", "mi", "Good", "Visibility: 10 mi. Good");
}

static void
test_precipitation (void)
{
  VaneFacts facts = make_facts ();

  check_none (&facts, VANE_FACT_PRECIPITATION);
  facts.precipitation_day = 3.0;
  check (&facts, VANE_FACT_PRECIPITATION, VANE_UNITS_METRIC, "3.0", "mm today", "", "Precipitation: 3.0 mm today");
  facts.precipitation_24h = 7.6;
  facts.chance_24h = 40.0;
  check (&facts, VANE_FACT_PRECIPITATION, VANE_UNITS_US, "0.12", "in today", "0.30 in in the next 24 h\n40% chance",
         "Precipitation: 0.12 in today. 0.30 in in the next 24 h. 40% chance");
  facts.is_now = FALSE;
  facts.precipitation_24h = NAN;
  check (&facts, VANE_FACT_PRECIPITATION, VANE_UNITS_METRIC, "3.0", "mm", "40% chance",
         "Precipitation: 3.0 mm. 40% chance");
}

static void
test_uv (void)
{
  VaneFacts facts = make_facts ();

  check_none (&facts, VANE_FACT_UV);
  vane_sample_set (&facts.sample, VANE_FIELD_UV_INDEX, 3.2);
  facts.uv_low_after = NOON + 5 * 3600;
  check (&facts, VANE_FACT_UV, VANE_UNITS_US, "3", "Moderate", "Low after 17:00",
         "UV index: 3. Moderate. Low after 17:00");
  vane_sample_set (&facts.sample, VANE_FIELD_UV_INDEX, 1.0);
  check (&facts, VANE_FACT_UV, VANE_UNITS_US, "1", "Low", "Low again after 17:00",
         "UV index: 1. Low. Low again after 17:00");
  facts.uv_low_after = VANE_TIME_NONE;
  check (&facts, VANE_FACT_UV, VANE_UNITS_US, "1", "Low", "For the rest of the day",
         "UV index: 1. Low. For the rest of the day");
}

static void
test_air (void)
{
  VaneFacts facts = make_facts ();

  check_none (&facts, VANE_FACT_AIR);
  facts.has_air = TRUE;
  facts.index.value = NAN;
  check_none (&facts, VANE_FACT_AIR);
  vane_sample_set (&facts.air, VANE_FIELD_AQI_US, 27.0);
  vane_sample_set (&facts.air, VANE_FIELD_AQI_OWM, 2.0);
  vane_sample_set (&facts.air, VANE_FIELD_PM2_5, 6.0);
  vane_air_index_init (&facts.index, &facts.air, "US");
  check (&facts, VANE_FACT_AIR, VANE_UNITS_US, "27", "Good", "PM2.5 6.0 µg/m³\nUS index",
         "Air quality: 27. Good. PM2.5 6.0 µg/m³. US index");
  /* A scale of its own is not passed off as another. */
  vane_sample_set (&facts.air, VANE_FIELD_AQI_US, NAN);
  vane_sample_set (&facts.air, VANE_FIELD_PM2_5, NAN);
  vane_air_index_init (&facts.index, &facts.air, "US");
  check (&facts, VANE_FACT_AIR, VANE_UNITS_US, "2", "Fair", "OpenWeatherMap’s scale 1–5",
         "Air quality: 2. Fair. OpenWeatherMap’s scale 1–5");
}

static void
test_pollen (void)
{
  VaneFacts facts = make_facts ();

  check_none (&facts, VANE_FACT_POLLEN);
  facts.has_air = facts.has_pollen = TRUE;
  vane_sample_set (&facts.air, VANE_FIELD_POLLEN_ALDER, 0.0);
  check (&facts, VANE_FACT_POLLEN, VANE_UNITS_US, "None", "", "Nothing in the air", "Pollen: None");
  vane_sample_set (&facts.air, VANE_FIELD_POLLEN_ALDER, 3.0);
  vane_sample_set (&facts.air, VANE_FIELD_POLLEN_GRASS, 32.0);
  check (&facts, VANE_FACT_POLLEN, VANE_UNITS_US, "High", "", "Grass: High, 32 grains/m³\nAlder: Low, 3 grains/m³",
         "Pollen: High. Grass: High, 32 grains/m³. Alder: Low, 3 grains/m³");
}

static void
test_sky (void)
{
  VaneFacts facts = make_facts ();

  facts.sunrise = NOON - 5 * 3600 - 120;
  facts.sunset = NOON + 4 * 3600 + 54 * 60;
  facts.daylight_s = facts.sunset - facts.sunrise;
  check (&facts, VANE_FACT_SUN, VANE_UNITS_US, "06:58 – 16:54", "", "9 h 56 min of daylight",
         "Sun: Rises 06:58. Sets 16:54. 9 h 56 min of daylight");
  facts.sunset = VANE_TIME_NONE;
  check (&facts, VANE_FACT_SUN, VANE_UNITS_US, "Rises 06:58", "", "9 h 56 min of daylight",
         "Sun: Rises 06:58. 9 h 56 min of daylight");
  facts.sun = VANE_SUN_ALWAYS_DOWN;
  facts.sunrise = VANE_TIME_NONE;
  check (&facts, VANE_FACT_SUN, VANE_UNITS_US, "Polar night", "", "The sun does not rise",
         "Sun: Polar night. The sun does not rise");
  facts.sun = VANE_SUN_ALWAYS_UP;
  check (&facts, VANE_FACT_SUN, VANE_UNITS_US, "Midnight sun", "", "The sun does not set",
         "Sun: Midnight sun. The sun does not set");

  facts.moon_phase = 90.0;
  check (&facts, VANE_FACT_MOON, VANE_UNITS_US, "First quarter", "", "50% lit", "Moon: First quarter. 50% lit");
  facts.moonset = NOON + 41 * 60;
  check (&facts, VANE_FACT_MOON, VANE_UNITS_US, "First quarter", "", "Sets 12:41",
         "Moon: First quarter. Sets 12:41. 50% lit");
  /* What comes first is said first. */
  facts.moonrise = NOON + 7200;
  check (&facts, VANE_FACT_MOON, VANE_UNITS_US, "First quarter", "", "Sets 12:41\nRises 14:00",
         "Moon: First quarter. Sets 12:41. Rises 14:00. 50% lit");
}

static void
test_kinds (void)
{
  for (guint i = 0; i < VANE_N_FACT_KINDS; i++)
    {
      VaneFactKind kind;

      g_assert_true (vane_fact_kind_from_string (vane_fact_kind_to_string (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (vane_fact_kind_from_string ("tide", &(VaneFactKind) { 0 }));
  g_assert_false (vane_fact_kind_from_string (NULL, &(VaneFactKind) { 0 }));
}

/* As in Ukrainian, whose units end in a full stop. */
static void
test_sentences (void)
{
  const char *const none[] = { NULL };
  const char *const plain[] = { "9 mph", "From WNW", "Gusts 16 mph", NULL };
  const char *const abbreviated[] = { "9 km/h.", "From WNW.", "Gusts 16 km/h.", NULL };
  g_autofree char *nothing = vane_sentences_join (none);
  g_autofree char *joined = vane_sentences_join (plain);
  g_autofree char *once = vane_sentences_join (abbreviated);

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (joined, ==, "9 mph. From WNW. Gusts 16 mph");
  g_assert_cmpstr (once, ==, "9 km/h. From WNW. Gusts 16 km/h.");
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/fact/weather", test_weather);
  g_test_add_func ("/fact/precipitation", test_precipitation);
  g_test_add_func ("/fact/uv", test_uv);
  g_test_add_func ("/fact/air", test_air);
  g_test_add_func ("/fact/pollen", test_pollen);
  g_test_add_func ("/fact/sky", test_sky);
  g_test_add_func ("/fact/kinds", test_kinds);
  g_test_add_func ("/fact/sentences", test_sentences);

  return g_test_run ();
}
