/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the simulated OpenWeatherMap share. */
#pragma once

#include "simulator/vane-gazetteer.h"
#include "simulator/vane-sim-service.h"
#include "simulator/vane-world.h"

G_BEGIN_DECLS

/**
 * VaneSimTown:
 * @latitude: degrees
 * @longitude: degrees
 * @place: (nullable): the town there
 * @name: as the reply has it: "" at sea
 * @id: of the town; 0 when it was asked for by postal code
 *
 * What a request is about.
 */
typedef struct
{
  double                    latitude;
  double                    longitude;
  const VaneGazetteerPlace *place;
  const char               *name;
  guint                     id;
} VaneSimTown;

void     vane_sim_openweathermap_fail      (guint                 status,
                                            VaneSimReply         *reply);
/* An error whose code is a string there. */
void     vane_sim_openweathermap_refuse    (VaneSimReply         *reply,
                                            guint                 status,
                                            const char           *message);
/* Whether the key is good; else the reply is the refusal. */
gboolean vane_sim_openweathermap_check_key (const VaneSimRequest *request,
                                            VaneSimReply         *reply);
gboolean vane_sim_openweathermap_find_town (const VaneSimRequest *request,
                                            VaneSimTown          *town,
                                            VaneSimReply         *reply);
/* "94134,us": the country is the US when none is given. */
gboolean vane_sim_openweathermap_find_zip  (const char           *zip,
                                            VaneGazetteerCode    *code);
/* (element-type VaneGazetteerPlace) (transfer container): "Paris", "Paris,TX,US", "Paris,FR" */
GPtrArray *vane_sim_openweathermap_search  (const char           *text);

void     vane_sim_openweathermap_write_coordinates (const VaneSimTown *town,
                                                    gboolean           latitude_first,
                                                    GString           *json);
void     vane_sim_openweathermap_write_weather  (const VaneSimRequest *request,
                                                 const VaneSimTown    *town,
                                                 GString              *json);
void     vane_sim_openweathermap_write_forecast (const VaneSimRequest *request,
                                                 const VaneSimTown    *town,
                                                 GString              *json);
void     vane_sim_openweathermap_write_air      (const VaneSimRequest *request,
                                                 const VaneSimTown    *town,
                                                 gboolean              forecast,
                                                 GString              *json);

/* What the bodies have in common */
void     vane_sim_openweathermap_write_conditions    (const VaneWeather    *weather,
                                                      GString              *json);
void     vane_sim_openweathermap_write_fall          (const VaneWeather    *weather,
                                                      const char           *span,
                                                      GString              *json);
double   vane_sim_openweathermap_convert_temperature (const VaneSimRequest *request,
                                                      double                celsius);
double   vane_sim_openweathermap_convert_speed       (const VaneSimRequest *request,
                                                      double                speed);
int      vane_sim_openweathermap_get_offset_s        (const VaneSimTown    *town,
                                                      gint64                now);

/* One Call 3.0 and 4.0, for a key whose plan has it. %FALSE: there is no such path. */
gboolean vane_sim_openweathermap_write_onecall       (const VaneSimRequest *request,
                                                      const VaneSimTown    *town,
                                                      GString              *json);
gboolean vane_sim_openweathermap_write_alert         (const VaneSimRequest *request,
                                                      GString              *json);

G_END_DECLS
