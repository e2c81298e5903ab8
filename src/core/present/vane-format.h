/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers with units, times and dates, in the user's language and locale. All (transfer full). */
#pragma once

#include "model/vane-report.h"
#include "model/vane-units.h"

G_BEGIN_DECLS

typedef enum
{
  VANE_FORMAT_PLAIN = 0,
  VANE_FORMAT_UNIT = 1 << 0,     /* "61°F", "9 mph"; without it "61°" and "9" */
  VANE_FORMAT_PRECISE = 1 << 1,  /* as many digits as JSON has, not rounded for reading */
} VaneFormatFlags;

/* NULL when @value is NAN. Whole degrees, half away from zero, never "-0". */
char   *vane_format_value       (VaneField         field,
                                 double            value,
                                 const VaneUnits  *units,
                                 VaneFormatFlags   flags);
char   *vane_format_sample      (const VaneSample *sample,
                                 VaneField         field,
                                 const VaneUnits  *units,
                                 VaneFormatFlags   flags);
/* How far two values are apart: "1.5°"; NULL when one is NAN. */
char   *vane_format_difference  (VaneField         field,
                                 double            low,
                                 double            high,
                                 const VaneUnits  *units,
                                 VaneFormatFlags   flags);
/* The number for JSON in @units: rounded to at most 4 decimals, so that conversions leave
 * no noise; NAN stays NAN. */
double  vane_format_number      (VaneField         field,
                                 double            value,
                                 const VaneUnits  *units);

char   *vane_format_time        (gint64            time,
                                 GTimeZone        *zone);      /* "15:12" or "3:12 PM" as the locale has it */
char   *vane_format_hour        (gint64            time,
                                 GTimeZone        *zone);      /* "3 PM", "15" */
char   *vane_format_oclock      (gint64            time,
                                 GTimeZone        *zone);      /* "3 PM", "15:00" */
char   *vane_format_weekday     (gint64            time,
                                 GTimeZone        *zone,
                                 gint64            now,
                                 gboolean          abbreviated); /* "Today", "Sat" */
/* "Sunday 04:00" */
char   *vane_format_moment      (gint64            time,
                                 GTimeZone        *zone);
char   *vane_format_date        (gint64            time,
                                 GTimeZone        *zone);      /* "Saturday 21 November" */
char   *vane_format_age         (gint64            since,
                                 gint64            now);       /* "just now", "2 min ago", "3 h ago" */
char   *vane_format_duration    (gint64            seconds);   /* "9 h 56 min" */
const char *vane_format_compass (double            degrees);   /* translated "NW"; (transfer none) */

G_END_DECLS
