/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remembers what the list forgets: the place as the user named it, where it stood, and whether
 * it was the current one. */
#include "config.h"

#include "vane-removal.h"

struct _VaneRemoval
{
  VaneFeedList *feeds;     /* (owned) */
  VanePlace    *place;     /* (owned) */
  guint         position;
  gboolean      current;
};

static guint
find_position (VaneFeedList *feeds,
               VaneFeed     *feed)
{
  guint position = 0;

  while (position < vane_feed_list_get_n (feeds) && vane_feed_list_get (feeds, position) != feed)
    position++;

  return position;
}

/**
 * vane_removal_new:
 * @feeds: the saved places
 * @place_id: the id of one of them
 *
 * Removes the place.
 *
 * Returns: (transfer full) (nullable): what takes it back; %NULL when it was not there
 */
VaneRemoval *
vane_removal_new (VaneFeedList *feeds,
                  const char   *place_id)
{
  VaneFeed *feed = vane_feed_list_find (feeds, place_id);
  VaneRemoval *self;

  if (feed == NULL)
    return NULL;

  self = g_new0 (VaneRemoval, 1);
  self->feeds = g_object_ref (feeds);
  self->place = vane_place_ref (vane_feed_get_place (feed));
  self->position = find_position (feeds, feed);
  self->current = vane_feed_list_get_current (feeds) == feed;
  vane_feed_list_remove (feeds, vane_place_get_id (self->place));

  return self;
}

/**
 * vane_removal_free:
 * @self: (transfer full): a removal; it is for good now, unless it was taken back
 */
void
vane_removal_free (VaneRemoval *self)
{
  g_clear_object (&self->feeds);
  vane_place_unref (self->place);
  g_free (self);
}

/**
 * vane_removal_get_place:
 * @self: a removal
 *
 * Returns: (transfer none): what was removed
 */
VanePlace *
vane_removal_get_place (VaneRemoval *self)
{
  return self->place;
}

/**
 * vane_removal_get_position:
 * @self: a removal
 *
 * Returns: where the place stood, from 0
 */
guint
vane_removal_get_position (VaneRemoval *self)
{
  return self->position;
}

/**
 * vane_removal_undo:
 * @self: a removal
 *
 * Puts the place back where it was, with the name it had. One that was added again meanwhile
 * stays as it is.
 */
void
vane_removal_undo (VaneRemoval *self)
{
  const char *id = vane_place_get_id (self->place);

  if (vane_feed_list_find (self->feeds, id) != NULL || vane_feed_list_add (self->feeds, self->place) == NULL)
    return;

  vane_feed_list_move (self->feeds, id, self->position);
  if (self->current)
    vane_feed_list_set_current (self->feeds, id);
}
