/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the painted sky looks like: pure maths. */
#pragma once

#include "model/vane-condition.h"

G_BEGIN_DECLS

/* sRGB, 0 … 1. */
typedef struct
{
  double red;
  double green;
  double blue;
} VaneColour;

typedef enum
{
  VANE_SKY_FALL_NONE,
  VANE_SKY_FALL_RAIN,
  VANE_SKY_FALL_SNOW,
  VANE_SKY_FALL_SLEET,  /* both */
} VaneSkyFall;

/**
 * VaneSkyColours:
 * @top: where the gradient begins
 * @bottom: where it ends
 * @cloud: of the clouds
 * @glow: of the light around the sun: for where no words stand
 * @spark: of stars, rain and snow
 * @text: of all words on it
 * @clouds: how much of the clouds there is to see, 0 … 1: none in a clear sky, and none in
 *   an even grey one
 * @sun: how bright the glow is, 0 … 1
 * @stars: how bright the stars are, 0 … 1
 * @fall: what falls
 * @density: how much of it, 0 … 1
 */
typedef struct
{
  VaneColour  top;
  VaneColour  bottom;
  VaneColour  cloud;
  VaneColour  glow;
  VaneColour  spark;
  VaneColour  text;
  double      clouds;
  double      sun;
  double      stars;
  VaneSkyFall fall;
  double      density;
} VaneSkyColours;

void       vane_sky_colours_init    (VaneSkyColours   *self,
                                     double            sun_altitude,
                                     double            cloud_cover,
                                     VaneCondition     condition);
VaneColour vane_colour_mix          (const VaneColour *a,
                                     const VaneColour *b,
                                     double            share);
double     vane_colour_get_contrast (const VaneColour *a,
                                     const VaneColour *b);

G_END_DECLS
