/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shapes of clouds and fog: pure maths. */
#pragma once

#include "model/vane-sky-colours.h"

G_BEGIN_DECLS

/* Small: clouds are soft, and are drawn several times as large. */
#define VANE_SKY_CLOUDS_WIDTH 192
#define VANE_SKY_CLOUDS_HEIGHT 96

typedef enum
{
  VANE_SKY_CLOUDS_FAR,
  VANE_SKY_CLOUDS_NEAR,
  VANE_SKY_CLOUDS_FOG,
} VaneSkyCloudsLayer;

#define VANE_SKY_CLOUDS_N_LAYERS (VANE_SKY_CLOUDS_FOG + 1)

void vane_sky_clouds_render (const VaneSkyColours *sky,
                             VaneSkyCloudsLayer    layer,
                             guint32              *pixels);

G_END_DECLS
