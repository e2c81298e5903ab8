/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock that stands still until a test moves it. */
#pragma once

#include "base/vane-clock.h"

G_BEGIN_DECLS

#define VANE_TYPE_TEST_CLOCK (vane_test_clock_get_type ())
G_DECLARE_FINAL_TYPE (VaneTestClock, vane_test_clock, VANE, TEST_CLOCK, GObject)

/* 2026-11-21 15:12:00 UTC */
#define VANE_TEST_NOW G_GINT64_CONSTANT (1795273920)

VaneTestClock *vane_test_clock_new     (gint64         now);
/* Moves time forward; what was armed and is due by then wakes once. */
void           vane_test_clock_advance (VaneTestClock *self,
                                        gint64         seconds);
/* Sets the clock, as after suspend: wakes with "jumped". */
void           vane_test_clock_jump    (VaneTestClock *self,
                                        gint64         now);
gint64         vane_test_clock_get_due (VaneTestClock *self);

G_END_DECLS
