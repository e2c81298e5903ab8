/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A saved place in the list of places. */
#pragma once

#include <adwaita.h>

#include "feed/vane-context.h"
#include "feed/vane-feed.h"

G_BEGIN_DECLS

#define VANE_TYPE_PLACE_ROW (vane_place_row_get_type ())
G_DECLARE_FINAL_TYPE (VanePlaceRow, vane_place_row, VANE, PLACE_ROW, AdwActionRow)

GtkWidget *vane_place_row_new      (VaneContext  *context,
                                    VaneFeed     *feed);
VaneFeed  *vane_place_row_get_feed (VanePlaceRow *self);

G_END_DECLS
