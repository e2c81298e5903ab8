/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page shows while nothing is known of its place yet. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VANE_TYPE_PAGE_SKELETON (vane_page_skeleton_get_type ())
G_DECLARE_FINAL_TYPE (VanePageSkeleton, vane_page_skeleton, VANE, PAGE_SKELETON, GtkWidget)

/* Properties "feed" (VaneFeed) of the place. */

G_END_DECLS
