/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search entry over the saved places, or over what was found. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_PLACE_CHOOSER (vane_place_chooser_get_type ())
G_DECLARE_FINAL_TYPE (VanePlaceChooser, vane_place_chooser, VANE, PLACE_CHOOSER, GtkWidget)

/* Property "context" (VaneContext). Signal "done": a place was chosen, or Escape pressed. */

/* Empties the entry and puts the focus into it. */
void vane_place_chooser_start (VanePlaceChooser *self);

G_END_DECLS
