/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item is a reading and an index: nothing is copied, and none lives before a list asks. */
#include "config.h"

#include "vane-hour-model.h"

#include <math.h>

/* The index of Now, which is no hour of the report. */
#define INDEX_NOW G_MAXUINT

struct _VaneHourItem
{
  GObject      parent_instance;

  VaneReading *reading;  /* (owned) */
  guint        index;
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

static VaneHourItem *
hour_item_new (VaneReading *reading,
               guint        index)
{
  VaneHourItem *self = g_object_new (VANE_TYPE_HOUR_ITEM, NULL);

  self->reading = vane_reading_ref (reading);
  self->index = index;

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
 * vane_hour_item_get_sample:
 * @self: an hour
 *
 * Returns: (transfer none): its values
 */
const VaneSample *
vane_hour_item_get_sample (VaneHourItem *self)
{
  guint n = 0;
  const VaneSample *hours;

  g_return_val_if_fail (VANE_IS_HOUR_ITEM (self), NULL);

  if (self->index == INDEX_NOW)
    return vane_reading_get_sample (self->reading);

  hours = vane_report_get_hours (vane_reading_get_report (self->reading), &n);
  g_assert (self->index < n);

  return &hours[self->index];
}

/**
 * vane_hour_item_get_is_now:
 * @self: an hour
 *
 * Returns: whether it is now rather than an hour to come
 */
gboolean
vane_hour_item_get_is_now (VaneHourItem *self)
{
  g_return_val_if_fail (VANE_IS_HOUR_ITEM (self), FALSE);

  return self->index == INDEX_NOW;
}

/* Of the hour that stands so many places further in the list; NULL beyond its ends. */
static const VaneSample *
find_sample (VaneHourItem *self,
             int           offset)
{
  const VaneSample *now = vane_reading_get_sample (self->reading);
  guint n_hours = 0, n = 0;
  int first = (int) vane_reading_get_hours (self->reading, &n_hours);
  int place = (self->index == INDEX_NOW ? -1 : (int) self->index - first) + offset;

  if (place == -1)
    return now;
  if (place < 0 || place >= (int) n_hours)
    return NULL;

  return &vane_report_get_hours (vane_reading_get_report (self->reading), &n)[first + place];
}

/**
 * vane_hour_item_get_level:
 * @self: an hour
 * @offset: 0 for itself, 1 for the hour after it in the list, and so on
 *
 * Returns: 0 … 1, where the temperature of that hour is between the extremes of all hours to
 *   show; NAN when it is not known or there is no such hour
 */
double
vane_hour_item_get_level (VaneHourItem *self,
                          int           offset)
{
  const VaneSample *sample;
  double low, high;

  g_return_val_if_fail (VANE_IS_HOUR_ITEM (self), NAN);

  sample = find_sample (self, offset);
  if (sample == NULL)
    return NAN;
  vane_reading_get_hour_extremes (self->reading, &low, &high);

  return (vane_sample_get (sample, VANE_FIELD_TEMPERATURE) - low) / (high - low);
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
  double chance;

  g_return_val_if_fail (VANE_IS_HOUR_ITEM (self), 0);

  chance = vane_sample_get (vane_hour_item_get_sample (self), VANE_FIELD_PRECIPITATION_PROBABILITY);

  return isnan (chance) ? 0 : CLAMP (chance / 100, 0, 1);
}

/* --- the model --- */

struct _VaneHourModel
{
  GObject      parent_instance;

  VaneReading *reading;  /* (owned) (nullable) */
  guint        n_items;
};

static void vane_hour_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VaneHourModel, vane_hour_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, vane_hour_model_list_model_init))

static guint
count_items (VaneReading *reading)
{
  guint n = 0;

  if (reading == NULL)
    return 0;
  vane_reading_get_hours (reading, &n);

  return n + (vane_reading_get_sample (reading) != NULL);
}

static GType
get_item_type (GListModel *model)
{
  return VANE_TYPE_HOUR_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return VANE_HOUR_MODEL (model)->n_items;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  VaneHourModel *self = VANE_HOUR_MODEL (model);
  guint n = 0;
  guint first;

  if (position >= self->n_items)
    return NULL;

  first = vane_reading_get_hours (self->reading, &n);
  if (vane_reading_get_sample (self->reading) == NULL)
    return hour_item_new (self->reading, first + position);

  return hour_item_new (self->reading, position == 0 ? INDEX_NOW : first + position - 1);
}

/* Time goes by and the report does not change: the list must not be rebuilt for nothing. */
static gboolean
reads_the_same (VaneReading *a,
                VaneReading *b)
{
  guint n_a = 0, n_b = 0;

  if (a == NULL || b == NULL)
    return a == b;
  if (vane_reading_get_report (a) != vane_reading_get_report (b) ||
      !vane_units_equal (vane_reading_get_units (a), vane_reading_get_units (b)) ||
      vane_reading_get_hours (a, &n_a) != vane_reading_get_hours (b, &n_b) || n_a != n_b)
    return FALSE;
  if (vane_reading_get_sample (a) == NULL || vane_reading_get_sample (b) == NULL)
    return vane_reading_get_sample (a) == vane_reading_get_sample (b);

  return vane_sample_equal (vane_reading_get_sample (a), vane_reading_get_sample (b));
}

static void
vane_hour_model_finalize (GObject *object)
{
  VaneHourModel *self = VANE_HOUR_MODEL (object);

  g_clear_pointer (&self->reading, vane_reading_unref);

  G_OBJECT_CLASS (vane_hour_model_parent_class)->finalize (object);
}

static void
vane_hour_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
vane_hour_model_class_init (VaneHourModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_hour_model_finalize;
}

static void
vane_hour_model_init (VaneHourModel *self)
{
}

/**
 * vane_hour_model_new:
 *
 * Returns: (transfer full): a model without hours
 */
VaneHourModel *
vane_hour_model_new (void)
{
  return g_object_new (VANE_TYPE_HOUR_MODEL, NULL);
}

/**
 * vane_hour_model_set_reading:
 * @self: a model
 * @reading: (nullable): whose hours to show
 *
 * Emits #GListModel::items-changed once, or not at all when the same hours are shown.
 */
void
vane_hour_model_set_reading (VaneHourModel *self,
                             VaneReading   *reading)
{
  guint n_old;

  g_return_if_fail (VANE_IS_HOUR_MODEL (self));

  if (reads_the_same (self->reading, reading))
    return;

  n_old = self->n_items;
  g_clear_pointer (&self->reading, vane_reading_unref);
  if (reading != NULL)
    self->reading = vane_reading_ref (reading);
  self->n_items = count_items (reading);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, self->n_items);
}
