/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The textures that a sky is painted with, made once for a sky. */
#pragma once

#include <gtk/gtk.h>

#include "model/vane-sky-clouds.h"

G_BEGIN_DECLS

/* Textures of things are so many times as large as they are drawn, for displays that need it. */
#define VANE_SKY_BRUSH_SCALE 2

#define VANE_SKY_BRUSH_N_FLASHES 12

/**
 * VaneSkyBrush:
 * @sky: the sky it paints
 * @clouds: of each layer; %NULL where there are none
 * @light: (nullable): the glow of the sun or the moon, as bright as it is
 * @flashes: (nullable): lightning, from its faintest light to its brightest
 * @dot: (nullable): a soft round thing: flakes and bright stars
 * @streak: (nullable): a drop as it falls, along its slant
 * @streak_width: of @streak
 * @streak_height: of @streak
 */
typedef struct
{
  VaneSkyColours  sky;
  GdkTexture     *clouds[VANE_SKY_CLOUDS_N_LAYERS];
  GdkTexture     *light;
  GdkTexture     *flashes[VANE_SKY_BRUSH_N_FLASHES];
  GdkTexture     *dot;
  GdkTexture     *streak;
  float           streak_width;
  float           streak_height;
} VaneSkyBrush;

VaneSkyBrush *vane_sky_brush_new         (const VaneSkyColours *sky);
void          vane_sky_brush_free        (VaneSkyBrush         *self);
GdkTexture   *vane_sky_brush_make_texture (guint32             *pixels,
                                           int                  width,
                                           int                  height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VaneSkyBrush, vane_sky_brush_free)

G_END_DECLS
