/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PLACE → places, as far as nobody has to be asked. Pure. */
#pragma once

#include "feed/vane-feed-list.h"
#include "model/vane-query.h"

G_BEGIN_DECLS

/* (transfer full) (nullable) (element-type VanePlace): NULL without an error: ask the
 * geocoder. */
GPtrArray *vane_resolve_here (VaneFeedList  *feeds,
                              VaneQuery     *query,
                              GError       **error);

G_END_DECLS
