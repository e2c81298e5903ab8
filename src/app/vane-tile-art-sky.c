/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sun's way over the day, and the moon as it looks. */
#include "config.h"

#include <math.h>

#include "vane-tile-art.h"

/* The horizon stands so far down where the sun rises, and so far where it does not. */
#define HORIZON_SHARE 0.74
#define HORIZON_SHARE_NIGHT 0.22
#define SUN_PX 6.0
#define LINE_PX 2.0
#define RADIANS(degrees) ((degrees) * G_PI / 180.0)

typedef struct
{
  double horizon;  /* y of the horizon */
  double scale;    /* pixels a degree */
} SunScale;

static SunScale
make_sun_scale (const VaneTileArt *art)
{
  const double *altitudes = art->facts->sun_altitudes;
  double highest = altitudes[0];
  double lowest = altitudes[0];
  SunScale scale;

  for (guint i = 1; i < VANE_FACTS_N_ALTITUDES; i++)
    {
      highest = MAX (highest, altitudes[i]);
      lowest = MIN (lowest, altitudes[i]);
    }
  if (highest > 0.0)
    {
      scale.horizon = art->height * HORIZON_SHARE;
      scale.scale = (scale.horizon - SUN_PX - 1) / MAX (highest, 5.0);
    }
  else
    {
      scale.horizon = art->height * HORIZON_SHARE_NIGHT;
      scale.scale = (art->height - scale.horizon - SUN_PX - 1) / MAX (-lowest, 5.0);
    }

  return scale;
}

static double
get_sun_y (const VaneTileArt *art,
           const SunScale    *scale,
           double             position)
{
  guint i = MIN ((guint) position, VANE_FACTS_N_ALTITUDES - 2);
  const double *altitudes = &art->facts->sun_altitudes[i];

  return scale->horizon - (altitudes[0] + (altitudes[1] - altitudes[0]) * (position - i)) * scale->scale;
}

/* From one step of the day to another. */
static void
add_sun_curve (const VaneTileArt *art,
               const SunScale    *scale,
               double             from,
               double             to)
{
  double step = art->width / (VANE_FACTS_N_ALTITUDES - 1);

  cairo_move_to (art->cr, from * step, get_sun_y (art, scale, from));
  for (double position = floor (from) + 1; position < to; position++)
    cairo_line_to (art->cr, position * step, get_sun_y (art, scale, position));
  cairo_line_to (art->cr, to * step, get_sun_y (art, scale, to));
}

static void
stroke (cairo_t       *cr,
        const GdkRGBA *colour,
        double         alpha,
        gboolean       dotted)
{
  const double dots[] = { 0.0, 4.5 };

  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha * alpha);
  cairo_set_dash (cr, dots, dotted ? G_N_ELEMENTS (dots) : 0, 0);
  cairo_stroke (cr);
}

void
vane_tile_art_draw_sun (const VaneTileArt *art)
{
  static const GdkRGBA gold = { 0.96f, 0.62f, 0.12f, 1.0f };
  const VaneFacts *facts = art->facts;
  const double last = VANE_FACTS_N_ALTITUDES - 1;
  SunScale scale = make_sun_scale (art);
  double now = last;
  double x, y;

  if (facts->is_now)
    now = CLAMP ((double) (facts->now - facts->start) / (double) (facts->end - facts->start) * last, 0.0, last);
  x = now * art->width / last;
  y = CLAMP (get_sun_y (art, &scale, now), SUN_PX, art->height - SUN_PX);

  cairo_set_line_cap (art->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (art->cr, LINE_PX);
  /* By night: the same curve, faint. */
  cairo_save (art->cr);
  cairo_rectangle (art->cr, 0, scale.horizon, art->width, art->height - scale.horizon);
  cairo_clip (art->cr);
  add_sun_curve (art, &scale, 0, last);
  stroke (art->cr, &art->ink, 0.3, TRUE);
  cairo_restore (art->cr);
  cairo_save (art->cr);
  cairo_rectangle (art->cr, 0, 0, art->width, scale.horizon);
  cairo_clip (art->cr);
  add_sun_curve (art, &scale, now, last);
  stroke (art->cr, &art->ink, 0.45, TRUE);
  add_sun_curve (art, &scale, 0, now);
  stroke (art->cr, &gold, 1.0, FALSE);
  cairo_restore (art->cr);

  cairo_set_line_width (art->cr, 1);
  cairo_move_to (art->cr, 0, round (scale.horizon) + 0.5);
  cairo_line_to (art->cr, art->width, round (scale.horizon) + 0.5);
  stroke (art->cr, &art->ink, 0.35, FALSE);
  if (!facts->is_now)
    return;

  cairo_arc (art->cr, x, y, SUN_PX - 0.5, 0, 2 * G_PI);
  if (y <= scale.horizon)
    gdk_cairo_set_source_rgba (art->cr, &gold);
  else
    cairo_set_source_rgba (art->cr, art->ink.red, art->ink.green, art->ink.blue, 0.55);
  cairo_fill (art->cr);
}

/* The lit part lies between the limb and the terminator, which is half an ellipse. */
void
vane_tile_art_draw_moon (const VaneTileArt *art)
{
  static const GdkRGBA light = { 0.97f, 0.90f, 0.68f, 1.0f };
  static const GdkRGBA dark = { 0.24f, 0.27f, 0.33f, 1.0f };
  double phase = art->facts->moon_phase;
  gboolean waning = phase > 180.0;
  double bulge = cos (RADIANS (waning ? 360.0 - phase : phase));
  double radius = MIN (art->width, art->height) / 2 - 2;
  cairo_t *cr = art->cr;

  cairo_translate (cr, art->width / 2, art->height / 2);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &dark);
  cairo_fill (cr);

  /* Waxing, it is lit on the right as the north sees it, and on the left as the south does. */
  cairo_save (cr);
  if (waning != art->facts->southern)
    cairo_scale (cr, -1, 1);
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, radius, -G_PI / 2, G_PI / 2);
  cairo_save (cr);
  if (fabs (bulge) > 0.001)
    {
      cairo_scale (cr, bulge, 1);
      cairo_arc_negative (cr, 0, 0, radius, G_PI / 2, -G_PI / 2);
    }
  else
    cairo_line_to (cr, 0, -radius);
  cairo_restore (cr);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, &light);
  cairo_fill (cr);
  cairo_restore (cr);

  /* Its edge is seen on a light card, too. */
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, art->ink.red, art->ink.green, art->ink.blue, 0.35);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}
