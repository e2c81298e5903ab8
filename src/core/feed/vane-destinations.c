/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/vane-destinations.h"

#include <string.h>

#include "provider/vane-provider.h"

static char **
list_hosts (const VaneEndpoint *const *of_provider,
            VaneEndpoints             *endpoints)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; of_provider[i] != NULL; i++)
    {
      const char *url = endpoints != NULL ? vane_endpoints_get_url (endpoints, of_provider[i]) : of_provider[i]->url;

      /* https goes without saying; what is not, does not. */
      if (g_hash_table_add (seen, (gpointer) url))
        g_strv_builder_add (builder, g_str_has_prefix (url, "https://") ? url + strlen ("https://") : url);
    }

  return g_strv_builder_end (builder);
}

static void
add (GPtrArray       *list,
     VaneDestination *fields)
{
  g_ptr_array_add (list, g_memdup2 (fields, sizeof *fields));
}

static VaneDestinationUse
find_use (const VaneProviderInfo *info,
          VaneSettings           *settings)
{
  if (g_str_equal (info->id, vane_settings_get_provider (settings)))
    return VANE_DESTINATION_CHOSEN;
  if (!vane_provider_info_gives_weather (info))
    return vane_settings_get_failover (settings) ? VANE_DESTINATION_ALERTS : VANE_DESTINATION_OFF;
  if (!vane_settings_get_failover (settings))
    return VANE_DESTINATION_UNUSED;

  /* Nobody's key is spent on gaps. */
  return info->secret_id == NULL ? VANE_DESTINATION_FILLS : VANE_DESTINATION_FALLBACK;
}

static void
add_providers (GPtrArray          *list,
               VaneSettings       *settings,
               VaneEndpoints      *endpoints,
               VaneDestinationUse  use)
{
  gboolean by_hand = use != VANE_DESTINATION_CHOSEN && vane_settings_may_compare (settings);

  for (guint i = 0; vane_providers[i] != NULL; i++)
    {
      const VaneProviderInfo *info = &vane_providers[i]->info;

      if (find_use (info, settings) == use)
        add (list, &(VaneDestination) {
                 .name = info->name,
                 .sends = info->sends,
                 .attribution = info->attribution,
                 .homepage = info->homepage,
                 .secret_id = info->secret_id,
                 .use = use,
                 .compared = by_hand && vane_provider_info_gives_weather (info),
                 .probed = by_hand,
                 .hosts = list_hosts (vane_providers[i]->endpoints, endpoints),
             });
    }
}

/**
 * vane_destinations_list:
 * @settings: which source is chosen, and whether others stand in
 * @endpoints: (nullable): where endpoints really are
 *
 * Returns: (transfer full) (element-type VaneDestination): the chosen source, the other ones,
 *   those who have alerts alone, those who find places
 */
GPtrArray *
vane_destinations_list (VaneSettings  *settings,
                        VaneEndpoints *endpoints)
{
  static const VaneDestinationUse order[] = { VANE_DESTINATION_CHOSEN, VANE_DESTINATION_FILLS,
                                              VANE_DESTINATION_FALLBACK, VANE_DESTINATION_UNUSED,
                                              VANE_DESTINATION_ALERTS, VANE_DESTINATION_OFF };
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_destination_free);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    add_providers (list, settings, endpoints, order[i]);
  for (guint i = 0; vane_geocode_providers[i] != NULL; i++)
    {
      const VaneGeocodeProvider *geocoder = vane_geocode_providers[i];

      add (list, &(VaneDestination) {
               .name = geocoder->name,
               .sends = geocoder->sends,
               .secret_id = geocoder->secret_id,
               /* Who wants a key is asked only when its source is named. */
               .use = geocoder->secret_id == NULL ? VANE_DESTINATION_SEARCH : VANE_DESTINATION_UNUSED,
               .hosts = list_hosts (geocoder->endpoints, endpoints),
           });
    }

  return list;
}
