/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenWeatherMap's geocoder: geo/1.0/direct, zip and reverse.
 * https://openweathermap.org/api/geocoding-api */
#include "config.h"

#include <math.h>
#include <string.h>

#include "simulator/vane-sim-json.h"
#include "simulator/vane-sim-openweathermap.h"

#define REVERSE_RADIUS 0.6

/* Their names carry a few that are no languages. */
static void
write_local_names (GString                  *json,
                   const VaneGazetteerPlace *place)
{
  g_auto(GStrv) alternates = g_strsplit (place->alternates != NULL ? place->alternates : "", "|", -1);

  if (place->alternates == NULL)
    return;

  vane_sim_json_open (json, "local_names", '{');
  for (guint i = 0; alternates[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (alternates[i], "=", 2);

      if (g_strv_length (pair) == 2)
        vane_sim_json_add_string (json, pair[0], pair[1]);
    }
  vane_sim_json_add_string (json, "ascii", place->name);
  vane_sim_json_add_string (json, "feature_name", place->name);
  vane_sim_json_close (json, '}');
}

/* The state is there for some countries only. */
static gboolean
has_state (const VaneGazetteerPlace *place)
{
  static const char *const countries[] = { "US", "CA", "GB", "AU", "FR", NULL };

  return place->admin1 != NULL && g_strv_contains (countries, place->country_code);
}

static void
write_place (GString                  *json,
             const VaneGazetteerPlace *place)
{
  vane_sim_json_open (json, NULL, '{');
  vane_sim_json_add_string (json, "name", place->name);
  write_local_names (json, place);
  vane_sim_json_add_trimmed (json, "lat", place->latitude, 7);
  vane_sim_json_add_trimmed (json, "lon", place->longitude, 7);
  vane_sim_json_add_string (json, "country", place->country_code);
  if (has_state (place))
    vane_sim_json_add_string (json, "state", place->admin1);
  vane_sim_json_close (json, '}');
}

static void
answer_direct (const VaneSimRequest *request,
               VaneSimReply         *reply)
{
  const char *text = vane_sim_request_get (request, "q");
  g_autoptr(GPtrArray) found = NULL;
  double limit;

  if (text == NULL || *text == '\0')
    {
      vane_sim_openweathermap_fail (SOUP_STATUS_BAD_REQUEST, reply);
      return;
    }

  vane_sim_request_get_number (request, "limit", 5.0, 1.0, 5.0, &limit);
  found = vane_sim_openweathermap_search (text);
  vane_sim_json_open (reply->body, NULL, '[');
  for (guint i = 0; i < MIN (found->len, (guint) CLAMP (limit, 1.0, 5.0)); i++)
    write_place (reply->body, g_ptr_array_index (found, i));
  vane_sim_json_close (reply->body, ']');
}

static void
answer_zip (const VaneSimRequest *request,
            VaneSimReply         *reply)
{
  const char *zip = vane_sim_request_get (request, "zip");
  VaneGazetteerCode code;

  if (zip == NULL || *zip == '\0')
    {
      vane_sim_openweathermap_fail (SOUP_STATUS_BAD_REQUEST, reply);
      return;
    }
  if (!vane_sim_openweathermap_find_zip (zip, &code))
    {
      vane_sim_openweathermap_refuse (reply, SOUP_STATUS_NOT_FOUND, "not found");
      return;
    }

  vane_sim_json_open (reply->body, NULL, '{');
  vane_sim_json_add_string (reply->body, "zip", code.code);
  vane_sim_json_add_string (reply->body, "name", code.name);
  vane_sim_json_add_trimmed (reply->body, "lat", code.latitude, 4);
  vane_sim_json_add_trimmed (reply->body, "lon", code.longitude, 4);
  vane_sim_json_add_string (reply->body, "country", code.country_code);
  vane_sim_json_close (reply->body, '}');
}

static void
answer_reverse (const VaneSimRequest *request,
                VaneSimReply         *reply)
{
  const VaneGazetteerPlace *place;
  double latitude;
  double longitude;

  if (!vane_sim_request_get_number (request, "lat", NAN, -90.0, 90.0, &latitude) ||
      !vane_sim_request_get_number (request, "lon", NAN, -180.0, 180.0, &longitude))
    {
      vane_sim_openweathermap_refuse (reply, SOUP_STATUS_BAD_REQUEST, "wrong latitude");
      return;
    }

  place = vane_gazetteer_find_near (latitude, longitude, REVERSE_RADIUS);
  vane_sim_json_open (reply->body, NULL, '[');
  if (place != NULL)
    write_place (reply->body, place);
  vane_sim_json_close (reply->body, ']');
}

static void
answer (const VaneSimRequest *request,
        VaneSimReply         *reply)
{
  if (!vane_sim_openweathermap_check_key (request, reply))
    return;

  if (g_str_equal (request->path, "/geo/1.0/direct"))
    answer_direct (request, reply);
  else if (g_str_equal (request->path, "/geo/1.0/zip"))
    answer_zip (request, reply);
  else if (g_str_equal (request->path, "/geo/1.0/reverse"))
    answer_reverse (request, reply);
  else
    vane_sim_openweathermap_refuse (reply, SOUP_STATUS_NOT_FOUND, "Internal error");
}

const VaneSimService vane_sim_openweathermap_geo = {
  .endpoint = "openweathermap",
  .prefix = "/geo/",
  .answer = answer,
  .fail = vane_sim_openweathermap_fail,
};
