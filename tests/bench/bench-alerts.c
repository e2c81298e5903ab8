/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The longest steps of the main loop while one place in the United States gets its weather and the alerts of a
 * whole country with its window open, and while their window opens: a line of JSON. What is the toolkit's stands
 * apart, and beside what the toolkit needs by itself in the same run. */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "bench/vane-frame.h"
#include "bench/vane-pipe.h"
#include "bench/vane-step.h"
#include "model/vane-alert-list.h"
#include "vane-alerts-window.h"
#include "vane-reading.h"
#include "vane-window.h"

/* Until the first frames have come, and what animates has come to rest. */
#define SETTLE_MS 1500
/* The alerts come after the weather. */
#define ARRIVAL_MS 3000

typedef struct
{
  VaneContext  *context;     /* (owned) */
  GApplication *application; /* (unowned) */
  GtkWidget    *window;      /* (unowned) */
  GtkWindow    *other;       /* (unowned): a window over it */
  guint         n_alerts;
  gboolean      renewed;     /* the page has had a report before */
  gboolean      failed;
  double        build_ms;
  double        present_ms;
} Bench;

static void
print_frame (void)
{
  VaneFrame frame = vane_frame_take_longest ();

  g_print ("\"frame_ms\": %.2f, \"layout_ms\": %.2f, \"paint_ms\": %.2f, \"measure_ms\": %.2f",
           vane_frame_sum_ms (&frame), frame.layout_ms, frame.paint_ms, frame.measure_ms);
}

static void
print_steps (void)
{
  print_frame ();
  g_print (", \"step_ms\": %.2f, \"own_step_ms\": %.2f", vane_step_get_longest_cpu_ms (),
           vane_step_get_longest_own_ms ());
}

/* --- a window over it: a plain one, and ours --- */

static void
begin_steps (void)
{
  vane_frame_take_longest ();
  vane_step_begin ();
}

static void
present (Bench     *bench,
         GtkWindow *window,
         gint64     began_us)
{
  bench->other = window;
  bench->build_ms = (double) (vane_step_get_cpu_us () - began_us) / 1000.0;
  vane_frame_follow (GTK_WIDGET (window));
  gtk_window_present (window);
  bench->present_ms = (double) (vane_step_get_cpu_us () - began_us) / 1000.0 - bench->build_ms;
}

static void
print_other (Bench      *bench,
             const char *name)
{
  g_print (", \"%s\": {\"build_ms\": %.2f, \"present_ms\": %.2f, ", name, bench->build_ms, bench->present_ms);
  print_steps ();
  g_print ("}");
}

static gboolean
on_shown (gpointer user_data)
{
  Bench *bench = user_data;

  print_other (bench, "alerts_window");
  g_print (", \"alerts\": %u}\n", bench->n_alerts);
  g_application_quit (bench->application);

  return G_SOURCE_REMOVE;
}

/* As the button of the banner does it. */
static gboolean
show_alerts (gpointer user_data)
{
  Bench *bench = user_data;
  VaneFeed *feed = vane_feed_list_get (vane_context_get_feeds (bench->context), 0);
  VaneUnits units = vane_settings_get_units (vane_context_get_settings (bench->context));
  g_autoptr(VaneReading) reading = vane_reading_new (vane_feed_get_report (feed), &units, vane_feed_get_now (feed));
  gint64 began_us;

  print_other (bench, "plain_window");
  gtk_window_destroy (bench->other);
  begin_steps ();
  began_us = vane_step_get_cpu_us ();
  present (bench, vane_alerts_window_new (GTK_WINDOW (bench->window), reading), began_us);
  g_timeout_add (SETTLE_MS, on_shown, bench);

  return G_SOURCE_REMOVE;
}

/* What a window costs that has next to nothing in it. */
static gboolean
show_plain (gpointer user_data)
{
  Bench *bench = user_data;
  VaneFeed *feed = vane_feed_list_get (vane_context_get_feeds (bench->context), 0);
  g_autoptr(GPtrArray) alerts = vane_alerts_get_current (vane_feed_get_report (feed), vane_feed_get_now (feed));
  gint64 began_us;
  GtkWidget *box;

  bench->n_alerts = alerts->len;
  begin_steps ();
  began_us = vane_step_get_cpu_us ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new ("Warnings"));
  present (bench,
           g_object_new (ADW_TYPE_WINDOW, "transient-for", bench->window, "modal", TRUE, "default-width", 460,
                         "default-height", 560, "content", box, NULL),
           began_us);
  g_timeout_add (SETTLE_MS, show_alerts, bench);

  return G_SOURCE_REMOVE;
}

/* --- the window itself --- */

static gboolean make_plain_frame (gpointer user_data);

static gboolean
on_arrived (gpointer user_data)
{
  Bench *bench = user_data;

  g_print (", \"%s\": {", bench->renewed ? "renewal" : "arrival");
  print_steps ();
  g_print ("}");
  if (bench->renewed)
    {
      show_plain (bench);
    }
  else
    {
      bench->renewed = TRUE;
      make_plain_frame (bench);
    }

  return G_SOURCE_REMOVE;
}

static void
got_report (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Bench *bench = user_data;
  g_autoptr(VaneReport) report = vane_feed_refresh_finish (VANE_FEED (source), result, NULL);

  bench->failed = report == NULL;
  if (report != NULL)
    g_timeout_add (ARRIVAL_MS, on_arrived, bench);
  else
    g_application_quit (bench->application);
}

static gboolean
refresh (gpointer user_data)
{
  Bench *bench = user_data;

  g_print (bench->renewed ? ", \"plain_frame\": {" : "\"empty_frame\": {");
  print_frame ();
  g_print ("}");
  begin_steps ();
  vane_feed_refresh_async (vane_feed_list_get (vane_context_get_feeds (bench->context), 0), TRUE, NULL, got_report,
                           bench);

  return G_SOURCE_REMOVE;
}

static void
queue_resize (GtkWidget *widget)
{
  gtk_widget_queue_resize (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    queue_resize (child);
}

/* The same window laid out and painted anew, though nothing is new. */
static gboolean
make_plain_frame (gpointer user_data)
{
  Bench *bench = user_data;

  vane_frame_take_longest ();
  queue_resize (bench->window);
  gtk_widget_queue_draw (bench->window);
  g_timeout_add (SETTLE_MS, refresh, bench);

  return G_SOURCE_REMOVE;
}

static void
on_activate (GApplication *application,
             gpointer      user_data)
{
  Bench *bench = user_data;

  g_print ("{");
  bench->window = GTK_WIDGET (vane_window_new (GTK_APPLICATION (application), bench->context));
  vane_frame_follow (bench->window);
  gtk_window_present (GTK_WINDOW (bench->window));
  g_timeout_add (SETTLE_MS, make_plain_frame, bench);
}

static const VanePlaceFields san_francisco = { .name = "San Francisco", .country_code = "US", .latitude = 37.77,
                                               .longitude = -122.42, .timezone = "America/Los_Angeles" };

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("vane-bench-XXXXXX", NULL);
  g_autoptr(AdwApplication) application = NULL;
  g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);
  g_autoptr(VaneHttp) http = NULL;
  Bench bench = { 0 };
  int code;

  bench.context = vane_pipe_new (folder, TRUE, &http);
  g_ptr_array_add (places, vane_place_new (&san_francisco));
  vane_settings_set_places (vane_context_get_settings (bench.context), places);

  application = adw_application_new ("io.github.vane_weather.Vane.Bench", G_APPLICATION_NON_UNIQUE);
  bench.application = G_APPLICATION (application);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &bench);
  code = g_application_run (G_APPLICATION (application), 1, argv);
  g_object_unref (bench.context);

  return code != 0 || bench.failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
