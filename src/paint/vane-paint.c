/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the back to the front, every part over its edge. In one colour there are no edges:
 * there a cloud cuts off what is behind it. */
#include "config.h"

#include "paint/vane-paint.h"

#include "icons/vane-digit.h"

/* --- one part --- */

static void
append_path (cairo_t    *cr,
             const char *path)
{
  VaneOutlineStep step;

  cairo_new_path (cr);
  while (vane_outline_walk (&path, &step))
    switch (step.kind)
      {
      case VANE_STEP_MOVE:
        cairo_move_to (cr, step.numbers[0], step.numbers[1]);
        break;

      case VANE_STEP_LINE:
        cairo_line_to (cr, step.numbers[0], step.numbers[1]);
        break;

      case VANE_STEP_CURVE:
        cairo_curve_to (cr, step.numbers[0], step.numbers[1], step.numbers[2], step.numbers[3],
                        step.numbers[4], step.numbers[5]);
        break;

      case VANE_STEP_CLOSE:
        cairo_close_path (cr);
        break;

      default:
        g_assert_not_reached ();
      }
}

static double
get_channel (guint32 rgba,
             guint   shift)
{
  return ((rgba >> shift) & 0xff) / 255.0;
}

static void
set_source (cairo_t *cr,
            guint32  rgba)
{
  cairo_set_source_rgba (cr, get_channel (rgba, 24), get_channel (rgba, 16), get_channel (rgba, 8),
                         get_channel (rgba, 0));
}

static void
add_stop (cairo_pattern_t *pattern,
          double           offset,
          guint32          rgba)
{
  cairo_pattern_add_color_stop_rgba (pattern, offset, get_channel (rgba, 24), get_channel (rgba, 16),
                                     get_channel (rgba, 8), get_channel (rgba, 0));
}

static void
set_gradient (cairo_t           *cr,
              const VaneOutline *outline,
              const VanePaint   *paint)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, outline->top, 0, outline->bottom);

  add_stop (pattern, 0, paint->top);
  add_stop (pattern, 1, paint->bottom);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
}

static void
fill_or_stroke (cairo_t           *cr,
                const VaneOutline *outline)
{
  append_path (cr, outline->path);
  if (outline->stroke_width > 0)
    {
      cairo_set_line_width (cr, outline->stroke_width);
      cairo_stroke (cr);
    }
  else
    cairo_fill (cr);
}

static void
paint_part (cairo_t        *cr,
            const VanePart *part)
{
  const VaneOutline *outline = vane_outline_get (part->outline);
  const VanePaint *paint = vane_picture_get_paint (part->role);

  /* Half of the edge's line lies below the part. */
  append_path (cr, outline->path);
  cairo_set_line_width (cr, outline->stroke_width + 2 * VANE_PICTURE_EDGE / part->scale);
  set_source (cr, paint->edge);
  cairo_stroke (cr);

  set_gradient (cr, outline, paint);
  fill_or_stroke (cr, outline);
}

static void
paint_symbolic_part (cairo_t        *cr,
                     const VanePart *part,
                     guint32         rgba)
{
  const VaneOutline *outline = vane_outline_get (part->outline);

  if (part->outline == VANE_OUTLINE_TILE)
    return;

  if (outline->halo != NULL)
    {
      append_path (cr, outline->halo);
      cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
      cairo_fill (cr);
      cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
    }
  set_source (cr, rgba);
  fill_or_stroke (cr, outline);
}

/* --- the picture --- */

static cairo_t *
begin (int size_px)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size_px, size_px);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_scale (cr, size_px / VANE_PICTURE_SIDE, size_px / VANE_PICTURE_SIDE);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);

  return cr;
}

static cairo_surface_t *
end (cairo_t *cr)
{
  cairo_surface_t *surface = cairo_surface_reference (cairo_get_target (cr));

  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static void
place (cairo_t        *cr,
       const VanePart *part)
{
  cairo_translate (cr, part->x, part->y);
  cairo_scale (cr, part->scale, part->scale);
}

/**
 * vane_paint_picture:
 * @picture: the number of a picture
 * @size_px: the side, in pixels of the device
 *
 * Returns: (transfer full): the picture in full colour
 */
cairo_surface_t *
vane_paint_picture (guint picture,
                    int   size_px)
{
  VanePicture parts = vane_picture_get (picture);
  cairo_t *cr;

  g_return_val_if_fail (size_px > 0, NULL);

  cr = begin (size_px);
  for (gsize i = 0; i < parts.n_parts; i++)
    {
      cairo_save (cr);
      place (cr, &parts.parts[i]);
      paint_part (cr, &parts.parts[i]);
      cairo_restore (cr);
    }

  return end (cr);
}

/**
 * vane_paint_symbolic_picture:
 * @picture: the number of a picture
 * @size_px: the side, in pixels of the device
 * @rgba: the colour, as 0xRRGGBBAA
 *
 * Returns: (transfer full): the picture in one colour
 */
cairo_surface_t *
vane_paint_symbolic_picture (guint   picture,
                             int     size_px,
                             guint32 rgba)
{
  VanePicture parts = vane_picture_get (picture);
  cairo_t *cr;

  g_return_val_if_fail (size_px > 0, NULL);

  cr = begin (size_px);
  for (gsize i = 0; i < parts.n_parts; i++)
    {
      cairo_save (cr);
      place (cr, &parts.parts[i]);
      paint_symbolic_part (cr, &parts.parts[i], rgba);
      cairo_restore (cr);
    }

  return end (cr);
}

/* --- a picture with a number --- */

/* How much of the square each has; they overlap a little. */
#define BADGE_PICTURE 0.60
#define BADGE_NUMBER  0.50
/* Around the number, so that it is read on a light and on a dark panel, in its units. */
#define BADGE_HALO    2.6

static const struct
{
  guint32 ink;
  guint32 halo;
} inks[] = {
  [VANE_INK_LIGHT] = { 0xffffffff, 0x101418b0 },
  [VANE_INK_DARK] = { 0x1c1f24ff, 0xffffffb0 },
};

static void
stroke_text (cairo_t    *cr,
             const char *text,
             double      line_width,
             guint32     rgba)
{
  double x = 0;

  cairo_set_line_width (cr, line_width);
  set_source (cr, rgba);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const VaneDigit *digit = vane_digit_find (g_utf8_get_char (at));

      if (digit == NULL)
        continue;
      cairo_save (cr);
      cairo_translate (cr, x, 0);
      append_path (cr, digit->path);
      cairo_restore (cr);
      cairo_stroke (cr);
      x += digit->width;
    }
}

static void
paint_number (cairo_t    *cr,
              const char *text,
              VaneInk     ink)
{
  double width = vane_digit_width (text);
  double scale = BADGE_NUMBER * VANE_PICTURE_SIDE / VANE_DIGIT_HEIGHT;

  if (width <= 0)
    return;

  /* Three digits are narrower rather than cut off. */
  scale = MIN (scale, VANE_PICTURE_SIDE / width);
  cairo_translate (cr, (VANE_PICTURE_SIDE - width * scale) / 2,
                   VANE_PICTURE_SIDE - (VANE_DIGIT_HEIGHT + BADGE_HALO / 2) * scale);
  cairo_scale (cr, scale, scale);
  stroke_text (cr, text, VANE_DIGIT_STROKE + BADGE_HALO, inks[ink].halo);
  stroke_text (cr, text, VANE_DIGIT_STROKE, inks[ink].ink);
}

static void
paint_at (cairo_t         *cr,
          cairo_surface_t *picture,
          double           x,
          double           y)
{
  cairo_set_source_surface (cr, picture, x, y);
  cairo_paint (cr);
  cairo_surface_destroy (picture);
}

/* In pixels of the device. One colour has the number's halo, for the same reason. */
static void
paint_above (cairo_t  *cr,
             guint     picture,
             VaneLook  look,
             int       side_px,
             double    x)
{
  static const int towards[][2] = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 } };
  double halo_px = MAX (1.0, side_px / 24.0);

  cairo_save (cr);
  cairo_identity_matrix (cr);
  if (!look.symbolic)
    paint_at (cr, vane_paint_picture (picture, side_px), x, 0);
  else
    {
      /* The four together are as dark as one of the number's. */
      for (guint i = 0; i < G_N_ELEMENTS (towards); i++)
        paint_at (cr, vane_paint_symbolic_picture (picture, side_px, (inks[look.ink].halo & ~0xffu) | 0x38),
                  x + towards[i][0] * halo_px, towards[i][1] * halo_px);
      paint_at (cr, vane_paint_symbolic_picture (picture, side_px, inks[look.ink].ink), x, 0);
    }
  cairo_restore (cr);
}

/**
 * vane_paint_badge:
 * @picture: the number of a picture
 * @text: (nullable): digits, a minus sign, a degree sign: what stands below it
 * @look: how it is drawn
 * @size_px: the side, in pixels of the device
 *
 * What a panel shows: readable on light and on dark, and drawn without a font.
 *
 * Returns: (transfer full): the picture with the text, or alone and larger
 */
cairo_surface_t *
vane_paint_badge (guint       picture,
                  const char *text,
                  VaneLook    look,
                  int         size_px)
{
  gboolean alone = text == NULL || vane_digit_width (text) <= 0;
  double side_px = alone ? size_px : size_px * BADGE_PICTURE;
  cairo_t *cr;

  g_return_val_if_fail (size_px > 0, NULL);

  cr = begin (size_px);
  paint_above (cr, picture, look, MAX ((int) side_px, 1), (int) ((size_px - side_px) / 2));
  if (!alone)
    paint_number (cr, text, look.ink);

  return end (cr);
}
