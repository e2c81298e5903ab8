/* SPDX-License-Identifier: GPL-3.0-or-later */
/* met-alerts.c: the warnings of MET Norway for Norway and Svalbard, by point, no key.
 * https://api.met.no/weatherapi/metalerts/2.0/documentation */
#include "config.h"

#include "provider/met-norway.h"
#include "provider/vane-alert-source.h"

#define HOUR_S 3600

static gboolean
covers (VanePlace *place)
{
  return vane_alert_source_find_slug (place, "met-alerts") != NULL;
}

static VaneError
explain (guint     status,
         GBytes   *body,
         VaneError fallback)
{
  return status == 404 || status == 422 ? VANE_ERROR_NOT_COVERED : fallback;
}

static gboolean
speaks_norwegian (VanePlan *plan)
{
  return vane_alert_source_speaks (plan, "nb") || vane_alert_source_speaks (plan, "nn") ||
         vane_alert_source_speaks (plan, "no");
}

static gboolean
plan (VanePlan *plan,
      guint     round,
      GError  **error)
{
  VaneRequest *request;

  if (round > 0)
    return TRUE;

  request = vane_plan_add (plan, &vane_met_norway_endpoint, "/weatherapi/metalerts/2.0/current.json",
                           VANE_BLOCK_BIT (VANE_BLOCK_ALERTS));
  vane_plan_add_coordinates (plan, request, "lat", "lon");
  vane_request_add (request, "lang", speaks_norwegian (plan) ? "no" : "en");
  /* Their terms: not more often than every ten minutes. */
  vane_request_set_lifetime (request, 10 * 60, HOUR_S);
  vane_request_set_explain (request, explain);

  return TRUE;
}

/* "2; yellow; Moderate": where there is no severity of its own. */
static VaneSeverity
read_severity (JsonObject *properties)
{
  const char *severity = vane_json_get_string (properties, "severity");
  const char *level = vane_json_get_string (properties, "awareness_level");
  g_auto(GStrv) pieces = g_strsplit (level != NULL ? level : "", ";", -1);

  if (vane_severity_from_string (severity) != VANE_SEVERITY_UNKNOWN || g_strv_length (pieces) != 3)
    return vane_severity_from_string (severity);

  return vane_severity_from_string (g_strstrip (pieces[2]));
}

/* What it does, after what it is. */
static char *
make_description (JsonObject *properties)
{
  const char *texts[] = { vane_json_get_string (properties, "description"),
                          vane_json_get_string (properties, "consequences") };

  if (texts[0] == NULL || texts[1] == NULL)
    return g_strdup (texts[0] != NULL ? texts[0] : texts[1]);

  return g_strdup_printf ("%s\n\n%s", texts[0], texts[1]);
}

static gint64
get_instant (JsonObject *feature,
             guint       index)
{
  JsonArray *interval = vane_json_get_array (vane_json_get_object (feature, "when"), "interval");

  if (interval == NULL || index >= json_array_get_length (interval))
    return VANE_TIME_NONE;

  return vane_json_node_time (json_array_get_element (interval, index), 0);
}

static VaneAlert *
read_alert (JsonObject *feature)
{
  JsonObject *properties = vane_json_get_object (feature, "properties");
  const char *name = vane_json_get_string (properties, "eventAwarenessName");
  const char *event = vane_json_get_string (properties, "event");
  const char *area = vane_json_get_string (properties, "area");
  gint64 onset = get_instant (feature, 0);
  g_autofree char *description = make_description (properties);
  g_autofree char *id = NULL;

  if (event == NULL && name == NULL)
    return NULL;
  /* Their id is the message's, and an update does not say what it replaces. */
  id = g_strdup_printf ("met-alerts:%s:%s:%" G_GINT64_FORMAT, event, area, onset);

  return vane_alert_new (&(VaneAlertFields) {
      .id = id,
      .event = name != NULL && name[0] != '\0' ? name : event,
      .headline = vane_json_get_string (properties, "title"),
      .description = description,
      .instruction = vane_json_get_string (properties, "instruction"),
      .area = area,
      .sender = "MET Norway",
      .url = vane_json_get_string (properties, "web"),
      .certainty = vane_json_get_string (properties, "certainty"),
      .status = vane_json_get_string (properties, "status"),
      .type = vane_json_get_string (properties, "type"),
      .message = vane_json_get_string (properties, "id"),
      .severity = read_severity (properties),
      .onset = onset,
      .ends = get_instant (feature, 1),
      .expires = vane_json_get_time (properties, "eventEndingTime"),
      .sent = VANE_TIME_NONE,
  });
}

static gboolean
parse (VanePlan          *plan,
       VaneReportBuilder *out,
       GError           **error)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root = vane_json_parse_object (vane_plan_peek_body (plan, 0), &node, error);
  JsonArray *features = root != NULL ? vane_json_need_array (root, "features", error) : NULL;

  if (features == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (features); i++)
    {
      VaneAlert *alert = read_alert (vane_json_get_element (features, i));

      if (alert != NULL)
        vane_report_builder_take_alert (out, alert);
    }

  return TRUE;
}

static const VaneEndpoint *const endpoints[] = { &vane_met_norway_endpoint, NULL };

const VaneProvider vane_provider_met_alerts = {
  .info = {
    .id = "met-alerts",
    .name = "MET Norway",
    .attribution = "Warnings of MET Norway (CC BY 4.0)",
    .homepage = "https://www.met.no/en",
    .gives = VANE_BLOCK_BIT (VANE_BLOCK_ALERTS),
    .sends = VANE_SENDS ("The rounded coordinates of your places in Norway, for official alerts, to the "
                         "Norwegian Meteorological Institute (api.met.no). No name, no key."),
  },
  .endpoints = endpoints,
  .covers = covers,
  .plan = plan,
  .parse = parse,
};
