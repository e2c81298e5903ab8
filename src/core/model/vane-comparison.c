/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a comparison, and what a report has for each: the same measure of all
 * sources, and nothing where one says too little of the span. */
#include "config.h"

#include "model/vane-comparison.h"

#include <math.h>

#include "model/vane-derive.h"

/* "Now" has the rain of so long. */
#define SOON_S 3600
/* Of extremes: a source that says less of a span than this share has none. */
#define ENOUGH 0.6
/* Of amounts: what is missing of a span would be missing in the sum. */
#define SLACK_S 600

static const char *const state_names[VANE_N_COMPARED_STATES] = {
  "waiting", "arrived", "failed", "not-covered", "needs-key"
};
static const char *const kind_names[VANE_N_SPAN_KINDS] = { "now", "tonight", "day" };

/**
 * vane_compared_state_to_string:
 * @state: a state
 *
 * Returns: (transfer none): its stable name, as in JSON
 */
const char *
vane_compared_state_to_string (VaneComparedState state)
{
  g_return_val_if_fail ((guint) state < VANE_N_COMPARED_STATES, NULL);

  return state_names[state];
}

/**
 * vane_span_kind_to_string:
 * @kind: a kind of span
 *
 * Returns: (transfer none): its stable name, as in JSON
 */
const char *
vane_span_kind_to_string (VaneSpanKind kind)
{
  g_return_val_if_fail ((guint) kind < VANE_N_SPAN_KINDS, NULL);

  return kind_names[kind];
}

/* That hour of the place's clock; where it is skipped, GLib answers with one near by. */
static gint64
find_hour (GTimeZone *zone,
           guint      date,
           int        hour)
{
  g_autoptr(GDateTime) local = g_date_time_new (zone, date / 10000, date / 100 % 100, date % 100, hour, 0, 0.0);

  return local != NULL ? g_date_time_to_unix (local) : VANE_TIME_NONE;
}

/**
 * vane_comparison_init_spans:
 * @spans: (out caller-allocates): now, tonight, and the days that come
 * @zone: the place's zone
 * @now: unix seconds
 *
 * Before six in the morning tonight is the night that ends then, and the first of the days is
 * the one that has begun; else it is tomorrow.
 */
void
vane_comparison_init_spans (VaneSpan   spans[VANE_COMPARISON_N_SPANS],
                            GTimeZone *zone,
                            gint64     now)
{
  guint today = vane_derive_date (zone, now);
  gboolean in_night = now < find_hour (zone, today, VANE_TONIGHT_ENDS_H);
  guint date = in_night ? today : vane_derive_next_date (today);

  spans[0] = (VaneSpan) { VANE_SPAN_NOW, today, now, now + SOON_S };
  spans[1] = (VaneSpan) { VANE_SPAN_TONIGHT, date, in_night ? now : find_hour (zone, today, VANE_TONIGHT_BEGINS_H),
                          find_hour (zone, date, VANE_TONIGHT_ENDS_H) };
  spans[1].start = MAX (spans[1].start, now);

  for (guint i = 0; i < VANE_COMPARISON_N_DAYS; i++)
    {
      guint next = vane_derive_next_date (date);

      spans[2 + i] = (VaneSpan) { VANE_SPAN_DAY, date, vane_derive_midnight (zone, date),
                                  vane_derive_midnight (zone, next) };
      date = next;
    }
}

/* --- what the hours say of a span --- */

typedef struct
{
  double extreme;    /* or the sum */
  gint64 covered_s;
} Sum;

static void
take_extreme (double  *extreme,
              double   value,
              gboolean greatest)
{
  if (!isnan (value) && (isnan (*extreme) || (greatest ? value > *extreme : value < *extreme)))
    *extreme = value;
}

static gint64
get_overlap (const VaneSpan   *span,
             const VaneSample *hour)
{
  return MIN (hour->time + hour->span_s, span->end) - MAX (hour->time, span->start);
}

/* @also: the field that a step's own extreme stands in. */
static double
find_extreme (const VaneSpan   *span,
              const VaneSample *hours,
              guint             n,
              VaneField         field,
              VaneField         also,
              gboolean          greatest)
{
  Sum sum = { NAN, 0 };

  for (guint i = 0; i < n; i++)
    {
      gint64 overlap_s = get_overlap (span, &hours[i]);
      double own = hours[i].values[also];

      if (overlap_s <= 0 || (isnan (hours[i].values[field]) && isnan (own)))
        continue;
      take_extreme (&sum.extreme, hours[i].values[field], greatest);
      /* Of a step of which the less lies in the span nobody knows where its extreme was. */
      if (2 * overlap_s >= hours[i].span_s)
        take_extreme (&sum.extreme, own, greatest);
      sum.covered_s += overlap_s;
    }

  return (double) sum.covered_s >= ENOUGH * (double) (span->end - span->start) ? sum.extreme : NAN;
}

static double
find_amount (const VaneSpan   *span,
             const VaneSample *hours,
             guint             n)
{
  Sum sum = { 0.0, 0 };

  for (guint i = 0; i < n; i++)
    {
      gint64 overlap_s = get_overlap (span, &hours[i]);
      double amount = hours[i].values[VANE_FIELD_PRECIPITATION];

      if (overlap_s <= 0 || isnan (amount))
        continue;
      sum.extreme += amount * (double) overlap_s / (double) hours[i].span_s;
      sum.covered_s += overlap_s;
    }

  return sum.covered_s >= span->end - span->start - SLACK_S ? sum.extreme : NAN;
}

static void
read_rain (const VaneSpan *span,
           VaneReport     *report,
           VaneSample     *cell)
{
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);

  cell->values[VANE_FIELD_PRECIPITATION] = find_amount (span, hours, n);
  cell->values[VANE_FIELD_PRECIPITATION_PROBABILITY] =
      find_extreme (span, hours, n, VANE_FIELD_PRECIPITATION_PROBABILITY, VANE_FIELD_PRECIPITATION_PROBABILITY, TRUE);
}

static void
read_now (const VaneSpan *span,
          VaneReport     *report,
          gint64          now,
          VaneSample     *cell)
{
  VaneSample sample;
  VaneBasis basis;

  read_rain (span, report, cell);
  if (!vane_derive_now (report, now, &sample, &basis) || basis == VANE_BASIS_OLD)
    return;

  cell->values[VANE_FIELD_TEMPERATURE] = sample.values[VANE_FIELD_TEMPERATURE];
  cell->values[VANE_FIELD_WIND_SPEED] = sample.values[VANE_FIELD_WIND_SPEED];
  cell->condition = sample.condition;
  cell->daylight = sample.daylight;
}

static void
read_night (const VaneSpan *span,
            VaneReport     *report,
            VaneSample     *cell)
{
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);

  read_rain (span, report, cell);
  cell->values[VANE_FIELD_TEMPERATURE_MIN] =
      find_extreme (span, hours, n, VANE_FIELD_TEMPERATURE, VANE_FIELD_TEMPERATURE_MIN, FALSE);
  cell->values[VANE_FIELD_WIND_SPEED] =
      find_extreme (span, hours, n, VANE_FIELD_WIND_SPEED, VANE_FIELD_WIND_SPEED, TRUE);
}

static void
read_day (const VaneSpan *span,
          VaneReport     *report,
          VaneSample     *cell)
{
  static const VaneField fields[] = {
    VANE_FIELD_TEMPERATURE_MAX, VANE_FIELD_TEMPERATURE_MIN, VANE_FIELD_PRECIPITATION,
    VANE_FIELD_PRECIPITATION_PROBABILITY, VANE_FIELD_WIND_SPEED,
  };
  guint n;
  const VaneDay *days = vane_report_get_days (report, &n);

  for (guint i = 0; i < n; i++)
    {
      if (days[i].date != span->date)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        cell->values[fields[j]] = days[i].sample.values[fields[j]];
      cell->condition = days[i].sample.condition;
      break;
    }
}

/**
 * vane_comparison_read:
 * @span: a column
 * @report: what a source says
 * @now: unix seconds
 * @cell: (out caller-allocates): now: temperature and wind now, rain of the next hour;
 *   tonight: the least temperature, the rain, the greatest wind; a day: what its source says
 *   of it. What is not known is NAN.
 *
 * Returns: whether there is anything
 */
gboolean
vane_comparison_read (const VaneSpan *span,
                      VaneReport     *report,
                      gint64          now,
                      VaneSample     *cell)
{
  g_return_val_if_fail (span != NULL && report != NULL && cell != NULL, FALSE);

  vane_sample_init (cell, span->start, span->end - span->start);
  switch (span->kind)
    {
    case VANE_SPAN_NOW:
      read_now (span, report, now, cell);
      break;
    case VANE_SPAN_TONIGHT:
      read_night (span, report, cell);
      break;
    case VANE_SPAN_DAY:
    default:
      read_day (span, report, cell);
      break;
    }

  return !vane_sample_is_empty (cell);
}

/**
 * vane_comparison_spread:
 * @span: a column
 * @rows: (array length=n_rows): the sources
 * @n_rows: how many
 * @field: a field of the cells
 * @now: unix seconds
 * @spread: (out caller-allocates): how far they are apart
 *
 * Of the sources that say something: one alone is apart from nobody.
 */
void
vane_comparison_spread (const VaneSpan     *span,
                        const VaneCompared *rows,
                        guint               n_rows,
                        VaneField           field,
                        gint64              now,
                        VaneSpread         *spread)
{
  *spread = (VaneSpread) { NAN, NAN, 0 };

  for (guint i = 0; i < n_rows; i++)
    {
      VaneSample cell;

      if (rows[i].report == NULL || !vane_comparison_read (span, rows[i].report, now, &cell) ||
          !vane_sample_has (&cell, field))
        continue;
      take_extreme (&spread->low, cell.values[field], FALSE);
      take_extreme (&spread->high, cell.values[field], TRUE);
      spread->n++;
    }
}

static double
read_temperature (const VaneSpan     *span,
                  const VaneCompared *row,
                  gint64              now)
{
  VaneSample cell;

  if (row->state != VANE_COMPARED_ARRIVED || row->report == NULL ||
      !vane_comparison_read (span, row->report, now, &cell))
    return NAN;

  return vane_sample_get (&cell, VANE_FIELD_TEMPERATURE);
}

/**
 * vane_comparison_count_agreeing:
 * @span: the column of now
 * @rows: (array length=n_rows): the sources
 * @n_rows: how many
 * @id: of one of them
 * @now: unix seconds
 * @n_agreeing: (out): how many others say the same, within %VANE_AGREES_WITHIN_C
 * @n_others: (out): how many others say anything
 *
 * Returns: whether it and another one say anything
 */
gboolean
vane_comparison_count_agreeing (const VaneSpan     *span,
                                const VaneCompared *rows,
                                guint               n_rows,
                                const char         *id,
                                gint64              now,
                                guint              *n_agreeing,
                                guint              *n_others)
{
  double own = NAN;

  *n_agreeing = *n_others = 0;
  for (guint i = 0; i < n_rows; i++)
    if (g_str_equal (rows[i].info->id, id))
      own = read_temperature (span, &rows[i], now);
  for (guint i = 0; i < n_rows && !isnan (own); i++)
    {
      double other = g_str_equal (rows[i].info->id, id) ? NAN : read_temperature (span, &rows[i], now);

      *n_others += !isnan (other);
      *n_agreeing += fabs (other - own) <= VANE_AGREES_WITHIN_C;
    }

  return *n_others > 0;
}
