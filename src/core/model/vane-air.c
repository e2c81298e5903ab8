/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of breakpoints, each with its source. The services give the index itself; which
 * substance it is of they do not say. That follows from the concentrations by the same
 * tables: of now, where a scale takes means over some hours. */
#include "config.h"

#include "model/vane-air.h"

#include <math.h>

#include "base/vane-error.h"

/* Volume of a mole of air at 25 °C and 1 atmosphere in litres, as the EPA takes it. */
#define MOLAR_VOLUME 24.45
/* µg/m³ in a ppb of a gas of this many grams a mole. */
#define PPB(grams) ((grams) / MOLAR_VOLUME)
#define PPM(grams) (1000.0 * PPB (grams))

#define OZONE PPM (47.998)
#define NO2 PPB (46.006)
#define SO2 PPB (64.066)
#define CO PPM (28.010)

/* Where each level of a substance ends, in the unit that the source has, and how many µg/m³
 * that unit is. */
typedef struct
{
  VaneField field;
  double    unit;
  double    ends[VANE_AIR_N_LEVELS];
} Substance;

/* US EPA, "Technical Assistance Document for the Reporting of Daily Air Quality"
 * (EPA-454/B-24-002, May 2024), table 6. */
static const Substance us[] = {
  { VANE_FIELD_PM2_5, 1.0, { 9.0, 35.4, 55.4, 125.4, 225.4, 325.4 } },
  { VANE_FIELD_PM10, 1.0, { 54, 154, 254, 354, 424, 604 } },
  { VANE_FIELD_OZONE, OZONE, { 0.054, 0.070, 0.085, 0.105, 0.200, 0.604 } },
  { VANE_FIELD_NITROGEN_DIOXIDE, NO2, { 53, 100, 360, 649, 1249, 2049 } },
  { VANE_FIELD_SULPHUR_DIOXIDE, SO2, { 35, 75, 185, 304, 604, 1004 } },
  { VANE_FIELD_CARBON_MONOXIDE, CO, { 4.4, 9.4, 12.4, 15.4, 30.4, 50.4 } },
};

/* European Environment Agency, European Air Quality Index, bands in force until 2025, as
 * https://open-meteo.com/en/docs/air-quality-api computes european_aqi with. */
static const Substance eu[] = {
  { VANE_FIELD_PM2_5, 1.0, { 10, 20, 25, 50, 75, 800 } },
  { VANE_FIELD_PM10, 1.0, { 20, 40, 50, 100, 150, 1200 } },
  { VANE_FIELD_NITROGEN_DIOXIDE, 1.0, { 40, 90, 120, 230, 340, 1000 } },
  { VANE_FIELD_OZONE, 1.0, { 50, 100, 130, 240, 380, 800 } },
  { VANE_FIELD_SULPHUR_DIOXIDE, 1.0, { 100, 200, 350, 500, 750, 1250 } },
};

/* https://openweathermap.org/api/air-pollution: five levels, the last without an end. */
static const Substance owm[] = {
  { VANE_FIELD_SULPHUR_DIOXIDE, 1.0, { 20, 80, 250, 350, 1000, 1000 } },
  { VANE_FIELD_NITROGEN_DIOXIDE, 1.0, { 40, 70, 150, 200, 1000, 1000 } },
  { VANE_FIELD_PM10, 1.0, { 20, 50, 100, 200, 1000, 1000 } },
  { VANE_FIELD_PM2_5, 1.0, { 10, 25, 50, 75, 800, 800 } },
  { VANE_FIELD_OZONE, 1.0, { 60, 100, 140, 180, 800, 800 } },
  { VANE_FIELD_CARBON_MONOXIDE, 1.0, { 4400, 9400, 12400, 15400, 50000, 50000 } },
};

typedef struct
{
  const char      *id;
  VaneField        field;
  guint            n_levels;
  double           ends[VANE_AIR_N_LEVELS];    /* where each level of the index ends */
  const char      *levels[VANE_AIR_N_LEVELS];
  const Substance *substances;
  guint            n_substances;
} Scale;

static const Scale scales[VANE_N_AIR_SCALES] = {
  [VANE_AIR_SCALE_US] = { "us", VANE_FIELD_AQI_US, 6, { 50, 100, 150, 200, 300, 500 },
                          { "good", "moderate", "unhealthy-for-sensitive-groups", "unhealthy", "very-unhealthy",
                            "hazardous" },
                          us, G_N_ELEMENTS (us) },
  [VANE_AIR_SCALE_EU] = { "eu", VANE_FIELD_AQI_EU, 6, { 20, 40, 60, 80, 100, 150 },
                          { "good", "fair", "moderate", "poor", "very-poor", "extremely-poor" },
                          eu, G_N_ELEMENTS (eu) },
  [VANE_AIR_SCALE_OWM] = { "owm", VANE_FIELD_AQI_OWM, 5, { 1, 2, 3, 4, 5, 5 },
                           { "good", "fair", "moderate", "poor", "very-poor", NULL },
                           owm, G_N_ELEMENTS (owm) },
};

/* 0 … n: the level, and how far in it. Beyond the last: n. */
static double
place_between (const double *ends,
               guint         n,
               double        value)
{
  double start = 0.0;

  for (guint i = 0; i < n; i++)
    {
      if (value <= ends[i])
        return i + (value - start) / (ends[i] - start);
      start = ends[i];
    }

  return n;
}

static void
find_main_pollutant (VaneAirIndex     *self,
                     const VaneSample *air)
{
  const Scale *scale = &scales[self->scale];
  double worst = -1.0;

  for (guint i = 0; i < scale->n_substances; i++)
    {
      const Substance *substance = &scale->substances[i];
      double value = vane_sample_get (air, substance->field) / substance->unit;
      double place;

      if (isnan (value))
        continue;
      place = place_between (substance->ends, scale->n_levels, value);
      if (place > worst)
        {
          worst = place;
          self->main_pollutant = substance->field;
          self->has_main_pollutant = TRUE;
        }
    }
}

/**
 * vane_air_index_init:
 * @self: (out caller-allocates): what the air is like
 * @air: a sample of the air
 * @country_code: (nullable): ISO 3166 code of the country
 *
 * The index that people there know: the EPA's in the United States, the European elsewhere;
 * else the one that was given.
 */
void
vane_air_index_init (VaneAirIndex     *self,
                     const VaneSample *air,
                     const char       *country_code)
{
  static const VaneAirScale order[] = { VANE_AIR_SCALE_US, VANE_AIR_SCALE_EU, VANE_AIR_SCALE_US,
                                        VANE_AIR_SCALE_OWM };
  const Scale *scale;

  *self = (VaneAirIndex) { .scale = VANE_AIR_SCALE_NONE, .value = NAN };
  for (guint i = g_strcmp0 (country_code, "US") == 0 ? 0 : 1; i < G_N_ELEMENTS (order); i++)
    if (vane_sample_has (air, scales[order[i]].field))
      {
        self->scale = order[i];
        break;
      }
  if (self->scale == VANE_AIR_SCALE_NONE)
    return;

  scale = &scales[self->scale];
  self->value = vane_sample_get (air, scale->field);
  /* Levels are of whole numbers: 50.4 reads as 50, and that is good. */
  while (self->level + 1 < scale->n_levels && round (self->value) > scale->ends[self->level])
    self->level++;
  self->share = self->scale == VANE_AIR_SCALE_OWM
                    ? (self->level + 0.5) / scale->n_levels
                    : place_between (scale->ends, scale->n_levels, self->value) / scale->n_levels;
  find_main_pollutant (self, air);
}

/**
 * vane_air_find_now:
 * @air: (array length=n): the air of a report, in order of time
 * @n: how many
 * @now: unix seconds
 *
 * Returns: (transfer none) (nullable): the newest that is not ahead; the first where all are
 */
const VaneSample *
vane_air_find_now (const VaneSample *air,
                   guint             n,
                   gint64            now)
{
  const VaneSample *found = n > 0 ? air : NULL;

  for (guint i = 1; i < n && air[i].time <= now; i++)
    found = &air[i];

  return found;
}

/**
 * vane_air_scale_get_n_levels:
 * @scale: a scale
 *
 * Returns: how many levels it has; 0 for none
 */
guint
vane_air_scale_get_n_levels (VaneAirScale scale)
{
  g_return_val_if_fail ((guint) scale < VANE_N_AIR_SCALES, 0);

  return scales[scale].n_levels;
}

/**
 * vane_air_scale_to_string:
 * @scale: a scale
 *
 * Returns: (transfer none) (nullable): its stable name, as in JSON; %NULL for none
 */
const char *
vane_air_scale_to_string (VaneAirScale scale)
{
  g_return_val_if_fail ((guint) scale < VANE_N_AIR_SCALES, NULL);

  return scales[scale].id;
}

/**
 * vane_air_level_to_string:
 * @scale: a scale
 * @level: one of its levels
 *
 * Returns: (transfer none) (nullable): its stable name, as in JSON; %NULL when there is none
 */
const char *
vane_air_level_to_string (VaneAirScale scale,
                          guint        level)
{
  g_return_val_if_fail ((guint) scale < VANE_N_AIR_SCALES && level < VANE_AIR_N_LEVELS, NULL);

  return scales[scale].levels[level];
}

/**
 * vane_pollen_get_level:
 * @field: a field of pollen
 * @grains: grains/m³, or NAN
 *
 * The levels of the National Allergy Bureau of the American Academy of Allergy, Asthma and
 * Immunology (https://pollen.aaaai.org/), which differ for trees, grass and weeds.
 *
 * Returns: how much that is
 */
VanePollenLevel
vane_pollen_get_level (VaneField field,
                       double    grains)
{
  static const double trees[] = { 1, 15, 90, 1500 };
  static const double grass[] = { 1, 5, 20, 200 };
  static const double weeds[] = { 1, 10, 50, 500 };
  const double *starts = trees;
  guint level = VANE_POLLEN_NONE;

  if (field == VANE_FIELD_POLLEN_GRASS)
    starts = grass;
  else if (field == VANE_FIELD_POLLEN_MUGWORT || field == VANE_FIELD_POLLEN_RAGWEED)
    starts = weeds;

  while (level < VANE_POLLEN_VERY_HIGH && grains >= starts[level])
    level++;

  return level;
}

/**
 * vane_pollen_level_to_string:
 * @level: a level
 *
 * Returns: (transfer none): its stable name, as in JSON
 */
const char *
vane_pollen_level_to_string (VanePollenLevel level)
{
  static const char *const names[VANE_N_POLLEN_LEVELS] = { "none", "low", "moderate", "high", "very-high" };

  g_return_val_if_fail ((guint) level < VANE_N_POLLEN_LEVELS, "none");

  return names[level];
}
