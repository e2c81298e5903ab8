/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a window stands that is not placed by hand. Pure: areas in, numbers out. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  VANE_EDGE_TOP = 1 << 0,
  VANE_EDGE_BOTTOM = 1 << 1,
  VANE_EDGE_LEFT = 1 << 2,
  VANE_EDGE_RIGHT = 1 << 3,
} VaneEdges;

/**
 * VaneArea:
 * @x: from the left
 * @y: from the top
 * @width: pixels
 * @height: pixels
 */
typedef struct
{
  int x;
  int y;
  int width;
  int height;
} VaneArea;

#define VANE_STRUT_N 12

/* "top", "bottom-left"; of any other word, such as "center", none. */
VaneEdges vane_edges_from_anchor (const char      *anchor);
gboolean  vane_edges_are_upright (VaneEdges        edges);
/* The area of that size at those edges of a monitor; in the middle where there is none. */
VaneArea  vane_placement_find    (const VaneArea  *monitor,
                                  VaneEdges        edges,
                                  int              margin,
                                  int              width,
                                  int              height);
/* _NET_WM_STRUT_PARTIAL: left, right, top, bottom, and where each begins and ends. The first four
 * are _NET_WM_STRUT. */
gboolean  vane_placement_strut   (const VaneArea  *screen,
                                  const VaneArea  *monitors,
                                  guint            n_monitors,
                                  const VaneArea  *window,
                                  VaneEdges        edge,
                                  gulong           strut[VANE_STRUT_N]);

G_END_DECLS
