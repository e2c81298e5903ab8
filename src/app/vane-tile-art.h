/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawings of tiles. What they draw says the text beside them, too. */
#pragma once

#include <gtk/gtk.h>

#include "model/vane-facts.h"
#include "present/vane-fact.h"

G_BEGIN_DECLS

/**
 * VaneTileArt:
 * @cr: where to draw
 * @width: pixels
 * @height: pixels
 * @facts: what to draw
 * @ink: the colour of the text
 * @faint: the same for tracks and lines that stand behind
 * @accent: the colour of what is told
 * @widget: whose font and direction letters have
 */
typedef struct
{
  cairo_t         *cr;
  double           width;
  double           height;
  const VaneFacts *facts;
  GdkRGBA          ink;
  GdkRGBA          faint;
  GdkRGBA          accent;
  GtkWidget       *widget;
} VaneTileArt;

/**
 * VaneTileArtInfo:
 * @draw: (nullable): draws it
 * @height: the height it needs in pixels
 * @mirrors: whether it runs the other way where text does
 */
typedef struct
{
  void     (*draw) (const VaneTileArt *art);
  int        height;
  gboolean   mirrors;
} VaneTileArtInfo;

const VaneTileArtInfo *vane_tile_art_get_info (VaneFactKind kind);

void vane_tile_art_draw_wind       (const VaneTileArt *art);
void vane_tile_art_draw_humidity   (const VaneTileArt *art);
void vane_tile_art_draw_uv         (const VaneTileArt *art);
void vane_tile_art_draw_air        (const VaneTileArt *art);
void vane_tile_art_draw_sun        (const VaneTileArt *art);
void vane_tile_art_draw_pressure   (const VaneTileArt *art);
void vane_tile_art_draw_visibility (const VaneTileArt *art);
void vane_tile_art_draw_moon       (const VaneTileArt *art);
void vane_tile_art_draw_rain       (const VaneTileArt *art);

G_END_DECLS
