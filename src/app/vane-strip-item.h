/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One place in the strip: an icon, a name and a number. A click opens it in the window. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_STRIP_ITEM (vane_strip_item_get_type ())
G_DECLARE_FINAL_TYPE (VaneStripItem, vane_strip_item, VANE, STRIP_ITEM, GtkButton)

/* CSS classes: "alert" while there is a warning, "old" while what it shows is not what the sky does
 * now; each has a mark besides. */

GtkWidget *vane_strip_item_new    (VaneContext   *context,
                                   VaneFeed      *feed);
void       vane_strip_item_update (VaneStripItem *self);

G_END_DECLS
