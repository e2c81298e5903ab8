/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times, dates, ages and durations, in the place's zone and the user's language. */
#include "config.h"

#include "present/vane-format.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define MINUTE_S 60
#define HOUR_S 3600
#define DAY_S 86400

/* What the locale writes the time of day with. T_FMT_AMPM does not tell: en_GB and C have
 * one and do not use it. */
static gboolean
uses_12_hours (void)
{
  const char *pattern = nl_langinfo (T_FMT);

  if (*nl_langinfo (AM_STR) == '\0')
    return FALSE;

  while ((pattern = strchr (pattern, '%')) != NULL)
    {
      pattern += 1 + strspn (pattern + 1, "_-0^#EO");
      if (*pattern != '\0' && strchr ("rIlpP", *pattern) != NULL)
        return TRUE;
      if (*pattern == '%')
        pattern++;
    }

  return FALSE;
}

/* (nullable): %NULL when there is no such instant. */
static GDateTime *
get_local (gint64     time,
           GTimeZone *zone)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time);

  if (utc == NULL)
    return NULL;

  return zone != NULL ? g_date_time_to_timezone (utc, zone) : g_date_time_to_local (utc);
}

static char *
format_local (gint64      time,
              GTimeZone  *zone,
              const char *pattern)
{
  g_autoptr(GDateTime) local = get_local (time, zone);

  return local != NULL ? g_date_time_format (local, pattern) : NULL;
}

/**
 * vane_format_time:
 * @time: unix seconds
 * @zone: (nullable): the place's zone; %NULL is this machine's
 *
 * Returns: (transfer full) (nullable): "15:12" or "3:12 PM", as the locale has it; %NULL
 *   for no instant
 */
char *
vane_format_time (gint64     time,
                  GTimeZone *zone)
{
  if (uses_12_hours ())
    /* Translators: a time of day as in strftime(3), for locales with 12 hours: "3:12 PM". "O"
     * takes the locale's own digits. */
    return format_local (time, zone, C_("time of day", "%-OI:%OM %p"));

  /* Translators: a time of day as in strftime(3), for locales with 24 hours: "15:12" */
  return format_local (time, zone, C_("time of day", "%OH:%OM"));
}

/**
 * vane_format_hour:
 * @time: unix seconds
 * @zone: (nullable): the place's zone; %NULL is this machine's
 *
 * Returns: (transfer full) (nullable): "3 PM" or "15"; with minutes where the hour of the
 *   source is none in that zone; %NULL for no instant
 */
char *
vane_format_hour (gint64     time,
                  GTimeZone *zone)
{
  g_autoptr(GDateTime) local = get_local (time, zone);

  if (local == NULL)
    return NULL;
  if (g_date_time_get_minute (local) != 0)
    return vane_format_time (time, zone);

  if (uses_12_hours ())
    /* Translators: an hour of the day as in strftime(3), for locales with 12 hours: "3 PM" */
    return g_date_time_format (local, C_("hour of day", "%-OI %p"));

  /* Translators: an hour of the day as in strftime(3), for locales with 24 hours: "15" */
  return g_date_time_format (local, C_("hour of day", "%OH"));
}

/**
 * vane_format_oclock:
 * @time: unix seconds
 * @zone: (nullable): the place's zone; %NULL is this machine's
 *
 * An hour within a sentence, where "15" alone would be any number.
 *
 * Returns: (transfer full) (nullable): "3 PM" or "15:00"; %NULL for no instant
 */
char *
vane_format_oclock (gint64     time,
                    GTimeZone *zone)
{
  return uses_12_hours () ? vane_format_hour (time, zone) : vane_format_time (time, zone);
}

static gboolean
is_same_date (GDateTime *a,
              GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/**
 * vane_format_weekday:
 * @time: unix seconds
 * @zone: (nullable): the place's zone; %NULL is this machine's
 * @now: unix seconds
 * @abbreviated: "Sat" rather than "Saturday"
 *
 * Returns: (transfer full) (nullable): the day of the week, or "Today"; %NULL for no instant
 */
char *
vane_format_weekday (gint64     time,
                     GTimeZone *zone,
                     gint64     now,
                     gboolean   abbreviated)
{
  g_autoptr(GDateTime) local = get_local (time, zone);
  g_autoptr(GDateTime) today = get_local (now, zone);

  if (local == NULL)
    return NULL;
  if (today != NULL && is_same_date (local, today))
    return g_strdup (_("Today"));

  return g_date_time_format (local, abbreviated ? "%a" : "%A");
}

/**
 * vane_format_moment:
 * @time: unix seconds
 * @zone: (nullable): the place's zone; %NULL is this machine's
 *
 * Returns: (transfer full) (nullable): the day of the week and the time: "Sunday 04:00"; %NULL for no instant
 */
char *
vane_format_moment (gint64     time,
                    GTimeZone *zone)
{
  g_autoptr(GDateTime) local = get_local (time, zone);
  g_autofree char *clock = vane_format_time (time, zone);
  g_autofree char *weekday = NULL;

  if (local == NULL || clock == NULL)
    return NULL;
  weekday = g_date_time_format (local, "%A");

  /* Translators: a weekday or date, and a time of day: "Sunday 04:00" */
  return g_strdup_printf (C_("moment", "%s %s"), weekday, clock);
}

/**
 * vane_format_date:
 * @time: unix seconds
 * @zone: (nullable): the place's zone; %NULL is this machine's
 *
 * Returns: (transfer full) (nullable): "Saturday 21 November"; %NULL for no instant
 */
char *
vane_format_date (gint64     time,
                  GTimeZone *zone)
{
  /* Translators: a date without its year as in strftime(3): "Saturday 21 November" */
  return format_local (time, zone, C_("date", "%A %-Od %B"));
}

/**
 * vane_format_age:
 * @since: unix seconds
 * @now: unix seconds
 *
 * Returns: (transfer full) (nullable): "just now", "2 min ago", "3 h ago", "2 days ago"; what
 *   lies ahead is "just now"; %NULL for no instant
 */
char *
vane_format_age (gint64 since,
                 gint64 now)
{
  gint64 age_s;

  if (since == VANE_TIME_NONE)
    return NULL;

  age_s = since < now ? now - since : 0;
  if (age_s < MINUTE_S)
    return g_strdup (C_("age", "just now"));
  if (age_s < HOUR_S)
    {
      int minutes = age_s / MINUTE_S;

      /* Translators: an age in minutes, short */
      return g_strdup_printf (ngettext ("%d min ago", "%d min ago", minutes), minutes);
    }
  if (age_s < DAY_S)
    {
      int hours = age_s / HOUR_S;

      /* Translators: an age in hours, short */
      return g_strdup_printf (ngettext ("%d h ago", "%d h ago", hours), hours);
    }
  else
    {
      int days = MIN (age_s / DAY_S, G_MAXINT);

      return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), days);
    }
}

/**
 * vane_format_duration:
 * @seconds: how long; less than nothing is nothing
 *
 * Returns: (transfer full): "9 h 56 min", to the nearest minute
 */
char *
vane_format_duration (gint64 seconds)
{
  gint64 minutes = seconds > 0 ? seconds / MINUTE_S + (seconds % MINUTE_S >= MINUTE_S / 2 ? 1 : 0) : 0;
  int hours = MIN (minutes / 60, G_MAXINT);

  if (hours == 0)
    return g_strdup_printf (C_("duration", "%d min"), (int) minutes);
  if (minutes % 60 == 0)
    return g_strdup_printf (C_("duration", "%d h"), hours);

  return g_strdup_printf (C_("duration", "%d h %d min"), hours, (int) (minutes % 60));
}
