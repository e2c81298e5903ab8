/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts the frames of a window with rain in its sky: some while somebody looks, none else. */
#include "config.h"

#include <adwaita.h>

#include "base/vane-clock.h"
#include "sky-fixture.h"
#include "support/vane-test.h"
#include "vane-sky-pulse.h"

#define QUIET_US (G_USEC_PER_SEC * 3 / 2)
#define MOST_PER_S 31

typedef struct
{
  GtkWindow     *window;
  VaneSkyView   *view;
  GdkFrameClock *clock;     /* (owned) */
  guint          n_frames;
} Fixture;

static void
on_after_paint (GdkFrameClock *clock,
                Fixture       *fixture)
{
  fixture->n_frames++;
}

static void
set_animations (gboolean animations)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animations, NULL);
}

/* As a person does it, with the pointer's help; there is no window manager here. */
static void
focus (GtkWindow *window)
{
  const char *argv[] = { "xdotool", "search", "--name", gtk_window_get_title (window), "windowfocus", NULL };
  g_autoptr(GError) error = NULL;

  while (!gtk_window_is_active (window))
    {
      gint64 end_us = vane_clock_measure_us () + G_USEC_PER_SEC / 5;

      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                    NULL, NULL, &error);
      g_assert_no_error (error);
      while (vane_clock_measure_us () < end_us && !gtk_window_is_active (window))
        g_main_context_iteration (NULL, FALSE);
    }
}

static void
press_key (void)
{
  const char *argv[] = { "xdotool", "key", "a", NULL };
  g_autoptr(GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr(VaneReading) reading = sky_fixture_make_reading (SKY_DAY, VANE_CONDITION_RAIN, 90);

  set_animations (TRUE);
  fixture->window = sky_fixture_make_window (&fixture->view);
  sky_fixture_set_reading (fixture->view, reading);
  gtk_window_present (fixture->window);
  fixture->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window)));
  g_signal_connect (fixture->clock, "after-paint", G_CALLBACK (on_after_paint), fixture);
  focus (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->clock, fixture);
  g_clear_object (&fixture->clock);
  gtk_window_destroy (fixture->window);
}

static void
wait_for_motion (Fixture *fixture)
{
  guint before = fixture->n_frames;

  vane_test_wait_until (fixture->n_frames >= before + 20);
}

/* What was under way may still come: then there is nothing for longer than any beat. */
static void
wait_for_rest (Fixture *fixture)
{
  gint64 deadline_us = vane_test_deadline_us ();
  gint64 since_us = vane_clock_measure_us ();
  guint before = fixture->n_frames;

  while (vane_clock_measure_us () - since_us < QUIET_US)
    {
      g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (vane_clock_measure_us (), <, deadline_us);
      if (fixture->n_frames != before)
        {
          before = fixture->n_frames;
          since_us = vane_clock_measure_us ();
        }
    }
}

/* Gently: a machine that is slow has fewer, none has more. */
static void
test_moves (Fixture      *fixture,
            gconstpointer data)
{
  gint64 began_us;
  guint before;

  wait_for_motion (fixture);
  began_us = vane_clock_measure_us ();
  before = fixture->n_frames;
  wait_for_motion (fixture);
  wait_for_motion (fixture);
  g_assert_cmpfloat (fixture->n_frames - before, <=,
                     2 + (double) (vane_clock_measure_us () - began_us) / G_USEC_PER_SEC * MOST_PER_S);
}

static void
test_animations_off (Fixture      *fixture,
                     gconstpointer data)
{
  wait_for_motion (fixture);
  set_animations (FALSE);
  wait_for_rest (fixture);
  set_animations (TRUE);
  wait_for_motion (fixture);
}

static void
test_unfocused (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *other = gtk_window_new ();

  gtk_window_set_title (GTK_WINDOW (other), "Another window");
  wait_for_motion (fixture);
  gtk_window_present (GTK_WINDOW (other));
  focus (GTK_WINDOW (other));
  g_assert_false (gtk_window_is_active (fixture->window));
  wait_for_rest (fixture);
  focus (fixture->window);
  wait_for_motion (fixture);
  gtk_window_destroy (GTK_WINDOW (other));
}

static void
test_hidden (Fixture      *fixture,
             gconstpointer data)
{
  wait_for_motion (fixture);
  gtk_widget_set_visible (GTK_WIDGET (fixture->window), FALSE);
  wait_for_rest (fixture);
}

/* A clear sky by day has nothing that moves. */
static void
test_clear (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr(VaneReading) reading = sky_fixture_make_reading (SKY_DAY, VANE_CONDITION_CLEAR, 0);

  wait_for_motion (fixture);
  sky_fixture_set_reading (fixture->view, reading);
  wait_for_rest (fixture);
}

static gboolean
is_running (VaneSkyPulse *pulse)
{
  return vane_sky_pulse_get_running (pulse);
}

/* Nobody touches the window: it comes to rest. Somebody does: it goes on from where it stood. */
static void
test_left_alone (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = gtk_drawing_area_new ();
  g_autoptr(VaneSkyPulse) pulse = vane_sky_pulse_new (widget);
  double rest_s;

  set_animations (TRUE);
  vane_sky_pulse_set_patience (pulse, 1);
  vane_sky_pulse_set_interval (pulse, 33);
  gtk_window_set_title (GTK_WINDOW (window), "Left alone");
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  focus (GTK_WINDOW (window));
  vane_test_wait_until (is_running (pulse));
  vane_test_wait_until (!is_running (pulse));
  rest_s = vane_sky_pulse_get_time (pulse);
  press_key ();
  vane_test_wait_until (is_running (pulse));
  vane_test_wait_until (vane_sky_pulse_get_time (pulse) > rest_s);
  vane_test_wait_until (!is_running (pulse));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  vane_test_init (&argc, &argv);
  adw_init ();
  g_test_add ("/sky-frames/moves", Fixture, NULL, set_up, test_moves, tear_down);
  g_test_add ("/sky-frames/animations-off", Fixture, NULL, set_up, test_animations_off, tear_down);
  g_test_add ("/sky-frames/unfocused", Fixture, NULL, set_up, test_unfocused, tear_down);
  g_test_add ("/sky-frames/hidden", Fixture, NULL, set_up, test_hidden, tear_down);
  g_test_add ("/sky-frames/clear", Fixture, NULL, set_up, test_clear, tear_down);
  g_test_add_func ("/sky-frames/left-alone", test_left_alone);

  return g_test_run ();
}
