/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two real sources over real HTTP, each broken by the simulator in each way at each moment: there is
 * a report, it says where it is from, no host is asked more often than its record allows, and nothing
 * is left behind. */
#include "config.h"

#include "net/failover-fixture.h"

/* Longer than the first pause after a failure, shorter than what an answer holds. */
#define PAUSE_S   10
/* By then everything has expired. */
#define EXPIRED_S (7 * 3600)
#define LATE_S    3

static const Way ways[] = {
  { "hang", { .kind = VANE_MISHAP_HANG }, VANE_ERROR_TIMEOUT },
  { "drip", { .kind = VANE_MISHAP_DRIP, .delay_ms = 50 }, VANE_ERROR_TIMEOUT },
  { "truncate", { .kind = VANE_MISHAP_TRUNCATE, .size = 20 }, VANE_ERROR_SERVICE },
  { "reset", { .kind = VANE_MISHAP_RESET }, VANE_ERROR_SERVICE },
  { "500", { .kind = VANE_MISHAP_STATUS, .status = 500 }, VANE_ERROR_SERVICE },
  { "403", { .kind = VANE_MISHAP_STATUS, .status = 403 }, VANE_ERROR_SERVICE },
  { "429", { .kind = VANE_MISHAP_STATUS, .status = 429, .retry_after = "9" }, VANE_ERROR_BUSY },
  { "503", { .kind = VANE_MISHAP_STATUS, .status = 503, .retry_after = "9" }, VANE_ERROR_BUSY },
  { "html", { .kind = VANE_MISHAP_HTML }, VANE_ERROR_DATA },
  { "plain-text", { .kind = VANE_MISHAP_PLAIN_TEXT }, VANE_ERROR_DATA },
  { "wrong-types", { .kind = VANE_MISHAP_WRONG_TYPES }, VANE_ERROR_DATA },
  { "huge", { .kind = VANE_MISHAP_HUGE }, VANE_ERROR_DATA },
  { "empty", { .kind = VANE_MISHAP_BODY, .status = 200, .body = "{}" }, VANE_ERROR_DATA },
  { "redirect", { .kind = VANE_MISHAP_REDIRECT, .location = "http://192.0.2.1/" }, VANE_ERROR_UNTRUSTED },
};

/* Who is asked first, and who stands in: each source is both. */
static const char *const pairs[][2] = {
  { "open-meteo", "met-norway" },
  { "met-norway", "open-meteo" },
  { "nws", "openweathermap" },
  { "openweathermap", "nws" },
};

/* How often the chosen one was asked. Where a connection that was kept ends without a word, libsoup tries
 * the others that it kept. */
static void
expect_first (Fixture *self,
              guint    n)
{
  guint n_asked = failover_count (self, self->data->pair[0]);

  g_assert_cmpuint (n_asked, >=, n);
  g_assert_cmpuint (n_asked, <=, self->data->way->mishap.kind == VANE_MISHAP_RESET ? n + 8 : n);
}

/* How often the one that stands in was asked for the weather; Open-Meteo also fills in what MET Norway
 * does not have. */
static void
expect_second (Fixture *self,
               guint    n)
{
  guint n_asked = failover_count (self, self->data->pair[1]);

  g_assert_cmpuint (n_asked, >=, n);
  if (self->data->way->mishap.kind != VANE_MISHAP_RESET)
    g_assert_cmpuint (n_asked, <=, failover_fills (self->data->pair[1]) ? n + 1 : n);
}

/* --- the moments --- */

/* Broken when it is first asked, and back again after its pause. */
static void
test_at_first (Fixture       *self,
               gconstpointer  data)
{
  failover_spoil (self, self->data->pair[0]);
  failover_refresh (self);
  failover_expect_stands_in (self);
  expect_first (self, 1);
  expect_second (self, 1);
  failover_expect_pause (self);
  failover_expect_stands_in (self);

  failover_heal (self);
  vane_test_clock_advance (self->clock, PAUSE_S);
  failover_refresh (self);
  if (failover_refuses_key (self, self->data->pair[0]))
    {
      failover_expect_stands_in (self);
      expect_first (self, 1);
      return;
    }
  failover_expect_origin (self, self->data->pair[0]);
  g_assert_null (vane_feed_get_source_error (self->feed));
  expect_first (self, 2);
  expect_second (self, 1);
}

/* Well at first; broken when its answer has expired. */
static void
test_later (Fixture       *self,
            gconstpointer  data)
{
  failover_refresh (self);
  failover_expect_origin (self, self->data->pair[0]);
  expect_second (self, 0);
  failover_spoil (self, self->data->pair[0]);
  failover_expect_pause (self);
  vane_test_clock_advance (self->clock, EXPIRED_S);
  failover_refresh (self);
  failover_expect_stands_in (self);
  expect_first (self, 2);
  failover_expect_pause (self);
}

/* Both at first, then one of them is back. Of two troubles the one is told that passes by itself: with a key that is
 * refused the other's. */
static void
break_both (Fixture *self,
            guint    back)
{
  if (failover_refuses_key (self, self->data->pair[back]))
    {
      g_test_skip ("a refused key waits for the user");
      return;
    }

  failover_spoil (self, self->data->pair[0]);
  failover_spoil (self, self->data->pair[1]);
  failover_refresh (self);
  g_assert_null (vane_feed_get_report (self->feed));
  g_assert_error (vane_feed_get_error (self->feed), VANE_ERROR, (int) self->data->way->code);
  expect_first (self, 1);
  expect_second (self, 1);
  failover_expect_pause (self);

  failover_heal (self);
  if (back == 1)
    failover_spoil (self, self->data->pair[0]);
  vane_test_clock_advance (self->clock, PAUSE_S);
  failover_refresh (self);
  failover_expect_origin (self, self->data->pair[back]);
  g_assert_no_error (vane_feed_get_error (self->feed));
}

static void
test_both_then_first (Fixture       *self,
                      gconstpointer  data)
{
  break_both (self, 0);
}

static void
test_both_then_second (Fixture       *self,
                       gconstpointer  data)
{
  break_both (self, 1);
}

/* Both, when there is a report already: it stays, and says why it is old. */
static void
test_both_later (Fixture       *self,
                 gconstpointer  data)
{
  failover_refresh (self);
  failover_spoil (self, self->data->pair[0]);
  failover_spoil (self, self->data->pair[1]);
  vane_test_clock_advance (self->clock, EXPIRED_S);
  failover_refresh (self);
  failover_expect_origin (self, self->data->pair[0]);
  g_assert_error (vane_feed_get_error (self->feed), VANE_ERROR, (int) self->data->way->code);
  g_assert_cmpint (vane_feed_get_phase (self->feed), ==, VANE_PHASE_STALE_FAILED);
  failover_expect_pause (self);
}

/* For all that it is asked at once: what goes out later is not late yet. */
static gboolean
only_waits_for (Fixture    *self,
                const char *id)
{
  guint n = vane_simulator_count_in_flight (self->simulator, id);

  return n == failover_get_n_asked (id) && vane_simulator_get_n_in_flight (self->simulator) == n;
}

static void
start_late (Fixture *self)
{
  vane_simulator_hold (self->simulator, self->data->pair[0]);
  vane_feed_refresh (self->feed, FALSE);
  vane_test_wait_until (only_waits_for (self, self->data->pair[0]));
  failover_settle ();
  vane_test_clock_advance (self->clock, LATE_S);
}

/* Late: the other one, asked too, wins; the late one is left alone for a while, then asked again. */
static void
test_late (Fixture       *self,
           gconstpointer  data)
{
  start_late (self);
  vane_test_wait_until (!vane_feed_get_refreshing (self->feed));
  failover_expect_origin (self, self->data->pair[1]);
  g_assert_error (vane_feed_get_source_error (self->feed), VANE_ERROR, VANE_ERROR_TIMEOUT);
  /* It hears that nobody waits any more. */
  vane_test_wait_until (vane_simulator_get_n_in_flight (self->simulator) == 0);
  failover_expect_pause (self);
  expect_first (self, 1);

  vane_simulator_release (self->simulator);
  vane_test_clock_advance (self->clock, PAUSE_S);
  failover_refresh (self);
  failover_expect_origin (self, self->data->pair[0]);
}

/* Late, and what comes at last is broken, while the other one is still thinking. */
static void
test_late_then_broken (Fixture       *self,
                       gconstpointer  data)
{
  guint n;

  if (self->data->way->code == VANE_ERROR_TIMEOUT)
    {
      g_test_skip ("what never answers is not late, then broken");
      return;
    }

  failover_spoil (self, self->data->pair[0]);
  vane_simulator_hold (self->simulator, self->data->pair[1]);
  start_late (self);
  vane_test_wait_until (failover_count (self, self->data->pair[1]) == 1);
  n = vane_simulator_count_in_flight (self->simulator, self->data->pair[0]);
  g_assert_true (vane_simulator_release_one (self->simulator, failover_get_first_path (self->data->pair[0])));
  vane_test_wait_until (vane_simulator_count_in_flight (self->simulator, self->data->pair[0]) < n);
  failover_settle ();
  g_assert_true (vane_feed_get_refreshing (self->feed));
  vane_simulator_release (self->simulator);
  vane_test_wait_until (!vane_feed_get_refreshing (self->feed));
  failover_expect_stands_in (self);
  expect_first (self, 1);
  failover_expect_pause (self);
}

/* The one that is asked second breaks: the late one is waited for. */
static void
test_second_broken (Fixture       *self,
                    gconstpointer  data)
{
  failover_spoil (self, self->data->pair[1]);
  start_late (self);
  vane_test_wait_until (failover_count (self, self->data->pair[1]) == 1);
  vane_test_wait_until (only_waits_for (self, self->data->pair[0]));
  failover_settle ();
  g_assert_true (vane_feed_get_refreshing (self->feed));
  vane_simulator_release (self->simulator);
  vane_test_wait_until (!vane_feed_get_refreshing (self->feed));
  failover_expect_origin (self, self->data->pair[0]);
  g_assert_null (vane_feed_get_source_error (self->feed));
  failover_expect_pause (self);
}

/* Nobody wants to know any more: before it is asked, while one or both are, with the answer of the one
 * that stands in on its way. Later all is as if it had not been asked. */
static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  if (failover_refuses_key (self, self->data->pair[0]))
    {
      g_test_skip ("a refused key waits for the user");
      return;
    }

  for (guint moment = 0; moment < 4; moment++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(VaneReport) report = NULL;
      g_autoptr(GError) error = NULL;
      GAsyncResult *kept = NULL;

      vane_simulator_hold (self->simulator, NULL);
      failover_spoil (self, self->data->pair[0]);
      vane_feed_refresh_async (self->feed, FALSE, cancellable, vane_test_keep_result, &kept);
      if (moment >= 1)
        vane_test_wait_until (vane_simulator_get_n_in_flight (self->simulator) > 0);
      if (moment >= 2)
        {
          vane_test_clock_advance (self->clock, LATE_S);
          vane_test_wait_until (failover_count (self, self->data->pair[1]) > 0 || kept != NULL);
        }
      if (moment == 3)
        vane_simulator_release_one (self->simulator, failover_get_first_path (self->data->pair[1]));
      g_cancellable_cancel (cancellable);
      result = vane_test_await (&kept);
      report = vane_feed_refresh_finish (self->feed, result, &error);
      g_assert_null (report);
      g_assert_true (vane_error_is_cancelled (error));
      /* What it was asked for still arrives for the others: here there are none. */
      vane_simulator_release (self->simulator);
      vane_test_wait_until (!vane_feed_get_refreshing (self->feed));
      failover_heal (self);
      vane_test_clock_advance (self->clock, EXPIRED_S);
      vane_simulator_reset_log (self->simulator);
    }

  failover_refresh (self);
  failover_expect_origin (self, self->data->pair[0]);
  g_assert_no_error (vane_feed_get_error (self->feed));
}

static const struct
{
  const char *name;
  void      (*test) (Fixture       *fixture,
                     gconstpointer  data);
} moments[] = {
  { "at-first", test_at_first },
  { "later", test_later },
  { "both-then-first", test_both_then_first },
  { "both-then-second", test_both_then_second },
  { "both-later", test_both_later },
  { "late", test_late },
  { "late-then-broken", test_late_then_broken },
  { "second-broken", test_second_broken },
  { "cancelled", test_cancelled },
};

/* Each way and moment in which the chosen source of @pair breaks. */
static void
add_cases (const char *const pair[2],
           Case              cases[G_N_ELEMENTS (ways)])
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (guint m = 0; m < G_N_ELEMENTS (moments); m++)
      {
        g_autofree char *path =
            g_strdup_printf ("/failover-http/%s/%s/%s", pair[0], ways[i].name, moments[m].name);

        /* What the second one fills in would be held, too. */
        if (moments[m].test == test_late_then_broken && failover_fills (pair[1]))
          continue;
        cases[i] = (Case) { &ways[i], pair };
        g_test_add (path, Fixture, &cases[i], failover_set_up, moments[m].test, failover_tear_down);
      }
}

/* The chosen source may be named: they take long, and so a machine can do several side by side. */
int
main (int    argc,
      char **argv)
{
  static Case cases[G_N_ELEMENTS (pairs)][G_N_ELEMENTS (ways)];

  vane_test_init (&argc, &argv);

  for (guint k = 0; k < G_N_ELEMENTS (pairs); k++)
    if (argc < 2 || g_str_equal (argv[1], pairs[k][0]))
      add_cases (pairs[k], cases[k]);

  return g_test_run ();
}
