/* SPDX-License-Identifier: GPL-3.0-or-later */
/* It runs while all of this holds, and nothing wakes up when one of it does not: there is
 * something that moves; the widget is mapped; its window has the focus and is not minimised; the
 * desktop wants animations; nobody has asked to save power; and somebody has moved the pointer or
 * pressed a key not long ago. A window that is left open comes to rest, slowly, as if the wind died.
 *
 * A timeout, not a tick callback: the sky is slow, and a tick callback would keep the frame clock
 * going at the rate of the screen. */
#include "config.h"

#include "vane-sky-pulse.h"

#include <math.h>

#include "base/vane-clock.h"

#define PATIENCE_MS 30000
/* Coming to rest: within the first, the time goes on as far as it would in the second. */
#define SLOWING_S 6.0
#define SLOWING_REACH_S 1.5

struct _VaneSkyPulse
{
  GObject                parent_instance;

  GtkWidget             *widget;       /* (nullable): owns this */
  GtkWindow             *window;       /* (nullable): weak */
  GdkSurface            *surface;      /* (nullable): weak */
  GPowerProfileMonitor  *power;        /* (owned) (nullable): from the first run on */
  GtkEventController    *events;       /* (nullable): of the window, which owns it */
  guint                  interval_ms;  /* 0: nothing moves */
  guint                  patience_ms;

  guint                  source;
  guint                  source_ms;
  gint64                 began_us;     /* on the frame clock; 0: no frame yet */
  double                 before_s;     /* that it has run before */
  gint64                 touched_us;   /* when somebody last did something */
  gboolean               resting;
};

G_DEFINE_FINAL_TYPE (VaneSkyPulse, vane_sky_pulse, G_TYPE_OBJECT)

static gint64
get_frame_us (VaneSkyPulse *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->widget);

  return clock != NULL ? gdk_frame_clock_get_frame_time (clock) : 0;
}

static double
get_untouched_s (VaneSkyPulse *self,
                 gint64        now_us)
{
  return (double) (now_us - self->touched_us) / G_USEC_PER_SEC - self->patience_ms / 1000.0;
}

static void update (VaneSkyPulse *self);

static gboolean
on_beat (gpointer user_data)
{
  VaneSkyPulse *self = user_data;

  gtk_widget_queue_draw (self->widget);
  if (get_untouched_s (self, vane_clock_measure_us ()) < SLOWING_S)
    return G_SOURCE_CONTINUE;

  self->resting = TRUE;
  update (self);

  return G_SOURCE_CONTINUE;
}

static void
stop (VaneSkyPulse *self)
{
  if (self->source == 0)
    return;

  g_clear_handle_id (&self->source, g_source_remove);
  self->source_ms = 0;
}

static gboolean
is_looked_at (VaneSkyPulse *self)
{
  return gtk_widget_get_mapped (self->widget) && self->window != NULL && gtk_window_is_active (self->window) &&
         self->surface != NULL &&
         (gdk_toplevel_get_state (GDK_TOPLEVEL (self->surface)) & GDK_TOPLEVEL_STATE_MINIMIZED) == 0;
}

static gboolean
is_welcome (VaneSkyPulse *self)
{
  gboolean animations = FALSE;

  g_object_get (gtk_widget_get_settings (self->widget), "gtk-enable-animations", &animations, NULL);

  return animations && (self->power == NULL || !g_power_profile_monitor_get_power_saver_enabled (self->power));
}

static void
update (VaneSkyPulse *self)
{
  gboolean was_running = self->source != 0;

  if (self->interval_ms > 0 && self->widget != NULL && is_looked_at (self) && self->power == NULL)
    {
      self->power = g_power_profile_monitor_dup_default ();
      g_signal_connect_object (self->power, "notify::power-saver-enabled", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }

  if (self->interval_ms == 0 || self->widget == NULL || self->resting || !is_looked_at (self) || !is_welcome (self))
    {
      if (was_running)
        {
          self->before_s = vane_sky_pulse_get_time (self);
          self->began_us = 0;
          stop (self);
          /* Once more, for what may not be seen for long. */
          if (self->widget != NULL)
            gtk_widget_queue_draw (self->widget);
        }
      return;
    }

  if (self->source_ms == self->interval_ms)
    return;

  stop (self);
  self->source_ms = self->interval_ms;
  self->source = g_timeout_add (self->interval_ms, on_beat, self);
}

/* --- whether somebody is there --- */

static void
touch (VaneSkyPulse *self)
{
  gint64 now_us = vane_clock_measure_us ();

  /* It goes on from where it has slowed down to. */
  if (self->source != 0 && get_untouched_s (self, now_us) > 0)
    {
      self->before_s = vane_sky_pulse_get_time (self);
      self->began_us = 0;
    }
  self->touched_us = now_us;
  self->resting = FALSE;
  update (self);
}

static gboolean
on_event (GtkEventController *controller,
          GdkEvent           *event,
          VaneSkyPulse       *self)
{
  touch (self);

  return GDK_EVENT_PROPAGATE;
}

/* --- whose window --- */

static void
set_window (VaneSkyPulse *self,
            GtkWindow    *window)
{
  if (self->window == window)
    return;

  if (self->window != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->window, touch, self);
      gtk_widget_remove_controller (GTK_WIDGET (self->window), self->events);
      self->events = NULL;
    }
  g_set_weak_pointer (&self->window, window);
  if (window != NULL)
    {
      g_signal_connect_object (window, "notify::is-active", G_CALLBACK (touch), self, G_CONNECT_SWAPPED);
      self->events = gtk_event_controller_legacy_new ();
      gtk_event_controller_set_propagation_phase (self->events, GTK_PHASE_CAPTURE);
      g_signal_connect_object (self->events, "event", G_CALLBACK (on_event), self, G_CONNECT_DEFAULT);
      gtk_widget_add_controller (GTK_WIDGET (window), self->events);
    }
}

static void
set_surface (VaneSkyPulse *self,
             GdkSurface   *surface)
{
  if (self->surface == surface)
    return;

  if (self->surface != NULL)
    g_signal_handlers_disconnect_by_func (self->surface, update, self);
  g_set_weak_pointer (&self->surface, surface);
  if (surface != NULL)
    g_signal_connect_object (surface, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
on_map (VaneSkyPulse *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);
  GdkSurface *surface = root != NULL ? gtk_native_get_surface (GTK_NATIVE (root)) : NULL;

  set_window (self, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  set_surface (self, surface != NULL && GDK_IS_TOPLEVEL (surface) ? surface : NULL);
  touch (self);
}

/* --- the object --- */

static void
vane_sky_pulse_dispose (GObject *object)
{
  VaneSkyPulse *self = VANE_SKY_PULSE (object);

  stop (self);
  set_window (self, NULL);
  set_surface (self, NULL);
  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->power);

  G_OBJECT_CLASS (vane_sky_pulse_parent_class)->dispose (object);
}

static void
vane_sky_pulse_class_init (VaneSkyPulseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vane_sky_pulse_dispose;
}

static void
vane_sky_pulse_init (VaneSkyPulse *self)
{
  self->patience_ms = PATIENCE_MS;
}

/**
 * vane_sky_pulse_new:
 * @widget: what is to be drawn again; it owns the pulse
 *
 * Returns: (transfer full): a pulse without an interval
 */
VaneSkyPulse *
vane_sky_pulse_new (GtkWidget *widget)
{
  VaneSkyPulse *self = g_object_new (VANE_TYPE_SKY_PULSE, NULL);

  g_set_weak_pointer (&self->widget, widget);
  g_signal_connect_object (widget, "map", G_CALLBACK (on_map), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (widget, "unmap", G_CALLBACK (update), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-enable-animations", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * vane_sky_pulse_set_interval:
 * @self: a pulse
 * @interval_ms: how long a picture is good for, or 0 when nothing in it moves
 */
void
vane_sky_pulse_set_interval (VaneSkyPulse *self,
                             guint         interval_ms)
{
  g_return_if_fail (VANE_IS_SKY_PULSE (self));

  if (self->interval_ms == interval_ms)
    return;

  self->interval_ms = interval_ms;
  update (self);
}

/**
 * vane_sky_pulse_set_patience:
 * @self: a pulse
 * @patience_ms: for how long it goes on when nobody does anything in the window; half a minute at first
 */
void
vane_sky_pulse_set_patience (VaneSkyPulse *self,
                             guint         patience_ms)
{
  g_return_if_fail (VANE_IS_SKY_PULSE (self));

  self->patience_ms = patience_ms;
}

/**
 * vane_sky_pulse_get_running:
 * @self: a pulse
 *
 * Returns: whether the widget is drawn again and again now
 */
gboolean
vane_sky_pulse_get_running (VaneSkyPulse *self)
{
  g_return_val_if_fail (VANE_IS_SKY_PULSE (self), FALSE);

  return self->source != 0;
}

/**
 * vane_sky_pulse_get_time:
 * @self: a pulse
 *
 * Returns: for how many seconds it has been running, to the frame that is drawn now: it stands
 *   still with the picture, and goes on from there
 */
double
vane_sky_pulse_get_time (VaneSkyPulse *self)
{
  gint64 now_us;
  double elapsed_s, late_s;

  g_return_val_if_fail (VANE_IS_SKY_PULSE (self), 0);

  if (self->source == 0 || self->widget == NULL)
    return self->before_s;

  now_us = get_frame_us (self);
  if (self->began_us == 0)
    self->began_us = now_us;

  elapsed_s = (double) (now_us - self->began_us) / G_USEC_PER_SEC;
  late_s = fmin (get_untouched_s (self, now_us), elapsed_s);
  if (late_s > 0)
    elapsed_s += SLOWING_REACH_S * (1 - exp (-late_s / SLOWING_REACH_S)) - late_s;

  return self->before_s + elapsed_s;
}
