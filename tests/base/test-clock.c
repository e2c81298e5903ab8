/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/vane-clock.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

typedef struct
{
  guint    n;
  gboolean jumped;
} Woken;

static void
on_woke (VaneClock *clock,
         gboolean   jumped,
         gpointer   user_data)
{
  Woken *woken = user_data;

  woken->n++;
  woken->jumped = jumped;
}

static void
test_due_in_the_past (void)
{
  g_autoptr(VaneClock) clock = vane_clock_new_system ();
  Woken woken = { 0 };

  g_signal_connect (clock, "woke", G_CALLBACK (on_woke), &woken);
  vane_clock_arm (clock, vane_clock_get_now (clock) - 10);
  vane_test_wait_until (woken.n > 0);
  g_assert_cmpuint (woken.n, ==, 1);
  g_assert_false (woken.jumped);
}

static void
test_rearmed (void)
{
  g_autoptr(VaneClock) clock = vane_clock_new_system ();
  Woken woken = { 0 };

  g_signal_connect (clock, "woke", G_CALLBACK (on_woke), &woken);
  vane_clock_arm (clock, vane_clock_get_now (clock) + 100000);
  vane_clock_arm (clock, VANE_TIME_NONE);
  for (guint i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (woken.n, ==, 0);

  vane_clock_arm (clock, 1);
  vane_test_wait_until (woken.n == 1);
}

static void
test_nothing_after_it_is_gone (void)
{
  VaneClock *clock = vane_clock_new_system ();
  Woken woken = { 0 };

  g_signal_connect (clock, "woke", G_CALLBACK (on_woke), &woken);
  vane_clock_arm (clock, 1);
  g_assert_finalize_object (clock);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (woken.n, ==, 0);
}

static void
test_test_clock (void)
{
  g_autoptr(VaneTestClock) clock = vane_test_clock_new (1000);
  Woken woken = { 0 };

  g_signal_connect (clock, "woke", G_CALLBACK (on_woke), &woken);
  vane_clock_arm (VANE_CLOCK (clock), 1010);
  vane_test_clock_advance (clock, 9);
  g_assert_cmpuint (woken.n, ==, 0);
  vane_test_clock_advance (clock, 1);
  g_assert_cmpuint (woken.n, ==, 1);
  vane_test_clock_jump (clock, 5);
  g_assert_cmpuint (woken.n, ==, 2);
  g_assert_true (woken.jumped);
  g_assert_cmpint (vane_clock_get_now (VANE_CLOCK (clock)), ==, 5);
}

static gboolean
on_timeout (gpointer user_data)
{
  gboolean *fired = user_data;

  *fired = TRUE;

  return G_SOURCE_REMOVE;
}

/* A wait of seconds is the clock's, too: a test moves it. */
static void
test_timeout (void)
{
  g_autoptr(VaneTestClock) clock = vane_test_clock_new (VANE_TEST_NOW);
  g_autoptr(GSource) source = vane_clock_make_timeout (VANE_CLOCK (clock), 3000);
  gboolean fired = FALSE;

  g_source_set_callback (source, on_timeout, &fired, NULL);
  g_source_attach (source, NULL);
  vane_test_clock_advance (clock, 2);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (fired);
  vane_test_clock_advance (clock, 1);
  vane_test_wait_for (&fired);
  g_assert_true (g_source_is_destroyed (source));
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/clock/due-in-the-past", test_due_in_the_past);
  g_test_add_func ("/clock/rearmed", test_rearmed);
  g_test_add_func ("/clock/nothing-after-it-is-gone", test_nothing_after_it_is_gone);
  g_test_add_func ("/clock/test-clock", test_test_clock);
  g_test_add_func ("/clock/timeout", test_timeout);

  return g_test_run ();
}
