/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search entry over what is shown while nothing is searched for, or over what was found. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_PLACE_SEARCH (vane_place_search_get_type ())
G_DECLARE_FINAL_TYPE (VanePlaceSearch, vane_place_search, VANE, PLACE_SEARCH, GtkWidget)

/* Properties "context" (VaneContext) and "child" (GtkWidget, nullable): shown while nothing is
 * searched for. Signal "done": a place was chosen, or Escape pressed. */

/* Empties the entry and puts the focus into it. */
void vane_place_search_start  (VanePlaceSearch *self);
/* As the button beside the entry does. */
void vane_place_search_locate (VanePlaceSearch *self);

G_END_DECLS
