/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zippopotam: /us/94134. Names with blanks, coordinates as strings. https://zippopotam.us */
#include "config.h"

#include "simulator/vane-gazetteer.h"
#include "simulator/vane-sim-json.h"
#include "simulator/vane-sim-service.h"

static void
fail (guint         status,
      VaneSimReply *reply)
{
  reply->status = status;
  if (status < 500)
    {
      g_string_assign (reply->body, "{}");
      return;
    }

  reply->content_type = "text/html";
  g_string_assign (reply->body, "<html><head><title>Error</title></head><body>Application error</body></html>");
}

static void
add_coordinate (GString    *json,
                const char *name,
                double      value)
{
  g_autoptr(GString) text = g_string_new (NULL);

  vane_sim_json_add_trimmed (text, NULL, value, 4);
  vane_sim_json_add_string (json, name, text->str);
}

static void
answer (const VaneSimRequest *request,
        VaneSimReply         *reply)
{
  g_auto(GStrv) parts = g_strsplit (request->path + 1, "/", -1);
  VaneGazetteerCode code;

  if (g_strv_length (parts) != 2 || !vane_gazetteer_find_code (parts[1], parts[0], &code))
    {
      fail (SOUP_STATUS_NOT_FOUND, reply);
      return;
    }

  vane_sim_json_open (reply->body, NULL, '{');
  vane_sim_json_add_string (reply->body, "post code", code.code);
  vane_sim_json_add_string (reply->body, "country", code.country);
  vane_sim_json_add_string (reply->body, "country abbreviation", code.country_code);
  vane_sim_json_open (reply->body, "places", '[');
  vane_sim_json_open (reply->body, NULL, '{');
  vane_sim_json_add_string (reply->body, "place name", code.name);
  add_coordinate (reply->body, "longitude", code.longitude);
  vane_sim_json_add_string (reply->body, "state", code.state != NULL ? code.state : "");
  vane_sim_json_add_string (reply->body, "state abbreviation", code.state_code != NULL ? code.state_code : "");
  add_coordinate (reply->body, "latitude", code.latitude);
  vane_sim_json_close (reply->body, '}');
  vane_sim_json_close (reply->body, ']');
  vane_sim_json_close (reply->body, '}');
}

const VaneSimService vane_sim_zippopotam = {
  .endpoint = "zippopotam",
  .prefix = "/",
  .answer = answer,
  .fail = fail,
};
