/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The display owns the textures, as it does those of a theme's icons. */
#include "config.h"

#include "vane-icon-cache.h"

#include "paint/vane-paint.h"

/* A window has some thirty pictures in three sizes. When colours or scales have changed so
 * often that there are more than this, it is cheaper to begin anew. */
#define MAX_TEXTURES 256

/* In one colour or in full (0: no colour of its own is wholly transparent). */
typedef struct
{
  guint   picture;
  int     size_px;
  guint32 rgba;
} Key;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return key->picture * 31 + (guint) key->size_px * 8191 + key->rgba;
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const Key *one = a;
  const Key *other = b;

  return one->picture == other->picture && one->size_px == other->size_px && one->rgba == other->rgba;
}

static GHashTable *
ensure_textures (GdkDisplay *display)
{
  GHashTable *textures = g_object_get_data (G_OBJECT (display), "vane-icon-cache");

  if (textures == NULL)
    {
      textures = g_hash_table_new_full (hash_key, equal_keys, g_free, g_object_unref);
      g_object_set_data_full (G_OBJECT (display), "vane-icon-cache", textures,
                              (GDestroyNotify) g_hash_table_unref);
    }

  return textures;
}

static GdkTexture *
make_texture (const Key *key)
{
  cairo_surface_t *surface = key->rgba == 0 ? vane_paint_picture (key->picture, key->size_px)
                                            : vane_paint_symbolic_picture (key->picture, key->size_px, key->rgba);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr(GBytes) bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                                        stride * (gsize) key->size_px,
                                                        (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (key->size_px, key->size_px, GDK_MEMORY_DEFAULT, bytes, stride);
}

static GdkTexture *
get_texture (GdkDisplay *display,
             const Key  *key)
{
  GHashTable *textures = ensure_textures (display);
  GdkTexture *texture = g_hash_table_lookup (textures, key);

  if (texture != NULL)
    return texture;

  if (g_hash_table_size (textures) >= MAX_TEXTURES)
    g_hash_table_remove_all (textures);
  texture = make_texture (key);
  g_hash_table_insert (textures, g_memdup2 (key, sizeof *key), texture);

  return texture;
}

/**
 * vane_icon_cache_get:
 * @display: where it is shown
 * @picture: the number of a picture
 * @size_px: the side, in pixels of the device
 *
 * Returns: (transfer none): the picture in full colour
 */
GdkTexture *
vane_icon_cache_get (GdkDisplay *display,
                     guint       picture,
                     int         size_px)
{
  const Key key = { picture, size_px, 0 };

  g_return_val_if_fail (GDK_IS_DISPLAY (display), NULL);
  g_return_val_if_fail (size_px > 0, NULL);

  return get_texture (display, &key);
}

static guint32
get_byte (float channel)
{
  return (guint32) (CLAMP (channel, 0, 1) * 255 + 0.5f);
}

/**
 * vane_icon_cache_get_symbolic:
 * @display: where it is shown
 * @picture: the number of a picture
 * @size_px: the side, in pixels of the device
 * @color: the one colour
 *
 * Returns: (transfer none): the picture in that colour, its transparency left out
 */
GdkTexture *
vane_icon_cache_get_symbolic (GdkDisplay    *display,
                              guint          picture,
                              int            size_px,
                              const GdkRGBA *color)
{
  const Key key = { picture, size_px, get_byte (color->red) << 24 | get_byte (color->green) << 16
                                      | get_byte (color->blue) << 8 | 0xff };

  g_return_val_if_fail (GDK_IS_DISPLAY (display), NULL);
  g_return_val_if_fail (size_px > 0, NULL);

  return get_texture (display, &key);
}
