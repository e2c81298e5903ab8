/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two cells compute the same point at their common edge, so that each can draw its part alone. */
#include "config.h"

#include "vane-hour-curve.h"

#include <math.h>

/* Where the hours turn, the curve is level, and elsewhere it takes the harmonic mean of the
 * slopes on both sides: then it never runs over its points (F. N. Fritsch, J. Butland, A Method
 * for Constructing Local Monotone Piecewise Cubic Interpolants, 1984). */
static double
get_slope (double before,
           double here,
           double after)
{
  double a = here - before;
  double b = after - here;

  if (isnan (a) || isnan (b))
    return isnan (a) ? (isnan (b) ? 0 : b) : a;

  return a * b > 0 ? 2 * a * b / (a + b) : 0;
}

/* Half way between two points of a cubic Hermite spline. */
static void
find_edge (const double *levels,
           double       *level,
           double       *slope)
{
  double from = get_slope (levels[0], levels[1], levels[2]);
  double to = get_slope (levels[1], levels[2], levels[3]);

  *level = (levels[1] + levels[2]) / 2 + (from - to) / 8;
  *slope = 1.5 * (levels[2] - levels[1]) - (from + to) / 4;
}

/**
 * vane_hour_curve_init:
 * @self: (out caller-allocates): the curve in one cell
 * @levels: (array fixed-size=5): of the hours around it, its own in the middle; NAN where there
 *   is none
 */
void
vane_hour_curve_init (VaneHourCurve *self,
                      const double  *levels)
{
  self->middle = levels[2];
  self->middle_slope = get_slope (levels[1], levels[2], levels[3]);
  find_edge (levels, &self->start, &self->start_slope);
  find_edge (levels + 1, &self->end, &self->end_slope);
}
