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

static void
vane_test_clock_iface_init (VaneClockInterface *iface)
{
  iface->get_now = get_now;
  iface->arm = arm;
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
