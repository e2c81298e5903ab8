/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing the list. Every change is the same two steps: the places are written, then the
 * model becomes what they say. */
#include "config.h"

#include "feed/vane-feed-list.h"

#include "feed/vane-feed-list-private.h"
#include "feed/vane-feed-private.h"
#include "feed/vane-settings-places.h"

static void
return_if_closed (VaneFeedList *self)
{
  g_autoptr(GTask) closing = NULL;

  if (self->closing == NULL || self->leaving->len > 0)
    return;
  closing = g_steal_pointer (&self->closing);
  g_task_return_boolean (closing, TRUE);
}

static void
on_feed_closed (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(VaneFeedList) self = user_data;

  g_ptr_array_remove (self->leaving, source);
  return_if_closed (self);
}

/**
 * vane_feed_list_leave:
 * @self: a list
 * @feed: one that is no longer in it
 *
 * Closes the feed and keeps it until its flights have returned.
 */
void
vane_feed_list_leave (VaneFeedList *self,
                      VaneFeed     *feed)
{
  g_ptr_array_add (self->leaving, g_object_ref (feed));
  vane_feed_close_async (feed, on_feed_closed, g_object_ref (self));
}

static GPtrArray *
dup_places (VaneFeedList *self)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);

  for (guint i = 0; i < self->feeds->len; i++)
    g_ptr_array_add (places, vane_place_ref (vane_feed_get_place (g_ptr_array_index (self->feeds, i))));

  return places;
}

/* A change that was made here: @current_id (nullable) is the current place from now on. */
static void
change (VaneFeedList *self,
        GPtrArray    *places,
        const char   *current_id)
{
  self->writing = TRUE;
  /* First, so that no program that follows sees a current place that is gone. */
  if (current_id != NULL)
    vane_settings_set_current_id (self->settings, current_id);
  vane_settings_set_places (self->settings, places);
  self->writing = FALSE;

  vane_feed_list_follow (self, places);
}

/* What takes the place of one that stood there. */
static const char *
get_neighbour (GPtrArray *places,
               guint      position)
{
  if (places->len == 0)
    return "";

  return vane_place_get_id (g_ptr_array_index (places, MIN (position, places->len - 1)));
}

/**
 * vane_feed_list_set_current:
 * @self: a list
 * @place_id: the id of one of its places; another one is ignored
 */
void
vane_feed_list_set_current (VaneFeedList *self,
                            const char   *place_id)
{
  guint position;

  g_return_if_fail (VANE_IS_FEED_LIST (self));

  if (self->closed || !vane_feed_list_find_in (self->feeds, place_id, &position))
    return;
  self->writing = TRUE;
  vane_settings_set_current_id (self->settings, place_id);
  self->writing = FALSE;
  vane_feed_list_update_current (self);
}

/**
 * vane_feed_list_add:
 * @self: a list
 * @place: a place
 *
 * At the end; where a place of that id is there already it is replaced where it stands.
 *
 * Returns: (transfer none) (nullable): its feed; %NULL when there are 100 already
 */
VaneFeed *
vane_feed_list_add (VaneFeedList *self,
                    VanePlace    *place)
{
  g_autoptr(GPtrArray) places = NULL;
  guint position;

  g_return_val_if_fail (VANE_IS_FEED_LIST (self) && place != NULL, NULL);

  if (self->closed)
    return NULL;

  places = dup_places (self);
  if (vane_feed_list_find_in (self->feeds, vane_place_get_id (place), &position))
    {
      vane_place_unref (g_ptr_array_index (places, position));
      g_ptr_array_index (places, position) = vane_place_ref (place);
    }
  else if (places->len >= VANE_SETTINGS_MAX_PLACES)
    {
      return NULL;
    }
  else
    {
      g_ptr_array_add (places, vane_place_ref (place));
    }
  change (self, places, NULL);

  return vane_feed_list_find (self, vane_place_get_id (place));
}

/**
 * vane_feed_list_remove:
 * @self: a list
 * @place_id: the id of a place
 *
 * Where it was the current place the next one is current from now on, or the last one.
 *
 * Returns: whether it was there
 */
gboolean
vane_feed_list_remove (VaneFeedList *self,
                       const char   *place_id)
{
  g_autoptr(GPtrArray) places = NULL;
  const char *current_id = NULL;
  guint position;

  g_return_val_if_fail (VANE_IS_FEED_LIST (self), FALSE);

  if (self->closed || !vane_feed_list_find_in (self->feeds, place_id, &position))
    return FALSE;

  places = dup_places (self);
  g_ptr_array_remove_index (places, position);
  if (self->current == g_ptr_array_index (self->feeds, position))
    current_id = get_neighbour (places, position);
  change (self, places, current_id);

  return TRUE;
}

/**
 * vane_feed_list_move:
 * @self: a list
 * @place_id: the id of a place
 * @position: where it is to stand, from 0; beyond the end is the end
 *
 * The current place stays the current one.
 *
 * Returns: whether it was there
 */
gboolean
vane_feed_list_move (VaneFeedList *self,
                     const char   *place_id,
                     guint         position)
{
  g_autoptr(GPtrArray) places = NULL;
  g_autofree char *current_id = NULL;
  VanePlace *place;
  guint from;

  g_return_val_if_fail (VANE_IS_FEED_LIST (self), FALSE);

  if (self->closed || !vane_feed_list_find_in (self->feeds, place_id, &from))
    return FALSE;

  /* "The first one" would be another one now. */
  current_id = g_strdup (vane_place_get_id (vane_feed_get_place (self->current)));
  places = dup_places (self);
  place = g_ptr_array_steal_index (places, from);
  g_ptr_array_insert (places, (int) MIN (position, places->len), place);
  change (self, places, current_id);

  return TRUE;
}

/**
 * vane_feed_list_rename:
 * @self: a list
 * @place_id: the id of a place
 * @name: what it is called from now on
 *
 * Returns: whether it was there
 */
gboolean
vane_feed_list_rename (VaneFeedList *self,
                       const char   *place_id,
                       const char   *name)
{
  g_autoptr(VanePlace) place = NULL;
  VaneFeed *feed;

  g_return_val_if_fail (VANE_IS_FEED_LIST (self), FALSE);

  feed = vane_feed_list_find (self, place_id);
  if (feed == NULL)
    return FALSE;
  place = vane_place_with_name (vane_feed_get_place (feed), name);

  return vane_feed_list_add (self, place) != NULL;
}

/**
 * vane_feed_list_close_async:
 * @self: a list
 * @callback: called once, when no flight is in the air any more
 * @user_data: for @callback
 *
 * Cancels every flight and waits for it. The feeds stay in the list, and are silent.
 */
void
vane_feed_list_close_async (VaneFeedList        *self,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (VANE_IS_FEED_LIST (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, vane_feed_list_close_async);
  if (self->closed)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "Closed already");
      return;
    }

  self->closed = TRUE;
  self->closing = g_steal_pointer (&task);
  for (guint i = 0; i < self->feeds->len; i++)
    vane_feed_list_leave (self, g_ptr_array_index (self->feeds, i));
  return_if_closed (self);
}

/**
 * vane_feed_list_close_finish:
 * @self: a list
 * @result: the result
 * @error: G_IO_ERROR_PENDING when it was closed before
 *
 * Returns: whether every flight has returned
 */
gboolean
vane_feed_list_close_finish (VaneFeedList  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
