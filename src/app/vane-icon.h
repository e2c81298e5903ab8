/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of our icons, drawn: nothing is read from a theme, so the first frame need not wait. */
#pragma once

#include <gtk/gtk.h>

#include "icons/vane-picture.h"

G_BEGIN_DECLS

#define VANE_TYPE_ICON (vane_icon_get_type ())
G_DECLARE_FINAL_TYPE (VaneIcon, vane_icon, VANE, ICON, GtkWidget)

/* Properties "picture": the number of a picture; "pixel-size": the side. In high contrast it
 * is drawn in the colour of the text. It says nothing: the words stand beside it. */

void vane_icon_append (GtkSnapshot *snapshot,
                       GtkWidget   *widget,
                       guint        picture,
                       int          pixel_size,
                       int          x,
                       int          y);

G_END_DECLS
