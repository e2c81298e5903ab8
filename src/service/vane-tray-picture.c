/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/vane-tray-picture.h"

/* Of panels at scale 1, 1.5 and 2. */
static const int sizes_px[] = { 16, 22, 24, 32, 44, 48, 64 };

/* Cairo's pixels are premultiplied words of this machine; a tray's are not, alpha first. */
static void
convert (const guint32 *from,
         guint8        *to,
         gsize          n)
{
  for (gsize i = 0; i < n; i++)
    {
      guint32 alpha = from[i] >> 24;

      to[4 * i] = (guint8) alpha;
      for (guint channel = 0; channel < 3; channel++)
        {
          guint32 value = (from[i] >> (16 - 8 * channel)) & 0xff;

          to[4 * i + 1 + channel] = (guint8) (alpha > 0 ? MIN ((value * 255 + alpha / 2) / alpha, 255) : 0);
        }
    }
}

static GVariant *
make_one (guint       picture,
          const char *number,
          VaneLook    look,
          int         size_px)
{
  cairo_surface_t *surface = vane_paint_badge (picture, number, look, size_px);
  gsize n = (gsize) size_px * (gsize) size_px;
  guint8 *bytes = g_malloc (4 * n);

  /* A row of whole words has no gap after it. */
  convert ((const guint32 *) (const void *) cairo_image_surface_get_data (surface), bytes, n);
  cairo_surface_destroy (surface);

  return g_variant_new ("(ii@ay)", size_px, size_px,
                        g_variant_new_from_data (G_VARIANT_TYPE_BYTESTRING, bytes, 4 * n, TRUE, g_free, bytes));
}

/**
 * vane_tray_picture_new:
 * @picture: the number of a picture
 * @number: (nullable): what stands below it
 * @look: how it is drawn
 *
 * Returns: (transfer floating): a(iiay): the badge in several sizes, the smallest first
 */
GVariant *
vane_tray_picture_new (guint       picture,
                       const char *number,
                       VaneLook    look)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(iiay)"));
  for (guint i = 0; i < G_N_ELEMENTS (sizes_px); i++)
    g_variant_builder_add_value (&builder, make_one (picture, number, look, sizes_px[i]));

  return g_variant_builder_end (&builder);
}
