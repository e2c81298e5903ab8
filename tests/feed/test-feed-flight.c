/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One flight for all who ask; each has a cancellable of its own. */
#include "config.h"

#include "feed-fixture.h"

static void
test_three_callers_one_flight (FeedFixture   *self,
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
test_cancelled_before (FeedFixture   *self,
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
test_close_in_flight (FeedFixture   *self,
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
test_source_changes_in_flight (FeedFixture   *self,
                               gconstpointer  data)
{
  GAsyncResult *result = NULL;
  g_autoptr(GAsyncResult) done = NULL;
  g_autoptr(VaneReport) report = NULL;
  VaneSources sources;

  vane_fake_transport_answer (self->transport, "fake/", "1", 900);
  vane_fake_transport_answer (self->transport, "other/", "2", 900);
  vane_fake_transport_hold (self->transport);
  vane_feed_refresh_async (self->feed, FALSE, NULL, vane_test_keep_result, &result);
  sources = self->feed->sources;
  sources.chosen = &vane_other_fake_provider;
  vane_feed_use_sources (self->feed, &sources);
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
  g_assert_cmpfloat (feed_fixture_read_now (self), ==, 2);
  g_assert_cmpuint (feed_fixture_count (self, "refreshing"), ==, 2);
  g_assert_cmpuint (feed_fixture_count (self, "report"), ==, 1);
  g_assert_null (vane_feed_get_error (self->feed));
}

static void
test_no_such_source (FeedFixture   *self,
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
test_asks_again (FeedFixture   *self,
                 gconstpointer  data)
{
  GAsyncResult *result = NULL;

  vane_fake_transport_answer (self->transport, "", "1", 0);
  vane_feed_refresh_async (self->feed, FALSE, NULL, got_first, &result);
  g_object_unref (vane_test_await (&result));
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*test) (FeedFixture *self, gconstpointer data);
  } tests[] = {
    { "/feed/three-callers-one-flight", test_three_callers_one_flight },
    { "/feed/cancelled-before", test_cancelled_before },
    { "/feed/close-in-flight", test_close_in_flight },
    { "/feed/source-changes-in-flight", test_source_changes_in_flight },
    { "/feed/no-such-source", test_no_such_source },
    { "/feed/asks-again", test_asks_again },
  };

  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, FeedFixture, NULL, feed_fixture_set_up, tests[i].test, feed_fixture_tear_down);

  return g_test_run ();
}
