/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all widgets of a page show at the same instant, so that none of them reads a clock,
 * and none disagrees with its neighbour. */
#include "config.h"

#include "vane-reading.h"

#include <math.h>

#include "model/vane-alert-list.h"
#include "model/vane-sky.h"

/* As many hours as a person plans for by the hour. */
#define MAX_HOURS_S (48 * 3600)

struct _VaneReading
{
  VaneReport    *report;       /* (owned) */
  VaneUnits      units;
  gint64         now;
  gboolean       has_sample;
  VaneSample     sample;
  VaneBasis      basis;
  guint          first_hour;
  guint          n_hours;
  guint          first_day;
  guint          n_days;
  double         low;          /* NAN when no day has one */
  double         high;
  VaneNextHour   next_hour;
  GPtrArray     *alerts;       /* (owned) (element-type VaneAlert) */
  VaneSkyColours sky;
};

G_DEFINE_BOXED_TYPE (VaneReading, vane_reading, vane_reading_ref, vane_reading_unref)

/* Hours after the one that covers now: that one is Now itself. */
static void
find_hours (VaneReading *self)
{
  guint n = 0;
  const VaneSample *hours = vane_report_get_hours (self->report, &n);

  for (guint i = 0; i < n; i++)
    {
      if (hours[i].time <= self->now)
        self->first_hour = i + 1;
      else if (hours[i].time <= self->now + MAX_HOURS_S)
        self->n_hours++;
    }
}

static void
find_days (VaneReading *self)
{
  guint n = 0;
  const VaneDay *days = vane_report_get_days (self->report, &n);
  guint today = vane_derive_date (vane_report_get_zone (self->report), self->now);

  for (guint i = 0; i < n; i++)
    {
      if (days[i].date < today)
        {
          self->first_day = i + 1;
          continue;
        }
      self->n_days++;
      self->low = fmin (self->low, vane_sample_get (&days[i].sample, VANE_FIELD_TEMPERATURE_MIN));
      self->high = fmax (self->high, vane_sample_get (&days[i].sample, VANE_FIELD_TEMPERATURE_MAX));
    }
}

/* The sky of the place, as it is now: an old sample still has today's sun. */
static void
find_sky (VaneReading *self)
{
  VanePlace *place = vane_report_get_place (self->report);
  double altitude = vane_sky_get_sun_altitude (vane_place_get_latitude (place), vane_place_get_longitude (place),
                                               self->now);

  if (self->has_sample)
    vane_sky_colours_init (&self->sky, altitude, vane_sample_get (&self->sample, VANE_FIELD_CLOUD_COVER),
                           self->sample.condition);
  else
    vane_sky_colours_init (&self->sky, altitude, NAN, VANE_CONDITION_UNKNOWN);
  vane_sky_colours_set_moon (&self->sky, vane_sky_get_moon_phase (self->now));
  if (self->has_sample)
    vane_sky_colours_set_wind (&self->sky, vane_sample_get (&self->sample, VANE_FIELD_WIND_SPEED),
                               vane_sample_get (&self->sample, VANE_FIELD_WIND_DIRECTION));
}

static void
clear (gpointer data)
{
  VaneReading *self = data;

  g_clear_pointer (&self->alerts, g_ptr_array_unref);
  g_clear_pointer (&self->report, vane_report_unref);
}

/**
 * vane_reading_new:
 * @report: a report
 * @units: what the user reads
 * @now: unix seconds
 *
 * Returns: (transfer full): the report as it reads at @now
 */
VaneReading *
vane_reading_new (VaneReport      *report,
                  const VaneUnits *units,
                  gint64           now)
{
  VaneReading *self;

  g_return_val_if_fail (report != NULL && units != NULL, NULL);

  self = g_atomic_rc_box_new0 (VaneReading);
  self->report = vane_report_ref (report);
  self->units = *units;
  self->now = now;
  self->low = NAN;
  self->high = NAN;
  self->has_sample = vane_derive_now (report, now, &self->sample, &self->basis);
  find_hours (self);
  find_days (self);
  vane_derive_next_hour (report, now, &self->next_hour);
  self->alerts = vane_alerts_get_current (report, now);
  find_sky (self);

  return self;
}

/**
 * vane_reading_ref:
 * @self: a reading
 *
 * Returns: (transfer full): @self
 */
VaneReading *
vane_reading_ref (VaneReading *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * vane_reading_unref:
 * @self: (transfer full): a reading
 */
void
vane_reading_unref (VaneReading *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * vane_reading_get_report:
 * @self: a reading
 *
 * Returns: (transfer none): what is read
 */
VaneReport *
vane_reading_get_report (VaneReading *self)
{
  return self->report;
}

/**
 * vane_reading_get_units:
 * @self: a reading
 *
 * Returns: (transfer none): what the user reads
 */
const VaneUnits *
vane_reading_get_units (VaneReading *self)
{
  return &self->units;
}

/**
 * vane_reading_get_now:
 * @self: a reading
 *
 * Returns: the unix second it is read at
 */
gint64
vane_reading_get_now (VaneReading *self)
{
  return self->now;
}

/**
 * vane_reading_get_sample:
 * @self: a reading
 *
 * Returns: (transfer none) (nullable): what is shown as now
 */
const VaneSample *
vane_reading_get_sample (VaneReading *self)
{
  return self->has_sample ? &self->sample : NULL;
}

/**
 * vane_reading_get_basis:
 * @self: a reading
 *
 * Returns: what the sample rests on
 */
VaneBasis
vane_reading_get_basis (VaneReading *self)
{
  return self->basis;
}

/**
 * vane_reading_get_hours:
 * @self: a reading
 * @n: (out): how many hours there are to show after now
 *
 * Returns: the index of the first of them among the report's hours
 */
guint
vane_reading_get_hours (VaneReading *self,
                        guint       *n)
{
  *n = self->n_hours;

  return self->first_hour;
}

/**
 * vane_reading_get_days:
 * @self: a reading
 * @n: (out): how many days there are to show, today among them
 *
 * Returns: the index of the first of them among the report's days
 */
guint
vane_reading_get_days (VaneReading *self,
                       guint       *n)
{
  *n = self->n_days;

  return self->first_day;
}

/**
 * vane_reading_has_date:
 * @self: a reading
 * @date: YYYYMMDD
 *
 * Returns: whether it is one of the days to show
 */
gboolean
vane_reading_has_date (VaneReading *self,
                       guint        date)
{
  guint n = 0;
  const VaneDay *days = vane_report_get_days (self->report, &n);

  for (guint i = self->first_day; i < self->first_day + self->n_days; i++)
    {
      if (days[i].date == date)
        return TRUE;
    }

  return FALSE;
}

/**
 * vane_reading_get_extremes:
 * @self: a reading
 * @low: (out): °C, NAN when no day has one
 * @high: (out): °C, NAN when no day has one
 *
 * The lowest and the highest temperature of the days to show.
 */
void
vane_reading_get_extremes (VaneReading *self,
                           double      *low,
                           double      *high)
{
  *low = self->low;
  *high = self->high;
}

/**
 * vane_reading_get_next_hour:
 * @self: a reading
 *
 * Returns: (transfer none): what the minutes say of the next hour
 */
const VaneNextHour *
vane_reading_get_next_hour (VaneReading *self)
{
  return &self->next_hour;
}

/**
 * vane_reading_get_alerts:
 * @self: a reading
 *
 * Returns: (transfer none) (element-type VaneAlert): those that have not ended, the most severe
 *   first
 */
GPtrArray *
vane_reading_get_alerts (VaneReading *self)
{
  return self->alerts;
}

/**
 * vane_reading_get_sky:
 * @self: a reading
 *
 * Returns: (transfer none): the colours of the sky over the place
 */
const VaneSkyColours *
vane_reading_get_sky (VaneReading *self)
{
  return &self->sky;
}
