/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the two seams at which errors change their name: what the network and a status
 * line say becomes what the receiver does next. Pure. */
#pragma once

#include <gio/gio.h>

#include "base/vane-error.h"

G_BEGIN_DECLS

VaneError vane_http_map_transport_error (const GError *error);
VaneError vane_http_map_status          (guint         status,
                                         gboolean      carried_secret,
                                         gboolean      has_retry_after);

G_END_DECLS
