/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from what was sent. Days are in vane-derive-days.c. */
#include "config.h"

#include "model/vane-derive.h"

#include <math.h>

#include "model/vane-sky.h"

/* An observation counts as "now" for so long. */
#define OBSERVATION_S 3600

/**
 * vane_basis_to_string:
 * @basis: what a "now" rests on
 *
 * Returns: (transfer none): its stable name, as in JSON
 */
const char *
vane_basis_to_string (VaneBasis basis)
{
  static const char *const names[] = { "observed", "forecast", "old" };

  g_return_val_if_fail ((guint) basis < G_N_ELEMENTS (names), "old");

  return names[basis];
}

static int
find_hour (const VaneSample *hours,
           guint             n,
           gint64            now)
{
  for (guint i = 0; i < n; i++)
    if (hours[i].time <= now && now < hours[i].time + hours[i].span_s)
      return i;

  return -1;
}

/* What changes steadily is read between the two hours; feels-like goes with the
 * temperature. What comes and goes (condition, direction, rain) is the hour's. */
static void
interpolate (VaneSample       *sample,
             const VaneSample *next,
             gint64            now)
{
  static const VaneField steady[] = { VANE_FIELD_TEMPERATURE, VANE_FIELD_FEELS_LIKE, VANE_FIELD_HUMIDITY,
                                      VANE_FIELD_PRESSURE, VANE_FIELD_WIND_SPEED };
  double share = (double) (now - sample->time) / (double) (next->time - sample->time);

  for (guint i = 0; i < G_N_ELEMENTS (steady); i++)
    {
      double from = sample->values[steady[i]];
      double to = next->values[steady[i]];

      if (!isnan (from) && !isnan (to))
        sample->values[steady[i]] = from + (to - from) * share;
    }
}

/**
 * vane_derive_now:
 * @report: a report
 * @now: unix seconds
 * @sample: (out caller-allocates): what to show as "now"
 * @basis: (out): what it rests on
 *
 * An observation of the last hour, as sent; else the stored hours; else the newest value
 * that was sent. A source without observations gives the step that covers now, unchanged.
 *
 * Returns: %FALSE when the report has neither an observation nor hours
 */
gboolean
vane_derive_now (VaneReport *report,
                 gint64      now,
                 VaneSample *sample,
                 VaneBasis  *basis)
{
  const VaneSample *observed = vane_report_get_now (report);
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);
  int covering = find_hour (hours, n, now);

  /* One that is far in the future is from a clock that was wrong: not "now" either. */
  if (observed != NULL && ABS (now - observed->time) <= OBSERVATION_S)
    {
      *sample = *observed;
      *basis = VANE_BASIS_OBSERVED;
      return TRUE;
    }

  if (covering >= 0)
    {
      *sample = hours[covering];
      if (observed != NULL && (guint) covering + 1 < n)
        interpolate (sample, &hours[covering + 1], now);
      sample->daylight = vane_sky_is_day (vane_place_get_latitude (vane_report_get_place (report)),
                                          vane_place_get_longitude (vane_report_get_place (report)), now)
                             ? VANE_DAYLIGHT_DAY
                             : VANE_DAYLIGHT_NIGHT;
      *basis = VANE_BASIS_FORECAST;
      return TRUE;
    }

  if (observed == NULL && n == 0)
    return FALSE;

  *sample = observed != NULL ? *observed : hours[0];
  *basis = VANE_BASIS_OLD;

  return TRUE;
}

static void
take_earlier (gint64 *next,
              gint64  candidate,
              gint64  now)
{
  if (candidate != VANE_TIME_NONE && candidate > now && (*next == VANE_TIME_NONE || candidate < *next))
    *next = candidate;
}

/**
 * vane_derive_next_change:
 * @report: a report
 * @now: unix seconds
 *
 * Returns: the next unix second at which what is shown changes by itself: another hour,
 *   sunrise, sunset, an observation that gets too old, an alert that begins or ends;
 *   %VANE_TIME_NONE when there is none
 */
gint64
vane_derive_next_change (VaneReport *report,
                         gint64      now)
{
  gint64 next = VANE_TIME_NONE;
  guint n;
  const VaneSample *hours = vane_report_get_hours (report, &n);
  const VaneSample *observed = vane_report_get_now (report);
  const VaneDay *days;
  VaneAlert *const *alerts;

  for (guint i = 0; i < n; i++)
    {
      take_earlier (&next, hours[i].time, now);
      take_earlier (&next, hours[i].time + hours[i].span_s, now);
    }
  if (observed != NULL)
    take_earlier (&next, observed->time + OBSERVATION_S + 1, now);

  days = vane_report_get_days (report, &n);
  for (guint i = 0; i < n; i++)
    {
      take_earlier (&next, days[i].sunrise, now);
      take_earlier (&next, days[i].sunset, now);
      take_earlier (&next, days[i].sample.time, now);
    }

  alerts = vane_report_get_alerts (report, &n);
  for (guint i = 0; i < n; i++)
    {
      const VaneAlertFields *alert = vane_alert_get_fields (alerts[i]);

      take_earlier (&next, alert->onset, now);
      take_earlier (&next, alert->ends != VANE_TIME_NONE ? alert->ends : alert->expires, now);
    }

  return next;
}

/**
 * vane_derive_feels_like:
 * @temperature: °C
 * @humidity: %
 * @wind_speed: m/s at 10 m
 *
 * The apparent temperature in the shade of R. G. Steadman, "Norms of apparent
 * temperature in Australia" (1994), as the Bureau of Meteorology publishes it.
 *
 * Returns: °C, or NAN when something is not given
 */
double
vane_derive_feels_like (double temperature,
                        double humidity,
                        double wind_speed)
{
  double vapour_hpa = humidity / 100.0 * 6.105 * exp (17.27 * temperature / (237.7 + temperature));

  return temperature + 0.33 * vapour_hpa - 0.70 * wind_speed - 4.00;
}

/**
 * vane_derive_dew_point:
 * @temperature: °C
 * @humidity: %
 *
 * The Magnus formula with the coefficients of Alduchov and Eskridge (1996).
 *
 * Returns: °C, or NAN when something is not given
 */
double
vane_derive_dew_point (double temperature,
                       double humidity)
{
  double gamma;

  if (isnan (temperature) || !(humidity > 0.0))
    return NAN;

  gamma = log (humidity / 100.0) + 17.625 * temperature / (243.04 + temperature);

  return 243.04 * gamma / (17.625 - gamma);
}
