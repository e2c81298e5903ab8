/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One smooth curve through the hours, a cell at a time: pure maths. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a cell has to know: its own level and those of two neighbours on each side. */
#define VANE_HOUR_CURVE_REACH 2
#define VANE_HOUR_CURVE_N_LEVELS (2 * VANE_HOUR_CURVE_REACH + 1)

/**
 * VaneHourCurve:
 * @start: level at the edge to the hour before, NAN when the curve begins in the middle
 * @middle: level in the middle, NAN when there is no curve in the cell
 * @end: level at the edge to the hour after, NAN when the curve ends in the middle
 * @start_slope: levels a cell, like the other two
 * @middle_slope: in the middle
 * @end_slope: at the edge to the hour after
 */
typedef struct
{
  double start;
  double middle;
  double end;
  double start_slope;
  double middle_slope;
  double end_slope;
} VaneHourCurve;

void vane_hour_curve_init (VaneHourCurve *self,
                           const double  *levels);

G_END_DECLS
