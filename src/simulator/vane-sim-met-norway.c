/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MET Norway's house rules (User-Agent, four decimals, Expires and 304) and its
 * locationforecast/2.0. https://api.met.no/doc/TermsOfService */
#include "config.h"

#include <math.h>
#include <string.h>

#include "simulator/vane-sim-json.h"
#include "simulator/vane-sim-met-norway.h"

/* A new model every half hour, and two minutes until a cache may ask. */
#define MODEL_S  1800
#define MARGIN_S 120

#define PREFIX "/weatherapi/locationforecast/2.0/"

static const char *const generic_agents[] = {
  "okhttp", "dalvik", "java", "wget", "curl", "libsoup", "python-requests", "mozilla",
};

/**
 * vane_sim_met_norway_fail:
 * @status: HTTP status
 * @reply: where it goes
 *
 * Writes the page that they have for an error.
 */
void
vane_sim_met_norway_fail (guint         status,
                          VaneSimReply *reply)
{
  reply->status = status;
  reply->content_type = "text/html; charset=utf-8";
  g_string_printf (reply->body, "<html>\n<head><title>%u %s</title></head>\n<body><h1>%s</h1></body>\n</html>\n",
                   status, soup_status_get_phrase (status), soup_status_get_phrase (status));
}

static gboolean
is_real_agent (const char *agent)
{
  g_autofree char *lower = agent != NULL ? g_ascii_strdown (agent, -1) : NULL;

  if (lower == NULL || *lower == '\0')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (generic_agents); i++)
    {
      if (g_str_has_prefix (lower, generic_agents[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_too_many_decimals (const char *number)
{
  const char *point = number != NULL ? strchr (number, '.') : NULL;

  return point != NULL && strlen (point + 1) > 4;
}

static void
add_date (SoupMessageHeaders *headers,
          const char         *name,
          gint64              time)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);
  g_autofree char *text = soup_date_time_to_string (date, SOUP_DATE_HTTP);

  soup_message_headers_replace (headers, name, text);
}

/* Each position has its own instant, so that not all the world asks at once. */
static gint64
get_model_time (const VaneSimRequest *request,
                double                latitude,
                double                longitude)
{
  gint64 shift_s = (gint64) (fabs (latitude) * 7.0 + fabs (longitude) * 11.0) % MODEL_S;

  return request->now - (request->now - shift_s) % MODEL_S;
}

static void
add_headers (gint64        model_time,
             VaneSimReply *reply)
{
  add_date (reply->headers, "Last-Modified", model_time);
  add_date (reply->headers, "Expires", model_time + MODEL_S + MARGIN_S);
  soup_message_headers_replace (reply->headers, "Vary", "Accept, Accept-Encoding");
  soup_message_headers_replace (reply->headers, "Via", "1.1 varnish (Varnish/7.4)");
  soup_message_headers_replace (reply->headers, "Age", "0");
}

/**
 * vane_sim_met_norway_check:
 * @request: a request
 * @reply: where a refusal goes
 *
 * Returns: whether it says who asks, and keeps to four decimals
 */
gboolean
vane_sim_met_norway_check (const VaneSimRequest *request,
                           VaneSimReply         *reply)
{
  if (is_real_agent (soup_message_headers_get_one (request->headers, "User-Agent")) &&
      !has_too_many_decimals (vane_sim_request_get (request, "lat")) &&
      !has_too_many_decimals (vane_sim_request_get (request, "lon")))
    return TRUE;

  vane_sim_met_norway_fail (SOUP_STATUS_FORBIDDEN, reply);

  return FALSE;
}

static void
answer (const VaneSimRequest *request,
        VaneSimReply         *reply)
{
  const char *since = soup_message_headers_get_one (request->headers, "If-Modified-Since");
  const char *product = g_str_has_prefix (request->path, PREFIX) ? request->path + strlen (PREFIX) : NULL;
  double latitude;
  double longitude;
  double altitude;
  gint64 model_time;

  if (!vane_sim_met_norway_check (request, reply))
    return;
  if (g_strcmp0 (product, "compact") != 0 && g_strcmp0 (product, "complete") != 0)
    {
      vane_sim_met_norway_fail (SOUP_STATUS_NOT_FOUND, reply);
      return;
    }
  if (!vane_sim_request_get_number (request, "lat", NAN, -90.0, 90.0, &latitude) ||
      !vane_sim_request_get_number (request, "lon", NAN, -180.0, 180.0, &longitude) ||
      !vane_sim_request_get_number (request, "altitude", 0.0, -500.0, 9000.0, &altitude))
    {
      vane_sim_met_norway_fail (SOUP_STATUS_UNPROCESSABLE_ENTITY, reply);
      return;
    }

  model_time = get_model_time (request, latitude, longitude);
  add_headers (model_time, reply);
  reply->content_type = "application/json";
  if (since != NULL && g_strcmp0 (since, soup_message_headers_get_one (reply->headers, "Last-Modified")) == 0)
    {
      reply->status = SOUP_STATUS_NOT_MODIFIED;
      return;
    }

  vane_sim_met_norway_write (request->seed, request->now, model_time, latitude, longitude,
                             vane_sim_request_get (request, "altitude") != NULL ? altitude : NAN,
                             g_str_equal (product, "complete"), reply->body);
}

const VaneSimService vane_sim_met_norway = {
  .endpoint = "met-norway",
  .prefix = "/weatherapi/",
  .gzips = TRUE,
  .answer = answer,
  .fail = vane_sim_met_norway_fail,
};
