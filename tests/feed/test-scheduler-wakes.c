/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moves an instant that was computed before. */
#include "config.h"

#include "schedule-fixture.h"

/* The report of the former source bridges the gap, but the new one is asked at once. */
static void
test_source_changes (ScheduleFixture *self,
                     gconstpointer    data)
{
  VaneFeed *feed = schedule_fixture_add (self, 1);

  schedule_fixture_start (self);
  vane_fake_transport_hold (self->transport);
  vane_settings_set_provider (self->settings, "met-norway");
  schedule_fixture_settle ();
  g_assert_cmpuint (vane_fake_transport_count_waiting (self->transport, "met-norway/"), ==, 1);
  g_assert_cmpstr (vane_report_get_provider (vane_feed_get_report (feed)), ==, "open-meteo");
  g_assert_cmpint (vane_feed_get_phase (feed), ==, VANE_PHASE_READY);
}

static void
test_resume (ScheduleFixture *self,
             gconstpointer    data)
{
  VaneFeed *feed = schedule_fixture_add (self, 1);
  guint n_ticks = 0;

  schedule_fixture_start (self);
  g_signal_connect (feed, "tick", G_CALLBACK (schedule_fixture_on_tick), &n_ticks);
  vane_fake_transport_hold (self->transport);
  vane_test_clock_jump (self->clock, VANE_TEST_NOW + 8 * 3600);
  g_assert_cmpuint (n_ticks, ==, 1);
  g_assert_cmpint (vane_feed_get_phase (feed), ==, VANE_PHASE_STALE);
  g_assert_true (vane_feed_get_refreshing (feed));
  g_assert_cmpuint (schedule_fixture_count (self), ==, 2);
  schedule_fixture_answer_well (self);
  vane_fake_transport_let_go (self->transport);
  schedule_fixture_settle ();
  g_assert_cmpint (vane_feed_get_phase (feed), ==, VANE_PHASE_READY);

  /* Set back by a day: what was fetched is of the future, and asked for again. */
  n_ticks = 0;
  vane_test_clock_jump (self->clock, VANE_TEST_NOW - 86400);
  schedule_fixture_settle ();
  g_assert_cmpuint (n_ticks, ==, 1);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), >=, VANE_TEST_NOW - 86400);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), <, VANE_TEST_NOW);
  g_signal_handlers_disconnect_by_data (feed, &n_ticks);
}

static void
test_network_changes (ScheduleFixture *self,
                      gconstpointer    data)
{
  VaneFeed *feed = schedule_fixture_add (self, 1);

  vane_fake_transport_fail (self->transport, "", VANE_ERROR_OFFLINE, VANE_TEST_NOW + 600);
  schedule_fixture_start (self);
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TEST_NOW + 600);
  schedule_fixture_advance_to (self, VANE_TEST_NOW + 10);

  /* It says "unavailable" where loopback answers: a hint to try, whatever it says. */
  vane_fake_network_change (self->network, FALSE);
  schedule_fixture_settle ();
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TEST_NOW + 12);
  schedule_fixture_advance_to (self, VANE_TEST_NOW + 11);
  vane_fake_network_change (self->network, TRUE);
  schedule_fixture_settle ();
  schedule_fixture_advance_to (self, VANE_TEST_NOW + 12);
  g_assert_cmpuint (schedule_fixture_count (self), ==, 1);
  schedule_fixture_advance_to (self, VANE_TEST_NOW + 13);
  g_assert_cmpuint (schedule_fixture_count (self), ==, 2);
  g_assert_cmpint (vane_fake_transport_get_mode (self->transport), ==, VANE_MODE_ASKED);
  g_assert_false (vane_feed_get_asked_failed (feed));
  /* Still offline: once for each change. */
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TEST_NOW + 600);
}

static void
test_metered (ScheduleFixture *self,
              gconstpointer    data)
{
  VaneFeed *feed = schedule_fixture_add (self, 1);

  schedule_fixture_start (self);
  vane_fake_network_set_metered (self->network, TRUE);
  schedule_fixture_settle ();
  g_assert_cmpint (vane_feed_get_next_refresh (feed), >=, VANE_TEST_NOW + 1800);
  vane_scheduler_set_visible (self->scheduler, FALSE);
  schedule_fixture_settle ();
  g_assert_cmpint (vane_feed_get_next_refresh (feed), >=, VANE_TEST_NOW + 7200);
  vane_fake_network_set_metered (self->network, FALSE);
  schedule_fixture_settle ();
  g_assert_cmpint (vane_feed_get_next_refresh (feed), >=, VANE_TEST_NOW + 3600);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), <=, VANE_TEST_NOW + 4320);
  vane_scheduler_set_visible (self->scheduler, TRUE);
  vane_settings_set_refresh_interval (self->settings, 86400);
  schedule_fixture_settle ();
  g_assert_cmpint (vane_feed_get_next_refresh (feed), >=, VANE_TEST_NOW + 86400);
}

static void
test_asleep (ScheduleFixture *self,
             gconstpointer    data)
{
  VaneFeed *feed = schedule_fixture_add (self, 1);

  schedule_fixture_start (self);
  vane_scheduler_set_asleep (self->scheduler, TRUE);
  schedule_fixture_settle ();
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TIME_NONE);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), ==, VANE_TIME_NONE);
  schedule_fixture_advance_to (self, VANE_TEST_NOW + 7200);
  vane_fake_network_change (self->network, TRUE);
  vane_test_clock_jump (self->clock, VANE_TEST_NOW + 8 * 3600);
  schedule_fixture_settle ();
  g_assert_cmpuint (schedule_fixture_count (self), ==, 1);
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TIME_NONE);

  vane_scheduler_set_asleep (self->scheduler, FALSE);
  schedule_fixture_settle ();
  g_assert_cmpuint (schedule_fixture_count (self), ==, 2);
}

static void
test_list_changes (ScheduleFixture *self,
                   gconstpointer    data)
{
  VaneFeed *feed;
  gpointer gone;
  guint n;

  schedule_fixture_start (self);
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TIME_NONE);
  feed = schedule_fixture_add (self, 1);
  schedule_fixture_add (self, 2);
  schedule_fixture_settle ();
  g_assert_true (vane_feed_get_loaded (feed));
  g_assert_cmpuint (schedule_fixture_count (self), ==, 2);

  /* The one that is shown now is due earlier. */
  vane_feed_list_set_current (self->feeds, "x:2");
  schedule_fixture_settle ();
  g_assert_cmpint (vane_feed_get_next_refresh (feed), >=, VANE_TEST_NOW + 3600);
  g_assert_cmpint (vane_feed_get_next_refresh (vane_feed_list_find (self->feeds, "x:2")), <=, VANE_TEST_NOW + 1080);

  gone = feed;
  g_object_add_weak_pointer (G_OBJECT (feed), &gone);
  vane_feed_list_remove (self->feeds, "x:1");
  vane_feed_list_remove (self->feeds, "x:2");
  schedule_fixture_settle ();
  g_assert_null (gone);
  n = schedule_fixture_count (self);
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TIME_NONE);
  schedule_fixture_advance_to (self, VANE_TEST_NOW + 86400);
  g_assert_cmpuint (schedule_fixture_count (self), ==, n);
}

static void
test_extra (ScheduleFixture *self,
            gconstpointer    data)
{
  VaneFeed *feed = schedule_fixture_add (self, 1);
  gint64 next;

  schedule_fixture_start (self);
  next = vane_feed_get_next_refresh (feed);
  vane_scheduler_set_extra (self->scheduler, 20);
  schedule_fixture_settle ();
  g_assert_cmpint (vane_feed_get_next_refresh (feed), ==, next + 20);
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
    { "/scheduler/source-changes", test_source_changes },
    { "/scheduler/resume", test_resume },
    { "/scheduler/network-changes", test_network_changes },
    { "/scheduler/metered", test_metered },
    { "/scheduler/asleep", test_asleep },
    { "/scheduler/list-changes", test_list_changes },
    { "/scheduler/extra", test_extra },
  };

  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ScheduleFixture, NULL, schedule_fixture_set_up, tests[i].test,
                schedule_fixture_tear_down);

  return g_test_run ();
}
