/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When and where the simulated services warn. */
#pragma once

#include "simulator/vane-sim-service.h"

G_BEGIN_DECLS

/* Seconds. An event begins on a multiple of this, so that it stays the same while it goes on. */
#define VANE_SIM_EVENT_S (12 * 3600)

gboolean vane_sim_alerts_is_windy (const VaneSimRequest *request,
                                   double                latitude,
                                   double                longitude);

G_END_DECLS
