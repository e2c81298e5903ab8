/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a day in one line, or in two where one does not fit: large text, narrow window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VANE_TYPE_DAY_LAYOUT (vane_day_layout_get_type ())
G_DECLARE_FINAL_TYPE (VaneDayLayout, vane_day_layout, VANE, DAY_LAYOUT, GtkLayoutManager)

G_END_DECLS
