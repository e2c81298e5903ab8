/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a reading as a list model of thin items: today first. */
#pragma once

#include <gio/gio.h>

#include "vane-reading.h"

G_BEGIN_DECLS

#define VANE_TYPE_DAY_ITEM (vane_day_item_get_type ())
G_DECLARE_FINAL_TYPE (VaneDayItem, vane_day_item, VANE, DAY_ITEM, GObject)

VaneReading   *vane_day_item_get_reading  (VaneDayItem  *self);
const VaneDay *vane_day_item_get_day      (VaneDayItem  *self);

#define VANE_TYPE_DAY_MODEL (vane_day_model_get_type ())
G_DECLARE_FINAL_TYPE (VaneDayModel, vane_day_model, VANE, DAY_MODEL, GObject)

VaneDayModel  *vane_day_model_new         (void);
void           vane_day_model_set_reading (VaneDayModel *self,
                                           VaneReading  *reading);

G_END_DECLS
