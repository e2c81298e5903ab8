/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hours of a reading as a list model of thin items: Now first, or those of one date. */
#pragma once

#include <gio/gio.h>

#include "vane-hour-item.h"

G_BEGIN_DECLS

#define VANE_TYPE_HOUR_MODEL (vane_hour_model_get_type ())
G_DECLARE_FINAL_TYPE (VaneHourModel, vane_hour_model, VANE, HOUR_MODEL, GObject)

VaneHourModel *vane_hour_model_new         (void);
void           vane_hour_model_set_reading (VaneHourModel *self,
                                            VaneReading   *reading,
                                            guint          date);

G_END_DECLS
