/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was forecast and what was measured, hour by hour; a source is judged by the two. Of
 * each hour one forecast of a source is kept: the one that was made nearest to a day before,
 * so that a source that is asked often has nothing from that. How it is kept as text is in
 * vane-accuracy-text.c. */
#include "config.h"

#include "model/vane-accuracy-private.h"

#define HOUR_S 3600
#define DAY_S  (24 * HOUR_S)

/* A forecast that was made so long before counts as one of yesterday. */
#define LEAD_H     24
#define MIN_LEAD_H 18
#define MAX_LEAD_H 30
/* Nearer by less is not worth a write. */
#define NEARER_H 2
/* Between steps that are further apart the temperature is anybody's guess. */
#define MAX_STEP_S (3 * HOUR_S)
/* What is dated further ahead is from a clock that was wrong. */
#define CLOCK_SLACK_S 300
#define KEPT_AHEAD_DAYS 2

/* Who calls "now" what a station has measured; the others take it from a model, or from
 * several things at once. */
static const struct
{
  const char *id;
  guint       rank;
} observers[] = { { "nws", 0 }, { "openweathermap", 1 } };

#define OTHER_RANK 2

/**
 * vane_accuracy_new:
 *
 * Returns: (transfer full): nothing is known
 */
VaneAccuracy *
vane_accuracy_new (void)
{
  VaneAccuracy *self = g_new0 (VaneAccuracy, 1);

  self->days = g_array_new (FALSE, FALSE, sizeof (VaneAccuracyDay));

  return self;
}

/**
 * vane_accuracy_free:
 * @self: what is known
 */
void
vane_accuracy_free (VaneAccuracy *self)
{
  g_array_unref (self->days);
  g_free (self);
}

static VaneAccuracyDay *
find_day (VaneAccuracy *self,
          const char   *id,
          gint64        day)
{
  for (guint i = 0; i < self->days->len; i++)
    {
      VaneAccuracyDay *found = &g_array_index (self->days, VaneAccuracyDay, i);

      if (found->day == day && g_str_equal (found->id, id))
        return found;
    }

  return NULL;
}

/**
 * vane_accuracy_ensure_day:
 * @self: what is known
 * @id: the id of a source; empty: what was measured
 * @day: days since 1970
 *
 * Returns: (transfer none) (nullable): its hours; %NULL when there is no room
 */
VaneAccuracyDay *
vane_accuracy_ensure_day (VaneAccuracy *self,
                          const char   *id,
                          gint64        day)
{
  VaneAccuracyDay *found = find_day (self, id, day);
  VaneAccuracyDay fresh = { .day = day };

  if (found != NULL)
    return found;
  if (self->days->len >= VANE_ACCURACY_MAX_RECORDS ||
      g_strlcpy (fresh.id, id, sizeof fresh.id) >= sizeof fresh.id)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fresh.values); i++)
    fresh.values[i] = NAN;
  g_array_append_val (self->days, fresh);

  return &g_array_index (self->days, VaneAccuracyDay, self->days->len - 1);
}

/* NAN where nothing is known of that hour. */
static double
get_value (VaneAccuracy *self,
           const char   *id,
           gint64        hour)
{
  const VaneAccuracyDay *day = find_day (self, id, hour / 24);

  return day != NULL ? day->values[hour % 24] : NAN;
}

/* --- taking notes --- */

/* The temperature at an instant, between the steps. */
static double
interpolate (const VaneSample *hours,
             guint             n,
             gint64            time)
{
  for (guint i = 0; i < n; i++)
    {
      double before = hours[i].values[VANE_FIELD_TEMPERATURE];
      gint64 step_s;

      if (hours[i].time == time)
        return before;
      if (i + 1 == n || hours[i].time > time || hours[i + 1].time <= time)
        continue;
      step_s = hours[i + 1].time - hours[i].time;
      if (step_s > MAX_STEP_S)
        return NAN;

      return before + (hours[i + 1].values[VANE_FIELD_TEMPERATURE] - before) * (double) (time - hours[i].time) /
                          (double) step_s;
    }

  return NAN;
}

/* A tenth of a degree is what is kept: what is kept is also what is compared. */
static double
round_value (double value)
{
  return round (value * 10.0) / 10.0 + 0.0;
}

static gboolean
note_forecast (VaneAccuracy *self,
               const char   *id,
               gint64        hour,
               guint         lead_h,
               double        value)
{
  VaneAccuracyDay *day;
  guint i = hour % 24;

  if (isnan (value))
    return FALSE;
  day = vane_accuracy_ensure_day (self, id, hour / 24);
  if (day == NULL)
    return FALSE;
  if (!isnan (day->values[i]) && ABS ((int) lead_h - LEAD_H) + NEARER_H > ABS ((int) day->details[i] - LEAD_H))
    return FALSE;

  day->values[i] = round_value (value);
  day->details[i] = lead_h;

  return TRUE;
}

static gboolean
note_forecasts (VaneAccuracy *self,
                VaneReport   *report,
                gint64        now)
{
  const VaneBlockInfo *info = vane_report_get_block (report, VANE_BLOCK_HOURS);
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);
  gint64 made_at = info->fetched_at;
  gboolean changed = FALSE;

  if (info->origin == NULL || made_at == VANE_TIME_NONE || made_at < 0 || made_at > now + CLOCK_SLACK_S)
    return FALSE;

  for (gint64 hour = made_at / HOUR_S + MIN_LEAD_H; hour <= made_at / HOUR_S + MAX_LEAD_H; hour++)
    changed |= note_forecast (self, info->origin, hour, hour - made_at / HOUR_S, interpolate (hours, n, hour * HOUR_S));

  return changed;
}

static guint
get_rank (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (observers); i++)
    if (g_strcmp0 (observers[i].id, id) == 0)
      return observers[i].rank;

  return OTHER_RANK;
}

/* One of each hour: the first of those who measure best. */
static gboolean
note_observation (VaneAccuracy *self,
                  VaneReport   *report,
                  gint64        now)
{
  const VaneSample *sample = vane_report_get_now (report);
  guint rank = get_rank (vane_report_get_block (report, VANE_BLOCK_NOW)->origin);
  VaneAccuracyDay *day;
  guint i;

  if (sample == NULL || sample->time < 0 || sample->time > now + CLOCK_SLACK_S ||
      !vane_sample_has (sample, VANE_FIELD_TEMPERATURE))
    return FALSE;
  day = vane_accuracy_ensure_day (self, "", sample->time / DAY_S);
  i = sample->time / HOUR_S % 24;
  if (day == NULL || (!isnan (day->values[i]) && rank >= day->details[i] / 60u))
    return FALSE;

  day->values[i] = round_value (sample->values[VANE_FIELD_TEMPERATURE]);
  day->details[i] = rank * 60 + sample->time % HOUR_S / 60;

  return TRUE;
}

/**
 * vane_accuracy_note:
 * @self: what is known
 * @report: what came in, from one source or several
 * @now: unix seconds
 *
 * Takes down what it says of tomorrow, and what was measured.
 *
 * Returns: whether that was new
 */
gboolean
vane_accuracy_note (VaneAccuracy *self,
                    VaneReport   *report,
                    gint64        now)
{
  gboolean changed;

  g_return_val_if_fail (self != NULL && report != NULL, FALSE);

  vane_accuracy_prune (self, now);
  changed = note_forecasts (self, report, now);

  return note_observation (self, report, now) || changed;
}

/**
 * vane_accuracy_prune:
 * @self: what is known
 * @now: unix seconds
 *
 * Forgets what is too old to count, and what a clock that was wrong has dated ahead.
 */
void
vane_accuracy_prune (VaneAccuracy *self,
                     gint64        now)
{
  gint64 today = now / DAY_S;

  for (guint i = self->days->len; i > 0; i--)
    {
      gint64 day = g_array_index (self->days, VaneAccuracyDay, i - 1).day;

      if (day < today - VANE_ACCURACY_DAYS || day > today + KEPT_AHEAD_DAYS)
        g_array_remove_index (self->days, i - 1);
    }
}

/* --- judging --- */

/* What the source said of an instant of that hour. */
static double
get_forecast (VaneAccuracy *self,
              const char   *id,
              gint64        hour,
              guint         minute)
{
  double before = get_value (self, id, hour);

  if (minute == 0)
    return before;

  return before + (get_value (self, id, hour + 1) - before) * minute / 60.0;
}

/**
 * vane_accuracy_judge:
 * @self: what is known
 * @provider_id: a source
 * @now: unix seconds
 *
 * Returns: how far it was off in the last days
 */
VaneAccuracyScore
vane_accuracy_judge (VaneAccuracy *self,
                     const char   *provider_id,
                     gint64        now)
{
  VaneAccuracyScore score = { 0.0, 0, 0 };
  guint days_seen = 0;

  g_return_val_if_fail (self != NULL && provider_id != NULL, VANE_ACCURACY_SCORE_NONE);

  for (gint64 hour = now / HOUR_S; hour > now / HOUR_S - 24 * VANE_ACCURACY_DAYS && hour >= 0; hour--)
    {
      const VaneAccuracyDay *day = find_day (self, "", hour / 24);
      guint minute = day != NULL ? day->details[hour % 24] % 60u : 0;
      double difference;

      if (day == NULL || isnan (day->values[hour % 24]))
        continue;
      difference = get_forecast (self, provider_id, hour, minute) - day->values[hour % 24];
      if (isnan (difference))
        continue;
      score.error += fabs (difference);
      score.n_hours++;
      days_seen |= 1u << (now / HOUR_S - hour) / 24;
    }

  if (score.n_hours < VANE_ACCURACY_MIN_HOURS)
    return VANE_ACCURACY_SCORE_NONE;

  score.error /= score.n_hours;
  for (; days_seen != 0; days_seen &= days_seen - 1)
    score.n_days++;

  return score;
}
