/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking things up in the tables of providers and geocoders. */
#include "config.h"

#include "provider/vane-provider.h"

/**
 * vane_provider_find:
 * @id: (nullable): a provider's id
 *
 * Returns: (transfer none) (nullable): the provider
 */
const VaneProvider *
vane_provider_find (const char *id)
{
  for (guint i = 0; vane_providers[i] != NULL; i++)
    if (g_strcmp0 (vane_providers[i]->info.id, id) == 0)
      return vane_providers[i];

  return NULL;
}

/**
 * vane_geocode_provider_find:
 * @id: (nullable): a geocoder's id
 *
 * Returns: (transfer none) (nullable): the geocoder
 */
const VaneGeocodeProvider *
vane_geocode_provider_find (const char *id)
{
  for (guint i = 0; vane_geocode_providers[i] != NULL; i++)
    if (g_strcmp0 (vane_geocode_providers[i]->id, id) == 0)
      return vane_geocode_providers[i];

  return NULL;
}

static const VaneEndpoint *
find_in (const VaneEndpoint *const *endpoints,
         const char                *id)
{
  for (guint i = 0; endpoints[i] != NULL; i++)
    if (g_strcmp0 (endpoints[i]->id, id) == 0)
      return endpoints[i];

  return NULL;
}

/**
 * vane_endpoint_find:
 * @id: (nullable): an endpoint's id
 *
 * Returns: (transfer none) (nullable): the endpoint, of whichever provider or geocoder it is
 */
const VaneEndpoint *
vane_endpoint_find (const char *id)
{
  const VaneEndpoint *endpoint = NULL;

  for (guint i = 0; endpoint == NULL && vane_providers[i] != NULL; i++)
    endpoint = find_in (vane_providers[i]->endpoints, id);
  for (guint i = 0; endpoint == NULL && vane_geocode_providers[i] != NULL; i++)
    endpoint = find_in (vane_geocode_providers[i]->endpoints, id);

  return endpoint;
}
