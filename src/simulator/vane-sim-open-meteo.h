/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the simulated Open-Meteo share: units, and how a reply is asked for. */
#pragma once

#include "simulator/vane-sim-service.h"
#include "simulator/vane-world.h"

G_BEGIN_DECLS

/* A kind of quantity: it decides the unit, which may depend on the request. */
typedef enum
{
  VANE_QUANTITY_NUMBER,
  VANE_QUANTITY_WMO,
  VANE_QUANTITY_PERCENT,
  VANE_QUANTITY_DEGREES,
  VANE_QUANTITY_HPA,
  VANE_QUANTITY_SECONDS,
  VANE_QUANTITY_HOURS,
  VANE_QUANTITY_TEMPERATURE,
  VANE_QUANTITY_WIND,
  VANE_QUANTITY_RAIN,
  VANE_QUANTITY_SNOWFALL,
  VANE_QUANTITY_LENGTH,
  VANE_QUANTITY_TIME,
} VaneQuantity;

/**
 * VaneSimOptions:
 * @seed: of the world
 * @now: unix seconds
 * @unixtime: times as numbers
 * @fahrenheit: temperatures in °F
 * @inch: lengths in inch and feet
 * @wind_unit: "km/h", "m/s", "mp/h", "kn"
 * @wind_factor: from m/s
 * @forecast_days: from today on
 * @past_days: before today
 * @start_day: days since 1970 of the first day asked for, or −1: as many as above
 * @end_day: the last one
 * @air: whether this is the air quality service
 *
 * How a reply is asked for; the same for all its places.
 */
typedef struct
{
  guint32     seed;
  gint64      now;
  gboolean    unixtime;
  gboolean    fahrenheit;
  gboolean    inch;
  const char *wind_unit;
  double      wind_factor;
  int         forecast_days;
  int         past_days;
  int         start_day;
  int         end_day;
  gboolean    air;
} VaneSimOptions;

/**
 * VaneSimSpot:
 * @latitude: degrees
 * @longitude: degrees
 * @zone: (owned): IANA name
 * @offset_s: of the zone, now: one for the whole reply
 * @today: unix seconds of its midnight
 *
 * One of the places of a request.
 */
typedef struct
{
  double  latitude;
  double  longitude;
  char   *zone;
  int     offset_s;
  gint64  today;
} VaneSimSpot;

/* vane-sim-open-meteo.c */
void        vane_sim_open_meteo_fail          (guint                 status,
                                               VaneSimReply         *reply);
void        vane_sim_open_meteo_refuse        (VaneSimReply         *reply,
                                               const char           *format,
                                               ...) G_GNUC_PRINTF (2, 3);
void        vane_sim_open_meteo_add_time      (GString              *json,
                                               const char           *name,
                                               const VaneSimOptions *options,
                                               const VaneSimSpot    *spot,
                                               gint64                time);

/* vane-sim-open-meteo-request.c */
gboolean    vane_sim_open_meteo_read_options  (const VaneSimRequest *request,
                                               gboolean              air,
                                               VaneSimOptions       *options,
                                               VaneSimReply         *reply);
/* (element-type VaneSimSpot) (transfer full); NULL when the reply is a refusal already */
GPtrArray  *vane_sim_open_meteo_read_spots    (const VaneSimRequest *request,
                                               VaneSimReply         *reply);

void        vane_sim_open_meteo_get_days      (const VaneSimOptions *options,
                                               const VaneSimSpot    *spot,
                                               gint64               *start,
                                               guint                *n_days);

/* vane-sim-open-meteo-units.c */
const char *vane_sim_open_meteo_get_unit      (VaneQuantity          quantity,
                                               const VaneSimOptions *options);
double      vane_sim_open_meteo_convert       (VaneQuantity          quantity,
                                               const VaneSimOptions *options,
                                               double                value);
void        vane_sim_open_meteo_add_value     (GString              *json,
                                               const char           *name,
                                               VaneQuantity          quantity,
                                               guint                 decimals,
                                               const VaneSimOptions *options,
                                               double                value);

/* The blocks: each writes "X_units" and "X", or refuses an unknown variable. */
gboolean    vane_sim_open_meteo_write_current (GString              *json,
                                               const char           *names,
                                               const VaneSimOptions *options,
                                               const VaneSimSpot    *spot,
                                               VaneSimReply         *reply);
gboolean    vane_sim_open_meteo_write_series  (GString              *json,
                                               const char           *block,
                                               const char           *names,
                                               const VaneSimOptions *options,
                                               const VaneSimSpot    *spot,
                                               gint64                start,
                                               gint64                end,
                                               guint                 step_s,
                                               VaneSimReply         *reply);
gboolean    vane_sim_open_meteo_write_daily   (GString              *json,
                                               const char           *names,
                                               const VaneSimOptions *options,
                                               const VaneSimSpot    *spot,
                                               VaneSimReply         *reply);

/* vane-sim-open-meteo-air.c: a pollutant, an index or a pollen; FALSE when there is none so called. */
gboolean    vane_sim_open_meteo_find_air      (const char           *name,
                                               const char          **unit,
                                               guint                *decimals);
double      vane_sim_open_meteo_get_air       (const char           *name,
                                               const VaneSimOptions *options,
                                               const VaneSimSpot    *spot,
                                               gint64                time);

G_END_DECLS
