/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one file that reads the clock, and the one timer: a timerfd on CLOCK_REALTIME.
 * A GLib timeout counts CLOCK_MONOTONIC and stands still while the machine sleeps. */
#include "config.h"

#include "base/vane-clock.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

G_DEFINE_INTERFACE (VaneClock, vane_clock, G_TYPE_OBJECT)

enum
{
  WOKE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
vane_clock_default_init (VaneClockInterface *iface)
{
  /**
   * VaneClock::woke:
   * @self: the clock
   * @jumped: whether the clock was set, or the machine slept, rather than the timer being due
   */
  signals[WOKE] = g_signal_new ("woke", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

/**
 * vane_clock_get_now:
 * @self: a clock
 *
 * Returns: the unix second
 */
gint64
vane_clock_get_now (VaneClock *self)
{
  g_return_val_if_fail (VANE_IS_CLOCK (self), 0);

  return VANE_CLOCK_GET_IFACE (self)->get_now (self);
}

/**
 * vane_clock_arm:
 * @self: a clock
 * @due: unix seconds; %VANE_TIME_NONE disarms
 *
 * Sets the one timer; an earlier setting is forgotten. What is due in the past fires at once.
 */
void
vane_clock_arm (VaneClock *self,
                gint64     due)
{
  g_return_if_fail (VANE_IS_CLOCK (self));

  VANE_CLOCK_GET_IFACE (self)->arm (self, due);
}

/**
 * vane_clock_wake:
 * @self: a clock
 * @jumped: whether time jumped
 *
 * Emits #VaneClock::woke; for implementations.
 */
void
vane_clock_wake (VaneClock *self,
                 gboolean   jumped)
{
  g_return_if_fail (VANE_IS_CLOCK (self));

  g_signal_emit (self, signals[WOKE], 0, jumped);
}

/**
 * vane_clock_make_timeout:
 * @self: a clock
 * @after_ms: how long from now
 *
 * For a wait of seconds while something is under way, which the one timer is not for.
 *
 * Returns: (transfer full): a source that is not attached; its callback is a #GSourceFunc
 */
GSource *
vane_clock_make_timeout (VaneClock *self,
                         guint      after_ms)
{
  g_return_val_if_fail (VANE_IS_CLOCK (self), NULL);

  if (VANE_CLOCK_GET_IFACE (self)->make_timeout != NULL)
    return VANE_CLOCK_GET_IFACE (self)->make_timeout (self, after_ms);

  return g_timeout_source_new (after_ms);
}

/**
 * vane_clock_measure_us:
 *
 * Returns: microseconds since some instant, to measure how long things take
 */
gint64
vane_clock_measure_us (void)
{
  return g_get_monotonic_time ();
}

#define VANE_TYPE_SYSTEM_CLOCK (vane_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (VaneSystemClock, vane_system_clock, VANE, SYSTEM_CLOCK, GObject)

struct _VaneSystemClock
{
  GObject parent_instance;

  int     fd;           /* timerfd or -1 */
  guint   source_id;
  gint64  offset_s;     /* VANE_TEST_CLOCK, in testing builds */
  char   *offset_file;  /* (owned) (nullable): which has it, and may change: the machine slept */
};

static void vane_system_clock_iface_init (VaneClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VaneSystemClock, vane_system_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VANE_TYPE_CLOCK, vane_system_clock_iface_init))

static gint64
get_offset (VaneSystemClock *self)
{
  g_autofree char *text = NULL;

  if (self->offset_file != NULL && g_file_get_contents (self->offset_file, &text, NULL, NULL))
    self->offset_s = g_ascii_strtoll (text, NULL, 10);

  return self->offset_s;
}

static gint64
get_now (VaneClock *clock)
{
  return g_get_real_time () / G_USEC_PER_SEC + get_offset (VANE_SYSTEM_CLOCK (clock));
}

static gboolean
on_timer_fd (int          fd,
             GIOCondition condition,
             gpointer     user_data)
{
  g_autoptr(VaneSystemClock) self = g_object_ref (user_data);
  guint64 n_expirations = 0;
  gboolean jumped = FALSE;

  if (read (fd, &n_expirations, sizeof n_expirations) < 0)
    {
      if (errno != ECANCELED)
        return G_SOURCE_CONTINUE;
      jumped = TRUE;
    }

  vane_clock_wake (VANE_CLOCK (self), jumped);

  return G_SOURCE_CONTINUE;
}

/* Nothing is opened before somebody waits: a one-shot program needs no timer. */
static gboolean
open_timer (VaneSystemClock *self)
{
  if (self->fd >= 0)
    return TRUE;

  self->fd = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->fd < 0)
    {
      g_warning ("No timer: %s", g_strerror (errno));
      return FALSE;
    }
  self->source_id = g_unix_fd_add (self->fd, G_IO_IN, on_timer_fd, self);

  return TRUE;
}

static void
arm (VaneClock *clock,
     gint64     due)
{
  VaneSystemClock *self = VANE_SYSTEM_CLOCK (clock);
  struct itimerspec when = { 0 };

  if (due == VANE_TIME_NONE && self->fd < 0)
    return;
  if (!open_timer (self))
    return;

  /* Far away rather than never: TFD_TIMER_CANCEL_ON_SET works on an armed timer only.
   * Zero would disarm, hence at least 1. */
  if (due == VANE_TIME_NONE)
    due = get_now (clock) + G_GINT64_CONSTANT (10) * 365 * 86400;
  when.it_value.tv_sec = MAX (due - get_offset (self), 1);
  if (timerfd_settime (self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL) < 0 &&
      errno != ECANCELED)
    g_warning ("Cannot set the timer: %s", g_strerror (errno));
}

static void
vane_system_clock_finalize (GObject *object)
{
  VaneSystemClock *self = VANE_SYSTEM_CLOCK (object);

  g_clear_handle_id (&self->source_id, g_source_remove);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->offset_file);

  G_OBJECT_CLASS (vane_system_clock_parent_class)->finalize (object);
}

static void
vane_system_clock_iface_init (VaneClockInterface *iface)
{
  iface->get_now = get_now;
  iface->arm = arm;
}

static void
vane_system_clock_class_init (VaneSystemClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_system_clock_finalize;
}

static void
vane_system_clock_init (VaneSystemClock *self)
{
  self->fd = -1;
  if (VANE_TESTING)
    {
      const char *offset = g_getenv ("VANE_TEST_CLOCK");

      if (offset != NULL && *offset == '@')
        self->offset_file = g_strdup (offset + 1);
      else if (offset != NULL)
        self->offset_s = g_ascii_strtoll (offset, NULL, 10);
    }
}

/**
 * vane_clock_new_system:
 *
 * Returns: (transfer full): the machine's clock
 */
VaneClock *
vane_clock_new_system (void)
{
  return g_object_new (VANE_TYPE_SYSTEM_CLOCK, NULL);
}
