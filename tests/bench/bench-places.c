/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Refreshes N places at once through the whole pipe and prints what it took, as a line
 * of JSON. Arguments: the number of places, "joined" or "single". The services are those
 * of VANE_ENDPOINTS. */
#include "config.h"

#include <gio/gio.h>
#include <stdlib.h>

#include "bench/vane-pipe.h"
#include "bench/vane-step.h"

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

int
main (int    argc,
      char **argv)
{
  guint n = argc > 1 ? atoi (argv[1]) : 1;
  gboolean joined = argc < 3 || g_str_equal (argv[2], "joined");
  g_autofree char *folder = g_dir_make_tmp ("vane-bench-XXXXXX", NULL);
  g_autoptr(VaneHttp) http = NULL;
  g_autoptr(VaneContext) context = vane_pipe_new (folder, joined, &http);
  g_autoptr(GPtrArray) feeds = g_ptr_array_new_with_free_func (g_object_unref);
  Count count = { 0 };
  gint64 started_us;
  double elapsed_s;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(VanePlace) place = vane_pipe_make_place (i);

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
           "\"longest_step_ms\": %.2f, \"longest_step_cpu_ms\": %.2f}\n",
           n, joined ? "true" : "false", elapsed_s, vane_http_get_n_sent (http), count.n_failed,
           vane_step_get_longest_ms (), vane_step_get_longest_cpu_ms ());

  return count.n_failed > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
