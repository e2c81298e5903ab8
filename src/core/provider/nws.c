/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nws.c: the US National Weather Service, for the United States and their territories, no
 * key. https://www.weather.gov/documentation/services-web-api
 * A point leads to a cell of an office's grid, the cell to its forecasts and to the
 * stations around it, nearest first, and a station to what it saw last. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "model/vane-derive.h"
#include "provider/nws.h"

#define HOUR_S 3600
#define DAY_S  (24 * HOUR_S)

#define N_STATIONS 3

/* Three stations are 3 kB. A list that is larger is not the one that was asked for, and
 * nothing large is read between two rounds, on the main loop. */
#define MAX_STATIONS_BYTES (64 * 1024)

/* What the point leads to. */
#define WEATHER (VANE_BLOCK_BIT (VANE_BLOCK_NOW) | VANE_BLOCK_BIT (VANE_BLOCK_HOURS) | VANE_BLOCK_BIT (VANE_BLOCK_DAYS))

/* The order in which plan() adds them. */
enum
{
  PART_POINT,
  PART_ALERTS,
  PART_HOURS,
  PART_DAYS,
  PART_STATIONS,
  PART_OBSERVATION,
};

const VaneEndpoint vane_nws_endpoint = {
  .id = "nws",
  .url = "https://api.weather.gov",
  .max_in_flight = 6,
};

/* The last part of a problem's type, which was an address in all recordings and is a URN in
 * the newest specification: https://api.weather.gov/problems/X, urn:noaa:nws:api:X. */
static const char *
get_problem (JsonObject *root)
{
  const char *type = vane_json_get_string (root, "type");
  const char *slash = type != NULL ? strrchr (type, '/') : NULL;
  const char *colon = type != NULL ? strrchr (type, ':') : NULL;
  const char *last = MAX (slash, colon);

  return last != NULL ? last + 1 : type;
}

/**
 * vane_nws_explain:
 * @status: the HTTP status
 * @body: its body, application/problem+json
 * @fallback: what the status alone means
 *
 * A point elsewhere is 404 InvalidPoint for the forecast, and 400 with "out of bounds" for
 * the alerts; a cell in the sea has a point, but never a forecast.
 *
 * Returns: the code
 */
VaneError
vane_nws_explain (guint     status,
                  GBytes   *body,
                  VaneError fallback)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root = vane_json_parse_object (body, &node, NULL);
  const char *problem = get_problem (root);
  const char *detail = vane_json_get_string (root, "detail");

  if (status == 404 &&
      (g_strcmp0 (problem, "InvalidPoint") == 0 || g_strcmp0 (problem, "MarineForecastNotSupported") == 0))
    return VANE_ERROR_NOT_COVERED;
  if (status == 400 && detail != NULL && strstr (detail, "out of bounds") != NULL)
    return VANE_ERROR_NOT_COVERED;

  return fallback;
}

/**
 * vane_nws_covers:
 * @place: a place
 *
 * Returns: whether it is in the United States or a territory of theirs; of a place without a
 *   country, whether it may be
 */
gboolean
vane_nws_covers (VanePlace *place)
{
  static const char *const countries[] = { "US", "PR", "VI", "GU", "MP", "AS", "UM", NULL };
  /* South, north, west, east: the states south of Canada, Alaska in two pieces, Hawaii,
   * Puerto Rico and the Virgin Islands, Guam and the Marianas, American Samoa. */
  static const double boxes[][4] = {
    { 24.0, 49.6, -125.5, -66.5 }, { 51.0, 72.0, -180.0, -129.5 }, { 51.0, 54.0, 172.0, 180.0 },
    { 18.5, 28.8, -178.5, -154.5 }, { 17.5, 18.8, -68.1, -64.4 },   { 13.0, 20.7, 144.4, 146.3 },
    { -14.8, -11.0, -171.3, -168.0 },
  };
  const char *country = vane_place_get_country_code (place);
  double latitude = vane_place_get_latitude (place);
  double longitude = vane_place_get_longitude (place);

  if (country != NULL)
    return g_strv_contains (countries, country);

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (latitude >= boxes[i][0] && latitude <= boxes[i][1] && longitude >= boxes[i][2] && longitude <= boxes[i][3])
      return TRUE;

  return FALSE;
}

/* Four decimals, whatever the user set, because alerts are polygons; what has more, or ends
 * with zeros, is answered with a redirect. */
static char *
format_point (VanePlace *place)
{
  double values[] = { vane_place_get_latitude (place), vane_place_get_longitude (place) };
  char texts[2][G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < 2; i++)
    {
      g_ascii_formatd (texts[i], sizeof texts[i], "%.4f", round (values[i] * 1e4) / 1e4 + 0.0);
      for (gsize end = strlen (texts[i]); texts[i][end - 1] == '0' || texts[i][end - 1] == '.'; end--)
        {
          gboolean point = texts[i][end - 1] == '.';

          texts[i][end - 1] = '\0';
          if (point)
            break;
        }
    }

  return g_strdup_printf ("%s,%s", texts[0], texts[1]);
}

static void
set_up (VaneRequest *request,
        gint64       min_s,
        gint64       max_s)
{
  vane_request_set_lifetime (request, min_s, max_s);
  vane_request_set_explain (request, vane_nws_explain);
}

static void
plan_point (VanePlan *plan)
{
  g_autofree char *point = format_point (vane_plan_get_place (plan));
  g_autofree char *path = g_strconcat ("/points/", point, NULL);
  VaneRequest *request;

  /* Says where to ask, nothing that a report tells. */
  set_up (vane_plan_add_way (plan, &vane_nws_endpoint, path, WEATHER), DAY_S, 7 * DAY_S);

  request = vane_plan_add_optional (plan, &vane_nws_endpoint, "/alerts/active", VANE_BLOCK_BIT (VANE_BLOCK_ALERTS));
  vane_request_add (request, "point", point);
  set_up (request, 5 * 60, HOUR_S);
}

/* What becomes part of a path is checked: a service has no say in where we ask. */
static gboolean
is_name (const char *text)
{
  gsize length = text != NULL ? strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") : 0;

  return length > 0 && length <= 12 && text[length] == '\0';
}

static gboolean
plan_forecasts (VanePlan *plan,
                GError  **error)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root = vane_json_parse_object (vane_plan_peek_body (plan, PART_POINT), &node, error);
  JsonObject *properties = root != NULL ? vane_json_need_object (root, "properties", error) : NULL;
  const char *office = vane_json_get_string (properties, "gridId");
  double x = vane_json_get_number (properties, "gridX");
  double y = vane_json_get_number (properties, "gridY");
  g_autofree char *cell = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *days = NULL;
  g_autofree char *stations = NULL;
  VaneRequest *request;

  if (properties == NULL)
    return FALSE;
  /* Offshore there are points without a cell. */
  if (!is_name (office) || !(x >= 0.0 && x < 10000.0 && y >= 0.0 && y < 10000.0))
    {
      gboolean marine = g_strcmp0 (vane_json_get_string (properties, "type"), "marine") == 0;

      g_set_error (error, VANE_ERROR, marine ? VANE_ERROR_NOT_COVERED : VANE_ERROR_DATA, "gridId: no cell");
      return FALSE;
    }

  cell = g_strdup_printf ("/gridpoints/%s/%d,%d/", office, (int) x, (int) y);
  hours = g_strconcat (cell, "forecast/hourly", NULL);
  days = g_strconcat (cell, "forecast", NULL);
  stations = g_strconcat (cell, "stations", NULL);
  set_up (vane_plan_add (plan, &vane_nws_endpoint, hours, VANE_BLOCK_BIT (VANE_BLOCK_HOURS)), 15 * 60, 6 * HOUR_S);
  set_up (vane_plan_add_optional (plan, &vane_nws_endpoint, days, VANE_BLOCK_BIT (VANE_BLOCK_DAYS)), 15 * 60,
          6 * HOUR_S);
  request = vane_plan_add_optional (plan, &vane_nws_endpoint, stations, 0);
  vane_request_add_int (request, "limit", N_STATIONS);
  set_up (request, DAY_S, 7 * DAY_S);

  return TRUE;
}

/* All at once: waiting for one after the other would take longer than asking too many. */
static void
plan_observations (VanePlan *plan)
{
  GBytes *body = vane_plan_peek_body (plan, PART_STATIONS);
  g_autoptr(JsonNode) node = NULL;
  JsonArray *features;
  guint n = 0;

  if (body == NULL || g_bytes_get_size (body) > MAX_STATIONS_BYTES)
    return;

  features = vane_json_get_array (vane_json_parse_object (body, &node, NULL), "features");
  for (guint i = 0; features != NULL && i < json_array_get_length (features) && n < N_STATIONS; i++)
    {
      JsonObject *properties = vane_json_get_object (vane_json_get_element (features, i), "properties");
      const char *id = vane_json_get_string (properties, "stationIdentifier");
      g_autofree char *path = NULL;

      if (!is_name (id))
        continue;
      path = g_strdup_printf ("/stations/%s/observations/latest", id);
      set_up (vane_plan_add_optional (plan, &vane_nws_endpoint, path, VANE_BLOCK_BIT (VANE_BLOCK_NOW)), 15 * 60,
              6 * HOUR_S);
      n++;
    }
}

static gboolean
plan_round (VanePlan *plan,
            guint     round,
            GError  **error)
{
  switch (round)
    {
    case 0:
      plan_point (plan);
      return TRUE;
    case 1:
      return !vane_plan_is_wanted (plan, PART_POINT) || plan_forecasts (plan, error);
    case 2:
      if (vane_plan_is_wanted (plan, PART_POINT))
        plan_observations (plan);
      return TRUE;
    default:
      return TRUE;
    }
}

static char *
parse_point (VanePlan          *plan,
             VaneReportBuilder *out)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root = vane_json_parse_object (vane_plan_peek_body (plan, PART_POINT), &node, NULL);
  const char *zone = vane_json_get_string (vane_json_get_object (root, "properties"), "timeZone");

  vane_report_builder_set_zone (out, zone);

  return g_strdup (zone);
}

/* As the report will have it. */
static GTimeZone *
find_zone (VanePlace  *place,
           const char *name)
{
  const char *own = vane_place_get_timezone (place);
  GTimeZone *zone = own != NULL ? g_time_zone_new_identifier (own) : NULL;

  if (zone == NULL && name != NULL)
    zone = g_time_zone_new_identifier (name);

  if (zone == NULL)
    zone = g_time_zone_new_offset ((gint32) round (vane_place_get_longitude (place) / 15.0) * HOUR_S);

  return zone;
}

/* The nearest station that has a temperature; without any it is known why. */
static void
parse_observations (VanePlan          *plan,
                    VaneReportBuilder *out)
{
  const GError *of_stations = vane_plan_peek_error (plan, PART_STATIONS);

  if (of_stations != NULL)
    vane_report_builder_set_failed (out, VANE_BLOCK_NOW,
                                    of_stations->domain == VANE_ERROR ? (VaneError) of_stations->code
                                                                      : VANE_ERROR_SERVICE);

  for (guint slot = PART_OBSERVATION; slot < vane_plan_get_n_parts (plan); slot++)
    {
      GBytes *body = vane_plan_peek_body (plan, slot);
      GError *error = NULL;

      if (vane_report_builder_peek (out, VANE_BLOCK_NOW)->len > 0)
        return;
      if (body != NULL && !vane_nws_parse_observation (body, out, &error))
        vane_plan_take_error (plan, slot, error);
    }
}

static gboolean
parse_weather (VanePlan          *plan,
               VaneReportBuilder *out,
               GError           **error)
{
  g_autofree char *zone_name = parse_point (plan, out);
  g_autoptr(GTimeZone) zone = find_zone (vane_plan_get_place (plan), zone_name);
  GBytes *body;
  GError *of_part = NULL;

  if (!vane_nws_parse_hours (vane_plan_peek_body (plan, PART_HOURS), out, error))
    return FALSE;

  parse_observations (plan, out);
  body = vane_plan_peek_body (plan, PART_DAYS);
  if (body != NULL && !vane_nws_parse_days (body, zone, out, &of_part))
    vane_plan_take_error (plan, PART_DAYS, of_part);

  return TRUE;
}

static gboolean
parse (VanePlan          *plan,
       VaneReportBuilder *out,
       GError           **error)
{
  GBytes *alerts = vane_plan_peek_body (plan, PART_ALERTS);
  GError *of_part = NULL;

  if (vane_plan_is_wanted (plan, PART_POINT) && !parse_weather (plan, out, error))
    return FALSE;
  if (alerts != NULL && !vane_nws_parse_alerts (alerts, out, &of_part))
    vane_plan_take_error (plan, PART_ALERTS, of_part);

  return TRUE;
}

static const VaneEndpoint *const endpoints[] = { &vane_nws_endpoint, NULL };

const VaneProvider vane_provider_nws = {
  .info = {
    .id = "nws",
    .name = "National Weather Service",
    .attribution = "Data from the US National Weather Service (public domain)",
    .homepage = "https://www.weather.gov/",
    .gives = VANE_BLOCK_BIT (VANE_BLOCK_NOW) | VANE_BLOCK_BIT (VANE_BLOCK_HOURS) |
             VANE_BLOCK_BIT (VANE_BLOCK_DAYS) | VANE_BLOCK_BIT (VANE_BLOCK_ALERTS),
    .sends = VANE_SENDS ("The coordinates of your places in the United States, with four decimals (about 10 m), "
                         "because alerts are drawn as areas. No name, no key."),
  },
  .endpoints = endpoints,
  .required = VANE_BLOCK_BIT (VANE_BLOCK_HOURS),
  .alone = VANE_BLOCK_BIT (VANE_BLOCK_ALERTS),
  .covers = vane_nws_covers,
  .plan = plan_round,
  .parse = parse,
};
