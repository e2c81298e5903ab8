/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/vane-zone.h"

#include "provider/vane-json.h"

/* A zone is kept for good once it is found; this is for the answer. */
#define LIFETIME_S (30 * 24 * 3600)

/**
 * vane_zone_make_request:
 * @endpoint: Open-Meteo's
 * @place: a place
 * @decimals: of coordinates that are sent
 *
 * Returns: (transfer full): a request without variables: the answer has its zone only
 */
VaneRequest *
vane_zone_make_request (const VaneEndpoint *endpoint,
                        VanePlace          *place,
                        guint               decimals)
{
  VaneRequest *request = vane_request_new (endpoint, "/v1/forecast");

  vane_request_add_double (request, "latitude", vane_place_get_latitude (place), decimals);
  vane_request_add_double (request, "longitude", vane_place_get_longitude (place), decimals);
  vane_request_add (request, "timezone", "auto");
  vane_request_set_lifetime (request, LIFETIME_S, LIFETIME_S);

  return request;
}

/**
 * vane_zone_read:
 * @body: the answer
 * @error: DATA when there is no name of a zone in it: "5" would be read as an offset
 *
 * Returns: (transfer full) (nullable): the IANA name of the zone
 */
char *
vane_zone_read (GBytes  *body,
                GError **error)
{
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GTimeZone) zone = NULL;
  JsonObject *root = vane_json_parse_object (body, &node, error);
  const char *name = root != NULL ? vane_json_get_string (root, "timezone") : NULL;

  if (root == NULL)
    return NULL;

  zone = name != NULL && g_ascii_isalpha (*name) ? g_time_zone_new_identifier (name) : NULL;
  if (zone == NULL)
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_DATA, "timezone: expected the name of one");
      return NULL;
    }

  return g_strdup (name);
}
