/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What .ui files compute: GTK's thin skin over present/. */
#pragma once

#include <gtk/gtk.h>

#include "vane-reading.h"

G_BEGIN_DECLS

/* Call it in class_init, after the template is set. */
void  vane_closures_bind   (GtkWidgetClass   *klass);
/* For the other files of closures. */
char *vane_closures_format (const VaneSample *sample,
                            VaneField         field,
                            VaneReading      *reading);

G_END_DECLS
