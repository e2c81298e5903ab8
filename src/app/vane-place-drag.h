/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets a card be dragged; the list is where it is dropped. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vane_place_drag_attach (GtkWidget *card);

G_END_DECLS
