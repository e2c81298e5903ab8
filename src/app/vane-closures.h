/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What .ui files compute: GTK's thin skin over present/. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Call it in class_init, after the template is set. */
void vane_closures_bind (GtkWidgetClass *klass);

G_END_DECLS
