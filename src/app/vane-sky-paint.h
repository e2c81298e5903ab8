/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shapes of the sky. */
#pragma once

#include "vane-sky-brush.h"

G_BEGIN_DECLS

/**
 * VaneSkyFrame:
 * @width: of the sky
 * @height: of the sky
 * @light: where the sun or the moon is
 * @time: seconds, from any beginning
 * @still: whether it is to be looked at for long: without a flash
 *
 * What of the sky is painted.
 */
typedef struct
{
  float            width;
  float            height;
  graphene_point_t light;
  double           time;
  gboolean         still;
} VaneSkyFrame;

void  vane_sky_paint              (GtkSnapshot           *snapshot,
                                   const VaneSkyBrush    *brush,
                                   const VaneSkyFrame    *frame);
void  vane_sky_paint_calm         (GtkSnapshot           *snapshot,
                                   const VaneSkyColours  *sky,
                                   const graphene_rect_t *area);
guint vane_sky_paint_get_interval (const VaneSkyColours  *sky);

G_END_DECLS
