/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When next? Pure: every program computes the same instant from the same records. */
#include "config.h"

#include "feed/vane-policy.h"

#include "transport/vane-attempt.h"

/* Places that nobody looks at wait so many times longer. */
#define UNSEEN_FACTOR 4
/* Metered network or power saver. */
#define SAVING_FACTOR 2
/* A changed network needs a moment: addresses, routes, names. */
#define SETTLE_S 2
/* How soon the chosen source is tried again while another one stands in for it. */
#define SWITCH_BACK_S (5 * 60)
/* Not everybody at the same second. */
#define MAX_JITTER 0.2

/**
 * vane_policy_interval:
 * @input: what is known
 *
 * Returns: seconds between two refreshes
 */
gint64
vane_policy_interval (const VanePolicyInput *input)
{
  gint64 interval_s = input->interval_s;

  if (!input->shown)
    interval_s *= UNSEEN_FACTOR;
  if (input->metered || input->power_saver)
    interval_s *= SAVING_FACTOR;

  return interval_s;
}

static gint64
get_expiry (VaneReport *report)
{
  return report != NULL ? vane_report_get_expires_at (report) : VANE_TIME_NONE;
}

/* Whether nothing will change by trying again. */
static gboolean
is_final (const GError *error)
{
  return g_error_matches (error, VANE_ERROR, VANE_ERROR_REFUSED) ||
         g_error_matches (error, VANE_ERROR, VANE_ERROR_KEY_MISSING) ||
         g_error_matches (error, VANE_ERROR, VANE_ERROR_NOT_COVERED);
}

static gboolean
is_of_network (const GError *error)
{
  return g_error_matches (error, VANE_ERROR, VANE_ERROR_OFFLINE) ||
         g_error_matches (error, VANE_ERROR, VANE_ERROR_UNTRUSTED);
}

static gint64
next_after_failure (const VanePolicyInput *input,
                    gint64                 now)
{
  gint64 not_before = vane_error_get_not_before (input->error);
  gint64 due;

  if (is_final (input->error))
    return VANE_TIME_NONE;

  due = not_before != VANE_TIME_NONE ? not_before : now;
  if (input->error->domain == VANE_ERROR && vane_attempt_get_due ((VaneError) input->error->code, due, now) == now)
    due = MIN (due, now);
  /* Before it expires nothing would be sent. One from the future is expired. */
  if (input->report != NULL && vane_report_get_fetched_at (input->report) <= now)
    due = MAX (due, get_expiry (input->report));
  due += input->extra_s;

  if (is_of_network (input->error) && input->network_changed_at != VANE_TIME_NONE)
    due = MIN (due, input->network_changed_at + SETTLE_S);

  return due;
}

/* The chosen source's own record says when it may be asked; what stands in for it holds. */
static gint64
get_switch_back (const VanePolicyInput *input,
                 gint64                 fetched_at)
{
  gint64 not_before = input->source_error != NULL && !is_final (input->source_error)
                          ? vane_error_get_not_before (input->source_error)
                          : VANE_TIME_NONE;

  return not_before != VANE_TIME_NONE ? MAX (not_before, fetched_at + SWITCH_BACK_S) : G_MAXINT64;
}

static gint64
next_after_report (const VanePolicyInput *input,
                   gint64                 now)
{
  gint64 fetched_at = vane_report_get_fetched_at (input->report);
  gint64 due;

  /* From the future: the clock was wrong, then or now. */
  if (fetched_at == VANE_TIME_NONE || fetched_at > now)
    return now;

  due = MAX (fetched_at + vane_policy_interval (input), get_expiry (input->report));
  due += (gint64) ((double) (due - fetched_at) * MAX_JITTER *
                   vane_attempt_jitter (input->seed != NULL ? input->seed : "", (guint) fetched_at));

  return MIN (due, get_switch_back (input, fetched_at)) + input->extra_s;
}

/**
 * vane_policy_next:
 * @input: what is known
 * @now: unix seconds
 *
 * After a report: when the interval is over and the report has expired, and up to a fifth
 * later; sooner when it stands in for the chosen source and that one may be asked again.
 * After a failure: when its not-before is over, and not while a report holds; soon after a
 * network change where the network was the trouble; never when only another key, place or
 * source can help. With neither: now.
 *
 * Returns: the unix second at which to refresh; in the past: now; %VANE_TIME_NONE: not
 *   until something else changes
 */
gint64
vane_policy_next (const VanePolicyInput *input,
                  gint64                 now)
{
  if (input->asleep)
    return VANE_TIME_NONE;
  if (input->error != NULL)
    return next_after_failure (input, now);
  if (input->report != NULL)
    return next_after_report (input, now);

  return now;
}
