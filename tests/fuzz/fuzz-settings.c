/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What dconf's file may hold instead of our list of places, as bytes and as text; and the other
 * settings that are read as text: endpoints. */
#include "config.h"

#include "fuzz-target.h"

#include "feed/vane-settings-places.h"
#include "transport/vane-endpoints.h"

static void
read_places (GVariant *variant)
{
  g_autoptr(GPtrArray) places = vane_settings_places_read (variant);
  g_autoptr(GVariant) written = g_variant_ref_sink (vane_settings_places_write (places));
  g_autoptr(GPtrArray) again = vane_settings_places_read (written);

  g_assert_cmpuint (places->len, <=, VANE_SETTINGS_MAX_PLACES);
  g_assert_true (vane_settings_places_equal (places, again));
}

static void
read_text (const char *text)
{
  g_autoptr(GVariant) variant = g_variant_parse (NULL, text, NULL, NULL, NULL);
  g_autoptr(VaneEndpoints) endpoints = vane_endpoints_new ();
  g_autoptr(GError) error = NULL;

  if (variant != NULL)
    read_places (variant);
  g_assert_true (vane_endpoints_parse (endpoints, text, &error) == (error == NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  /* Not trusted: as GSettings takes what a file has. */
  g_autoptr(GVariant) variant =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE ("aa{sv}"), bytes, FALSE));
  g_autofree char *text = g_strndup ((const char *) data, size);

  read_places (variant);
  /* GVariant's strings are UTF-8, always. */
  if (g_utf8_validate (text, -1, NULL))
    read_text (text);

  return 0;
}
