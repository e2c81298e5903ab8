/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our icons: outlines, placed and painted. The window draws them, and the build writes the
 * icon theme's files from them. */
#pragma once

#include "icons/vane-outline.h"
#include "model/vane-sample.h"

G_BEGIN_DECLS

/* All pictures are squares of this side. */
#define VANE_PICTURE_SIDE 64.0

/* What a part is made of. */
typedef enum
{
  VANE_ROLE_SUN,
  VANE_ROLE_MOON,
  VANE_ROLE_DISC,
  VANE_ROLE_CLOUD,
  VANE_ROLE_CLOUD_BACK,
  VANE_ROLE_CLOUD_DARK,
  VANE_ROLE_DROP,
  VANE_ROLE_FLAKE,
  VANE_ROLE_ICE,
  VANE_ROLE_BOLT,
  VANE_ROLE_FOG,
  VANE_ROLE_WIND,
  VANE_ROLE_HAZE,
  VANE_ROLE_SMOKE,
  VANE_ROLE_DUST,
  VANE_ROLE_STORM,
  VANE_ROLE_UNKNOWN,
  VANE_ROLE_TILE,
  VANE_ROLE_TILE_EDGE,
} VaneRole;

#define VANE_N_ROLES (VANE_ROLE_TILE_EDGE + 1)

/* Colours as 0xRRGGBBAA. The edge lies around the part, so that a white cloud is seen on
 * white, and blue rain on a blue sky. */
typedef struct
{
  guint32 top;
  guint32 bottom;
  guint32 edge;
} VanePaint;

/* An outline at @x, @y in the square, @scale times as large. */
typedef struct
{
  VaneOutlineId outline;
  VaneRole      role;
  double        x;
  double        y;
  double        scale;
} VanePart;

/* From the back to the front. */
typedef struct
{
  const VanePart *parts;
  gsize           n_parts;
} VanePicture;

/* Picture 0 is empty. */
#define VANE_PICTURE_NONE 0u
#define VANE_PICTURE_APPLICATION (1u + 2u * VANE_N_CONDITIONS)
#define VANE_PICTURE_SUNRISE (VANE_PICTURE_APPLICATION + 1u)
#define VANE_PICTURE_SUNSET (VANE_PICTURE_SUNRISE + 1u)
#define VANE_N_PICTURES (VANE_PICTURE_SUNSET + 1u)

/* How far the edge reaches out of a part, in the picture's units. */
#define VANE_PICTURE_EDGE 1.0

guint            vane_picture_find      (VaneCondition condition,
                                         VaneDaylight  daylight);
VanePicture      vane_picture_get       (guint         id);
const VanePaint *vane_picture_get_paint (VaneRole      role);

G_END_DECLS
