/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything in the sky is at an instant: pure maths, so that nothing has to be kept
 * from one frame to the next, and a still sky is a frame like any other. */
#pragma once

#include "model/vane-sky-colours.h"

G_BEGIN_DECLS

/* No two flashes are closer than this. */
#define VANE_SKY_FLASH_GAP_S 6.0

/**
 * VaneSkyThing:
 * @x: 0 … 1 of the width
 * @y: 0 … 1 of the height
 * @near: 0 … 1: far and small, or near and large
 *
 * A star, a drop or a flake.
 */
typedef struct
{
  double x;
  double y;
  double near;
} VaneSkyThing;

VaneSkyThing vane_sky_motion_get_star    (guint       index);
double       vane_sky_motion_get_twinkle (guint       index,
                                          double      time);
VaneSkyThing vane_sky_motion_get_drop    (guint       index,
                                          double      time,
                                          double      height,
                                          double      slant);
VaneSkyThing vane_sky_motion_get_flake   (guint       index,
                                          double      time,
                                          double      width,
                                          double      height,
                                          double      wind);
double       vane_sky_motion_get_flash   (double      time);
double       vane_sky_motion_get_drift   (double      time,
                                          double      wind,
                                          double      near,
                                          double      span);

G_END_DECLS
