/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time, and the one timer of a program. Everybody else takes the time as an argument. */
#pragma once

#include <glib-object.h>

#include "base/vane-error.h"

G_BEGIN_DECLS

#define VANE_TYPE_CLOCK (vane_clock_get_type ())
G_DECLARE_INTERFACE (VaneClock, vane_clock, VANE, CLOCK, GObject)

/**
 * VaneClockInterface:
 * @get_now: the unix second
 * @arm: asks for one #VaneClock::woke at the unix second due
 * @make_timeout: (nullable): a source that fires after so many milliseconds; %NULL = GLib's
 *
 * A clock has one timer. It fires at the wall-clock instant, and at once when the
 * clock was set or the machine came back from sleep.
 */
struct _VaneClockInterface
{
  GTypeInterface parent_iface;

  gint64   (*get_now)      (VaneClock *self);
  void     (*arm)          (VaneClock *self,
                            gint64     due);
  GSource *(*make_timeout) (VaneClock *self,
                            guint      after_ms);
};

gint64     vane_clock_get_now      (VaneClock *self);
void       vane_clock_arm          (VaneClock *self,
                                    gint64     due);
void       vane_clock_wake         (VaneClock *self,
                                    gboolean   jumped);
GSource   *vane_clock_make_timeout (VaneClock *self,
                                    guint      after_ms);

VaneClock *vane_clock_new_system   (void);
gint64     vane_clock_measure_us   (void);

G_END_DECLS
