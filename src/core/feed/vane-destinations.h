/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the tables of providers and geocoders to what the privacy page lists. */
#pragma once

#include "feed/vane-settings.h"
#include "model/vane-destination.h"
#include "transport/vane-endpoints.h"

G_BEGIN_DECLS

/* (element-type VaneDestination) */
GPtrArray *vane_destinations_list (VaneSettings  *settings,
                                   VaneEndpoints *endpoints);

G_END_DECLS
