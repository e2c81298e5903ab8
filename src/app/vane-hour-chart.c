/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of the strip stand side by side, so that their parts make one curve, which costs
 * nothing where nobody looks. */
#include "config.h"

#include "vane-hour-chart.h"

#include <math.h>

#define CURVE_HEIGHT_PX 34
#define BAR_HEIGHT_PX 22
#define BAR_WIDTH_PX 15
#define BAR_RADIUS_PX 3
#define LINE_WIDTH_PX 2.5
/* Between the number and the line. */
#define GAP_PX 6

static const GdkRGBA line_color = { 1.00f, 0.71f, 0.33f, 1.0f };
/* No lighter than the sky may be behind white words: a steep curve passes behind the number of
 * its neighbour. */
static const GdkRGBA fill_color = { 0.61f, 0.41f, 0.16f, 0.6f };
static const GdkRGBA bar_color = { 0.38f, 0.67f, 0.98f, 1.0f };

static double
get_y (int    label_height,
       double level)
{
  return label_height + GAP_PX + (1 - level) * CURVE_HEIGHT_PX;
}

/* A cubic Bézier curve from one point to another, half a cell on, with those slopes. */
static void
curve_to (cairo_t *cr,
          double   x,
          double   y,
          double   slope,
          double   to_x,
          double   to_y,
          double   to_slope)
{
  double third = (to_x - x) / 3;

  cairo_curve_to (cr, x + third, y + slope * third, to_x - third, to_y - to_slope * third, to_x, to_y);
}

/* Gives where the path begins and ends. */
static void
trace (const VaneHourCurve *curve,
       int                  label_height,
       cairo_t             *cr,
       double               width,
       double              *from,
       double              *to)
{
  double unit = -CURVE_HEIGHT_PX / width;
  double middle = get_y (label_height, curve->middle);

  *from = isnan (curve->start) ? width / 2 : 0;
  *to = isnan (curve->end) ? width / 2 : width;
  if (isnan (curve->start))
    cairo_move_to (cr, width / 2, middle);
  else
    {
      cairo_move_to (cr, 0, get_y (label_height, curve->start));
      curve_to (cr, 0, get_y (label_height, curve->start), curve->start_slope * unit, width / 2, middle,
                curve->middle_slope * unit);
    }
  if (!isnan (curve->end))
    curve_to (cr, width / 2, middle, curve->middle_slope * unit, width, get_y (label_height, curve->end),
              curve->end_slope * unit);
}

static void
draw_curve (const VaneHourCurve *curve,
            int                  label_height,
            cairo_t             *cr,
            double               width,
            double               height)
{
  cairo_pattern_t *fill = cairo_pattern_create_linear (0, get_y (label_height, 1), 0, height);
  cairo_path_t *line;
  double from, to;

  cairo_pattern_add_color_stop_rgba (fill, 0, fill_color.red, fill_color.green, fill_color.blue, fill_color.alpha);
  cairo_pattern_add_color_stop_rgba (fill, 1, fill_color.red, fill_color.green, fill_color.blue, 0);

  trace (curve, label_height, cr, width, &from, &to);
  line = cairo_copy_path (cr);
  cairo_line_to (cr, to, height);
  cairo_line_to (cr, from, height);
  cairo_close_path (cr);
  cairo_set_source (cr, fill);
  cairo_fill (cr);
  cairo_pattern_destroy (fill);

  cairo_append_path (cr, line);
  gdk_cairo_set_source_rgba (cr, &line_color);
  cairo_set_line_width (cr, LINE_WIDTH_PX);
  cairo_stroke (cr);
  cairo_path_destroy (line);
}

static void
append_bar (GtkSnapshot *snapshot,
            double       chance,
            float        width,
            float        height)
{
  float length = (float) (chance * BAR_HEIGHT_PX);
  graphene_rect_t bar = GRAPHENE_RECT_INIT ((width - BAR_WIDTH_PX) / 2, height - length, BAR_WIDTH_PX, length);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bar, MIN (BAR_RADIUS_PX, length / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &bar_color, &bar);
  gtk_snapshot_pop (snapshot);
}

/**
 * vane_hour_chart_get_height:
 * @label_height: of the number that rides on the curve
 *
 * Returns: how high the chart is with it
 */
int
vane_hour_chart_get_height (int label_height)
{
  return label_height + GAP_PX + CURVE_HEIGHT_PX + BAR_HEIGHT_PX;
}

/**
 * vane_hour_chart_get_label_y:
 * @curve: an hour's part of the curve
 * @label_height: of its number
 *
 * Returns: where the top of the number is, from that of the chart
 */
int
vane_hour_chart_get_label_y (const VaneHourCurve *curve,
                             int                  label_height)
{
  return isnan (curve->middle) ? 0 : (int) (get_y (label_height, curve->middle) - GAP_PX - label_height);
}

/**
 * vane_hour_chart_snapshot:
 * @snapshot: where it is drawn
 * @curve: an hour's part of the curve
 * @chance: of rain, 0 … 1
 * @label_height: of the number that rides on the curve
 * @width: of the cell
 * @mirrored: whether time goes from right to left
 */
void
vane_hour_chart_snapshot (GtkSnapshot         *snapshot,
                          const VaneHourCurve *curve,
                          double               chance,
                          int                  label_height,
                          int                  width,
                          gboolean             mirrored)
{
  float height = (float) vane_hour_chart_get_height (label_height);

  if (!isnan (curve->middle) && width > 0)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, height));

      if (mirrored)
        {
          cairo_translate (cr, width, 0);
          cairo_scale (cr, -1, 1);
        }
      draw_curve (curve, label_height, cr, width, height);
      cairo_destroy (cr);
    }
  if (chance > 0)
    append_bar (snapshot, chance, (float) width, height);
}
