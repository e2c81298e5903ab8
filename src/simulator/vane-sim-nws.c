/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The US National Weather Service's house rules: a User-Agent, four decimals at the most and
 * no zeros at the end, problem+json; and the way from a point to a cell and its stations.
 * A cell and a station have their position in their name, so that nothing is remembered. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "simulator/vane-gazetteer.h"
#include "simulator/vane-sim-json.h"
#include "simulator/vane-sim-nws.h"
#include "simulator/vane-sim-service.h"

#define CELLS_A_DEGREE 25.0

#define OFFICE "SIM"

static void
fail_as (VaneSimReply *reply,
         guint         status,
         const char   *problem,
         const char   *detail)
{
  g_autofree char *type = g_strconcat ("https://api.weather.gov/problems/", problem, NULL);

  reply->status = status;
  reply->content_type = "application/problem+json";
  vane_sim_json_open (reply->body, NULL, '{');
  vane_sim_json_add_string (reply->body, "correlationId", "51f4a9f8");
  vane_sim_json_add_string (reply->body, "title", problem);
  vane_sim_json_add_string (reply->body, "type", type);
  vane_sim_json_add_int (reply->body, "status", status);
  vane_sim_json_add_string (reply->body, "detail", detail);
  vane_sim_json_close (reply->body, '}');
}

static void
fail (guint         status,
      VaneSimReply *reply)
{
  fail_as (reply, status, status == 404 ? "NotFound" : "UnexpectedProblem", soup_status_get_phrase (status));
}

/* Where the gazetteer knows better the box does not count: Ottawa is south of Seattle. */
static gboolean
is_covered (double latitude,
            double longitude)
{
  static const double boxes[][4] = {
    { 24.0, 49.4, -125.0, -66.5 },
    { 51.0, 71.5, -179.0, -130.0 },
    { 18.5, 22.5, -160.5, -154.5 },
    { 17.5, 18.6, -67.5, -64.5 },
    { 13.0, 20.7, 144.4, 146.3 },
  };
  const VaneGazetteerPlace *near = vane_gazetteer_find_near (latitude, longitude, 0.5);

  if (near != NULL && !g_str_equal (near->country_code, "US"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (latitude >= boxes[i][0] && latitude <= boxes[i][1] && longitude >= boxes[i][2] && longitude <= boxes[i][3])
      return TRUE;

  return FALSE;
}

static gboolean
read_point (const char *text,
            double     *latitude,
            double     *longitude)
{
  char *end;

  *latitude = g_ascii_strtod (text, &end);
  if (end == text || *end != ',')
    return FALSE;
  text = end + 1;
  *longitude = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && fabs (*latitude) <= 90.0 && fabs (*longitude) <= 180.0;
}

/* As they want it; the service redirects whoever writes it otherwise. */
static char *
make_point (double latitude,
            double longitude)
{
  char texts[2][G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (texts[0], sizeof texts[0], "%.8g", round (latitude * 1e4) / 1e4);
  g_ascii_formatd (texts[1], sizeof texts[1], "%.8g", round (longitude * 1e4) / 1e4);

  return g_strdup_printf ("%s,%s", texts[0], texts[1]);
}

static int
get_cell (double degrees,
          double offset)
{
  return (int) round ((degrees + offset) * CELLS_A_DEGREE);
}

static void
write_point (const VaneSimNws *self)
{
  g_autofree char *zone = vane_gazetteer_dup_zone (self->latitude, self->longitude);
  int x = get_cell (self->longitude, 180.0);
  int y = get_cell (self->latitude, 90.0);
  g_autofree char *cell = g_strdup_printf ("https://api.weather.gov/gridpoints/" OFFICE "/%d,%d", x, y);
  g_autofree char *forecast = g_strconcat (cell, "/forecast", NULL);
  g_autofree char *hourly = g_strconcat (cell, "/forecast/hourly", NULL);
  g_autofree char *stations = g_strconcat (cell, "/stations", NULL);

  vane_sim_json_open (self->json, NULL, '{');
  vane_sim_json_add_string (self->json, "type", "Feature");
  vane_sim_json_open (self->json, "properties", '{');
  vane_sim_json_add_string (self->json, "cwa", OFFICE);
  vane_sim_json_add_string (self->json, "type", "land");
  vane_sim_json_add_string (self->json, "gridId", OFFICE);
  vane_sim_json_add_int (self->json, "gridX", x);
  vane_sim_json_add_int (self->json, "gridY", y);
  vane_sim_json_add_string (self->json, "forecast", forecast);
  vane_sim_json_add_string (self->json, "forecastHourly", hourly);
  vane_sim_json_add_string (self->json, "forecastGridData", cell);
  vane_sim_json_add_string (self->json, "observationStations", stations);
  vane_sim_json_add_string (self->json, "timeZone", zone);
  vane_sim_json_close (self->json, '}');
  vane_sim_json_close (self->json, '}');
}

static void
answer_point (const VaneSimRequest *request,
              VaneSimNws           *nws,
              VaneSimReply         *reply)
{
  const char *text = request->path + strlen ("/points/");
  g_autofree char *wanted = NULL;

  if (!read_point (text, &nws->latitude, &nws->longitude))
    {
      fail_as (reply, 404, "NotFound", "Not found");
      return;
    }
  wanted = make_point (nws->latitude, nws->longitude);
  if (!g_str_equal (wanted, text))
    {
      g_autofree char *location = g_strconcat ("/points/", wanted, NULL);

      fail_as (reply, 301, "AdjustPointPrecision", "The precision of latitude/longitude points is limited");
      soup_message_headers_replace (reply->headers, "Location", location);
      return;
    }
  if (!is_covered (nws->latitude, nws->longitude))
    {
      fail_as (reply, 404, "InvalidPoint", "Unable to provide data for requested point");
      return;
    }

  soup_message_headers_replace (reply->headers, "Cache-Control", "public, max-age=21600, s-maxage=120");
  write_point (nws);
}

/* Three around the cell; the first of some of them is silent. */
static void
write_stations (const VaneSimNws *self,
                guint             limit)
{
  static const char letters[] = "ABC";

  vane_sim_json_open (self->json, NULL, '{');
  vane_sim_json_add_string (self->json, "type", "FeatureCollection");
  vane_sim_json_open (self->json, "features", '[');
  for (guint i = 0; i < MIN (limit, 3); i++)
    {
      g_autofree char *id = g_strdup_printf ("K%dY%d%c", get_cell (self->longitude, 180.0),
                                             get_cell (self->latitude, 90.0), letters[i]);

      vane_sim_json_open (self->json, NULL, '{');
      vane_sim_json_add_string (self->json, "type", "Feature");
      vane_sim_json_open (self->json, "properties", '{');
      vane_sim_json_add_string (self->json, "stationIdentifier", id);
      vane_sim_json_add_string (self->json, "name", "A simulated station");
      vane_sim_json_close (self->json, '}');
      vane_sim_json_close (self->json, '}');
    }
  vane_sim_json_close (self->json, ']');
  vane_sim_json_close (self->json, '}');
}

static void
set_position (VaneSimNws *nws,
              int         x,
              int         y)
{
  nws->longitude = x / CELLS_A_DEGREE - 180.0;
  nws->latitude = y / CELLS_A_DEGREE - 90.0;
}

static void
answer_cell (const VaneSimRequest *request,
             VaneSimNws           *nws,
             VaneSimReply         *reply)
{
  const char *limit = vane_sim_request_get (request, "limit");
  char product[32] = "";
  int x, y;

  if (sscanf (request->path, "/gridpoints/" OFFICE "/%d,%d/%31s", &x, &y, product) != 3)
    {
      fail_as (reply, 404, "NotFound", "Not found");
      return;
    }

  set_position (nws, x, y);
  soup_message_headers_replace (reply->headers, "Cache-Control", "public, max-age=3600, s-maxage=3600");
  if (g_str_equal (product, "forecast/hourly"))
    vane_sim_nws_write_periods (nws, TRUE);
  else if (g_str_equal (product, "forecast"))
    vane_sim_nws_write_periods (nws, FALSE);
  else if (g_str_equal (product, "stations"))
    write_stations (nws, limit != NULL ? (guint) g_ascii_strtoull (limit, NULL, 10) : 500);
  else
    fail_as (reply, 404, "NotFound", "Not found");
}

static void
answer_station (const VaneSimRequest *request,
                VaneSimNws           *nws,
                VaneSimReply         *reply)
{
  char rest[32] = "";
  char letter;
  int x, y;

  if (sscanf (request->path, "/stations/K%dY%d%c/%31s", &x, &y, &letter, rest) != 4 ||
      !g_str_equal (rest, "observations/latest"))
    {
      fail_as (reply, 404, "NotFound", "Not found");
      return;
    }

  set_position (nws, x, y);
  soup_message_headers_replace (reply->headers, "Cache-Control", "public, max-age=300, s-maxage=300");
  vane_sim_nws_write_observation (nws, letter == 'A' && x % 3 == 0);
}

static void
answer_alerts (const VaneSimRequest *request,
               VaneSimNws           *nws,
               VaneSimReply         *reply)
{
  const char *point = vane_sim_request_get (request, "point");

  if (!g_str_equal (request->path, "/alerts/active"))
    fail_as (reply, 404, "NotFound", "Not found");
  else if (vane_sim_request_get (request, "limit") != NULL)
    fail_as (reply, 400, "InvalidParameter", "Query parameter \"limit\" is not recognized");
  else if (point == NULL || !read_point (point, &nws->latitude, &nws->longitude) ||
           !is_covered (nws->latitude, nws->longitude))
    fail_as (reply, 400, "InvalidParameter", "Parameter \"point\" is invalid: out of bounds");
  else
    {
      soup_message_headers_replace (reply->headers, "Cache-Control", "public, max-age=30, s-maxage=30");
      vane_sim_nws_write_alerts (nws);
    }
}

static void
answer (const VaneSimRequest *request,
        VaneSimReply         *reply)
{
  VaneSimNws nws = { .seed = request->seed, .now = request->now, .json = reply->body };

  if (soup_message_headers_get_one (request->headers, "User-Agent") == NULL)
    {
      fail_as (reply, 403, "Forbidden", "Access Denied");
      return;
    }

  reply->content_type = "application/geo+json";
  if (g_str_has_prefix (request->path, "/points/"))
    answer_point (request, &nws, reply);
  else if (g_str_has_prefix (request->path, "/gridpoints/"))
    answer_cell (request, &nws, reply);
  else if (g_str_has_prefix (request->path, "/stations/"))
    answer_station (request, &nws, reply);
  else
    answer_alerts (request, &nws, reply);
}

const VaneSimService vane_sim_nws_points = {
  .endpoint = "nws",
  .prefix = "/points/",
  .gzips = TRUE,
  .answer = answer,
  .fail = fail,
};

const VaneSimService vane_sim_nws_gridpoints = {
  .endpoint = "nws",
  .prefix = "/gridpoints/",
  .gzips = TRUE,
  .answer = answer,
  .fail = fail,
};

const VaneSimService vane_sim_nws_stations = {
  .endpoint = "nws",
  .prefix = "/stations/",
  .gzips = TRUE,
  .answer = answer,
  .fail = fail,
};

const VaneSimService vane_sim_nws_alerts = {
  .endpoint = "nws",
  .prefix = "/alerts/active",
  .gzips = TRUE,
  .answer = answer,
  .fail = fail,
};
