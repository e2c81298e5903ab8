/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When next? Pure: every program computes the same instant from the same records. */
#pragma once

#include "base/vane-error.h"
#include "model/vane-report.h"

G_BEGIN_DECLS

/**
 * VanePolicyInput:
 * @report: (nullable): the newest report
 * @error: (nullable): why the last refresh failed; carries its not-before
 * @source_error: (nullable): why the report is not the chosen source's; carries when that one
 *   may be asked again
 * @interval_s: the refresh interval the user set (900 by default)
 * @shown: whether the place is on a surface now; others wait four times as long
 * @metered: metered network: twice as long
 * @power_saver: twice as long, too (not four times with @metered)
 * @asleep: session locked, or idle for an hour: nothing is due
 * @network_changed_at: unix seconds or %VANE_TIME_NONE: OFFLINE and UNTRUSTED are tried
 *   again 2 s after it
 * @seed: install id and the place's key, for the jitter
 * @extra_s: the window is due 20 s later than the service
 */
typedef struct
{
  VaneReport   *report;
  const GError *error;
  const GError *source_error;
  gint64        interval_s;
  gboolean      shown;
  gboolean      metered;
  gboolean      power_saver;
  gboolean      asleep;
  gint64        network_changed_at;
  const char   *seed;
  gint64        extra_s;
} VanePolicyInput;

/* Unix seconds; %VANE_TIME_NONE: not until something else changes. In the past: now. */
gint64 vane_policy_next     (const VanePolicyInput *input,
                             gint64                 now);
gint64 vane_policy_interval (const VanePolicyInput *input);

G_END_DECLS
