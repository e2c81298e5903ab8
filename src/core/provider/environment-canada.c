/* SPDX-License-Identifier: GPL-3.0-or-later */
/* environment-canada.c: the alerts of Environment and Climate Change Canada, in English and
 * French, no key. https://eccc-msc.github.io/open-data/msc-data/alerts/readme_alerts_en/ */
#include "config.h"

#include <math.h>

#include "provider/vane-alert-source.h"

#define HOUR_S 3600

/* A box around the place, about as large as the rounding of its coordinates. */
#define HALF_BOX 0.01

static const VaneEndpoint endpoint = {
  .id = "environment-canada",
  .url = "https://api.weather.gc.ca",
  .max_in_flight = 4,
};

static gboolean
covers (VanePlace *place)
{
  return vane_alert_source_find_slug (place, "environment-canada") != NULL;
}

static double
round_to (double value,
          guint  decimals)
{
  double scale = pow (10.0, MIN (decimals, 4));

  return round (value * scale) / scale;
}

static gboolean
plan (VanePlan *plan,
      guint     round,
      GError  **error)
{
  guint decimals = vane_plan_get_options (plan)->decimals;
  double latitude = round_to (vane_place_get_latitude (vane_plan_get_place (plan)), decimals);
  double longitude = round_to (vane_place_get_longitude (vane_plan_get_place (plan)), decimals);
  const double box[] = { longitude - HALF_BOX, latitude - HALF_BOX, longitude + HALF_BOX, latitude + HALF_BOX };
  g_autoptr(GString) text = g_string_new (NULL);
  VaneRequest *request;

  if (round > 0)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (box); i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (text, "%s%s", i > 0 ? "," : "",
                              g_ascii_formatd (number, sizeof number, "%.4f", box[i]));
    }
  request = vane_plan_add (plan, &endpoint, "/collections/weather-alerts/items", VANE_BLOCK_BIT (VANE_BLOCK_ALERTS));
  vane_request_add (request, "f", "json");
  vane_request_add (request, "bbox", text->str);
  vane_request_set_lifetime (request, 5 * 60, HOUR_S);

  return TRUE;
}

/* "…_en" or "…_fr": all are there in both. */
static const char *
get_text (JsonObject *properties,
          const char *name,
          gboolean    french)
{
  g_autofree char *member = g_strconcat (name, french ? "_fr" : "_en", NULL);

  return vane_json_get_string (properties, member);
}

/* Since 2025 their alerts have colours, which stand for likelihood and impact together;
 * before, and where there is none, the kind of the message has to do. */
static VaneSeverity
read_severity (JsonObject *properties)
{
  static const struct
  {
    const char  *member;
    const char  *value;
    VaneSeverity severity;
  } severities[] = {
    { "risk_colour_en", "red", VANE_SEVERITY_EXTREME },
    { "risk_colour_en", "orange", VANE_SEVERITY_SEVERE },
    { "risk_colour_en", "yellow", VANE_SEVERITY_MODERATE },
    { "alert_type", "warning", VANE_SEVERITY_SEVERE },
    { "alert_type", "watch", VANE_SEVERITY_MODERATE },
    { "alert_type", "advisory", VANE_SEVERITY_MODERATE },
    { "alert_type", "statement", VANE_SEVERITY_MINOR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    {
      const char *value = vane_json_get_string (properties, severities[i].member);

      if (value != NULL && g_ascii_strcasecmp (value, severities[i].value) == 0)
        return severities[i].severity;
    }

  return VANE_SEVERITY_UNKNOWN;
}

static gboolean
is_over (JsonObject *properties)
{
  const char *status = vane_json_get_string (properties, "status_en");

  return g_strcmp0 (status, "ended") == 0 || g_strcmp0 (status, "cancelled") == 0;
}

/* "freezing rain warning": their names begin with a small letter. */
static char *
make_event (const char *name)
{
  gunichar first = g_unichar_toupper (g_utf8_get_char (name));
  char letter[8] = "";

  g_unichar_to_utf8 (first, letter);

  return g_strconcat (letter, g_utf8_next_char (name), NULL);
}

static VaneAlert *
read_alert (JsonObject *properties,
            gboolean    french)
{
  const char *name = get_text (properties, "alert_name", french);
  const char *own_id = vane_json_get_string (properties, "id");
  g_autofree char *id = NULL;
  g_autofree char *event = NULL;

  if (name == NULL || name[0] == '\0' || own_id == NULL)
    return NULL;
  id = g_strconcat ("environment-canada:", own_id, NULL);
  event = make_event (name);

  return vane_alert_new (&(VaneAlertFields) {
      .id = id,
      .event = event,
      .description = get_text (properties, "alert_text", french),
      .area = get_text (properties, "feature_name", french),
      .sender = french ? "Environnement et Changement climatique Canada"
                       : "Environment and Climate Change Canada",
      .url = french ? "https://meteo.gc.ca/warnings/index_f.html" : "https://weather.gc.ca/warnings/index_e.html",
      .type = is_over (properties) ? "Cancel" : "Alert",
      .severity = read_severity (properties),
      .onset = vane_json_get_time (properties, "validity_datetime"),
      .ends = vane_json_get_time (properties, "event_end_datetime"),
      .expires = vane_json_get_time (properties, "expiration_datetime"),
      .sent = vane_json_get_time (properties, "publication_datetime"),
  });
}

static gboolean
parse (VanePlan          *plan,
       VaneReportBuilder *out,
       GError           **error)
{
  g_autoptr(JsonNode) node = NULL;
  VanePlace *place = vane_plan_get_place (plan);
  JsonObject *root = vane_json_parse_object (vane_plan_peek_body (plan, 0), &node, error);
  JsonArray *features = root != NULL ? vane_json_need_array (root, "features", error) : NULL;

  if (features == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (features); i++)
    {
      JsonObject *feature = vane_json_get_element (features, i);
      VaneAlert *alert;

      if (!vane_alert_source_contains (vane_json_get_object (feature, "geometry"), vane_place_get_latitude (place),
                                       vane_place_get_longitude (place)))
        continue;
      alert = read_alert (vane_json_get_object (feature, "properties"), vane_alert_source_speaks (plan, "fr"));
      if (alert != NULL)
        vane_report_builder_take_alert (out, alert);
    }

  return TRUE;
}

static const VaneEndpoint *const endpoints[] = { &endpoint, NULL };

const VaneProvider vane_provider_environment_canada = {
  .info = {
    .id = "environment-canada",
    .name = "Environment Canada",
    .attribution = "Alerts of Environment and Climate Change Canada",
    .homepage = "https://weather.gc.ca/",
    .gives = VANE_BLOCK_BIT (VANE_BLOCK_ALERTS),
    .sends = VANE_SENDS ("A box of about two kilometres around your places in Canada, for official alerts, to "
                         "Environment and Climate Change Canada (api.weather.gc.ca). No name, no key."),
  },
  .endpoints = endpoints,
  .covers = covers,
  .plan = plan,
  .parse = parse,
};
