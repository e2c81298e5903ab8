/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/vane-test-clock.h"

struct _VaneTestClock
{
  GObject parent_instance;

  gint64  now;
  gint64  due;
};

static void vane_test_clock_iface_init (VaneClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VaneTestClock, vane_test_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VANE_TYPE_CLOCK, vane_test_clock_iface_init))

static gint64
get_now (VaneClock *clock)
{
  return VANE_TEST_CLOCK (clock)->now;
}

static void
arm (VaneClock *clock,
     gint64     due)
{
  VANE_TEST_CLOCK (clock)->due = due;
}

/* Ready when the test has moved the clock so far. */
typedef struct
{
  GSource        source;
  VaneTestClock *clock;   /* (owned) */
  gint64         due_ms;
} Timeout;

static gboolean
timeout_check (GSource *source)
{
  Timeout *timeout = (Timeout *) (void *) source;

  return timeout->clock->now * 1000 >= timeout->due_ms;
}

static gboolean
timeout_prepare (GSource *source,
                 int     *wait_ms)
{
  *wait_ms = -1;

  return timeout_check (source);
}

static gboolean
timeout_dispatch (GSource     *source,
                  GSourceFunc  callback,
                  gpointer     user_data)
{
  return callback (user_data);
}

static void
timeout_finalize (GSource *source)
{
  g_object_unref (((Timeout *) (void *) source)->clock);
}

static GSource *
make_timeout (VaneClock *clock,
              guint      after_ms)
{
  static GSourceFuncs functions = { timeout_prepare, timeout_check, timeout_dispatch, timeout_finalize, NULL, NULL };
  GSource *source = g_source_new (&functions, sizeof (Timeout));
  Timeout *timeout = (Timeout *) (void *) source;

  timeout->clock = g_object_ref (VANE_TEST_CLOCK (clock));
  timeout->due_ms = timeout->clock->now * 1000 + after_ms;

  return source;
}

static void
vane_test_clock_iface_init (VaneClockInterface *iface)
{
  iface->get_now = get_now;
  iface->arm = arm;
  iface->make_timeout = make_timeout;
}

static void
vane_test_clock_class_init (VaneTestClockClass *klass)
{
}

static void
vane_test_clock_init (VaneTestClock *self)
{
  self->due = VANE_TIME_NONE;
}

VaneTestClock *
vane_test_clock_new (gint64 now)
{
  VaneTestClock *self = g_object_new (VANE_TYPE_TEST_CLOCK, NULL);

  self->now = now;

  return self;
}

void
vane_test_clock_advance (VaneTestClock *self,
                         gint64         seconds)
{
  self->now += seconds;
  if (self->due != VANE_TIME_NONE && self->due <= self->now)
    {
      self->due = VANE_TIME_NONE;
      vane_clock_wake (VANE_CLOCK (self), FALSE);
    }
}

void
vane_test_clock_jump (VaneTestClock *self,
                      gint64         now)
{
  self->now = now;
  vane_clock_wake (VANE_CLOCK (self), TRUE);
}

gint64
vane_test_clock_get_due (VaneTestClock *self)
{
  return self->due;
}
