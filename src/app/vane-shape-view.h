/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds all of the window, and says what there is room for. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VaneShape:
 * @VANE_SHAPE_GLANCE: less than a page: the glance
 * @VANE_SHAPE_COMPACT: a page
 * @VANE_SHAPE_WIDE: a page, and the places beside it
 *
 * What a window has room for.
 */
typedef enum
{
  VANE_SHAPE_GLANCE,
  VANE_SHAPE_COMPACT,
  VANE_SHAPE_WIDE,
} VaneShape;

#define VANE_TYPE_SHAPE_VIEW (vane_shape_view_get_type ())
G_DECLARE_FINAL_TYPE (VaneShapeView, vane_shape_view, VANE, SHAPE_VIEW, GtkWidget)

/* Properties "child" (GtkWidget), "can-glance" (boolean: whether there is something for a
 * glance), and, read-only, "shape" (int, VaneShape). */

VaneShape vane_shape                 (int            width,
                                      int            height);
VaneShape vane_shape_view_get_shape  (VaneShapeView *self);
void      vane_shape_view_set_shape  (VaneShapeView *self,
                                      VaneShape      shape);
void      vane_shape_view_set_glance (VaneShapeView *self,
                                      GtkWidget     *glance);

G_END_DECLS
