/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place that was removed, as long as that can be taken back. */
#pragma once

#include "feed/vane-feed-list.h"

G_BEGIN_DECLS

typedef struct _VaneRemoval VaneRemoval;

VaneRemoval *vane_removal_new          (VaneFeedList *feeds,
                                        const char   *place_id);
void         vane_removal_free         (VaneRemoval  *self);
VanePlace   *vane_removal_get_place    (VaneRemoval  *self);
guint        vane_removal_get_position (VaneRemoval  *self);
void         vane_removal_undo         (VaneRemoval  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneRemoval, vane_removal_free)

G_END_DECLS
