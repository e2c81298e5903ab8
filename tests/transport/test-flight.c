/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/vane-test.h"
#include "transport-fixture.h"

static void
test_back_off (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 last_s = 0;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr(GError) error = fixture_have_failed (fixture, VANE_MODE_FRESH, i, VANE_ERROR_SERVICE);
      gint64 not_before = vane_error_get_not_before (error);
      gint64 pause_s = not_before - vane_clock_get_now (VANE_CLOCK (fixture->clock));
      g_autoptr(GError) again = NULL;

      g_assert_error (error, VANE_ERROR, VANE_ERROR_SERVICE);
      g_assert_cmpint (pause_s, >, last_s);
      last_s = pause_s;

      vane_test_clock_advance (fixture->clock, pause_s - 1);
      again = fixture_get_failure (fixture, VANE_MODE_FRESH);
      g_assert_error (again, VANE_ERROR, VANE_ERROR_SERVICE);
      g_assert_cmpint (vane_error_get_not_before (again), ==, not_before);
      g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, i + 1);
      vane_test_clock_advance (fixture->clock, 1);
    }

  /* A success begins anew. */
  fixture_have_stored (fixture, 5, "sunny", NULL, 0);
  {
    g_autoptr(GError) error = fixture_have_failed (fixture, VANE_MODE_FRESH, 6, VANE_ERROR_SERVICE);

    g_assert_cmpint (vane_error_get_not_before (error), <=, vane_clock_get_now (VANE_CLOCK (fixture->clock)) + 6);
  }
}

static void
test_a_person_cuts_it_short (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(GError) first = fixture_have_failed (fixture, VANE_MODE_FRESH, 0, VANE_ERROR_SERVICE);
  g_autoptr(GError) second = fixture_have_failed (fixture, VANE_MODE_ASKED, 1, VANE_ERROR_SERVICE);

  g_assert_error (second, VANE_ERROR, VANE_ERROR_SERVICE);
  g_assert_cmpint (fake_transport_get_mode (fixture->network, 1), ==, VANE_MODE_ASKED);
}

static void
test_retry_after_holds (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(VaneRequest) other = vane_request_new (&fixture_endpoint, "/other");
  GError *busy = vane_error_new (VANE_ERROR_BUSY, "429");
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) again = NULL;
  GAsyncResult *kept = NULL;

  vane_error_set_not_before (busy, VANE_TEST_NOW + 1000);
  error = fixture_have_failed_with (fixture, VANE_MODE_FRESH, 0, busy);
  g_assert_cmpint (vane_error_get_not_before (error), ==, VANE_TEST_NOW + 1000);
  vane_test_clock_advance (fixture->clock, 999);
  fixture_assert_fails (fixture, VANE_MODE_ASKED, VANE_ERROR_BUSY);
  /* It holds for every URL of the host. */
  vane_transport_get_async (fixture->transport, other, VANE_MODE_ASKED, NULL, vane_test_keep_result, &kept);
  g_assert_null (fixture_finish (fixture, &kept, &again));
  g_assert_error (again, VANE_ERROR, VANE_ERROR_BUSY);
  g_assert_cmpint (vane_error_get_not_before (again), ==, VANE_TEST_NOW + 1000);
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 1);

  vane_test_clock_advance (fixture->clock, 1);
  fixture_have_stored (fixture, 1, "sunny", NULL, 0);
}

static GError *
make_unreached (VaneError code)
{
  GError *error = vane_error_new (code, "failed");

  vane_error_set_unreached (error, TRUE);

  return error;
}

static void
test_endpoint_records (Fixture       *fixture,
                       gconstpointer  data)
{
  VaneError code = GPOINTER_TO_INT (data);
  g_autoptr(GError) error = fixture_have_failed_with (fixture, VANE_MODE_FRESH, 0, make_unreached (code));
  g_autoptr(VaneCacheEntry) own = fixture_load (fixture, KEY);
  g_autoptr(VaneCacheEntry) host = fixture_load (fixture, "service");

  g_assert_false (own->attempt.failed);
  g_assert_true (own->attempt.finished);
  g_assert_true (host->attempt.failed);
  g_assert_cmpint (host->attempt.code, ==, code);
  fixture_assert_fails (fixture, VANE_MODE_FRESH, code);

  vane_test_clock_advance (fixture->clock, 10);
  fixture_have_stored (fixture, 1, "sunny", NULL, 600);
  g_clear_pointer (&host, vane_cache_entry_free);
  host = fixture_load (fixture, "service");
  g_assert_false (host->attempt.failed);
}

static void
test_attempts_outlive_the_program (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(GError) error = fixture_have_failed (fixture, VANE_MODE_FRESH, 0, VANE_ERROR_SERVICE);

  fixture_flush (fixture);
  fixture_let_go (fixture->transport);
  fixture_let_go (fixture->cache);
  fixture->cache = vane_response_cache_new (fixture->folder);
  fixture->transport = vane_cached_transport_new (fixture->cache, fixture->endpoints, VANE_CLOCK (fixture->clock),
                                                  VANE_TRANSPORT (fixture->network));
  fixture_assert_fails (fixture, VANE_MODE_FRESH, VANE_ERROR_SERVICE);
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 1);
}

static GError *
make_refusal (VaneError code)
{
  GError *error = vane_error_new (code, "401");

  vane_error_set_fingerprint (error, "00112233445566778899aabbccddeeff");

  return error;
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  VaneError code = GPOINTER_TO_UINT (data);
  g_autoptr(GError) first = fixture_have_failed_with (fixture, VANE_MODE_FRESH, 0, make_refusal (code));
  g_autoptr(GError) second = NULL;
  g_autoptr(VaneCacheEntry) before = fixture_load (fixture, KEY);
  g_autoptr(VaneCacheEntry) after = NULL;
  GAsyncResult *kept = NULL;
  g_autoptr(VaneResponse) response = NULL;

  g_assert_null (vane_request_get_void_fingerprint (fake_transport_peek (fixture->network, 0)));

  /* Who knows the secret answers without sending: nothing new has failed. */
  second = fixture_have_failed_with (fixture, VANE_MODE_FRESH, 1, make_refusal (VANE_ERROR_REFUSED));
  g_assert_cmpstr (vane_request_get_void_fingerprint (fake_transport_peek (fixture->network, 1)), ==,
                   "00112233445566778899aabbccddeeff");
  g_assert_error (second, VANE_ERROR, (int) code);
  after = fixture_load (fixture, KEY);
  g_assert_cmpuint (after->attempt.n_failures, ==, before->attempt.n_failures);
  g_assert_cmpint (after->attempt.not_before, ==, before->attempt.not_before);

  /* A person who asks may know that a young key works by now; a plan is bought elsewhere. */
  fixture_get (fixture, VANE_MODE_ASKED, NULL, &kept);
  fixture_wait_for_request (fixture, 3);
  if (code == VANE_ERROR_REFUSED)
    g_assert_null (vane_request_get_void_fingerprint (fake_transport_peek (fixture->network, 2)));
  else
    g_assert_nonnull (vane_request_get_void_fingerprint (fake_transport_peek (fixture->network, 2)));
  fake_transport_answer (fixture->network, 2, fixture_make_response (fixture, "sunny", NULL, 600));
  response = fixture_finish (fixture, &kept, NULL);
  fixture_assert_body (response, "sunny");
}

static void
test_plan_is_tried_again_after_a_day (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr(GError) error = fixture_have_failed_with (fixture, VANE_MODE_FRESH, 0,
                                                      make_refusal (VANE_ERROR_NOT_IN_PLAN));

  vane_test_clock_advance (fixture->clock, 86400);
  fixture_have_stored (fixture, 1, "sunny", NULL, 600);
  g_assert_null (vane_request_get_void_fingerprint (fake_transport_peek (fixture->network, 1)));
}

static void
test_key_missing (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GError) error = fixture_have_failed (fixture, VANE_MODE_FRESH, 0, VANE_ERROR_KEY_MISSING);

  fixture_assert_fails (fixture, VANE_MODE_CACHED, VANE_ERROR_KEY_MISSING);
  fixture_have_stored (fixture, 1, "sunny", NULL, 600);
}

/* Another service was quicker: one that had three seconds is spared as if it had timed out; one that
 * was asked only just now, or is another one, is not. */
static void
test_late (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 waited_s = GPOINTER_TO_INT (data);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) again = NULL;
  GAsyncResult *kept = NULL;

  fixture_get (fixture, VANE_MODE_FRESH, cancellable, &kept);
  fixture_wait_for_request (fixture, 1);
  vane_test_clock_advance (fixture->clock, waited_s);
  vane_transport_tell_late (fixture->transport, "another", 3);
  vane_transport_tell_late (fixture->transport, fixture_endpoint.id, 3);
  vane_transport_tell_late (fixture->transport, "a third", 3);
  g_cancellable_cancel (cancellable);
  g_assert_null (fixture_finish (fixture, &kept, &error));
  g_assert_true (vane_error_is_cancelled (error));

  if (waited_s >= 3)
    {
      again = fixture_get_failure (fixture, VANE_MODE_FRESH);
      g_assert_error (again, VANE_ERROR, VANE_ERROR_TIMEOUT);
      g_assert_cmpint (vane_error_get_not_before (again), >, VANE_TEST_NOW + waited_s);
      vane_test_clock_advance (fixture->clock, 6);
    }
  fixture_have_stored (fixture, 1, "sunny", NULL, 600);
}

/* Late, and nobody gave up: it is not held against it. */
static void
test_late_but_there (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(VaneResponse) response = NULL;
  GAsyncResult *kept = NULL;

  fixture_get (fixture, VANE_MODE_FRESH, NULL, &kept);
  fixture_wait_for_request (fixture, 1);
  vane_test_clock_advance (fixture->clock, 5);
  vane_transport_tell_late (fixture->transport, fixture_endpoint.id, 3);
  fake_transport_answer (fixture->network, 0, fixture_make_response (fixture, "sunny", NULL, 0));
  response = fixture_finish (fixture, &kept, NULL);
  fixture_assert_body (response, "sunny");
  fixture_have_stored (fixture, 1, "rainy", NULL, 600);
}

static void
leave (Fixture       *fixture,
       GCancellable  *cancellable,
       GAsyncResult **kept)
{
  g_autoptr(GError) error = NULL;

  vane_transport_keep (fixture->transport, fixture->request);
  g_cancellable_cancel (cancellable);
  g_assert_null (fixture_finish (fixture, kept, &error));
  g_assert_true (vane_error_is_cancelled (error));
}

/* Who asked has gone, what was asked for is wanted: it lands, and is there for whoever comes next; also while it is
 * still on its way. That it fails is remembered, too. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  VaneError code = GPOINTER_TO_INT (data);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneResponse) response = NULL;
  GAsyncResult *kept = NULL;

  fixture_get (fixture, VANE_MODE_FRESH, cancellable, &kept);
  fixture_wait_for_request (fixture, 1);
  leave (fixture, cancellable, &kept);
  fixture_get (fixture, VANE_MODE_FRESH, NULL, &kept);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 1);

  if (code == 0)
    {
      fake_transport_answer (fixture->network, 0, fixture_make_response (fixture, "sunny", NULL, 600));
      response = fixture_finish (fixture, &kept, NULL);
      fixture_assert_body (response, "sunny");
      fixture_assert_gives (fixture, VANE_MODE_FRESH, "sunny");
    }
  else
    {
      fake_transport_fail (fixture->network, 0, vane_error_new (code, "no"));
      g_assert_null (fixture_finish (fixture, &kept, &error));
      g_assert_error (error, VANE_ERROR, (int) code);
      fixture_assert_fails (fixture, VANE_MODE_FRESH, code);
    }
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 1);
}

/* What had not been asked yet is not asked; and at the end of a program nothing flies on, but it is remembered. */
static void
test_kept_until_the_end (Fixture       *fixture,
                         gconstpointer  data)
{
  gboolean asked = GPOINTER_TO_INT (data);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(VaneCacheEntry) entry = NULL;
  GAsyncResult *kept = NULL;

  fixture_get (fixture, VANE_MODE_FRESH, cancellable, &kept);
  if (asked)
    fixture_wait_for_request (fixture, 1);
  leave (fixture, cancellable, &kept);
  fixture_flush (fixture);
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, asked ? 1 : 0);
  entry = fixture_load (fixture, KEY);
  g_assert_true (entry->attempt.finished);
  g_assert_cmpint (entry->attempt.failed, ==, asked);
  if (asked)
    g_assert_cmpint (entry->attempt.code, ==, VANE_ERROR_TIMEOUT);
}

#define ADD_DATA(name, data, function) \
  g_test_add ("/flight/" name, Fixture, data, fixture_set_up, function, fixture_tear_down)
#define ADD(name, function) ADD_DATA (name, NULL, function)

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  ADD ("back-off", test_back_off);
  ADD ("kept", test_kept);
  ADD_DATA ("kept/fails", GINT_TO_POINTER (VANE_ERROR_SERVICE), test_kept);
  ADD_DATA ("kept/not-asked-yet", GINT_TO_POINTER (FALSE), test_kept_until_the_end);
  ADD_DATA ("kept/until-the-end", GINT_TO_POINTER (TRUE), test_kept_until_the_end);
  ADD ("a-person-cuts-it-short", test_a_person_cuts_it_short);
  ADD ("retry-after-holds", test_retry_after_holds);
  ADD_DATA ("endpoint-records/offline", GINT_TO_POINTER (VANE_ERROR_OFFLINE), test_endpoint_records);
  ADD_DATA ("endpoint-records/refused", GINT_TO_POINTER (VANE_ERROR_SERVICE), test_endpoint_records);
  ADD_DATA ("endpoint-records/no-connection", GINT_TO_POINTER (VANE_ERROR_TIMEOUT), test_endpoint_records);
  ADD ("attempts-outlive-the-program", test_attempts_outlive_the_program);
  ADD ("plan-is-tried-again-after-a-day", test_plan_is_tried_again_after_a_day);
  ADD ("key-missing", test_key_missing);
  ADD_DATA ("late", GINT_TO_POINTER (3), test_late);
  ADD_DATA ("not-yet-late", GINT_TO_POINTER (2), test_late);
  ADD ("late-but-there", test_late_but_there);
  g_test_add ("/flight/refused", Fixture, GUINT_TO_POINTER (VANE_ERROR_REFUSED), fixture_set_up, test_refused,
              fixture_tear_down);
  g_test_add ("/flight/not-in-plan", Fixture, GUINT_TO_POINTER (VANE_ERROR_NOT_IN_PLAN), fixture_set_up,
              test_refused, fixture_tear_down);

  return g_test_run ();
}
