/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a step is missing nothing is said of what comes after it: silence is not dryness. */
#include "config.h"

#include "model/vane-derive-next-hour.h"

#include <math.h>

#define HOUR_S 3600

/* Less is not felt: the least that services tell apart from nothing. */
#define WET_MM_PER_HOUR 0.1
/* The strip is full where heavy rain begins (WMO-No. 8: 10 mm/h). */
#define FULL_MM_PER_HOUR 10.0

typedef enum
{
  STATE_UNKNOWN,
  STATE_DRY,
  STATE_WET,
} State;

/**
 * vane_spell_to_string:
 * @spell: what happens in the next hour
 *
 * Returns: (transfer none): its stable name, as in JSON
 */
const char *
vane_spell_to_string (VaneSpell spell)
{
  static const char *const names[VANE_N_SPELLS] = { "unknown", "dry", "starts", "stops", "lasts" };

  g_return_val_if_fail ((guint) spell < VANE_N_SPELLS, "unknown");

  return names[spell];
}

/**
 * vane_fall_to_string:
 * @fall: what falls
 *
 * Returns: (transfer none): its stable name, as in JSON
 */
const char *
vane_fall_to_string (VaneFall fall)
{
  static const char *const names[VANE_N_FALLS] = { "rain", "snow", "sleet" };

  g_return_val_if_fail ((guint) fall < VANE_N_FALLS, "rain");

  return names[fall];
}

/* mm/h; NAN when it is not known. */
static double
get_rate (const VaneSample *minute)
{
  double rate = vane_sample_get (minute, VANE_FIELD_PRECIPITATION_RATE);

  if (isnan (rate) && minute->span_s > 0)
    rate = vane_sample_get (minute, VANE_FIELD_PRECIPITATION) * HOUR_S / (double) minute->span_s;

  return rate;
}

static State
get_state (const VaneSample *minute)
{
  double rate = get_rate (minute);

  if (isnan (rate))
    return STATE_UNKNOWN;

  return rate >= WET_MM_PER_HOUR ? STATE_WET : STATE_DRY;
}

static VaneCondition
find_hour_condition (VaneReport *report,
                     gint64      time)
{
  guint n = 0;
  const VaneSample *hours = vane_report_get_hours (report, &n);

  for (guint i = 0; i < n; i++)
    {
      if (hours[i].time <= time && time < hours[i].time + hours[i].span_s)
        return hours[i].condition;
    }

  return VANE_CONDITION_UNKNOWN;
}

/* The minutes' own words where they have some, else those of the hour. */
static VaneFall
find_fall (VaneReport       *report,
           const VaneSample *minute)
{
  double snow = vane_sample_get (minute, VANE_FIELD_SNOW);
  VaneCondition condition = vane_condition_is_wet (minute->condition) ? minute->condition
                                                                      : find_hour_condition (report, minute->time);

  if (snow > 0 && snow >= vane_sample_get (minute, VANE_FIELD_PRECIPITATION) / 2)
    return VANE_FALL_SNOW;

  switch ((int) condition)
    {
    case VANE_CONDITION_LIGHT_SNOW:
    case VANE_CONDITION_SNOW:
    case VANE_CONDITION_HEAVY_SNOW:
    case VANE_CONDITION_SNOW_SHOWERS:
      return VANE_FALL_SNOW;

    case VANE_CONDITION_SLEET:
      return VANE_FALL_SLEET;

    default:
      return VANE_FALL_RAIN;
    }
}

/* Takes the next step into account; gives whether there is more to find. */
static gboolean
follow (VaneNextHour     *next_hour,
        VaneReport       *report,
        const VaneSample *minute,
        State             state)
{
  gboolean started = next_hour->spell == VANE_SPELL_STARTS;

  switch (next_hour->spell)
    {
    case VANE_SPELL_DRY:
      if (state != STATE_WET)
        return TRUE;
      next_hour->spell = VANE_SPELL_STARTS;
      next_hour->fall = find_fall (report, minute);
      next_hour->change = minute->time;
      return TRUE;

    case VANE_SPELL_LASTS:
      if (state != STATE_DRY)
        return TRUE;
      next_hour->spell = VANE_SPELL_STOPS;
      next_hour->change = minute->time;
      return TRUE;

    case VANE_SPELL_STARTS:
    case VANE_SPELL_STOPS:
      if ((state == STATE_WET) == started)
        return TRUE;
      next_hour->back = minute->time;
      return FALSE;

    case VANE_SPELL_UNKNOWN:
    default:
      return FALSE;
    }
}

/* The first step: the one that covers now. */
static void
begin (VaneNextHour     *next_hour,
       VaneReport       *report,
       const VaneSample *minute)
{
  next_hour->step_s = minute->span_s;
  next_hour->spell = get_state (minute) == STATE_WET ? VANE_SPELL_LASTS : VANE_SPELL_DRY;
  if (next_hour->spell == VANE_SPELL_LASTS)
    next_hour->fall = find_fall (report, minute);
}

/**
 * vane_derive_next_hour:
 * @report: a report
 * @now: unix seconds
 * @next_hour: (out caller-allocates): what its minutes say
 */
void
vane_derive_next_hour (VaneReport   *report,
                       gint64        now,
                       VaneNextHour *next_hour)
{
  guint n = 0;
  const VaneSample *minutes;
  gint64 known_until = now;

  g_return_if_fail (report != NULL && next_hour != NULL);

  *next_hour = (VaneNextHour) { .change = VANE_TIME_NONE, .back = VANE_TIME_NONE };
  minutes = vane_report_get_minutes (report, &n);
  for (guint i = 0; i < n && known_until < now + HOUR_S; i++)
    {
      if (minutes[i].span_s <= 0 || minutes[i].time + minutes[i].span_s <= known_until)
        continue;
      if (minutes[i].time > known_until || get_state (&minutes[i]) == STATE_UNKNOWN)
        break;

      if (known_until == now)
        begin (next_hour, report, &minutes[i]);
      else if (!follow (next_hour, report, &minutes[i], get_state (&minutes[i])))
        return;
      known_until = minutes[i].time + minutes[i].span_s;
    }

  if (known_until < now + HOUR_S && next_hour->change == VANE_TIME_NONE)
    next_hour->spell = VANE_SPELL_UNKNOWN;
}

/**
 * vane_derive_next_hour_bars:
 * @report: a report
 * @now: unix seconds
 *
 * The level grows with the root of the rate, so that drizzle is seen beside a shower.
 *
 * Returns: (transfer full) (element-type VaneNextHourBar): of each step of the next hour that
 *   is known, in order of time
 */
GArray *
vane_derive_next_hour_bars (VaneReport *report,
                            gint64      now)
{
  GArray *bars = g_array_new (FALSE, FALSE, sizeof (VaneNextHourBar));
  guint n = 0;
  const VaneSample *minutes;

  g_return_val_if_fail (report != NULL, bars);

  minutes = vane_report_get_minutes (report, &n);
  for (guint i = 0; i < n; i++)
    {
      gint64 from = MAX (minutes[i].time, now);
      gint64 to = MIN (minutes[i].time + minutes[i].span_s, now + HOUR_S);
      double rate = get_rate (&minutes[i]);

      if (from >= to || isnan (rate))
        continue;
      g_array_append_vals (bars, &(VaneNextHourBar) {
                                     .from = (double) (from - now) / HOUR_S,
                                     .to = (double) (to - now) / HOUR_S,
                                     .level = rate < WET_MM_PER_HOUR ? 0 : sqrt (fmin (rate / FULL_MM_PER_HOUR, 1)),
                                 }, 1);
    }

  return bars;
}
