/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/vane-quiet.h"

#define DAY_MINUTES (24 * 60)

static GDateTime *
to_local (GTimeZone *zone,
          gint64     now)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (now);

  return g_date_time_to_timezone (utc, zone);
}

/* Of the day that lies so many days from the one now is in; a time that a change of the
 * clocks leaves out is the one it becomes. */
static gint64
find_on_day (GDateTime *local,
             int        days,
             guint      minute,
             GTimeZone *zone)
{
  g_autoptr(GDateTime) day = g_date_time_add_days (local, days);
  g_autoptr(GDateTime) time = g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                                               g_date_time_get_day_of_month (day), minute / 60 % 24, minute % 60, 0);

  return g_date_time_to_unix (time);
}

/**
 * vane_quiet_is_now:
 * @from: when it begins, in minutes since midnight
 * @until: when it ends; the same as @from: it never begins
 * @zone: the user's
 * @now: unix seconds
 *
 * Returns: whether it is quiet now; midnight may lie between
 */
gboolean
vane_quiet_is_now (guint      from,
                   guint      until,
                   GTimeZone *zone,
                   gint64     now)
{
  g_autoptr(GDateTime) local = to_local (zone, now);
  guint minute = g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);

  if (from <= until)
    return minute >= from && minute < until;

  return minute >= from || minute < until;
}

/**
 * vane_quiet_find_next:
 * @minute: minutes since midnight
 * @zone: the user's
 * @now: unix seconds
 *
 * Returns: the first instant after @now at which the clocks show that time
 */
gint64
vane_quiet_find_next (guint      minute,
                      GTimeZone *zone,
                      gint64     now)
{
  g_autoptr(GDateTime) local = to_local (zone, now);
  gint64 time = find_on_day (local, 0, minute % DAY_MINUTES, zone);

  return time > now ? time : find_on_day (local, 1, minute % DAY_MINUTES, zone);
}

/**
 * vane_quiet_find_today:
 * @minute: minutes since midnight
 * @zone: the user's
 * @now: unix seconds
 *
 * Returns: that time on the day in which @now is; it may be still to come
 */
gint64
vane_quiet_find_today (guint      minute,
                       GTimeZone *zone,
                       gint64     now)
{
  g_autoptr(GDateTime) local = to_local (zone, now);

  return find_on_day (local, 0, minute % DAY_MINUTES, zone);
}
