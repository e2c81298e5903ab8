/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a place that another program names: a saved one, or one that is looked up and added. */
#pragma once

#include "feed/vane-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vane_place_opener_open (GtkWindow   *window,
                             VaneContext *context,
                             const char  *place);

G_END_DECLS
