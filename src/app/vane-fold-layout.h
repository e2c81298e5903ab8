/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two children side by side, or one above the other where both do not fit. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VANE_TYPE_FOLD_LAYOUT (vane_fold_layout_get_type ())
G_DECLARE_FINAL_TYPE (VaneFoldLayout, vane_fold_layout, VANE, FOLD_LAYOUT, GtkLayoutManager)

G_END_DECLS
