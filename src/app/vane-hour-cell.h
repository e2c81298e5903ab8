/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One hour in the strip of hours. */
#pragma once

#include <gtk/gtk.h>

#include "vane-hour-model.h"

G_BEGIN_DECLS

#define VANE_TYPE_HOUR_CELL (vane_hour_cell_get_type ())
G_DECLARE_FINAL_TYPE (VaneHourCell, vane_hour_cell, VANE, HOUR_CELL, GtkWidget)

/* Property "item" (VaneHourItem, nullable). */

GtkListItemFactory *vane_hour_cell_factory_new (void);

G_END_DECLS
