/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One day in the list of days. */
#pragma once

#include <gtk/gtk.h>

#include "vane-day-model.h"

G_BEGIN_DECLS

#define VANE_TYPE_DAY_ROW (vane_day_row_get_type ())
G_DECLARE_FINAL_TYPE (VaneDayRow, vane_day_row, VANE, DAY_ROW, GtkWidget)

/* Property "item" (VaneDayItem, nullable). */

GtkListItemFactory *vane_day_row_factory_new (void);

G_END_DECLS
