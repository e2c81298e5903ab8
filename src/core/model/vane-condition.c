/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-condition.h"

static const char *const ids[VANE_N_CONDITIONS] = {
  [VANE_CONDITION_UNKNOWN] = "unknown",
  [VANE_CONDITION_CLEAR] = "clear",
  [VANE_CONDITION_MOSTLY_CLEAR] = "mostly-clear",
  [VANE_CONDITION_PARTLY_CLOUDY] = "partly-cloudy",
  [VANE_CONDITION_CLOUDY] = "cloudy",
  [VANE_CONDITION_HAZE] = "haze",
  [VANE_CONDITION_SMOKE] = "smoke",
  [VANE_CONDITION_DUST] = "dust",
  [VANE_CONDITION_MIST] = "mist",
  [VANE_CONDITION_FOG] = "fog",
  [VANE_CONDITION_DRIZZLE] = "drizzle",
  [VANE_CONDITION_LIGHT_RAIN] = "light-rain",
  [VANE_CONDITION_SHOWERS] = "showers",
  [VANE_CONDITION_LIGHT_SNOW] = "light-snow",
  [VANE_CONDITION_RAIN] = "rain",
  [VANE_CONDITION_SNOW_SHOWERS] = "snow-showers",
  [VANE_CONDITION_SLEET] = "sleet",
  [VANE_CONDITION_SNOW] = "snow",
  [VANE_CONDITION_HEAVY_RAIN] = "heavy-rain",
  [VANE_CONDITION_HEAVY_SNOW] = "heavy-snow",
  [VANE_CONDITION_FREEZING_RAIN] = "freezing-rain",
  [VANE_CONDITION_WINDY] = "windy",
  [VANE_CONDITION_THUNDERSTORM] = "thunderstorm",
  [VANE_CONDITION_HAIL] = "hail",
  [VANE_CONDITION_TORNADO] = "tornado",
};

/**
 * vane_condition_to_string:
 * @condition: a condition
 *
 * Returns: (transfer none): its stable id, as in JSON, CSS classes and icon names
 */
const char *
vane_condition_to_string (VaneCondition condition)
{
  g_return_val_if_fail ((guint) condition < VANE_N_CONDITIONS, "unknown");

  return ids[condition];
}

/**
 * vane_condition_from_string:
 * @id: (nullable): a stable id
 * @condition: (out): the condition
 *
 * Returns: %FALSE when there is none of that id
 */
gboolean
vane_condition_from_string (const char    *id,
                            VaneCondition *condition)
{
  for (guint i = 0; i < VANE_N_CONDITIONS; i++)
    if (g_strcmp0 (id, ids[i]) == 0)
      {
        *condition = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * vane_condition_is_wet:
 * @condition: a condition
 *
 * Returns: whether something falls from the sky
 */
gboolean
vane_condition_is_wet (VaneCondition condition)
{
  switch (condition)
    {
    case VANE_CONDITION_DRIZZLE:
    case VANE_CONDITION_LIGHT_RAIN:
    case VANE_CONDITION_SHOWERS:
    case VANE_CONDITION_LIGHT_SNOW:
    case VANE_CONDITION_RAIN:
    case VANE_CONDITION_SNOW_SHOWERS:
    case VANE_CONDITION_SLEET:
    case VANE_CONDITION_SNOW:
    case VANE_CONDITION_HEAVY_RAIN:
    case VANE_CONDITION_HEAVY_SNOW:
    case VANE_CONDITION_FREEZING_RAIN:
    case VANE_CONDITION_THUNDERSTORM:
    case VANE_CONDITION_HAIL:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * vane_condition_from_wmo:
 * @code: a present-weather code of WMO table 4677 in the selection that forecast models
 *   use (https://open-meteo.com/en/docs, "WMO Weather interpretation codes")
 *
 * Returns: the condition; %VANE_CONDITION_UNKNOWN for a code that is not in that selection
 */
VaneCondition
vane_condition_from_wmo (int code)
{
  switch (code)
    {
    case 0:
      return VANE_CONDITION_CLEAR;
    case 1:
      return VANE_CONDITION_MOSTLY_CLEAR;
    case 2:
      return VANE_CONDITION_PARTLY_CLOUDY;
    case 3:
      return VANE_CONDITION_CLOUDY;
    case 45:
    case 48:
      return VANE_CONDITION_FOG;
    case 51:
    case 53:
    case 55:
      return VANE_CONDITION_DRIZZLE;
    case 56:
    case 57:
    case 66:
    case 67:
      return VANE_CONDITION_FREEZING_RAIN;
    case 61:
      return VANE_CONDITION_LIGHT_RAIN;
    case 63:
      return VANE_CONDITION_RAIN;
    case 65:
    case 82:
      return VANE_CONDITION_HEAVY_RAIN;
    case 71:
    case 77:
      return VANE_CONDITION_LIGHT_SNOW;
    case 73:
      return VANE_CONDITION_SNOW;
    case 75:
      return VANE_CONDITION_HEAVY_SNOW;
    case 80:
    case 81:
      return VANE_CONDITION_SHOWERS;
    case 85:
    case 86:
      return VANE_CONDITION_SNOW_SHOWERS;
    case 95:
      return VANE_CONDITION_THUNDERSTORM;
    case 96:
    case 99:
      return VANE_CONDITION_HAIL;
    default:
      return VANE_CONDITION_UNKNOWN;
    }
}
