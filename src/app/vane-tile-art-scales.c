/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars, and scales of colours with a mark where the value is. */
#include "config.h"

#include <math.h>

#include "vane-tile-art.h"

#define BAR_PX 6.0
#define MARK_PX 6.0

typedef struct
{
  double red;
  double green;
  double blue;
} Colour;

/* As the World Health Organization prints its scale: green, yellow, orange, red, violet. */
static const Colour uv_colours[] = {
  { 0.30, 0.69, 0.31 }, { 0.97, 0.81, 0.15 }, { 0.98, 0.55, 0.10 }, { 0.88, 0.25, 0.20 }, { 0.62, 0.29, 0.73 },
};

/* As the EPA does, one a level; the European colours are near enough to be read alike. */
static const Colour air_colours[] = {
  { 0.30, 0.69, 0.31 }, { 0.97, 0.81, 0.15 }, { 0.98, 0.55, 0.10 },
  { 0.88, 0.25, 0.20 }, { 0.56, 0.25, 0.60 }, { 0.49, 0.10, 0.20 },
};

/* From fog to far. */
static const Colour visibility_colours[] = { { 0.60, 0.62, 0.65 }, { 0.45, 0.66, 0.87 }, { 0.21, 0.52, 0.89 } };

static void
add_pill (cairo_t *cr,
          double   x,
          double   y,
          double   width)
{
  double radius = BAR_PX / 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + radius, y, radius, G_PI / 2, -G_PI / 2);
  cairo_arc (cr, x + MAX (width - radius, radius), y, radius, -G_PI / 2, G_PI / 2);
  cairo_close_path (cr);
}

static void
draw_scale (const VaneTileArt *art,
            const Colour      *colours,
            guint              n,
            double             share)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, 0, art->width, 0);
  double x = MARK_PX + share * (art->width - 2 * MARK_PX);
  double y = art->height / 2;

  for (guint i = 0; i < n; i++)
    cairo_pattern_add_color_stop_rgb (pattern, (i + 0.5) / n, colours[i].red, colours[i].green, colours[i].blue);
  add_pill (art->cr, 0, y, art->width);
  cairo_set_source (art->cr, pattern);
  cairo_fill (art->cr);
  cairo_pattern_destroy (pattern);
  if (isnan (share))
    return;

  /* White with a dark edge: to be seen on every colour of the scale, and on every card. */
  cairo_arc (art->cr, x, y, MARK_PX, 0, 2 * G_PI);
  cairo_set_source_rgb (art->cr, 1, 1, 1);
  cairo_fill_preserve (art->cr);
  cairo_set_source_rgba (art->cr, 0, 0, 0, 0.55);
  cairo_set_line_width (art->cr, 1.5);
  cairo_stroke (art->cr);
}

void
vane_tile_art_draw_humidity (const VaneTileArt *art)
{
  double share = vane_sample_get (&art->facts->sample, VANE_FIELD_HUMIDITY) / 100.0;
  double y = art->height / 2;

  add_pill (art->cr, 0, y, art->width);
  gdk_cairo_set_source_rgba (art->cr, &art->faint);
  cairo_fill (art->cr);
  if (isnan (share))
    return;
  add_pill (art->cr, 0, y, share * art->width);
  gdk_cairo_set_source_rgba (art->cr, &art->accent);
  cairo_fill (art->cr);
}

void
vane_tile_art_draw_uv (const VaneTileArt *art)
{
  draw_scale (art, uv_colours, G_N_ELEMENTS (uv_colours), art->facts->uv_share);
}

void
vane_tile_art_draw_air (const VaneTileArt *art)
{
  guint n = vane_air_scale_get_n_levels (art->facts->index.scale);

  draw_scale (art, air_colours, MIN (n, G_N_ELEMENTS (air_colours)), art->facts->index.share);
}

void
vane_tile_art_draw_visibility (const VaneTileArt *art)
{
  draw_scale (art, visibility_colours, G_N_ELEMENTS (visibility_colours), art->facts->visibility_share);
}
