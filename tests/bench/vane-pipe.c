/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench/vane-pipe.h"

#include "transport/vane-cached-transport.h"
#include "transport/vane-join.h"

/* What a desktop of one's own may do to a proxy of one's own. */
#define MAX_IN_FLIGHT 256

VaneContext *
vane_pipe_new (const char *folder,
               gboolean    joined,
               VaneHttp  **http)
{
  static const char *const ids[] = { "open-meteo", "open-meteo-air" };
  g_autoptr(VaneClock) clock = vane_clock_new_system ();
  g_autoptr(VaneEndpoints) endpoints = vane_endpoints_new ();
  g_autoptr(VaneSecrets) secrets = vane_secrets_new_empty ();
  g_autoptr(VaneSettings) settings = vane_settings_new_memory ();
  g_autoptr(VaneResponseCache) cache = vane_response_cache_new (folder);
  g_autoptr(VaneTransport) network = NULL;
  g_autoptr(VaneTransport) transport = NULL;
  g_autoptr(GError) error = NULL;

  if (!vane_endpoints_parse (endpoints, g_getenv ("VANE_ENDPOINTS"), &error))
    g_error ("%s", error->message);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    vane_endpoints_set_limits (endpoints, ids[i], MAX_IN_FLIGHT, 0);

  network = vane_http_new (endpoints, secrets, clock, "bench");
  vane_http_set_deadlines (VANE_HTTP (network), 60000, 60000);
  *http = VANE_HTTP (g_object_ref (network));
  if (joined)
    {
      g_autoptr(VaneTransport) single = g_steal_pointer (&network);

      network = vane_joiner_new (endpoints, single);
    }
  transport = vane_cached_transport_new (cache, endpoints, clock, network);

  return vane_context_new (transport, cache, settings, clock);
}

/* Places on a spiral: each at coordinates of its own. */
VanePlace *
vane_pipe_make_place (guint i)
{
  return vane_place_new (&(VanePlaceFields) { .latitude = -60.0 + (i % 1200) * 0.1,
                                              .longitude = -179.0 + (i * 7 % 3580) * 0.1,
                                              .timezone = "UTC" });
}
