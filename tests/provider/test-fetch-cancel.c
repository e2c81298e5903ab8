/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "provider/fetch-fixture.h"
#include "support/vane-test.h"

static GBytes *
answer_and_cancel (VaneRequest  *request,
                   guint         number,
                   gpointer      user_data,
                   GError      **error)
{
  g_cancellable_cancel (user_data);

  return g_bytes_new_static ("{}", 2);
}

static void
test_cancel_before (void)
{
  Fixture fixture;

  fetch_set_up (&fixture, fetch_answer_small, NULL);
  g_cancellable_cancel (fixture.cancellable);
  fetch_start (&fixture);
  fetch_finish_cancelled (&fixture);
  g_assert_cmpuint (scripted_transport_get_n_requests (fixture.transport), ==, 0);
  fetch_tear_down (&fixture);
}

static void
test_cancel_at_once (void)
{
  Fixture fixture;

  fetch_set_up (&fixture, fetch_answer_small, NULL);
  script.n_parts = 3;
  fetch_start (&fixture);
  g_cancellable_cancel (fixture.cancellable);
  fetch_finish_cancelled (&fixture);
  fetch_tear_down (&fixture);
}

static void
test_cancel_in_flight (void)
{
  Fixture fixture;

  fetch_set_up (&fixture, fetch_answer_small, NULL);
  script.n_parts = 3;
  script.optional_from = 2;
  scripted_transport_hold (fixture.transport);
  fetch_start (&fixture);
  scripted_transport_release_one (fixture.transport);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_cancellable_cancel (fixture.cancellable);
  fetch_finish_cancelled (&fixture);
  g_assert_cmpuint (scripted_transport_get_n_cancelled (fixture.transport), ==, 2);
  g_assert_cmpuint (script.n_parsed, ==, 0);
  fetch_tear_down (&fixture);
}

/* With the answer: the last body is there, its callback is not. */
static void
test_cancel_with_answer (void)
{
  Fixture fixture;

  fetch_set_up (&fixture, answer_and_cancel, NULL);
  g_object_unref (fixture.transport);
  fixture.transport = scripted_transport_new (answer_and_cancel, fixture.cancellable);
  scripted_transport_hold (fixture.transport);
  fetch_start (&fixture);
  scripted_transport_release (fixture.transport);
  fetch_finish_cancelled (&fixture);
  fetch_tear_down (&fixture);
}

static void
test_cancel_while_parsing (void)
{
  Fixture fixture;

  fetch_set_up (&fixture, fetch_answer_big, NULL);
  script.waits = TRUE;
  fetch_start (&fixture);
  vane_test_wait_until (g_atomic_int_get (&script.n_parsed) > 0);
  g_cancellable_cancel (fixture.cancellable);
  g_mutex_lock (&script.mutex);
  script.waits = FALSE;
  g_cond_signal (&script.cond);
  g_mutex_unlock (&script.mutex);
  fetch_finish_cancelled (&fixture);
  fetch_tear_down (&fixture);
}

static void
test_cancel_after (void)
{
  Fixture fixture;
  g_autoptr(VaneReport) report = NULL;

  fetch_set_up (&fixture, fetch_answer_small, NULL);
  fetch_start (&fixture);
  report = fetch_finish (&fixture, NULL);
  g_assert_nonnull (report);
  g_cancellable_cancel (fixture.cancellable);
  fetch_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/fetch/cancel/before", test_cancel_before);
  g_test_add_func ("/fetch/cancel/at-once", test_cancel_at_once);
  g_test_add_func ("/fetch/cancel/in-flight", test_cancel_in_flight);
  g_test_add_func ("/fetch/cancel/with-answer", test_cancel_with_answer);
  g_test_add_func ("/fetch/cancel/while-parsing", test_cancel_while_parsing);
  g_test_add_func ("/fetch/cancel/after", test_cancel_after);

  return g_test_run ();
}
