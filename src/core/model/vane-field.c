/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of fields. Plausible ranges are the world's records with some room:
 * outside of them a number is a sentinel or a wrong unit, not weather
 * (WMO Weather and Climate Extremes Archive: −89.2 and 56.7 °C, 870 and 1085 hPa,
 * gust 113 m/s, 305 mm in an hour, 1825 mm in a day). */
#include "config.h"

#include "model/vane-field.h"

#include <math.h>

#define TEMPERATURE VANE_QUANTITY_TEMPERATURE, -100.0, 70.0
#define PERCENT     VANE_QUANTITY_PERCENT, 0.0, 100.0
#define SPEED       VANE_QUANTITY_SPEED, 0.0, 150.0
#define AMOUNT      VANE_QUANTITY_PRECIPITATION, 0.0, 2500.0
#define GAS         VANE_QUANTITY_CONCENTRATION, 0.0, 100000.0
#define POLLEN      VANE_QUANTITY_POLLEN, 0.0, 100000.0

static const VaneFieldInfo fields[VANE_N_FIELDS] = {
  [VANE_FIELD_TEMPERATURE] = { "temperature", TEMPERATURE },
  [VANE_FIELD_FEELS_LIKE] = { "feels_like", VANE_QUANTITY_TEMPERATURE, -120.0, 90.0 },
  [VANE_FIELD_TEMPERATURE_MIN] = { "temperature_min", TEMPERATURE },
  [VANE_FIELD_TEMPERATURE_MAX] = { "temperature_max", TEMPERATURE },
  [VANE_FIELD_DEW_POINT] = { "dew_point", TEMPERATURE },
  [VANE_FIELD_HUMIDITY] = { "humidity", PERCENT },
  [VANE_FIELD_PRESSURE] = { "pressure", VANE_QUANTITY_PRESSURE, 800.0, 1100.0 },
  [VANE_FIELD_WIND_SPEED] = { "wind_speed", SPEED },
  [VANE_FIELD_WIND_GUST] = { "wind_gust", SPEED },
  [VANE_FIELD_WIND_DIRECTION] = { "wind_direction", VANE_QUANTITY_ANGLE, 0.0, 360.0 },
  [VANE_FIELD_VISIBILITY] = { "visibility", VANE_QUANTITY_DISTANCE, 0.0, 500000.0 },
  [VANE_FIELD_CLOUD_COVER] = { "cloud_cover", PERCENT },
  [VANE_FIELD_UV_INDEX] = { "uv_index", VANE_QUANTITY_INDEX, 0.0, 50.0 },
  [VANE_FIELD_PRECIPITATION] = { "precipitation", AMOUNT },
  [VANE_FIELD_PRECIPITATION_RATE] = { "precipitation_rate", AMOUNT },
  [VANE_FIELD_PRECIPITATION_PROBABILITY] = { "precipitation_probability", PERCENT },
  [VANE_FIELD_RAIN] = { "rain", AMOUNT },
  [VANE_FIELD_SNOW] = { "snow", AMOUNT },
  [VANE_FIELD_AQI_US] = { "aqi_us", VANE_QUANTITY_INDEX, 0.0, 2000.0 },
  [VANE_FIELD_AQI_EU] = { "aqi_eu", VANE_QUANTITY_INDEX, 0.0, 2000.0 },
  [VANE_FIELD_AQI_OWM] = { "aqi_owm", VANE_QUANTITY_INDEX, 1.0, 5.0 },
  [VANE_FIELD_PM2_5] = { "pm2_5", GAS },
  [VANE_FIELD_PM10] = { "pm10", GAS },
  [VANE_FIELD_OZONE] = { "ozone", GAS },
  [VANE_FIELD_NITROGEN_DIOXIDE] = { "nitrogen_dioxide", GAS },
  [VANE_FIELD_SULPHUR_DIOXIDE] = { "sulphur_dioxide", GAS },
  [VANE_FIELD_CARBON_MONOXIDE] = { "carbon_monoxide", VANE_QUANTITY_CONCENTRATION, 0.0, 1000000.0 },
  [VANE_FIELD_AMMONIA] = { "ammonia", GAS },
  [VANE_FIELD_POLLEN_ALDER] = { "pollen_alder", POLLEN },
  [VANE_FIELD_POLLEN_BIRCH] = { "pollen_birch", POLLEN },
  [VANE_FIELD_POLLEN_GRASS] = { "pollen_grass", POLLEN },
  [VANE_FIELD_POLLEN_MUGWORT] = { "pollen_mugwort", POLLEN },
  [VANE_FIELD_POLLEN_OLIVE] = { "pollen_olive", POLLEN },
  [VANE_FIELD_POLLEN_RAGWEED] = { "pollen_ragweed", POLLEN },
};

/**
 * vane_field_get_info:
 * @field: a field
 *
 * Returns: (transfer none): its row
 */
const VaneFieldInfo *
vane_field_get_info (VaneField field)
{
  g_return_val_if_fail ((guint) field < VANE_N_FIELDS, NULL);

  return &fields[field];
}

/**
 * vane_field_is_plausible:
 * @field: a field
 * @value: a number in the stored unit
 *
 * Returns: whether the number can be weather; NAN and infinities cannot
 */
gboolean
vane_field_is_plausible (VaneField field,
                         double    value)
{
  g_return_val_if_fail ((guint) field < VANE_N_FIELDS, FALSE);

  return isfinite (value) && value >= fields[field].min && value <= fields[field].max;
}

/**
 * vane_field_from_string:
 * @id: (nullable): a stable name
 * @field: (out): the field of that name
 *
 * Returns: %FALSE when there is none
 */
gboolean
vane_field_from_string (const char *id,
                        VaneField  *field)
{
  for (guint i = 0; i < VANE_N_FIELDS; i++)
    if (g_strcmp0 (fields[i].id, id) == 0)
      {
        *field = i;
        return TRUE;
      }

  return FALSE;
}
