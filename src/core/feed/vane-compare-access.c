/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be seen of a comparison; who is asked, and when, is in vane-compare.c. */
#include "config.h"

#include "feed/vane-compare-private.h"

/**
 * vane_compare_get_place:
 * @self: a comparison
 *
 * Returns: (transfer none): what about
 */
VanePlace *
vane_compare_get_place (VaneCompare *self)
{
  g_return_val_if_fail (VANE_IS_COMPARE (self), NULL);

  return self->fields.place;
}

/**
 * vane_compare_get_zone:
 * @self: a comparison
 *
 * Returns: (transfer none): the place's zone, as the reports know it best; while there is
 *   none, the one that is set here
 */
GTimeZone *
vane_compare_get_zone (VaneCompare *self)
{
  VaneReport *best = NULL;

  g_return_val_if_fail (VANE_IS_COMPARE (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      VaneReport *report = vane_compare_row_get (g_ptr_array_index (self->rows, i))->report;

      if (report != NULL && (best == NULL || (vane_report_get_zone_name (best) == NULL &&
                                              vane_report_get_zone_name (report) != NULL)))
        best = report;
    }

  return best != NULL ? vane_report_get_zone (best) : self->local;
}

/**
 * vane_compare_get_now:
 * @self: a comparison
 *
 * Returns: unix seconds
 */
gint64
vane_compare_get_now (VaneCompare *self)
{
  g_return_val_if_fail (VANE_IS_COMPARE (self), VANE_TIME_NONE);

  return vane_clock_get_now (self->fields.clock);
}

/**
 * vane_compare_get_n_waiting:
 * @self: a comparison
 *
 * Returns: how many have not answered yet
 */
guint
vane_compare_get_n_waiting (VaneCompare *self)
{
  guint n = 0;

  g_return_val_if_fail (VANE_IS_COMPARE (self), 0);

  for (guint i = 0; i < self->rows->len; i++)
    n += vane_compare_row_get (g_ptr_array_index (self->rows, i))->state == VANE_COMPARED_WAITING;

  return n;
}

/**
 * vane_compare_get_row:
 * @self: a comparison
 * @position: below the number of items
 *
 * Returns: (transfer none): a row
 */
VaneCompareRow *
vane_compare_get_row (VaneCompare *self,
                      guint        position)
{
  g_return_val_if_fail (VANE_IS_COMPARE (self) && position < self->rows->len, NULL);

  return g_ptr_array_index (self->rows, position);
}

/**
 * vane_compare_list:
 * @self: a comparison
 *
 * Returns: (transfer full) (element-type VaneCompared): all rows, until the next change
 */
GArray *
vane_compare_list (VaneCompare *self)
{
  GArray *list;

  g_return_val_if_fail (VANE_IS_COMPARE (self), NULL);

  list = g_array_new (FALSE, FALSE, sizeof (VaneCompared));
  for (guint i = 0; i < self->rows->len; i++)
    g_array_append_vals (list, vane_compare_row_get (g_ptr_array_index (self->rows, i)), 1);

  return list;
}

static GType
get_item_type (GListModel *model)
{
  return VANE_TYPE_COMPARE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return VANE_COMPARE (model)->rows->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  VaneCompare *self = VANE_COMPARE (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position)) : NULL;
}

/**
 * vane_compare_list_model_init:
 * @iface: to be filled
 */
void
vane_compare_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}
