/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Refreshes N places at once through the whole pipe and prints what it took, as a line
 * of JSON. Arguments: the number of places, "joined" or "single". The services are those
 * of VANE_ENDPOINTS. */
#include "config.h"

#include <gio/gio.h>
#include <stdlib.h>

#include "bench/vane-step.h"
#include "feed/vane-context.h"
#include "net/vane-http.h"
#include "transport/vane-cached-transport.h"
#include "transport/vane-join.h"

/* What a desktop of one's own may do to a proxy of one's own. */
#define MAX_IN_FLIGHT 256

typedef struct
{
  guint n_pending;
  guint n_failed;
} Count;

static void
got_report (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Count *count = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneReport) report = vane_feed_refresh_finish (VANE_FEED (source), result, &error);

  if (report == NULL)
    {
      if (count->n_failed++ == 0)
        g_printerr ("%s\n", error->message);
    }
  count->n_pending--;
}

static VaneContext *
make_context (const char *folder,
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
static VanePlace *
make_place (guint i)
{
  return vane_place_new (&(VanePlaceFields) { .latitude = -60.0 + (i % 1200) * 0.1,
                                              .longitude = -179.0 + (i * 7 % 3580) * 0.1,
                                              .timezone = "UTC" });
}

int
main (int    argc,
      char **argv)
{
  guint n = argc > 1 ? atoi (argv[1]) : 1;
  gboolean joined = argc < 3 || g_str_equal (argv[2], "joined");
  g_autofree char *folder = g_dir_make_tmp ("vane-bench-XXXXXX", NULL);
  g_autoptr(VaneHttp) http = NULL;
  g_autoptr(VaneContext) context = make_context (folder, joined, &http);
  g_autoptr(GPtrArray) feeds = g_ptr_array_new_with_free_func (g_object_unref);
  Count count = { 0 };
  gint64 started_us;
  double elapsed_s;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(VanePlace) place = make_place (i);

      g_ptr_array_add (feeds, vane_context_make_feed (context, place, "open-meteo"));
    }

  vane_step_begin ();
  started_us = vane_clock_measure_us ();
  for (guint i = 0; i < n; i++)
    {
      count.n_pending++;
      vane_feed_refresh_async (feeds->pdata[i], TRUE, NULL, got_report, &count);
    }
  while (count.n_pending > 0)
    g_main_context_iteration (NULL, TRUE);
  elapsed_s = (double) (vane_clock_measure_us () - started_us) / G_USEC_PER_SEC;

  g_print ("{\"places\": %u, \"joined\": %s, \"elapsed_s\": %.4f, \"requests\": %u, \"failed\": %u, "
           "\"longest_step_ms\": %.2f}\n",
           n, joined ? "true" : "false", elapsed_s, vane_http_get_n_sent (http), count.n_failed,
           vane_step_get_longest_ms ());

  return count.n_failed > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
