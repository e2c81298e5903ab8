/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One child, drawn smaller where there is not the room that it asks for. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VANE_TYPE_SHRINK_LAYOUT (vane_shrink_layout_get_type ())
G_DECLARE_FINAL_TYPE (VaneShrinkLayout, vane_shrink_layout, VANE, SHRINK_LAYOUT, GtkLayoutManager)

G_END_DECLS
