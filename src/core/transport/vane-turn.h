/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose turn it is to ask for a URL, where several programs want to. */
#pragma once

#include "transport/vane-attempt.h"
#include "transport/vane-entry-watch.h"
#include "transport/vane-write-behind.h"

G_BEGIN_DECLS

typedef struct _VaneTurn VaneTurn;

/**
 * VaneTurnState:
 * @VANE_TURN_OURS: ask
 * @VANE_TURN_LOOK: look at the entry once more, then take again
 * @VANE_TURN_WAIT: another program is about to ask: wait for the entry to change
 */
typedef enum
{
  VANE_TURN_OURS,
  VANE_TURN_LOOK,
  VANE_TURN_WAIT,
} VaneTurnState;

VaneTurn       *vane_turn_new       (VaneResponseCache *cache,
                                     VaneWriteBehind   *writes,
                                     VaneClock         *clock,
                                     const char        *key);
void            vane_turn_free      (VaneTurn          *self);
VaneTurnState   vane_turn_take      (VaneTurn          *self);
VaneEntryWatch *vane_turn_watch     (VaneTurn          *self);
const VaneAttempt *vane_turn_find_obstacle (VaneTurn          *self,
                                     const VaneAttempt *own,
                                     const VaneAttempt *endpoint,
                                     gboolean           asked);

G_END_DECLS
