/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the banner says. */
#pragma once

#include "feed/vane-feed.h"

G_BEGIN_DECLS

char     *vane_trouble_describe (VaneFeed *feed);
gboolean  vane_trouble_is_told  (VaneFeed *feed);

G_END_DECLS
