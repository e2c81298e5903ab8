/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the pages there are, and which of them are shown. */
#include "config.h"

#include <math.h>

#include "vane-pager-private.h"

/* The pages next to the current one are built ahead, those so far away are dropped. */
#define BUILT_AHEAD 1
#define DROPPED_AT 3

/**
 * vane_pager_get_feeds:
 * @self: a pager
 *
 * Returns: (transfer none): the feeds of all places
 */
VaneFeedList *
vane_pager_get_feeds (VanePager *self)
{
  return vane_context_get_feeds (self->context);
}

/**
 * vane_pager_find_current:
 * @self: a pager
 *
 * Returns: the position of the current place; -1 when there is none
 */
int
vane_pager_find_current (VanePager *self)
{
  VaneFeed *current = self->context != NULL ? vane_feed_list_get_current (vane_pager_get_feeds (self)) : NULL;

  for (guint i = 0; current != NULL && i < self->slots->len; i++)
    if (vane_feed_list_get (vane_pager_get_feeds (self), i) == current)
      return (int) i;

  return -1;
}

/**
 * vane_pager_get_slot_view:
 * @self: a pager
 * @position: of a place
 *
 * Returns: (transfer none) (nullable): its view; %NULL until it is built
 */
VanePlaceView *
vane_pager_get_slot_view (VanePager *self,
                          guint      position)
{
  return VANE_PLACE_VIEW (adw_bin_get_child (g_ptr_array_index (self->slots, position)));
}

static VanePlaceView *
ensure_view (VanePager *self,
             guint      position)
{
  AdwBin *slot = g_ptr_array_index (self->slots, position);

  if (adw_bin_get_child (slot) == NULL)
    {
      GtkWidget *view = vane_place_view_new (self->context, vane_feed_list_get (vane_pager_get_feeds (self), position),
                                             self->tops);

      vane_place_view_set_scroll (VANE_PLACE_VIEW (view), self->scroll);
      self->scroll = 0;
      adw_bin_set_child (slot, view);
      gtk_widget_set_visible (view, FALSE);
    }

  return vane_pager_get_slot_view (self, position);
}

/**
 * vane_pager_show_views:
 * @self: a pager
 *
 * Shows what the carousel stands on, and while it moves what it stands between. What nobody sees
 * does not wake up, is not read out, and never has the focus.
 */
void
vane_pager_show_views (VanePager *self)
{
  double position = adw_carousel_get_position (self->carousel);
  int current = vane_pager_find_current (self);

  for (guint i = 0; i < self->slots->len; i++)
    {
      gboolean shown = fabs (position - i) < 0.999 || (int) i == current;

      if (shown)
        gtk_widget_set_visible (GTK_WIDGET (ensure_view (self, i)), TRUE);
      else if (vane_pager_get_slot_view (self, i) != NULL)
        gtk_widget_set_visible (GTK_WIDGET (vane_pager_get_slot_view (self, i)), FALSE);
    }
}

static void
drop_far_views (VanePager *self,
                int        current)
{
  for (int i = 0; i < (int) self->slots->len; i++)
    if (ABS (i - current) >= DROPPED_AT)
      adw_bin_set_child (g_ptr_array_index (self->slots, i), NULL);
}

/* One page a turn of the loop. */
static gboolean
build_ahead (gpointer user_data)
{
  VanePager *self = user_data;
  int current = vane_pager_find_current (self);

  vane_pager_show_views (self);
  for (int i = MAX (current - BUILT_AHEAD, 0);
       current >= 0 && i <= current + BUILT_AHEAD && i < (int) self->slots->len; i++)
    if (vane_pager_get_slot_view (self, i) == NULL)
      {
        ensure_view (self, i);
        return G_SOURCE_CONTINUE;
      }
  if (current >= 0)
    drop_far_views (self, current);
  self->ahead_id = 0;

  return G_SOURCE_REMOVE;
}

/**
 * vane_pager_queue_build_ahead:
 * @self: a pager
 *
 * When there is time: what a person may come by next. Not before the first frame.
 */
void
vane_pager_queue_build_ahead (VanePager *self)
{
  if (self->painted && self->ahead_id == 0)
    self->ahead_id = g_idle_add_full (G_PRIORITY_LOW, build_ahead, self, NULL);
}
