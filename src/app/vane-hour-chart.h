/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One hour's part of the curve of temperature, with room for the number that rides on it, and its bar of rain. */
#pragma once

#include <gtk/gtk.h>

#include "vane-hour-curve.h"

G_BEGIN_DECLS

int  vane_hour_chart_get_height  (int                  label_height);
int  vane_hour_chart_get_label_y (const VaneHourCurve *curve,
                                  int                  label_height);
void vane_hour_chart_snapshot    (GtkSnapshot         *snapshot,
                                  const VaneHourCurve *curve,
                                  double               chance,
                                  int                  label_height,
                                  int                  width,
                                  gboolean             mirrored);

G_END_DECLS
