/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few words beside a place's name and number where many places are shown at once. */
#include "config.h"

#include "present/vane-describe.h"

#include <glib/gi18n-lib.h>

#include "model/vane-alert-list.h"
#include "present/vane-format.h"

/**
 * vane_describe_hint:
 * @place: a place
 * @units: what the user reads
 *
 * What tells a place from another of the same name. Of one that was measured: how well.
 *
 * Returns: (transfer full) (nullable): "94134", "within 1.2 km", "California"; %NULL when
 *   nothing does
 */
char *
vane_describe_hint (VanePlace       *place,
                    const VaneUnits *units)
{
  const char *hint;

  g_return_val_if_fail (place != NULL && units != NULL, NULL);

  if (vane_place_get_accuracy (place) > 0)
    {
      /* A distance like any other: read in the unit of visibility. */
      g_autofree char *distance =
          vane_format_value (VANE_FIELD_VISIBILITY, vane_place_get_accuracy (place), units, VANE_FORMAT_UNIT);

      /* Translators: how exactly the user's own location is known: "within 1.2 km" */
      return g_strdup_printf (_("within %s"), distance);
    }

  hint = vane_place_get_postal_code (place);
  if (hint == NULL)
    hint = vane_place_get_admin1 (place);
  if (hint == NULL || g_strcmp0 (hint, vane_place_get_name (place)) == 0)
    hint = vane_place_get_country (place);

  return g_strcmp0 (hint, vane_place_get_name (place)) != 0 ? g_strdup (hint) : NULL;
}

static gint64
count_days (GDateTime *date)
{
  g_autoptr(GDateTime) midnight = g_date_time_new_utc (g_date_time_get_year (date), g_date_time_get_month (date),
                                                       g_date_time_get_day_of_month (date), 0, 0, 0);

  return midnight != NULL ? g_date_time_to_unix (midnight) / (24 * 60 * 60) : 0;
}

/**
 * vane_describe_local_time:
 * @now: unix seconds
 * @zone: the place's zone
 * @here: the user's zone
 *
 * Returns: (transfer full) (nullable): what the clock says there: "3:12 PM", and where the
 *   date is another one than here, "8:12 AM tomorrow"; %NULL for no instant
 */
char *
vane_describe_local_time (gint64     now,
                          GTimeZone *zone,
                          GTimeZone *here)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (now);
  g_autoptr(GDateTime) there_date = NULL;
  g_autoptr(GDateTime) here_date = NULL;
  g_autofree char *time = NULL;
  gint64 ahead_days;

  g_return_val_if_fail (zone != NULL && here != NULL, NULL);

  if (utc == NULL)
    return NULL;

  there_date = g_date_time_to_timezone (utc, zone);
  here_date = g_date_time_to_timezone (utc, here);
  time = vane_format_time (now, zone);
  if (there_date == NULL || here_date == NULL || time == NULL)
    return g_steal_pointer (&time);

  ahead_days = count_days (there_date) - count_days (here_date);
  if (ahead_days > 0)
    /* Translators: the time at a place where it is the next day already: "8:12 AM tomorrow" */
    return g_strdup_printf (_("%s tomorrow"), time);
  if (ahead_days < 0)
    /* Translators: the time at a place where it is still the day before: "11:40 PM yesterday" */
    return g_strdup_printf (_("%s yesterday"), time);

  return g_steal_pointer (&time);
}

static int
get_offset_s (GTimeZone *zone,
              gint64     time)
{
  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, time));
}

/**
 * vane_describe_other_clock:
 * @now: unix seconds
 * @zone: the place's zone
 * @here: the user's zone
 *
 * Returns: (transfer full) (nullable): the weekday and what the clock says there: "Saturday 3:12 PM"; %NULL where that
 *   is what it says here, and for no instant
 */
char *
vane_describe_other_clock (gint64     now,
                           GTimeZone *zone,
                           GTimeZone *here)
{
  g_return_val_if_fail (zone != NULL && here != NULL, NULL);

  return get_offset_s (zone, now) != get_offset_s (here, now) ? vane_format_moment (now, zone) : NULL;
}

/* The most severe one that is not over: they come in that order. */
static const char *
find_event (VaneReport *report,
            gint64      now)
{
  guint n = 0;
  VaneAlert *const *alerts = vane_report_get_alerts (report, &n);

  for (guint i = 0; i < n; i++)
    if (!vane_alert_is_over (alerts[i], now))
      return vane_alert_get_fields (alerts[i])->event;

  return NULL;
}

/**
 * vane_describe_outlook:
 * @report: a report
 * @sample: (nullable): what is shown as now
 * @now: unix seconds
 *
 * Returns: (transfer full): the condition, and the most severe warning in force:
 *   "Heavy rain · Wind Advisory"; maybe empty
 */
char *
vane_describe_outlook (VaneReport       *report,
                       const VaneSample *sample,
                       gint64            now)
{
  const char *condition;
  const char *event;

  g_return_val_if_fail (report != NULL, NULL);

  condition = sample != NULL ? vane_describe_condition (sample->condition, sample->daylight) : "";
  event = find_event (report, now);
  if (event == NULL)
    return g_strdup (condition);

  /* A warning is known by its sign, too: not by its place in the line alone. */
  return *condition != '\0' ? g_strdup_printf ("%s · ⚠ %s", condition, event) : g_strdup_printf ("⚠ %s", event);
}
