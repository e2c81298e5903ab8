/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weather in the tray: keeps item and menu as its place is: the current one, or the one that
 * the user wants there. */
#pragma once

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_TRAY (vane_tray_get_type ())
G_DECLARE_FINAL_TYPE (VaneTray, vane_tray, VANE, TRAY, GObject)

/* Signal "open" (const char *what, const char *place_id, const char *token): the window is wanted
 * ("" for the weather of that place, "" for the current one, or "preferences"), with an
 * activation token or %NULL. Signal "quit". */

VaneTray *vane_tray_new (VaneContext *context);

G_END_DECLS
