/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of all places, side by side, to be swiped. */
#pragma once

#include <adwaita.h>

#include "feed/vane-context.h"
#include "vane-place-view.h"

G_BEGIN_DECLS

#define VANE_TYPE_PAGER (vane_pager_get_type ())
G_DECLARE_FINAL_TYPE (VanePager, vane_pager, VANE, PAGER, GtkWidget)

/* Properties "context" (VaneContext) and "tops" (GtkSizeGroup): as high as what lies over the
 * top edge. Read-only: "carousel" (AdwCarousel, for an indicator), "page" (VanePlacePage,
 * nullable: the current place's) and "on-sky" (boolean: whether that one has a sky). */

/* (transfer none) (nullable): the current place's. */
VanePlaceView *vane_pager_get_view   (VanePager *self);
void           vane_pager_step       (VanePager *self,
                                      int        step);
void           vane_pager_set_scroll (VanePager *self,
                                      int        scroll);

G_END_DECLS
