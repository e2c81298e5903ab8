/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All places at a glance: found, put in order, named and removed here. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_PLACES_PAGE (vane_places_page_get_type ())
G_DECLARE_FINAL_TYPE (VanePlacesPage, vane_places_page, VANE, PLACES_PAGE, GtkWidget)

/* Properties "context" (VaneContext) and "sidebar" (boolean): it stands beside what it chooses,
 * and needs no way back. Signal "done": a place was chosen, or the way back. */

/* Empties the entry and puts the focus into it. */
void vane_places_page_start_search (VanePlacesPage *self);
/* Puts the focus on the current place. */
void vane_places_page_start        (VanePlacesPage *self);
/* Asks the desktop where the user is. */
void vane_places_page_locate       (VanePlacesPage *self);

G_END_DECLS
