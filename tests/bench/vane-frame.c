/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench/vane-frame.h"

#include "bench/vane-step.h"

/* One frame is made at a time, whoever's it is. Our handlers come after the toolkit's, which it connects when it
 * makes the surface: so "layout" is heard when the layout is over. */
static gint64 began_us;
static gint64 updated_us;
static gint64 laid_out_us;
static gint64 painted_us;
static VaneFrame longest;
static gint64 measure_began_us;
static double longest_measure_ms;

static void
on_before_paint (void)
{
  began_us = updated_us = laid_out_us = painted_us = vane_step_get_cpu_us ();
}

static void
on_update (void)
{
  updated_us = laid_out_us = painted_us = vane_step_get_cpu_us ();
}

static void
on_layout (void)
{
  laid_out_us = painted_us = vane_step_get_cpu_us ();
}

static void
on_paint (void)
{
  painted_us = vane_step_get_cpu_us ();
}

static void
on_after_paint (void)
{
  VaneFrame frame = { .update_ms = (double) (updated_us - began_us) / 1000.0,
                      .layout_ms = (double) (laid_out_us - updated_us) / 1000.0,
                      .paint_ms = (double) (painted_us - laid_out_us) / 1000.0 };

  vane_step_add_frame_us (painted_us - began_us);
  if (vane_frame_sum_ms (&frame) > vane_frame_sum_ms (&longest))
    longest = frame;
}

/* GDK asks for the size of a window when it is presented and, under X11, in an idle of its own. Before all handlers. */
static gboolean
on_before_measure (GSignalInvocationHint *hint,
                   guint                  n_values,
                   const GValue          *values,
                   gpointer               user_data)
{
  measure_began_us = vane_step_get_cpu_us ();

  return TRUE;
}

static void
on_measured (void)
{
  gint64 took_us = vane_step_get_cpu_us () - measure_began_us;

  vane_step_add_frame_us (took_us);
  longest_measure_ms = MAX (longest_measure_ms, (double) took_us / 1000.0);
}

static void
on_realize (GtkWidget *window)
{
  GdkFrameClock *frames = gtk_widget_get_frame_clock (window);
  static gulong hook;

  if (hook == 0)
    hook = g_signal_add_emission_hook (g_signal_lookup ("compute-size", GDK_TYPE_TOPLEVEL), 0, on_before_measure,
                                       NULL, NULL);
  g_signal_connect (gtk_native_get_surface (GTK_NATIVE (window)), "compute-size", G_CALLBACK (on_measured), NULL);

  g_signal_connect (frames, "before-paint", on_before_paint, NULL);
  g_signal_connect (frames, "update", on_update, NULL);
  g_signal_connect (frames, "layout", on_layout, NULL);
  g_signal_connect (frames, "paint", on_paint, NULL);
  g_signal_connect (frames, "after-paint", on_after_paint, NULL);
}

void
vane_frame_follow (GtkWidget *window)
{
  if (gtk_widget_get_realized (window))
    on_realize (window);
  else
    g_signal_connect_after (window, "realize", G_CALLBACK (on_realize), NULL);
}

VaneFrame
vane_frame_take_longest (void)
{
  VaneFrame frame = longest;

  frame.measure_ms = longest_measure_ms;
  longest = (VaneFrame) { 0 };
  longest_measure_ms = 0.0;

  return frame;
}

double
vane_frame_sum_ms (const VaneFrame *frame)
{
  return frame->update_ms + frame->layout_ms + frame->paint_ms;
}
