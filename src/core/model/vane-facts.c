/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-facts-private.h"

#include <math.h>

#include "base/vane-error.h"
#include "model/vane-derive.h"

/* From here on the World Health Organization advises protection. */
#define UV_MODERATE 3.0
/* The scale ends here, and the index does not. */
#define UV_EXTREME 11.0

/* How the values of hours become the day's, where the service has none for the day. */
typedef enum
{
  MEAN,
  GREATEST,
  LEAST,
} Way;

static const struct
{
  VaneField field;
  Way       way;
} of_day[] = {
  { VANE_FIELD_DEW_POINT, MEAN },      { VANE_FIELD_HUMIDITY, MEAN },  { VANE_FIELD_PRESSURE, MEAN },
  { VANE_FIELD_WIND_SPEED, GREATEST }, { VANE_FIELD_WIND_GUST, GREATEST },
  { VANE_FIELD_VISIBILITY, LEAST },    { VANE_FIELD_UV_INDEX, GREATEST },
};

static void
fill_field_from_hours (VaneFacts        *self,
                       const VaneSample *hours,
                       guint             n,
                       VaneField         field,
                       Way               way)
{
  double result = NAN;
  guint n_given = 0;

  for (guint i = 0; i < n; i++)
    {
      double value = vane_sample_get (&hours[i], field);

      if (isnan (value) || hours[i].time < self->start || hours[i].time >= self->end)
        continue;
      n_given++;
      if (way == MEAN)
        result = isnan (result) ? value : result + value;
      else
        result = way == GREATEST ? fmax (result, value) : fmin (result, value);
    }
  if (n_given > 0)
    vane_sample_set (&self->sample, field, way == MEAN ? result / n_given : result);
}

/* Where the strongest wind of that day comes from. */
static void
fill_direction (VaneFacts        *self,
                const VaneSample *hours,
                guint             n)
{
  double strongest = -1.0;

  for (guint i = 0; i < n; i++)
    {
      double speed = vane_sample_get (&hours[i], VANE_FIELD_WIND_SPEED);

      if (hours[i].time < self->start || hours[i].time >= self->end || isnan (speed) || speed <= strongest ||
          !vane_sample_has (&hours[i], VANE_FIELD_WIND_DIRECTION))
        continue;
      strongest = speed;
      self->sample.values[VANE_FIELD_WIND_DIRECTION] = hours[i].values[VANE_FIELD_WIND_DIRECTION];
    }
}

static const VaneDay *
find_day (VaneFacts  *self,
          VaneReport *report)
{
  guint n;
  const VaneDay *days = vane_report_get_days (report, &n);

  for (guint i = 0; i < n; i++)
    if (days[i].date == self->date)
      return &days[i];

  return NULL;
}

static void
fill_day (VaneFacts     *self,
          VaneReport    *report,
          const VaneDay *day)
{
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);

  if (day != NULL)
    self->sample = day->sample;
  else
    vane_sample_init (&self->sample, self->start, self->end - self->start);

  for (guint i = 0; i < G_N_ELEMENTS (of_day); i++)
    if (!vane_sample_has (&self->sample, of_day[i].field))
      fill_field_from_hours (self, hours, n, of_day[i].field, of_day[i].way);
  if (!vane_sample_has (&self->sample, VANE_FIELD_WIND_DIRECTION))
    fill_direction (self, hours, n);
}

/* An observation does not have all that the forecast of its hour has. */
static void
fill_now (VaneFacts  *self,
          VaneReport *report)
{
  static const VaneField fields[] = { VANE_FIELD_DEW_POINT, VANE_FIELD_HUMIDITY, VANE_FIELD_PRESSURE,
                                      VANE_FIELD_WIND_GUST, VANE_FIELD_VISIBILITY, VANE_FIELD_UV_INDEX };
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);
  VaneBasis basis;

  if (!vane_derive_now (report, self->now, &self->sample, &basis))
    vane_sample_init (&self->sample, self->now, 0);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; hours[i].time <= self->now && self->now < hours[i].time + hours[i].span_s &&
                      j < G_N_ELEMENTS (fields); j++)
      if (!vane_sample_has (&self->sample, fields[j]))
        self->sample.values[fields[j]] = hours[i].values[fields[j]];
}

/* For today only from now on; what is over says nothing of when it is low again. */
static void
find_uv (VaneFacts  *self,
         VaneReport *report)
{
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);

  self->uv_share = vane_sample_get (&self->sample, VANE_FIELD_UV_INDEX) / UV_EXTREME;
  self->uv_share = isnan (self->uv_share) ? NAN : fmin (self->uv_share, 1.0);
  self->uv_low_after = VANE_TIME_NONE;
  for (guint i = 0; i < n; i++)
    {
      gint64 end = hours[i].time + hours[i].span_s;

      if (hours[i].time < self->start || hours[i].time >= self->end || (self->is_now && end <= self->now))
        continue;
      if (vane_uv_get_level (vane_sample_get (&hours[i], VANE_FIELD_UV_INDEX)) > VANE_UV_LOW)
        self->uv_low_after = end;
    }
}

/**
 * vane_facts_init:
 * @self: (out caller-allocates): what can be told
 * @report: a report
 * @now: unix seconds
 * @date: YYYYMMDD in the place's zone, or 0 for now
 *
 * What the report does not say is NAN or %VANE_TIME_NONE.
 */
void
vane_facts_init (VaneFacts  *self,
                 VaneReport *report,
                 gint64      now,
                 guint       date)
{
  GTimeZone *zone;
  const VaneDay *day;

  g_return_if_fail (self != NULL && report != NULL);

  zone = vane_report_get_zone (report);
  *self = (VaneFacts) {
    .is_now = date == 0,
    .now = now,
    .date = date != 0 ? date : vane_derive_date (zone, now),
  };
  self->start = vane_derive_midnight (zone, self->date);
  self->end = vane_derive_midnight (zone, vane_derive_next_date (self->date));
  day = find_day (self, report);
  self->has_day = day != NULL;

  if (self->is_now)
    fill_now (self, report);
  else
    fill_day (self, report, day);
  if (!vane_sample_has (&self->sample, VANE_FIELD_DEW_POINT) && self->is_now)
    vane_sample_set (&self->sample, VANE_FIELD_DEW_POINT,
                     vane_derive_dew_point (vane_sample_get (&self->sample, VANE_FIELD_TEMPERATURE),
                                            vane_sample_get (&self->sample, VANE_FIELD_HUMIDITY)));
  find_uv (self, report);
  self->visibility =
      vane_visibility_of (vane_sample_get (&self->sample, VANE_FIELD_VISIBILITY), &self->visibility_share);
  vane_facts_find_rain (self, report);
  vane_facts_find_sky (self, report);
  vane_facts_find_pressure (self, report);
  vane_facts_find_air (self, report);
}

/**
 * vane_uv_get_level:
 * @index: the UV index, or NAN
 *
 * World Health Organization, "Global Solar UV Index: A Practical Guide" (2002): the index is
 * rounded to a whole number first.
 *
 * Returns: its level; low for NAN
 */
VaneUvLevel
vane_uv_get_level (double index)
{
  static const double starts[] = { UV_MODERATE, 6.0, 8.0, UV_EXTREME };
  guint level = VANE_UV_LOW;

  while (level < VANE_UV_EXTREME && round (index) >= starts[level])
    level++;

  return level;
}

/**
 * vane_uv_level_to_string:
 * @level: a level
 *
 * Returns: (transfer none): its stable name, as in JSON
 */
const char *
vane_uv_level_to_string (VaneUvLevel level)
{
  static const char *const names[VANE_N_UV_LEVELS] = { "low", "moderate", "high", "very-high", "extreme" };

  g_return_val_if_fail ((guint) level < VANE_N_UV_LEVELS, "low");

  return names[level];
}
