/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The times are those of the place: that is where it happens. */
#include "config.h"

#include "present/vane-describe-alert.h"

#include <glib/gi18n-lib.h>

#include "base/vane-error.h"
#include "model/vane-derive.h"
#include "present/vane-format.h"

/**
 * vane_describe_severity:
 * @severity: how bad it is, as CAP 1.2 grades it
 *
 * Returns: (transfer none): one word for it
 */
const char *
vane_describe_severity (VaneSeverity severity)
{
  switch (severity)
    {
    case VANE_SEVERITY_EXTREME:
      /* Translators: the severity of an official warning, like the three below */
      return C_("severity", "Extreme");

    case VANE_SEVERITY_SEVERE:
      return C_("severity", "Severe");

    case VANE_SEVERITY_MODERATE:
      return C_("severity", "Moderate");

    case VANE_SEVERITY_MINOR:
      return C_("severity", "Minor");

    case VANE_SEVERITY_UNKNOWN:
    default:
      return C_("severity", "Warning");
    }
}

/* Of today the time alone. */
static char *
describe_moment (gint64     time,
                 GTimeZone *zone,
                 gint64     now)
{
  g_autofree char *clock = vane_format_time (time, zone);
  g_autofree char *weekday = NULL;

  if (clock == NULL || vane_derive_date (zone, time) == vane_derive_date (zone, now))
    return g_steal_pointer (&clock);

  weekday = vane_format_weekday (time, zone, now, FALSE);

  /* Translators: a weekday or date, and a time of day: "Sunday 04:00" */
  return g_strdup_printf (C_("moment", "%s %s"), weekday, clock);
}

/**
 * vane_describe_alert_span:
 * @alert: an alert
 * @zone: the place's zone
 * @now: unix seconds
 *
 * Returns: (transfer full) (nullable): when it is in force; %NULL when nothing is said of that
 */
char *
vane_describe_alert_span (const VaneAlertFields *alert,
                          GTimeZone             *zone,
                          gint64                 now)
{
  gint64 end;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  g_return_val_if_fail (alert != NULL && zone != NULL, NULL);

  end = alert->ends != VANE_TIME_NONE ? alert->ends : alert->expires;
  if (alert->onset != VANE_TIME_NONE && alert->onset > now)
    from = describe_moment (alert->onset, zone, now);
  if (end != VANE_TIME_NONE)
    until = describe_moment (end, zone, now);

  if (from != NULL && until != NULL)
    /* Translators: when a warning is in force: "from 22:00 until Sunday 04:00" */
    return g_strdup_printf (_("from %s until %s"), from, until);
  if (from != NULL)
    /* Translators: when a warning comes into force: "from Sunday 04:00" */
    return g_strdup_printf (_("from %s"), from);
  if (until != NULL)
    /* Translators: when a warning ends: "until Sunday 04:00" */
    return g_strdup_printf (_("until %s"), until);

  return NULL;
}
