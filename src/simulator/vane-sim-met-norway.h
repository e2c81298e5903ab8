/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MET Norway's house rules, and the body of its locationforecast. */
#pragma once

#include "simulator/vane-sim-service.h"

G_BEGIN_DECLS

gboolean vane_sim_met_norway_check (const VaneSimRequest *request,
                                    VaneSimReply         *reply);
void     vane_sim_met_norway_fail  (guint                 status,
                                    VaneSimReply         *reply);

void vane_sim_met_norway_write (guint32   seed,
                                gint64    now,
                                gint64    model_time,
                                double    latitude,
                                double    longitude,
                                double    altitude,
                                gboolean  complete,
                                GString  *json);

G_END_DECLS
