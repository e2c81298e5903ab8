/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The services that only warn: Bright Sky, Environment Canada, MET Norway's MetAlerts and
 * MeteoAlarm. They warn of wind where the world's weather has any within a day. */
#include "config.h"

#include "simulator/vane-sim-alerts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "simulator/vane-sim-json.h"
#include "simulator/vane-world.h"

#define HOUR_S  3600
#define EVENT_S VANE_SIM_EVENT_S

#define WINDY_M_S 12.0

static void
fail (guint         status,
      VaneSimReply *reply)
{
  reply->status = status;
  vane_sim_json_open (reply->body, NULL, '{');
  vane_sim_json_add_string (reply->body, "detail", soup_status_get_phrase (status));
  vane_sim_json_close (reply->body, '}');
}

static void
add_time (GString    *json,
          const char *name,
          gint64      time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%dT%H:%M:%S+00:00");

  vane_sim_json_add_string (json, name, text);
}

static gint64
get_begin (const VaneSimRequest *request)
{
  return request->now - request->now % EVENT_S;
}

/**
 * vane_sim_alerts_is_windy:
 * @request: a request
 * @latitude: degrees
 * @longitude: degrees
 *
 * Returns: whether they warn of wind there
 */
gboolean
vane_sim_alerts_is_windy (const VaneSimRequest *request,
                          double                latitude,
                          double                longitude)
{
  for (guint i = 1; i <= 4; i++)
    {
      VaneWeather weather;

      vane_world_look (request->seed, latitude, longitude, get_begin (request) + i * 6 * HOUR_S, 6 * HOUR_S, &weather);
      if (weather.wind_gust > WINDY_M_S)
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_position (const VaneSimRequest *request,
               double               *latitude,
               double               *longitude)
{
  return vane_sim_request_get_number (request, "lat", NAN, -90.0, 90.0, latitude) &&
         vane_sim_request_get_number (request, "lon", NAN, -180.0, 180.0, longitude);
}

/* --- Bright Sky --- */

static void
write_bright_sky (const VaneSimRequest *request,
                  GString              *json)
{
  vane_sim_json_open (json, NULL, '{');
  vane_sim_json_add_string (json, "alert_id", "2.49.0.0.276.0.DWD.PVW.SIM");
  vane_sim_json_add_string (json, "status", "actual");
  add_time (json, "effective", get_begin (request));
  add_time (json, "onset", get_begin (request));
  add_time (json, "expires", get_begin (request) + 2 * EVENT_S);
  vane_sim_json_add_string (json, "urgency", "immediate");
  vane_sim_json_add_string (json, "severity", "minor");
  vane_sim_json_add_string (json, "certainty", "likely");
  vane_sim_json_add_int (json, "event_code", 51);
  vane_sim_json_add_string (json, "event_en", "wind gusts");
  vane_sim_json_add_string (json, "event_de", "WINDBÖEN");
  vane_sim_json_add_string (json, "headline_en", "Official WARNING of WIND GUSTS");
  vane_sim_json_add_string (json, "headline_de", "Amtliche WARNUNG vor WINDBÖEN");
  vane_sim_json_add_string (json, "description_en", "There is a risk of wind gusts. Max. gusts: < 70 km/h");
  vane_sim_json_add_string (json, "description_de", "Es treten Windböen auf. Max. Böen: < 70 km/h");
  vane_sim_json_add_string (json, "instruction_en", NULL);
  vane_sim_json_add_string (json, "instruction_de", NULL);
  vane_sim_json_close (json, '}');
}

static void
answer_bright_sky (const VaneSimRequest *request,
                   VaneSimReply         *reply)
{
  double latitude, longitude;

  if (!read_position (request, &latitude, &longitude))
    {
      fail (422, reply);
      return;
    }
  if (latitude < 47.2 || latitude > 55.1 || longitude < 5.8 || longitude > 15.1)
    {
      fail (404, reply);
      return;
    }

  vane_sim_json_open (reply->body, NULL, '{');
  vane_sim_json_open (reply->body, "alerts", '[');
  if (vane_sim_alerts_is_windy (request, latitude, longitude))
    write_bright_sky (request, reply->body);
  vane_sim_json_close (reply->body, ']');
  vane_sim_json_open (reply->body, "location", '{');
  vane_sim_json_add_string (reply->body, "name", "Kreis Simulation");
  vane_sim_json_close (reply->body, '}');
  vane_sim_json_close (reply->body, '}');
}

const VaneSimService vane_sim_bright_sky = {
  .endpoint = "bright-sky",
  .prefix = "/alerts",
  .gzips = TRUE,
  .answer = answer_bright_sky,
  .fail = fail,
};

/* --- Environment Canada --- */

static void
write_canada (const VaneSimRequest *request,
              GString              *json)
{
  vane_sim_json_open (json, NULL, '{');
  vane_sim_json_add_string (json, "type", "Feature");
  vane_sim_json_add_string (json, "geometry", NULL);
  vane_sim_json_open (json, "properties", '{');
  vane_sim_json_add_string (json, "id", "1618115311375151707_sim");
  vane_sim_json_add_string (json, "alert_type", "warning");
  vane_sim_json_add_string (json, "alert_name_en", "wind warning");
  vane_sim_json_add_string (json, "alert_name_fr", "avertissement de vent");
  add_time (json, "publication_datetime", get_begin (request));
  add_time (json, "validity_datetime", get_begin (request));
  add_time (json, "expiration_datetime", get_begin (request) + EVENT_S);
  add_time (json, "event_end_datetime", get_begin (request) + 2 * EVENT_S);
  vane_sim_json_add_string (json, "alert_text_en", "Strong winds are expected.");
  vane_sim_json_add_string (json, "alert_text_fr", "On prévoit des vents forts.");
  vane_sim_json_add_string (json, "risk_colour_en", "yellow");
  vane_sim_json_add_string (json, "feature_name_en", "Simulation Region");
  vane_sim_json_add_string (json, "feature_name_fr", "Région de simulation");
  vane_sim_json_add_string (json, "status_en", "issued");
  vane_sim_json_close (json, '}');
  vane_sim_json_close (json, '}');
}

static void
answer_canada (const VaneSimRequest *request,
               VaneSimReply         *reply)
{
  const char *box = vane_sim_request_get (request, "bbox");
  g_auto(GStrv) edges = g_strsplit (box != NULL ? box : "", ",", -1);

  if (g_strv_length (edges) != 4)
    {
      fail (400, reply);
      return;
    }

  vane_sim_json_open (reply->body, NULL, '{');
  vane_sim_json_add_string (reply->body, "type", "FeatureCollection");
  vane_sim_json_open (reply->body, "features", '[');
  if (vane_sim_alerts_is_windy (request, g_ascii_strtod (edges[1], NULL), g_ascii_strtod (edges[0], NULL)))
    write_canada (request, reply->body);
  vane_sim_json_close (reply->body, ']');
  vane_sim_json_close (reply->body, '}');
}

const VaneSimService vane_sim_environment_canada = {
  .endpoint = "environment-canada",
  .prefix = "/collections/weather-alerts/",
  .gzips = TRUE,
  .answer = answer_canada,
  .fail = fail,
};

/* --- MetAlerts --- */

static void
write_norway (const VaneSimRequest *request,
              gboolean              norwegian,
              GString              *json)
{
  vane_sim_json_open (json, NULL, '{');
  vane_sim_json_add_string (json, "type", "Feature");
  vane_sim_json_open (json, "properties", '{');
  vane_sim_json_add_string (json, "id", "2.49.0.1.578.0.SIM");
  vane_sim_json_add_string (json, "area", norwegian ? "Kysten" : "The coast");
  vane_sim_json_add_string (json, "awareness_level", "2; yellow; Moderate");
  vane_sim_json_add_string (json, "awareness_type", "1; Wind");
  vane_sim_json_add_string (json, "certainty", "Likely");
  vane_sim_json_add_string (json, "description", norwegian ? " Kraftige vindkast." : " Strong gusts of wind.");
  vane_sim_json_add_string (json, "event", "wind");
  vane_sim_json_add_string (json, "eventAwarenessName", norwegian ? "Vind" : "Wind");
  vane_sim_json_add_string (json, "instruction", norwegian ? "Sikre løse gjenstander." : "Secure loose items.");
  vane_sim_json_add_string (json, "severity", "Moderate");
  vane_sim_json_add_string (json, "status", "Actual");
  vane_sim_json_add_string (json, "type", "Alert");
  vane_sim_json_add_string (json, "web", "\n      https://www.met.no/\n    ");
  vane_sim_json_close (json, '}');
  vane_sim_json_open (json, "when", '{');
  vane_sim_json_open (json, "interval", '[');
  add_time (json, NULL, get_begin (request));
  add_time (json, NULL, get_begin (request) + 2 * EVENT_S);
  vane_sim_json_close (json, ']');
  vane_sim_json_close (json, '}');
  vane_sim_json_close (json, '}');
}

static void
answer_norway (const VaneSimRequest *request,
               VaneSimReply         *reply)
{
  gboolean norwegian = g_strcmp0 (vane_sim_request_get (request, "lang"), "no") == 0;
  double latitude, longitude;

  if (soup_message_headers_get_one (request->headers, "User-Agent") == NULL)
    {
      fail (403, reply);
      return;
    }
  if (!read_position (request, &latitude, &longitude))
    {
      fail (422, reply);
      return;
    }

  vane_sim_json_open (reply->body, NULL, '{');
  vane_sim_json_add_string (reply->body, "lang", norwegian ? "no" : "en");
  vane_sim_json_add_string (reply->body, "type", "FeatureCollection");
  vane_sim_json_open (reply->body, "features", '[');
  if (vane_sim_alerts_is_windy (request, latitude, longitude))
    write_norway (request, norwegian, reply->body);
  vane_sim_json_close (reply->body, ']');
  vane_sim_json_close (reply->body, '}');
}

const VaneSimService vane_sim_met_alerts = {
  .endpoint = "met-norway",
  .prefix = "/weatherapi/metalerts/",
  .gzips = TRUE,
  .answer = answer_norway,
  .fail = fail,
};

/* --- MeteoAlarm --- */

static void
write_info (const VaneSimRequest *request,
            const char           *area,
            GString              *json)
{
  vane_sim_json_open (json, NULL, '{');
  vane_sim_json_open (json, "area", '[');
  vane_sim_json_open (json, NULL, '{');
  vane_sim_json_add_string (json, "areaDesc", area);
  vane_sim_json_close (json, '}');
  vane_sim_json_close (json, ']');
  vane_sim_json_add_string (json, "event", "Yellow wind warning");
  vane_sim_json_add_string (json, "language", "en-GB");
  add_time (json, "onset", get_begin (request));
  add_time (json, "expires", get_begin (request) + 2 * EVENT_S);
  vane_sim_json_add_string (json, "senderName", "A simulated service");
  vane_sim_json_add_string (json, "severity", "Moderate");
  vane_sim_json_add_string (json, "urgency", "Expected");
  vane_sim_json_add_string (json, "web", "https://meteoalarm.org/");
  vane_sim_json_close (json, '}');
}

/* Always two, in areas that no town is called like, and one in Zürich's. */
static void
answer_meteoalarm (const VaneSimRequest *request,
                   VaneSimReply         *reply)
{
  static const char *const areas[] = { "North Coast", "South Coast", "Zurich" };

  if (!g_str_has_prefix (request->path, "/api/v1/warnings/feeds-"))
    {
      fail (404, reply);
      return;
    }

  vane_sim_json_open (reply->body, NULL, '{');
  vane_sim_json_open (reply->body, "warnings", '[');
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      vane_sim_json_open (reply->body, NULL, '{');
      vane_sim_json_open (reply->body, "alert", '{');
      vane_sim_json_add_string (reply->body, "identifier", areas[i]);
      vane_sim_json_add_string (reply->body, "msgType", "Alert");
      vane_sim_json_add_string (reply->body, "status", "Actual");
      add_time (reply->body, "sent", get_begin (request));
      vane_sim_json_open (reply->body, "info", '[');
      write_info (request, areas[i], reply->body);
      vane_sim_json_close (reply->body, ']');
      vane_sim_json_close (reply->body, '}');
      vane_sim_json_close (reply->body, '}');
    }
  vane_sim_json_close (reply->body, ']');
  vane_sim_json_close (reply->body, '}');
}

const VaneSimService vane_sim_meteoalarm = {
  .endpoint = "meteoalarm",
  .prefix = "/api/v1/warnings/",
  .gzips = TRUE,
  .answer = answer_meteoalarm,
  .fail = fail,
};
