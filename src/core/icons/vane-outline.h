/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shapes that our icons are made of, as data: whoever draws walks along their paths. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  VANE_OUTLINE_CLOUD,
  VANE_OUTLINE_SUN,
  VANE_OUTLINE_HALF_SUN,
  VANE_OUTLINE_RAYS,
  VANE_OUTLINE_UPPER_RAYS,
  VANE_OUTLINE_MOON,
  VANE_OUTLINE_STAR,
  VANE_OUTLINE_DROP,
  VANE_OUTLINE_STREAK,
  VANE_OUTLINE_LONG_STREAK,
  VANE_OUTLINE_FLAKE,
  VANE_OUTLINE_STONE,
  VANE_OUTLINE_BOLT,
  VANE_OUTLINE_LONG_BAR,
  VANE_OUTLINE_BAR,
  VANE_OUTLINE_SHORT_BAR,
  VANE_OUTLINE_TINY_BAR,
  VANE_OUTLINE_GUST,
  VANE_OUTLINE_LOW_GUST,
  VANE_OUTLINE_WAVE,
  VANE_OUTLINE_HOOK,
  VANE_OUTLINE_DOT,
  VANE_OUTLINE_ARROW_UP,
  VANE_OUTLINE_ARROW_DOWN,
  VANE_OUTLINE_TILE,
} VaneOutlineId;

#define VANE_N_OUTLINES (VANE_OUTLINE_TILE + 1)

/**
 * VaneOutline:
 * @path: path data as in SVG, of M, L, C and Z with absolute numbers only
 * @halo: (nullable): a path around @path: in one colour, what lies behind is cut off there
 * @stroke_width: of the line along @path, with round ends; 0: @path is filled
 * @top: the least y, where the upper colour of a paint is
 * @bottom: the greatest y
 */
typedef struct
{
  const char *path;
  const char *halo;
  double      stroke_width;
  double      top;
  double      bottom;
} VaneOutline;

typedef enum
{
  VANE_STEP_MOVE,
  VANE_STEP_LINE,
  VANE_STEP_CURVE,
  VANE_STEP_CLOSE,
} VaneStepKind;

/* One step along a path. @numbers: x and y; for a curve both control points before them. */
typedef struct
{
  VaneStepKind kind;
  double       numbers[6];
} VaneOutlineStep;

const VaneOutline *vane_outline_get  (VaneOutlineId     id);
gboolean           vane_outline_walk (const char      **path,
                                      VaneOutlineStep  *step);

G_END_DECLS
