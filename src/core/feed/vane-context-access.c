/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a surface may have of a context, and what it may know of sources. */
#include "config.h"

#include "feed/vane-context.h"

#include "feed/vane-context-private.h"
#include "feed/vane-destinations.h"
#include "provider/vane-provider.h"

/**
 * vane_context_get_settings:
 * @self: a context
 *
 * Returns: (transfer none): the user's settings
 */
VaneSettings *
vane_context_get_settings (VaneContext *self)
{
  return self->settings;
}

/**
 * vane_context_get_feeds:
 * @self: a context
 *
 * Returns: (transfer none): the saved places
 */
VaneFeedList *
vane_context_get_feeds (VaneContext *self)
{
  return self->feeds;
}

/**
 * vane_context_get_geocoder:
 * @self: a context
 *
 * Returns: (transfer none): finds places
 */
VaneGeocoder *
vane_context_get_geocoder (VaneContext *self)
{
  return self->geocoder;
}

/**
 * vane_context_get_scheduler:
 * @self: a context
 *
 * Returns: (transfer none): the schedule; the surface starts it
 */
VaneScheduler *
vane_context_get_scheduler (VaneContext *self)
{
  return self->scheduler;
}

/**
 * vane_context_get_clock:
 * @self: a context
 *
 * Returns: (transfer none): the clock
 */
VaneClock *
vane_context_get_clock (VaneContext *self)
{
  return self->clock;
}

/**
 * vane_context_get_demo:
 * @self: a context
 *
 * Returns: whether what is shown is demo data
 */
gboolean
vane_context_get_demo (VaneContext *self)
{
  return self->demo;
}

/**
 * vane_context_set_demo:
 * @self: a context
 * @demo: whether what is shown is demo data
 */
void
vane_context_set_demo (VaneContext *self,
                       gboolean     demo)
{
  self->demo = demo;
}

/**
 * vane_context_get_keys:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): where API keys are kept
 */
VaneKeyStore *
vane_context_get_keys (VaneContext *self)
{
  g_return_val_if_fail (VANE_IS_CONTEXT (self), NULL);

  return self->keys;
}

/**
 * vane_context_set_keys:
 * @self: a context
 * @keys: (nullable): where API keys are kept
 */
void
vane_context_set_keys (VaneContext  *self,
                       VaneKeyStore *keys)
{
  g_return_if_fail (VANE_IS_CONTEXT (self));

  g_set_object (&self->keys, keys);
}

/**
 * vane_context_set_endpoints:
 * @self: a context
 * @endpoints: (nullable): where endpoints really are in this process
 */
void
vane_context_set_endpoints (VaneContext   *self,
                            VaneEndpoints *endpoints)
{
  g_return_if_fail (VANE_IS_CONTEXT (self));

  g_set_object (&self->endpoints, endpoints);
}

/**
 * vane_context_dup_destinations:
 * @self: a context
 *
 * Returns: (transfer full) (element-type VaneDestination): everybody who may be asked: the
 *   chosen source, the other ones, those who find places
 */
GPtrArray *
vane_context_dup_destinations (VaneContext *self)
{
  g_return_val_if_fail (VANE_IS_CONTEXT (self), NULL);

  return vane_destinations_list (self->settings, self->endpoints);
}

/**
 * vane_context_get_cache_folder:
 * @self: the context
 *
 * Returns: (transfer none) (nullable): where the responses are kept
 */
const char *
vane_context_get_cache_folder (VaneContext *self)
{
  g_return_val_if_fail (VANE_IS_CONTEXT (self), NULL);

  return self->cache != NULL ? vane_response_cache_get_folder (self->cache) : NULL;
}

/**
 * vane_context_get_providers:
 * @self: a context
 *
 * Returns: (transfer none): the sources, %NULL-terminated
 */
const VaneProviderInfo *const *
vane_context_get_providers (VaneContext *self)
{
  return (const VaneProviderInfo *const *) self->providers->pdata;
}

/**
 * vane_context_find_provider:
 * @self: a context
 * @id: (nullable): the id of a source
 *
 * Returns: (transfer none) (nullable): the source
 */
const VaneProviderInfo *
vane_context_find_provider (VaneContext *self,
                            const char  *id)
{
  const VaneProvider *provider = vane_provider_find (id);

  return provider != NULL ? &provider->info : NULL;
}

/**
 * vane_context_provider_covers:
 * @self: a context
 * @id: (nullable): the id of a source
 * @place: a place
 *
 * Returns: whether the source has anything for the place, as far as it can be known without asking
 */
gboolean
vane_context_provider_covers (VaneContext *self,
                              const char  *id,
                              VanePlace   *place)
{
  const VaneProvider *provider = vane_provider_find (id);

  return provider != NULL && (provider->covers == NULL || provider->covers (place));
}

static void
add_endpoints (GStrvBuilder              *builder,
               GHashTable                *seen,
               const VaneEndpoint *const *endpoints)
{
  for (guint i = 0; endpoints[i] != NULL; i++)
    if (g_hash_table_add (seen, (gpointer) endpoints[i]->id))
      g_strv_builder_add (builder, endpoints[i]->id);
}

/**
 * vane_context_dup_endpoint_ids:
 * @self: a context
 *
 * Returns: (transfer full): the ids of every endpoint of every source and geocoder, each once
 */
GStrv
vane_context_dup_endpoint_ids (VaneContext *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; vane_providers[i] != NULL; i++)
    add_endpoints (builder, seen, vane_providers[i]->endpoints);
  for (guint i = 0; vane_geocode_providers[i] != NULL; i++)
    add_endpoints (builder, seen, vane_geocode_providers[i]->endpoints);

  return g_strv_builder_end (builder);
}
