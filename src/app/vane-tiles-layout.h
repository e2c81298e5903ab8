/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two columns of equal width, or one where two do not fit. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VANE_TYPE_TILES_LAYOUT (vane_tiles_layout_get_type ())
G_DECLARE_FINAL_TYPE (VaneTilesLayout, vane_tiles_layout, VANE, TILES_LAYOUT, GtkLayoutManager)

G_END_DECLS
