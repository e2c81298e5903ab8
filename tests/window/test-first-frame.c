/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window makes after its first frame: not before, whenever it is asked for, and never for what is gone. */
#include "config.h"

#include <adwaita.h>

#include "support/vane-test.h"
#include "vane-first-frame.h"

typedef struct
{
  GtkWindow *window;
  GtkWidget *part;
  guint      n_made;
  guint      n_made_at_paint;  /* when the first frame had been painted */
  gboolean   painted;
} Fixture;

static Fixture *current;

static gboolean
make (gpointer part)
{
  g_assert_true (part == current->part);
  current->n_made++;

  return G_SOURCE_REMOVE;
}

static void
on_after_paint (GdkFrameClock *clock,
                Fixture       *self)
{
  if (!self->painted)
    self->n_made_at_paint = self->n_made;
  self->painted = TRUE;
}

static void
on_realize (GtkWidget *window,
            Fixture   *self)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_after_paint), self);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  current = self;
  self->window = GTK_WINDOW (gtk_window_new ());
  self->part = gtk_label_new ("18°");
  g_signal_connect (self->window, "realize", G_CALLBACK (on_realize), self);
  gtk_window_set_child (self->window, self->part);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  gtk_window_destroy (self->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
expect_after_paint (Fixture *self)
{
  gtk_window_present (self->window);
  vane_test_wait_until (self->n_made > 0);
  g_assert_true (self->painted);
  g_assert_cmpuint (self->n_made_at_paint, ==, 0);
  g_assert_cmpuint (self->n_made, ==, 1);
}

/* As a page is built: its window is not on the screen. */
static void
test_before_realize (Fixture       *self,
                     gconstpointer  data)
{
  vane_first_frame_call_after (self->part, make);
  g_assert_cmpuint (self->n_made, ==, 0);
  expect_after_paint (self);
}

static void
test_before_paint (Fixture       *self,
                   gconstpointer  data)
{
  gtk_widget_realize (GTK_WIDGET (self->window));
  vane_first_frame_call_after (self->part, make);
  g_assert_cmpuint (self->n_made, ==, 0);
  expect_after_paint (self);
}

static void
test_painted (Fixture       *self,
              gconstpointer  data)
{
  vane_first_frame_call_after (self->part, make);
  expect_after_paint (self);
  vane_first_frame_call_after (self->part, make);
  g_assert_cmpuint (self->n_made, ==, 2);
}

/* What is below is only for a low window to wait with. */
static void
test_below (Fixture       *self,
            gconstpointer  data)
{
  gtk_window_set_default_size (self->window, 420, 1200);
  vane_first_frame_call_below (self->part, make);
  g_assert_cmpuint (self->n_made, ==, 1);
  gtk_window_set_default_size (self->window, 420, 600);
  vane_first_frame_call_below (self->part, make);
  g_assert_cmpuint (self->n_made, ==, 1);
  gtk_window_present (self->window);
  vane_test_wait_until (self->n_made == 2);
  g_assert_cmpuint (self->n_made_at_paint, ==, 1);
}

static void
test_gone (Fixture       *self,
           gconstpointer  data)
{
  gboolean realized = GPOINTER_TO_INT (data);

  if (realized)
    gtk_widget_realize (GTK_WIDGET (self->window));
  vane_first_frame_call_after (self->part, make);
  gtk_window_set_child (self->window, NULL);
  gtk_window_present (self->window);
  vane_test_wait_until (self->painted);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (self->n_made, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);
  gtk_init ();

  g_test_add ("/first-frame/before-realize", Fixture, NULL, set_up, test_before_realize, tear_down);
  g_test_add ("/first-frame/before-paint", Fixture, NULL, set_up, test_before_paint, tear_down);
  g_test_add ("/first-frame/painted", Fixture, NULL, set_up, test_painted, tear_down);
  g_test_add ("/first-frame/below", Fixture, NULL, set_up, test_below, tear_down);
  g_test_add ("/first-frame/gone", Fixture, GINT_TO_POINTER (FALSE), set_up, test_gone, tear_down);
  g_test_add ("/first-frame/gone-realized", Fixture, GINT_TO_POINTER (TRUE), set_up, test_gone, tear_down);

  return g_test_run ();
}
