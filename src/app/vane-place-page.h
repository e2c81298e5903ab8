/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one place: shows one feed. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-context.h"
#include "feed/vane-feed.h"

G_BEGIN_DECLS

#define VANE_TYPE_PLACE_PAGE (vane_place_page_get_type ())
G_DECLARE_FINAL_TYPE (VanePlacePage, vane_place_page, VANE, PLACE_PAGE, GtkWidget)

/* Properties: "context" (VaneContext), "feed" (VaneFeed, nullable), "date" (uint: YYYYMMDD of the
 * day that was chosen; 0: now), and, read-only,
 * "reading" (VaneReading, nullable), "notice" (int: a VaneNotice: what the banner holds), "wait"
 * (VaneWait: for a refresh). */

GtkWidget *vane_place_page_get_face (VanePlacePage *self);
GtkWidget *vane_place_page_get_icon (VanePlacePage *self);

G_END_DECLS
