/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-sky-brush.h"

#include <math.h>

#define LIGHT_SIDE_PX 96
#define FLASH_SIDE_PX 48
#define DOT_SIDE_PX 16
/* There is always some light in a thunderstorm. */
#define FAINT_FLASH 0.25
#define BRIGHT_FLASH 0.7
#define STREAK_LENGTH 20.0
#define STREAK_WIDTH 1.3
/* Of rain without wind, and in a gale, from the vertical. */
#define STREAK_SLANT 0.16
#define STREAK_WIND_SLANT 0.3

static guint32
pack (const VaneColour *colour,
      double            alpha)
{
  return (guint32) (alpha * 255 + 0.5) << 24 | (guint32) (colour->red * alpha * 255 + 0.5) << 16 |
         (guint32) (colour->green * alpha * 255 + 0.5) << 8 | (guint32) (colour->blue * alpha * 255 + 0.5);
}

/**
 * vane_sky_brush_make_texture:
 * @pixels: (transfer full): as of CAIRO_FORMAT_ARGB32, without gaps; freed with g_free()
 * @width: in pixels
 * @height: in pixels
 *
 * Returns: (transfer full): a texture of them
 */
GdkTexture *
vane_sky_brush_make_texture (guint32 *pixels,
                             int      width,
                             int      height)
{
  g_autoptr(GBytes) bytes = g_bytes_new_take (pixels, (gsize) width * (gsize) height * sizeof *pixels);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) width * sizeof *pixels);
}

static GdkTexture *
make_clouds (const VaneSkyColours *sky,
             VaneSkyCloudsLayer    layer)
{
  guint32 *pixels = g_new (guint32, VANE_SKY_CLOUDS_WIDTH * VANE_SKY_CLOUDS_HEIGHT);

  vane_sky_clouds_render (sky, layer, pixels);

  return vane_sky_brush_make_texture (pixels, VANE_SKY_CLOUDS_WIDTH, VANE_SKY_CLOUDS_HEIGHT);
}

/* Round, and gone at the rim. @alpha: in the middle. @power: how quickly it fades. */
static GdkTexture *
make_spot (const VaneColour *colour,
           int               side_px,
           double            alpha,
           double            power)
{
  guint32 *pixels = g_new (guint32, side_px * side_px);

  for (int y = 0; y < side_px; y++)
    for (int x = 0; x < side_px; x++)
      {
        double distance = hypot (x + 0.5 - side_px / 2.0, y + 0.5 - side_px / 2.0) / (side_px / 2.0);

        pixels[y * side_px + x] = pack (colour, alpha * pow (fmax (1 - distance, 0), power));
      }

  return vane_sky_brush_make_texture (pixels, side_px, side_px);
}

/* How bright it is, is a part of the textures: an opacity laid over them would need a surface
 * of their size for each frame. */
static void
make_lights (VaneSkyBrush *self)
{
  const VaneSkyColours *sky = &self->sky;

  if (sky->sun > 0)
    self->light = make_spot (&sky->glow, LIGHT_SIDE_PX, 0.95 * sky->sun, 2.4);
  else if (sky->moon > 0)
    self->light = make_spot (&sky->glow, LIGHT_SIDE_PX, 0.5 * sky->moon, 2.4);

  for (guint i = 0; sky->thunder && i < VANE_SKY_BRUSH_N_FLASHES; i++)
    self->flashes[i] = make_spot (&sky->glow, FLASH_SIDE_PX,
                                  FAINT_FLASH + (BRIGHT_FLASH - FAINT_FLASH) * i / (VANE_SKY_BRUSH_N_FLASHES - 1), 2.2);
}

/* Faint at its upper end. */
static void
make_streak (VaneSkyBrush *self)
{
  const VaneColour *colour = &self->sky.spark;
  double slant = STREAK_SLANT + STREAK_WIND_SLANT * fabs (self->sky.wind);
  int width = (int) ceil ((STREAK_LENGTH * slant + STREAK_WIDTH + 1) * VANE_SKY_BRUSH_SCALE);
  int height = (int) ceil ((STREAK_LENGTH + 1) * VANE_SKY_BRUSH_SCALE);
  guint32 *pixels = g_new0 (guint32, width * height);
  double sign = self->sky.wind < 0 ? -1 : 1;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        double along = (y + 0.5) / height;
        double middle = width / 2.0 + sign * (along - 0.5) * STREAK_LENGTH * slant * VANE_SKY_BRUSH_SCALE;
        double inside = (STREAK_WIDTH * VANE_SKY_BRUSH_SCALE + 1) / 2 - fabs (x + 0.5 - middle);
        double ends = fmin (1, (1 - along) * 8);

        pixels[y * width + x] = pack (colour, CLAMP (inside, 0, 1) * along * ends);
      }

  self->streak = vane_sky_brush_make_texture (pixels, width, height);
  self->streak_width = (float) width / VANE_SKY_BRUSH_SCALE;
  self->streak_height = (float) height / VANE_SKY_BRUSH_SCALE;
}

/**
 * vane_sky_brush_new:
 * @sky: a sky
 *
 * Returns: (transfer full): what is needed to paint it, and nothing else
 */
VaneSkyBrush *
vane_sky_brush_new (const VaneSkyColours *sky)
{
  VaneSkyBrush *self = g_new0 (VaneSkyBrush, 1);

  self->sky = *sky;
  if (sky->clouds > 0)
    {
      self->clouds[VANE_SKY_CLOUDS_FAR] = make_clouds (sky, VANE_SKY_CLOUDS_FAR);
      self->clouds[VANE_SKY_CLOUDS_NEAR] = make_clouds (sky, VANE_SKY_CLOUDS_NEAR);
    }
  if (sky->fog > 0)
    self->clouds[VANE_SKY_CLOUDS_FOG] = make_clouds (sky, VANE_SKY_CLOUDS_FOG);
  make_lights (self);
  if (sky->stars > 0 || sky->fall == VANE_SKY_FALL_SNOW || sky->fall == VANE_SKY_FALL_SLEET)
    self->dot = make_spot (&sky->spark, DOT_SIDE_PX, 1, 0.9);
  if (sky->fall == VANE_SKY_FALL_RAIN || sky->fall == VANE_SKY_FALL_SLEET)
    make_streak (self);

  return self;
}

/**
 * vane_sky_brush_free:
 * @self: (transfer full): a brush
 */
void
vane_sky_brush_free (VaneSkyBrush *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->clouds); i++)
    g_clear_object (&self->clouds[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->flashes); i++)
    g_clear_object (&self->flashes[i]);
  g_clear_object (&self->light);
  g_clear_object (&self->dot);
  g_clear_object (&self->streak);
  g_free (self);
}
