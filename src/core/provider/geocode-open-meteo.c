/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Open-Meteo's geocoder: names and postal codes of GeoNames, with time zones.
 * https://open-meteo.com/en/docs/geocoding-api */
#include "config.h"

#include <math.h>
#include <string.h>

#include "model/vane-postal.h"
#include "provider/vane-geocode.h"

#define MAX_PLACES 10
/* Of which the qualifier then picks. */
#define MAX_NAMESAKES 50

static const VaneEndpoint endpoint = {
  .id = "open-meteo-geocoding",
  .url = "https://geocoding-api.open-meteo.com",
  .max_in_flight = 2,
  .per_minute = 60,
};

static const VaneEndpoint *const endpoints[] = { &endpoint, NULL };

/* What only begins like an id is a name that nobody will find. */
static gboolean
is_own_id (VaneQuery *query)
{
  return vane_query_get_kind (query) == VANE_QUERY_ID && g_str_has_prefix (vane_query_get_text (query), "om:");
}

static gboolean
answers (VaneQuery *query)
{
  switch (vane_query_get_kind (query))
    {
    case VANE_QUERY_NAME:
    case VANE_QUERY_POSTAL_CODE:
      return TRUE;
    case VANE_QUERY_ID:
      return is_own_id (query) || vane_query_get_postal_code (query) != NULL;
    default:
      return FALSE;
    }
}

static VaneRequest *
add_request (VanePlan   *plan,
             const char *path)
{
  g_autofree char *language = vane_geocode_dup_language (plan);
  VaneRequest *request = vane_plan_add_optional (plan, &endpoint, path, 0);

  if (language != NULL)
    vane_request_add (request, "language", language);
  vane_request_set_lifetime (request, VANE_GEOCODE_LIFETIME_S, VANE_GEOCODE_LIFETIME_S);
  vane_request_set_explain (request, vane_geocode_explain);

  return request;
}

static void
add_search (VanePlan   *plan,
            const char *name,
            guint       count)
{
  VaneRequest *request = add_request (plan, "/v1/search");
  const char *country = vane_query_get_country_code (vane_plan_get_query (plan));

  vane_request_add (request, "name", name);
  vane_request_add_int (request, "count", count);
  if (country != NULL)
    vane_request_add (request, "countryCode", country);
}

static JsonObject *
get_root (GBytes    *body,
          JsonNode **node,
          GError   **error)
{
  JsonObject *root = vane_json_parse_object (body, node, error);

  if (root != NULL && vane_json_get_boolean (root, "error", FALSE))
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_SERVICE, "an error in a good answer");
      return NULL;
    }

  return root;
}

/* No `results` at all is how they say that there are none. */
static gboolean
found_nothing (VanePlan *plan,
               guint     slot)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root = get_root (vane_plan_peek_body (plan, slot), &node, NULL);
  JsonArray *results = vane_json_get_array (root, "results");

  return root != NULL && (results == NULL || json_array_get_length (results) == 0);
}

static void
plan_again (VanePlan *plan)
{
  VaneQuery *query = vane_plan_get_query (plan);
  const char *code = vane_query_get_short_code (query);

  if (!found_nothing (plan, 0))
    return;

  if (code != NULL)
    {
      g_autofree char *area = vane_postal_dup_area (code, vane_query_get_country_code (query));

      if (strcmp (area, code) != 0)
        add_search (plan, area, MAX_PLACES);
    }
  else if (vane_query_get_qualifier (query) != NULL)
    {
      /* They know "Paris, Texas" only where the rest is an area's or country's full name. */
      add_search (plan, vane_query_get_name (query), MAX_NAMESAKES);
    }
}

static gboolean
plan_requests (VanePlan *plan,
               guint     round,
               GError  **error)
{
  VaneQuery *query = vane_plan_get_query (plan);
  const char *text = vane_query_get_text (query);

  if (round == 0 && is_own_id (query))
    vane_request_add (add_request (plan, "/v1/get"), "id", text + strlen ("om:"));
  else if (round == 0)
    add_search (plan, vane_query_get_short_code (query) != NULL ? vane_query_get_short_code (query) : text, MAX_PLACES);
  else if (round == 1 && !is_own_id (query))
    plan_again (plan);

  return TRUE;
}

static VanePlace *
read_place (JsonObject *result,
            VaneQuery  *query)
{
  double number = vane_json_get_number (result, "id");
  g_autofree char *id = number >= 1.0 && number < 1e15 ? g_strdup_printf ("om:%.0f", number) : NULL;
  VanePlaceFields fields = {
    .id = id,
    .name = vane_json_get_string (result, "name"),
    .admin1 = vane_json_get_string (result, "admin1"),
    .admin2 = vane_json_get_string (result, "admin2"),
    .country = vane_json_get_string (result, "country"),
    .country_code = vane_json_get_string (result, "country_code"),
    .postal_code = vane_query_get_postal_code (query),
    .timezone = vane_json_get_string (result, "timezone"),
    .latitude = vane_json_get_number (result, "latitude"),
    .longitude = vane_json_get_number (result, "longitude"),
  };

  if (fields.name == NULL || !vane_place_coordinates_valid (fields.latitude, fields.longitude))
    return NULL;

  return vane_place_new (&fields);
}

/* They also find codes that only begin so: 1011 gives 10115. */
static gboolean
has_code (JsonObject *result,
          const char *code,
          const char *area,
          gboolean    fallback)
{
  JsonArray *codes = vane_json_get_array (result, "postcodes");

  if (codes == NULL)
    return fallback;
  for (guint i = 0; i < json_array_get_length (codes); i++)
    {
      JsonNode *node = json_array_get_element (codes, i);
      const char *text = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                             ? json_node_get_string (node)
                             : NULL;

      if (g_strcmp0 (text, code) == 0 || g_strcmp0 (text, area) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_country (VanePlace  *place,
             const char *country_code)
{
  return country_code == NULL || vane_place_get_country_code (place) == NULL ||
         g_strcmp0 (vane_place_get_country_code (place), country_code) == 0;
}

/* Those that are known to have the code, else those of which it is not known. */
static void
read_results (JsonArray *results,
              VaneQuery *query,
              GPtrArray *places)
{
  const char *code = vane_query_get_short_code (query);
  const char *country = vane_query_get_country_code (query);
  g_autofree char *area = code != NULL ? vane_postal_dup_area (code, country) : NULL;

  for (guint pass = 0; pass < (code != NULL ? 2 : 1) && places->len == 0; pass++)
    for (guint i = 0; i < json_array_get_length (results); i++)
      {
        JsonObject *result = vane_json_get_element (results, i);
        g_autoptr(VanePlace) place = result != NULL ? read_place (result, query) : NULL;

        if (place == NULL || !has_country (place, country))
          continue;
        if (code == NULL || has_code (result, code, area, pass == 1))
          g_ptr_array_add (places, g_steal_pointer (&place));
      }
}

static gboolean
parse_slot (VanePlan  *plan,
            guint      slot,
            GPtrArray *places,
            GError   **error)
{
  VaneQuery *query = vane_plan_get_query (plan);
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root;
  GBytes *body;

  if (!vane_geocode_get_body (plan, slot, &body, error))
    return FALSE;
  if (body == NULL)
    return TRUE;
  root = get_root (body, &node, error);
  if (root == NULL)
    return FALSE;

  if (g_str_equal (vane_request_get_path (vane_plan_peek_request (plan, slot)), "/v1/get"))
    {
      VanePlace *place = read_place (root, query);

      if (place != NULL)
        g_ptr_array_add (places, place);
    }
  else if (vane_json_get_array (root, "results") != NULL)
    {
      read_results (vane_json_get_array (root, "results"), query, places);
    }

  return TRUE;
}

static gboolean
parse (VanePlan  *plan,
       GPtrArray *places,
       GError   **error)
{
  for (guint slot = 0; slot < vane_plan_get_n_parts (plan) && places->len == 0; slot++)
    if (!parse_slot (plan, slot, places, error))
      return FALSE;

  if (vane_plan_get_n_parts (plan) > 1)
    vane_geocode_rank (places, vane_query_get_qualifier (vane_plan_get_query (plan)));
  if (places->len > MAX_PLACES)
    g_ptr_array_set_size (places, MAX_PLACES);

  return TRUE;
}

const VaneGeocodeProvider vane_geocoder_open_meteo = {
  .id = "open-meteo",
  .name = "Open-Meteo",
  .endpoints = endpoints,
  .sends = VANE_SENDS ("The name or the postal code that you search for, and the language; once for a place "
                       "whose time zone is not known, its rounded coordinates. No key."),
  .answers = answers,
  .plan = plan_requests,
  .parse = parse,
};
