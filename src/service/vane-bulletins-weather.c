/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rain soon, and the day that comes: of the current place, where the user wants to be told. */
#include "config.h"

#include "service/vane-bulletins.h"

#include <math.h>

#include "model/vane-derive.h"
#include "model/vane-derive-next-hour.h"
#include "service/vane-quiet.h"

#define HOUR_S 3600
/* What is older says nothing of the next hour, or of tomorrow. */
#define MAX_RAIN_AGE_S (2 * HOUR_S)
#define MAX_BRIEF_AGE_S (12 * HOUR_S)
/* A computer that was switched on in the evening has missed the morning's brief. */
#define MAX_BRIEF_DELAY_S (4 * HOUR_S)
#define NOON_MINUTE (12 * 60)

/* Of an hour: likelier than not, and enough to get wet. */
#define LIKELY_PERCENT 60.0
#define UNLIKELY_PERCENT 40.0
#define WET_MM 0.2

static gboolean
is_recent (const VaneBulletinsInput *input,
           gint64                    age_s)
{
  gint64 fetched_at;

  if (input->report == NULL)
    return FALSE;
  fetched_at = vane_report_get_fetched_at (input->report);

  return fetched_at != VANE_TIME_NONE && input->now - fetched_at <= age_s;
}

/* --- rain soon --- */

static VaneSpell
judge_hour (const VaneSample *hour)
{
  double chance = vane_sample_get (hour, VANE_FIELD_PRECIPITATION_PROBABILITY);
  double amount = vane_sample_get (hour, VANE_FIELD_PRECIPITATION);

  if (amount < WET_MM || chance < UNLIKELY_PERCENT)
    return VANE_SPELL_DRY;
  if (chance >= LIKELY_PERCENT || (isnan (chance) && amount >= WET_MM))
    return VANE_SPELL_LASTS;

  return VANE_SPELL_UNKNOWN;
}

/* Where nobody tells of minutes: the hour that covers now and the one after it. */
static VaneSpell
find_in_hours (VaneReport *report,
               gint64      now,
               gint64     *start)
{
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);

  for (guint i = 0; i + 1 < n; i++)
    if (hours[i].time <= now && now < hours[i].time + hours[i].span_s)
      {
        VaneSpell this_hour = judge_hour (&hours[i]);

        if (this_hour != VANE_SPELL_DRY)
          return this_hour;
        *start = hours[i + 1].time;

        return judge_hour (&hours[i + 1]) == VANE_SPELL_LASTS ? VANE_SPELL_STARTS : VANE_SPELL_DRY;
      }

  return VANE_SPELL_UNKNOWN;
}

static VaneSpell
find_rain (const VaneBulletinsInput *input,
           gint64                   *start)
{
  VaneNextHour next_hour;

  if (!is_recent (input, MAX_RAIN_AGE_S))
    return VANE_SPELL_UNKNOWN;
  vane_derive_next_hour (input->report, input->now, &next_hour);
  if (next_hour.spell == VANE_SPELL_UNKNOWN)
    return find_in_hours (input->report, input->now, start);
  *start = next_hour.change;

  return next_hour.spell;
}

/* Whether the last one is out of mind, so that another spell may be told of. */
static gboolean
forget_rain (const VaneBulletinsInput *input,
             VaneSpell                 spell,
             GPtrArray                *told,
             GPtrArray                *bulletins,
             gint64                   *next)
{
  VaneTold *one = vane_told_find (told, VANE_BULLETIN_RAIN, input->place_id, NULL);
  gboolean wanted = input->notifications->rain && input->current;

  if (one == NULL)
    return TRUE;
  if (!wanted || one->end <= input->now || spell == VANE_SPELL_DRY)
    vane_bulletins_withdraw (bulletins, one);
  if (!wanted || one->until <= input->now)
    {
      g_ptr_array_remove (told, one);
      return TRUE;
    }
  vane_bulletins_note (next, one->shown ? one->end : one->until, input->now);

  return FALSE;
}

void
vane_bulletins_decide_rain (const VaneBulletinsInput *input,
                            GPtrArray                *told,
                            GPtrArray                *bulletins,
                            gint64                   *next)
{
  const VaneNotifications *notifications = input->notifications;
  gint64 start = VANE_TIME_NONE;
  VaneSpell spell = find_rain (input, &start);
  gint64 lead_s = notifications->rain_lead_minutes * 60;
  VaneTold *one;

  if (!forget_rain (input, spell, told, bulletins, next) || !notifications->rain || !input->current ||
      spell != VANE_SPELL_STARTS || start <= input->now)
    return;
  if (start - lead_s > input->now)
    {
      vane_bulletins_note (next, start - lead_s, input->now);
      return;
    }
  if (vane_bulletins_are_quiet (input))
    {
      vane_bulletins_note (next, vane_quiet_find_next (notifications->quiet_until, input->zone, input->now),
                           input->now);
      return;
    }

  vane_bulletins_add (bulletins, VANE_BULLETIN_RAIN, input->place_id, "")->rain_at = start;
  one = vane_told_add (told, VANE_BULLETIN_RAIN, input->place_id, "");
  one->end = start + HOUR_S;
  /* Showers are told of once, not one by one. */
  one->until = start + 2 * HOUR_S;
  vane_bulletins_note (next, one->end, input->now);
}

/* --- the brief --- */

static gboolean
has_day (VaneReport *report,
         guint       date)
{
  guint n;
  const VaneDay *days = vane_report_get_days (report, &n);

  for (guint i = 0; i < n; i++)
    if (days[i].date == date)
      return TRUE;

  return FALSE;
}

/* Those of other days. */
static void
drop_briefs (const VaneBulletinsInput *input,
             const char               *today,
             GPtrArray                *told,
             GPtrArray                *bulletins)
{
  for (guint i = told->len; i > 0; i--)
    {
      VaneTold *one = told->pdata[i - 1];

      if (one->kind != VANE_BULLETIN_BRIEF || !g_str_equal (one->place_id, input->place_id) ||
          (g_str_equal (one->key, today) && input->notifications->brief))
        continue;
      vane_bulletins_withdraw (bulletins, one);
      g_ptr_array_remove_index (told, i - 1);
    }
}

/* Before noon a person wants to know of the day that has begun. */
static guint
choose_day (const VaneBulletinsInput *input)
{
  guint today = vane_derive_date (vane_report_get_zone (input->report), input->now);

  return input->notifications->brief_minute < NOON_MINUTE ? today : vane_derive_next_date (today);
}

/* The instant at which it may be told, or %VANE_TIME_NONE: not before the next day. */
static gint64
find_brief_time (const VaneBulletinsInput *input)
{
  const VaneNotifications *notifications = input->notifications;
  gint64 time = vane_quiet_find_today (notifications->brief_minute, input->zone, input->now);
  gint64 end = MIN (time + MAX_BRIEF_DELAY_S, vane_quiet_find_next (0, input->zone, input->now));

  if (vane_quiet_is_now (notifications->quiet_from, notifications->quiet_until, input->zone, MAX (time, input->now)))
    time = vane_quiet_find_next (notifications->quiet_until, input->zone, MAX (time, input->now));

  return time < end && input->now < end ? time : VANE_TIME_NONE;
}

void
vane_bulletins_decide_brief (const VaneBulletinsInput *input,
                             GPtrArray                *told,
                             GPtrArray                *bulletins,
                             gint64                   *next)
{
  g_autofree char *today = g_strdup_printf ("%u", vane_derive_date (input->zone, input->now));
  gint64 midnight = vane_quiet_find_next (0, input->zone, input->now);
  gint64 time;
  guint date;

  drop_briefs (input, today, told, bulletins);
  /* At midnight "tomorrow" is wrong, and another brief may be due. */
  if (vane_told_find (told, VANE_BULLETIN_BRIEF, input->place_id, today) != NULL)
    vane_bulletins_note (next, midnight, input->now);
  if (!input->notifications->brief || !input->current ||
      vane_told_find (told, VANE_BULLETIN_BRIEF, NULL, today) != NULL)
    return;

  time = find_brief_time (input);
  vane_bulletins_note (next, time != VANE_TIME_NONE ? time : midnight, input->now);
  if (time == VANE_TIME_NONE || time > input->now || !is_recent (input, MAX_BRIEF_AGE_S))
    return;
  date = choose_day (input);
  if (!has_day (input->report, date))
    return;

  vane_bulletins_add (bulletins, VANE_BULLETIN_BRIEF, input->place_id, "")->date = date;
  vane_told_add (told, VANE_BULLETIN_BRIEF, input->place_id, today)->end = midnight;
  vane_bulletins_note (next, midnight, input->now);
}
