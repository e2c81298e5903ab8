/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The times are those of the place: that is where it happens. */
#include "config.h"

#include "present/vane-describe-alert.h"

#include <glib/gi18n-lib.h>

#include "base/vane-error.h"
#include "model/vane-derive.h"
#include "present/vane-describe.h"
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
  return vane_derive_date (zone, time) == vane_derive_date (zone, now) ? vane_format_time (time, zone)
                                                                       : vane_format_moment (time, zone);
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

/**
 * vane_describe_alert:
 * @alert: an alert
 * @zone: the place's zone
 * @now: unix seconds
 *
 * Returns: (transfer full): "Wind Advisory · until 18:00", not escaped
 */
char *
vane_describe_alert (VaneAlert *alert,
                     GTimeZone *zone,
                     gint64     now)
{
  g_autofree char *time = vane_describe_alert_span (vane_alert_get_fields (alert), zone, now);

  return g_strjoin (" · ", vane_alert_get_fields (alert)->event, time, NULL);
}

static char *
describe_unplaced (VaneReport *report,
                   guint       n)
{
  VanePlace *place = vane_report_get_place (report);
  const char *country = vane_place_get_country (place);

  if (country == NULL)
    country = vane_place_get_country_code (place);
  if (country == NULL)
    return g_strdup_printf (ngettext ("%u warning in the country; whether it concerns this place is not known",
                                      "%u warnings in the country; whether they concern this place is not known", n),
                            n);

  return g_strdup_printf (ngettext ("%u warning in %s; whether it concerns this place is not known",
                                    "%u warnings in %s; whether they concern this place is not known", n),
                          n, country);
}

/**
 * vane_describe_no_alerts:
 * @report: a report
 * @now: unix seconds
 *
 * That nobody warns, that nobody could be asked and that there is nobody to ask are
 * different things, and none of them is a blank.
 *
 * Returns: (transfer full) (nullable): one sentence; %NULL while there is an alert to show, or
 *   somebody is still being asked
 */
char *
vane_describe_no_alerts (VaneReport *report,
                         gint64      now)
{
  const VaneBlockInfo *info = vane_report_get_block (report, VANE_BLOCK_ALERTS);
  g_autoptr(GPtrArray) current = vane_alerts_get_current (report, now);
  g_autoptr(GError) error = NULL;
  g_autofree char *why = NULL;

  if (current->len > 0 || info->awaited)
    return NULL;

  switch (info->state)
    {
    case VANE_BLOCK_GIVEN:
    case VANE_BLOCK_NONE:
      return g_strdup (_("No official alerts now"));
    case VANE_BLOCK_UNPLACED:
      return describe_unplaced (report, info->n_unplaced);
    case VANE_BLOCK_FAILED:
      if (info->code == VANE_ERROR_NOT_COVERED)
        break;
      error = vane_error_new (info->code, "alerts");
      why = vane_describe_error (error, NULL, vane_report_get_zone (report));
      /* Translators: %s is a sentence that says what happened */
      return g_strdup_printf (_("Official alerts could not be asked for. %s"), why);
    case VANE_BLOCK_NOT_ASKED:
    default:
      break;
    }

  return g_strdup (_("No source of official alerts for this place"));
}
