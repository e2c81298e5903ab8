/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "schedule-fixture.h"

static void
test_due (ScheduleFixture *self,
          gconstpointer    data)
{
  VaneFeed *feed = schedule_fixture_add (self, 1);
  gint64 next;
  guint n_ticks = 0;

  g_assert_cmpint (vane_scheduler_get_due (self->scheduler), ==, VANE_TIME_NONE);
  schedule_fixture_start (self);
  g_assert_cmpuint (schedule_fixture_count (self), ==, 1);
  g_assert_cmpint (vane_feed_get_phase (feed), ==, VANE_PHASE_READY);
  next = vane_feed_get_next_refresh (feed);
  g_assert_cmpint (next, >=, VANE_TEST_NOW + 900);
  g_assert_cmpint (next, <=, VANE_TEST_NOW + 1080);
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, next);

  schedule_fixture_advance_to (self, next - 1);
  g_assert_cmpuint (schedule_fixture_count (self), ==, 1);
  schedule_fixture_advance_to (self, next);
  g_assert_cmpuint (schedule_fixture_count (self), ==, 2);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), >=, next + 900);

  /* 48 minutes later an hour begins: what is shown changes. */
  g_signal_connect (feed, "tick", G_CALLBACK (schedule_fixture_on_tick), &n_ticks);
  schedule_fixture_advance_to (self, VANE_TEST_NOW + 48 * 60);
  g_assert_cmpuint (n_ticks, ==, 1);
  g_signal_handlers_disconnect_by_data (feed, &n_ticks);
}

static void
test_becomes_old (ScheduleFixture *self,
                  gconstpointer    data)
{
  VaneFeed *feed = schedule_fixture_add (self, 1);

  schedule_fixture_start (self);
  vane_fake_transport_fail (self->transport, "", VANE_ERROR_BUSY, VANE_TEST_NOW + 50000);
  schedule_fixture_advance_to (self, VANE_TEST_NOW + 1800);
  g_assert_cmpint (vane_feed_get_phase (feed), ==, VANE_PHASE_READY);
  schedule_fixture_advance_to (self, VANE_TEST_NOW + 1801);
  g_assert_cmpint (vane_feed_get_phase (feed), ==, VANE_PHASE_STALE_FAILED);
}

static void
test_retry_after (ScheduleFixture *self,
                  gconstpointer    data)
{
  VaneFeed *feed = schedule_fixture_add (self, 1);

  vane_fake_transport_fail (self->transport, "", VANE_ERROR_BUSY, VANE_TEST_NOW + 7200);
  schedule_fixture_start (self);
  g_assert_cmpuint (schedule_fixture_count (self), ==, 1);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), ==, VANE_TEST_NOW + 7200);
  vane_fake_network_change (self->network, TRUE);
  schedule_fixture_advance_to (self, VANE_TEST_NOW + 7199);
  g_assert_cmpuint (schedule_fixture_count (self), ==, 1);
  schedule_fixture_answer_well (self);
  schedule_fixture_advance_to (self, VANE_TEST_NOW + 7200);
  g_assert_cmpuint (schedule_fixture_count (self), ==, 2);
  g_assert_cmpint (vane_feed_get_phase (feed), ==, VANE_PHASE_READY);
}

static void
test_final (ScheduleFixture *self,
            gconstpointer    data)
{
  VaneFeed *feed = schedule_fixture_add (self, 1);

  vane_settings_set_failover (self->settings, FALSE);
  vane_fake_transport_fail (self->transport, "", VANE_ERROR_REFUSED, VANE_TIME_NONE);
  schedule_fixture_start (self);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), ==, VANE_TIME_NONE);
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TIME_NONE);

  /* Another source: something else changed. */
  vane_fake_transport_fail (self->transport, "met-norway/", VANE_ERROR_TIMEOUT, VANE_TEST_NOW + 5);
  vane_settings_set_provider (self->settings, "met-norway");
  schedule_fixture_settle ();
  g_assert_cmpuint (vane_fake_transport_count_sent (self->transport, "met-norway/"), ==, 1);
}

/* A body that nobody can read is no reason to ask for it all the time. */
static void
test_no_loop (ScheduleFixture *self,
              gconstpointer    data)
{
  VaneFeed *feed = schedule_fixture_add (self, 1);

  vane_fake_transport_answer (self->transport, "", "<html>", -1);
  schedule_fixture_start (self);
  g_assert_cmpuint (schedule_fixture_count (self), ==, 1);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), ==, VANE_TEST_NOW + 5);
  schedule_fixture_advance_to (self, VANE_TEST_NOW + 5);
  g_assert_cmpuint (schedule_fixture_count (self), ==, 2);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), ==, VANE_TEST_NOW + 5 + 15);
  schedule_fixture_advance_to (self, VANE_TEST_NOW + 86400);
  g_assert_cmpuint (schedule_fixture_count (self), <, 60);
  schedule_fixture_answer_well (self);
  schedule_fixture_advance_to (self, VANE_TEST_NOW + 86400 + 1800);
  g_assert_cmpint (vane_feed_get_phase (feed), ==, VANE_PHASE_READY);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), >=, VANE_TEST_NOW + 86400 + 900);
}

/* A refresh of n places takes as long as the slowest, and each shows as it arrives. */
static void
test_together (ScheduleFixture *self,
               gconstpointer    data)
{
  enum { N = 20 };
  VaneFeed *feeds[N];
  gint64 first = G_MAXINT64;
  guint n_together = 0;

  for (guint i = 0; i < N; i++)
    feeds[i] = schedule_fixture_add (self, i + 1);
  vane_scheduler_set_visible (self->scheduler, FALSE);
  vane_fake_transport_hold (self->transport);
  schedule_fixture_start (self);
  g_assert_cmpuint (vane_fake_transport_count_waiting (self->transport, FORECAST), ==, N);

  /* Place 1 is slow. It holds up nobody. */
  for (guint i = 1; i < N; i++)
    {
      g_autofree char *match = g_strdup_printf ("latitude=%u.00", i + 1);

      vane_fake_transport_release (self->transport, match);
      schedule_fixture_settle ();
      g_assert_nonnull (vane_feed_get_report (feeds[i]));
      g_assert_cmpuint (vane_fake_transport_count_waiting (self->transport, FORECAST), ==, N - i);
    }
  g_assert_true (vane_feed_get_refreshing (feeds[0]));
  g_assert_cmpuint (schedule_fixture_count (self), ==, N);
  vane_fake_transport_let_go (self->transport);
  schedule_fixture_settle ();
  g_assert_nonnull (vane_feed_get_report (feeds[0]));

  /* Whoever is due within a minute of the first one goes along. */
  for (guint i = 0; i < N; i++)
    first = MIN (first, vane_feed_get_next_refresh (feeds[i]));
  for (guint i = 0; i < N; i++)
    n_together += vane_feed_get_next_refresh (feeds[i]) <= first + 60;
  g_assert_cmpuint (n_together, >, 1);
  g_assert_cmpuint (n_together, <, N);
  schedule_fixture_advance_to (self, first);
  g_assert_cmpuint (schedule_fixture_count (self), ==, N + n_together);
}

/* What is stored and good is not asked for again at the start. */
static void
test_stored (ScheduleFixture *self,
             gconstpointer    data)
{
  VaneFeed *feed = schedule_fixture_add (self, 1);

  vane_feed_refresh (feed, FALSE);
  schedule_fixture_settle ();
  g_assert_cmpuint (schedule_fixture_count (self), ==, 1);
  vane_feed_list_remove (self->feeds, "x:1");
  feed = schedule_fixture_add (self, 1);
  schedule_fixture_start (self);
  g_assert_nonnull (vane_feed_get_report (feed));
  g_assert_cmpuint (schedule_fixture_count (self), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*test) (ScheduleFixture *self, gconstpointer data);
  } tests[] = {
    { "/scheduler/due", test_due },
    { "/scheduler/becomes-old", test_becomes_old },
    { "/scheduler/retry-after", test_retry_after },
    { "/scheduler/final", test_final },
    { "/scheduler/no-loop", test_no_loop },
    { "/scheduler/together", test_together },
    { "/scheduler/stored", test_stored },
  };

  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ScheduleFixture, NULL, schedule_fixture_set_up, tests[i].test,
                schedule_fixture_tear_down);

  return g_test_run ();
}
