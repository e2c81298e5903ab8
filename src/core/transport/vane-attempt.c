/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-attempt.h"

#define MAX_RETRY_AFTER_S (24 * 3600)
#define MAX_BACKOFF_S     (30 * 60)
#define PLAN_S            (24 * 3600)
#define FOREVER_S         (G_GINT64_CONSTANT (3650) * 86400)

/**
 * vane_attempt_jitter:
 * @seed: install id and entry key
 * @number: of the attempt
 *
 * Not random: every program of one installation must compute the same instant.
 *
 * Returns: 0.0 … 1.0
 */
double
vane_attempt_jitter (const char *seed,
                     guint       number)
{
  g_autofree char *text = g_strdup_printf ("%s#%u", seed, number);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  hash[8] = '\0';

  return (double) g_ascii_strtoull (hash, NULL, 16) / (double) G_MAXUINT32;
}

/**
 * vane_attempt_backoff_s:
 * @n_failures: how many in a row, at least 1
 *
 * Returns: 5, 15, 30, 60 … seconds, 30 minutes at the most
 */
gint64
vane_attempt_backoff_s (guint n_failures)
{
  static const gint64 first[] = { 5, 15, 30 };

  if (n_failures == 0)
    return 0;
  if (n_failures <= G_N_ELEMENTS (first))
    return first[n_failures - 1];

  return n_failures > 12 ? MAX_BACKOFF_S : MIN (G_GINT64_CONSTANT (30) << (n_failures - 3), MAX_BACKOFF_S);
}

/**
 * vane_attempt_begin:
 * @previous: the record so far
 * @now: unix seconds
 *
 * Returns: the record to write when a request starts
 */
VaneAttempt
vane_attempt_begin (const VaneAttempt *previous,
                    gint64             now)
{
  VaneAttempt attempt = *previous;

  attempt.started_at = now;
  attempt.finished = FALSE;

  return attempt;
}

/**
 * vane_attempt_succeed:
 * @begun: the record of vane_attempt_begin()
 *
 * Returns: the record to write after a good answer
 */
VaneAttempt
vane_attempt_succeed (const VaneAttempt *begun)
{
  VaneAttempt attempt = VANE_ATTEMPT_NEVER;

  attempt.started_at = begun->started_at;

  return attempt;
}

/* The longest pause after a failure of that kind. */
static gint64
get_max_pause_s (VaneError code)
{
  switch (code)
    {
    case VANE_ERROR_REFUSED:
    case VANE_ERROR_KEY_MISSING:
      return FOREVER_S;
    case VANE_ERROR_BUSY:
      return MAX_RETRY_AFTER_S;
    case VANE_ERROR_NOT_IN_PLAN:
    case VANE_ERROR_NOT_COVERED:
    case VANE_ERROR_NO_MATCH:
      return PLAN_S;
    default:
      return MAX_BACKOFF_S * 6 / 5;
    }
}

/**
 * vane_attempt_get_due:
 * @code: how an attempt failed
 * @not_before: unix seconds or %VANE_TIME_NONE
 * @now: unix seconds
 *
 * A pause longer than any that is given was begun under a wrong clock, which has been set since:
 * just then UNTRUSTED is the likely failure, and it must not last until that time comes.
 *
 * Returns: the unix second from which on it may be tried again, @now at the earliest
 */
gint64
vane_attempt_get_due (VaneError code,
                      gint64    not_before,
                      gint64    now)
{
  if (not_before == VANE_TIME_NONE || not_before > now + get_max_pause_s (code))
    return now;

  return MAX (not_before, now);
}

/* Seconds until a failure of that kind may be tried again. */
static gint64
get_pause_s (VaneError   code,
             guint       n_failures,
             const char *seed)
{
  switch (code)
    {
    case VANE_ERROR_REFUSED:
    case VANE_ERROR_KEY_MISSING:
      return FOREVER_S;      /* until the secret is another one, or the user asks */
    case VANE_ERROR_NOT_IN_PLAN:
    case VANE_ERROR_NOT_COVERED:
    case VANE_ERROR_NO_MATCH:
      return PLAN_S;
    default:
      /* ±20 % */
      return (gint64) ((double) vane_attempt_backoff_s (n_failures) *
                           (0.8 + 0.4 * vane_attempt_jitter (seed, n_failures)) +
                       0.5);
    }
}

/**
 * vane_attempt_fail:
 * @begun: the record of vane_attempt_begin()
 * @error: of the domain %VANE_ERROR
 * @seed: install id and entry key, for the jitter
 * @now: unix seconds
 *
 * Returns: the record to write after a failure
 */
VaneAttempt
vane_attempt_fail (const VaneAttempt *begun,
                   const GError      *error,
                   const char        *seed,
                   gint64             now)
{
  VaneAttempt attempt = *begun;
  gint64 asked_for = vane_error_get_not_before (error);
  const char *fingerprint = vane_error_get_fingerprint (error);

  attempt.finished = TRUE;
  attempt.failed = TRUE;
  attempt.code = error->domain == VANE_ERROR ? (VaneError) error->code : VANE_ERROR_SERVICE;
  attempt.n_failures = MIN (begun->n_failures + 1, 1000);
  attempt.not_before = now + get_pause_s (attempt.code, attempt.n_failures, seed);
  if (attempt.code == VANE_ERROR_BUSY && asked_for != VANE_TIME_NONE)
    attempt.not_before = CLAMP (asked_for, now, now + MAX_RETRY_AFTER_S);
  if (attempt.code == VANE_ERROR_KEY_MISSING)
    fingerprint = NULL;
  g_strlcpy (attempt.fingerprint, fingerprint != NULL ? fingerprint : "", sizeof attempt.fingerprint);

  return attempt;
}

/**
 * vane_attempt_is_running:
 * @attempt: a record
 * @now: unix seconds
 *
 * Returns: whether somebody is asking right now; one that never came back does not count for long
 */
gboolean
vane_attempt_is_running (const VaneAttempt *attempt,
                         gint64             now)
{
  return !attempt->finished && attempt->started_at <= now && now < attempt->started_at + VANE_ATTEMPT_WAIT_S;
}

/**
 * vane_attempt_allows:
 * @attempt: a record
 * @user_asked: whether a person pressed Retry rather than the schedule being due
 * @now: unix seconds
 *
 * A person may cut a back-off short, but not what the service asked for with Retry-After.
 * That a key is missing hinders nobody: whoever has none says so without sending.
 *
 * Returns: whether a request may be sent
 */
gboolean
vane_attempt_allows (const VaneAttempt *attempt,
                     gboolean           user_asked,
                     gint64             now)
{
  if (!attempt->failed || vane_attempt_get_due (attempt->code, attempt->not_before, now) <= now ||
      attempt->code == VANE_ERROR_KEY_MISSING)
    return TRUE;

  return user_asked && attempt->code != VANE_ERROR_BUSY;
}

/**
 * vane_attempt_to_error:
 * @attempt: the record of a failure
 * @what: what was asked, for the log
 *
 * Returns: (transfer full): the failure again
 */
GError *
vane_attempt_to_error (const VaneAttempt *attempt,
                       const char        *what)
{
  GError *error = vane_error_new (attempt->code, "%s: the last attempt failed: %s", what,
                                  vane_error_code_to_string (attempt->code));

  vane_error_set_not_before (error, attempt->not_before);
  if (*attempt->fingerprint != '\0')
    vane_error_set_fingerprint (error, attempt->fingerprint);

  return error;
}

/**
 * vane_attempt_is_for_endpoint:
 * @error: how an attempt failed
 *
 * Returns: whether the failure holds for the whole host rather than for one URL
 */
gboolean
vane_attempt_is_for_endpoint (const GError *error)
{
  if (g_error_matches (error, VANE_ERROR, VANE_ERROR_BUSY) ||
      g_error_matches (error, VANE_ERROR, VANE_ERROR_UNTRUSTED) ||
      g_error_matches (error, VANE_ERROR, VANE_ERROR_OFFLINE))
    return TRUE;

  return vane_error_get_unreached (error) && (g_error_matches (error, VANE_ERROR, VANE_ERROR_SERVICE) ||
                                              g_error_matches (error, VANE_ERROR, VANE_ERROR_TIMEOUT));
}

/**
 * vane_attempt_is_for_secret:
 * @attempt: a record
 * @now: unix seconds
 *
 * Such a request may be sent, with vane_request_set_void_fingerprint(): the network layer, which
 * knows the secret, finds out whether it is still the one that was refused.
 *
 * Returns: whether the failure holds for the secret that was sent, and for now
 */
gboolean
vane_attempt_is_for_secret (const VaneAttempt *attempt,
                            gint64             now)
{
  return attempt->failed && *attempt->fingerprint != '\0' && now < attempt->not_before &&
         (attempt->code == VANE_ERROR_REFUSED || attempt->code == VANE_ERROR_NOT_IN_PLAN);
}
