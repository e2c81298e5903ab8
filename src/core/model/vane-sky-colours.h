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

/* How much of the lower colour there is half-way down. */
#define VANE_SKY_MIDDLE 0.36

/**
 * VaneSkyColours:
 * @top: where the gradient begins
 * @bottom: where it ends
 * @calm: alpha of the calm sky behind words, 0 … 1
 * @cloud_light: of the side of the clouds that is lit
 * @cloud_shade: of the other
 * @glow: of the light around the sun or the moon, and of lightning
 * @spark: of stars, rain and snow
 * @text: of all words on it
 * @sun_altitude: degrees
 * @cover: how much of the sky the clouds take, 0 … 1
 * @clouds: how much of those clouds there is to see, 0 … 1
 * @fog: how dense the fog is, 0 … 1
 * @sun: how bright its glow is, 0 … 1
 * @moon: how bright its glow is, 0 … 1
 * @stars: how bright the stars are, 0 … 1
 * @fall: what falls
 * @density: how much of it, 0 … 1
 * @wind: what moves the clouds, −1 (to the left, a gale) … 1
 * @thunder: whether there is lightning
 */
typedef struct
{
  VaneColour  top;
  VaneColour  bottom;
  double      calm;
  VaneColour  cloud_light;
  VaneColour  cloud_shade;
  VaneColour  glow;
  VaneColour  spark;
  VaneColour  text;
  double      sun_altitude;
  double      cover;
  double      clouds;
  double      fog;
  double      sun;
  double      moon;
  double      stars;
  VaneSkyFall fall;
  double      density;
  double      wind;
  gboolean    thunder;
} VaneSkyColours;

void       vane_sky_colours_init    (VaneSkyColours   *self,
                                     double            sun_altitude,
                                     double            cloud_cover,
                                     VaneCondition     condition);
VaneColour vane_sky_colours_get_gradient (const VaneSkyColours *self,
                                          double                down);
VaneColour vane_sky_colours_get_calm (const VaneSkyColours *self,
                                      double           down);
void       vane_sky_colours_set_wind (VaneSkyColours  *self,
                                      double           speed,
                                      double           direction);
void       vane_sky_colours_set_moon (VaneSkyColours  *self,
                                      double           phase);
VaneColour vane_colour_mix          (const VaneColour *a,
                                     const VaneColour *b,
                                     double            share);
double     vane_colour_get_contrast (const VaneColour *a,
                                     const VaneColour *b);

G_END_DECLS
