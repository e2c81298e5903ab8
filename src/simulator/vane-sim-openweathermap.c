/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenWeatherMap: keys, paths, and what a request is about. https://openweathermap.org/api */
#include "config.h"

#include "simulator/vane-sim-openweathermap.h"

#include <math.h>

#include "simulator/vane-sim-json.h"
#include "simulator/vane-simulator.h"

/* Farther from any town than this there is only sea. */
#define TOWN_RADIUS 0.6

#define SUBSCRIPTION                                                                              \
  "Please note that using One Call 3.0 requires a separate subscription to the One Call by Call " \
  "plan. Learn more here https://openweathermap.org/price. If you have a valid subscription to "  \
  "the One Call by Call plan, but still receive this error, then please see "                     \
  "https://openweathermap.org/faq#error401 for more info."

/* With the blanks that theirs have; the code is a number in these. */
static void
write_number_error (VaneSimReply *reply,
                    guint         status,
                    const char   *message)
{
  reply->status = status;
  g_string_printf (reply->body, "{\"cod\":%u, \"message\": \"%s\"}", status, message);
}

/**
 * vane_sim_openweathermap_refuse:
 * @reply: where it goes
 * @status: HTTP status
 * @message: theirs
 *
 * Writes an error whose code is a string.
 */
void
vane_sim_openweathermap_refuse (VaneSimReply *reply,
                                guint         status,
                                const char   *message)
{
  reply->status = status;
  g_string_printf (reply->body, "{\"cod\":\"%u\",\"message\":\"%s\"}", status, message);
}

/**
 * vane_sim_openweathermap_fail:
 * @status: HTTP status
 * @reply: where it goes
 *
 * Writes the body that OpenWeatherMap has for a status: JSON with a number, JSON with a
 * string, or a page of its proxy.
 */
void
vane_sim_openweathermap_fail (guint         status,
                              VaneSimReply *reply)
{
  switch (status)
    {
    case 401:
      write_number_error (reply, status,
                          "Invalid API key. Please see http://openweathermap.org/faq#error401 for more info.");
      break;
    case 429:
      write_number_error (reply, status,
                          "Your account is temporary blocked due to exceeding of requests limitation of your "
                          "subscription type. Please choose the proper subscription "
                          "https://openweathermap.org/price");
      break;
    case 400:
      vane_sim_openweathermap_refuse (reply, status, "Nothing to geocode");
      break;
    case 404:
      vane_sim_openweathermap_refuse (reply, status, "city not found");
      break;
    case 500:
      vane_sim_openweathermap_refuse (reply, status, "Internal error");
      break;
    default:
      reply->status = status;
      reply->content_type = "text/html";
      g_string_printf (reply->body, "<html>\r\n<head><title>%u %s</title></head>\r\n<body></body>\r\n</html>\r\n",
                       status, soup_status_get_phrase (status));
      break;
    }
}

/**
 * vane_sim_openweathermap_check_key:
 * @request: a request
 * @reply: where a refusal goes
 *
 * Returns: whether it has the one good key
 */
gboolean
vane_sim_openweathermap_check_key (const VaneSimRequest *request,
                                   VaneSimReply         *reply)
{
  if (request->keyless || g_strcmp0 (vane_sim_request_get (request, "appid"), VANE_SIMULATOR_KEY) == 0)
    return TRUE;

  vane_sim_openweathermap_fail (SOUP_STATUS_UNAUTHORIZED, reply);

  return FALSE;
}

/**
 * vane_sim_openweathermap_find_zip:
 * @zip: "94134" or "94134,us"
 * @code: (out): the code
 *
 * Returns: whether there is such a code
 */
gboolean
vane_sim_openweathermap_find_zip (const char        *zip,
                                  VaneGazetteerCode *code)
{
  g_auto(GStrv) parts = g_strsplit (zip, ",", 2);

  return parts[0] != NULL &&
         vane_gazetteer_find_code (g_strstrip (parts[0]), parts[1] != NULL ? g_strstrip (parts[1]) : "US", code);
}

/**
 * vane_sim_openweathermap_search:
 * @text: name, or name and country, or name, state and country
 *
 * Returns: (transfer container) (element-type VaneGazetteerPlace): what matches
 */
GPtrArray *
vane_sim_openweathermap_search (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, ",", 3);
  guint n_parts = g_strv_length (parts);
  g_autoptr(GPtrArray) found = NULL;

  found = vane_gazetteer_search (n_parts > 0 ? parts[0] : "", n_parts > 1 ? g_strstrip (parts[n_parts - 1]) : NULL);
  for (guint i = found->len; n_parts == 3 && i > 0; i--)
    {
      if (!vane_gazetteer_is_state (g_ptr_array_index (found, i - 1), g_strstrip (parts[1])))
        g_ptr_array_remove_index (found, i - 1);
    }

  return g_steal_pointer (&found);
}

static gboolean
find_by_coordinates (const VaneSimRequest *request,
                     VaneSimTown          *town,
                     VaneSimReply         *reply)
{
  if (!vane_sim_request_get_number (request, "lat", NAN, -90.0, 90.0, &town->latitude))
    {
      vane_sim_openweathermap_refuse (reply, SOUP_STATUS_BAD_REQUEST, "wrong latitude");
      return FALSE;
    }
  if (!vane_sim_request_get_number (request, "lon", NAN, -180.0, 180.0, &town->longitude))
    {
      vane_sim_openweathermap_refuse (reply, SOUP_STATUS_BAD_REQUEST, "wrong longitude");
      return FALSE;
    }

  town->place = vane_gazetteer_find_near (town->latitude, town->longitude, TOWN_RADIUS);
  town->name = town->place != NULL ? town->place->name : "";
  if (town->latitude == 0.0 && town->longitude == 0.0)
    town->name = "Globe";
  town->id = town->place != NULL ? town->place->id : 0;

  return TRUE;
}

static gboolean
find_by_zip (const char  *zip,
             VaneSimTown *town)
{
  VaneGazetteerCode code;

  if (!vane_sim_openweathermap_find_zip (zip, &code))
    return FALSE;

  *town = (VaneSimTown) { .latitude = code.latitude, .longitude = code.longitude };
  for (guint i = 0; vane_gazetteer_get (i) != NULL; i++)
    {
      if (g_strcmp0 (vane_gazetteer_get (i)->name, code.name) == 0)
        town->name = vane_gazetteer_get (i)->name;
    }
  town->place = vane_gazetteer_find_near (code.latitude, code.longitude, TOWN_RADIUS);
  if (town->name == NULL)
    town->name = town->place != NULL ? town->place->name : "";

  return TRUE;
}

static gboolean
find_by_name (const char  *name,
              VaneSimTown *town)
{
  g_autoptr(GPtrArray) found = vane_sim_openweathermap_search (name);

  if (found->len == 0)
    return FALSE;

  town->place = g_ptr_array_index (found, 0);
  town->latitude = town->place->latitude;
  town->longitude = town->place->longitude;
  town->name = town->place->name;
  town->id = town->place->id;

  return TRUE;
}

/**
 * vane_sim_openweathermap_find_town:
 * @request: with lat and lon, zip, or q
 * @town: (out): what it is about
 * @reply: where a refusal goes
 *
 * Returns: whether it is about something
 */
gboolean
vane_sim_openweathermap_find_town (const VaneSimRequest *request,
                                   VaneSimTown          *town,
                                   VaneSimReply         *reply)
{
  const char *zip = vane_sim_request_get (request, "zip");
  const char *name = vane_sim_request_get (request, "q");
  gboolean found = FALSE;

  *town = (VaneSimTown) { 0 };
  if (zip == NULL && name == NULL && vane_sim_request_get (request, "lat") != NULL)
    return find_by_coordinates (request, town, reply);
  if ((zip == NULL || *zip == '\0') && (name == NULL || *name == '\0'))
    {
      vane_sim_openweathermap_fail (SOUP_STATUS_BAD_REQUEST, reply);
      return FALSE;
    }

  found = zip != NULL ? find_by_zip (zip, town) : find_by_name (name, town);
  if (!found)
    vane_sim_openweathermap_fail (SOUP_STATUS_NOT_FOUND, reply);

  return found;
}

/* Neighbours within a kilometre get the same data there, and this header says so. */
static void
add_cache_key (const VaneSimRequest *request,
               const VaneSimTown    *town,
               VaneSimReply         *reply)
{
  char latitude[G_ASCII_DTOSTR_BUF_SIZE];
  char longitude[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *key = NULL;

  g_ascii_formatd (latitude, sizeof latitude, "%.2f", town->latitude);
  g_ascii_formatd (longitude, sizeof longitude, "%.2f", town->longitude);
  key = g_strdup_printf ("%s?lat=%s&lon=%s", request->path, latitude, longitude);
  soup_message_headers_replace (reply->headers, "X-Cache-Key", key);
}

/* 0 where the path is none of its versions'. */
static guint
get_onecall_version (const char *path)
{
  static const char *const prefixes[] = { "/data/2.5/onecall", "/data/3.0/onecall", "/data/4.0/onecall" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (path, prefixes[i]))
      return i + 2;

  return 0;
}

/* A plan that has one version lacks the others. */
static void
answer_onecall (const VaneSimRequest *request,
                VaneSimReply         *reply)
{
  gboolean is_alert = g_str_has_prefix (request->path, "/data/4.0/onecall/alert/");
  VaneSimTown town;

  if (get_onecall_version (request->path) != request->onecall)
    write_number_error (reply, SOUP_STATUS_UNAUTHORIZED, SUBSCRIPTION);
  else if (is_alert && !vane_sim_openweathermap_write_alert (request, reply->body))
    vane_sim_openweathermap_refuse (reply, SOUP_STATUS_NOT_FOUND, "not found");
  else if (!is_alert && vane_sim_openweathermap_find_town (request, &town, reply) &&
           !vane_sim_openweathermap_write_onecall (request, &town, reply->body))
    vane_sim_openweathermap_refuse (reply, SOUP_STATUS_NOT_FOUND, "Internal error");
}

static void
answer (const VaneSimRequest *request,
        VaneSimReply         *reply)
{
  VaneSimTown town;

  if (!vane_sim_openweathermap_check_key (request, reply))
    return;
  if (get_onecall_version (request->path) != 0)
    {
      answer_onecall (request, reply);
      return;
    }
  if (!vane_sim_openweathermap_find_town (request, &town, reply))
    return;

  if (g_str_equal (request->path, "/data/2.5/weather"))
    vane_sim_openweathermap_write_weather (request, &town, reply->body);
  else if (g_str_equal (request->path, "/data/2.5/forecast"))
    vane_sim_openweathermap_write_forecast (request, &town, reply->body);
  else if (g_str_equal (request->path, "/data/2.5/air_pollution"))
    vane_sim_openweathermap_write_air (request, &town, FALSE, reply->body);
  else if (g_str_equal (request->path, "/data/2.5/air_pollution/forecast"))
    vane_sim_openweathermap_write_air (request, &town, TRUE, reply->body);
  else
    {
      vane_sim_openweathermap_refuse (reply, SOUP_STATUS_NOT_FOUND, "Internal error");
      return;
    }
  add_cache_key (request, &town, reply);
}

const VaneSimService vane_sim_openweathermap = {
  .endpoint = "openweathermap",
  .prefix = "/data/",
  .answer = answer,
  .fail = vane_sim_openweathermap_fail,
};
