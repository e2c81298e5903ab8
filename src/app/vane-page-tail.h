/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies below the days of a page. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *vane_page_tail_make (GtkWidget *page,
                                GtkWidget *footer);

G_END_DECLS
