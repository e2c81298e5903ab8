/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The textures of our icons: each picture is drawn once a size. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkTexture *vane_icon_cache_get          (GdkDisplay    *display,
                                          guint          picture,
                                          int            size_px);
GdkTexture *vane_icon_cache_get_symbolic (GdkDisplay    *display,
                                          guint          picture,
                                          int            size_px,
                                          const GdkRGBA *color);

G_END_DECLS
