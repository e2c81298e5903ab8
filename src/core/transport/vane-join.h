/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A transport in front of another: requests that a service takes as one travel as one.
 * It stands between the cached transport and the network, so that what is split is
 * cached under each single request's key and nothing else knows. */
#pragma once

#include "transport/vane-endpoints.h"
#include "transport/vane-transport.h"

G_BEGIN_DECLS

#define VANE_TYPE_JOINER (vane_joiner_get_type ())
G_DECLARE_FINAL_TYPE (VaneJoiner, vane_joiner, VANE, JOINER, GObject)

VaneTransport *vane_joiner_new (VaneEndpoints *endpoints,
                                VaneTransport *inner);

G_END_DECLS
