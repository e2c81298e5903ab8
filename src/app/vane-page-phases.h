/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a place: loading, failed, and the report. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-feed.h"
#include "vane-wait.h"

G_BEGIN_DECLS

void vane_page_phases_show (GtkStack *stack,
                            VaneFeed *feed,
                            VaneWait *wait);

G_END_DECLS
