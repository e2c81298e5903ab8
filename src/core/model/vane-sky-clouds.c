/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clouds are noise of a few octaves above a threshold: the more of the sky they take, the lower
 * it is. Where the noise rises towards the light they are lit. From left to right they repeat
 * themselves without a seam, so that they can drift for ever. */
#include "config.h"

#include "model/vane-sky-clouds.h"

#include <math.h>

#define WIDTH VANE_SKY_CLOUDS_WIDTH
#define HEIGHT VANE_SKY_CLOUDS_HEIGHT
#define N_OCTAVES 5
/* Rows up, where the light comes from. */
#define LIGHT_ROWS 5

/* @columns and @rows: cells of the first octave. @seed: another sky. */
typedef struct
{
  guint  columns;
  guint  rows;
  guint  seed;
  guint  n_octaves;
  double softness;
  double opacity;
} Shape;

static const Shape shapes[VANE_SKY_CLOUDS_N_LAYERS] = {
  [VANE_SKY_CLOUDS_FAR] = { 5, 6, 11, N_OCTAVES, 0.34, 0.75 },
  [VANE_SKY_CLOUDS_NEAR] = { 3, 3, 71, N_OCTAVES, 0.26, 0.95 },
  [VANE_SKY_CLOUDS_FOG] = { 2, 5, 37, 3, 0.5, 0.9 },
};

static float
get_corner (guint x,
            guint y,
            guint seed)
{
  guint h = x * 374761393u + y * 668265263u + seed * 2246822519u;

  h = (h ^ (h >> 13)) * 1274126177u;

  return (float) ((h ^ (h >> 16)) & 0xffff) / 65535;
}

static float
fade (float x)
{
  return x * x * (3 - 2 * x);
}

/* One octave is added to @field; between the corners of its cells it is smooth. */
static void
add_octave (float *field,
            guint  columns,
            guint  rows,
            guint  seed,
            float  weight)
{
  for (guint row = 0; row < HEIGHT; row++)
    {
      float y = (float) (row * rows) / HEIGHT;
      guint cell_y = (guint) y;
      float share_y = fade (y - (float) cell_y);
      guint last = G_MAXUINT;
      float left = 0, right = 0;

      for (guint column = 0; column < WIDTH; column++)
        {
          float x = (float) (column * columns) / WIDTH;
          guint cell_x = (guint) x;

          if (cell_x != last)
            {
              guint next = (cell_x + 1) % columns;
              float top = get_corner (cell_x, cell_y, seed), bottom = get_corner (cell_x, cell_y + 1, seed);

              left = top + (bottom - top) * share_y;
              top = get_corner (next, cell_y, seed);
              bottom = get_corner (next, cell_y + 1, seed);
              right = top + (bottom - top) * share_y;
              last = cell_x;
            }
          field[row * WIDTH + column] += weight * (left + (right - left) * fade (x - (float) cell_x));
        }
    }
}

static void
fill_noise (float       *field,
            const Shape *shape)
{
  float weight = 0.5f;

  for (guint octave = 0; octave < shape->n_octaves; octave++)
    {
      add_octave (field, shape->columns << octave, shape->rows << octave, shape->seed + octave, weight);
      weight /= 2;
    }
}

/* Thin at the upper and the lower edge of the layer, so that it has none. */
static double
get_envelope (VaneSkyCloudsLayer layer,
              guint              row)
{
  double y = (row + 0.5) / HEIGHT;

  if (layer == VANE_SKY_CLOUDS_FOG)
    return fmin (1, fmin (y * 3, (1 - y) * 12));

  return fmin (1, fmin (y * 7, (1 - y) * 4));
}

static guint32
pack (const VaneColour *colour,
      double            alpha)
{
  return (guint32) (alpha * 255 + 0.5) << 24 | (guint32) (colour->red * alpha * 255 + 0.5) << 16 |
         (guint32) (colour->green * alpha * 255 + 0.5) << 8 | (guint32) (colour->blue * alpha * 255 + 0.5);
}

/**
 * vane_sky_clouds_render:
 * @sky: a sky
 * @layer: which of its layers
 * @pixels: (out caller-allocates): %VANE_SKY_CLOUDS_WIDTH × %VANE_SKY_CLOUDS_HEIGHT, as
 *   CAIRO_FORMAT_ARGB32 has them: alpha in the upper byte, colours multiplied with it
 *
 * Draws the clouds of a layer. No colour in it is lighter than those of @sky.
 */
void
vane_sky_clouds_render (const VaneSkyColours *sky,
                        VaneSkyCloudsLayer    layer,
                        guint32              *pixels)
{
  const Shape *shape = &shapes[layer];
  g_autofree float *field = g_new0 (float, WIDTH * HEIGHT);
  double cover = layer == VANE_SKY_CLOUDS_FOG ? 0.9 : sky->cover;
  /* The noise is between 0.25 and 0.75 nearly everywhere. */
  double threshold = 0.68 - 0.5 * cover;
  double opacity = shape->opacity * (layer == VANE_SKY_CLOUDS_FOG ? sky->fog : sky->clouds);

  fill_noise (field, shape);
  for (guint row = 0; row < HEIGHT; row++)
    {
      double envelope = get_envelope (layer, row);

      for (guint column = 0; column < WIDTH; column++)
        {
          float here = field[row * WIDTH + column];
          float above = field[(row < LIGHT_ROWS ? 0 : row - LIGHT_ROWS) * WIDTH + column];
          double dense = CLAMP ((here * (0.75 + 0.25 * envelope) - threshold) / shape->softness, 0, 1);
          double light = CLAMP (0.52 + (here - above) * 3.2 - dense * 0.25, 0, 1);
          VaneColour colour = vane_colour_mix (&sky->cloud_shade, &sky->cloud_light, light);

          pixels[row * WIDTH + column] = pack (&colour, dense * dense * (3 - 2 * dense) * envelope * opacity);
        }
    }
}
