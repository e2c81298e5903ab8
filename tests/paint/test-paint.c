/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "paint/vane-paint.h"
#include "support/vane-test.h"

/* Sums of the differences of all channels, a pixel of the picture: two pictures that a person
 * takes for one another are at 2 or less. */
#define MIN_DIFFERENCE 4.0
/* Of the picture's pixels, so many must stand out from the card. */
#define MIN_VISIBLE 0.06
/* WCAG asks 3:1 of pictures that stand alone; beside ours stand the words. The eye finds
 * large soft shapes with less. */
#define MIN_CONTRAST 1.5

static const int sizes[] = { 16, 32, 96 };

static guint
count_pixels (cairo_surface_t *surface,
              int              size_px)
{
  const guint32 *pixels = (const guint32 *) (const void *) cairo_image_surface_get_data (surface);
  guint n = 0;

  for (int i = 0; i < size_px * size_px; i++)
    n += pixels[i] >> 24 > 0x80;

  return n;
}

static void
test_not_blank (void)
{
  for (guint id = 1; id < VANE_N_PICTURES; id++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes) && vane_picture_get (id).n_parts > 0; i++)
      {
        guint area = (guint) (sizes[i] * sizes[i]);
        cairo_surface_t *colour = vane_paint_picture (id, sizes[i]);
        cairo_surface_t *symbolic = vane_paint_symbolic_picture (id, sizes[i], 0x000000ff);

        g_assert_cmpint (cairo_surface_status (colour), ==, CAIRO_STATUS_SUCCESS);
        g_assert_cmpuint (count_pixels (colour, sizes[i]), >, area / 10);
        g_assert_cmpuint (count_pixels (colour, sizes[i]), <, area * 9 / 10);
        g_assert_cmpuint (count_pixels (symbolic, sizes[i]), >, area / 12);
        g_assert_cmpuint (count_pixels (symbolic, sizes[i]), <, area * 9 / 10);
        cairo_surface_destroy (colour);
        cairo_surface_destroy (symbolic);
      }
}

/* Every temperature there is, at the sizes of panels: the number is there, whole, and another
 * one than its neighbour's. */
static void
test_badge (void)
{
  guint picture = vane_picture_find (VANE_CONDITION_CLEAR, VANE_DAYLIGHT_DAY);
  const VaneLook look = { VANE_INK_LIGHT, FALSE };
  guint before = 0;

  for (int size_px = 16; size_px <= 64; size_px *= 2)
    for (int degrees = -60; degrees <= 130; degrees++)
      {
        g_autofree char *text = g_strdup_printf ("%d°", degrees);
        cairo_surface_t *surface = vane_paint_badge (picture, text, look, size_px);
        g_autoptr(GBytes) bytes =
            g_bytes_new (cairo_image_surface_get_data (surface),
                         (gsize) cairo_image_surface_get_stride (surface) * (gsize) size_px);
        guint checksum = g_bytes_hash (bytes);

        g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
        g_assert_cmpuint (count_pixels (surface, size_px), >, (guint) (size_px * size_px) / 6);
        g_assert_cmpuint (checksum, !=, before);
        before = checksum;
        cairo_surface_destroy (surface);
      }
}

static guint
hash_badge (VaneLook look)
{
  cairo_surface_t *surface =
      vane_paint_badge (vane_picture_find (VANE_CONDITION_RAIN, VANE_DAYLIGHT_DAY), "12°", look, 24);
  g_autoptr(GBytes) bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                                         (gsize) cairo_image_surface_get_stride (surface) * 24);

  cairo_surface_destroy (surface);

  return g_bytes_hash (bytes);
}

/* Of an opaque pixel in the middle of the picture: light or dark as the ink is, and grey. */
static void
test_symbolic_badge (void)
{
  guint picture = vane_picture_find (VANE_CONDITION_CLOUDY, VANE_DAYLIGHT_DAY);
  guint in_colour = hash_badge ((VaneLook) { VANE_INK_LIGHT, FALSE });

  for (VaneInk ink = VANE_INK_LIGHT; ink <= VANE_INK_DARK; ink++)
    {
      cairo_surface_t *surface = vane_paint_badge (picture, NULL, (VaneLook) { ink, TRUE }, 32);
      const guint32 *pixels = (const guint32 *) (const void *) cairo_image_surface_get_data (surface);
      guint n = 0;

      for (guint i = 0; i < 32 * 32; i++)
        if (pixels[i] == (ink == VANE_INK_LIGHT ? 0xffffffff : 0xff1c1f24))
          n++;
      g_assert_cmpuint (n, >, 32 * 32 / 10);
      cairo_surface_destroy (surface);
    }
  g_assert_cmpuint (hash_badge ((VaneLook) { VANE_INK_LIGHT, TRUE }), !=, in_colour);
  g_assert_cmpuint (hash_badge ((VaneLook) { VANE_INK_DARK, FALSE }), !=, in_colour);
}

static void
test_none (void)
{
  cairo_surface_t *surface = vane_paint_picture (VANE_PICTURE_NONE, 16);

  g_assert_cmpuint (count_pixels (surface, 16), ==, 0);
  cairo_surface_destroy (surface);
}

static double
measure_difference (cairo_surface_t *a,
                    cairo_surface_t *b,
                    int              size_px)
{
  const guchar *one = cairo_image_surface_get_data (a);
  const guchar *other = cairo_image_surface_get_data (b);
  int n_bytes = cairo_image_surface_get_stride (a) * size_px;
  double sum = 0;

  for (int i = 0; i < n_bytes; i++)
    sum += abs (one[i] - other[i]);

  return sum / (size_px * size_px);
}

static void
assert_different (guint a,
                  guint b,
                  int   size_px)
{
  cairo_surface_t *one = vane_paint_picture (a, size_px);
  cairo_surface_t *other = vane_paint_picture (b, size_px);
  cairo_surface_t *symbolic_one = vane_paint_symbolic_picture (a, size_px, 0xffffffff);
  cairo_surface_t *symbolic_other = vane_paint_symbolic_picture (b, size_px, 0xffffffff);
  double difference = measure_difference (one, other, size_px);
  double symbolic_difference = measure_difference (symbolic_one, symbolic_other, size_px);

  g_test_message ("%u and %u at %d: %.1f, symbolic %.1f", a, b, size_px, difference, symbolic_difference);
  g_assert_cmpfloat (difference, >, MIN_DIFFERENCE);
  g_assert_cmpfloat (symbolic_difference, >, MIN_DIFFERENCE);
  cairo_surface_destroy (one);
  cairo_surface_destroy (other);
  cairo_surface_destroy (symbolic_one);
  cairo_surface_destroy (symbolic_other);
}

static void
test_different (void)
{
  for (guint a = 1; a < VANE_N_PICTURES; a++)
    for (guint b = a + 1; b < VANE_N_PICTURES; b++)
      for (guint i = 0; i < 2; i++)
        if (vane_picture_get (a).n_parts > 0 && vane_picture_get (b).n_parts > 0)
          assert_different (a, b, sizes[i]);
}

/* --- contrast --- */

/* Relative luminance as in WCAG 2.1. */
static double
get_luminance (const double *rgb)
{
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double luminance = 0;

  for (int i = 0; i < 3; i++)
    luminance += weights[i] * (rgb[i] <= 0.03928 ? rgb[i] / 12.92 : pow ((rgb[i] + 0.055) / 1.055, 2.4));

  return luminance;
}

static double
measure_contrast (guint32       pixel,
                  const double *card)
{
  double alpha = (pixel >> 24) / 255.0;
  double over[3];
  double a, b;

  for (int i = 0; i < 3; i++)
    over[i] = ((pixel >> (16 - 8 * i)) & 0xff) / 255.0 + card[i] * (1 - alpha);
  a = get_luminance (over);
  b = get_luminance (card);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

typedef struct
{
  double card[3];
  guint  first_size;  /* in sizes[]: on the sky itself, pictures are large */
} Background;

static void
test_contrast (gconstpointer data)
{
  const Background *background = data;
  const double *card = background->card;

  for (guint id = 1; id < VANE_N_PICTURES; id++)
    for (guint i = background->first_size; i < G_N_ELEMENTS (sizes) && vane_picture_get (id).n_parts > 0; i++)
      {
        int area = sizes[i] * sizes[i];
        cairo_surface_t *surface = vane_paint_picture (id, sizes[i]);
        const guint32 *pixels = (const guint32 *) (const void *) cairo_image_surface_get_data (surface);
        int n = 0;

        for (int pixel = 0; pixel < area; pixel++)
          n += measure_contrast (pixels[pixel], card) >= MIN_CONTRAST;
        g_test_message ("picture %u at %d: %.3f", id, sizes[i], (double) n / area);
        g_assert_cmpfloat ((double) n / area, >=, MIN_VISIBLE);
        cairo_surface_destroy (surface);
      }
}

/* Blue is blue, and red red: the channels' order is cairo's. */
static void
test_color (void)
{
  cairo_surface_t *surface = vane_paint_symbolic_picture (vane_picture_find (VANE_CONDITION_CLEAR, VANE_DAYLIGHT_DAY),
                                                          16, 0x123456ff);
  const guint32 *pixels = (const guint32 *) (const void *) cairo_image_surface_get_data (surface);

  g_assert_cmphex (pixels[8 * 16 + 8], ==, 0xff123456);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  static const Background light = { { 1, 1, 1 }, 0 };
  static const Background dark = { { 0.19, 0.19, 0.2 }, 0 };
  static const Background sky = { { 0.33, 0.61, 0.91 }, 1 };

  vane_test_init (&argc, &argv);

  g_test_add_func ("/paint/not-blank", test_not_blank);
  g_test_add_func ("/paint/badge", test_badge);
  g_test_add_func ("/paint/symbolic-badge", test_symbolic_badge);
  g_test_add_func ("/paint/none", test_none);
  g_test_add_func ("/paint/different", test_different);
  g_test_add_func ("/paint/color", test_color);
  g_test_add_data_func ("/paint/contrast/light", &light, test_contrast);
  g_test_add_data_func ("/paint/contrast/dark", &dark, test_contrast);
  g_test_add_data_func ("/paint/contrast/sky", &sky, test_contrast);

  return g_test_run ();
}
