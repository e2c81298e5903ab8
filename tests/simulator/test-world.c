/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weather is one that could be, everywhere and at all times. */
#include "config.h"

#include "simulator/vane-world.h"

#include <math.h>
#include <string.h>

#include "model/vane-sky.h"
#include "simulator/vane-noise.h"
#include "simulator/vane-world-air.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

#define HOUR_S 3600
#define DAY_S  86400
#define YEAR_S (365 * DAY_S)
#define SEED   7

typedef struct
{
  const char *path;
  double      latitude;
  double      longitude;
  double      coldest;
  double      warmest;
} ClimateCase;

/* Extremes that the year may not leave, and that belong to such a place. */
static const ClimateCase climates[] = {
  { "/world/climate/equator", 0.0, 30.0, 10.0, 45.0 },
  { "/world/climate/lagos", 6.45, 3.39, 12.0, 45.0 },
  { "/world/climate/tropic-south", -23.0, -46.0, 0.0, 45.0 },
  { "/world/climate/sahara", 24.0, 12.0, 2.0, 50.0 },
  { "/world/climate/san-francisco", 37.72, -122.41, -6.0, 38.0 },
  { "/world/climate/auckland", -36.85, 174.76, -6.0, 38.0 },
  { "/world/climate/sapporo", 43.07, 141.35, -20.0, 36.0 },
  { "/world/climate/oslo", 59.91, 10.75, -25.0, 34.0 },
  { "/world/climate/longyearbyen", 78.22, 15.65, -40.0, 20.0 },
  { "/world/climate/south-pole", -90.0, 0.0, -80.0, 0.0 },
  { "/world/climate/north-pole", 90.0, 180.0, -60.0, 12.0 },
  { "/world/climate/date-line", 1.94, -179.99, 10.0, 45.0 },
};

static void
check_plausible (const VaneWeather *weather)
{
  g_assert_true (isfinite (weather->temperature) && isfinite (weather->feels_like));
  g_assert_cmpfloat (weather->dew_point, <=, weather->temperature + 0.01);
  g_assert_true (weather->humidity >= 5.0 && weather->humidity <= 100.0);
  g_assert_true (weather->pressure > 940.0 && weather->pressure < 1060.0);
  g_assert_cmpfloat (weather->surface_pressure, <=, weather->pressure);
  g_assert_true (weather->cloud_cover >= 0.0 && weather->cloud_cover <= 100.0);
  g_assert_true (weather->visibility >= 100.0 && weather->visibility <= 25000.0);
  g_assert_true (weather->wind_speed >= 0.0 && weather->wind_speed < 35.0);
  g_assert_cmpfloat (weather->wind_gust, >, weather->wind_speed);
  g_assert_true (weather->wind_direction >= 0.0 && weather->wind_direction < 360.0);
  g_assert_true (weather->probability >= 0.0 && weather->probability <= 100.0);
  g_assert_true (weather->uv_index >= 0.0 && weather->uv_index <= weather->uv_index_clear);
  g_assert_cmpfloat (weather->uv_index_clear, <, 14.0);
  g_assert_true (weather->precipitation >= 0.0 && weather->precipitation < 30.0);
  g_assert_cmpfloat_with_epsilon (weather->precipitation, weather->rain + weather->showers + weather->snow, 1e-9);
}

/* What follows from what. */
static void
check_sense (const VaneWeather *weather)
{
  if (weather->precipitation > 0.0)
    {
      g_assert_cmpfloat (weather->cloud_cover, >=, 75.0);
      g_assert_cmpfloat (weather->wmo_code, >=, 51.0);
      g_assert_cmpfloat (weather->probability, >=, 50.0);
      g_assert_cmpint (weather->fall, !=, VANE_FALL_NONE);
    }
  else
    {
      g_assert_cmpfloat (weather->wmo_code, <, 51.0);
      g_assert_cmpint (weather->fall, ==, VANE_FALL_NONE);
    }
  if (weather->day == 0.0)
    g_assert_cmpfloat (weather->uv_index, ==, 0.0);
  if (weather->fall == VANE_FALL_SNOW || weather->fall == VANE_FALL_SNOW_SHOWERS)
    g_assert_cmpfloat (weather->temperature, <, 3.0);
  if (weather->fall == VANE_FALL_RAIN || weather->fall == VANE_FALL_SHOWERS || weather->fall == VANE_FALL_THUNDERSTORM)
    g_assert_cmpfloat (weather->temperature, >=, 0.0);
}

static void
test_climate (gconstpointer data)
{
  const ClimateCase *row = data;
  double coldest = INFINITY;
  double warmest = -INFINITY;

  for (gint64 time = VANE_TEST_NOW; time < VANE_TEST_NOW + YEAR_S; time += 7 * HOUR_S)
    {
      VaneWeather weather;

      vane_world_look (SEED, row->latitude, row->longitude, time, HOUR_S, &weather);
      check_plausible (&weather);
      check_sense (&weather);
      coldest = MIN (coldest, weather.temperature);
      warmest = MAX (warmest, weather.temperature);
    }
  g_test_message ("%.1f to %.1f °C", coldest, warmest);
  g_assert_cmpfloat (coldest, >=, row->coldest);
  g_assert_cmpfloat (warmest, <=, row->warmest);
}

static double
get_mean (double latitude,
          gint64 start)
{
  double sum = 0.0;

  for (guint i = 0; i < 60 * 8; i++)
    {
      VaneWeather weather;

      vane_world_look (SEED, latitude, 10.0, start + i * 3 * HOUR_S, HOUR_S, &weather);
      sum += weather.temperature;
    }

  return sum / (60 * 8);
}

static void
test_seasons (void)
{
  /* 2027-01-01 and 2027-07-01 */
  const gint64 january = G_GINT64_CONSTANT (1798761600);
  const gint64 july = G_GINT64_CONSTANT (1814400000);

  g_assert_cmpfloat (get_mean (50.0, july), >, get_mean (50.0, january) + 8.0);
  g_assert_cmpfloat (get_mean (-50.0, january), >, get_mean (-50.0, july) + 8.0);
  g_assert_cmpfloat (get_mean (0.0, january), >, get_mean (65.0, january) + 20.0);
  g_assert_cmpfloat (fabs (get_mean (0.0, january) - get_mean (0.0, july)), <, 6.0);
}

/* Each kind of weather does happen, and none always. */
static void
test_variety (void)
{
  guint n_falls[VANE_FALL_THUNDERSTORM + 1] = { 0 };
  guint n_fog = 0;
  guint n_clear = 0;
  guint n_all = 0;

  for (double latitude = -85.0; latitude <= 85.0; latitude += 10.0)
    {
      for (gint64 time = VANE_TEST_NOW; time < VANE_TEST_NOW + YEAR_S; time += 5 * HOUR_S)
        {
          VaneWeather weather;

          vane_world_look (SEED, latitude, 80.0, time, HOUR_S, &weather);
          n_falls[weather.fall]++;
          n_fog += weather.fog ? 1 : 0;
          n_clear += weather.wmo_code == 0.0 ? 1 : 0;
          n_all++;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (n_falls); i++)
    {
      g_test_message ("fall %u: %u of %u", i, n_falls[i], n_all);
      g_assert_cmpuint (n_falls[i], >, 0);
    }
  g_assert_cmpuint (n_fog, >, 0);
  g_assert_cmpuint (n_clear, >, n_all / 50);
  g_assert_cmpuint (n_falls[VANE_FALL_NONE], >, n_all / 2);
  g_assert_cmpuint (n_falls[VANE_FALL_NONE], <, n_all * 97 / 100);
}

static void
test_smooth (void)
{
  VaneWeather before;

  vane_world_look (SEED, 47.61, -122.33, VANE_TEST_NOW, HOUR_S, &before);
  for (guint i = 1; i < 14 * 24; i++)
    {
      VaneWeather weather;

      vane_world_look (SEED, 47.61, -122.33, VANE_TEST_NOW + i * HOUR_S, HOUR_S, &weather);
      g_assert_cmpfloat (fabs (weather.temperature - before.temperature), <, 4.0);
      g_assert_cmpfloat (fabs (weather.pressure - before.pressure), <, 4.0);
      g_assert_cmpfloat (fabs (weather.wind_speed - before.wind_speed), <, 5.0);
      before = weather;
    }
}

static void
test_no_seam (void)
{
  VaneWeather west;
  VaneWeather east;

  vane_world_look (SEED, -16.8, -179.9999, VANE_TEST_NOW, HOUR_S, &west);
  vane_world_look (SEED, -16.8, 179.9999, VANE_TEST_NOW, HOUR_S, &east);
  g_assert_cmpfloat_with_epsilon (west.temperature, east.temperature, 0.05);
  g_assert_cmpfloat_with_epsilon (west.pressure, east.pressure, 0.05);

  vane_world_look (SEED, 90.0, -120.0, VANE_TEST_NOW, HOUR_S, &west);
  vane_world_look (SEED, 90.0, 60.0, VANE_TEST_NOW, HOUR_S, &east);
  g_assert_cmpfloat_with_epsilon (west.temperature, east.temperature, 0.05);
}

static void
test_same_seed (void)
{
  VaneWeather first;
  VaneWeather second;
  VaneWeather other;

  vane_world_look (SEED, 52.5, 13.4, VANE_TEST_NOW, HOUR_S, &first);
  vane_world_look (SEED, 52.5, 13.4, VANE_TEST_NOW, HOUR_S, &second);
  vane_world_look (SEED + 1, 52.5, 13.4, VANE_TEST_NOW, HOUR_S, &other);
  g_assert_cmpmem (&first.temperature, sizeof (double), &second.temperature, sizeof (double));
  g_assert_cmpmem (&first.wind_gust, sizeof (double), &second.wind_gust, sizeof (double));
  g_assert_cmpfloat (first.temperature, !=, other.temperature);
}

/* An hour is its four quarters. */
static void
test_amounts_add_up (void)
{
  guint n_wet = 0;

  for (guint i = 0; i < 200; i++)
    {
      gint64 time = VANE_TEST_NOW + i * HOUR_S;
      double sum = 0.0;
      VaneWeather hour;

      vane_world_look (SEED, 47.61, -122.33, time, HOUR_S, &hour);
      for (guint j = 0; j < 4; j++)
        {
          VaneWeather quarter;

          vane_world_look (SEED, 47.61, -122.33, time - j * 900, 900, &quarter);
          sum += quarter.precipitation;
        }
      /* What is too little to be measured in a quarter may still be in the hour. */
      g_assert_cmpfloat_with_epsilon (hour.precipitation, sum, 0.06);
      n_wet += hour.precipitation > 0.0 ? 1 : 0;
    }
  g_assert_cmpuint (n_wet, >, 20);
}

static void
test_air (void)
{
  VaneWorldAir air;

  /* 2027-05-20: birch is over, grass begins. */
  vane_world_look_at_air (SEED, 52.5, 13.4, G_GINT64_CONSTANT (1810771200), &air);
  g_assert_cmpfloat (air.pollen[2], >, 0.5);
  g_assert_true (air.pm2_5 > 0.0 && air.pm2_5 < air.pm10 && air.pm10 < 100.0);
  g_assert_true (air.ozone > 0.0 && air.ozone < 200.0);
  g_assert_true (vane_world_air_get_us (&air, NULL) >= vane_world_air_get_us (&air, "ozone"));
  g_assert_true (isnan (vane_world_air_get_european (&air, "carbon_monoxide")));

  vane_world_look_at_air (SEED, 37.7, -122.4, VANE_TEST_NOW, &air);
  g_assert_true (isnan (air.pollen[0]));

  /* The bands of the two indices at their corners. */
  memset (&air, 0, sizeof air);
  air.pm2_5 = 20.0;
  g_assert_cmpfloat_with_epsilon (vane_world_air_get_european (&air, "pm2_5"), 40.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (vane_world_air_get_european (&air, NULL), 40.0, 1e-6);
  air.pm2_5 = 35.5;
  g_assert_cmpfloat_with_epsilon (vane_world_air_get_us (&air, NULL), 100.0, 1e-6);
}

static void
test_noise_fills_its_range (void)
{
  const VaneNoise noise = { 99, 5.0, DAY_S, 8.0 };
  double low = 1.0;
  double high = -1.0;
  double sum = 0.0;

  for (guint i = 0; i < 20000; i++)
    {
      double value = vane_noise_get (&noise, SEED, fmod (i * 0.37, 180.0) - 90.0, fmod (i * 1.13, 360.0) - 180.0,
                                     i * 9973.0);

      g_assert_true (value >= -1.0 && value <= 1.0);
      low = MIN (low, value);
      high = MAX (high, value);
      sum += value;
    }
  g_assert_cmpfloat (low, <, -0.7);
  g_assert_cmpfloat (high, >, 0.7);
  g_assert_cmpfloat (fabs (sum / 20000), <, 0.1);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (climates); i++)
    g_test_add_data_func (climates[i].path, &climates[i], test_climate);
  g_test_add_func ("/world/seasons", test_seasons);
  g_test_add_func ("/world/variety", test_variety);
  g_test_add_func ("/world/smooth", test_smooth);
  g_test_add_func ("/world/no-seam", test_no_seam);
  g_test_add_func ("/world/same-seed", test_same_seed);
  g_test_add_func ("/world/amounts-add-up", test_amounts_add_up);
  g_test_add_func ("/world/air", test_air);
  g_test_add_func ("/noise/fills-its-range", test_noise_fills_its_range);

  return g_test_run ();
}
