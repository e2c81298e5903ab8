/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item is a reading and an index: nothing is copied, and none lives before a list asks. */
#include "config.h"

#include "vane-day-model.h"

struct _VaneDayItem
{
  GObject      parent_instance;

  VaneReading *reading;  /* (owned) */
  guint        index;
};

G_DEFINE_FINAL_TYPE (VaneDayItem, vane_day_item, G_TYPE_OBJECT)

static void
vane_day_item_finalize (GObject *object)
{
  VaneDayItem *self = VANE_DAY_ITEM (object);

  g_clear_pointer (&self->reading, vane_reading_unref);

  G_OBJECT_CLASS (vane_day_item_parent_class)->finalize (object);
}

static void
vane_day_item_class_init (VaneDayItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_day_item_finalize;
}

static void
vane_day_item_init (VaneDayItem *self)
{
}

/**
 * vane_day_item_get_reading:
 * @self: a day
 *
 * Returns: (transfer none): what it is a day of
 */
VaneReading *
vane_day_item_get_reading (VaneDayItem *self)
{
  g_return_val_if_fail (VANE_IS_DAY_ITEM (self), NULL);

  return self->reading;
}

/**
 * vane_day_item_get_day:
 * @self: a day
 *
 * Returns: (transfer none): its values
 */
const VaneDay *
vane_day_item_get_day (VaneDayItem *self)
{
  guint n = 0;
  const VaneDay *days;

  g_return_val_if_fail (VANE_IS_DAY_ITEM (self), NULL);

  days = vane_report_get_days (vane_reading_get_report (self->reading), &n);
  g_assert (self->index < n);

  return &days[self->index];
}

/* --- the model --- */

struct _VaneDayModel
{
  GObject      parent_instance;

  VaneReading *reading;  /* (owned) (nullable) */
  guint        n_items;
};

static void vane_day_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VaneDayModel, vane_day_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, vane_day_model_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return VANE_TYPE_DAY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return VANE_DAY_MODEL (model)->n_items;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  VaneDayModel *self = VANE_DAY_MODEL (model);
  VaneDayItem *item;
  guint n = 0;

  if (position >= self->n_items)
    return NULL;

  item = g_object_new (VANE_TYPE_DAY_ITEM, NULL);
  item->reading = vane_reading_ref (self->reading);
  item->index = vane_reading_get_days (self->reading, &n) + position;

  return item;
}

/* Time goes by and the report does not change: the list must not be rebuilt for nothing. */
static gboolean
reads_the_same (VaneReading *a,
                VaneReading *b)
{
  guint n_a = 0, n_b = 0;

  if (a == NULL || b == NULL)
    return a == b;

  return vane_reading_get_report (a) == vane_reading_get_report (b) &&
         vane_units_equal (vane_reading_get_units (a), vane_reading_get_units (b)) &&
         vane_reading_get_days (a, &n_a) == vane_reading_get_days (b, &n_b) &&
         n_a == n_b;
}

static void
vane_day_model_finalize (GObject *object)
{
  VaneDayModel *self = VANE_DAY_MODEL (object);

  g_clear_pointer (&self->reading, vane_reading_unref);

  G_OBJECT_CLASS (vane_day_model_parent_class)->finalize (object);
}

static void
vane_day_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
vane_day_model_class_init (VaneDayModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_day_model_finalize;
}

static void
vane_day_model_init (VaneDayModel *self)
{
}

/**
 * vane_day_model_new:
 *
 * Returns: (transfer full): a model without days
 */
VaneDayModel *
vane_day_model_new (void)
{
  return g_object_new (VANE_TYPE_DAY_MODEL, NULL);
}

/**
 * vane_day_model_set_reading:
 * @self: a model
 * @reading: (nullable): whose days to show
 *
 * Emits #GListModel::items-changed once, or not at all when the same days are shown.
 */
void
vane_day_model_set_reading (VaneDayModel *self,
                            VaneReading  *reading)
{
  guint n_before;

  g_return_if_fail (VANE_IS_DAY_MODEL (self));

  if (reads_the_same (self->reading, reading))
    return;

  n_before = self->n_items;
  g_clear_pointer (&self->reading, vane_reading_unref);
  self->n_items = 0;
  if (reading != NULL)
    {
      self->reading = vane_reading_ref (reading);
      vane_reading_get_days (reading, &self->n_items);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->n_items);
}
