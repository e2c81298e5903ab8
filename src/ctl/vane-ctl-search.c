/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vanectl search: what a text may mean, with the ids that every PLACE takes. */
#include "config.h"

#include <glib/gi18n.h>

#include "ctl/vane-ctl-show.h"
#include "geo/vane-geocoder.h"
#include "present/vane-describe.h"
#include "present/vane-place-json.h"

static void
got_places (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  VaneCtl *ctl = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) places = vane_geocoder_search_finish (VANE_GEOCODER (source), result, &error);

  if (places == NULL)
    {
      vane_ctl_fail (ctl, NULL, error, NULL);
      vane_ctl_end (ctl);
      return;
    }

  if (ctl->json)
    {
      g_autoptr(JsonNode) node = vane_place_json_new_list (places);

      vane_ctl_print_json (node);
    }
  for (guint i = 0; !ctl->json && i < places->len; i++)
    {
      g_autofree char *full = vane_describe_place_full (places->pdata[i]);
      g_autofree char *line = g_strdup_printf ("%-16s %s\n", vane_place_get_id (places->pdata[i]), full);

      vane_ctl_print (line);
    }
  vane_ctl_end (ctl);
}

/**
 * vane_ctl_run_search:
 * @ctl: the program
 * @arguments: the words of the text
 */
void
vane_ctl_run_search (VaneCtl           *ctl,
                     const char *const *arguments)
{
  g_autofree char *text = g_strjoinv (" ", (char **) arguments);
  VaneSettings *settings = vane_context_get_settings (ctl->context);
  g_autoptr(VaneQuery) query = vane_query_parse (text, vane_settings_get_locale_country (settings));

  if (vane_query_get_kind (query) == VANE_QUERY_NOTHING)
    {
      vane_ctl_usage (ctl, _("“search” needs a name, a postal code or coordinates."));
      return;
    }

  vane_geocoder_search_async (vane_context_get_geocoder (ctl->context), query, ctl->provider, ctl->cancellable,
                              got_places, ctl);
}
