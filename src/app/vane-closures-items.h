/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions that .ui files bind a day through. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vane_closures_bind_items (GtkWidgetClass *klass);

G_END_DECLS
