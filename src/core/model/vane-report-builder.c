/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects what a provider read and makes one checked, sorted, immutable report of it. */
#include "config.h"

#include "model/vane-report-private.h"

#include <math.h>

#include "model/vane-alert-list.h"
#include "model/vane-derive.h"
#include "model/vane-sky.h"

/* A service never sends so many; somebody who wants our memory may. */
#define MAX_SAMPLES 2048
#define MAX_ALERTS 256

typedef struct
{
  guint  date;
  gint64 sunrise;
  gint64 sunset;
} Sun;

struct _VaneReportBuilder
{
  VaneReport *report;    /* (owned) (nullable): not yet given out */
  guint       required;  /* VANE_BLOCK_BIT()s */
  guint       asked;
  guint       failed;
  GArray     *sun;       /* (owned) (element-type Sun) */
  char       *zone_name; /* (owned) (nullable) */
  int         offset_s;
  gboolean    has_offset;
};

/**
 * vane_report_builder_new:
 * @place: the place
 * @provider_id: id of the provider
 * @required_blocks: VANE_BLOCK_BIT()s of the blocks without which there is no report
 *
 * Returns: (transfer full): an empty builder
 */
VaneReportBuilder *
vane_report_builder_new (VanePlace  *place,
                         const char *provider_id,
                         guint       required_blocks)
{
  VaneReportBuilder *self = g_new0 (VaneReportBuilder, 1);

  self->report = vane_report_alloc (place, provider_id);
  self->required = required_blocks;
  self->sun = g_array_new (FALSE, FALSE, sizeof (Sun));

  return self;
}

/**
 * vane_report_builder_free:
 * @self: (transfer full): a builder
 */
void
vane_report_builder_free (VaneReportBuilder *self)
{
  g_clear_pointer (&self->report, vane_report_unref);
  g_array_unref (self->sun);
  g_free (self->zone_name);
  g_free (self);
}

/**
 * vane_report_builder_set_zone:
 * @self: a builder
 * @name: (nullable): IANA name, as the service gave it; one that nobody knows is passed over
 */
void
vane_report_builder_set_zone (VaneReportBuilder *self,
                              const char        *name)
{
  g_free (self->zone_name);
  self->zone_name = g_strdup (name);
}

/**
 * vane_report_builder_set_offset:
 * @self: a builder
 * @offset_s: seconds east of UTC; nonsense is passed over
 */
void
vane_report_builder_set_offset (VaneReportBuilder *self,
                                int                offset_s)
{
  if (ABS (offset_s) > 15 * 3600)
    return;

  self->offset_s = offset_s;
  self->has_offset = TRUE;
}

/**
 * vane_report_builder_add:
 * @self: a builder
 * @block: now, minutes, hours or air
 * @sample: what to copy; one that says nothing is passed over
 */
void
vane_report_builder_add (VaneReportBuilder *self,
                         VaneBlock          block,
                         const VaneSample  *sample)
{
  g_return_if_fail (block != VANE_BLOCK_DAYS && block != VANE_BLOCK_ALERTS);

  if (vane_sample_is_empty (sample) || self->report->samples[block]->len >= MAX_SAMPLES)
    return;

  g_array_append_val (self->report->samples[block], *sample);
}

/**
 * vane_report_builder_add_day:
 * @self: a builder
 * @day: what to copy: its date counts, midnights are set by the builder
 */
void
vane_report_builder_add_day (VaneReportBuilder *self,
                             const VaneDay     *day)
{
  if (vane_sample_is_empty (&day->sample) || self->report->samples[VANE_BLOCK_DAYS]->len >= MAX_SAMPLES)
    return;

  g_array_append_val (self->report->samples[VANE_BLOCK_DAYS], *day);
}

/**
 * vane_report_builder_take_alert:
 * @self: a builder
 * @alert: (transfer full): an alert; tests, cancels and what is replaced may be among them
 */
void
vane_report_builder_take_alert (VaneReportBuilder *self,
                                VaneAlert         *alert)
{
  if (self->report->alerts->len >= MAX_ALERTS)
    vane_alert_unref (alert);
  else
    g_ptr_array_add (self->report->alerts, alert);
}

/**
 * vane_report_builder_set_unplaced:
 * @self: a builder
 * @n: how many alerts there are in the country that may or may not concern the place
 * @url: (nullable): where to look them up
 *
 * Counts where no alert is given that does concern the place.
 */
void
vane_report_builder_set_unplaced (VaneReportBuilder *self,
                                  guint              n,
                                  const char        *url)
{
  self->report->blocks[VANE_BLOCK_ALERTS].n_unplaced = n;
  self->report->blocks[VANE_BLOCK_ALERTS].url = g_intern_string (url);
}

/**
 * vane_report_builder_peek:
 * @self: a builder
 * @block: any but alerts
 *
 * For readers of columns, which write many samples in place.
 *
 * Returns: (transfer none) (element-type VaneSample): the block's samples so far;
 *   of #VaneDay for the days
 */
GArray *
vane_report_builder_peek (VaneReportBuilder *self,
                          VaneBlock          block)
{
  return self->report->samples[block];
}

/**
 * vane_report_builder_set_sun:
 * @self: a builder
 * @date: YYYYMMDD in the place's zone
 * @sunrise: unix seconds or %VANE_TIME_NONE
 * @sunset: unix seconds or %VANE_TIME_NONE
 *
 * The service's own sun times of a date; the other dates are computed.
 */
void
vane_report_builder_set_sun (VaneReportBuilder *self,
                             guint              date,
                             gint64             sunrise,
                             gint64             sunset)
{
  Sun sun = { date, sunrise, sunset };

  g_array_append_val (self->sun, sun);
}

/**
 * vane_report_builder_set_asked:
 * @self: a builder
 * @block: a block
 * @fetched_at: unix seconds
 * @expires_at: unix seconds
 *
 * Says that a part of the plan was for that block. Of several parts the oldest
 * fetch and the earliest expiry count.
 */
void
vane_report_builder_set_asked (VaneReportBuilder *self,
                               VaneBlock          block,
                               gint64             fetched_at,
                               gint64             expires_at)
{
  VaneBlockInfo *info = &self->report->blocks[block];

  self->asked |= VANE_BLOCK_BIT (block);
  if (fetched_at != VANE_TIME_NONE && (info->fetched_at == VANE_TIME_NONE || fetched_at < info->fetched_at))
    info->fetched_at = fetched_at;
  if (expires_at != VANE_TIME_NONE && (info->expires_at == VANE_TIME_NONE || expires_at < info->expires_at))
    info->expires_at = expires_at;
}

/**
 * vane_report_builder_set_failed:
 * @self: a builder
 * @block: a block
 * @code: why it has no value
 */
void
vane_report_builder_set_failed (VaneReportBuilder *self,
                                VaneBlock          block,
                                VaneError          code)
{
  self->failed |= VANE_BLOCK_BIT (block);
  self->report->blocks[block].code = code;
}

/* The order of decisions.md, "Zone of a place". */
static void
settle_zone (VaneReportBuilder *self)
{
  VaneReport *report = self->report;
  const char *of_place = vane_place_get_timezone (report->place);

  if ((report->zone = vane_report_find_zone (of_place)) != NULL)
    {
      report->zone_name = g_strdup (of_place);
      report->zone_origin =
          g_str_has_prefix (vane_place_get_id (report->place), "om:") ? VANE_ZONE_GEOCODER : VANE_ZONE_LOOKUP;
    }
  else if ((report->zone = vane_report_find_zone (self->zone_name)) != NULL)
    {
      report->zone_name = g_strdup (self->zone_name);
      report->zone_origin = VANE_ZONE_REPORT;
    }
  else if (self->has_offset)
    {
      report->zone = g_time_zone_new_offset (self->offset_s);
      report->zone_origin = VANE_ZONE_OFFSET;
    }
  else
    {
      double hours = vane_place_get_longitude (report->place) / 15.0;

      report->zone = g_time_zone_new_offset ((gint32) (hours < 0.0 ? hours - 0.5 : hours + 0.5) * 3600);
      report->zone_origin = VANE_ZONE_LONGITUDE;
    }
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const VaneDay *x = a;
  const VaneDay *y = b;

  return x->date < y->date ? -1 : x->date > y->date;
}

/* An hour's picture stands beside the sunrise and the sunset: before them what they change must not have changed.
 * What is longer has the picture of most of it. */
static gint64
get_lit_moment (const VaneSample *sample)
{
  return sample->span_s > 3600 ? sample->time + sample->span_s / 2 : sample->time;
}

static void
fill_daylight (VaneReport *report,
               GArray     *samples)
{
  double latitude = vane_place_get_latitude (report->place);
  double longitude = vane_place_get_longitude (report->place);

  for (guint i = 0; i < samples->len; i++)
    {
      VaneSample *sample = &g_array_index (samples, VaneSample, i);

      if (sample->daylight == VANE_DAYLIGHT_UNKNOWN)
        sample->daylight = vane_sky_is_day (latitude, longitude, get_lit_moment (sample))
                               ? VANE_DAYLIGHT_DAY
                               : VANE_DAYLIGHT_NIGHT;
    }
}

static void
fill_sun (VaneReportBuilder *self,
          VaneDay           *day)
{
  VaneReport *report = self->report;

  for (guint i = 0; i < self->sun->len; i++)
    {
      const Sun *sun = &g_array_index (self->sun, Sun, i);

      if (sun->date == day->date)
        {
          day->sunrise = sun->sunrise;
          day->sunset = sun->sunset;
          return;
        }
    }

  if (day->sunrise == VANE_TIME_NONE && day->sunset == VANE_TIME_NONE)
    vane_sky_get_sun_times (vane_place_get_latitude (report->place), vane_place_get_longitude (report->place),
                            day->sample.time, day->sample.time + day->sample.span_s, &day->sunrise, &day->sunset);
}

/* What is left of today's forecast may begin after its warmest hour: what was measured is
 * part of the day, too, and no high is below it. */
static void
add_now (VaneReport *report,
         GArray     *days)
{
  const GArray *nows = report->samples[VANE_BLOCK_NOW];
  const VaneSample *now = nows->len > 0 ? &g_array_index (nows, VaneSample, 0) : NULL;
  double temperature = now != NULL ? vane_sample_get (now, VANE_FIELD_TEMPERATURE) : NAN;

  for (guint i = 0; !isnan (temperature) && i < days->len; i++)
    {
      VaneSample *day = &g_array_index (days, VaneDay, i).sample;

      if (now->time < day->time || now->time >= day->time + day->span_s)
        continue;
      vane_sample_set (day, VANE_FIELD_TEMPERATURE_MIN,
                       fmin (vane_sample_get (day, VANE_FIELD_TEMPERATURE_MIN), temperature));
      vane_sample_set (day, VANE_FIELD_TEMPERATURE_MAX,
                       fmax (vane_sample_get (day, VANE_FIELD_TEMPERATURE_MAX), temperature));
    }
}

static void
tidy_days (VaneReportBuilder *self)
{
  VaneReport *report = self->report;
  GArray *days = report->samples[VANE_BLOCK_DAYS];
  guint kept = 0;

  if (days->len == 0)
    {
      GArray *hours = report->samples[VANE_BLOCK_HOURS];

      vane_derive_days ((const VaneSample *) (void *) hours->data, hours->len, report->zone, days);
      add_now (report, days);
    }

  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    {
      VaneDay *day = &g_array_index (days, VaneDay, i);
      gint64 next;

      if (kept > 0 && g_array_index (days, VaneDay, kept - 1).date == day->date)
        continue;
      day->sample.time = vane_derive_midnight (report->zone, day->date);
      next = vane_derive_midnight (report->zone, vane_derive_next_date (day->date));
      /* No date of the calendar, or one that the place's calendar left out. */
      if (!vane_report_is_instant (day->sample.time) || next <= day->sample.time)
        continue;
      day->sample.span_s = next - day->sample.time;
      day->sample.daylight = VANE_DAYLIGHT_DAY;
      fill_sun (self, day);
      g_array_index (days, VaneDay, kept++) = *day;
    }
  g_array_set_size (days, kept);
}

static gboolean
settle_blocks (VaneReportBuilder *self,
               GError           **error)
{
  VaneReport *report = self->report;

  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    {
      VaneBlockInfo *info = &report->blocks[i];
      gboolean given = i == VANE_BLOCK_ALERTS ? report->alerts->len > 0 : report->samples[i]->len > 0;

      if (given)
        info->state = VANE_BLOCK_GIVEN;
      else if (self->failed & VANE_BLOCK_BIT (i))
        info->state = VANE_BLOCK_FAILED;
      else if (self->asked & VANE_BLOCK_BIT (i))
        info->state = info->n_unplaced > 0 ? VANE_BLOCK_UNPLACED : VANE_BLOCK_NONE;
      if (info->state != VANE_BLOCK_UNPLACED)
        {
          info->n_unplaced = 0;
          info->url = NULL;
        }
      if (info->state != VANE_BLOCK_NOT_ASKED)
        info->origin = report->provider;

      if (!given && (self->required & VANE_BLOCK_BIT (i)))
        {
          g_set_error (error, VANE_ERROR, VANE_ERROR_DATA, "no value for %s", vane_block_to_string (i));
          return FALSE;
        }
    }

  /* Days that were rolled up are as old as the hours. */
  if (report->blocks[VANE_BLOCK_DAYS].fetched_at == VANE_TIME_NONE)
    {
      report->blocks[VANE_BLOCK_DAYS].fetched_at = report->blocks[VANE_BLOCK_HOURS].fetched_at;
      report->blocks[VANE_BLOCK_DAYS].expires_at = report->blocks[VANE_BLOCK_HOURS].expires_at;
    }

  return TRUE;
}

/**
 * vane_report_builder_end:
 * @self: a builder; it is empty afterwards
 * @error: DATA when a required block has no value
 *
 * Sorts, drops what came twice, rolls hours up into days in the place's zone, and
 * fills in sun times and daylight.
 *
 * Returns: (transfer full) (nullable): the report
 */
VaneReport *
vane_report_builder_end (VaneReportBuilder *self,
                         GError           **error)
{
  VaneReport *report = self->report;

  g_return_val_if_fail (report != NULL, NULL);

  settle_zone (self);
  vane_alerts_settle (report->alerts);
  vane_report_drop_impossible (report->samples[VANE_BLOCK_NOW]);
  vane_report_tidy_samples (report->samples[VANE_BLOCK_MINUTES], 60);
  vane_report_tidy_samples (report->samples[VANE_BLOCK_HOURS], 3600);
  vane_report_tidy_samples (report->samples[VANE_BLOCK_AIR], 0);
  if (report->samples[VANE_BLOCK_NOW]->len > 1)
    g_array_set_size (report->samples[VANE_BLOCK_NOW], 1);
  fill_daylight (report, report->samples[VANE_BLOCK_NOW]);
  fill_daylight (report, report->samples[VANE_BLOCK_HOURS]);
  tidy_days (self);

  if (!settle_blocks (self, error))
    return NULL;

  return g_steal_pointer (&self->report);
}
