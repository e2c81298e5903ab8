/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bright-sky.c: the warnings of Deutscher Wetterdienst for Germany, by point, in German and
 * English, no key. https://brightsky.dev/docs/#get-/alerts */
#include "config.h"

#include "provider/vane-alert-source.h"

#define HOUR_S 3600

static const VaneEndpoint endpoint = {
  .id = "bright-sky",
  .url = "https://api.brightsky.dev",
  .max_in_flight = 4,
};

static gboolean
covers (VanePlace *place)
{
  return vane_alert_source_find_slug (place, "bright-sky") != NULL;
}

/* No municipality of theirs is there. */
static VaneError
explain (guint     status,
         GBytes   *body,
         VaneError fallback)
{
  return status == 404 ? VANE_ERROR_NOT_COVERED : fallback;
}

static gboolean
plan (VanePlan *plan,
      guint     round,
      GError  **error)
{
  VaneRequest *request;

  if (round > 0)
    return TRUE;

  request = vane_plan_add (plan, &endpoint, "/alerts", VANE_BLOCK_BIT (VANE_BLOCK_ALERTS));
  vane_plan_add_coordinates (plan, request, "lat", "lon");
  vane_request_set_lifetime (request, 5 * 60, HOUR_S);
  vane_request_set_explain (request, explain);

  return TRUE;
}

/* In the wanted language, else in the other one. */
static const char *
get_text (JsonObject *alert,
          const char *name,
          gboolean    german)
{
  g_autofree char *first = g_strconcat (name, german ? "_de" : "_en", NULL);
  g_autofree char *second = g_strconcat (name, german ? "_en" : "_de", NULL);
  const char *text = vane_json_get_string (alert, first);

  return text != NULL ? text : vane_json_get_string (alert, second);
}

static VaneAlert *
read_alert (JsonObject *alert,
            JsonObject *location,
            gboolean    german)
{
  const char *event = get_text (alert, "event", german);
  gint64 onset = vane_json_get_time (alert, "onset");
  double code = vane_json_get_number (alert, "event_code");
  g_autofree char *id = NULL;

  if (event == NULL)
    return NULL;
  /* Their id is the message's; an event is known by what it is and when it begins. */
  id = g_strdup_printf ("bright-sky:%.0f:%" G_GINT64_FORMAT, code, onset);

  return vane_alert_new (&(VaneAlertFields) {
      .id = id,
      .event = event,
      .headline = get_text (alert, "headline", german),
      .description = get_text (alert, "description", german),
      .instruction = get_text (alert, "instruction", german),
      .area = vane_json_get_string (location, "name"),
      .sender = "Deutscher Wetterdienst",
      .url = german ? "https://www.dwd.de/DE/wetter/warnungen/warnWetter_node.html"
                    : "https://www.dwd.de/EN/weather/warnings/warnings_node.html",
      .urgency = vane_json_get_string (alert, "urgency"),
      .certainty = vane_json_get_string (alert, "certainty"),
      .status = vane_json_get_string (alert, "status"),
      .message = vane_json_get_string (alert, "alert_id"),
      .severity = vane_severity_from_string (vane_json_get_string (alert, "severity")),
      .onset = onset,
      .ends = VANE_TIME_NONE,
      .expires = vane_json_get_time (alert, "expires"),
      .sent = vane_json_get_time (alert, "effective"),
  });
}

static gboolean
parse (VanePlan          *plan,
       VaneReportBuilder *out,
       GError           **error)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root = vane_json_parse_object (vane_plan_peek_body (plan, 0), &node, error);
  JsonArray *alerts = root != NULL ? vane_json_need_array (root, "alerts", error) : NULL;

  if (alerts == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (alerts); i++)
    {
      VaneAlert *alert = read_alert (vane_json_get_element (alerts, i), vane_json_get_object (root, "location"),
                                     vane_alert_source_speaks (plan, "de"));

      if (alert != NULL)
        vane_report_builder_take_alert (out, alert);
    }

  return TRUE;
}

static const VaneEndpoint *const endpoints[] = { &endpoint, NULL };

const VaneProvider vane_provider_bright_sky = {
  .info = {
    .id = "bright-sky",
    .name = "Deutscher Wetterdienst",
    .attribution = "Warnings of Deutscher Wetterdienst, by Bright Sky",
    .homepage = "https://brightsky.dev/",
    .gives = VANE_BLOCK_BIT (VANE_BLOCK_ALERTS),
    .sends = VANE_SENDS ("The rounded coordinates of your places in Germany, for official alerts, to Bright "
                         "Sky (api.brightsky.dev). No name, no key."),
  },
  .endpoints = endpoints,
  .covers = covers,
  .plan = plan,
  .parse = parse,
};
