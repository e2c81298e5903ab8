/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "model/vane-air.h"
#include "support/vane-test.h"

typedef struct
{
  const char *country;
  double      us;
  double      eu;
  double      owm;
  const char *scale;
  double      value;
  const char *level;
  double      share;
} IndexCase;

static const IndexCase index_cases[] = {
  /* Both given: by the country. */
  { "US", 27, 31, NAN, "us", 27, "good", 27 / 50.0 / 6 },
  { "DE", 27, 31, NAN, "eu", 31, "fair", (1 + 11 / 20.0) / 6 },
  { NULL, 27, 31, NAN, "eu", 31, "fair", (1 + 11 / 20.0) / 6 },
  /* Only the other. */
  { "US", NAN, 31, NAN, "eu", 31, "fair", (1 + 11 / 20.0) / 6 },
  { "FR", 151, NAN, NAN, "us", 151, "unhealthy", (3 + 1 / 50.0) / 6 },
  /* Levels end where the tables say, after rounding. */
  { "US", 50, NAN, NAN, "us", 50, "good", 1 / 6.0 },
  { "US", 50.4, NAN, NAN, "us", 50.4, "good", (1 + 0.4 / 50) / 6 },
  { "US", 51, NAN, NAN, "us", 51, "moderate", (1 + 1 / 50.0) / 6 },
  { "US", 101, NAN, NAN, "us", 101, "unhealthy-for-sensitive-groups", (2 + 1 / 50.0) / 6 },
  { "US", 201, NAN, NAN, "us", 201, "very-unhealthy", (4 + 1 / 100.0) / 6 },
  { "US", 301, NAN, NAN, "us", 301, "hazardous", (5 + 1 / 200.0) / 6 },
  { "US", 999, NAN, NAN, "us", 999, "hazardous", 1.0 },
  { "DE", NAN, 101, NAN, "eu", 101, "extremely-poor", (5 + 1 / 50.0) / 6 },
  { "DE", NAN, 0, NAN, "eu", 0, "good", 0.0 },
  /* OpenWeatherMap's is neither, and 1 is its best. */
  { "US", NAN, NAN, 1, "owm", 1, "good", 0.1 },
  { "DE", NAN, NAN, 3, "owm", 3, "moderate", 0.5 },
  { "DE", NAN, NAN, 5, "owm", 5, "very-poor", 0.9 },
  { "DE", NAN, NAN, NAN, NULL, NAN, NULL, 0.0 },
};

static void
test_index (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (index_cases); i++)
    {
      const IndexCase *row = &index_cases[i];
      VaneAirIndex index;
      VaneSample air;

      vane_sample_init (&air, 0, 3600);
      vane_sample_set (&air, VANE_FIELD_AQI_US, row->us);
      vane_sample_set (&air, VANE_FIELD_AQI_EU, row->eu);
      vane_sample_set (&air, VANE_FIELD_AQI_OWM, row->owm);
      vane_air_index_init (&index, &air, row->country);
      g_test_message ("row %u", i);
      g_assert_cmpstr (vane_air_scale_to_string (index.scale), ==, row->scale);
      g_assert_cmpstr (vane_air_level_to_string (index.scale, index.level), ==, row->level);
      g_assert_false (index.has_main_pollutant);
      if (row->scale == NULL)
        g_assert_true (isnan (index.value));
      else
        {
          g_assert_cmpfloat (index.value, ==, row->value);
          g_assert_cmpfloat (fabs (index.share - row->share), <, 1e-9);
        }
    }
}

/* By hand from the tables: the substance whose level is highest. */
static void
test_main_pollutant (void)
{
  static const struct { VaneField index; double pm2_5, pm10, ozone, no2; VaneField main; } cases[] = {
    /* 9 of 9 µg/m³ is the end of "good"; 40 µg/m³ of ozone is 0.020 of 0.054 ppm. */
    { VANE_FIELD_AQI_US, 9.0, 20, 40, 20, VANE_FIELD_PM2_5 },
    /* 120 µg/m³ of ozone is 0.061 ppm: moderate. */
    { VANE_FIELD_AQI_US, 8.0, 20, 120, 20, VANE_FIELD_OZONE },
    { VANE_FIELD_AQI_US, 8.0, 300, 120, 20, VANE_FIELD_PM10 },
    /* The European table is stricter with particles: 21 is moderate, 120 of ozone is moderate, further on. */
    { VANE_FIELD_AQI_EU, 21.0, 20, 120, 20, VANE_FIELD_OZONE },
    { VANE_FIELD_AQI_EU, 24.9, 20, 101, 20, VANE_FIELD_PM2_5 },
    { VANE_FIELD_AQI_EU, 5, 10, 20, 100, VANE_FIELD_NITROGEN_DIOXIDE },
    { VANE_FIELD_AQI_OWM, 26, 20, 60, 20, VANE_FIELD_PM2_5 },
    { VANE_FIELD_AQI_OWM, NAN, NAN, 60, 20, VANE_FIELD_OZONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VaneAirIndex index;
      VaneSample air;

      vane_sample_init (&air, 0, 3600);
      vane_sample_set (&air, cases[i].index, 3);
      vane_sample_set (&air, VANE_FIELD_PM2_5, cases[i].pm2_5);
      vane_sample_set (&air, VANE_FIELD_PM10, cases[i].pm10);
      vane_sample_set (&air, VANE_FIELD_OZONE, cases[i].ozone);
      vane_sample_set (&air, VANE_FIELD_NITROGEN_DIOXIDE, cases[i].no2);
      vane_air_index_init (&index, &air, "XX");
      g_assert_true (index.has_main_pollutant);
      g_assert_cmpstr (vane_field_get_info (index.main_pollutant)->id, ==, vane_field_get_info (cases[i].main)->id);
    }
}

static void
test_pollen (void)
{
  static const struct { VaneField field; double grains; const char *level; } cases[] = {
    { VANE_FIELD_POLLEN_BIRCH, 0.0, "none" },     { VANE_FIELD_POLLEN_BIRCH, 0.9, "none" },
    { VANE_FIELD_POLLEN_BIRCH, 1, "low" },        { VANE_FIELD_POLLEN_ALDER, 14.9, "low" },
    { VANE_FIELD_POLLEN_OLIVE, 15, "moderate" },  { VANE_FIELD_POLLEN_BIRCH, 90, "high" },
    { VANE_FIELD_POLLEN_BIRCH, 1500, "very-high" }, { VANE_FIELD_POLLEN_GRASS, 5, "moderate" },
    { VANE_FIELD_POLLEN_GRASS, 20, "high" },      { VANE_FIELD_POLLEN_GRASS, 200, "very-high" },
    { VANE_FIELD_POLLEN_RAGWEED, 9, "low" },      { VANE_FIELD_POLLEN_MUGWORT, 50, "high" },
    { VANE_FIELD_POLLEN_RAGWEED, NAN, "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (vane_pollen_level_to_string (vane_pollen_get_level (cases[i].field, cases[i].grains)), ==,
                     cases[i].level);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/air/index", test_index);
  g_test_add_func ("/air/main-pollutant", test_main_pollutant);
  g_test_add_func ("/air/pollen", test_pollen);

  return g_test_run ();
}
