/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a place and the sky behind it, up to the top of the window. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-context.h"
#include "feed/vane-feed.h"
#include "vane-place-page.h"

G_BEGIN_DECLS

#define VANE_TYPE_PLACE_VIEW (vane_place_view_get_type ())
G_DECLARE_FINAL_TYPE (VanePlaceView, vane_place_view, VANE, PLACE_VIEW, GtkWidget)

/* Properties "context" (VaneContext) and "feed" (VaneFeed), and, read-only, "page"
 * (VanePlacePage) and "on-sky" (boolean): whether the sky is painted, so that what lies over it
 * is written in white. */

GtkWidget     *vane_place_view_new          (VaneContext   *context,
                                             VaneFeed      *feed,
                                             GtkSizeGroup  *top);
VanePlacePage *vane_place_view_get_page     (VanePlaceView *self);
gboolean       vane_place_view_get_on_sky   (VanePlaceView *self);
int            vane_place_view_get_scroll   (VanePlaceView *self);
void           vane_place_view_set_scroll   (VanePlaceView *self,
                                             int            scroll);

G_END_DECLS
