/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures on cairo surfaces, with paths only: no text, no toolkit. */
#pragma once

#include <cairo.h>

#include "icons/vane-picture.h"

G_BEGIN_DECLS

/* Of a number: for dark panels and for light ones; each is read on the other, too. */
typedef enum
{
  VANE_INK_LIGHT,
  VANE_INK_DARK,
} VaneInk;

/**
 * VaneLook:
 * @ink: of the number, and of the picture in one colour
 * @symbolic: whether the picture has one colour
 *
 * How a badge is drawn.
 */
typedef struct
{
  VaneInk  ink;
  gboolean symbolic;
} VaneLook;

cairo_surface_t *vane_paint_picture          (guint   picture,
                                              int     size_px);
cairo_surface_t *vane_paint_symbolic_picture (guint   picture,
                                              int     size_px,
                                              guint32 rgba);
cairo_surface_t *vane_paint_badge            (guint       picture,
                                              const char *text,
                                              VaneLook    look,
                                              int         size_px);

G_END_DECLS
