/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/vane-scheduler.h"
#include "support/vane-fake-network.h"
#include "support/vane-fake-transport.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

#define FORECAST "open-meteo/"

typedef struct
{
  VaneTestClock     *clock;
  VaneFakeTransport *transport;
  VaneFakeNetwork   *network;
  VaneSettings      *settings;
  VaneFeedList      *feeds;
  VaneScheduler     *scheduler;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
answer_well (Fixture *self)
{
  g_autoptr(GString) times = g_string_new (NULL), values = g_string_new (NULL);
  g_autofree char *body = NULL;
  gint64 hour = vane_clock_get_now (VANE_CLOCK (self->clock)) / 3600 * 3600;

  for (guint i = 0; i < 48; i++)
    {
      g_string_append_printf (times, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", hour + i * 3600);
      g_string_append_printf (values, "%s%u", i > 0 ? "," : "", i);
    }
  body = g_strdup_printf ("{\"utc_offset_seconds\":0,\"timezone\":\"UTC\","
                          "\"hourly_units\":{\"time\":\"unixtime\",\"temperature_2m\":\"°C\"},"
                          "\"hourly\":{\"time\":[%s],\"temperature_2m\":[%s]}}",
                          times->str, values->str);
  vane_fake_transport_answer (self->transport, FORECAST, body, 900);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->clock = vane_test_clock_new (VANE_TEST_NOW);
  self->transport = vane_fake_transport_new (VANE_CLOCK (self->clock));
  self->network = vane_fake_network_new ();
  self->settings = vane_settings_new_memory ();
  self->feeds = vane_feed_list_new (VANE_TRANSPORT (self->transport), VANE_CLOCK (self->clock), self->settings);
  self->scheduler = vane_scheduler_new (self->feeds, self->settings, VANE_CLOCK (self->clock),
                                        G_NETWORK_MONITOR (self->network), "install");
  answer_well (self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  GAsyncResult *result = NULL;

  vane_scheduler_stop (self->scheduler);
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TIME_NONE);
  vane_feed_list_close_async (self->feeds, vane_test_keep_result, &result);
  g_object_unref (vane_test_await (&result));
  settle ();
  g_assert_finalize_object (self->scheduler);
  g_assert_finalize_object (self->feeds);
  g_assert_finalize_object (self->settings);
  g_assert_finalize_object (self->network);
  g_assert_finalize_object (self->transport);
  g_assert_finalize_object (self->clock);
}

static VaneFeed *
add (Fixture *self,
     guint    number)
{
  g_autofree char *id = g_strdup_printf ("x:%u", number);
  g_autoptr(VanePlace) place =
      vane_place_new (&(VanePlaceFields) { .id = id, .latitude = number, .longitude = 5.0, .timezone = "UTC" });

  return vane_feed_list_add (self->feeds, place);
}

static guint
count (Fixture *self)
{
  return vane_fake_transport_count_sent (self->transport, FORECAST);
}

/* Time goes by in steps of the one timer, as it does on a machine. */
static void
advance_to (Fixture *self,
            gint64   instant)
{
  for (guint i = 0; i < 1000; i++)
    {
      gint64 now = vane_clock_get_now (VANE_CLOCK (self->clock));
      gint64 due = vane_test_clock_get_due (self->clock);

      g_assert_cmpint (vane_scheduler_get_due (self->scheduler), ==, due);
      if (due == VANE_TIME_NONE || due > instant)
        {
          vane_test_clock_advance (self->clock, instant - now);
          settle ();
          return;
        }
      g_assert_cmpint (due, >, now);
      vane_test_clock_advance (self->clock, due - now);
      settle ();
    }
  g_assert_not_reached ();
}

static void
start (Fixture *self)
{
  vane_scheduler_start (self->scheduler);
  settle ();
}

static void
on_tick (VaneFeed *feed,
         guint    *n)
{
  (*n)++;
}

static void
test_due (Fixture       *self,
          gconstpointer  data)
{
  VaneFeed *feed = add (self, 1);
  gint64 next;
  guint n_ticks = 0;

  g_assert_cmpint (vane_scheduler_get_due (self->scheduler), ==, VANE_TIME_NONE);
  start (self);
  g_assert_cmpuint (count (self), ==, 1);
  g_assert_cmpint (vane_feed_get_phase (feed), ==, VANE_PHASE_READY);
  next = vane_feed_get_next_refresh (feed);
  g_assert_cmpint (next, >=, VANE_TEST_NOW + 900);
  g_assert_cmpint (next, <=, VANE_TEST_NOW + 1080);
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, next);

  advance_to (self, next - 1);
  g_assert_cmpuint (count (self), ==, 1);
  advance_to (self, next);
  g_assert_cmpuint (count (self), ==, 2);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), >=, next + 900);

  /* 48 minutes later an hour begins: what is shown changes. */
  g_signal_connect (feed, "tick", G_CALLBACK (on_tick), &n_ticks);
  advance_to (self, VANE_TEST_NOW + 48 * 60);
  g_assert_cmpuint (n_ticks, ==, 1);
  g_signal_handlers_disconnect_by_data (feed, &n_ticks);
}

static void
test_becomes_old (Fixture       *self,
                  gconstpointer  data)
{
  VaneFeed *feed = add (self, 1);

  start (self);
  vane_fake_transport_fail (self->transport, "", VANE_ERROR_BUSY, VANE_TEST_NOW + 50000);
  advance_to (self, VANE_TEST_NOW + 1800);
  g_assert_cmpint (vane_feed_get_phase (feed), ==, VANE_PHASE_READY);
  advance_to (self, VANE_TEST_NOW + 1801);
  g_assert_cmpint (vane_feed_get_phase (feed), ==, VANE_PHASE_STALE_FAILED);
}

/* The report of the former source bridges the gap, but the new one is asked at once. */
static void
test_source_changes (Fixture       *self,
                     gconstpointer  data)
{
  VaneFeed *feed = add (self, 1);

  start (self);
  vane_fake_transport_hold (self->transport);
  vane_settings_set_provider (self->settings, "met-norway");
  settle ();
  g_assert_cmpuint (vane_fake_transport_count_waiting (self->transport, "met-norway/"), ==, 1);
  g_assert_cmpstr (vane_report_get_provider (vane_feed_get_report (feed)), ==, "open-meteo");
  g_assert_cmpint (vane_feed_get_phase (feed), ==, VANE_PHASE_READY);
}

static void
test_retry_after (Fixture       *self,
                  gconstpointer  data)
{
  VaneFeed *feed = add (self, 1);

  vane_fake_transport_fail (self->transport, "", VANE_ERROR_BUSY, VANE_TEST_NOW + 7200);
  start (self);
  g_assert_cmpuint (count (self), ==, 1);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), ==, VANE_TEST_NOW + 7200);
  vane_fake_network_change (self->network, TRUE);
  advance_to (self, VANE_TEST_NOW + 7199);
  g_assert_cmpuint (count (self), ==, 1);
  answer_well (self);
  advance_to (self, VANE_TEST_NOW + 7200);
  g_assert_cmpuint (count (self), ==, 2);
  g_assert_cmpint (vane_feed_get_phase (feed), ==, VANE_PHASE_READY);
}

static void
test_final (Fixture       *self,
            gconstpointer  data)
{
  VaneFeed *feed = add (self, 1);

  vane_fake_transport_fail (self->transport, "", VANE_ERROR_REFUSED, VANE_TIME_NONE);
  start (self);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), ==, VANE_TIME_NONE);
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TIME_NONE);

  /* Another source: something else changed. */
  vane_fake_transport_fail (self->transport, "met-norway/", VANE_ERROR_TIMEOUT, VANE_TEST_NOW + 5);
  vane_settings_set_provider (self->settings, "met-norway");
  settle ();
  g_assert_cmpuint (vane_fake_transport_count_sent (self->transport, "met-norway/"), ==, 1);
}

/* A body that nobody can read is no reason to ask for it all the time. */
static void
test_no_loop (Fixture       *self,
              gconstpointer  data)
{
  VaneFeed *feed = add (self, 1);

  vane_fake_transport_answer (self->transport, "", "<html>", -1);
  start (self);
  g_assert_cmpuint (count (self), ==, 1);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), ==, VANE_TEST_NOW + 5);
  advance_to (self, VANE_TEST_NOW + 5);
  g_assert_cmpuint (count (self), ==, 2);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), ==, VANE_TEST_NOW + 5 + 15);
  advance_to (self, VANE_TEST_NOW + 86400);
  g_assert_cmpuint (count (self), <, 60);
  answer_well (self);
  advance_to (self, VANE_TEST_NOW + 86400 + 1800);
  g_assert_cmpint (vane_feed_get_phase (feed), ==, VANE_PHASE_READY);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), >=, VANE_TEST_NOW + 86400 + 900);
}

static void
test_resume (Fixture       *self,
             gconstpointer  data)
{
  VaneFeed *feed = add (self, 1);
  guint n_ticks = 0;

  start (self);
  g_signal_connect (feed, "tick", G_CALLBACK (on_tick), &n_ticks);
  vane_fake_transport_hold (self->transport);
  vane_test_clock_jump (self->clock, VANE_TEST_NOW + 8 * 3600);
  g_assert_cmpuint (n_ticks, ==, 1);
  g_assert_cmpint (vane_feed_get_phase (feed), ==, VANE_PHASE_STALE);
  g_assert_true (vane_feed_get_refreshing (feed));
  g_assert_cmpuint (count (self), ==, 2);
  answer_well (self);
  vane_fake_transport_let_go (self->transport);
  settle ();
  g_assert_cmpint (vane_feed_get_phase (feed), ==, VANE_PHASE_READY);

  /* Set back by a day: what was fetched is of the future, and asked for again. */
  n_ticks = 0;
  vane_test_clock_jump (self->clock, VANE_TEST_NOW - 86400);
  settle ();
  g_assert_cmpuint (n_ticks, ==, 1);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), >=, VANE_TEST_NOW - 86400);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), <, VANE_TEST_NOW);
  g_signal_handlers_disconnect_by_data (feed, &n_ticks);
}

static void
test_network_changes (Fixture       *self,
                      gconstpointer  data)
{
  VaneFeed *feed = add (self, 1);

  vane_fake_transport_fail (self->transport, "", VANE_ERROR_OFFLINE, VANE_TEST_NOW + 600);
  start (self);
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TEST_NOW + 600);
  advance_to (self, VANE_TEST_NOW + 10);

  /* It says "unavailable" where loopback answers: a hint to try, whatever it says. */
  vane_fake_network_change (self->network, FALSE);
  settle ();
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TEST_NOW + 12);
  advance_to (self, VANE_TEST_NOW + 11);
  vane_fake_network_change (self->network, TRUE);
  settle ();
  advance_to (self, VANE_TEST_NOW + 12);
  g_assert_cmpuint (count (self), ==, 1);
  advance_to (self, VANE_TEST_NOW + 13);
  g_assert_cmpuint (count (self), ==, 2);
  g_assert_cmpint (vane_fake_transport_get_mode (self->transport), ==, VANE_MODE_ASKED);
  g_assert_false (vane_feed_get_asked_failed (feed));
  /* Still offline: once for each change. */
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TEST_NOW + 600);
}

static void
test_metered (Fixture       *self,
              gconstpointer  data)
{
  VaneFeed *feed = add (self, 1);

  start (self);
  vane_fake_network_set_metered (self->network, TRUE);
  settle ();
  g_assert_cmpint (vane_feed_get_next_refresh (feed), >=, VANE_TEST_NOW + 1800);
  vane_scheduler_set_visible (self->scheduler, FALSE);
  settle ();
  g_assert_cmpint (vane_feed_get_next_refresh (feed), >=, VANE_TEST_NOW + 7200);
  vane_fake_network_set_metered (self->network, FALSE);
  settle ();
  g_assert_cmpint (vane_feed_get_next_refresh (feed), >=, VANE_TEST_NOW + 3600);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), <=, VANE_TEST_NOW + 4320);
  vane_scheduler_set_visible (self->scheduler, TRUE);
  vane_settings_set_refresh_interval (self->settings, 86400);
  settle ();
  g_assert_cmpint (vane_feed_get_next_refresh (feed), >=, VANE_TEST_NOW + 86400);
}

static void
test_asleep (Fixture       *self,
             gconstpointer  data)
{
  VaneFeed *feed = add (self, 1);

  start (self);
  vane_scheduler_set_asleep (self->scheduler, TRUE);
  settle ();
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TIME_NONE);
  g_assert_cmpint (vane_feed_get_next_refresh (feed), ==, VANE_TIME_NONE);
  advance_to (self, VANE_TEST_NOW + 7200);
  vane_fake_network_change (self->network, TRUE);
  vane_test_clock_jump (self->clock, VANE_TEST_NOW + 8 * 3600);
  settle ();
  g_assert_cmpuint (count (self), ==, 1);
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TIME_NONE);

  vane_scheduler_set_asleep (self->scheduler, FALSE);
  settle ();
  g_assert_cmpuint (count (self), ==, 2);
}

/* A refresh of n places takes as long as the slowest, and each shows as it arrives. */
static void
test_together (Fixture       *self,
               gconstpointer  data)
{
  enum { N = 20 };
  VaneFeed *feeds[N];
  gint64 first = G_MAXINT64;
  guint n_together = 0;

  for (guint i = 0; i < N; i++)
    feeds[i] = add (self, i + 1);
  vane_scheduler_set_visible (self->scheduler, FALSE);
  vane_fake_transport_hold (self->transport);
  start (self);
  g_assert_cmpuint (vane_fake_transport_count_waiting (self->transport, FORECAST), ==, N);

  /* Place 1 is slow. It holds up nobody. */
  for (guint i = 1; i < N; i++)
    {
      g_autofree char *match = g_strdup_printf ("latitude=%u.00", i + 1);

      vane_fake_transport_release (self->transport, match);
      settle ();
      g_assert_nonnull (vane_feed_get_report (feeds[i]));
      g_assert_cmpuint (vane_fake_transport_count_waiting (self->transport, FORECAST), ==, N - i);
    }
  g_assert_true (vane_feed_get_refreshing (feeds[0]));
  g_assert_cmpuint (count (self), ==, N);
  vane_fake_transport_let_go (self->transport);
  settle ();
  g_assert_nonnull (vane_feed_get_report (feeds[0]));

  /* Whoever is due within a minute of the first one goes along. */
  for (guint i = 0; i < N; i++)
    first = MIN (first, vane_feed_get_next_refresh (feeds[i]));
  for (guint i = 0; i < N; i++)
    n_together += vane_feed_get_next_refresh (feeds[i]) <= first + 60;
  g_assert_cmpuint (n_together, >, 1);
  g_assert_cmpuint (n_together, <, N);
  advance_to (self, first);
  g_assert_cmpuint (count (self), ==, N + n_together);
}

static void
test_list_changes (Fixture       *self,
                   gconstpointer  data)
{
  VaneFeed *feed;
  gpointer gone;
  guint n;

  start (self);
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TIME_NONE);
  feed = add (self, 1);
  add (self, 2);
  settle ();
  g_assert_true (vane_feed_get_loaded (feed));
  g_assert_cmpuint (count (self), ==, 2);

  /* The one that is shown now is due earlier. */
  vane_feed_list_set_current (self->feeds, "x:2");
  settle ();
  g_assert_cmpint (vane_feed_get_next_refresh (feed), >=, VANE_TEST_NOW + 3600);
  g_assert_cmpint (vane_feed_get_next_refresh (vane_feed_list_find (self->feeds, "x:2")), <=, VANE_TEST_NOW + 1080);

  gone = feed;
  g_object_add_weak_pointer (G_OBJECT (feed), &gone);
  vane_feed_list_remove (self->feeds, "x:1");
  vane_feed_list_remove (self->feeds, "x:2");
  settle ();
  g_assert_null (gone);
  n = count (self);
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TIME_NONE);
  advance_to (self, VANE_TEST_NOW + 86400);
  g_assert_cmpuint (count (self), ==, n);
}

static void
test_extra (Fixture       *self,
            gconstpointer  data)
{
  VaneFeed *feed = add (self, 1);
  gint64 next;

  start (self);
  next = vane_feed_get_next_refresh (feed);
  vane_scheduler_set_extra (self->scheduler, 20);
  settle ();
  g_assert_cmpint (vane_feed_get_next_refresh (feed), ==, next + 20);
}

/* What is stored and good is not asked for again at the start. */
static void
test_stored (Fixture       *self,
             gconstpointer  data)
{
  VaneFeed *feed = add (self, 1);

  vane_feed_refresh (feed, FALSE);
  settle ();
  g_assert_cmpuint (count (self), ==, 1);
  vane_feed_list_remove (self->feeds, "x:1");
  feed = add (self, 1);
  start (self);
  g_assert_nonnull (vane_feed_get_report (feed));
  g_assert_cmpuint (count (self), ==, 1);
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
    { "/scheduler/due", test_due },
    { "/scheduler/becomes-old", test_becomes_old },
    { "/scheduler/source-changes", test_source_changes },
    { "/scheduler/retry-after", test_retry_after },
    { "/scheduler/final", test_final },
    { "/scheduler/no-loop", test_no_loop },
    { "/scheduler/resume", test_resume },
    { "/scheduler/network-changes", test_network_changes },
    { "/scheduler/metered", test_metered },
    { "/scheduler/asleep", test_asleep },
    { "/scheduler/together", test_together },
    { "/scheduler/list-changes", test_list_changes },
    { "/scheduler/extra", test_extra },
    { "/scheduler/stored", test_stored },
  };

  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
