/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sky does, in about twenty words that every source can be mapped to. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In order of severity: of two conditions in one hour the greater one is told. */
typedef enum
{
  VANE_CONDITION_UNKNOWN,
  VANE_CONDITION_CLEAR,
  VANE_CONDITION_MOSTLY_CLEAR,
  VANE_CONDITION_PARTLY_CLOUDY,
  VANE_CONDITION_CLOUDY,
  VANE_CONDITION_HAZE,
  VANE_CONDITION_SMOKE,
  VANE_CONDITION_DUST,
  VANE_CONDITION_MIST,
  VANE_CONDITION_FOG,
  VANE_CONDITION_DRIZZLE,
  VANE_CONDITION_LIGHT_RAIN,
  VANE_CONDITION_SHOWERS,
  VANE_CONDITION_LIGHT_SNOW,
  VANE_CONDITION_RAIN,
  VANE_CONDITION_SNOW_SHOWERS,
  VANE_CONDITION_SLEET,
  VANE_CONDITION_SNOW,
  VANE_CONDITION_HEAVY_RAIN,
  VANE_CONDITION_HEAVY_SNOW,
  VANE_CONDITION_FREEZING_RAIN,
  VANE_CONDITION_WINDY,
  VANE_CONDITION_THUNDERSTORM,
  VANE_CONDITION_HAIL,
  VANE_CONDITION_TORNADO,
} VaneCondition;

#define VANE_N_CONDITIONS (VANE_CONDITION_TORNADO + 1)

const char    *vane_condition_to_string   (VaneCondition  condition);
gboolean       vane_condition_from_string (const char    *id,
                                           VaneCondition *condition);
gboolean       vane_condition_is_wet      (VaneCondition  condition);
VaneCondition  vane_condition_from_wmo    (int            code);

G_END_DECLS
