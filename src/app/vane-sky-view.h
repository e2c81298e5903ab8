/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints the sky behind what stands on it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VANE_TYPE_SKY_VIEW (vane_sky_view_get_type ())
G_DECLARE_FINAL_TYPE (VaneSkyView, vane_sky_view, VANE, SKY_VIEW, GtkWidget)

/* Properties "child" (GtkWidget) and "reading" (VaneReading, nullable). */

void     vane_sky_view_set_face  (VaneSkyView *self,
                                  GtkWidget   *face,
                                  GtkWidget   *icon);
gboolean vane_sky_view_get_shown (VaneSkyView *self);

G_END_DECLS
