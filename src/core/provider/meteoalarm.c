/* SPDX-License-Identifier: GPL-3.0-or-later */
/* meteoalarm.c: the warnings of Europe's weather services, no key: CAP as JSON, all of a
 * country at once. https://feeds.meteoalarm.org/
 * Areas have a name and a code, but no outline: a warning concerns a place when its area is
 * called like the place, or like what the place lies in. Of the others it is not known. */
#include "config.h"

#include <string.h>

#include "model/vane-alert-list.h"
#include "provider/vane-alert-source.h"

/* What is fetched holds for half an hour: some countries have five megabytes. */
#define LIFETIME_S     (30 * 60)
#define BODY_CAP_BYTES (8 * 1024 * 1024)

static const VaneEndpoint endpoint = {
  .id = "meteoalarm",
  .url = "https://feeds.meteoalarm.org",
  .max_in_flight = 2,
};

static gboolean
covers (VanePlace *place)
{
  return vane_alert_source_find_slug (place, "meteoalarm") != NULL;
}

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
  const char *slug = vane_alert_source_find_slug (vane_plan_get_place (plan), "meteoalarm");
  g_autofree char *path = NULL;
  VaneRequest *request;

  if (round > 0)
    return TRUE;
  if (slug == NULL)
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_NOT_COVERED, "no feed for the country");
      return FALSE;
    }

  path = g_strconcat ("/api/v1/warnings/feeds-", slug, NULL);
  request = vane_plan_add (plan, &endpoint, path, VANE_BLOCK_BIT (VANE_BLOCK_ALERTS));
  vane_request_set_lifetime (request, LIFETIME_S, LIFETIME_S);
  vane_request_set_body_cap (request, BODY_CAP_BYTES);
  vane_request_set_explain (request, explain);

  return TRUE;
}

/* Without case, accents and what stands between words. */
static char *
fold (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);

  for (const char *p = apart; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }

  return g_string_free (folded, FALSE);
}

static gboolean
is_called (const char *area,
           const char *name)
{
  g_autofree char *x = name != NULL ? fold (name) : NULL;
  g_autofree char *y = fold (area);

  return x != NULL && x[0] != '\0' && g_str_equal (x, y);
}

/* @area: one name, or several with a comma or semicolon between */
static gboolean
concerns (const char *area,
          VanePlace  *place)
{
  g_auto(GStrv) names = g_strsplit_set (area != NULL ? area : "", ",;", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (is_called (names[i], vane_place_get_name (place)) || is_called (names[i], vane_place_get_admin1 (place)) ||
        is_called (names[i], vane_place_get_admin2 (place)))
      return TRUE;

  return FALSE;
}

/* The user's language, else English, else the first: there is one info for each. */
static JsonObject *
find_info (VanePlan  *plan,
           JsonArray *infos)
{
  JsonObject *best = vane_json_get_element (infos, 0);
  gboolean has_english = FALSE;

  for (guint i = 0; infos != NULL && i < json_array_get_length (infos); i++)
    {
      JsonObject *info = vane_json_get_element (infos, i);
      const char *language = vane_json_get_string (info, "language");
      g_autofree char *two = g_strndup (language != NULL ? language : "en", 2);

      if (vane_alert_source_speaks (plan, two))
        return info;
      if (!has_english && g_ascii_strcasecmp (two, "en") == 0)
        {
          best = info;
          has_english = TRUE;
        }
    }

  return best;
}

static const char *
get_parameter (JsonObject *info,
               const char *name)
{
  JsonArray *parameters = vane_json_get_array (info, "parameter");

  for (guint i = 0; parameters != NULL && i < json_array_get_length (parameters); i++)
    {
      JsonObject *parameter = vane_json_get_element (parameters, i);

      if (g_strcmp0 (vane_json_get_string (parameter, "valueName"), name) == 0)
        return vane_json_get_string (parameter, "value");
    }

  return NULL;
}

/* "1; green; Minor" says that there is nothing to warn of. */
static gboolean
is_green (JsonObject *info)
{
  const char *level = get_parameter (info, "awareness_level");

  return level != NULL && level[strspn (level, " ")] == '1';
}

/* "sender,identifier,sent sender,identifier,sent", as in CAP. */
static char *
read_references (JsonObject *alert)
{
  const char *text = vane_json_get_string (alert, "references");
  g_auto(GStrv) triples = g_strsplit (text != NULL ? text : "", " ", -1);
  g_autoptr(GString) ids = g_string_new (NULL);

  for (guint i = 0; triples[i] != NULL; i++)
    {
      g_auto(GStrv) pieces = g_strsplit (triples[i], ",", 3);

      if (g_strv_length (pieces) > 1)
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", pieces[1]);
    }

  return ids->len > 0 ? g_string_free (g_steal_pointer (&ids), FALSE) : NULL;
}

/* The names of its areas; all of a warning's areas in one. */
static char *
read_areas (JsonObject *info)
{
  JsonArray *areas = vane_json_get_array (info, "area");
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; areas != NULL && i < json_array_get_length (areas); i++)
    {
      const char *name = vane_json_get_string (vane_json_get_element (areas, i), "areaDesc");

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static VaneAlert *
read_alert (JsonObject *alert,
            JsonObject *info,
            const char *areas)
{
  g_autofree char *references = read_references (alert);
  const char *event = vane_json_get_string (info, "event");
  const char *type = get_parameter (info, "awareness_type");
  gint64 onset = vane_json_get_time (info, "onset");
  g_autofree char *area = fold (areas);
  g_autofree char *id = NULL;

  if (event == NULL)
    return NULL;
  /* Services number their messages, not their events. */
  id = g_strdup_printf ("meteoalarm:%s:%s:%" G_GINT64_FORMAT, type != NULL ? type : event, area, onset);

  return vane_alert_new (&(VaneAlertFields) {
      .id = id,
      .event = event,
      .headline = vane_json_get_string (info, "headline"),
      .description = vane_json_get_string (info, "description"),
      .instruction = vane_json_get_string (info, "instruction"),
      .area = areas,
      .sender = vane_json_get_string (info, "senderName"),
      .url = vane_json_get_string (info, "web"),
      .urgency = vane_json_get_string (info, "urgency"),
      .certainty = vane_json_get_string (info, "certainty"),
      .status = vane_json_get_string (alert, "status"),
      .type = vane_json_get_string (alert, "msgType"),
      .message = vane_json_get_string (alert, "identifier"),
      .references = references,
      .severity = vane_severity_from_string (vane_json_get_string (info, "severity")),
      .onset = onset != VANE_TIME_NONE ? onset : vane_json_get_time (info, "effective"),
      .ends = VANE_TIME_NONE,
      .expires = vane_json_get_time (info, "expires"),
      .sent = vane_json_get_time (alert, "sent"),
  });
}

/* Those elsewhere in the country that were not over when they were fetched. */
static guint
count_current (GPtrArray *alerts,
               gint64     fetched_at)
{
  guint n = 0;

  vane_alerts_settle (alerts);
  for (guint i = 0; i < alerts->len; i++)
    n += !vane_alert_is_over (alerts->pdata[i], fetched_at);

  return n;
}

static gboolean
parse (VanePlan          *plan,
       VaneReportBuilder *out,
       GError           **error)
{
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GPtrArray) elsewhere = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_alert_unref);
  JsonObject *root = vane_json_parse_object (vane_plan_peek_body (plan, 0), &node, error);
  JsonArray *warnings = root != NULL ? vane_json_need_array (root, "warnings", error) : NULL;
  guint n;

  if (warnings == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (warnings); i++)
    {
      JsonObject *cap = vane_json_get_object (vane_json_get_element (warnings, i), "alert");
      JsonObject *info = find_info (plan, vane_json_get_array (cap, "info"));
      g_autofree char *areas = read_areas (info);
      VaneAlert *alert = is_green (info) ? NULL : read_alert (cap, info, areas);

      if (alert == NULL)
        continue;
      if (concerns (areas, vane_plan_get_place (plan)))
        vane_report_builder_take_alert (out, alert);
      else
        g_ptr_array_add (elsewhere, alert);
    }

  n = count_current (elsewhere, vane_response_get_fetched_at (vane_plan_peek_response (plan, 0)));
  vane_report_builder_set_unplaced (out, n, "https://meteoalarm.org/");

  return TRUE;
}

static const VaneEndpoint *const endpoints[] = { &endpoint, NULL };

const VaneProvider vane_provider_meteoalarm = {
  .info = {
    .id = "meteoalarm",
    .name = "MeteoAlarm",
    .attribution = "Warnings of the national weather services, by EUMETNET – MeteoAlarm (CC BY 4.0)",
    .homepage = "https://meteoalarm.org/",
    .gives = VANE_BLOCK_BIT (VANE_BLOCK_ALERTS),
    .sends = VANE_SENDS ("The country of your places in Europe, for official alerts, to MeteoAlarm "
                         "(feeds.meteoalarm.org). No coordinates, no name, no key."),
  },
  .endpoints = endpoints,
  .covers = covers,
  .plan = plan,
  .parse = parse,
};
