/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All places in one line, across or upright. What does not fit is scrolled to. */
#pragma once

#include <gtk/gtk.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_STRIP (vane_strip_get_type ())
G_DECLARE_FINAL_TYPE (VaneStrip, vane_strip, VANE, STRIP, GtkWidget)

GtkWidget *vane_strip_new         (VaneContext    *context);
/* @length: pixels; 0: as much as it needs, up to a bound */
void       vane_strip_set_line    (VaneStrip      *self,
                                   GtkOrientation  orientation,
                                   int             length);

G_END_DECLS
