/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main loop is away at the most while N places refresh with the window open:
 * a line of JSON. Argument: the number of places, 100 at the most. */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "bench/vane-frame.h"
#include "bench/vane-pipe.h"
#include "bench/vane-step.h"
#include "vane-window.h"

typedef struct
{
  VaneContext  *context;     /* (owned) */
  VaneHttp     *http;        /* (owned) */
  GApplication *application; /* (unowned) */
  guint         n;
  guint         n_pending;
  guint         n_failed;
  gint64        started_us;
} Bench;

static gboolean
finish (gpointer user_data)
{
  Bench *bench = user_data;

  g_print ("{\"places\": %u, \"elapsed_s\": %.4f, \"requests\": %u, \"failed\": %u, "
           "\"longest_step_ms\": %.2f, \"longest_step_cpu_ms\": %.2f, \"longest_own_step_ms\": %.2f}\n",
           bench->n, (double) (vane_clock_measure_us () - bench->started_us) / G_USEC_PER_SEC,
           vane_http_get_n_sent (bench->http), bench->n_failed, vane_step_get_longest_ms (),
           vane_step_get_longest_cpu_ms (), vane_step_get_longest_own_ms ());
  g_application_quit (bench->application);

  return G_SOURCE_REMOVE;
}

static void
got_report (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Bench *bench = user_data;
  g_autoptr(VaneReport) report = vane_feed_refresh_finish (VANE_FEED (source), result, NULL);

  bench->n_failed += report == NULL;
  if (--bench->n_pending == 0)
    g_timeout_add (0, finish, bench);
}

/* The window has been drawn: what comes now is what a person would notice. */
static gboolean
on_settled (gpointer user_data)
{
  Bench *bench = user_data;
  VaneFeedList *feeds = vane_context_get_feeds (bench->context);

  vane_step_begin ();
  bench->started_us = vane_clock_measure_us ();
  bench->n_pending = vane_feed_list_get_n (feeds);
  for (guint i = 0; i < vane_feed_list_get_n (feeds); i++)
    vane_feed_refresh_async (vane_feed_list_get (feeds, i), TRUE, NULL, got_report, bench);

  return G_SOURCE_REMOVE;
}

static void
on_activate (GApplication *application,
             gpointer      user_data)
{
  Bench *bench = user_data;

  GtkWidget *window = GTK_WIDGET (vane_window_new (GTK_APPLICATION (application), bench->context));

  vane_frame_follow (window);
  gtk_window_present (GTK_WINDOW (window));
  g_timeout_add (1500, on_settled, bench);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("vane-bench-XXXXXX", NULL);
  g_autoptr(AdwApplication) application = NULL;
  g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);
  Bench bench = { .n = argc > 1 ? CLAMP (atoi (argv[1]), 1, 100) : 100 };
  int code;

  bench.context = vane_pipe_new (folder, TRUE, &bench.http);
  for (guint i = 0; i < bench.n; i++)
    g_ptr_array_add (places, vane_pipe_make_place (i));
  vane_settings_set_places (vane_context_get_settings (bench.context), places);

  application = adw_application_new ("io.github.vane_weather.Vane.Bench", G_APPLICATION_NON_UNIQUE);
  bench.application = G_APPLICATION (application);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &bench);
  code = g_application_run (G_APPLICATION (application), 1, argv);
  g_object_unref (bench.http);
  g_object_unref (bench.context);

  return code != 0 || bench.n_failed > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
