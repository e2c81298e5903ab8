/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in a zone, and hours rolled up into the days of that zone: a day has 23 to 25
 * hours and begins at its first instant, which is not 00:00 where the clock skips it. */
#include "config.h"

#include <math.h>

#include "model/vane-derive.h"

/* A last day of which the source says less than this is not shown as a day. */
#define MIN_LAST_DAY_S (12 * 3600)

/* No forecast reaches further; a hostile one must not keep us counting. */
#define MAX_DAYS 40

/**
 * vane_derive_date:
 * @zone: a zone
 * @time: unix seconds
 *
 * Returns: the date there as YYYYMMDD; 0 when @time is no instant of the calendar
 */
guint
vane_derive_date (GTimeZone *zone,
                  gint64     time)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  if (local == NULL)
    return 0;

  return g_date_time_get_year (local) * 10000 + g_date_time_get_month (local) * 100 +
         g_date_time_get_day_of_month (local);
}

/**
 * vane_derive_midnight:
 * @zone: a zone
 * @date: YYYYMMDD
 *
 * Returns: the unix second at which that date begins there; %VANE_TIME_NONE for no date
 */
gint64
vane_derive_midnight (GTimeZone *zone,
                      guint      date)
{
  g_autoptr(GDateTime) local = g_date_time_new (zone, date / 10000, date / 100 % 100, date % 100, 0, 0, 0.0);
  gint64 time;

  if (local == NULL)
    return VANE_TIME_NONE;

  /* Where 00:00 does not exist (Asuncion, Beirut, …) GLib answers with an hour near by;
   * where it exists twice (Havana, in autumn) it may answer with the second one. */
  time = g_date_time_to_unix (local);
  while (vane_derive_date (zone, time) < date)
    time += 1800;
  while (vane_derive_date (zone, time - 1800) >= date)
    time -= 1800;

  return time;
}

/**
 * vane_derive_next_date:
 * @date: YYYYMMDD
 *
 * Returns: the date after it; 0 for no date
 */
guint
vane_derive_next_date (guint date)
{
  GDate day;

  if (!g_date_valid_dmy (date % 100, date / 100 % 100, date / 10000))
    return 0;

  g_date_set_dmy (&day, date % 100, date / 100 % 100, date / 10000);
  g_date_add_days (&day, 1);

  return g_date_get_year (&day) * 10000 + g_date_get_month (&day) * 100 + g_date_get_day (&day);
}

/* One day while it is being summed up. */
typedef struct
{
  VaneDay day;
  gint64  end;
  gint64  covered_s;
  gint64  weights[VANE_N_CONDITIONS];
} Sum;

static void
begin_day (Sum       *sum,
           GTimeZone *zone,
           guint      date)
{
  *sum = (Sum) { .day.date = date, .day.sunrise = VANE_TIME_NONE, .day.sunset = VANE_TIME_NONE };
  vane_sample_init (&sum->day.sample, vane_derive_midnight (zone, date), 0);
  sum->end = vane_derive_midnight (zone, vane_derive_next_date (date));
  sum->day.sample.span_s = sum->end - sum->day.sample.time;
}

static void
take_extreme (VaneSample *day,
              VaneField   field,
              double      value,
              gboolean    greatest)
{
  double *extreme = &day->values[field];

  if (!isnan (value) && (isnan (*extreme) || (greatest ? value > *extreme : value < *extreme)))
    *extreme = value;
}

static void
add_amount (VaneSample       *day,
            const VaneSample *hour,
            VaneField         field,
            double            share)
{
  double value = hour->values[field];

  if (!isnan (value))
    day->values[field] = (isnan (day->values[field]) ? 0.0 : day->values[field]) + value * share;
}

/* @share: which part of the step lies in the day: a step of six hours may lie in two. */
static void
add_step (Sum              *sum,
          const VaneSample *hour,
          gint64            overlap_s,
          gboolean          begins_here)
{
  VaneSample *day = &sum->day.sample;
  double share = (double) overlap_s / (double) hour->span_s;

  add_amount (day, hour, VANE_FIELD_PRECIPITATION, share);
  add_amount (day, hour, VANE_FIELD_RAIN, share);
  add_amount (day, hour, VANE_FIELD_SNOW, share);
  take_extreme (day, VANE_FIELD_PRECIPITATION_PROBABILITY,
                hour->values[VANE_FIELD_PRECIPITATION_PROBABILITY], TRUE);
  if (begins_here)
    {
      take_extreme (day, VANE_FIELD_TEMPERATURE_MIN, hour->values[VANE_FIELD_TEMPERATURE], FALSE);
      take_extreme (day, VANE_FIELD_TEMPERATURE_MAX, hour->values[VANE_FIELD_TEMPERATURE], TRUE);
      take_extreme (day, VANE_FIELD_WIND_SPEED, hour->values[VANE_FIELD_WIND_SPEED], TRUE);
      take_extreme (day, VANE_FIELD_WIND_GUST, hour->values[VANE_FIELD_WIND_GUST], TRUE);
      take_extreme (day, VANE_FIELD_UV_INDEX, hour->values[VANE_FIELD_UV_INDEX], TRUE);
    }
  /* The extremes of a step belong to the day in which most of it lies. */
  if (share >= 0.5)
    {
      take_extreme (day, VANE_FIELD_TEMPERATURE_MIN, hour->values[VANE_FIELD_TEMPERATURE_MIN], FALSE);
      take_extreme (day, VANE_FIELD_TEMPERATURE_MAX, hour->values[VANE_FIELD_TEMPERATURE_MAX], TRUE);
    }

  /* People plan for the day, and rain matters more to them than an hour of sun. */
  sum->weights[hour->condition] += overlap_s * (vane_condition_is_wet (hour->condition) ? 3 : 1) *
                                   (hour->daylight == VANE_DAYLIGHT_NIGHT ? 1 : 2);
  sum->covered_s += overlap_s;
}

static VaneCondition
get_leading_condition (const Sum *sum)
{
  VaneCondition leading = VANE_CONDITION_UNKNOWN;

  for (guint i = VANE_CONDITION_UNKNOWN + 1; i < VANE_N_CONDITIONS; i++)
    if (sum->weights[i] > 0 && (leading == VANE_CONDITION_UNKNOWN || sum->weights[i] >= sum->weights[leading]))
      leading = i;

  return leading;
}

/**
 * vane_derive_days:
 * @hours: (array length=n_hours): in order of time, each with a span
 * @n_hours: how many
 * @zone: the place's zone
 * @days: (element-type VaneDay): days are added to it
 *
 * The least and greatest temperature, sums of rain and snow, greatest probability, wind,
 * gust and UV of each date, and the condition that leads it.
 */
void
vane_derive_days (const VaneSample *hours,
                  guint             n_hours,
                  GTimeZone        *zone,
                  GArray           *days)
{
  guint first = 0;
  guint last;

  if (n_hours == 0)
    return;

  last = vane_derive_date (zone, hours[n_hours - 1].time);
  for (guint date = vane_derive_date (zone, hours[0].time), n_days = 0;
       date != 0 && date <= last && n_days < MAX_DAYS;
       date = vane_derive_next_date (date), n_days++)
    {
      Sum sum;

      begin_day (&sum, zone, date);
      while (first < n_hours && hours[first].time + hours[first].span_s <= sum.day.sample.time)
        first++;
      for (guint i = first; i < n_hours && hours[i].time < sum.end; i++)
        {
          gint64 from = MAX (hours[i].time, sum.day.sample.time);
          gint64 to = MIN (hours[i].time + hours[i].span_s, sum.end);

          if (to > from)
            add_step (&sum, &hours[i], to - from, hours[i].time >= sum.day.sample.time);
        }
      if (sum.covered_s == 0 || (date == last && days->len > 0 && sum.covered_s < MIN_LAST_DAY_S))
        continue;
      sum.day.sample.condition = get_leading_condition (&sum);
      g_array_append_val (days, sum.day);
    }
}
