/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sun and moon, pressure, air: what a report says of them for now or a day. */
#include "config.h"

#include "model/vane-facts-private.h"

#include <math.h>

#include "base/vane-error.h"

#define HOUR_S 3600
/* For now the curve shows as much of what was as of what will be. */
#define CURVE_BEFORE_S (12 * HOUR_S)
#define TREND_S (3 * HOUR_S)

/* The moon passes the horizon at least once in so long, but near the poles. */
#define MOON_S (26 * HOUR_S)

/* --- sun and moon --- */

static gint64
measure_daylight (const VaneFacts *self)
{
  gboolean rises = self->sunrise != VANE_TIME_NONE;
  gboolean sets = self->sunset != VANE_TIME_NONE;

  if (self->sun == VANE_SUN_ALWAYS_UP)
    return self->end - self->start;
  if (self->sun == VANE_SUN_ALWAYS_DOWN)
    return 0;
  if (rises && sets)
    return self->sunset > self->sunrise ? self->sunset - self->sunrise
                                        : self->end - self->start - (self->sunrise - self->sunset);

  return rises ? self->end - self->sunrise : self->sunset - self->start;
}

/* The times that the report has for the date; else computed. */
static void
find_sun_times (VaneFacts  *self,
                VaneReport *report,
                double      latitude,
                double      longitude)
{
  guint n;
  const VaneDay *days = vane_report_get_days (report, &n);

  self->sun = vane_sky_get_sun_times (latitude, longitude, self->start, self->end, &self->sunrise, &self->sunset);
  for (guint i = 0; i < n && self->sun == VANE_SUN_RISES; i++)
    if (days[i].date == self->date && (days[i].sunrise != VANE_TIME_NONE || days[i].sunset != VANE_TIME_NONE))
      {
        self->sunrise = days[i].sunrise;
        self->sunset = days[i].sunset;
      }
  self->daylight_s = measure_daylight (self);
}

void
vane_facts_find_sky (VaneFacts  *self,
                     VaneReport *report)
{
  VanePlace *place = vane_report_get_place (report);
  double latitude = vane_place_get_latitude (place);
  double longitude = vane_place_get_longitude (place);
  gint64 middle = self->is_now ? self->now : self->start + (self->end - self->start) / 2;

  find_sun_times (self, report, latitude, longitude);
  for (guint i = 0; i < VANE_FACTS_N_ALTITUDES; i++)
    self->sun_altitudes[i] = vane_sky_get_sun_altitude (
        latitude, longitude, self->start + (self->end - self->start) * i / (VANE_FACTS_N_ALTITUDES - 1));

  self->southern = latitude < 0.0;
  self->moon_phase = vane_sky_get_moon_phase (middle);
  vane_moon_get_times (latitude, longitude, self->is_now ? self->now : self->start,
                       self->is_now ? self->now + MOON_S : self->end, &self->moonrise, &self->moonset);
}

/**
 * vane_sun_state_to_string:
 * @state: what the sun does on a date
 *
 * Returns: (transfer none): its stable name, as in JSON
 */
const char *
vane_sun_state_to_string (VaneSunState state)
{
  static const char *const names[] = { "rises", "always-up", "always-down" };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (names), "rises");

  return names[state];
}

/* --- pressure --- */

/* Between two hours as on a straight line; NAN beyond the first and the last of them. */
static double
read_pressure (const VaneSample *hours,
               guint             n,
               gint64            time)
{
  for (guint i = 0; i < n; i++)
    {
      double from = vane_sample_get (&hours[i], VANE_FIELD_PRESSURE);
      double to;

      if (hours[i].time == time)
        return from;
      if (i + 1 == n || hours[i].time > time || hours[i + 1].time < time)
        continue;
      to = vane_sample_get (&hours[i + 1], VANE_FIELD_PRESSURE);

      return from + (to - from) * (double) (time - hours[i].time) / (double) (hours[i + 1].time - hours[i].time);
    }

  return NAN;
}

/* Past and future from the same series: an observation and a forecast differ by more than
 * what the pressure changes in three hours. */
static void
find_trend (VaneFacts        *self,
            const VaneSample *hours,
            guint             n)
{
  double now = read_pressure (hours, n, self->now);
  double before = read_pressure (hours, n, self->now - TREND_S);

  self->pressure_change = NAN;
  if (!self->is_now)
    return;
  self->pressure_change = now - before;
  if (isnan (self->pressure_change) && n > 0)
    {
      /* A service that sends no hours that are over. */
      gint64 from = MAX (self->now, hours[0].time);

      self->pressure_change = read_pressure (hours, n, from + TREND_S) - read_pressure (hours, n, from);
    }
  self->trend = vane_trend_of (self->pressure_change);
}

void
vane_facts_find_pressure (VaneFacts  *self,
                          VaneReport *report)
{
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);

  self->pressures_start = self->is_now ? self->now - CURVE_BEFORE_S : self->start;
  self->pressure_low = self->pressure_high = NAN;
  for (guint i = 0; i < VANE_FACTS_N_PRESSURES; i++)
    {
      double pressure = read_pressure (hours, n, self->pressures_start + (gint64) i * HOUR_S);

      self->pressures[i] = pressure;
      self->n_pressures += !isnan (pressure);
      self->pressure_low = fmin (self->pressure_low, pressure);
      self->pressure_high = fmax (self->pressure_high, pressure);
    }
  find_trend (self, hours, n);
}

/**
 * vane_trend_of:
 * @change: hPa in three hours, or NAN
 *
 * The terms of the Met Office's shipping forecast: slowly up to 1.5 hPa in three hours,
 * quickly from 3.6 on; steady below 0.1. A forecast is not as exact as that: below 0.3 here.
 *
 * Returns: what it is called
 */
VaneTrend
vane_trend_of (double change)
{
  double size = fabs (change);
  gboolean rises = change > 0.0;

  if (isnan (change))
    return VANE_TREND_UNKNOWN;
  if (size < 0.3)
    return VANE_TREND_STEADY;
  if (size < 1.55)
    return rises ? VANE_TREND_RISING_SLOWLY : VANE_TREND_FALLING_SLOWLY;
  if (size < 3.55)
    return rises ? VANE_TREND_RISING : VANE_TREND_FALLING;

  return rises ? VANE_TREND_RISING_QUICKLY : VANE_TREND_FALLING_QUICKLY;
}

/**
 * vane_trend_to_string:
 * @trend: a trend
 *
 * Returns: (transfer none) (nullable): its stable name, as in JSON; %NULL when unknown
 */
const char *
vane_trend_to_string (VaneTrend trend)
{
  static const char *const names[VANE_N_TRENDS] = {
    NULL, "steady", "rising-slowly", "rising", "rising-quickly", "falling-slowly", "falling", "falling-quickly",
  };

  g_return_val_if_fail ((guint) trend < VANE_N_TRENDS, NULL);

  return names[trend];
}

/* --- air --- */

/* A day: the hour in which the air is worst. */
static const VaneSample *
find_worst_air (const VaneFacts  *self,
                const VaneSample *air,
                guint             n,
                const char       *country)
{
  const VaneSample *found = NULL;
  double worst = -1.0;

  for (guint i = 0; i < n; i++)
    {
      VaneAirIndex index;

      if (air[i].time < self->start || air[i].time >= self->end)
        continue;
      vane_air_index_init (&index, &air[i], country);
      if (found == NULL || index.value > worst)
        {
          found = &air[i];
          worst = isnan (index.value) ? worst : index.value;
        }
    }

  return found;
}

/* Pollen fly at other hours than soot: of a day each kind's greatest. */
static void
take_pollen (VaneFacts        *self,
             const VaneSample *air,
             guint             n)
{
  for (guint field = VANE_POLLEN_FIRST; field <= VANE_POLLEN_LAST; field++)
    {
      for (guint i = 0; i < n && !self->is_now; i++)
        if (air[i].time >= self->start && air[i].time < self->end)
          self->air.values[field] = fmax (self->air.values[field], air[i].values[field]);
      if (vane_sample_has (&self->air, field))
        self->has_pollen = TRUE;
    }
}

void
vane_facts_find_air (VaneFacts  *self,
                     VaneReport *report)
{
  guint n;
  const VaneSample *air = vane_report_get_air (report, &n);
  const char *country = vane_report_get_country_code (report);
  const VaneSample *found =
      self->is_now ? vane_air_find_now (air, n, self->now) : find_worst_air (self, air, n, country);

  vane_sample_init (&self->air, self->start, 0);
  self->index = (VaneAirIndex) { .value = NAN };
  if (found == NULL)
    return;

  self->has_air = TRUE;
  self->air = *found;
  vane_air_index_init (&self->index, &self->air, country);
  take_pollen (self, air, n);
}
