/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a simulated service is: a function from a request to a reply, and its error bodies.
 * One file a service, without I/O. */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * VaneSimRequest:
 * @seed: of the world
 * @now: unix seconds
 * @path: decoded
 * @query: decoded parameters
 * @headers: what the client sent
 * @keyless: whether services that want a key do without
 * @onecall: which version of One Call the key's plan has; 0 = none
 */
typedef struct
{
  guint32             seed;
  gint64              now;
  const char         *path;
  GHashTable         *query;
  SoupMessageHeaders *headers;
  gboolean            keyless;
  guint               onecall;
} VaneSimRequest;

/**
 * VaneSimReply:
 * @status: HTTP status
 * @content_type: of the body
 * @body: the body
 * @headers: whatever else is sent
 */
typedef struct
{
  guint               status;
  const char         *content_type;
  GString            *body;
  SoupMessageHeaders *headers;
} VaneSimReply;

/**
 * VaneSimService:
 * @endpoint: id of the endpoint
 * @prefix: what its paths begin with
 * @gzips: whether it packs what it sends to who accepts that
 * @answer: fills the reply; status 200 and JSON unless it says otherwise
 * @fail: writes the service's body for an HTTP status that is an error
 */
typedef struct
{
  const char *endpoint;
  const char *prefix;
  gboolean    gzips;
  void      (*answer) (const VaneSimRequest *request,
                       VaneSimReply         *reply);
  void      (*fail)   (guint                 status,
                       VaneSimReply         *reply);
} VaneSimService;

extern const VaneSimService vane_sim_open_meteo;
extern const VaneSimService vane_sim_open_meteo_air;
extern const VaneSimService vane_sim_open_meteo_search;
extern const VaneSimService vane_sim_open_meteo_get;
extern const VaneSimService vane_sim_openweathermap;
extern const VaneSimService vane_sim_openweathermap_geo;
extern const VaneSimService vane_sim_met_norway;
extern const VaneSimService vane_sim_nws_points;
extern const VaneSimService vane_sim_nws_gridpoints;
extern const VaneSimService vane_sim_nws_stations;
extern const VaneSimService vane_sim_nws_alerts;
extern const VaneSimService vane_sim_bright_sky;
extern const VaneSimService vane_sim_environment_canada;
extern const VaneSimService vane_sim_met_alerts;
extern const VaneSimService vane_sim_met_nowcast;
extern const VaneSimService vane_sim_meteoalarm;
extern const VaneSimService vane_sim_zippopotam;

/* The service that a path belongs to. (nullable) */
const VaneSimService *vane_sim_service_find (const char *path);

/* A parameter, or NULL. */
const char *vane_sim_request_get        (const VaneSimRequest *request,
                                         const char           *name);
/* A number in a range; @fallback where the parameter is missing. */
gboolean    vane_sim_request_get_number (const VaneSimRequest *request,
                                         const char           *name,
                                         double                fallback,
                                         double                min,
                                         double                max,
                                         double               *value);

G_END_DECLS
