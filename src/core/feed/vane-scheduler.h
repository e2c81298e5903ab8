/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One timer for all places: asks the policy when the next one is due, and pokes feeds.
 * Wakes on the clock's timer (due, resume, a set clock) and on network changes, settled
 * for 2 s; on nothing else. */
#pragma once

#include "base/vane-clock.h"
#include "feed/vane-feed-list.h"

G_BEGIN_DECLS

#define VANE_TYPE_SCHEDULER (vane_scheduler_get_type ())
G_DECLARE_FINAL_TYPE (VaneScheduler, vane_scheduler, VANE, SCHEDULER, GObject)

/* @network: (nullable): a GNetworkMonitor; NULL = the machine's. @seed: the install id. */
VaneScheduler *vane_scheduler_new           (VaneFeedList    *feeds,
                                             VaneSettings    *settings,
                                             VaneClock       *clock,
                                             GNetworkMonitor *network,
                                             const char      *seed);
void           vane_scheduler_start         (VaneScheduler   *self);
void           vane_scheduler_stop          (VaneScheduler   *self);
void           vane_scheduler_set_extra     (VaneScheduler   *self,
                                             gint64           extra_s);
void           vane_scheduler_set_asleep    (VaneScheduler   *self,
                                             gboolean         asleep);
/* Whether places are on a surface at all; the current one counts as shown then. */
void           vane_scheduler_set_visible   (VaneScheduler   *self,
                                             gboolean         visible);
/* Unix seconds, or VANE_TIME_NONE: what the timer is armed for. */
gint64         vane_scheduler_get_due       (VaneScheduler   *self);

G_END_DECLS
