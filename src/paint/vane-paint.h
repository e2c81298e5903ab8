/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures on cairo surfaces, with paths only: no text, no toolkit. */
#pragma once

#include <cairo.h>

#include "icons/vane-picture.h"

G_BEGIN_DECLS

cairo_surface_t *vane_paint_picture          (guint   picture,
                                              int     size_px);
cairo_surface_t *vane_paint_symbolic_picture (guint   picture,
                                              int     size_px,
                                              guint32 rgba);

G_END_DECLS
