/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what came over the wire to a response or an error. Pure. */
#pragma once

#include "net/vane-http-exchange.h"
#include "transport/vane-response.h"

G_BEGIN_DECLS

VaneResponse *vane_http_make_response (VaneRequest     *request,
                                       VaneHttpAnswer  *answer,
                                       const char      *fingerprint,
                                       gint64           now,
                                       GError         **error);

G_END_DECLS
