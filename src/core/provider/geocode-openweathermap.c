/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenWeatherMap's geocoder: postal codes and names. https://openweathermap.org/api/geocoding-api */
#include "config.h"

#include <math.h>

#include "model/vane-postal.h"
#include "model/vane-region.h"
#include "provider/openweathermap.h"
#include "provider/vane-geocode.h"

#define MAX_PLACES "5"

/* They send a town twice; nearer than this it is the same one. */
#define SAME_DEGREES 0.02

static const VaneEndpoint *const endpoints[] = { &vane_openweathermap_endpoint, NULL };

static gboolean
answers (VaneQuery *query)
{
  return vane_query_get_kind (query) == VANE_QUERY_NAME ||
         (vane_query_get_postal_code (query) != NULL && vane_query_get_country_code (query) != NULL);
}

static VaneError
explain (guint     status,
         GBytes   *body,
         VaneError fallback)
{
  /* "Nothing to geocode" */
  if (status == 400 || status == 404)
    return VANE_ERROR_NO_MATCH;

  return vane_openweathermap_explain (status, body, fallback);
}

static VaneRequest *
add_request (VanePlan   *plan,
             const char *path)
{
  VaneRequest *request = vane_plan_add_optional (plan, &vane_openweathermap_endpoint, path, 0);

  vane_request_set_secret (request, "appid", VANE_OPENWEATHERMAP_SECRET);
  vane_request_set_lifetime (request, VANE_GEOCODE_LIFETIME_S, VANE_GEOCODE_LIFETIME_S);
  vane_request_set_explain (request, explain);

  return request;
}

/* "Paris,TX,US": a state counts only with its country. */
static char *
make_question (VaneQuery *query)
{
  const char *qualifier = vane_query_get_qualifier (query);

  if (qualifier == NULL)
    return g_strdup (vane_query_get_name (query));
  if (vane_region_expand ("US", qualifier) != NULL)
    return g_strdup_printf ("%s,%s,US", vane_query_get_name (query), qualifier);

  return g_strdup_printf ("%s,%s", vane_query_get_name (query), qualifier);
}

static gboolean
plan_requests (VanePlan *plan,
               guint     round,
               GError  **error)
{
  VaneQuery *query = vane_plan_get_query (plan);
  VaneRequest *request;
  g_autofree char *question = NULL;

  if (round > 0)
    return TRUE;

  if (vane_query_get_short_code (query) != NULL)
    {
      question = g_strdup_printf ("%s,%s", vane_query_get_short_code (query), vane_query_get_country_code (query));
      vane_request_add (add_request (plan, "/geo/1.0/zip"), "zip", question);
      return TRUE;
    }

  question = make_question (query);
  request = add_request (plan, "/geo/1.0/direct");
  vane_request_add (request, "q", question);
  vane_request_add (request, "limit", MAX_PLACES);

  return TRUE;
}

static VanePlace *
read_place (JsonObject *object,
            VaneQuery  *query,
            const char *language)
{
  const char *country = vane_query_get_country_code (query);
  const char *code = vane_query_get_postal_code (query);
  g_autofree char *id = code != NULL ? vane_postal_dup_id (code, country) : NULL;
  VanePlaceFields fields = {
    .id = id,
    .name = vane_json_get_string (object, "name"),
    .admin1 = vane_json_get_string (object, "state"),
    .country_code = vane_json_get_string (object, "country"),
    .postal_code = code,
    .latitude = vane_json_get_number (object, "lat"),
    .longitude = vane_json_get_number (object, "lon"),
  };

  if (language != NULL && vane_json_get_string (vane_json_get_object (object, "local_names"), language) != NULL)
    fields.name = vane_json_get_string (vane_json_get_object (object, "local_names"), language);
  if (fields.name == NULL)
    fields.name = code;
  if (fields.country_code == NULL)
    fields.country_code = country;
  if (fields.name == NULL || !vane_place_coordinates_valid (fields.latitude, fields.longitude))
    return NULL;

  return vane_place_new (&fields);
}

static gboolean
is_known (GPtrArray *places,
          VanePlace *place)
{
  for (guint i = 0; i < places->len; i++)
    {
      VanePlace *other = places->pdata[i];

      if (fabs (vane_place_get_latitude (place) - vane_place_get_latitude (other)) < SAME_DEGREES &&
          fabs (vane_place_get_longitude (place) - vane_place_get_longitude (other)) < SAME_DEGREES)
        return TRUE;
    }

  return FALSE;
}

static void
take_place (VanePlace *place,
            VaneQuery *query,
            GPtrArray *places)
{
  const char *country = vane_query_get_country_code (query);

  if (place == NULL)
    return;
  if ((country != NULL && g_strcmp0 (vane_place_get_country_code (place), country) != 0) || is_known (places, place))
    vane_place_unref (place);
  else
    g_ptr_array_add (places, place);
}

/* A postal code gives an object, a name an array, and an error that came with the status
 * 200 an object without coordinates. */
static gboolean
parse (VanePlan  *plan,
       GPtrArray *places,
       GError   **error)
{
  VaneQuery *query = vane_plan_get_query (plan);
  g_autofree char *language = vane_geocode_dup_language (plan);
  g_autoptr(JsonNode) node = NULL;
  GBytes *body;

  if (!vane_geocode_get_body (plan, 0, &body, error))
    return FALSE;
  if (body == NULL)
    return TRUE;
  node = vane_json_parse (body, error);
  if (node == NULL)
    return FALSE;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        take_place (read_place (vane_json_get_element (array, i), query, language), query, places);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      take_place (read_place (json_node_get_object (node), query, language), query, places);
    }
  else
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_DATA, "expected an object or an array");
      return FALSE;
    }

  return TRUE;
}

const VaneGeocodeProvider vane_geocoder_openweathermap = {
  .id = "openweathermap",
  .name = "OpenWeatherMap",
  .endpoints = endpoints,
  .secret_id = VANE_OPENWEATHERMAP_SECRET,
  .sends = VANE_SENDS ("The name or the postal code that you search for, and your key."),
  .answers = answers,
  .plan = plan_requests,
  .parse = parse,
};
