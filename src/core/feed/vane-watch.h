/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the scheduler remembers of one feed: when it is due, when its look changes. */
#pragma once

#include "feed/vane-feed.h"
#include "feed/vane-policy.h"

G_BEGIN_DECLS

typedef struct _VaneWatch VaneWatch;

/* Something of the feed changed that the scheduler did not change itself. */
typedef void (*VaneWatchChanged) (gpointer user_data);

VaneWatch *vane_watch_new      (VaneFeed         *feed,
                                VaneClock        *clock,
                                VaneWatchChanged  changed,
                                gpointer          user_data);
void       vane_watch_free     (VaneWatch        *self);
/* Asks the policy; the feed learns what came out. @input lacks report, error and seed. */
void       vane_watch_decide   (VaneWatch        *self,
                                VanePolicyInput  *input,
                                const char       *install_id,
                                gint64            now);
gint64     vane_watch_get_tick (VaneWatch        *self);
gboolean   vane_watch_is_ready (VaneWatch        *self,
                                gint64            now,
                                gint64            slack_s);
void       vane_watch_refresh  (VaneWatch        *self,
                                gint64            network_changed_at);

G_END_DECLS
