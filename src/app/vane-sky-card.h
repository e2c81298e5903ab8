/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A still sky behind what stands on it: for cards of places and for the glance. */
#pragma once

#include <gtk/gtk.h>

#include "vane-reading.h"

G_BEGIN_DECLS

#define VANE_TYPE_SKY_CARD (vane_sky_card_get_type ())
G_DECLARE_FINAL_TYPE (VaneSkyCard, vane_sky_card, VANE, SKY_CARD, GtkWidget)

/* Properties "child" (GtkWidget, nullable) and "reading" (VaneReading, nullable: the plain
 * background of a card). CSS: node "skycard", with class "on-sky" while there is a sky: then all
 * words on it are white. Padding and rounded corners are the style sheet's. */

GtkWidget *vane_sky_card_new (void);

G_END_DECLS
