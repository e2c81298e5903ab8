/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geocode-fixture.h"

#include <string.h>

#include "provider/vane-fetch.h"
#include "support/vane-test.h"

GPtrArray *
geocode_search (VaneTestTransport          *transport,
                const VaneGeocodeProvider  *geocoder,
                const char                 *text,
                GError                    **error)
{
  g_autoptr(VaneQuery) query = vane_query_parse (text, "US");
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *kept = NULL;
  VanePlanOptions options = { .decimals = 2, .language = "de_DE" };

  g_assert_true (geocoder->answers (query));
  vane_fetch_places_async (VANE_TRANSPORT (transport), geocoder, query, &options, VANE_MODE_ASKED, NULL,
                           vane_test_keep_result, &kept);
  result = vane_test_await (&kept);

  return vane_fetch_places_finish (VANE_TRANSPORT (transport), result, error);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

char *
geocode_describe (GPtrArray *places)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      VanePlace *place = places->pdata[i];

      g_string_append_printf (out, "%s|%s|%s|%s|%s|%s\n", vane_place_get_id (place),
                              or_empty (vane_place_get_name (place)), or_empty (vane_place_get_admin1 (place)),
                              or_empty (vane_place_get_country_code (place)),
                              or_empty (vane_place_get_postal_code (place)),
                              or_empty (vane_place_get_timezone (place)));
    }

  return g_string_free (out, FALSE);
}

void
geocode_check_cuts (const VaneGeocodeProvider *geocoder,
                    const char                *text,
                    const char                *body)
{
  for (gsize n = 0; n < strlen (body); n++)
    {
      g_autoptr(VaneTestTransport) transport = vane_test_transport_new ();
      g_autofree char *part = g_strndup (body, n);
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) places = NULL;

      vane_test_transport_answer (transport, "", part);
      places = geocode_search (transport, geocoder, text, &error);
      if (places == NULL)
        g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
    }
}
