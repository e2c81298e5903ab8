/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quantities a sample may hold: one enum and one table for parsing, checking,
 * units, words, JSON and chart axes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  VANE_FIELD_TEMPERATURE,                /* °C */
  VANE_FIELD_FEELS_LIKE,                 /* °C */
  VANE_FIELD_TEMPERATURE_MIN,            /* °C, over the sample's span */
  VANE_FIELD_TEMPERATURE_MAX,            /* °C, over the sample's span */
  VANE_FIELD_DEW_POINT,                  /* °C */
  VANE_FIELD_HUMIDITY,                   /* % */
  VANE_FIELD_PRESSURE,                   /* hPa at sea level */
  VANE_FIELD_WIND_SPEED,                 /* m/s */
  VANE_FIELD_WIND_GUST,                  /* m/s */
  VANE_FIELD_WIND_DIRECTION,             /* degrees the wind comes from, 0 is north */
  VANE_FIELD_VISIBILITY,                 /* m */
  VANE_FIELD_CLOUD_COVER,                /* % */
  VANE_FIELD_UV_INDEX,
  VANE_FIELD_PRECIPITATION,              /* mm of water over the sample's span */
  VANE_FIELD_PRECIPITATION_RATE,         /* mm/h */
  VANE_FIELD_PRECIPITATION_PROBABILITY,  /* % */
  VANE_FIELD_RAIN,                       /* mm over the span */
  VANE_FIELD_SNOW,                       /* mm of water over the span */
  VANE_FIELD_AQI_US,                     /* US EPA index, 0–500 */
  VANE_FIELD_AQI_EU,                     /* European index, 0–100 and more */
  VANE_FIELD_AQI_OWM,                    /* OpenWeatherMap's 1–5 */
  VANE_FIELD_PM2_5,                      /* µg/m³, like the gases below */
  VANE_FIELD_PM10,
  VANE_FIELD_OZONE,
  VANE_FIELD_NITROGEN_DIOXIDE,
  VANE_FIELD_SULPHUR_DIOXIDE,
  VANE_FIELD_CARBON_MONOXIDE,
  VANE_FIELD_AMMONIA,
  VANE_FIELD_POLLEN_ALDER,               /* grains/m³ */
  VANE_FIELD_POLLEN_BIRCH,
  VANE_FIELD_POLLEN_GRASS,
  VANE_FIELD_POLLEN_MUGWORT,
  VANE_FIELD_POLLEN_OLIVE,
  VANE_FIELD_POLLEN_RAGWEED,
} VaneField;

#define VANE_N_FIELDS (VANE_FIELD_POLLEN_RAGWEED + 1)

/* What kind of quantity a field is: that decides its unit and how it is written. */
typedef enum
{
  VANE_QUANTITY_TEMPERATURE,    /* stored in °C */
  VANE_QUANTITY_SPEED,          /* m/s */
  VANE_QUANTITY_PRESSURE,       /* hPa */
  VANE_QUANTITY_PRECIPITATION,  /* mm, or mm/h */
  VANE_QUANTITY_DISTANCE,       /* m */
  VANE_QUANTITY_PERCENT,
  VANE_QUANTITY_ANGLE,          /* degrees */
  VANE_QUANTITY_INDEX,          /* no unit */
  VANE_QUANTITY_CONCENTRATION,  /* µg/m³ */
  VANE_QUANTITY_POLLEN,         /* grains/m³ */
} VaneQuantity;

#define VANE_N_QUANTITIES (VANE_QUANTITY_POLLEN + 1)

/**
 * VaneFieldInfo:
 * @id: the stable name, as in JSON
 * @quantity: what it is
 * @min: the least plausible value, in the stored unit
 * @max: the greatest plausible value, in the stored unit
 */
typedef struct
{
  const char   *id;
  VaneQuantity  quantity;
  double        min;
  double        max;
} VaneFieldInfo;

const VaneFieldInfo *vane_field_get_info     (VaneField   field);
gboolean             vane_field_is_plausible (VaneField   field,
                                              double      value);
gboolean             vane_field_from_string  (const char *id,
                                              VaneField  *field);

G_END_DECLS
