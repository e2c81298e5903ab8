/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In a turn of its own, not in the frame clock's: what is done then would delay what the compositor waits for. */
#include "config.h"

#include "vane-first-frame.h"

#include "base/vane-priority.h"
#include "vane-page-layout.h"

/* A window that is lower, with one column, shows no more than the first of the days. */
#define LOW_WINDOW_PX 780
/* On a frame clock: it has painted. */
#define PAINTED "vane-painted"

static void
on_after_paint (GdkFrameClock *clock,
                GClosure      *closure)
{
  /* The widget may be gone by now. */
  if (!closure->is_invalid)
    {
      g_autoptr(GSource) source = g_idle_source_new ();

      g_source_set_priority (source, VANE_PRIORITY_STEP);
      g_source_set_closure (source, closure);
      g_source_attach (source, NULL);
    }
  g_object_set_data (G_OBJECT (clock), PAINTED, GINT_TO_POINTER (TRUE));
  g_signal_handlers_disconnect_by_data (clock, closure);
}

static void
free_closure (gpointer  data,
              GClosure *closure)
{
  g_closure_unref (data);
}

static void
wait_for_paint (GdkFrameClock *clock,
                GClosure      *closure)
{
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (on_after_paint), g_closure_ref (closure), free_closure,
                         G_CONNECT_DEFAULT);
}

/* Before that a window has no clock. */
static void
on_realize (GtkWidget *window,
            GClosure  *closure)
{
  wait_for_paint (gtk_widget_get_frame_clock (window), closure);
  g_signal_handlers_disconnect_by_data (window, closure);
}

/**
 * vane_first_frame_call_after:
 * @widget: a widget in a window
 * @call: gets @widget; it returns %G_SOURCE_REMOVE
 *
 * Calls it once, when the window has painted its first frame; never after @widget is gone.
 * In a window that has painted one it is called at once: what is made then is made ahead.
 */
void
vane_first_frame_call_after (GtkWidget   *widget,
                             GSourceFunc  call)
{
  GtkWidget *root;
  GdkFrameClock *clock;
  GClosure *closure;

  g_return_if_fail (GTK_IS_WIDGET (widget) && gtk_widget_get_root (widget) != NULL);

  root = GTK_WIDGET (gtk_widget_get_root (widget));
  clock = gtk_widget_get_frame_clock (root);
  if (clock != NULL && g_object_get_data (G_OBJECT (clock), PAINTED) != NULL)
    {
      call (widget);
      return;
    }

  closure = g_closure_ref (g_cclosure_new_object_swap (G_CALLBACK (call), G_OBJECT (widget)));
  g_closure_sink (closure);
  if (clock != NULL)
    wait_for_paint (clock, closure);
  else
    g_signal_connect_data (root, "realize", G_CALLBACK (on_realize), g_closure_ref (closure), free_closure,
                           G_CONNECT_DEFAULT);
  g_closure_unref (closure);
}

static gboolean
is_low (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  int width = 0, height = 0;

  if (!GTK_IS_WINDOW (root) || gtk_window_is_maximized (GTK_WINDOW (root)))
    return FALSE;
  gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);

  return width < VANE_PAGE_TWO_COLUMNS_PX && height < LOW_WINDOW_PX;
}

/**
 * vane_first_frame_call_below:
 * @widget: a part of a page in a window
 * @call: gets @widget; it returns %G_SOURCE_REMOVE
 *
 * The same for what lies so far down a page that a low window does not show it: in another one it is called at once.
 */
void
vane_first_frame_call_below (GtkWidget   *widget,
                             GSourceFunc  call)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (is_low (widget))
    vane_first_frame_call_after (widget, call);
  else
    call (widget);
}
