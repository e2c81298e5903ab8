/* SPDX-License-Identifier: GPL-3.0-or-later */
/* F6: from one part of a window to the next. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vane_focus_part_step (GtkWidget *const *parts,
                           guint             n_parts,
                           int               step);

G_END_DECLS
