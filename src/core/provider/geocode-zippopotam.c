/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zippopotam: a postal code's own town, where Open-Meteo gives the centre of the city.
 * https://zippopotam.us */
#include "config.h"

#include <math.h>
#include <string.h>

#include "model/vane-postal.h"
#include "provider/vane-geocode.h"

/* Some codes stand for a hundred villages. */
#define MAX_PLACES 20

static const VaneEndpoint endpoint = {
  .id = "zippopotam",
  .url = "https://api.zippopotam.us",
  .max_in_flight = 1,
  .per_minute = 60,
};

static const VaneEndpoint *const endpoints[] = { &endpoint, NULL };

/* Which countries they have (the list on their front page), and how codes are written there. */
typedef enum
{
  FORM_WHOLE,    /* as people write it */
  FORM_AREA,     /* its first part */
  FORM_COMPACT,  /* without blanks and hyphens */
} Form;

static const struct
{
  const char *country_code;
  Form        form;
} countries[] = {
  { "AD", FORM_WHOLE }, { "AR", FORM_WHOLE }, { "AT", FORM_WHOLE }, { "AU", FORM_WHOLE }, { "BD", FORM_WHOLE },
  { "BE", FORM_WHOLE }, { "BG", FORM_WHOLE }, { "BR", FORM_WHOLE }, { "CA", FORM_AREA }, { "CH", FORM_WHOLE },
  { "CZ", FORM_WHOLE }, { "DE", FORM_WHOLE }, { "DK", FORM_WHOLE }, { "DO", FORM_WHOLE }, { "ES", FORM_WHOLE },
  { "FI", FORM_WHOLE }, { "FO", FORM_WHOLE }, { "FR", FORM_WHOLE }, { "GB", FORM_AREA }, { "GL", FORM_WHOLE },
  { "GT", FORM_WHOLE }, { "HR", FORM_WHOLE }, { "HU", FORM_WHOLE }, { "IN", FORM_COMPACT }, { "IS", FORM_WHOLE },
  { "IT", FORM_WHOLE }, { "JP", FORM_WHOLE }, { "LI", FORM_WHOLE }, { "LK", FORM_WHOLE }, { "LT", FORM_WHOLE },
  { "LU", FORM_WHOLE }, { "MC", FORM_WHOLE }, { "MD", FORM_WHOLE }, { "MK", FORM_WHOLE }, { "MX", FORM_WHOLE },
  { "MY", FORM_WHOLE }, { "NL", FORM_AREA }, { "NO", FORM_WHOLE }, { "NZ", FORM_WHOLE }, { "PH", FORM_WHOLE },
  { "PK", FORM_WHOLE }, { "PL", FORM_WHOLE }, { "PR", FORM_WHOLE }, { "PT", FORM_WHOLE }, { "RU", FORM_WHOLE },
  { "SE", FORM_COMPACT }, { "SI", FORM_WHOLE }, { "SK", FORM_WHOLE }, { "SM", FORM_WHOLE }, { "TH", FORM_WHOLE },
  { "TR", FORM_WHOLE }, { "US", FORM_WHOLE }, { "ZA", FORM_WHOLE },
};

static int
find_country (const char *country_code)
{
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    if (g_strcmp0 (countries[i].country_code, country_code) == 0)
      return i;

  return -1;
}

static gboolean
answers (VaneQuery *query)
{
  return vane_query_get_short_code (query) != NULL && find_country (vane_query_get_country_code (query)) >= 0;
}

static char *
make_code (VaneQuery *query)
{
  const char *country = vane_query_get_country_code (query);
  char *code = g_strdup (vane_query_get_short_code (query));
  guint n = 0;

  switch (countries[find_country (country)].form)
    {
    case FORM_AREA:
      g_free (code);
      return vane_postal_dup_area (vane_query_get_short_code (query), country);
    case FORM_COMPACT:
      for (guint i = 0; code[i] != '\0'; i++)
        if (g_ascii_isalnum (code[i]))
          code[n++] = code[i];
      code[n] = '\0';
      return code;
    case FORM_WHOLE:
    default:
      return code;
    }
}

static gboolean
plan_requests (VanePlan *plan,
               guint     round,
               GError  **error)
{
  VaneQuery *query = vane_plan_get_query (plan);
  g_autofree char *code = NULL;
  g_autofree char *country = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *path = NULL;
  VaneRequest *request;

  if (round > 0)
    return TRUE;

  code = make_code (query);
  country = g_ascii_strdown (vane_query_get_country_code (query), -1);
  escaped = g_uri_escape_string (code, NULL, FALSE);
  path = g_strdup_printf ("/%s/%s", country, escaped);
  request = vane_plan_add_optional (plan, &endpoint, path, 0);
  vane_request_set_lifetime (request, VANE_GEOCODE_LIFETIME_S, VANE_GEOCODE_LIFETIME_S);
  vane_request_set_explain (request, vane_geocode_explain);

  return TRUE;
}

/* Their numbers are texts. */
static double
get_angle (JsonObject *object,
           const char *member)
{
  const char *text = vane_json_get_string (object, member);
  char *end;
  double value;

  if (text == NULL)
    return vane_json_get_number (object, member);
  value = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' ? value : NAN;
}

static VanePlace *
read_place (JsonObject *root,
            JsonObject *object,
            VaneQuery  *query,
            guint       number)
{
  const char *code = vane_query_get_postal_code (query);
  const char *country = vane_query_get_country_code (query);
  g_autofree char *stem = vane_postal_dup_id (code, country);
  g_autofree char *id = number > 0 ? g_strdup_printf ("%s/%u", stem, number) : g_strdup (stem);
  VanePlaceFields fields = {
    .id = id,
    .name = vane_json_get_string (object, "place name"),
    .admin1 = vane_json_get_string (object, "state"),
    .country = vane_json_get_string (root, "country"),
    .country_code = country,
    .postal_code = code,
    .latitude = get_angle (object, "latitude"),
    .longitude = get_angle (object, "longitude"),
  };

  if (fields.name == NULL)
    fields.name = code;
  if (!vane_place_coordinates_valid (fields.latitude, fields.longitude))
    return NULL;

  return vane_place_new (&fields);
}

static gboolean
parse (VanePlan  *plan,
       GPtrArray *places,
       GError   **error)
{
  VaneQuery *query = vane_plan_get_query (plan);
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root;
  JsonArray *array;
  GBytes *body;
  guint n;

  if (!vane_geocode_get_body (plan, 0, &body, error))
    return FALSE;
  if (body == NULL)
    return TRUE;
  root = vane_json_parse_object (body, &node, error);
  if (root == NULL)
    return FALSE;

  /* An unknown code gives {}. */
  array = vane_json_get_array (root, "places");
  n = array != NULL ? MIN (json_array_get_length (array), MAX_PLACES) : 0;
  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = vane_json_get_element (array, i);
      VanePlace *place = object != NULL ? read_place (root, object, query, n > 1 ? i + 1 : 0) : NULL;

      if (place != NULL)
        g_ptr_array_add (places, place);
    }

  return TRUE;
}

const VaneGeocodeProvider vane_geocoder_zippopotam = {
  .id = "zippopotam",
  .name = "Zippopotam",
  .endpoints = endpoints,
  .sends = VANE_SENDS ("The postal code that you search for, and its country. No key."),
  .answers = answers,
  .plan = plan_requests,
  .parse = parse,
};
