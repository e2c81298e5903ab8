/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed-fixture.h"

static void
test_properties (FeedFixture   *self,
                 gconstpointer  data)
{
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_LOADING);
  vane_fake_transport_answer (self->transport, "fake/now?lat=50.00&lon=10.00", "12.5", 900);
  vane_feed_refresh (self->feed, FALSE);
  g_assert_true (vane_feed_get_refreshing (self->feed));
  g_assert_cmpuint (feed_fixture_count (self, "refreshing"), ==, 1);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_LOADING);
  vane_test_wait_until (!vane_feed_get_refreshing (self->feed));

  g_assert_cmpfloat (feed_fixture_read_now (self), ==, 12.5);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_READY);
  g_assert_cmpuint (feed_fixture_count (self, "refreshing"), ==, 2);
  g_assert_cmpuint (feed_fixture_count (self, "report"), ==, 1);
  g_assert_cmpuint (feed_fixture_count (self, "phase"), ==, 1);
  g_assert_cmpuint (feed_fixture_count (self, "error"), ==, 0);
  g_assert_cmpuint (feed_fixture_count (self, "asked-failed"), ==, 0);

  /* What has not expired is the answer: nothing is sent, nothing changes. */
  feed_fixture_refresh_now (self, TRUE);
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 1);
  g_assert_cmpint (vane_fake_transport_get_mode (self->transport), ==, VANE_MODE_ASKED);
  g_assert_cmpuint (feed_fixture_count (self, "refreshing"), ==, 4);
  g_assert_cmpuint (feed_fixture_count (self, "report"), ==, 1);
}

static void
test_failure_keeps_report (FeedFixture   *self,
                           gconstpointer  data)
{
  vane_fake_transport_answer (self->transport, "", "7", 900);
  feed_fixture_refresh_now (self, FALSE);
  vane_test_clock_advance (self->clock, 1000);
  vane_fake_transport_fail (self->transport, "", VANE_ERROR_TIMEOUT, VANE_TEST_NOW + 1005);
  feed_fixture_refresh_now (self, FALSE);

  g_assert_cmpfloat (feed_fixture_read_now (self), ==, 7);
  g_assert_error (vane_feed_get_error (self->feed), VANE_ERROR, VANE_ERROR_TIMEOUT);
  g_assert_cmpstr (vane_error_get_provider (vane_feed_get_error (self->feed)), ==, "fake");
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_READY);
  g_assert_false (vane_feed_get_asked_failed (self->feed));

  /* The same failure again is no news; that the user asked is. */
  feed_fixture_refresh_now (self, TRUE);
  g_assert_cmpuint (feed_fixture_count (self, "error"), ==, 1);
  g_assert_true (vane_feed_get_asked_failed (self->feed));
  /* A failure that nobody asked for does not take the banner away. */
  feed_fixture_refresh_now (self, FALSE);
  g_assert_true (vane_feed_get_asked_failed (self->feed));
  g_assert_cmpuint (feed_fixture_count (self, "asked-failed"), ==, 1);
  /* Another next try is news. */
  vane_fake_transport_fail (self->transport, "", VANE_ERROR_TIMEOUT, VANE_TEST_NOW + 1020);
  feed_fixture_refresh_now (self, FALSE);
  g_assert_cmpuint (feed_fixture_count (self, "error"), ==, 2);

  vane_test_clock_advance (self->clock, 10000);
  vane_feed_tick (self->feed);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_STALE_FAILED);

  vane_fake_transport_answer (self->transport, "", "8", 900);
  feed_fixture_refresh_now (self, FALSE);
  g_assert_cmpfloat (feed_fixture_read_now (self), ==, 8);
  g_assert_null (vane_feed_get_error (self->feed));
  g_assert_false (vane_feed_get_asked_failed (self->feed));
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_READY);
}

static void
test_failed_then_old (FeedFixture   *self,
                      gconstpointer  data)
{
  vane_fake_transport_fail (self->transport, "", VANE_ERROR_OFFLINE, VANE_TIME_NONE);
  feed_fixture_refresh_now (self, FALSE);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_FAILED);
  vane_fake_transport_answer (self->transport, "", "nothing of the kind", 900);
  feed_fixture_refresh_now (self, FALSE);
  g_assert_error (vane_feed_get_error (self->feed), VANE_ERROR, VANE_ERROR_DATA);
}

static void
test_load (FeedFixture   *self,
           gconstpointer  data)
{
  feed_fixture_load_now (self);
  g_assert_true (vane_feed_get_loaded (self->feed));
  g_assert_null (vane_feed_get_error (self->feed));
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_LOADING);

  vane_fake_transport_store (self->transport, "fake/", "3", VANE_TEST_NOW - 5000, VANE_TEST_NOW - 4000);
  feed_fixture_load_now (self);
  g_assert_cmpfloat (feed_fixture_read_now (self), ==, 3);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_STALE);
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 0);
  g_assert_cmpuint (feed_fixture_count (self, "loaded"), ==, 1);
  g_assert_cmpuint (feed_fixture_count (self, "report"), ==, 1);

  /* Nothing new: nothing is told. */
  feed_fixture_load_now (self);
  g_assert_cmpuint (feed_fixture_count (self, "report"), ==, 1);
  g_assert_cmpuint (feed_fixture_count (self, "refreshing"), ==, 0);

  /* Another program was luckier than our last attempt. */
  vane_fake_transport_fail (self->transport, "", VANE_ERROR_TIMEOUT, VANE_TIME_NONE);
  feed_fixture_refresh_now (self, TRUE);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_STALE_FAILED);
  vane_fake_transport_store (self->transport, "fake/", "4", VANE_TEST_NOW - 5, VANE_TEST_NOW + 900);
  feed_fixture_load_now (self);
  g_assert_cmpfloat (feed_fixture_read_now (self), ==, 4);
  g_assert_null (vane_feed_get_error (self->feed));
  g_assert_false (vane_feed_get_asked_failed (self->feed));
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_READY);
}

/* The same of a place of which nothing has ever been known. */
static void
test_load_after_failure (FeedFixture   *self,
                         gconstpointer  data)
{
  vane_fake_transport_fail (self->transport, "", VANE_ERROR_TIMEOUT, VANE_TIME_NONE);
  feed_fixture_refresh_now (self, FALSE);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_FAILED);
  vane_fake_transport_store (self->transport, "fake/", "4", VANE_TEST_NOW - 5, VANE_TEST_NOW + 900);
  feed_fixture_load_now (self);
  g_assert_null (vane_feed_get_error (self->feed));
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_READY);
}

/* The older of two reports that arrives last is not shown. */
static void
test_load_after_fresh (FeedFixture   *self,
                       gconstpointer  data)
{
  vane_fake_transport_answer (self->transport, "", "20", 900);
  feed_fixture_refresh_now (self, FALSE);
  vane_feed_set_options (self->feed, 1, NULL);   /* another URL: what is stored of it is older */
  vane_fake_transport_store (self->transport, "lat=50.0&", "19", VANE_TEST_NOW - 100, VANE_TEST_NOW + 900);
  feed_fixture_refresh_now (self, FALSE);
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 1);
  g_assert_cmpfloat (feed_fixture_read_now (self), ==, 20);
  feed_fixture_load_now (self);
  g_assert_cmpfloat (feed_fixture_read_now (self), ==, 20);
  g_assert_cmpuint (feed_fixture_count (self, "report"), ==, 1);
}

static void
test_place_changes (FeedFixture   *self,
                    gconstpointer  data)
{
  g_autoptr(VanePlace) renamed = feed_fixture_make_place ("Home", 50.0);
  g_autoptr(VanePlace) moved = feed_fixture_make_place ("Away", 51.0);

  vane_fake_transport_answer (self->transport, "lat=50", "1", 900);
  vane_fake_transport_answer (self->transport, "lat=51", "2", 900);
  feed_fixture_load_now (self);
  feed_fixture_refresh_now (self, FALSE);

  vane_feed_set_place (self->feed, renamed);
  g_assert_cmpuint (feed_fixture_count (self, "place"), ==, 1);
  g_assert_cmpfloat (feed_fixture_read_now (self), ==, 1);
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
  g_assert_cmpfloat (feed_fixture_read_now (self), ==, 2);
  g_assert_cmpuint (vane_fake_transport_get_n_cancelled (self->transport), ==, 0);
}

static void
test_tick (FeedFixture   *self,
           gconstpointer  data)
{
  vane_fake_transport_answer (self->transport, "", "1", 900);
  feed_fixture_refresh_now (self, FALSE);
  vane_feed_set_interval (self->feed, 3600);
  vane_test_clock_advance (self->clock, 7200);
  vane_feed_tick (self->feed);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_READY);
  vane_test_clock_advance (self->clock, 1);
  vane_feed_tick (self->feed);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_STALE);
  g_assert_cmpuint (self->n_ticks, ==, 2);
  g_assert_cmpuint (feed_fixture_count (self, "phase"), ==, 2);
  vane_feed_set_interval (self->feed, 7200);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_READY);
  vane_feed_set_next_refresh (self->feed, 5);
  vane_feed_set_next_refresh (self->feed, 5);
  g_assert_cmpuint (feed_fixture_count (self, "next-refresh"), ==, 1);
}

/* The clock was wrong when something was stored, and has been set: what is asked for now is
 * shown, though it bears an earlier date. */
static void
test_from_the_future (FeedFixture   *self,
                      gconstpointer  data)
{
  vane_fake_transport_store (self->transport, "fake/", "3", VANE_TEST_NOW + 86400, VANE_TEST_NOW + 90000);
  feed_fixture_load_now (self);
  g_assert_cmpfloat (feed_fixture_read_now (self), ==, 3);
  vane_fake_transport_store (self->transport, "fake/", "4", VANE_TEST_NOW - 5, VANE_TEST_NOW + 900);
  feed_fixture_load_now (self);
  g_assert_cmpfloat (feed_fixture_read_now (self), ==, 4);

  vane_fake_transport_store (self->transport, "fake/", "5", VANE_TEST_NOW + 86400, VANE_TEST_NOW + 90000);
  feed_fixture_load_now (self);
  g_assert_cmpfloat (feed_fixture_read_now (self), ==, 5);
  vane_fake_transport_store (self->transport, "fake/", "5", VANE_TEST_NOW - 5000, VANE_TEST_NOW - 4000);
  vane_fake_transport_answer (self->transport, "fake/", "6", 900);
  feed_fixture_refresh_now (self, FALSE);
  g_assert_cmpfloat (feed_fixture_read_now (self), ==, 6);
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
    { "/feed/properties", test_properties },
    { "/feed/failure-keeps-report", test_failure_keeps_report },
    { "/feed/failed-then-old", test_failed_then_old },
    { "/feed/load", test_load },
    { "/feed/load-after-failure", test_load_after_failure },
    { "/feed/load-after-fresh", test_load_after_fresh },
    { "/feed/place-changes", test_place_changes },
    { "/feed/tick", test_tick },
    { "/feed/from-the-future", test_from_the_future },
  };

  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, FeedFixture, NULL, feed_fixture_set_up, tests[i].test, feed_fixture_tear_down);

  return g_test_run ();
}
