/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the numbers of the air mean: scales, levels, the main pollutant. Pure maths. */
#pragma once

#include "model/vane-sample.h"

G_BEGIN_DECLS

typedef enum
{
  VANE_AIR_SCALE_NONE,
  VANE_AIR_SCALE_US,   /* US EPA, 0–500 */
  VANE_AIR_SCALE_EU,   /* European Environment Agency, 0–100 and more */
  VANE_AIR_SCALE_OWM,  /* OpenWeatherMap's own, 1–5 */
} VaneAirScale;

#define VANE_N_AIR_SCALES (VANE_AIR_SCALE_OWM + 1)

/* Each scale has up to six levels, from good (0) on; its words are in present/. */
#define VANE_AIR_N_LEVELS 6

typedef enum
{
  VANE_POLLEN_NONE,
  VANE_POLLEN_LOW,
  VANE_POLLEN_MODERATE,
  VANE_POLLEN_HIGH,
  VANE_POLLEN_VERY_HIGH,
} VanePollenLevel;

#define VANE_N_POLLEN_LEVELS (VANE_POLLEN_VERY_HIGH + 1)

#define VANE_POLLEN_FIRST VANE_FIELD_POLLEN_ALDER
#define VANE_POLLEN_LAST VANE_FIELD_POLLEN_RAGWEED

/**
 * VaneAirIndex:
 * @scale: whose index it is; %VANE_AIR_SCALE_NONE: there is none
 * @value: the index, by that scale; NAN when there is none
 * @level: 0 … 5: from good to the worst
 * @share: 0 … 1: where on the scale it lies, levels being of equal length
 * @main_pollutant: the substance that makes it so; valid with @has_main_pollutant
 * @has_main_pollutant: whether concentrations were given
 */
typedef struct
{
  VaneAirScale scale;
  double       value;
  guint        level;
  double       share;
  VaneField    main_pollutant;
  gboolean     has_main_pollutant;
} VaneAirIndex;

void            vane_air_index_init       (VaneAirIndex     *self,
                                           const VaneSample *air,
                                           const char       *country_code);
const VaneSample *vane_air_find_now       (const VaneSample *air,
                                           guint             n,
                                           gint64            now);
guint           vane_air_scale_get_n_levels (VaneAirScale    scale);
const char     *vane_air_scale_to_string  (VaneAirScale      scale);
const char     *vane_air_level_to_string  (VaneAirScale      scale,
                                           guint             level);
VanePollenLevel vane_pollen_get_level     (VaneField         field,
                                           double            grains);
const char     *vane_pollen_level_to_string (VanePollenLevel level);

G_END_DECLS
