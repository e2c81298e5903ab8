/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One place in a few words: an icon, a number, a sentence and a line, on a still sky. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-feed.h"
#include "feed/vane-settings.h"
#include "vane-reading.h"

G_BEGIN_DECLS

#define VANE_TYPE_GLANCE (vane_glance_get_type ())
G_DECLARE_FINAL_TYPE (VaneGlance, vane_glance, VANE, GLANCE, GtkWidget)

/* Properties "settings" (VaneSettings) and "feed" (VaneFeed, nullable), and, read-only,
 * "reading" (VaneReading, nullable). It moves its window wherever it is taken hold of, has the
 * focus as a whole, and activates "win.grow" by a double-click, Enter and the space bar. */

GtkWidget *vane_glance_new            (VaneSettings *settings);
/* What it says while there is no feed. */
void       vane_glance_set_note       (VaneGlance   *self,
                                       const char   *note);
void       vane_glance_set_standalone (VaneGlance   *self);

G_END_DECLS
