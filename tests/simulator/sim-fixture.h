/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A simulator with a clock that stands still. */
#pragma once

#include "simulator/vane-simulator.h"
#include "support/vane-test-clock.h"

G_BEGIN_DECLS

typedef struct
{
  VaneTestClock *clock;
  VaneSimulator *simulator;
} Fixture;

void fixture_set_up    (Fixture       *fixture,
                        gconstpointer  data);
void fixture_tear_down (Fixture       *fixture,
                        gconstpointer  data);

#define FIXTURE_ADD(path, function) \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

G_END_DECLS
