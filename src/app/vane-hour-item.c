/* SPDX-License-Identifier: GPL-3.0-or-later */
/* It keeps the reading and copies the little that it needs of the list: a list view may hold
 * an item longer than the model holds the list. */
#include "config.h"

#include "vane-hour-item.h"

#include <math.h>

struct _VaneHourItem
{
  GObject        parent_instance;

  VaneReading   *reading;  /* (owned) */
  VaneHourEntry  entry;
  double         levels[VANE_HOUR_CURVE_N_LEVELS];
};

G_DEFINE_FINAL_TYPE (VaneHourItem, vane_hour_item, G_TYPE_OBJECT)

static void
vane_hour_item_finalize (GObject *object)
{
  VaneHourItem *self = VANE_HOUR_ITEM (object);

  g_clear_pointer (&self->reading, vane_reading_unref);

  G_OBJECT_CLASS (vane_hour_item_parent_class)->finalize (object);
}

static void
vane_hour_item_class_init (VaneHourItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_hour_item_finalize;
}

static void
vane_hour_item_init (VaneHourItem *self)
{
}

/**
 * vane_hour_item_new:
 * @reading: what it is an hour of
 * @list: (element-type VaneHourEntry): of vane_hour_list_new()
 * @position: which of them
 *
 * Returns: (transfer full): the item
 */
VaneHourItem *
vane_hour_item_new (VaneReading *reading,
                    GArray      *list,
                    guint        position)
{
  VaneHourItem *self;

  g_return_val_if_fail (reading != NULL && list != NULL && position < list->len, NULL);

  self = g_object_new (VANE_TYPE_HOUR_ITEM, NULL);
  self->reading = vane_reading_ref (reading);
  self->entry = g_array_index (list, VaneHourEntry, position);
  for (int i = 0; i < VANE_HOUR_CURVE_N_LEVELS; i++)
    {
      int place = (int) position + i - VANE_HOUR_CURVE_REACH;

      self->levels[i] = place >= 0 && place < (int) list->len ? g_array_index (list, VaneHourEntry, place).level : NAN;
    }

  return self;
}

/**
 * vane_hour_item_get_reading:
 * @self: an hour
 *
 * Returns: (transfer none): what it is an hour of
 */
VaneReading *
vane_hour_item_get_reading (VaneHourItem *self)
{
  g_return_val_if_fail (VANE_IS_HOUR_ITEM (self), NULL);

  return self->reading;
}

/**
 * vane_hour_item_get_kind:
 * @self: an hour
 *
 * Returns: whether it is now, a step of the forecast, or a time of the sun
 */
VaneHourKind
vane_hour_item_get_kind (VaneHourItem *self)
{
  g_return_val_if_fail (VANE_IS_HOUR_ITEM (self), VANE_HOUR_STEP);

  return self->entry.kind;
}

/**
 * vane_hour_item_get_time:
 * @self: an hour
 *
 * Returns: unix seconds
 */
gint64
vane_hour_item_get_time (VaneHourItem *self)
{
  g_return_val_if_fail (VANE_IS_HOUR_ITEM (self), VANE_TIME_NONE);

  return self->entry.time;
}

/**
 * vane_hour_item_get_sample:
 * @self: an hour
 *
 * Returns: (transfer none) (nullable): its values; %NULL for sunrise and sunset
 */
const VaneSample *
vane_hour_item_get_sample (VaneHourItem *self)
{
  guint n = 0;

  g_return_val_if_fail (VANE_IS_HOUR_ITEM (self), NULL);

  if (self->entry.kind == VANE_HOUR_NOW)
    return vane_reading_get_sample (self->reading);
  if (self->entry.kind != VANE_HOUR_STEP)
    return NULL;

  return &vane_report_get_hours (vane_reading_get_report (self->reading), &n)[self->entry.index];
}

/**
 * vane_hour_item_get_levels:
 * @self: an hour
 *
 * Returns: (transfer none) (array fixed-size=5): 0 … 1, where the temperatures of the hours
 *   around it are, its own in the middle; NAN where one is not known or there is none
 */
const double *
vane_hour_item_get_levels (VaneHourItem *self)
{
  g_return_val_if_fail (VANE_IS_HOUR_ITEM (self), NULL);

  return self->levels;
}

/**
 * vane_hour_item_get_chance:
 * @self: an hour
 *
 * Returns: 0 … 1, the chance of rain or snow; 0 when it is not known
 */
double
vane_hour_item_get_chance (VaneHourItem *self)
{
  const VaneSample *sample;
  double chance;

  g_return_val_if_fail (VANE_IS_HOUR_ITEM (self), 0);

  sample = vane_hour_item_get_sample (self);
  if (sample == NULL)
    return 0;
  chance = vane_sample_get (sample, VANE_FIELD_PRECIPITATION_PROBABILITY);

  return isnan (chance) ? 0 : CLAMP (chance / 100, 0, 1);
}
