/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shapes of the sky. */
#pragma once

#include <gtk/gtk.h>

#include "model/vane-sky-colours.h"

G_BEGIN_DECLS

void vane_sky_paint      (GtkSnapshot           *snapshot,
                          const VaneSkyColours  *sky,
                          float                  width,
                          float                  height);
void vane_sky_paint_glow (GtkSnapshot           *snapshot,
                          const VaneSkyColours  *sky,
                          const graphene_rect_t *area);

G_END_DECLS
