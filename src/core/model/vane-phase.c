/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-phase.h"

#define MIN_OLD_S (30 * 60)

/**
 * vane_phase_get_old_after:
 * @fetched_at: unix seconds
 * @interval_s: the refresh interval of the place, in seconds
 *
 * Returns: the last unix second at which what was fetched then is not yet old
 */
gint64
vane_phase_get_old_after (gint64 fetched_at,
                          gint64 interval_s)
{
  return fetched_at + MAX (2 * interval_s, MIN_OLD_S);
}

/**
 * vane_phase:
 * @report: (nullable): the newest report
 * @error: (nullable): why the last refresh failed
 * @interval_s: the refresh interval of the place, in seconds
 * @now: unix seconds
 *
 * Returns: what to show
 */
VanePhase
vane_phase (VaneReport   *report,
            const GError *error,
            gint64        interval_s,
            gint64        now)
{
  if (report == NULL)
    return error != NULL ? VANE_PHASE_FAILED : VANE_PHASE_LOADING;
  if (now <= vane_phase_get_old_after (vane_report_get_fetched_at (report), interval_s))
    return VANE_PHASE_READY;

  return error != NULL ? VANE_PHASE_STALE_FAILED : VANE_PHASE_STALE;
}

/**
 * vane_phase_to_string:
 * @phase: a phase
 *
 * Returns: (transfer none): its stable name, as in JSON
 */
const char *
vane_phase_to_string (VanePhase phase)
{
  static const char *const names[VANE_N_PHASES] = { "loading", "failed", "ready", "stale", "stale-failed" };

  g_return_val_if_fail ((guint) phase < VANE_N_PHASES, "failed");

  return names[phase];
}
