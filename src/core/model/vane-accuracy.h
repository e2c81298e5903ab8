/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far sources were off at one place: what each said about a day ahead, what was then
 * measured, and the difference. Hours of UTC: no zone and no daylight saving in it. */
#pragma once

#include <math.h>

#include "model/vane-report.h"

G_BEGIN_DECLS

/* Of so many days a source is judged. */
#define VANE_ACCURACY_DAYS 7
/* Less says nothing. */
#define VANE_ACCURACY_MIN_HOURS 3
/* More is not ours. */
#define VANE_ACCURACY_MAX_BYTES (64 * 1024)

/**
 * VaneAccuracyScore:
 * @error: °C: how far the temperature was off on average, or NAN when that is not known
 * @n_hours: how many hours that rests on
 * @n_days: on how many of the last days they lie
 */
typedef struct
{
  double error;
  guint  n_hours;
  guint  n_days;
} VaneAccuracyScore;

#define VANE_ACCURACY_SCORE_NONE ((VaneAccuracyScore) { NAN, 0, 0 })

typedef struct _VaneAccuracy VaneAccuracy;

VaneAccuracy     *vane_accuracy_new   (void);
VaneAccuracy     *vane_accuracy_parse (const char   *text,
                                       gsize         length);
void              vane_accuracy_free  (VaneAccuracy *self);
char             *vane_accuracy_print (VaneAccuracy *self);
gboolean          vane_accuracy_note  (VaneAccuracy *self,
                                       VaneReport   *report,
                                       gint64        now);
void              vane_accuracy_prune (VaneAccuracy *self,
                                       gint64        now);
VaneAccuracyScore vane_accuracy_judge (VaneAccuracy *self,
                                       const char   *provider_id,
                                       gint64        now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneAccuracy, vane_accuracy_free)

G_END_DECLS
