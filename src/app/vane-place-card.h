/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of many places: its sky, its time, its number, and what is wrong with it. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

/**
 * VanePlaceCardOrder:
 * @VANE_PLACE_CARD_MOVE_UP: one place towards the first
 * @VANE_PLACE_CARD_MOVE_DOWN: one place towards the last
 * @VANE_PLACE_CARD_RENAME: the user wants to give the place another name
 * @VANE_PLACE_CARD_REMOVE: the user wants it no longer
 *
 * What the user wants done with a place; a card asks for it, and the list does it.
 */
typedef enum
{
  VANE_PLACE_CARD_MOVE_UP,
  VANE_PLACE_CARD_MOVE_DOWN,
  VANE_PLACE_CARD_RENAME,
  VANE_PLACE_CARD_REMOVE,
} VanePlaceCardOrder;

#define VANE_TYPE_PLACE_CARD (vane_place_card_get_type ())
G_DECLARE_FINAL_TYPE (VanePlaceCard, vane_place_card, VANE, PLACE_CARD, GtkListBoxRow)

/* Signal "ordered" (int: a VanePlaceCardOrder). */

GtkWidget *vane_place_card_new          (VaneContext   *context,
                                         VaneFeed      *feed);
VaneFeed  *vane_place_card_get_feed     (VanePlaceCard *self);
void       vane_place_card_set_position (VanePlaceCard *self,
                                         guint          position,
                                         guint          n);
/* Time went by: the clock of the place says something else. */
void       vane_place_card_update       (VanePlaceCard *self);

G_END_DECLS
