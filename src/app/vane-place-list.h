/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The saved places as cards, which can be chosen, put in order, named and removed. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_PLACE_LIST (vane_place_list_get_type ())
G_DECLARE_FINAL_TYPE (VanePlaceList, vane_place_list, VANE, PLACE_LIST, GtkWidget)

/* Property "context" (VaneContext). Signals "chosen": a place was, and is the current one;
 * "remove" (VanePlace): the user no longer wants it. */

void vane_place_list_focus         (VanePlaceList *self,
                                    guint          position);
void vane_place_list_focus_current (VanePlaceList *self);

G_END_DECLS
