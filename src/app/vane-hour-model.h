/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hours of a reading as a list model of thin items: Now first. */
#pragma once

#include <gio/gio.h>

#include "vane-reading.h"

G_BEGIN_DECLS

#define VANE_TYPE_HOUR_ITEM (vane_hour_item_get_type ())
G_DECLARE_FINAL_TYPE (VaneHourItem, vane_hour_item, VANE, HOUR_ITEM, GObject)

VaneReading      *vane_hour_item_get_reading (VaneHourItem  *self);
const VaneSample *vane_hour_item_get_sample  (VaneHourItem  *self);
gboolean          vane_hour_item_get_is_now  (VaneHourItem  *self);
/* For the chart: where the temperature of an hour near by is between the extremes, 0 … 1, and
 * the chance of rain, 0 … 1. */
double            vane_hour_item_get_level   (VaneHourItem  *self,
                                              int            offset);
double            vane_hour_item_get_chance  (VaneHourItem  *self);

#define VANE_TYPE_HOUR_MODEL (vane_hour_model_get_type ())
G_DECLARE_FINAL_TYPE (VaneHourModel, vane_hour_model, VANE, HOUR_MODEL, GObject)

VaneHourModel    *vane_hour_model_new         (void);
void              vane_hour_model_set_reading (VaneHourModel *self,
                                               VaneReading   *reading);

G_END_DECLS
