/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values for one instant or one span of time. Plain data: no allocation of its own. */
#pragma once

#include "model/vane-condition.h"
#include "model/vane-field.h"

G_BEGIN_DECLS

typedef enum
{
  VANE_DAYLIGHT_UNKNOWN,
  VANE_DAYLIGHT_DAY,
  VANE_DAYLIGHT_NIGHT,
} VaneDaylight;

/**
 * VaneSample:
 * @time: the unix second it speaks of, or at which its span begins
 * @span_s: seconds that amounts (rain, snow) and extremes are over, forward from @time; 0 for an instant
 * @values: in the stored units of vane-field.h; NAN = not given
 * @condition: what the sky does
 * @daylight: whether the sun is up
 */
typedef struct
{
  gint64        time;
  gint64        span_s;
  double        values[VANE_N_FIELDS];
  VaneCondition condition;
  VaneDaylight  daylight;
} VaneSample;

/**
 * VaneDay:
 * @sample: from midnight to midnight in the place's zone: the span has 23 to 25 hours
 * @date: YYYYMMDD in the place's zone
 * @sunrise: unix seconds, or %VANE_TIME_NONE when the sun does not rise on that date
 * @sunset: unix seconds, or %VANE_TIME_NONE
 */
typedef struct
{
  VaneSample sample;
  guint      date;
  gint64     sunrise;
  gint64     sunset;
} VaneDay;

void     vane_sample_init    (VaneSample       *self,
                              gint64            time,
                              gint64            span_s);
gboolean vane_sample_has     (const VaneSample *self,
                              VaneField         field);
double   vane_sample_get     (const VaneSample *self,
                              VaneField         field);
gboolean vane_sample_set     (VaneSample       *self,
                              VaneField         field,
                              double            value);
gboolean vane_sample_is_empty (const VaneSample *self);
gboolean vane_sample_equal   (const VaneSample *a,
                              const VaneSample *b);

G_END_DECLS
