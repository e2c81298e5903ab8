/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One hour's part of the curve of temperature, its number riding on it, and its bar of rain. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VANE_TYPE_HOUR_CHART (vane_hour_chart_get_type ())
G_DECLARE_FINAL_TYPE (VaneHourChart, vane_hour_chart, VANE, HOUR_CHART, GtkWidget)

/* Properties "item" (VaneHourItem, nullable) and "label" (string: the temperature). */

G_END_DECLS
