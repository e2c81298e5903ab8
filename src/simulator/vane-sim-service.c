/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the service of a path: all endpoints share one base URL, and no two services share
 * a path. */
#include "config.h"

#include "simulator/vane-sim-service.h"

#include <math.h>

/* zippopotam, whose paths are a country and a code, is last: it takes what is left. */
static const VaneSimService *const services[] = {
  &vane_sim_open_meteo,
  &vane_sim_open_meteo_air,
  &vane_sim_open_meteo_search,
  &vane_sim_open_meteo_get,
  &vane_sim_openweathermap,
  &vane_sim_openweathermap_geo,
  /* Of two that fit the first counts. */
  &vane_sim_met_alerts,
  &vane_sim_met_nowcast,
  &vane_sim_met_norway,
  &vane_sim_nws_points,
  &vane_sim_nws_gridpoints,
  &vane_sim_nws_stations,
  &vane_sim_nws_alerts,
  &vane_sim_bright_sky,
  &vane_sim_environment_canada,
  &vane_sim_meteoalarm,
  &vane_sim_zippopotam,
};

/**
 * vane_sim_service_find:
 * @path: path of a request
 *
 * Returns: (transfer none) (nullable): the service that has such paths
 */
const VaneSimService *
vane_sim_service_find (const char *path)
{
  if (g_str_has_prefix (path, "/_"))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      if (g_str_has_prefix (path, services[i]->prefix))
        return services[i];
    }

  return NULL;
}

/**
 * vane_sim_request_get:
 * @request: a request
 * @name: name of a parameter
 *
 * Returns: (transfer none) (nullable): its decoded value
 */
const char *
vane_sim_request_get (const VaneSimRequest *request,
                      const char           *name)
{
  return g_hash_table_lookup (request->query, name);
}

/**
 * vane_sim_request_get_number:
 * @request: a request
 * @name: name of a parameter
 * @fallback: what it is when it is missing; NAN if it must not be
 * @min: smallest value
 * @max: greatest value
 * @value: (out): the number
 *
 * Returns: whether it is a number in that range
 */
gboolean
vane_sim_request_get_number (const VaneSimRequest *request,
                             const char           *name,
                             double                fallback,
                             double                min,
                             double                max,
                             double               *value)
{
  const char *text = vane_sim_request_get (request, name);
  char *end = NULL;

  *value = fallback;
  if (text == NULL)
    return !isnan (fallback);

  *value = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && *value >= min && *value <= max;
}
