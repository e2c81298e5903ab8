/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cell of the hours shows. Immutable. */
#pragma once

#include <glib-object.h>

#include "vane-hour-curve.h"
#include "vane-hour-list.h"

G_BEGIN_DECLS

#define VANE_TYPE_HOUR_ITEM (vane_hour_item_get_type ())
G_DECLARE_FINAL_TYPE (VaneHourItem, vane_hour_item, VANE, HOUR_ITEM, GObject)

VaneHourItem     *vane_hour_item_new         (VaneReading  *reading,
                                              GArray       *list,
                                              guint         position);
VaneReading      *vane_hour_item_get_reading (VaneHourItem *self);
VaneHourKind      vane_hour_item_get_kind    (VaneHourItem *self);
gint64            vane_hour_item_get_time    (VaneHourItem *self);
/* NULL for the sun's. */
const VaneSample *vane_hour_item_get_sample  (VaneHourItem *self);
/* For the chart: the levels around it, and the chance of rain, 0 … 1. */
const double     *vane_hour_item_get_levels  (VaneHourItem *self);
double            vane_hour_item_get_chance  (VaneHourItem *self);

G_END_DECLS
