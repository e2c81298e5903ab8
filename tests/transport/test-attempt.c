/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/vane-test-clock.h"
#include "support/vane-test.h"
#include "transport/vane-attempt.h"

#define NOW VANE_TEST_NOW

static void
test_back_off (void)
{
  static const gint64 expected[] = { 0, 5, 15, 30, 60, 120, 240, 480, 960, 1800, 1800, 1800, 1800, 1800 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (vane_attempt_backoff_s (i), ==, expected[i]);
  g_assert_cmpint (vane_attempt_backoff_s (1000), ==, 1800);
  g_assert_cmpint (vane_attempt_backoff_s (G_MAXUINT), ==, 1800);
}

static void
test_jitter (void)
{
  double least = 1.0, most = 0.0;

  for (guint i = 0; i < 1000; i++)
    {
      double jitter = vane_attempt_jitter ("some-id https://service.test/", i);

      g_assert_cmpfloat (jitter, ==, vane_attempt_jitter ("some-id https://service.test/", i));
      g_assert_cmpfloat (jitter, >=, 0.0);
      g_assert_cmpfloat (jitter, <=, 1.0);
      least = MIN (least, jitter);
      most = MAX (most, jitter);
    }
  g_assert_cmpfloat (least, <, 0.05);
  g_assert_cmpfloat (most, >, 0.95);
  g_assert_cmpfloat (vane_attempt_jitter ("a", 1), !=, vane_attempt_jitter ("b", 1));
}

static void
test_pauses (void)
{
  g_autoptr(GError) error = vane_error_new (VANE_ERROR_SERVICE, "500");
  VaneAttempt attempt = VANE_ATTEMPT_NEVER;

  for (guint i = 1; i <= 20; i++)
    {
      VaneAttempt begun = vane_attempt_begin (&attempt, NOW);
      VaneAttempt again;
      double pause_s;

      attempt = vane_attempt_fail (&begun, error, "seed", NOW);
      again = vane_attempt_fail (&begun, error, "seed", NOW);
      pause_s = (double) (attempt.not_before - NOW);
      g_assert_cmpuint (attempt.n_failures, ==, i);
      g_assert_cmpint (attempt.not_before, ==, again.not_before);
      g_assert_cmpfloat (pause_s, >=, (double) vane_attempt_backoff_s (i) * 0.8 - 0.5);
      g_assert_cmpfloat (pause_s, <=, (double) vane_attempt_backoff_s (i) * 1.2 + 0.5);
    }
}

static void
test_begin_and_succeed (void)
{
  g_autoptr(GError) error = vane_error_new (VANE_ERROR_TIMEOUT, "late");
  VaneAttempt never = VANE_ATTEMPT_NEVER;
  VaneAttempt begun = vane_attempt_begin (&never, NOW);
  VaneAttempt failed = vane_attempt_fail (&begun, error, "seed", NOW + 20);
  VaneAttempt second = vane_attempt_begin (&failed, NOW + 60);
  VaneAttempt good = vane_attempt_succeed (&second);

  g_assert_true (never.finished);
  g_assert_false (begun.finished);
  g_assert_cmpint (begun.started_at, ==, NOW);
  g_assert_true (failed.finished);
  g_assert_cmpint (failed.code, ==, VANE_ERROR_TIMEOUT);
  /* While the second runs, what is known of the first stays known. */
  g_assert_true (second.failed);
  g_assert_false (second.finished);
  g_assert_false (good.failed);
  g_assert_true (good.finished);
  g_assert_cmpint (good.started_at, ==, NOW + 60);
  g_assert_cmpint (good.not_before, ==, VANE_TIME_NONE);
  g_assert_cmpuint (good.n_failures, ==, 0);
}

typedef struct
{
  const char *name;
  VaneError   code;
  gint64      asked_for_s;  /* with Retry-After; -1: without */
  gint64      least_s;
  gint64      most_s;
} PauseRow;

static const PauseRow pause_rows[] = {
  { "busy", VANE_ERROR_BUSY, -1, 4, 6 },
  { "busy-for-a-minute", VANE_ERROR_BUSY, 60, 60, 60 },
  { "busy-for-a-week", VANE_ERROR_BUSY, 7 * 86400, 86400, 86400 },
  { "busy-until-yesterday", VANE_ERROR_BUSY, -86400, 0, 0 },
  { "timeout-does-not-retry-after", VANE_ERROR_TIMEOUT, 60, 4, 6 },
  { "refused", VANE_ERROR_REFUSED, -1, 86400 * 365, G_MAXINT64 },
  { "not-in-plan", VANE_ERROR_NOT_IN_PLAN, -1, 86400, 86400 },
  { "not-covered", VANE_ERROR_NOT_COVERED, -1, 86400, 86400 },
  { "no-match", VANE_ERROR_NO_MATCH, -1, 86400, 86400 },
  { "data", VANE_ERROR_DATA, -1, 4, 6 },
  { "offline", VANE_ERROR_OFFLINE, -1, 4, 6 },
};

static void
test_pause (gconstpointer data)
{
  const PauseRow *row = data;
  g_autoptr(GError) error = vane_error_new (row->code, "failed");
  VaneAttempt never = VANE_ATTEMPT_NEVER;
  VaneAttempt begun = vane_attempt_begin (&never, NOW);
  VaneAttempt failed;

  if (row->asked_for_s != -1)
    vane_error_set_not_before (error, NOW + row->asked_for_s);
  failed = vane_attempt_fail (&begun, error, "seed", NOW);
  g_assert_cmpint (failed.not_before - NOW, >=, row->least_s);
  g_assert_cmpint (failed.not_before - NOW, <=, row->most_s);
}

typedef struct
{
  const char *name;
  VaneError   code;
  gint64      not_before_s;
  gboolean    schedule;
  gboolean    person;
} AllowsRow;

static const AllowsRow allows_rows[] = {
  { "back-off", VANE_ERROR_SERVICE, 1, FALSE, TRUE },
  { "back-off-over", VANE_ERROR_SERVICE, 0, TRUE, TRUE },
  { "longest-back-off", VANE_ERROR_UNTRUSTED, 2160, FALSE, TRUE },
  { "back-off-of-a-wrong-clock", VANE_ERROR_UNTRUSTED, 2161, TRUE, TRUE },
  { "retry-after-of-a-wrong-clock", VANE_ERROR_BUSY, 86401, TRUE, TRUE },
  { "retry-after", VANE_ERROR_BUSY, 1, FALSE, FALSE },
  { "retry-after-over", VANE_ERROR_BUSY, 0, TRUE, TRUE },
  { "refused", VANE_ERROR_REFUSED, 86400, FALSE, TRUE },
  { "key-missing", VANE_ERROR_KEY_MISSING, 86400, TRUE, TRUE },
  { "offline", VANE_ERROR_OFFLINE, 5, FALSE, TRUE },
};

static void
test_allows (gconstpointer data)
{
  const AllowsRow *row = data;
  VaneAttempt attempt = VANE_ATTEMPT_NEVER;

  g_assert_true (vane_attempt_allows (&attempt, FALSE, NOW));
  attempt.failed = TRUE;
  attempt.code = row->code;
  attempt.not_before = NOW + row->not_before_s;
  g_assert_cmpint (vane_attempt_allows (&attempt, FALSE, NOW), ==, row->schedule);
  g_assert_cmpint (vane_attempt_allows (&attempt, TRUE, NOW), ==, row->person);
}

static void
test_running (void)
{
  VaneAttempt never = VANE_ATTEMPT_NEVER;
  VaneAttempt begun = vane_attempt_begin (&never, NOW);
  VaneAttempt good = vane_attempt_succeed (&begun);

  g_assert_false (vane_attempt_is_running (&never, NOW));
  g_assert_true (vane_attempt_is_running (&begun, NOW));
  g_assert_true (vane_attempt_is_running (&begun, NOW + VANE_ATTEMPT_WAIT_S - 1));
  g_assert_false (vane_attempt_is_running (&begun, NOW + VANE_ATTEMPT_WAIT_S));
  /* Begun under a clock that was wrong. */
  g_assert_false (vane_attempt_is_running (&begun, NOW - 1));
  g_assert_false (vane_attempt_is_running (&good, NOW));
}

static void
test_to_error (void)
{
  g_autoptr(GError) error = vane_error_new (VANE_ERROR_REFUSED, "401");
  g_autoptr(GError) missing = vane_error_new (VANE_ERROR_KEY_MISSING, "no key");
  g_autoptr(GError) again = NULL;
  VaneAttempt never = VANE_ATTEMPT_NEVER;
  VaneAttempt begun = vane_attempt_begin (&never, NOW);
  VaneAttempt failed;

  vane_error_set_fingerprint (error, "00112233445566778899aabbccddeeff");
  failed = vane_attempt_fail (&begun, error, "seed", NOW);
  again = vane_attempt_to_error (&failed, "https://service.test/");
  g_assert_error (again, VANE_ERROR, VANE_ERROR_REFUSED);
  g_assert_cmpstr (vane_error_get_fingerprint (again), ==, "00112233445566778899aabbccddeeff");
  g_assert_cmpint (vane_error_get_not_before (again), ==, failed.not_before);

  /* No key, no fingerprint. */
  vane_error_set_fingerprint (missing, "00112233445566778899aabbccddeeff");
  failed = vane_attempt_fail (&begun, missing, "seed", NOW);
  g_assert_cmpstr (failed.fingerprint, ==, "");
}

static void
test_whose (void)
{
  for (guint i = 0; i < VANE_N_ERRORS; i++)
    {
      g_autoptr(GError) error = vane_error_new (i, "failed");
      gboolean expected = i == VANE_ERROR_BUSY || i == VANE_ERROR_UNTRUSTED || i == VANE_ERROR_OFFLINE;

      g_assert_cmpint (vane_attempt_is_for_endpoint (error), ==, expected);
      vane_error_set_unreached (error, TRUE);
      expected |= i == VANE_ERROR_SERVICE || i == VANE_ERROR_TIMEOUT;
      g_assert_cmpint (vane_attempt_is_for_endpoint (error), ==, expected);
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/attempt/back-off", test_back_off);
  g_test_add_func ("/attempt/jitter", test_jitter);
  g_test_add_func ("/attempt/pauses", test_pauses);
  g_test_add_func ("/attempt/begin-and-succeed", test_begin_and_succeed);
  for (guint i = 0; i < G_N_ELEMENTS (pause_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/attempt/pause/", pause_rows[i].name, NULL);

      g_test_add_data_func (path, &pause_rows[i], test_pause);
    }
  for (guint i = 0; i < G_N_ELEMENTS (allows_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/attempt/allows/", allows_rows[i].name, NULL);

      g_test_add_data_func (path, &allows_rows[i], test_allows);
    }
  g_test_add_func ("/attempt/running", test_running);
  g_test_add_func ("/attempt/to-error", test_to_error);
  g_test_add_func ("/attempt/whose", test_whose);

  return g_test_run ();
}
