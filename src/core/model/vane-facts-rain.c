/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Precipitation of a date, of the next 24 hours, and hour by hour; visibility. */
#include "config.h"

#include "model/vane-facts-private.h"

#include <math.h>

#define HOUR_S 3600
#define DAY_S (24 * HOUR_S)

/* What falls between two instants, in mm; NAN unless the hours cover all but @gap_s of it. */
static double
sum_rain (const VaneSample *hours,
          guint             n,
          gint64            start,
          gint64            end,
          gint64            gap_s)
{
  gint64 covered_s = 0;
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    {
      gint64 overlap_s = MIN (hours[i].time + hours[i].span_s, end) - MAX (hours[i].time, start);
      double amount = vane_sample_get (&hours[i], VANE_FIELD_PRECIPITATION);

      if (overlap_s <= 0 || isnan (amount))
        continue;
      covered_s += overlap_s;
      sum += amount * overlap_s / hours[i].span_s;
    }

  return covered_s > 0 && covered_s >= end - start - gap_s ? sum : NAN;
}

static double
find_chance (const VaneSample *hours,
             guint             n,
             gint64            start,
             gint64            end)
{
  double chance = NAN;

  for (guint i = 0; i < n; i++)
    if (hours[i].time < end && hours[i].time + hours[i].span_s > start)
      chance = fmax (chance, vane_sample_get (&hours[i], VANE_FIELD_PRECIPITATION_PROBABILITY));

  return chance;
}

void
vane_facts_find_rain (VaneFacts  *self,
                      VaneReport *report)
{
  guint n, n_days;
  const VaneSample *hours = vane_report_get_hours (report, &n);
  const VaneDay *days = vane_report_get_days (report, &n_days);
  gint64 start = self->is_now ? self->now - self->now % HOUR_S : self->start;

  self->precipitation_day = self->precipitation_24h = self->chance_24h = self->rain_most = NAN;
  for (guint i = 0; i < n_days; i++)
    if (days[i].date == self->date)
      {
        self->precipitation_day = vane_sample_get (&days[i].sample, VANE_FIELD_PRECIPITATION);
        self->chance_24h = vane_sample_get (&days[i].sample, VANE_FIELD_PRECIPITATION_PROBABILITY);
      }
  if (self->is_now)
    {
      /* Half a day is not "the next 24 hours". */
      self->precipitation_24h = sum_rain (hours, n, self->now, self->now + DAY_S, HOUR_S);
      self->chance_24h = find_chance (hours, n, self->now, self->now + DAY_S);
    }
  for (guint i = 0; i < VANE_FACTS_N_RAINS; i++)
    {
      self->rains[i] = sum_rain (hours, n, start + i * HOUR_S, start + (i + 1) * HOUR_S, HOUR_S - 1);
      self->rain_most = fmax (self->rain_most, self->rains[i]);
    }
}

/**
 * vane_visibility_of:
 * @metres: how far one sees, or NAN
 * @share: (out): 0 … 1: where on the scale it lies, the words being of equal length; NAN
 *   for NAN
 *
 * The Met Office's terms: very poor below 1 km, poor below 4, moderate below 10, good below
 * 20, very good below 40, excellent beyond.
 *
 * Returns: what it is called
 */
VaneVisibility
vane_visibility_of (double  metres,
                    double *share)
{
  static const double ends[] = { 1000, 4000, 10000, 20000, 40000, 80000 };
  double start = 0.0;
  guint i = 0;

  while (i < VANE_VISIBILITY_EXCELLENT && metres >= ends[i])
    start = ends[i++];
  *share = isnan (metres) ? NAN : fmin ((i + (metres - start) / (ends[i] - start)) / VANE_N_VISIBILITIES, 1.0);

  return i;
}

/**
 * vane_visibility_to_string:
 * @visibility: a visibility
 *
 * Returns: (transfer none): its stable name, as in JSON
 */
const char *
vane_visibility_to_string (VaneVisibility visibility)
{
  static const char *const names[VANE_N_VISIBILITIES] = {
    "very-poor", "poor", "moderate", "good", "very-good", "excellent",
  };

  g_return_val_if_fail ((guint) visibility < VANE_N_VISIBILITIES, "very-poor");

  return names[visibility];
}
