/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the air of the simulated world. The bands of the indices are those that
 * https://open-meteo.com/en/docs/air-quality-api gives: European Environment Agency, US EPA. */
#include "config.h"

#include "simulator/vane-world-air.h"

#include <math.h>

#include "simulator/vane-noise.h"

#define N_BANDS 6

static const VaneNoise smog_noise = { 21, 30.0, 18.0 * 3600.0, 4.0 };
static const VaneNoise ozone_noise = { 22, 12.0, 86400.0, 6.0 };
static const VaneNoise pollen_noise = { 23, 20.0, 86400.0, 4.0 };

/* Day of the year on which each pollen peaks in Europe, and how long its season is. */
static const struct
{
  double peak;
  double width;   /* days */
  double grains;
} pollens[] = {
  { 60.0, 25.0, 60.0 },    /* alder */
  { 110.0, 18.0, 150.0 },  /* birch */
  { 165.0, 35.0, 50.0 },   /* grass */
  { 225.0, 22.0, 12.0 },   /* mugwort */
  { 150.0, 22.0, 20.0 },   /* olive */
  { 245.0, 20.0, 15.0 },   /* ragweed */
};

typedef struct
{
  const char *pollutant;
  gsize       offset;           /* in VaneWorldAir */
  double      european[N_BANDS + 1];
  double      us[N_BANDS + 1];  /* in the unit of the next */
  double      us_unit;          /* µg/m³ of one ppb or ppm */
} Scale;

static const double european_steps[N_BANDS + 1] = { 0, 20, 40, 60, 80, 100, 500 };
static const double us_steps[N_BANDS + 1] = { 0, 50, 100, 150, 200, 300, 500 };

static const Scale scales[] = {
  { "pm2_5", G_STRUCT_OFFSET (VaneWorldAir, pm2_5),
    { 0, 10, 20, 25, 50, 75, 800 }, { 0, 12, 35.5, 55.5, 150.5, 250.5, 500.5 }, 1.0 },
  { "pm10", G_STRUCT_OFFSET (VaneWorldAir, pm10),
    { 0, 20, 40, 50, 100, 150, 1200 }, { 0, 55, 155, 255, 355, 425, 605 }, 1.0 },
  { "nitrogen_dioxide", G_STRUCT_OFFSET (VaneWorldAir, nitrogen_dioxide),
    { 0, 40, 90, 120, 230, 340, 1000 }, { 0, 54, 101, 361, 650, 1250, 2050 }, 1.88 },
  { "ozone", G_STRUCT_OFFSET (VaneWorldAir, ozone),
    { 0, 50, 100, 130, 240, 380, 800 }, { 0, 55, 71, 86, 106, 201, 605 }, 1.96 },
  { "sulphur_dioxide", G_STRUCT_OFFSET (VaneWorldAir, sulphur_dioxide),
    { 0, 100, 200, 350, 500, 750, 1250 }, { 0, 35, 75, 185, 305, 605, 1005 }, 2.62 },
  { "carbon_monoxide", G_STRUCT_OFFSET (VaneWorldAir, carbon_monoxide),
    { 0 }, { 0, 4.5, 9.5, 12.5, 15.5, 30.5, 50.5 }, 1145.0 },
};

static void
fill_pollen (guint32       seed,
             double        latitude,
             double        longitude,
             gint64        time,
             VaneWorldAir *air)
{
  gboolean europe = latitude > 30.0 && latitude < 72.0 && longitude > -25.0 && longitude < 45.0;
  double day = fmod (time / 86400.0 + 719528.0, 365.2425);

  for (guint i = 0; i < G_N_ELEMENTS (pollens); i++)
    {
      double away = (day - pollens[i].peak) / pollens[i].width;
      double share = 1.0 + vane_noise_get (&pollen_noise, seed + i, latitude, longitude, time);

      air->pollen[i] = europe ? pollens[i].grains * exp (-away * away) * share : NAN;
    }
}

/**
 * vane_world_look_at_air:
 * @seed: of the world
 * @latitude: degrees
 * @longitude: degrees
 * @time: unix seconds
 * @air: (out): what is in the air there and then
 *
 * The same arguments give the same air, always.
 */
void
vane_world_look_at_air (guint32       seed,
                        double        latitude,
                        double        longitude,
                        gint64        time,
                        VaneWorldAir *air)
{
  double smog = 1.0 + vane_noise_get (&smog_noise, seed, latitude, longitude, time);
  double sunny = 1.0 + vane_noise_get (&ozone_noise, seed, latitude, longitude, time);
  double solar_hour = time / 3600.0 + longitude / 15.0;
  /* People drive at eight and at six. */
  double traffic = 0.7 + 0.3 * cos (4.0 * G_PI * (solar_hour - 8.0) / 24.0 + 0.5);
  double polar = fabs (latitude) / 90.0;

  air->pm2_5 = (2.0 + 9.0 * smog) * (1.0 - 0.8 * polar);
  air->pm10 = air->pm2_5 * 1.5 + 2.0;
  air->ozone = 25.0 + 30.0 * sunny + 15.0 * cos (2.0 * G_PI * (solar_hour - 15.0) / 24.0);
  air->nitrogen_dioxide = 14.0 * smog * traffic;
  air->nitrogen_monoxide = 3.0 * smog * traffic;
  air->sulphur_dioxide = 2.5 * smog;
  air->carbon_monoxide = 130.0 + 110.0 * smog * traffic;
  air->ammonia = 1.5 * smog;
  air->dust = 4.0 * sunny * exp (-pow ((latitude - 20.0) / 20.0, 2.0));
  fill_pollen (seed, latitude, longitude, time, air);
}

static double
scale_to_index (const double *bands,
                const double *steps,
                double        value)
{
  for (guint i = 0; i < N_BANDS; i++)
    {
      if (value < bands[i + 1])
        return steps[i] + (steps[i + 1] - steps[i]) * (value - bands[i]) / (bands[i + 1] - bands[i]);
    }

  return steps[N_BANDS];
}

static double
get_index (const VaneWorldAir *air,
           const char         *pollutant,
           gboolean            us)
{
  double worst = NAN;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      const double *bands = us ? scales[i].us : scales[i].european;
      double value = G_STRUCT_MEMBER (double, air, scales[i].offset) / (us ? scales[i].us_unit : 1.0);

      if (bands[1] > 0.0 && (pollutant == NULL || g_str_equal (pollutant, scales[i].pollutant)))
        worst = fmax (worst, scale_to_index (bands, us ? us_steps : european_steps, value));
    }

  return worst;
}

/**
 * vane_world_air_get_european:
 * @air: the air
 * @pollutant: (nullable): one of them, or %NULL for the worst
 *
 * Returns: the European air quality index; NAN when it has none for that
 */
double
vane_world_air_get_european (const VaneWorldAir *air,
                             const char         *pollutant)
{
  return get_index (air, pollutant, FALSE);
}

/**
 * vane_world_air_get_us:
 * @air: the air
 * @pollutant: (nullable): one of them, or %NULL for the worst
 *
 * Returns: the US air quality index; NAN when it has none for that
 */
double
vane_world_air_get_us (const VaneWorldAir *air,
                       const char         *pollutant)
{
  return get_index (air, pollutant, TRUE);
}
