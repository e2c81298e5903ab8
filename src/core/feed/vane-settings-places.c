/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of places as it is kept in the settings: any program may have written it. */
#include "config.h"

#include "feed/vane-settings-places.h"

static gboolean
has_id (GPtrArray  *places,
        const char *id)
{
  for (guint i = 0; i < places->len; i++)
    if (g_str_equal (vane_place_get_id (g_ptr_array_index (places, i)), id))
      return TRUE;

  return FALSE;
}

static void
take (GPtrArray *places,
      VanePlace *place)
{
  g_autoptr(VanePlace) owned = place;

  if (owned != NULL && places->len < VANE_SETTINGS_MAX_PLACES && !has_id (places, vane_place_get_id (owned)))
    g_ptr_array_add (places, g_steal_pointer (&owned));
}

/**
 * vane_settings_places_read:
 * @variant: anything
 *
 * Leaves out what is no place; of places with the same id the first counts, and of more
 * than %VANE_SETTINGS_MAX_PLACES the first ones.
 *
 * Returns: (transfer full) (element-type VanePlace): the places, maybe none
 */
GPtrArray *
vane_settings_places_read (GVariant *variant)
{
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);
  gsize n;

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE ("aa{sv}")))
    return places;

  n = g_variant_n_children (variant);
  for (gsize i = 0; i < n && places->len < VANE_SETTINGS_MAX_PLACES; i++)
    {
      g_autoptr(GVariant) child = g_variant_get_child_value (variant, i);

      take (places, vane_place_from_variant (child));
    }

  return places;
}

/**
 * vane_settings_places_write:
 * @places: (element-type VanePlace): places
 *
 * Returns: (transfer floating): what vane_settings_places_read() reads; held to the same rules
 */
GVariant *
vane_settings_places_write (GPtrArray *places)
{
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < places->len; i++)
    take (kept, vane_place_ref (g_ptr_array_index (places, i)));
  for (guint i = 0; i < kept->len; i++)
    g_variant_builder_add_value (&builder, vane_place_to_variant (g_ptr_array_index (kept, i)));

  return g_variant_builder_end (&builder);
}

/**
 * vane_settings_places_equal:
 * @a: (element-type VanePlace): places
 * @b: (element-type VanePlace): places
 *
 * Returns: whether both are the same places in the same order
 */
gboolean
vane_settings_places_equal (GPtrArray *a,
                            GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!vane_place_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}
