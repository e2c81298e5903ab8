/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens our window, which is another program: through D-Bus, or by starting it. */
#pragma once

#include <gio/gio.h>

#include "feed/vane-feed-list.h"

G_BEGIN_DECLS

void vane_opener_open (GDBusConnection *connection,
                       const char      *action,
                       const char      *target,
                       const char      *token);
void vane_opener_open_place (GDBusConnection *connection,
                             VaneFeedList    *feeds,
                             const char      *place_id,
                             const char      *token);

G_END_DECLS
