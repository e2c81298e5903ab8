/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How requests become one and its answer becomes theirs. Pure. */
#pragma once

#include "transport/vane-endpoints.h"
#include "transport/vane-response.h"

G_BEGIN_DECLS

VaneRequest  *vane_join_requests        (VaneEndpoints      *endpoints,
                                         VaneRequest *const *requests,
                                         guint               n);
VaneResponse *vane_join_part            (VaneResponse       *answer,
                                         GBytes             *body,
                                         VaneRequest        *request);
gboolean      vane_join_is_fault_of_one (const GError       *error);

G_END_DECLS
