/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenWeatherMap's One Call 4.0, for keys whose plan has it and not 3.0. It comes in pieces, and
 * each is paid for: what is now is asked first, because it names the alerts and tells whether the
 * plan has any of this; then the minutes, the days and each alert. The hours stay those of
 * data/2.5/forecast: they would be three pages more. https://openweathermap.org/api/one-call-4 */
#include "config.h"

#include <string.h>

#include "provider/openweathermap.h"

/* Each alert is a request. */
#define MAX_ALERTS 8
/* Of an id that becomes a part of a URL. */
#define MAX_ID     128

/* Days are made anew less often than minutes; the text of an alert is not made anew at all. */
#define DAYS_MIN_S  (3 * 3600)
#define DAYS_MAX_S  (12 * 3600)
#define ALERT_MIN_S (6 * 3600)
#define ALERT_MAX_S (24 * 3600)

/* After the first of its parts, in the order they are added. */
enum
{
  PART_NOW,
  PART_MINUTES,
  PART_DAYS,
  PART_ALERTS,
};

static VaneRequest *
add (VanePlan   *plan,
     const char *path,
     guint       blocks)
{
  VaneRequest *request = vane_plan_add_extra (plan, &vane_openweathermap_endpoint, path, blocks);

  vane_openweathermap_fill_request (plan, request, VANE_OPENWEATHERMAP_MIN_S, VANE_OPENWEATHERMAP_MAX_S);
  vane_openweathermap_add_words (plan, request);
  vane_request_set_explain (request, vane_openweathermap_explain_onecall);

  return request;
}

/* Nothing that could lead to another path. */
static gboolean
is_id (const char *id)
{
  gboolean has_letter = FALSE;

  for (const char *p = id; p != NULL && *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("-_.:", *p) == NULL)
        return FALSE;
      has_letter = has_letter || g_ascii_isalnum (*p);
    }

  return has_letter && strlen (id) <= MAX_ID;
}

static void
add_alert (VanePlan   *plan,
           const char *id)
{
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/data/4.0/onecall/alert/", escaped, NULL);
  VaneRequest *request =
      vane_plan_add_extra (plan, &vane_openweathermap_endpoint, path, VANE_BLOCK_BIT (VANE_BLOCK_ALERTS));

  /* Where the place is they need not hear again. */
  vane_request_set_secret (request, "appid", VANE_OPENWEATHERMAP_SECRET);
  vane_request_set_lifetime (request, ALERT_MIN_S, ALERT_MAX_S);
  vane_request_set_explain (request, vane_openweathermap_explain_onecall);
}

static void
add_alerts (VanePlan *plan,
            GBytes   *body)
{
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonObject *root = vane_json_parse_object (body, &node, NULL);
  JsonArray *ids = vane_json_get_array (vane_json_get_element (vane_json_get_array (root, "data"), 0), "alerts");

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids) && g_hash_table_size (seen) < MAX_ALERTS; i++)
    {
      JsonNode *element = json_array_get_element (ids, i);
      const char *id = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_string (element) : NULL;

      if (is_id (id) && g_hash_table_add (seen, (gpointer) id))
        add_alert (plan, id);
    }
}

/**
 * vane_openweathermap_plan_onecall4:
 * @plan: a plan
 * @first: the number of its first part of this
 * @round: since this began, from 0
 */
void
vane_openweathermap_plan_onecall4 (VanePlan *plan,
                                   guint     first,
                                   guint     round)
{
  GBytes *now = vane_plan_peek_body (plan, first + PART_NOW);

  if (round == 0)
    {
      add (plan, "/data/4.0/onecall/current", VANE_BLOCK_BIT (VANE_BLOCK_ALERTS));
      vane_plan_lead_to (plan, VANE_BLOCK_BIT (VANE_BLOCK_MINUTES) | VANE_BLOCK_BIT (VANE_BLOCK_DAYS));
    }
  else if (round == 1 && now != NULL)
    {
      add (plan, "/data/4.0/onecall/timeline/1min", VANE_BLOCK_BIT (VANE_BLOCK_MINUTES));
      vane_request_set_lifetime (add (plan, "/data/4.0/onecall/timeline/1day", VANE_BLOCK_BIT (VANE_BLOCK_DAYS)),
                                 DAYS_MIN_S, DAYS_MAX_S);
      add_alerts (plan, now);
    }
}

/* All but the alerts come in the same wrapping. */
static JsonObject *
open_body (VanePlan  *plan,
           guint      slot,
           JsonNode **node)
{
  GBytes *body = vane_plan_peek_body (plan, slot);
  GError *error = NULL;
  JsonObject *root = body != NULL ? vane_json_parse_object (body, node, &error) : NULL;

  if (root != NULL && vane_json_need_array (root, "data", &error) == NULL)
    root = NULL;
  if (error != NULL)
    vane_plan_take_error (plan, slot, error);

  return root;
}

/* Plain text; or one for each language: the user's, else English, else any. */
static const char *
get_description (VanePlan   *plan,
                 JsonObject *alert)
{
  const char *plain = vane_json_get_string (alert, "description");
  JsonArray *texts = vane_json_get_array (alert, "description");
  const char *wanted = vane_plan_get_options (plan)->language;
  const char *best = NULL;
  guint best_rank = 0;

  for (guint i = 0; texts != NULL && i < json_array_get_length (texts); i++)
    {
      JsonObject *text = vane_json_get_element (texts, i);
      const char *language = vane_json_get_string (text, "language");
      const char *description = vane_json_get_string (text, "description");
      guint rank = 1;

      if (language != NULL && wanted != NULL && g_ascii_strncasecmp (language, wanted, 2) == 0)
        rank = 3;
      else if (language != NULL && g_ascii_strncasecmp (language, "en", 2) == 0)
        rank = 2;
      if (description != NULL && rank > best_rank)
        {
          best = description;
          best_rank = rank;
        }
    }

  return plain != NULL ? plain : best;
}

static void
parse_alert (VanePlan          *plan,
             guint              slot,
             VaneReportBuilder *out)
{
  g_autoptr(JsonNode) node = NULL;
  GError *error = NULL;
  GBytes *body = vane_plan_peek_body (plan, slot);
  JsonObject *root = body != NULL ? vane_json_parse_object (body, &node, &error) : NULL;
  /* The documentation has it bare. */
  JsonObject *wrapped = vane_json_get_element (vane_json_get_array (root, "data"), 0);
  JsonObject *alert = wrapped != NULL ? wrapped : root;

  if (error != NULL)
    vane_plan_take_error (plan, slot, error);
  else if (alert != NULL)
    vane_openweathermap_take_alert (alert, get_description (plan, alert), out);
}

/**
 * vane_openweathermap_parse_onecall4:
 * @plan: a plan
 * @first: the number of its first part of this; there may be none
 * @out: where it goes
 *
 * Reads what there is; of what cannot be read, the plan is told.
 */
void
vane_openweathermap_parse_onecall4 (VanePlan          *plan,
                                    guint              first,
                                    VaneReportBuilder *out)
{
  g_autoptr(JsonNode) now_node = NULL;
  g_autoptr(JsonNode) minutes_node = NULL;
  g_autoptr(JsonNode) days_node = NULL;
  JsonObject *now = open_body (plan, first + PART_NOW, &now_node);
  JsonObject *minutes = open_body (plan, first + PART_MINUTES, &minutes_node);
  JsonObject *days = open_body (plan, first + PART_DAYS, &days_node);

  if (now != NULL)
    vane_report_builder_set_zone (out, vane_json_get_string (now, "timezone"));
  vane_openweathermap_read_minutes (vane_json_get_array (minutes, "data"), out);
  if (days != NULL)
    {
      VaneOpenweathermapScale scale = vane_openweathermap_get_scale (vane_plan_peek_request (plan, first + PART_DAYS));

      vane_openweathermap_read_days (days, "data", &scale, out);
    }
  for (guint slot = first + PART_ALERTS; slot < vane_plan_get_n_parts (plan); slot++)
    parse_alert (plan, slot, out);
}
