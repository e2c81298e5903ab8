/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sun's times stand between the hours, so that nobody has to look for them elsewhere. */
#include "config.h"

#include "vane-hour-list.h"

#include <math.h>

/* So that a curve of small differences is as flat as they are. */
#define MIN_RANGE_K 6.0

static const VaneSample *
get_sample (VaneReading         *reading,
            const VaneHourEntry *entry)
{
  guint n = 0;

  if (entry->kind == VANE_HOUR_NOW)
    return vane_reading_get_sample (reading);

  return &vane_report_get_hours (vane_reading_get_report (reading), &n)[entry->index];
}

/* Now, and what comes after it. */
static void
add_next_hours (GArray      *list,
                VaneReading *reading)
{
  VaneReport *report = vane_reading_get_report (reading);
  guint n = 0, n_all = 0;
  guint first = vane_reading_get_hours (reading, &n);
  const VaneSample *hours = vane_report_get_hours (report, &n_all);

  if (vane_reading_get_sample (reading) != NULL)
    g_array_append_vals (list, &(VaneHourEntry) { .kind = VANE_HOUR_NOW, .time = vane_reading_get_now (reading) }, 1);
  for (guint i = first; i < first + n; i++)
    g_array_append_vals (list, &(VaneHourEntry) { .kind = VANE_HOUR_STEP, .index = i, .time = hours[i].time }, 1);
}

static void
add_hours_of (GArray      *list,
              VaneReading *reading,
              guint        date)
{
  VaneReport *report = vane_reading_get_report (reading);
  GTimeZone *zone = vane_report_get_zone (report);
  gint64 start = vane_derive_midnight (zone, date);
  gint64 end = vane_derive_midnight (zone, vane_derive_next_date (date));
  guint n = 0;
  const VaneSample *hours = vane_report_get_hours (report, &n);

  for (guint i = 0; i < n; i++)
    {
      if (hours[i].time >= start && hours[i].time < end)
        g_array_append_vals (list, &(VaneHourEntry) { .kind = VANE_HOUR_STEP, .index = i, .time = hours[i].time },
                             1);
    }
}

static void
find_levels (GArray      *list,
             VaneReading *reading)
{
  double low = NAN, high = NAN, lacking;

  for (guint i = 0; i < list->len; i++)
    {
      VaneHourEntry *entry = &g_array_index (list, VaneHourEntry, i);

      entry->level = vane_sample_get (get_sample (reading, entry), VANE_FIELD_TEMPERATURE);
      low = fmin (low, entry->level);
      high = fmax (high, entry->level);
    }

  lacking = fmax (MIN_RANGE_K - (high - low), 0);
  low -= lacking / 2;
  high += lacking / 2;
  for (guint i = 0; i < list->len; i++)
    {
      VaneHourEntry *entry = &g_array_index (list, VaneHourEntry, i);

      entry->level = (entry->level - low) / (high - low);
    }
}

/* Only between two others: where the curve runs. */
static void
insert_sun (GArray       *list,
            VaneHourKind  kind,
            gint64        time)
{
  const VaneHourEntry *entries = (const VaneHourEntry *) list->data;
  VaneHourEntry sun = { .kind = kind, .time = time };

  if (time == VANE_TIME_NONE)
    return;

  for (guint i = 1; i < list->len; i++)
    {
      const VaneHourEntry *before = &entries[i - 1];
      const VaneHourEntry *after = &entries[i];

      if (before->time > time || time >= after->time)
        continue;
      sun.level = before->level + (after->level - before->level) * (double) (time - before->time) /
                                      (double) (after->time - before->time);
      g_array_insert_val (list, i, sun);
      return;
    }
}

/**
 * vane_hour_list_new:
 * @reading: a reading
 * @date: YYYYMMDD in the place's zone; 0: now and two days from it
 *
 * Returns: (transfer full) (element-type VaneHourEntry): in order of time; empty when no hour
 *   of that date is known
 */
GArray *
vane_hour_list_new (VaneReading *reading,
                    guint        date)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (VaneHourEntry));
  guint n = 0;
  const VaneDay *days;

  g_return_val_if_fail (reading != NULL, list);

  if (date == 0)
    add_next_hours (list, reading);
  else
    add_hours_of (list, reading, date);
  find_levels (list, reading);

  days = vane_report_get_days (vane_reading_get_report (reading), &n);
  for (guint i = 0; i < n; i++)
    {
      insert_sun (list, VANE_HOUR_SUNRISE, days[i].sunrise);
      insert_sun (list, VANE_HOUR_SUNSET, days[i].sunset);
    }

  return list;
}
