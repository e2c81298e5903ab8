/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compass of the wind, the curve of the pressure, the bars of the rain. */
#include "config.h"

#include <math.h>

#include "present/vane-format.h"
#include "vane-tile-art.h"

#define RADIANS(degrees) ((degrees) * G_PI / 180.0)
#define N_TICKS 24
/* A wind of less has no direction. */
#define CALM 0.3
/* Never less than so many hPa from bottom to top: a calm day is a flat line. */
#define MIN_PRESSURE_RANGE 4.0
#define DOT_PX 4.0
/* Never less than so many mm/h: a drizzle is no cloudburst. */
#define MIN_RAIN_RANGE 2.0

static void
set_ink (const VaneTileArt *art,
         double             alpha)
{
  cairo_set_source_rgba (art->cr, art->ink.red, art->ink.green, art->ink.blue, alpha);
}

/* --- wind --- */

static void
draw_letter (const VaneTileArt *art,
             double             degrees,
             double             radius,
             double             size)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (art->widget, vane_format_compass (degrees));
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (art->widget)));
  int width, height;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (art->cr, radius * sin (RADIANS (degrees)) - width / 2.0,
                 -radius * cos (RADIANS (degrees)) - height / 2.0);
  set_ink (art, degrees == 0.0 ? 0.9 : 0.6);
  pango_cairo_show_layout (art->cr, layout);
}

static void
draw_ring (const VaneTileArt *art,
           double             radius)
{
  cairo_set_line_width (art->cr, 1.5);
  for (guint i = 0; i < N_TICKS; i++)
    {
      double angle = i * 2 * G_PI / N_TICKS;
      gboolean is_main = i % (N_TICKS / 4) == 0;
      double inner = radius - (is_main ? 6 : 4);

      cairo_move_to (art->cr, inner * sin (angle), -inner * cos (angle));
      cairo_line_to (art->cr, radius * sin (angle), -radius * cos (angle));
      set_ink (art, is_main ? 0.7 : 0.3);
      cairo_stroke (art->cr);
    }
}

/* It flies with the wind: its head is where the wind goes. */
static void
draw_arrow (const VaneTileArt *art,
            double             from,
            double             length)
{
  cairo_save (art->cr);
  cairo_rotate (art->cr, RADIANS (from + 180.0));
  gdk_cairo_set_source_rgba (art->cr, &art->accent);
  cairo_set_line_width (art->cr, 3);
  cairo_set_line_cap (art->cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (art->cr, 0, length);
  cairo_line_to (art->cr, 0, -length + 9);
  cairo_stroke (art->cr);
  cairo_move_to (art->cr, 0, -length - 1);
  cairo_line_to (art->cr, 6.5, -length + 11);
  cairo_line_to (art->cr, 0, -length + 8);
  cairo_line_to (art->cr, -6.5, -length + 11);
  cairo_close_path (art->cr);
  cairo_fill (art->cr);
  cairo_restore (art->cr);
}

void
vane_tile_art_draw_wind (const VaneTileArt *art)
{
  double from = vane_sample_get (&art->facts->sample, VANE_FIELD_WIND_DIRECTION);
  double speed = vane_sample_get (&art->facts->sample, VANE_FIELD_WIND_SPEED);
  double radius = MIN (art->width, art->height) / 2 - 1;
  double letters = radius * 0.70;

  cairo_translate (art->cr, art->width / 2, art->height / 2);
  draw_ring (art, radius);
  for (guint i = 0; i < 4; i++)
    draw_letter (art, i * 90.0, letters, radius * 0.23);

  if (isnan (from) || speed < CALM)
    {
      cairo_arc (art->cr, 0, 0, DOT_PX, 0, 2 * G_PI);
      gdk_cairo_set_source_rgba (art->cr, &art->accent);
      cairo_fill (art->cr);
      return;
    }
  draw_arrow (art, from, radius * 0.52);
}

/* --- pressure --- */

static double
get_pressure_y (const VaneTileArt *art,
                double             pressure)
{
  const VaneFacts *facts = art->facts;
  double lacking = MAX (MIN_PRESSURE_RANGE - (facts->pressure_high - facts->pressure_low), 0.0);
  double low = facts->pressure_low - lacking / 2;
  double range = facts->pressure_high - facts->pressure_low + lacking;

  return art->height - DOT_PX - 1 - (pressure - low) / range * (art->height - 2 * (DOT_PX + 1));
}

static void
stroke_pressures (const VaneTileArt *art,
                  guint              first,
                  guint              last,
                  gboolean           dotted)
{
  const double dots[] = { 0.0, 4.5 };
  double step = art->width / (VANE_FACTS_N_PRESSURES - 1);
  gboolean goes_on = FALSE;

  for (guint i = first; i <= last; i++)
    {
      double pressure = art->facts->pressures[i];

      if (!isnan (pressure) && goes_on)
        cairo_line_to (art->cr, i * step, get_pressure_y (art, pressure));
      else if (!isnan (pressure))
        cairo_move_to (art->cr, i * step, get_pressure_y (art, pressure));
      goes_on = !isnan (pressure);
    }
  cairo_set_dash (art->cr, dots, dotted ? G_N_ELEMENTS (dots) : 0, 0);
  if (dotted)
    set_ink (art, 0.45);
  else
    gdk_cairo_set_source_rgba (art->cr, &art->accent);
  cairo_stroke (art->cr);
}

/* What was, as a line; what is to come, dotted; a dot for now. */
void
vane_tile_art_draw_pressure (const VaneTileArt *art)
{
  const VaneFacts *facts = art->facts;
  const guint last = VANE_FACTS_N_PRESSURES - 1;
  guint middle = facts->is_now ? last / 2 : last;

  if (facts->n_pressures < 2)
    return;

  cairo_set_line_width (art->cr, 2);
  cairo_set_line_cap (art->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (art->cr, CAIRO_LINE_JOIN_ROUND);
  stroke_pressures (art, middle, last, TRUE);
  stroke_pressures (art, 0, middle, FALSE);
  if (!facts->is_now || isnan (facts->pressures[middle]))
    return;

  cairo_arc (art->cr, art->width / 2, get_pressure_y (art, facts->pressures[middle]), DOT_PX, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (art->cr, &art->accent);
  cairo_fill (art->cr);
}

/* --- rain --- */

void
vane_tile_art_draw_rain (const VaneTileArt *art)
{
  double step = art->width / VANE_FACTS_N_RAINS;
  double range = fmax (art->facts->rain_most, MIN_RAIN_RANGE);

  for (guint i = 0; i < VANE_FACTS_N_RAINS; i++)
    {
      double rain = art->facts->rains[i];
      double height = isnan (rain) ? 0.0 : rain / range * (art->height - 3);

      cairo_rectangle (art->cr, i * step + 1, art->height - 2, MAX (step - 2, 1), 2);
      gdk_cairo_set_source_rgba (art->cr, &art->faint);
      cairo_fill (art->cr);
      if (height < 0.5)
        continue;
      cairo_rectangle (art->cr, i * step + 1, art->height - MAX (height, 2), MAX (step - 2, 1), MAX (height, 2));
      gdk_cairo_set_source_rgba (art->cr, &art->accent);
      cairo_fill (art->cr);
    }
}
