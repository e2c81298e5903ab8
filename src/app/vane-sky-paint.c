/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only gradients and rectangles: no image, no file, nothing to wait for. Where things are is a
 * function of their number, so that the same sky is painted each time. */
#include "config.h"

#include "vane-sky-paint.h"

#include <math.h>

/* One star, flake or streak for so much sky, when there are as many as can be. */
#define STAR_AREA_PX 2200.0f
#define FLAKE_AREA_PX 2000.0f
#define STREAK_AREA_PX 1700.0f
#define MAX_THINGS 600
#define STREAK_ANGLE 14.0f

/* In shares of the width and the height of the sky. */
static const struct
{
  float x;
  float y;
  float width;
  float height;
  float alpha;
} clouds[] = {
  { 0.16f, 0.30f, 0.34f, 0.09f, 0.75f },
  { 0.40f, 0.34f, 0.40f, 0.07f, 0.60f },
  { 0.88f, 0.42f, 0.44f, 0.10f, 0.85f },
  { 0.64f, 0.47f, 0.36f, 0.07f, 0.70f },
  { 0.10f, 0.56f, 0.40f, 0.09f, 0.70f },
  { 0.36f, 0.62f, 0.34f, 0.06f, 0.55f },
  { 0.78f, 0.13f, 0.30f, 0.06f, 0.45f },
};

static GdkRGBA
to_rgba (const VaneColour *colour,
         double            alpha)
{
  return (GdkRGBA) { (float) colour->red, (float) colour->green, (float) colour->blue, (float) alpha };
}

/* The numbers i·a mod 1 are spread evenly and look like chance, when a is the inverse of the
 * golden ratio, or in two dimensions of the plastic number. */
static float
scatter (guint i,
         double step)
{
  double value = 0.5 + (i + 1) * step;

  return (float) (value - floor (value));
}

static float
scatter_x (guint i)
{
  return scatter (i, 0.7548776662466927);
}

static float
scatter_y (guint i)
{
  return scatter (i, 0.5698402909980532);
}

static float
scatter_size (guint i)
{
  return scatter (i, 0.6180339887498949);
}

static guint
count (float  width,
       float  height,
       float  area,
       double share)
{
  return (guint) MIN (width * height / area * share, MAX_THINGS);
}

static void
append_spot (GtkSnapshot      *snapshot,
             const VaneColour *colour,
             double            alpha,
             float             x,
             float             y,
             float             width,
             float             height)
{
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (x - width, y - height, 2 * width, 2 * height);
  const graphene_point_t centre = GRAPHENE_POINT_INIT (x, y);
  const GskColorStop stops[] = {
    { 0, to_rgba (colour, alpha) },
    { 0.45f, to_rgba (colour, alpha * 0.6) },
    { 1, to_rgba (colour, 0) },
  };

  gtk_snapshot_append_radial_gradient (snapshot, &bounds, &centre, width, height, 0, 1, stops, G_N_ELEMENTS (stops));
}

static void
append_clouds (GtkSnapshot          *snapshot,
               const VaneSkyColours *sky,
               float                 width,
               float                 height)
{
  for (guint i = 0; i < G_N_ELEMENTS (clouds); i++)
    append_spot (snapshot, &sky->cloud, clouds[i].alpha * sky->clouds, clouds[i].x * width, clouds[i].y * height,
                 clouds[i].width * width, clouds[i].height * height);
}

static void
append_dot (GtkSnapshot   *snapshot,
            const GdkRGBA *colour,
            float          x,
            float          y,
            float          radius)
{
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius);
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append_stars (GtkSnapshot          *snapshot,
              const VaneSkyColours *sky,
              float                 width,
              float                 height)
{
  guint n = count (width, height, STAR_AREA_PX, 1);

  for (guint i = 0; i < n; i++)
    {
      float size = scatter_size (i);
      GdkRGBA colour = to_rgba (&sky->spark, sky->stars * (0.5 + 0.5 * size));

      append_dot (snapshot, &colour, scatter_x (i) * width, scatter_y (i) * height, 0.6f + 0.9f * size * size);
    }
}

static void
append_flakes (GtkSnapshot          *snapshot,
               const VaneSkyColours *sky,
               float                 width,
               float                 height)
{
  guint n = count (width, height, FLAKE_AREA_PX, sky->density);

  for (guint i = 0; i < n; i++)
    {
      float size = scatter_size (i);
      GdkRGBA colour = to_rgba (&sky->spark, 0.5 + 0.5 * size);

      append_dot (snapshot, &colour, scatter_x (i) * width, scatter_y (i) * height, 1.2f + 2 * size);
    }
}

static void
append_streaks (GtkSnapshot          *snapshot,
                const VaneSkyColours *sky,
                float                 width,
                float                 height)
{
  guint n = count (width, height, STREAK_AREA_PX, sky->density);

  for (guint i = 0; i < n; i++)
    {
      float size = scatter_size (i);
      GdkRGBA colour = to_rgba (&sky->spark, 0.25 + 0.5 * size);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (scatter_x (i) * width, scatter_y (i) * height));
      gtk_snapshot_rotate (snapshot, STREAK_ANGLE);
      gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, 0, 1.2f, 9 + 11 * size));
      gtk_snapshot_restore (snapshot);
    }
}

/**
 * vane_sky_paint:
 * @snapshot: where to
 * @sky: its colours
 * @width: of the sky
 * @height: of the sky
 *
 * Paints all of the sky but the sun, from the origin.
 */
void
vane_sky_paint (GtkSnapshot          *snapshot,
                const VaneSkyColours *sky,
                float                 width,
                float                 height)
{
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  const GskColorStop stops[] = {
    { 0, to_rgba (&sky->top, 1) },
    { 1, to_rgba (&sky->bottom, 1) },
  };

  gtk_snapshot_push_clip (snapshot, &bounds);
  gtk_snapshot_append_linear_gradient (snapshot, &bounds, &GRAPHENE_POINT_INIT (0, 0),
                                       &GRAPHENE_POINT_INIT (0, height), stops, G_N_ELEMENTS (stops));
  if (sky->stars > 0)
    append_stars (snapshot, sky, width, height);
  if (sky->clouds > 0)
    append_clouds (snapshot, sky, width, height);
  if (sky->fall == VANE_SKY_FALL_RAIN || sky->fall == VANE_SKY_FALL_SLEET)
    append_streaks (snapshot, sky, width, height);
  if (sky->fall == VANE_SKY_FALL_SNOW || sky->fall == VANE_SKY_FALL_SLEET)
    append_flakes (snapshot, sky, width, height);
  gtk_snapshot_pop (snapshot);
}

/**
 * vane_sky_paint_glow:
 * @snapshot: where to
 * @sky: its colours
 * @area: where no words stand
 *
 * Paints the light of the sun. It is brighter than words can stand, and stays in @area.
 */
void
vane_sky_paint_glow (GtkSnapshot           *snapshot,
                     const VaneSkyColours  *sky,
                     const graphene_rect_t *area)
{
  float radius = MIN (area->size.width, area->size.height) / 2;

  if (sky->sun > 0)
    append_spot (snapshot, &sky->glow, 0.6 * sky->sun, area->origin.x + area->size.width / 2,
                 area->origin.y + area->size.height / 2, radius, radius);
}
