/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gradients, rectangles and a few small textures: nothing that is large is made for a frame. */
#include "config.h"

#include "vane-sky-paint.h"

#include <math.h>

#include "model/vane-sky-motion.h"

/* One star, flake or streak for so much sky, when there are as many as can be. */
#define STAR_AREA_PX 1500.0
#define FLAKE_AREA_PX 1700.0
#define STREAK_AREA_PX 1600.0
#define MAX_THINGS 300
/* Clouds of a lower sky would be stripes: a card has the upper ones only. */
#define MIN_CLOUDS_HEIGHT 260.0f
#define N_CALM_STOPS 9
/* A star as bright as this is drawn with a rim. */
#define BRIGHT_STAR 0.45

/* In shares of the height of the sky: where a layer of clouds is. Width: of one repetition. */
static const struct
{
  float  top;
  float  height;
  double span;
  double near;
} layers[VANE_SKY_CLOUDS_N_LAYERS] = {
  [VANE_SKY_CLOUDS_FAR] = { 0.34f, 0.62f, 620, 0 },
  [VANE_SKY_CLOUDS_NEAR] = { 0.02f, 0.66f, 980, 1 },
  [VANE_SKY_CLOUDS_FOG] = { 0.30f, 0.72f, 1300, 0.4 },
};

static GdkRGBA
to_rgba (const VaneColour *colour,
         double            alpha)
{
  return (GdkRGBA) { (float) colour->red, (float) colour->green, (float) colour->blue, (float) alpha };
}

static guint
count (const VaneSkyFrame *frame,
       double              area,
       double              share)
{
  return (guint) fmin (frame->width * frame->height / area * share, MAX_THINGS);
}

static void
append_layer (GtkSnapshot        *snapshot,
              const VaneSkyBrush *brush,
              const VaneSkyFrame *frame,
              VaneSkyCloudsLayer  layer)
{
  double span = fmax (layers[layer].span, frame->width);
  float height = MAX (frame->height, MIN_CLOUDS_HEIGHT);
  double drift = vane_sky_motion_get_drift (frame->time, brush->sky.wind, layers[layer].near, span);

  for (double x = drift - span; x < frame->width; x += span)
    if (x + span > 0)
      gtk_snapshot_append_texture (snapshot, brush->clouds[layer],
                                   &GRAPHENE_RECT_INIT ((float) x, layers[layer].top * height, (float) span,
                                                        layers[layer].height * height));
}

static void
append_light (GtkSnapshot            *snapshot,
              GdkTexture             *light,
              const graphene_point_t *centre,
              double                  radius)
{
  float r = (float) radius;

  gtk_snapshot_append_texture (snapshot, light, &GRAPHENE_RECT_INIT (centre->x - r, centre->y - r, 2 * r, 2 * r));
}

static void
append_dot (GtkSnapshot        *snapshot,
            const VaneSkyBrush *brush,
            double              x,
            double              y,
            double              radius)
{
  gtk_snapshot_append_texture (snapshot, brush->dot,
                               &GRAPHENE_RECT_INIT ((float) (x - radius), (float) (y - radius),
                                                    (float) (2 * radius), (float) (2 * radius)));
}

/* The faint ones are single pixels, where the screen has them: sharp, and cheap. */
static void
append_stars (GtkSnapshot        *snapshot,
              const VaneSkyBrush *brush,
              const VaneSkyFrame *frame)
{
  guint n = count (frame, STAR_AREA_PX, 1);

  for (guint i = 0; i < n; i++)
    {
      VaneSkyThing star = vane_sky_motion_get_star (i);
      double x = floor (star.x * frame->width);
      double y = floor (star.y * frame->height);
      /* Fewer and fainter where the air is thick. */
      double alpha = brush->sky.stars * vane_sky_motion_get_twinkle (i, frame->time) * (1 - 0.8 * star.y);
      GdkRGBA colour = to_rgba (&brush->sky.spark, alpha * (0.35 + 0.65 * star.near));

      gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT ((float) x, (float) y, 1, 1));
      if (star.near > BRIGHT_STAR && alpha > 0.5)
        append_dot (snapshot, brush, x + 0.5, y + 0.5, 1 + 1.6 * star.near * alpha);
    }
}

static void
append_flakes (GtkSnapshot        *snapshot,
               const VaneSkyBrush *brush,
               const VaneSkyFrame *frame)
{
  guint n = count (frame, FLAKE_AREA_PX, brush->sky.density);

  for (guint i = 0; i < n; i++)
    {
      VaneSkyThing flake = vane_sky_motion_get_flake (i, frame->time, frame->width, frame->height, brush->sky.wind);

      append_dot (snapshot, brush, flake.x * frame->width, flake.y * (frame->height + 8) - 4,
                  1.3 + 2.6 * flake.near * flake.near);
    }
}

static void
append_streaks (GtkSnapshot        *snapshot,
                const VaneSkyBrush *brush,
                const VaneSkyFrame *frame)
{
  guint n = count (frame, STREAK_AREA_PX, brush->sky.density);
  float height = frame->height + brush->streak_height;
  double slant = (brush->streak_width - 2) / brush->streak_height * height / frame->width;

  if (brush->sky.wind < 0)
    slant = -slant;
  for (guint i = 0; i < n; i++)
    {
      VaneSkyThing drop = vane_sky_motion_get_drop (i, frame->time, height, slant);
      float size = (float) (0.55 + 0.6 * drop.near);

      gtk_snapshot_append_texture (snapshot, brush->streak,
                                   &GRAPHENE_RECT_INIT ((float) drop.x * frame->width,
                                                        (float) drop.y * height - brush->streak_height,
                                                        brush->streak_width * size, brush->streak_height * size));
    }
}

static void
append_flash (GtkSnapshot        *snapshot,
              const VaneSkyBrush *brush,
              const VaneSkyFrame *frame)
{
  const graphene_point_t centre = GRAPHENE_POINT_INIT (frame->width * 0.62f, frame->height * 0.3f);
  double bright = frame->still ? 0 : vane_sky_motion_get_flash (frame->time);
  guint step = (guint) (bright * (VANE_SKY_BRUSH_N_FLASHES - 1) + 0.5);

  append_light (snapshot, brush->flashes[step], &centre, fmax (frame->width * 0.5, frame->height * 0.4));
}

static void
append_things (GtkSnapshot        *snapshot,
               const VaneSkyBrush *brush,
               const VaneSkyFrame *frame)
{
  const VaneSkyColours *sky = &brush->sky;
  double reach = fmin (fmax (frame->width, frame->height), 520);

  if (sky->stars > 0)
    append_stars (snapshot, brush, frame);
  if (brush->light != NULL)
    append_light (snapshot, brush->light, &frame->light, reach * (sky->sun > 0 ? 0.6 : 0.4));
  if (brush->clouds[VANE_SKY_CLOUDS_FAR] != NULL)
    append_layer (snapshot, brush, frame, VANE_SKY_CLOUDS_FAR);
  if (sky->thunder)
    append_flash (snapshot, brush, frame);
  if (brush->clouds[VANE_SKY_CLOUDS_NEAR] != NULL)
    append_layer (snapshot, brush, frame, VANE_SKY_CLOUDS_NEAR);
  if (brush->clouds[VANE_SKY_CLOUDS_FOG] != NULL)
    append_layer (snapshot, brush, frame, VANE_SKY_CLOUDS_FOG);
  if (brush->streak != NULL)
    append_streaks (snapshot, brush, frame);
  if (sky->fall == VANE_SKY_FALL_SNOW || sky->fall == VANE_SKY_FALL_SLEET)
    append_flakes (snapshot, brush, frame);
}

/**
 * vane_sky_paint:
 * @snapshot: where to
 * @brush: of the sky
 * @frame: what of it
 *
 * Paints the sky, from the origin. It may be too bright for words: see vane_sky_paint_calm().
 */
void
vane_sky_paint (GtkSnapshot        *snapshot,
                const VaneSkyBrush *brush,
                const VaneSkyFrame *frame)
{
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, frame->width, frame->height);
  VaneColour middle = vane_sky_colours_get_gradient (&brush->sky, 0.5);
  const GskColorStop stops[] = {
    { 0, to_rgba (&brush->sky.top, 1) },
    { 0.5f, to_rgba (&middle, 1) },
    { 1, to_rgba (&brush->sky.bottom, 1) },
  };

  if (frame->width <= 0 || frame->height <= 0)
    return;

  gtk_snapshot_push_clip (snapshot, &bounds);
  gtk_snapshot_append_linear_gradient (snapshot, &bounds, &GRAPHENE_POINT_INIT (0, 0),
                                       &GRAPHENE_POINT_INIT (0, frame->height), stops, G_N_ELEMENTS (stops));
  append_things (snapshot, brush, frame);
  gtk_snapshot_pop (snapshot);
}

/**
 * vane_sky_paint_calm:
 * @snapshot: where to
 * @sky: a sky
 * @area: where words stand
 *
 * Lays the calm sky over the one that was painted: white words can be read there.
 */
void
vane_sky_paint_calm (GtkSnapshot           *snapshot,
                     const VaneSkyColours  *sky,
                     const graphene_rect_t *area)
{
  const graphene_point_t bottom = GRAPHENE_POINT_INIT (area->origin.x, area->origin.y + area->size.height);
  GskColorStop stops[N_CALM_STOPS];

  for (guint i = 0; i < N_CALM_STOPS; i++)
    {
      VaneColour colour = vane_sky_colours_get_calm (sky, (double) i / (N_CALM_STOPS - 1));

      stops[i] = (GskColorStop) { (float) i / (N_CALM_STOPS - 1), to_rgba (&colour, sky->calm) };
    }
  gtk_snapshot_append_linear_gradient (snapshot, area, &area->origin, &bottom, stops, G_N_ELEMENTS (stops));
}

/**
 * vane_sky_paint_get_interval:
 * @sky: a sky
 *
 * Returns: after how many milliseconds another frame is worth painting; 0: never
 */
guint
vane_sky_paint_get_interval (const VaneSkyColours *sky)
{
  if (sky->fall != VANE_SKY_FALL_NONE || sky->thunder)
    return 33;
  if (sky->clouds > 0 || sky->fog > 0)
    return 66;
  if (sky->stars > 0)
    return 125;

  return 0;
}
