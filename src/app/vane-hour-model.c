/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No item lives before a list view asks for it. */
#include "config.h"

#include "vane-hour-model.h"

struct _VaneHourModel
{
  GObject      parent_instance;

  VaneReading *reading;  /* (owned) (nullable) */
  GArray      *list;     /* (owned) (element-type VaneHourEntry) */
};

static void vane_hour_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VaneHourModel, vane_hour_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, vane_hour_model_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return VANE_TYPE_HOUR_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return VANE_HOUR_MODEL (model)->list->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  VaneHourModel *self = VANE_HOUR_MODEL (model);

  return position < self->list->len ? vane_hour_item_new (self->reading, self->list, position) : NULL;
}

static gboolean
lists_equal (GArray *a,
             GArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const VaneHourEntry *one = &g_array_index (a, VaneHourEntry, i);
      const VaneHourEntry *other = &g_array_index (b, VaneHourEntry, i);

      if (one->kind != other->kind || one->index != other->index ||
          (one->kind != VANE_HOUR_NOW && one->time != other->time))
        return FALSE;
    }

  return TRUE;
}

/* Time goes by and the report does not change: the list must not be rebuilt for nothing. */
static gboolean
reads_the_same (VaneReading *a,
                VaneReading *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (vane_reading_get_report (a) != vane_reading_get_report (b) ||
      !vane_units_equal (vane_reading_get_units (a), vane_reading_get_units (b)))
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
  g_array_unref (self->list);

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
  self->list = g_array_new (FALSE, FALSE, sizeof (VaneHourEntry));
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
 * @date: YYYYMMDD: whose hours; 0: now and two days from it
 *
 * Emits #GListModel::items-changed once, or not at all when the same hours are shown.
 */
void
vane_hour_model_set_reading (VaneHourModel *self,
                             VaneReading   *reading,
                             guint          date)
{
  g_autoptr(GArray) list = NULL;
  guint n_before;

  g_return_if_fail (VANE_IS_HOUR_MODEL (self));

  list = reading != NULL ? vane_hour_list_new (reading, date)
                         : g_array_new (FALSE, FALSE, sizeof (VaneHourEntry));
  if (reads_the_same (self->reading, reading) && lists_equal (self->list, list))
    return;

  g_clear_pointer (&self->reading, vane_reading_unref);
  if (reading != NULL)
    self->reading = vane_reading_ref (reading);
  n_before = self->list->len;
  g_array_unref (self->list);
  self->list = g_steal_pointer (&list);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->list->len);
}
