/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for another name of a place. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-feed-list.h"

G_BEGIN_DECLS

void vane_rename_ask (GtkWindow    *parent,
                      VaneFeedList *feeds,
                      VanePlace    *place);

G_END_DECLS
