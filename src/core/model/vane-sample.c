/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-sample.h"

#include <math.h>

/**
 * vane_sample_init:
 * @self: (out caller-allocates): a sample
 * @time: unix seconds
 * @span_s: seconds
 *
 * Makes a sample in which nothing is given.
 */
void
vane_sample_init (VaneSample *self,
                  gint64      time,
                  gint64      span_s)
{
  *self = (VaneSample) { .time = time, .span_s = span_s };
  for (guint i = 0; i < VANE_N_FIELDS; i++)
    self->values[i] = NAN;
}

/**
 * vane_sample_has:
 * @self: a sample
 * @field: a field
 *
 * Returns: whether the value was given
 */
gboolean
vane_sample_has (const VaneSample *self,
                 VaneField         field)
{
  return !isnan (self->values[field]);
}

/**
 * vane_sample_get:
 * @self: a sample
 * @field: a field
 *
 * Returns: the value in the stored unit, or NAN
 */
double
vane_sample_get (const VaneSample *self,
                 VaneField         field)
{
  return self->values[field];
}

/**
 * vane_sample_set:
 * @self: a sample
 * @field: a field
 * @value: in the stored unit; NAN takes the value away
 *
 * An implausible value is not weather: it is left out, with a line for the log.
 *
 * Returns: whether the value was taken
 */
gboolean
vane_sample_set (VaneSample *self,
                 VaneField   field,
                 double      value)
{
  if (isnan (value))
    {
      self->values[field] = NAN;
      return FALSE;
    }
  if (!vane_field_is_plausible (field, value))
    {
      g_debug ("Left out: %s %g at %" G_GINT64_FORMAT, vane_field_get_info (field)->id, value, self->time);
      return FALSE;
    }

  self->values[field] = value + 0.0;    /* a negative zero becomes a positive one */

  return TRUE;
}

/**
 * vane_sample_is_empty:
 * @self: a sample
 *
 * Returns: whether it says nothing at all
 */
gboolean
vane_sample_is_empty (const VaneSample *self)
{
  if (self->condition != VANE_CONDITION_UNKNOWN)
    return FALSE;

  for (guint i = 0; i < VANE_N_FIELDS; i++)
    if (!isnan (self->values[i]))
      return FALSE;

  return TRUE;
}

/**
 * vane_sample_equal:
 * @a: a sample
 * @b: a sample
 *
 * Returns: whether both say the same; two values that are not given are the same
 */
gboolean
vane_sample_equal (const VaneSample *a,
                   const VaneSample *b)
{
  if (a->time != b->time || a->span_s != b->span_s || a->condition != b->condition || a->daylight != b->daylight)
    return FALSE;

  for (guint i = 0; i < VANE_N_FIELDS; i++)
    if (a->values[i] != b->values[i] && !(isnan (a->values[i]) && isnan (b->values[i])))
      return FALSE;

  return TRUE;
}
