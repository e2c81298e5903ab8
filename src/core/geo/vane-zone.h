/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Open-Meteo is asked, and what it answers, when only the zone of a place is wanted. Pure. */
#pragma once

#include "model/vane-place.h"
#include "transport/vane-request.h"

G_BEGIN_DECLS

VaneRequest *vane_zone_make_request (const VaneEndpoint  *endpoint,
                                     VanePlace           *place,
                                     guint                decimals);
char        *vane_zone_read         (GBytes              *body,
                                     GError             **error);

G_END_DECLS
