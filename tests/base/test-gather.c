/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/vane-error.h"
#include "base/vane-gather.h"
#include "support/vane-test.h"

static void
test_nothing_to_do (void)
{
  VaneGather gather = { 0 };

  vane_gather_begin (&gather);
  g_assert_true (vane_gather_done (&gather, NULL));
  g_assert_null (gather.error);
}

/* A part that is done at once must not end a fan-out that is still being set up. */
static void
test_early_bird (void)
{
  VaneGather gather = { 0 };

  vane_gather_begin (&gather);
  vane_gather_add (&gather);
  g_assert_false (vane_gather_done (&gather, NULL));
  vane_gather_add (&gather);
  g_assert_false (vane_gather_done (&gather, NULL));
  g_assert_true (vane_gather_done (&gather, NULL));
}

static void
test_first_error_wins (void)
{
  VaneGather gather = { 0 };

  vane_gather_begin (&gather);
  vane_gather_add (&gather);
  vane_gather_add (&gather);
  g_assert_false (vane_gather_done (&gather, vane_error_new (VANE_ERROR_TIMEOUT, "first")));
  g_assert_false (vane_gather_done (&gather, vane_error_new (VANE_ERROR_DATA, "second")));
  g_assert_true (vane_gather_done (&gather, NULL));
  g_assert_error (gather.error, VANE_ERROR, VANE_ERROR_TIMEOUT);
  g_clear_error (&gather.error);

  /* It can be used again for the next round. */
  vane_gather_begin (&gather);
  g_assert_true (vane_gather_done (&gather, NULL));
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/gather/nothing-to-do", test_nothing_to_do);
  g_test_add_func ("/gather/early-bird", test_early_bird);
  g_test_add_func ("/gather/first-error-wins", test_first_error_wins);

  return g_test_run ();
}
