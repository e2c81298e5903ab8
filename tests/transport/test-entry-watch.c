/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/vane-test.h"
#include "transport-fixture.h"

static VaneAttempt
make_running (gint64 started_at)
{
  VaneAttempt never = VANE_ATTEMPT_NEVER;

  return vane_attempt_begin (&never, started_at);
}

/* Time for whoever reads the cache, too. */
static void
spin (Fixture *fixture)
{
  for (guint i = 0; i < 5; i++)
    vane_cache_entry_free (fixture_load (fixture, KEY));
}

static void
test_other_program_answers (Fixture       *fixture,
                            gconstpointer  data)
{
  VaneAttempt running = make_running (VANE_TEST_NOW - 5);
  VaneAttempt good = vane_attempt_succeed (&running);
  g_autoptr(VaneResponse) response = fixture_make_response (fixture, "rain", NULL, 600);
  g_autoptr(VaneResponse) given = NULL;
  GAsyncResult *kept = NULL;

  fixture_record_elsewhere (fixture, KEY, &running, NULL);
  fixture_get (fixture, VANE_MODE_FRESH, NULL, &kept);
  g_assert_true (vane_response_cache_watch (fixture->cache, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_record_elsewhere (fixture, KEY, &good, response);
  given = fixture_finish (fixture, &kept, NULL);
  fixture_assert_body (given, "rain");
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 0);
}

static void
test_other_program_fails (Fixture       *fixture,
                          gconstpointer  data)
{
  VaneAttempt running = make_running (VANE_TEST_NOW - 5);
  g_autoptr(GError) failure = vane_error_new (VANE_ERROR_SERVICE, "500");
  VaneAttempt failed = vane_attempt_fail (&running, failure, "", VANE_TEST_NOW);
  g_autoptr(GError) error = NULL;
  GAsyncResult *kept = NULL;

  fixture_record_elsewhere (fixture, KEY, &running, NULL);
  fixture_get (fixture, VANE_MODE_FRESH, NULL, &kept);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_record_elsewhere (fixture, KEY, &failed, NULL);
  g_assert_null (fixture_finish (fixture, &kept, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_SERVICE);
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 0);
}

/* A program that was killed: its attempt counts for 30 seconds. */
static void
test_other_program_is_gone (Fixture       *fixture,
                            gconstpointer  data)
{
  VaneAttempt running = make_running (VANE_TEST_NOW - 5);
  g_autoptr(VaneResponse) response = NULL;
  GAsyncResult *kept = NULL;

  fixture_record_elsewhere (fixture, KEY, &running, NULL);
  fixture_get (fixture, VANE_MODE_FRESH, NULL, &kept);
  for (guint i = 0; i < 3; i++)
    {
      vane_test_clock_jump (fixture->clock, VANE_TEST_NOW + 8 * i);
      spin (fixture);
    }
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 0);
  vane_test_clock_jump (fixture->clock, VANE_TEST_NOW + 25);
  vane_test_wait_until (fake_transport_get_n (fixture->network) == 1);
  fake_transport_answer (fixture->network, 0, fixture_make_response (fixture, "sunny", NULL, 600));
  response = fixture_finish (fixture, &kept, NULL);
  fixture_assert_body (response, "sunny");
}

static void
test_cancelled_while_other_asks (Fixture       *fixture,
                                 gconstpointer  data)
{
  VaneAttempt running = make_running (VANE_TEST_NOW - 5);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneCacheEntry) entry = NULL;
  GAsyncResult *kept = NULL;

  fixture_record_elsewhere (fixture, KEY, &running, NULL);
  fixture_get (fixture, VANE_MODE_FRESH, cancellable, &kept);
  spin (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_null (fixture_finish (fixture, &kept, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* The other's record is not ours to put back. */
  fixture_flush (fixture);
  entry = fixture_load (fixture, KEY);
  g_assert_true (vane_attempt_is_running (&entry->attempt, VANE_TEST_NOW));
}

#define ADD(name, function) \
  g_test_add ("/entry-watch/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  ADD ("other-program-answers", test_other_program_answers);
  ADD ("other-program-fails", test_other_program_fails);
  ADD ("other-program-is-gone", test_other_program_is_gone);
  ADD ("cancelled-while-other-asks", test_cancelled_while_other_asks);

  return g_test_run ();
}
