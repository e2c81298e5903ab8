/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "provider/fetch-fixture.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

/* Fails for the request whose number is in user_data. */
static GBytes *
answer_but_one (VaneRequest  *request,
                guint         number,
                gpointer      user_data,
                GError      **error)
{
  if (number != GPOINTER_TO_UINT (user_data))
    return g_bytes_new_static ("{}", 2);

  g_set_error (error, VANE_ERROR, VANE_ERROR_TIMEOUT, "too late");

  return NULL;
}

static void
test_parts (gconstpointer data)
{
  guint n_parts = GPOINTER_TO_UINT (data);
  Fixture fixture;
  guint n;

  fetch_set_up (&fixture, fetch_answer_small, NULL);
  script.n_parts = n_parts;
  scripted_transport_hold (fixture.transport);
  fetch_start (&fixture);
  g_assert_cmpuint (scripted_transport_get_greatest (fixture.transport), ==, n_parts);
  scripted_transport_release (fixture.transport);
  {
    g_autoptr(GError) error = NULL;
    g_autoptr(VaneReport) report = fetch_finish (&fixture, &error);

    g_assert_no_error (error);
    vane_report_get_hours (report, &n);
    g_assert_cmpuint (n, ==, n_parts);
    g_assert_cmpuint (script.n_parsed, ==, 1);
    if (n_parts > 0)
      g_assert_cmpint (vane_report_get_fetched_at (report), ==, VANE_TEST_NOW);
  }
  fetch_tear_down (&fixture);
}

static void
test_rounds (void)
{
  Fixture fixture;
  guint n;

  fetch_set_up (&fixture, fetch_answer_small, NULL);
  script.n_rounds = 5;
  fetch_start (&fixture);
  {
    g_autoptr(VaneReport) report = fetch_finish (&fixture, NULL);

    vane_report_get_hours (report, &n);
    g_assert_cmpuint (n, ==, 5);
    g_assert_cmpuint (script.n_parsed, ==, 1);
  }
  fetch_tear_down (&fixture);
}

static void
test_loop (void)
{
  Fixture fixture;

  fetch_set_up (&fixture, fetch_answer_small, NULL);
  script.n_rounds = G_MAXUINT;
  fetch_start (&fixture);
  fetch_finish_with_error (&fixture, VANE_ERROR_DATA);
  g_assert_cmpuint (scripted_transport_get_n_requests (fixture.transport), ==, VANE_PLAN_MAX_ROUNDS);
  g_assert_cmpuint (script.n_parsed, ==, 0);
  fetch_tear_down (&fixture);
}

static void
test_optional (void)
{
  Fixture fixture;
  const VaneBlockInfo *air;

  fetch_set_up (&fixture, answer_but_one, GUINT_TO_POINTER (1));
  script.n_parts = 2;
  script.optional_from = 1;
  fetch_start (&fixture);
  {
    g_autoptr(VaneReport) report = fetch_finish (&fixture, NULL);

    g_assert_nonnull (report);
    air = vane_report_get_block (report, VANE_BLOCK_AIR);
    g_assert_cmpint (air->state, ==, VANE_BLOCK_FAILED);
    g_assert_cmpint (air->code, ==, VANE_ERROR_TIMEOUT);
    g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_HOURS)->state, ==, VANE_BLOCK_GIVEN);
  }
  fetch_tear_down (&fixture);
}

static void
on_heard (VaneTransport *transport,
          const char    *endpoint_id,
          guint         *n)
{
  g_assert_cmpstr (endpoint_id, ==, "fake");
  (*n)++;
}

/* To fill another source's report only what is wanted is asked, where it can be had alone. */
static void
test_wanted (gconstpointer data)
{
  gboolean alone = GPOINTER_TO_INT (data);
  VanePlanOptions options = VANE_PLAN_OPTIONS_DEFAULT;
  VaneProvider provider = fetch_strict_provider;
  g_autoptr(VanePlace) place = vane_test_place_new (1.0, 1.0);
  Fixture fixture;
  guint n_heard = 0;

  options.blocks = VANE_BLOCK_BIT (VANE_BLOCK_AIR);
  provider.alone = alone ? VANE_BLOCK_BIT (VANE_BLOCK_AIR) : 0;
  fetch_set_up (&fixture, fetch_answer_small, NULL);
  script.n_parts = 2;
  script.optional_from = 1;
  g_signal_connect (fixture.transport, "heard", G_CALLBACK (on_heard), &n_heard);
  vane_fetch_async (VANE_TRANSPORT (fixture.transport), &provider, place, &options, VANE_MODE_FRESH, NULL,
                    vane_test_keep_result, &fixture.result);
  {
    g_autoptr(GError) error = NULL;
    g_autoptr(VaneReport) report = fetch_finish (&fixture, &error);

    g_assert_no_error (error);
    g_assert_nonnull (report);
    g_assert_cmpuint (scripted_transport_get_n_requests (fixture.transport), ==, alone ? 1 : 2);
    g_assert_cmpuint (n_heard, ==, alone ? 1 : 2);
  }
  fetch_tear_down (&fixture);
}

static void
test_fatal (void)
{
  Fixture fixture;

  fetch_set_up (&fixture, answer_but_one, GUINT_TO_POINTER (0));
  script.n_parts = 4;
  script.optional_from = 3;
  scripted_transport_hold (fixture.transport);
  fetch_start (&fixture);
  scripted_transport_release_one (fixture.transport);
  /* The others are not waited for. */
  fetch_finish_with_error (&fixture, VANE_ERROR_TIMEOUT);
  g_assert_cmpuint (scripted_transport_get_n_cancelled (fixture.transport), ==, 3);
  g_assert_false (g_cancellable_is_cancelled (fixture.cancellable));
  fetch_tear_down (&fixture);
}

static void
test_plan_fails (void)
{
  Fixture fixture;

  fetch_set_up (&fixture, fetch_answer_small, NULL);
  script.refuses = TRUE;
  fetch_start (&fixture);
  fetch_finish_with_error (&fixture, VANE_ERROR_NOT_COVERED);
  fetch_tear_down (&fixture);
}

static void
test_not_covered (void)
{
  Fixture fixture;

  fetch_set_up (&fixture, fetch_answer_small, NULL);
  fetch_start_with (&fixture, &fetch_provider, -1.0, VANE_MODE_FRESH);
  fetch_finish_with_error (&fixture, VANE_ERROR_NOT_COVERED);
  g_assert_cmpuint (scripted_transport_get_n_requests (fixture.transport), ==, 0);
  fetch_tear_down (&fixture);
}

static void
test_required (void)
{
  Fixture fixture;

  fetch_set_up (&fixture, fetch_answer_small, NULL);
  script.n_parts = 0;
  fetch_start_with (&fixture, &fetch_strict_provider, 1.0, VANE_MODE_FRESH);
  fetch_finish_with_error (&fixture, VANE_ERROR_DATA);
  fetch_tear_down (&fixture);
}

static void
test_mode (gconstpointer data)
{
  Fixture fixture;
  VaneMode mode = GPOINTER_TO_UINT (data);

  fetch_set_up (&fixture, fetch_answer_small, NULL);
  fetch_start_with (&fixture, &fetch_provider, 1.0, mode);
  vane_report_unref (fetch_finish (&fixture, NULL));
  g_assert_cmpint (scripted_transport_get_last_mode (fixture.transport), ==, mode);
  fetch_tear_down (&fixture);
}

static void
test_thread (gconstpointer data)
{
  gboolean big = GPOINTER_TO_INT (data);
  Fixture fixture;

  fetch_set_up (&fixture, big ? fetch_answer_big : fetch_answer_small, NULL);
  fetch_start (&fixture);
  vane_report_unref (fetch_finish (&fixture, NULL));
  g_assert_cmpint (script.thread != g_thread_self (), ==, big);
  fetch_tear_down (&fixture);
}

static void
test_thread_error (void)
{
  Fixture fixture;

  fetch_set_up (&fixture, fetch_answer_big, NULL);
  script.reads_nothing = TRUE;
  fetch_start_with (&fixture, &fetch_strict_provider, 1.0, VANE_MODE_FRESH);
  fetch_finish_with_error (&fixture, VANE_ERROR_DATA);
  g_assert_true (script.thread != g_thread_self ());
  fetch_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_data_func ("/fetch/parts/0", GUINT_TO_POINTER (0), test_parts);
  g_test_add_data_func ("/fetch/parts/1", GUINT_TO_POINTER (1), test_parts);
  g_test_add_data_func ("/fetch/parts/50", GUINT_TO_POINTER (50), test_parts);
  g_test_add_func ("/fetch/rounds", test_rounds);
  g_test_add_func ("/fetch/loop", test_loop);
  g_test_add_func ("/fetch/optional", test_optional);
  g_test_add_data_func ("/fetch/wanted/alone", GINT_TO_POINTER (TRUE), test_wanted);
  g_test_add_data_func ("/fetch/wanted/beside", GINT_TO_POINTER (FALSE), test_wanted);
  g_test_add_func ("/fetch/fatal", test_fatal);
  g_test_add_func ("/fetch/plan-fails", test_plan_fails);
  g_test_add_func ("/fetch/not-covered", test_not_covered);
  g_test_add_func ("/fetch/required", test_required);
  g_test_add_data_func ("/fetch/mode/cached", GUINT_TO_POINTER (VANE_MODE_CACHED), test_mode);
  g_test_add_data_func ("/fetch/mode/asked", GUINT_TO_POINTER (VANE_MODE_ASKED), test_mode);
  g_test_add_data_func ("/fetch/thread/small", GINT_TO_POINTER (FALSE), test_thread);
  g_test_add_data_func ("/fetch/thread/big", GINT_TO_POINTER (TRUE), test_thread);
  g_test_add_func ("/fetch/thread/error", test_thread_error);

  return g_test_run ();
}
