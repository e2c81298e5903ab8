/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list's inside, for vane-feed-list-change.c. */
#pragma once

#include "feed/vane-feed-list.h"

G_BEGIN_DECLS

struct _VaneFeedList
{
  GObject        parent_instance;

  VaneTransport *transport;  /* (owned) */
  VaneClock     *clock;      /* (owned) */
  VaneSettings  *settings;   /* (owned) */
  GPtrArray     *feeds;      /* (owned) (element-type VaneFeed) */
  VaneFeed      *current;    /* (owned) (nullable) */
  gboolean       writing;    /* what the settings tell now is from here */
  GPtrArray     *leaving;    /* (owned) (element-type VaneFeed): closed, flights still in the air */
  GTask         *closing;    /* (owned) (nullable) */
  gboolean       closed;
};

gboolean vane_feed_list_find_in        (GPtrArray    *feeds,
                                        const char   *place_id,
                                        guint        *position);
void     vane_feed_list_follow         (VaneFeedList *self,
                                        GPtrArray    *places);
void     vane_feed_list_update_current (VaneFeedList *self);
void     vane_feed_list_leave          (VaneFeedList *self,
                                        VaneFeed     *feed);

G_END_DECLS
