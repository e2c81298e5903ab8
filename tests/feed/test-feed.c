/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/vane-feed.h"
#include "feed/vane-feed-private.h"
#include "support/vane-fake-provider.h"
#include "support/vane-fake-transport.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

#include <math.h>

typedef struct
{
  VaneTestClock     *clock;
  VaneFakeTransport *transport;
  VaneFeed          *feed;
  GHashTable        *counts;  /* property → how often it was notified */
  guint              n_ticks;
} Fixture;

static void
on_notify (VaneFeed   *feed,
           GParamSpec *pspec,
           Fixture    *self)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, pspec->name));

  g_hash_table_insert (self->counts, (gpointer) pspec->name, GUINT_TO_POINTER (n + 1));
}

static void
on_tick (VaneFeed *feed,
         Fixture  *self)
{
  self->n_ticks++;
}

static guint
count (Fixture    *self,
       const char *property)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, property));
}

static VanePlace *
make_place (const char *name,
            double      latitude)
{
  return vane_place_new (&(VanePlaceFields) { .id = "x:1", .name = name, .latitude = latitude, .longitude = 10.0 });
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(VanePlace) place = make_place ("Here", 50.0);

  self->clock = vane_test_clock_new (VANE_TEST_NOW);
  self->transport = vane_fake_transport_new (VANE_CLOCK (self->clock));
  self->feed = vane_feed_new_for_provider (VANE_TRANSPORT (self->transport), VANE_CLOCK (self->clock),
                                           &vane_fake_provider, place);
  self->counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_signal_connect (self->feed, "notify", G_CALLBACK (on_notify), self);
  g_signal_connect (self->feed, "tick", G_CALLBACK (on_tick), self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  GAsyncResult *result = NULL;

  vane_feed_close_async (self->feed, vane_test_keep_result, &result);
  g_object_unref (vane_test_await (&result));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->feed);
  g_assert_finalize_object (self->transport);
  g_assert_finalize_object (self->clock);
  g_hash_table_unref (self->counts);
}

static void
refresh_now (Fixture  *self,
             gboolean  user_asked)
{
  vane_feed_refresh (self->feed, user_asked);
  vane_test_wait_until (!vane_feed_get_refreshing (self->feed));
}

static void
load_now (Fixture *self)
{
  GAsyncResult *result = NULL;
  g_autoptr(GAsyncResult) done = NULL;
  g_autoptr(VaneReport) report = NULL;

  vane_feed_load_async (self->feed, NULL, vane_test_keep_result, &result);
  done = vane_test_await (&result);
  report = vane_feed_load_finish (self->feed, done, NULL);
}

static double
read_now (Fixture *self)
{
  return vane_fake_provider_read (vane_feed_get_report (self->feed));
}

static void
test_properties (Fixture       *self,
                 gconstpointer  data)
{
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_LOADING);
  vane_fake_transport_answer (self->transport, "fake/now?lat=50.00&lon=10.00", "12.5", 900);
  vane_feed_refresh (self->feed, FALSE);
  g_assert_true (vane_feed_get_refreshing (self->feed));
  g_assert_cmpuint (count (self, "refreshing"), ==, 1);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_LOADING);
  vane_test_wait_until (!vane_feed_get_refreshing (self->feed));

  g_assert_cmpfloat (read_now (self), ==, 12.5);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_READY);
  g_assert_cmpuint (count (self, "refreshing"), ==, 2);
  g_assert_cmpuint (count (self, "report"), ==, 1);
  g_assert_cmpuint (count (self, "phase"), ==, 1);
  g_assert_cmpuint (count (self, "error"), ==, 0);
  g_assert_cmpuint (count (self, "asked-failed"), ==, 0);

  /* What has not expired is the answer: nothing is sent, nothing changes. */
  refresh_now (self, TRUE);
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 1);
  g_assert_cmpint (vane_fake_transport_get_mode (self->transport), ==, VANE_MODE_ASKED);
  g_assert_cmpuint (count (self, "refreshing"), ==, 4);
  g_assert_cmpuint (count (self, "report"), ==, 1);
}

static void
test_three_callers_one_flight (Fixture       *self,
                               gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *results[3] = { NULL };

  vane_fake_transport_answer (self->transport, "", "7", 900);
  vane_fake_transport_hold (self->transport);
  for (guint i = 0; i < 3; i++)
    vane_feed_refresh_async (self->feed, FALSE, i == 1 ? cancellable : NULL, vane_test_keep_result, &results[i]);
  vane_feed_refresh (self->feed, TRUE);
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 1);

  /* One that is cancelled leaves at once; the flight goes on. */
  g_cancellable_cancel (cancellable);
  vane_test_wait_until (results[1] != NULL);
  g_assert_null (results[0]);
  g_assert_true (vane_feed_get_refreshing (self->feed));
  g_assert_cmpuint (vane_fake_transport_get_n_cancelled (self->transport), ==, 0);

  vane_fake_transport_let_go (self->transport);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GAsyncResult) result = vane_test_await (&results[i]);
      g_autoptr(GError) error = NULL;
      g_autoptr(VaneReport) report = vane_feed_refresh_finish (self->feed, result, &error);

      if (i == 1)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          continue;
        }
      g_assert_no_error (error);
      g_assert_true (report == vane_feed_get_report (self->feed));
    }
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 1);
}

static void
test_cancelled_before (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) done = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *result = NULL;

  vane_fake_transport_answer (self->transport, "", "7", 900);
  g_cancellable_cancel (cancellable);
  vane_feed_refresh_async (self->feed, FALSE, cancellable, vane_test_keep_result, &result);
  g_assert_null (result);
  done = vane_test_await (&result);
  g_assert_null (vane_feed_refresh_finish (self->feed, done, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  vane_test_wait_until (vane_feed_get_report (self->feed) != NULL);
}

static void
test_failure_keeps_report (Fixture       *self,
                           gconstpointer  data)
{
  vane_fake_transport_answer (self->transport, "", "7", 900);
  refresh_now (self, FALSE);
  vane_test_clock_advance (self->clock, 1000);
  vane_fake_transport_fail (self->transport, "", VANE_ERROR_TIMEOUT, VANE_TEST_NOW + 1005);
  refresh_now (self, FALSE);

  g_assert_cmpfloat (read_now (self), ==, 7);
  g_assert_error (vane_feed_get_error (self->feed), VANE_ERROR, VANE_ERROR_TIMEOUT);
  g_assert_cmpstr (vane_error_get_provider (vane_feed_get_error (self->feed)), ==, "fake");
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_READY);
  g_assert_false (vane_feed_get_asked_failed (self->feed));

  /* The same failure again is no news; that the user asked is. */
  refresh_now (self, TRUE);
  g_assert_cmpuint (count (self, "error"), ==, 1);
  g_assert_true (vane_feed_get_asked_failed (self->feed));
  /* A failure that nobody asked for does not take the banner away. */
  refresh_now (self, FALSE);
  g_assert_true (vane_feed_get_asked_failed (self->feed));
  g_assert_cmpuint (count (self, "asked-failed"), ==, 1);
  /* Another next try is news. */
  vane_fake_transport_fail (self->transport, "", VANE_ERROR_TIMEOUT, VANE_TEST_NOW + 1020);
  refresh_now (self, FALSE);
  g_assert_cmpuint (count (self, "error"), ==, 2);

  vane_test_clock_advance (self->clock, 10000);
  vane_feed_tick (self->feed);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_STALE_FAILED);

  vane_fake_transport_answer (self->transport, "", "8", 900);
  refresh_now (self, FALSE);
  g_assert_cmpfloat (read_now (self), ==, 8);
  g_assert_null (vane_feed_get_error (self->feed));
  g_assert_false (vane_feed_get_asked_failed (self->feed));
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_READY);
}

static void
test_failed_then_old (Fixture       *self,
                      gconstpointer  data)
{
  vane_fake_transport_fail (self->transport, "", VANE_ERROR_OFFLINE, VANE_TIME_NONE);
  refresh_now (self, FALSE);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_FAILED);
  vane_fake_transport_answer (self->transport, "", "nothing of the kind", 900);
  refresh_now (self, FALSE);
  g_assert_error (vane_feed_get_error (self->feed), VANE_ERROR, VANE_ERROR_DATA);
}

static void
test_load (Fixture       *self,
           gconstpointer  data)
{
  load_now (self);
  g_assert_true (vane_feed_get_loaded (self->feed));
  g_assert_null (vane_feed_get_error (self->feed));
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_LOADING);

  vane_fake_transport_store (self->transport, "fake/", "3", VANE_TEST_NOW - 5000, VANE_TEST_NOW - 4000);
  load_now (self);
  g_assert_cmpfloat (read_now (self), ==, 3);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_STALE);
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 0);
  g_assert_cmpuint (count (self, "loaded"), ==, 1);
  g_assert_cmpuint (count (self, "report"), ==, 1);

  /* Nothing new: nothing is told. */
  load_now (self);
  g_assert_cmpuint (count (self, "report"), ==, 1);
  g_assert_cmpuint (count (self, "refreshing"), ==, 0);

  /* Another program was luckier than our last attempt. */
  vane_fake_transport_fail (self->transport, "", VANE_ERROR_TIMEOUT, VANE_TIME_NONE);
  refresh_now (self, TRUE);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_STALE_FAILED);
  vane_fake_transport_store (self->transport, "fake/", "4", VANE_TEST_NOW - 5, VANE_TEST_NOW + 900);
  load_now (self);
  g_assert_cmpfloat (read_now (self), ==, 4);
  g_assert_null (vane_feed_get_error (self->feed));
  g_assert_false (vane_feed_get_asked_failed (self->feed));
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_READY);
}

/* The older of two reports that arrives last is not shown. */
static void
test_load_after_fresh (Fixture       *self,
                       gconstpointer  data)
{
  vane_fake_transport_answer (self->transport, "", "20", 900);
  refresh_now (self, FALSE);
  vane_test_clock_advance (self->clock, -100);
  vane_fake_transport_answer (self->transport, "", "19", -50);
  vane_feed_set_options (self->feed, 1, NULL);   /* another URL: nothing of it is stored */
  refresh_now (self, FALSE);
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 2);
  g_assert_cmpfloat (read_now (self), ==, 20);
  load_now (self);
  g_assert_cmpfloat (read_now (self), ==, 20);
  g_assert_cmpuint (count (self, "report"), ==, 1);
}

static void
test_close_in_flight (Fixture       *self,
                      gconstpointer  data)
{
  GAsyncResult *waiting = NULL, *closing = NULL, *late = NULL;
  g_autoptr(GAsyncResult) waited = NULL, closed = NULL, refused = NULL;
  g_autoptr(GError) error = NULL;

  vane_fake_transport_hold (self->transport);
  vane_feed_refresh_async (self->feed, TRUE, NULL, vane_test_keep_result, &waiting);
  g_hash_table_remove_all (self->counts);
  vane_feed_close_async (self->feed, vane_test_keep_result, &closing);
  g_assert_null (closing);
  closed = vane_test_await (&closing);
  g_assert_true (vane_feed_close_finish (self->feed, closed, NULL));
  g_assert_cmpuint (vane_fake_transport_get_n_cancelled (self->transport), ==, 1);

  waited = vane_test_await (&waiting);
  g_assert_null (vane_feed_refresh_finish (self->feed, waited, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* Nothing starts any more, and nothing is told. */
  vane_feed_refresh (self->feed, TRUE);
  vane_feed_load (self->feed);
  vane_feed_tick (self->feed);
  vane_feed_set_provider (self->feed, "other");
  vane_feed_refresh_async (self->feed, TRUE, NULL, vane_test_keep_result, &late);
  refused = vane_test_await (&late);
  g_assert_null (vane_feed_refresh_finish (self->feed, refused, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 1);
  g_assert_cmpuint (g_hash_table_size (self->counts), ==, 0);
  g_assert_cmpuint (self->n_ticks, ==, 0);
}

/* What is in the air for the former source is dropped; who waits gets the new one's. */
static void
test_source_changes_in_flight (Fixture       *self,
                               gconstpointer  data)
{
  GAsyncResult *result = NULL;
  g_autoptr(GAsyncResult) done = NULL;
  g_autoptr(VaneReport) report = NULL;

  vane_fake_transport_answer (self->transport, "fake/", "1", 900);
  vane_fake_transport_answer (self->transport, "other/", "2", 900);
  vane_fake_transport_hold (self->transport);
  vane_feed_refresh_async (self->feed, FALSE, NULL, vane_test_keep_result, &result);
  vane_feed_use_provider (self->feed, &vane_other_fake_provider);
  g_assert_true (vane_feed_get_refreshing (self->feed));
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 2);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (vane_fake_transport_get_n_cancelled (self->transport), ==, 1);
  g_assert_null (result);
  g_assert_true (vane_feed_get_refreshing (self->feed));
  vane_fake_transport_let_go (self->transport);
  done = vane_test_await (&result);
  report = vane_feed_refresh_finish (self->feed, done, NULL);
  g_assert_cmpstr (vane_report_get_provider (report), ==, "other");
  g_assert_cmpfloat (read_now (self), ==, 2);
  g_assert_cmpuint (count (self, "refreshing"), ==, 2);
  g_assert_cmpuint (count (self, "report"), ==, 1);
  g_assert_null (vane_feed_get_error (self->feed));
}

static void
test_place_changes (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr(VanePlace) renamed = make_place ("Home", 50.0);
  g_autoptr(VanePlace) moved = make_place ("Away", 51.0);

  vane_fake_transport_answer (self->transport, "lat=50", "1", 900);
  vane_fake_transport_answer (self->transport, "lat=51", "2", 900);
  load_now (self);
  refresh_now (self, FALSE);

  vane_feed_set_place (self->feed, renamed);
  g_assert_cmpuint (count (self, "place"), ==, 1);
  g_assert_cmpfloat (read_now (self), ==, 1);
  vane_test_wait_until (vane_place_equal (vane_report_get_place (vane_feed_get_report (self->feed)), renamed));
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 1);

  /* The weather of another place is not shown for a moment. */
  vane_fake_transport_hold (self->transport);
  vane_feed_refresh (self->feed, FALSE);
  vane_feed_set_place (self->feed, moved);
  g_assert_null (vane_feed_get_report (self->feed));
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_LOADING);
  vane_fake_transport_let_go (self->transport);
  vane_test_wait_until (!vane_feed_get_refreshing (self->feed));
  g_assert_cmpfloat (read_now (self), ==, 2);
  g_assert_cmpuint (vane_fake_transport_get_n_cancelled (self->transport), ==, 0);
}

static void
test_no_such_source (Fixture       *self,
                     gconstpointer  data)
{
  GAsyncResult *result = NULL;
  g_autoptr(GAsyncResult) done = NULL;
  g_autoptr(GError) error = NULL;

  vane_feed_set_provider (self->feed, "no-such-source");
  vane_feed_refresh_async (self->feed, FALSE, NULL, vane_test_keep_result, &result);
  g_assert_null (result);
  done = vane_test_await (&result);
  g_assert_null (vane_feed_refresh_finish (self->feed, done, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_LOCAL);
  g_assert_false (vane_feed_get_refreshing (self->feed));
  g_assert_null (vane_feed_get_provider (self->feed));
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_FAILED);
}

static void
got_first (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  /* A waiter may ask again from its callback. */
  vane_feed_refresh_async (VANE_FEED (source), FALSE, NULL, vane_test_keep_result, user_data);
}

static void
test_asks_again (Fixture       *self,
                 gconstpointer  data)
{
  GAsyncResult *result = NULL;

  vane_fake_transport_answer (self->transport, "", "1", 0);
  vane_feed_refresh_async (self->feed, FALSE, NULL, got_first, &result);
  g_object_unref (vane_test_await (&result));
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 2);
}

static void
test_tick (Fixture       *self,
           gconstpointer  data)
{
  vane_fake_transport_answer (self->transport, "", "1", 900);
  refresh_now (self, FALSE);
  vane_feed_set_interval (self->feed, 3600);
  vane_test_clock_advance (self->clock, 7200);
  vane_feed_tick (self->feed);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_READY);
  vane_test_clock_advance (self->clock, 1);
  vane_feed_tick (self->feed);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_STALE);
  g_assert_cmpuint (self->n_ticks, ==, 2);
  g_assert_cmpuint (count (self, "phase"), ==, 2);
  vane_feed_set_interval (self->feed, 7200);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_READY);
  vane_feed_set_next_refresh (self->feed, 5);
  vane_feed_set_next_refresh (self->feed, 5);
  g_assert_cmpuint (count (self, "next-refresh"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/feed/properties", test_properties },
    { "/feed/three-callers-one-flight", test_three_callers_one_flight },
    { "/feed/cancelled-before", test_cancelled_before },
    { "/feed/failure-keeps-report", test_failure_keeps_report },
    { "/feed/failed-then-old", test_failed_then_old },
    { "/feed/load", test_load },
    { "/feed/load-after-fresh", test_load_after_fresh },
    { "/feed/close-in-flight", test_close_in_flight },
    { "/feed/source-changes-in-flight", test_source_changes_in_flight },
    { "/feed/place-changes", test_place_changes },
    { "/feed/no-such-source", test_no_such_source },
    { "/feed/asks-again", test_asks_again },
    { "/feed/tick", test_tick },
  };

  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
