/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "provider/vane-alert-source.h"

/* Who warns in a country; the third is what the source calls the country. Where there are
 * several the first is the better one: it knows the place, not only the country. The United
 * States have the National Weather Service, which is a source of weather, too. */
static const char *const sources[][3] = {
  { "DE", "bright-sky", "" },
  { "CA", "environment-canada", "" },
  { "NO", "met-alerts", "" },
  { "SJ", "met-alerts", "" },
  /* https://feeds.meteoalarm.org/ */
  { "AD", "meteoalarm", "andorra" },
  { "AT", "meteoalarm", "austria" },
  { "BA", "meteoalarm", "bosnia-herzegovina" },
  { "BE", "meteoalarm", "belgium" },
  { "BG", "meteoalarm", "bulgaria" },
  { "CH", "meteoalarm", "switzerland" },
  { "CY", "meteoalarm", "cyprus" },
  { "CZ", "meteoalarm", "czechia" },
  { "DK", "meteoalarm", "denmark" },
  { "EE", "meteoalarm", "estonia" },
  { "ES", "meteoalarm", "spain" },
  { "FI", "meteoalarm", "finland" },
  { "FR", "meteoalarm", "france" },
  { "GB", "meteoalarm", "united-kingdom" },
  { "GR", "meteoalarm", "greece" },
  { "HR", "meteoalarm", "croatia" },
  { "HU", "meteoalarm", "hungary" },
  { "IE", "meteoalarm", "ireland" },
  { "IL", "meteoalarm", "israel" },
  { "IS", "meteoalarm", "iceland" },
  { "IT", "meteoalarm", "italy" },
  { "LT", "meteoalarm", "lithuania" },
  { "LU", "meteoalarm", "luxembourg" },
  { "LV", "meteoalarm", "latvia" },
  { "MD", "meteoalarm", "moldova" },
  { "ME", "meteoalarm", "montenegro" },
  { "MK", "meteoalarm", "republic-of-north-macedonia" },
  { "MT", "meteoalarm", "malta" },
  { "NL", "meteoalarm", "netherlands" },
  { "PL", "meteoalarm", "poland" },
  { "PT", "meteoalarm", "portugal" },
  { "RO", "meteoalarm", "romania" },
  { "RS", "meteoalarm", "serbia" },
  { "SE", "meteoalarm", "sweden" },
  { "SI", "meteoalarm", "slovenia" },
  { "SK", "meteoalarm", "slovakia" },
  { "UA", "meteoalarm", "ukraine" },
};

/**
 * vane_alert_source_find_slug:
 * @place: a place
 * @provider_id: id of a source of alerts
 *
 * Returns: (transfer none) (nullable): what that source calls the place's country; %NULL
 *   when it does not warn there, or when the country is not known
 */
const char *
vane_alert_source_find_slug (VanePlace  *place,
                             const char *provider_id)
{
  const char *country = vane_place_get_country_code (place);

  for (guint i = 0; country != NULL && i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i][0], country) && g_str_equal (sources[i][1], provider_id))
      return sources[i][2];

  return NULL;
}

/**
 * vane_alert_source_speaks:
 * @plan: a plan
 * @language: two letters
 *
 * Returns: whether that is the user's language, in whatever country
 */
gboolean
vane_alert_source_speaks (VanePlan   *plan,
                          const char *language)
{
  const char *wanted = vane_plan_get_options (plan)->language;

  return wanted != NULL && g_ascii_strncasecmp (wanted, language, 2) == 0 && !g_ascii_isalpha (wanted[2]);
}

/* Whether a ring of [longitude, latitude] is crossed an odd number of times on the way east. */
static gboolean
ring_contains (JsonArray *ring,
               double     latitude,
               double     longitude)
{
  gboolean inside = FALSE;
  guint n = json_array_get_length (ring);

  for (guint i = 0; i < n; i++)
    {
      JsonNode *nodes[2] = { json_array_get_element (ring, i), json_array_get_element (ring, (i + 1) % n) };
      double x[2], y[2];

      for (guint k = 0; k < 2; k++)
        {
          JsonArray *point = JSON_NODE_HOLDS_ARRAY (nodes[k]) ? json_node_get_array (nodes[k]) : NULL;

          x[k] = vane_json_column_number (point, 0);
          y[k] = vane_json_column_number (point, 1);
        }
      /* What is not a number compares with nothing. */
      if ((y[0] > latitude) != (y[1] > latitude) &&
          longitude < (x[1] - x[0]) * (latitude - y[0]) / (y[1] - y[0]) + x[0])
        inside = !inside;
    }

  return inside;
}

/* The first ring is the outline, the others are holes in it: even-odd covers both. */
static gboolean
rings_contain (JsonArray *rings,
               double     latitude,
               double     longitude)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < json_array_get_length (rings); i++)
    {
      JsonNode *ring = json_array_get_element (rings, i);

      if (JSON_NODE_HOLDS_ARRAY (ring) && ring_contains (json_node_get_array (ring), latitude, longitude))
        inside = !inside;
    }

  return inside;
}

/**
 * vane_alert_source_contains:
 * @geometry: (nullable): a GeoJSON geometry
 * @latitude: degrees
 * @longitude: degrees
 *
 * Returns: whether a Polygon or a MultiPolygon contains the point; whatever is no such thing
 *   says nothing against it
 */
gboolean
vane_alert_source_contains (JsonObject *geometry,
                            double      latitude,
                            double      longitude)
{
  const char *type = vane_json_get_string (geometry, "type");
  JsonArray *coordinates = vane_json_get_array (geometry, "coordinates");

  if (coordinates == NULL || json_array_get_length (coordinates) == 0)
    return TRUE;
  if (g_strcmp0 (type, "Polygon") == 0)
    return rings_contain (coordinates, latitude, longitude);
  if (g_strcmp0 (type, "MultiPolygon") != 0)
    return TRUE;

  for (guint i = 0; i < json_array_get_length (coordinates); i++)
    {
      JsonNode *polygon = json_array_get_element (coordinates, i);

      if (JSON_NODE_HOLDS_ARRAY (polygon) && rings_contain (json_node_get_array (polygon), latitude, longitude))
        return TRUE;
    }

  return FALSE;
}
