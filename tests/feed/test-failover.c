/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chosen source is broken in each way at each moment: there is a report, it says where it
 * is from, nobody is asked for nothing, and nothing is left behind. */
#include "config.h"

#include "feed-fixture.h"
#include "provider/vane-race.h"

static const VaneProvider *const two[] = { &vane_fake_provider, &vane_other_fake_provider, NULL };

static void
use (FeedFixture               *self,
     const VaneProvider *const *table)
{
  VaneSources sources = { table, &vane_fake_provider, TRUE };

  vane_feed_use_sources (self->feed, &sources);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static const char *
get_origin (FeedFixture *self)
{
  VaneReport *report = vane_feed_get_report (self->feed);

  return report != NULL ? vane_report_get_provider (report) : NULL;
}

/* --- which failure makes another source be asked --- */

typedef struct
{
  VaneError code;
  gboolean  goes_on;
} Failure;

static const Failure failures[] = {
  { VANE_ERROR_OFFLINE, FALSE },    { VANE_ERROR_TIMEOUT, TRUE },     { VANE_ERROR_BUSY, TRUE },
  { VANE_ERROR_REFUSED, TRUE },     { VANE_ERROR_KEY_MISSING, TRUE }, { VANE_ERROR_NOT_IN_PLAN, TRUE },
  { VANE_ERROR_NOT_COVERED, TRUE }, { VANE_ERROR_UNTRUSTED, TRUE },   { VANE_ERROR_SERVICE, TRUE },
  { VANE_ERROR_DATA, TRUE },        { VANE_ERROR_LOCAL, FALSE },
};

static void
test_failure (FeedFixture   *self,
              gconstpointer  data)
{
  const Failure *failure = data;

  use (self, two);
  vane_fake_transport_answer (self->transport, "other/", "2", 900);
  vane_fake_transport_fail (self->transport, "fake/", failure->code, VANE_TEST_NOW + 60);
  feed_fixture_refresh_now (self, FALSE);
  g_assert_cmpuint (vane_fake_transport_count_sent (self->transport, "fake/"), ==, 1);
  g_assert_cmpuint (vane_fake_transport_count_sent (self->transport, "other/"), ==, failure->goes_on ? 1 : 0);
  g_assert_cmpstr (get_origin (self), ==, failure->goes_on ? "other" : NULL);
  g_assert_cmpstr (vane_feed_get_provider (self->feed)->id, ==, "fake");
  if (failure->goes_on)
    {
      g_assert_no_error (vane_feed_get_error (self->feed));
      g_assert_error (vane_feed_get_source_error (self->feed), VANE_ERROR, (int) failure->code);
      g_assert_cmpstr (vane_error_get_provider (vane_feed_get_source_error (self->feed)), ==, "fake");
    }
  else
    {
      g_assert_error (vane_feed_get_error (self->feed), VANE_ERROR, (int) failure->code);
      g_assert_null (vane_feed_get_source_error (self->feed));
    }
}

/* --- late --- */

static void
start_and_hold (FeedFixture *self)
{
  use (self, two);
  vane_fake_transport_answer (self->transport, "fake/", "1", 900);
  vane_fake_transport_answer (self->transport, "other/", "2", 900);
  vane_fake_transport_hold (self->transport);
  vane_feed_refresh (self->feed, FALSE);
  settle ();
}

static void
advance (FeedFixture *self,
         gint64       seconds)
{
  vane_test_clock_advance (self->clock, seconds);
  settle ();
}

static void
test_late (FeedFixture   *self,
           gconstpointer  data)
{
  const char *winner = data;

  start_and_hold (self);
  advance (self, 2);
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 1);
  advance (self, 1);
  g_assert_cmpuint (vane_fake_transport_count_sent (self->transport, "other/"), ==, 1);
  vane_fake_transport_release (self->transport, winner);
  vane_test_wait_until (!vane_feed_get_refreshing (self->feed));
  g_assert_true (g_str_has_prefix (winner, get_origin (self)));
  /* The other one is not waited for. */
  g_assert_cmpuint (vane_fake_transport_get_n_cancelled (self->transport), ==, 1);
  g_assert_cmpuint (vane_fake_transport_get_n_waiting (self->transport), ==, 0);
  if (g_str_equal (winner, "fake/"))
    g_assert_null (vane_feed_get_source_error (self->feed));
  else
    g_assert_error (vane_feed_get_source_error (self->feed), VANE_ERROR, VANE_ERROR_TIMEOUT);
}

/* A byte now and then: it lives, and is not late. */
static void
test_heard (FeedFixture   *self,
            gconstpointer  data)
{
  start_and_hold (self);
  for (guint i = 0; i < 5; i++)
    {
      advance (self, 2);
      vane_transport_tell_heard (VANE_TRANSPORT (self->transport), "fake");
      vane_transport_tell_heard (VANE_TRANSPORT (self->transport), "nobody");
    }
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 1);
  vane_fake_transport_let_go (self->transport);
  vane_test_wait_until (!vane_feed_get_refreshing (self->feed));
  g_assert_cmpstr (get_origin (self), ==, "fake");
}

/* In a window whose next frame is always due. */
static void
test_late_beside_frames (FeedFixture   *self,
                         gconstpointer  data)
{
  guint painter;

  start_and_hold (self);
  painter = vane_test_paint ();
  vane_test_clock_advance (self->clock, 3);
  vane_test_wait_until (vane_fake_transport_count_sent (self->transport, "other/") == 1);
  vane_fake_transport_release (self->transport, "other/");
  vane_test_wait_until (!vane_feed_get_refreshing (self->feed));
  g_assert_cmpstr (get_origin (self), ==, "other");
  g_source_remove (painter);
}

/* The program did not listen for three seconds, in which the answer came. */
static void
test_busy (FeedFixture   *self,
           gconstpointer  data)
{
  start_and_hold (self);
  vane_test_clock_advance (self->clock, 3);
  vane_fake_transport_release (self->transport, "fake/");
  vane_test_wait_until (!vane_feed_get_refreshing (self->feed));
  g_assert_cmpstr (get_origin (self), ==, "fake");
  g_assert_cmpuint (vane_fake_transport_count_sent (self->transport, "other/"), ==, 0);
}

/* Late, then dead: the second one, asked already, is not asked again, and is waited for. */
static void
test_late_then_dead (FeedFixture   *self,
                     gconstpointer  data)
{
  start_and_hold (self);
  advance (self, 3);
  vane_fake_transport_fail (self->transport, "fake/", VANE_ERROR_SERVICE, VANE_TEST_NOW + 60);
  vane_fake_transport_release (self->transport, "fake/");
  settle ();
  g_assert_true (vane_feed_get_refreshing (self->feed));
  vane_fake_transport_let_go (self->transport);
  vane_test_wait_until (!vane_feed_get_refreshing (self->feed));
  g_assert_cmpstr (get_origin (self), ==, "other");
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 2);
  g_assert_error (vane_feed_get_source_error (self->feed), VANE_ERROR, VANE_ERROR_SERVICE);
}

static void
test_both_dead (FeedFixture   *self,
                gconstpointer  data)
{
  use (self, two);
  vane_fake_transport_fail (self->transport, "fake/", VANE_ERROR_KEY_MISSING, VANE_TIME_NONE);
  vane_fake_transport_fail (self->transport, "other/", VANE_ERROR_SERVICE, VANE_TEST_NOW + 5);
  feed_fixture_refresh_now (self, FALSE);
  /* One is hopeless, the other one is worth another try. */
  g_assert_error (vane_feed_get_error (self->feed), VANE_ERROR, VANE_ERROR_SERVICE);
  g_assert_cmpint (vane_error_get_not_before (vane_feed_get_error (self->feed)), ==, VANE_TEST_NOW + 5);
  g_assert_error (vane_feed_get_source_error (self->feed), VANE_ERROR, VANE_ERROR_KEY_MISSING);
  g_assert_null (vane_feed_get_report (self->feed));

  vane_fake_transport_fail (self->transport, "fake/", VANE_ERROR_BUSY, VANE_TEST_NOW + 7200);
  feed_fixture_refresh_now (self, FALSE);
  g_assert_error (vane_feed_get_error (self->feed), VANE_ERROR, VANE_ERROR_BUSY);
  g_assert_cmpint (vane_error_get_not_before (vane_feed_get_error (self->feed)), ==, VANE_TEST_NOW + 5);
}

static void
test_back_again (FeedFixture   *self,
                 gconstpointer  data)
{
  use (self, two);
  vane_fake_transport_answer (self->transport, "other/", "2", 900);
  vane_fake_transport_fail (self->transport, "fake/", VANE_ERROR_SERVICE, VANE_TEST_NOW + 60);
  feed_fixture_refresh_now (self, FALSE);
  g_assert_cmpstr (get_origin (self), ==, "other");

  vane_fake_transport_answer (self->transport, "fake/", "1", 900);
  vane_test_clock_advance (self->clock, 300);
  feed_fixture_refresh_now (self, FALSE);
  g_assert_cmpstr (get_origin (self), ==, "fake");
  g_assert_null (vane_feed_get_source_error (self->feed));
  g_assert_cmpuint (vane_fake_transport_count_sent (self->transport, "other/"), ==, 1);
}

/* What is stored: the chosen source's while it holds, the newest when it is much older. */
static void
test_stored (FeedFixture   *self,
             gconstpointer  data)
{
  use (self, two);
  vane_fake_transport_store (self->transport, "fake/", "1", VANE_TEST_NOW - 7200, VANE_TEST_NOW - 6300);
  vane_fake_transport_store (self->transport, "other/", "2", VANE_TEST_NOW - 600, VANE_TEST_NOW + 300);
  feed_fixture_load_now (self);
  g_assert_cmpstr (get_origin (self), ==, "other");
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 0);
  /* It only bridges the gap. */
  g_assert_false (vane_feed_get_settled (self->feed));

  vane_fake_transport_store (self->transport, "fake/", "3", VANE_TEST_NOW - 60, VANE_TEST_NOW + 840);
  feed_fixture_load_now (self);
  g_assert_cmpstr (get_origin (self), ==, "fake");
  g_assert_true (vane_feed_get_settled (self->feed));
}

static void
test_alone (FeedFixture   *self,
            gconstpointer  data)
{
  VaneSources sources = { two, &vane_fake_provider, FALSE };

  vane_feed_use_sources (self->feed, &sources);
  vane_fake_transport_fail (self->transport, "fake/", VANE_ERROR_SERVICE, VANE_TEST_NOW + 60);
  feed_fixture_refresh_now (self, FALSE);
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 1);
  g_assert_error (vane_feed_get_error (self->feed), VANE_ERROR, VANE_ERROR_SERVICE);
}

/* --- cancellation: at each moment --- */

typedef enum
{
  BEFORE_A_TURN,
  IN_FLIGHT,
  BOTH_IN_FLIGHT,
  WITH_THE_ANSWER,
} Moment;

static void
test_cancel (FeedFixture   *self,
             gconstpointer  data)
{
  Moment moment = GPOINTER_TO_UINT (data);
  GAsyncResult *result = NULL;
  g_autoptr(GAsyncResult) done = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneReport) report = NULL;

  use (self, two);
  vane_fake_transport_answer (self->transport, "fake/", "1", 900);
  vane_fake_transport_hold (self->transport);
  vane_feed_refresh_async (self->feed, FALSE, NULL, vane_test_keep_result, &result);
  if (moment != BEFORE_A_TURN)
    settle ();
  if (moment == BOTH_IN_FLIGHT)
    advance (self, 3);
  if (moment == WITH_THE_ANSWER)
    vane_fake_transport_release (self->transport, "fake/");
  vane_feed_close (self->feed);
  done = vane_test_await (&result);
  report = vane_feed_refresh_finish (self->feed, done, &error);
  g_assert_null (report);
  g_assert_true (vane_error_is_cancelled (error));
  settle ();
  g_assert_cmpuint (vane_fake_transport_get_n_waiting (self->transport), ==, 0);
}

static void
add (const char    *path,
     gconstpointer  data,
     void         (*test) (FeedFixture   *self,
                           gconstpointer  data))
{
  g_test_add (path, FeedFixture, data, feed_fixture_set_up, test, feed_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/failover/failure/%s", vane_error_code_to_string (failures[i].code));

      add (path, &failures[i], test_failure);
    }
  add ("/failover/late/second-wins", "other/", test_late);
  add ("/failover/late/first-wins", "fake/", test_late);
  add ("/failover/late/heard", NULL, test_heard);
  add ("/failover/late/beside-frames", NULL, test_late_beside_frames);
  add ("/failover/late/busy", NULL, test_busy);
  add ("/failover/late/then-dead", NULL, test_late_then_dead);
  add ("/failover/both-dead", NULL, test_both_dead);
  add ("/failover/back-again", NULL, test_back_again);
  add ("/failover/stored", NULL, test_stored);
  add ("/failover/alone", NULL, test_alone);
  for (guint i = BEFORE_A_TURN; i <= WITH_THE_ANSWER; i++)
    {
      g_autofree char *path = g_strdup_printf ("/failover/cancel/%u", i);

      add (path, GUINT_TO_POINTER (i), test_cancel);
    }

  return g_test_run ();
}
