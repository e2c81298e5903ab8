/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-tile-art.h"

/* Heights are of the drawing alone: rows of tiles are as high as the higher of the two. */
static const VaneTileArtInfo infos[VANE_N_FACT_KINDS] = {
  [VANE_FACT_WIND] = { vane_tile_art_draw_wind, 92, FALSE },
  [VANE_FACT_HUMIDITY] = { vane_tile_art_draw_humidity, 20, TRUE },
  [VANE_FACT_UV] = { vane_tile_art_draw_uv, 20, TRUE },
  [VANE_FACT_AIR] = { vane_tile_art_draw_air, 20, TRUE },
  [VANE_FACT_SUN] = { vane_tile_art_draw_sun, 64, TRUE },
  [VANE_FACT_PRESSURE] = { vane_tile_art_draw_pressure, 64, TRUE },
  [VANE_FACT_VISIBILITY] = { vane_tile_art_draw_visibility, 20, TRUE },
  [VANE_FACT_MOON] = { vane_tile_art_draw_moon, 68, FALSE },
  [VANE_FACT_PRECIPITATION] = { vane_tile_art_draw_rain, 48, TRUE },
  [VANE_FACT_POLLEN] = { NULL, 0, FALSE },
};

/**
 * vane_tile_art_get_info:
 * @kind: what a tile tells of
 *
 * Returns: (transfer none): how it is drawn
 */
const VaneTileArtInfo *
vane_tile_art_get_info (VaneFactKind kind)
{
  g_return_val_if_fail ((guint) kind < VANE_N_FACT_KINDS, &infos[VANE_FACT_POLLEN]);

  return &infos[kind];
}
