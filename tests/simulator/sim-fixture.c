/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sim-fixture.h"

void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->clock = vane_test_clock_new (VANE_TEST_NOW);
  fixture->simulator = vane_simulator_new (VANE_CLOCK (fixture->clock), 1);
  g_assert_true (vane_simulator_start (fixture->simulator, 0, NULL, &error));
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  vane_simulator_stop (fixture->simulator);
  g_assert_finalize_object (fixture->simulator);
  /* Messages that were under way let go of what they hold in a moment. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->clock);
}
