/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day's lowest and highest temperature as a bar inside the extremes of all days shown. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VANE_TYPE_RANGE_BAR (vane_range_bar_get_type ())
G_DECLARE_FINAL_TYPE (VaneRangeBar, vane_range_bar, VANE, RANGE_BAR, GtkWidget)

/* Properties "from" and "to": 0 at the lowest temperature shown, 1 at the highest; where
 * one of them is not known (-1), only the track is drawn. */

G_END_DECLS
