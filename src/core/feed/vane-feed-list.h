/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's places as a GListModel of feeds, in the user's order. Follows the settings
 * and writes to them; never does both for one change. */
#pragma once

#include "feed/vane-feed.h"
#include "feed/vane-settings.h"

G_BEGIN_DECLS

#define VANE_TYPE_FEED_LIST (vane_feed_list_get_type ())
G_DECLARE_FINAL_TYPE (VaneFeedList, vane_feed_list, VANE, FEED_LIST, GObject)

/* Property "current" (VaneFeed, nullable): the current place's; follows the settings. */

VaneFeedList *vane_feed_list_new         (VaneTransport *transport,
                                          VaneClock     *clock,
                                          VaneSettings  *settings);
VaneFeed     *vane_feed_list_get_current (VaneFeedList  *self);
void          vane_feed_list_set_current (VaneFeedList  *self,
                                          const char    *place_id);
VaneFeed     *vane_feed_list_find        (VaneFeedList  *self,
                                          const char    *place_id);
/* (transfer none): borrowed from the model */
VaneFeed     *vane_feed_list_get         (VaneFeedList  *self,
                                          guint          position);
guint         vane_feed_list_get_n       (VaneFeedList  *self);
/* Where a place of that id is there already it is replaced where it stands. */
VaneFeed     *vane_feed_list_add         (VaneFeedList  *self,
                                          VanePlace     *place);
gboolean      vane_feed_list_remove      (VaneFeedList  *self,
                                          const char    *place_id);
gboolean      vane_feed_list_move        (VaneFeedList  *self,
                                          const char    *place_id,
                                          guint          position);
gboolean      vane_feed_list_rename      (VaneFeedList  *self,
                                          const char    *place_id,
                                          const char    *name);
/* Waits until every flight has returned; quitting cancels, then waits. */
void          vane_feed_list_close_async  (VaneFeedList        *self,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean      vane_feed_list_close_finish (VaneFeedList        *self,
                                           GAsyncResult        *result,
                                           GError             **error);

G_END_DECLS
