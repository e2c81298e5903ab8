/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the place where the user is, and says how that goes. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_LOCATE_ROW (vane_locate_row_get_type ())
G_DECLARE_FINAL_TYPE (VaneLocateRow, vane_locate_row, VANE, LOCATE_ROW, GtkWidget)

/* Property "context" (VaneContext). Signal "found": the place is saved, and is the current one.
 * Not visible while there is nothing to say. */

void vane_locate_row_start (VaneLocateRow *self);
/* The user does something else: what was said is read. */
void vane_locate_row_clear (VaneLocateRow *self);

G_END_DECLS
