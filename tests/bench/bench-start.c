/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One window from the start of the program on, as a line of JSON: milliseconds to its first
 * frame, its memory after that, and, for ours, frames dropped while twenty places refresh and
 * processor time while nothing happens.
 *
 * Arguments: "bare" (a window of libadwaita's with one label), or a folder for the cache after
 * "fill" (five places are asked for and stored), "ours", "busy", or "idle" (then seconds). */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "bench/vane-pipe.h"
#include "vane-window.h"

#define STORED_PLACES 5
#define BUSY_PLACES 20
/* What is late by half a frame of 60 Hz was not on the screen in time. */
#define LATE_US 25000
#define SETTLE_MS 1500
/* The sky moves for a while when somebody has looked. */
#define REST_S 40

typedef struct
{
  const char   *mode;
  guint         idle_s;
  gint64        started_us;
  gint64        first_frame_us;
  VaneContext  *context;      /* (owned) (nullable) */
  VaneHttp     *http;         /* (owned) (nullable) */
  GtkWindow    *window;       /* (unowned) */
  GApplication *application;  /* (unowned) */
  guint         n_pending;
  guint         n_widgets;    /* that the first frame needed */
  guint         n_frames;
  guint         n_dropped;
  gint64        last_frame_us;
  double        cpu_ms;
} Bench;

static guint
read_pss_kib (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nPss:");

  return line != NULL ? (guint) g_ascii_strtoull (line + strlen ("\nPss:"), NULL, 10) : 0;
}

static double
read_cpu_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}

static guint
count_widgets (GtkWidget *widget)
{
  guint n = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child);

  return n;
}

static void
end (Bench *bench)
{
  g_print ("{\"first_frame_ms\": %.1f, \"first_frame_widgets\": %u, \"widgets\": %u, \"pss_kib\": %u, "
           "\"frames\": %u, \"dropped\": %u, \"cpu_ms\": %.1f}\n",
           (double) (bench->first_frame_us - bench->started_us) / 1000, bench->n_widgets,
           count_widgets (GTK_WIDGET (bench->window)), read_pss_kib (), bench->n_frames, bench->n_dropped,
           bench->cpu_ms);
  g_application_quit (bench->application);
}

static gboolean
on_idle_over (gpointer user_data)
{
  Bench *bench = user_data;

  bench->cpu_ms = read_cpu_ms () - bench->cpu_ms;
  end (bench);

  return G_SOURCE_REMOVE;
}

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Bench *bench = user_data;
  gint64 now_us = vane_clock_measure_us ();

  bench->n_frames++;
  if (bench->last_frame_us != 0 && now_us - bench->last_frame_us > LATE_US)
    bench->n_dropped++;
  bench->last_frame_us = now_us;

  return G_SOURCE_CONTINUE;
}

static void
got_report (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Bench *bench = user_data;
  g_autoptr(VaneReport) report = vane_feed_refresh_finish (VANE_FEED (source), result, NULL);

  if (--bench->n_pending == 0)
    end (bench);
}

static void
refresh_all (Bench *bench)
{
  VaneFeedList *feeds = vane_context_get_feeds (bench->context);

  bench->n_pending = vane_feed_list_get_n (feeds);
  for (guint i = 0; i < vane_feed_list_get_n (feeds); i++)
    vane_feed_refresh_async (vane_feed_list_get (feeds, i), TRUE, NULL, got_report, bench);
}

static gboolean
on_rested (gpointer user_data)
{
  Bench *bench = user_data;

  bench->cpu_ms = read_cpu_ms ();
  g_timeout_add_seconds (bench->idle_s, on_idle_over, bench);

  return G_SOURCE_REMOVE;
}

static gboolean
on_settled (gpointer user_data)
{
  Bench *bench = user_data;

  if (g_str_equal (bench->mode, "fill"))
    refresh_all (bench);
  else if (g_str_equal (bench->mode, "busy"))
    {
      gtk_widget_add_tick_callback (GTK_WIDGET (bench->window), on_tick, bench, NULL);
      refresh_all (bench);
    }
  else if (g_str_equal (bench->mode, "idle"))
    g_timeout_add_seconds (REST_S, on_rested, bench);
  else
    end (bench);

  return G_SOURCE_REMOVE;
}

static void
on_after_paint (GdkFrameClock *clock,
                Bench         *bench)
{
  if (bench->first_frame_us != 0)
    return;
  bench->first_frame_us = vane_clock_measure_us ();
  bench->n_widgets = count_widgets (GTK_WIDGET (bench->window));
  g_timeout_add (SETTLE_MS, on_settled, bench);
}

static void
on_realize (GtkWidget *window,
            Bench     *bench)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_after_paint), bench);
}

static void
on_activate (GApplication *application,
             Bench        *bench)
{
  if (g_str_equal (bench->mode, "bare"))
    {
      bench->window = GTK_WINDOW (adw_application_window_new (GTK_APPLICATION (application)));
      gtk_window_set_default_size (bench->window, 420, 760);
      adw_application_window_set_content (ADW_APPLICATION_WINDOW (bench->window), gtk_label_new ("18°"));
      g_signal_connect (bench->window, "realize", G_CALLBACK (on_realize), bench);
      gtk_window_present (bench->window);
      return;
    }

  vane_feed_load (vane_feed_list_get_current (vane_context_get_feeds (bench->context)));
  bench->window = GTK_WINDOW (vane_window_new (GTK_APPLICATION (application), bench->context));
  g_signal_connect (bench->window, "realize", G_CALLBACK (on_realize), bench);
  vane_window_present_when_ready (VANE_WINDOW (bench->window));
}

static void
open_places (Bench      *bench,
             const char *folder)
{
  g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);
  guint n = g_str_equal (bench->mode, "busy") ? BUSY_PLACES : STORED_PLACES;

  bench->context = vane_pipe_new (folder, TRUE, &bench->http);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (places, vane_pipe_make_place (i));
  vane_settings_set_places (vane_context_get_settings (bench->context), places);
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { .mode = argc > 1 ? argv[1] : "bare", .started_us = vane_clock_measure_us () };
  g_autoptr(AdwApplication) application = NULL;
  int code;

  if (argc > 2)
    open_places (&bench, argv[2]);
  if (argc > 3)
    bench.idle_s = (guint) atoi (argv[3]);
  application = adw_application_new ("io.github.vane_weather.Vane.Bench", G_APPLICATION_NON_UNIQUE);
  /* Where libadwaita finds our style sheets, as in the real program. */
  if (!g_str_equal (bench.mode, "bare"))
    g_application_set_resource_base_path (G_APPLICATION (application), "/io/github/vane_weather/Vane");
  bench.application = G_APPLICATION (application);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &bench);
  code = g_application_run (G_APPLICATION (application), 1, argv);
  g_clear_object (&bench.http);
  g_clear_object (&bench.context);

  return code;
}
