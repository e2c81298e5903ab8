/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the card of hours, in order of time: pure. */
#pragma once

#include "vane-reading.h"

G_BEGIN_DECLS

typedef enum
{
  VANE_HOUR_NOW,
  VANE_HOUR_STEP,     /* a step of the forecast */
  VANE_HOUR_SUNRISE,
  VANE_HOUR_SUNSET,
} VaneHourKind;

/**
 * VaneHourEntry:
 * @kind: what it is
 * @index: of a step: which of the report's hours
 * @time: unix seconds
 * @level: 0 … 1, where its temperature is between the extremes of all of them; NAN when it is
 *   not known. The sun's are read between their neighbours'.
 */
typedef struct
{
  VaneHourKind kind;
  guint        index;
  gint64       time;
  double       level;
} VaneHourEntry;

GArray *vane_hour_list_new (VaneReading *reading,
                            guint        date);

G_END_DECLS
