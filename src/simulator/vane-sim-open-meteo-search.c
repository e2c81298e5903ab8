/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Open-Meteo's geocoder: v1/search and v1/get. A postal code is answered with the centre of
 * its town, as there. https://open-meteo.com/en/docs/geocoding-api */
#include "config.h"

#include <math.h>

#include "simulator/vane-gazetteer.h"
#include "simulator/vane-sim-json.h"
#include "simulator/vane-sim-open-meteo.h"

/* Some number that is the same for the same text, where GeoNames has an id of its own. */
static gint64
make_id (const char *text)
{
  return 1000000 + g_str_hash (text) % 9000000;
}

static void
write_place (GString                  *json,
             const VaneGazetteerPlace *place,
             const char               *language)
{
  g_autofree char *name = vane_gazetteer_dup_name (place, language);

  vane_sim_json_open (json, NULL, '{');
  vane_sim_json_add_int (json, "id", place->id);
  vane_sim_json_add_string (json, "name", name);
  vane_sim_json_add_trimmed (json, "latitude", place->latitude, 5);
  vane_sim_json_add_trimmed (json, "longitude", place->longitude, 5);
  vane_sim_json_add_fixed (json, "elevation", place->elevation, 1);
  vane_sim_json_add_string (json, "feature_code", place->feature_code);
  vane_sim_json_add_string (json, "country_code", place->country_code);
  if (place->admin1 != NULL)
    vane_sim_json_add_int (json, "admin1_id", make_id (place->admin1));
  if (place->admin2 != NULL)
    vane_sim_json_add_int (json, "admin2_id", make_id (place->admin2));
  vane_sim_json_add_string (json, "timezone", place->timezone);
  if (place->population > 0)
    vane_sim_json_add_int (json, "population", place->population);
  if (place->postal_codes != NULL)
    {
      g_auto(GStrv) codes = g_strsplit (place->postal_codes, "|", -1);

      vane_sim_json_open (json, "postcodes", '[');
      for (guint i = 0; codes[i] != NULL; i++)
        vane_sim_json_add_string (json, NULL, codes[i]);
      vane_sim_json_close (json, ']');
    }
  vane_sim_json_add_int (json, "country_id", make_id (place->country));
  vane_sim_json_add_string (json, "country", place->country);
  if (place->admin1 != NULL)
    vane_sim_json_add_string (json, "admin1", place->admin1);
  if (place->admin2 != NULL)
    vane_sim_json_add_string (json, "admin2", place->admin2);
  vane_sim_json_close (json, '}');
}

static void
answer_search (const VaneSimRequest *request,
               VaneSimReply         *reply)
{
  const char *name = vane_sim_request_get (request, "name");
  const char *country_code = vane_sim_request_get (request, "countryCode");
  const char *language = vane_sim_request_get (request, "language");
  g_autoptr(GPtrArray) found = NULL;
  double count;

  if (!vane_sim_request_get_number (request, "count", 10.0, 1.0, 100.0, &count))
    {
      vane_sim_open_meteo_refuse (reply, "Parameter count must be between 1 and 100.");
      return;
    }

  found = vane_gazetteer_find_postal (name != NULL ? name : "", country_code);
  if (found->len == 0)
    {
      g_ptr_array_unref (found);
      found = vane_gazetteer_search (name != NULL ? name : "", country_code);
    }

  vane_sim_json_open (reply->body, NULL, '{');
  if (found->len > 0)
    {
      vane_sim_json_open (reply->body, "results", '[');
      for (guint i = 0; i < MIN (found->len, (guint) count); i++)
        write_place (reply->body, g_ptr_array_index (found, i), language);
      vane_sim_json_close (reply->body, ']');
    }
  vane_sim_json_add_trimmed (reply->body, "generationtime_ms", 0.5375671, 7);
  vane_sim_json_close (reply->body, '}');
}

static void
answer_get (const VaneSimRequest *request,
            VaneSimReply         *reply)
{
  const VaneGazetteerPlace *place;
  double id;

  vane_sim_request_get_number (request, "id", 0.0, 0.0, G_MAXUINT, &id);
  for (guint i = 0; (place = vane_gazetteer_get (i)) != NULL; i++)
    {
      if (place->id == (guint) id)
        {
          write_place (reply->body, place, vane_sim_request_get (request, "language"));
          return;
        }
    }
  vane_sim_open_meteo_refuse (reply, "Location ID not found.");
}

const VaneSimService vane_sim_open_meteo_search = {
  .endpoint = "open-meteo-geocoding",
  .prefix = "/v1/search",
  .answer = answer_search,
  .fail = vane_sim_open_meteo_fail,
};

const VaneSimService vane_sim_open_meteo_get = {
  .endpoint = "open-meteo-geocoding",
  .prefix = "/v1/get",
  .answer = answer_get,
  .fail = vane_sim_open_meteo_fail,
};
