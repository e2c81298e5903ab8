/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One column; from 720 pixels on two, with the second child on the side. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Places beside it, or nothing: it is the page's own width that counts. */
#define VANE_PAGE_TWO_COLUMNS_PX 720

#define VANE_TYPE_PAGE_LAYOUT (vane_page_layout_get_type ())
G_DECLARE_FINAL_TYPE (VanePageLayout, vane_page_layout, VANE, PAGE_LAYOUT, GtkLayoutManager)

G_END_DECLS
