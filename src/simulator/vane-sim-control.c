/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what a person or a test in another process wants of the simulator:
 *
 *   {"kind": "status", "endpoint": "open-meteo", "status": 503, "retry_after": "120", "n_times": 2}
 *   {"behave": true}  {"hold": "open-meteo"}  {"hold": true}  {"release": true}
 *   {"release": "latitude=37"}  {"reset_log": true}  {"onecall": 4}
 */
#include "config.h"

#include "simulator/vane-sim-control.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "simulator/vane-mishap.h"
#include "simulator/vane-sim-json.h"

static const char *
get_string (JsonObject *object,
            const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static guint
get_number (JsonObject *object,
            const char *name)
{
  return (guint) CLAMP (json_object_get_int_member_with_default (object, name, 0), 0, G_MAXINT);
}

static gboolean
is_string (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING;
}

static const char *
set_onecall (VaneSimulator *simulator,
             guint          version)
{
  if (version != 0 && version != 3 && version != 4)
    return "onecall must be 0, 3 or 4";
  vane_simulator_set_onecall (simulator, version);

  return NULL;
}

/* NULL, or what is wrong. */
static const char *
obey (VaneSimulator *simulator,
      JsonObject    *order)
{
  VaneMishap mishap = {
    .endpoint = get_string (order, "endpoint"),
    .query = get_string (order, "query"),
    .n_times = get_number (order, "n_times"),
    .delay_ms = get_number (order, "delay_ms"),
    .status = get_number (order, "status"),
    .retry_after = get_string (order, "retry_after"),
    .size = get_number (order, "size"),
    .location = get_string (order, "location"),
    .body = get_string (order, "body"),
  };

  if (json_object_has_member (order, "kind"))
    {
      if (!vane_mishap_kind_from_string (get_string (order, "kind"), &mishap.kind))
        return "no such kind";
      if (mishap.kind == VANE_MISHAP_STATUS && (mishap.status < 200 || mishap.status > 599))
        return "status must be 200 to 599";
      vane_simulator_misbehave (simulator, &mishap);
    }
  else if (json_object_has_member (order, "behave"))
    vane_simulator_behave (simulator);
  else if (json_object_has_member (order, "hold"))
    vane_simulator_hold (simulator, is_string (order, "hold") ? get_string (order, "hold") : NULL);
  else if (is_string (order, "release"))
    {
      if (!vane_simulator_release_one (simulator, get_string (order, "release")))
        return "nothing like that is held";
    }
  else if (json_object_has_member (order, "release"))
    vane_simulator_release (simulator);
  else if (json_object_has_member (order, "reset_log"))
    vane_simulator_reset_log (simulator);
  else if (json_object_has_member (order, "onecall"))
    return set_onecall (simulator, get_number (order, "onecall"));
  else
    return "expected kind, behave, hold, release, reset_log or onecall";

  return NULL;
}

static const char *
read_order (VaneSimulator     *simulator,
            SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr(GBytes) bytes = soup_message_body_flatten (body);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr(JsonNode) root = json_from_string (text, NULL);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return "expected a JSON object";

  return obey (simulator, json_node_get_object (root));
}

static void
send_json (SoupServerMessage *message,
           guint              status,
           const char        *json)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, json, strlen (json));
}

static void
send_state (VaneSimulator     *simulator,
            SoupServerMessage *message,
            const char        *trouble)
{
  g_autoptr(GString) json = g_string_new (NULL);

  vane_sim_json_open (json, NULL, '{');
  if (trouble != NULL)
    vane_sim_json_add_string (json, "error", trouble);
  vane_sim_json_add_int (json, "requests", vane_simulator_get_n_requests (simulator, NULL));
  vane_sim_json_add_int (json, "in_flight", vane_simulator_get_n_in_flight (simulator));
  vane_sim_json_add_int (json, "max_in_flight", vane_simulator_get_max_in_flight (simulator));
  vane_sim_json_close (json, '}');
  send_json (message, trouble != NULL ? SOUP_STATUS_BAD_REQUEST : SOUP_STATUS_OK, json->str);
}

/**
 * vane_sim_control_answer:
 * @simulator: the simulator
 * @message: a request
 * @path: its path
 *
 * Answers POST /_control (does what the body says), GET /_control (how many requests came
 * and are in flight) and GET /_log (all of them). None of these counts as a request.
 *
 * Returns: whether the path is one of those
 */
gboolean
vane_sim_control_answer (VaneSimulator     *simulator,
                         SoupServerMessage *message,
                         const char        *path)
{
  gboolean posted = g_str_equal (soup_server_message_get_method (message), SOUP_METHOD_POST);

  if (g_str_equal (path, "/_log"))
    {
      g_autofree char *log = vane_simulator_dup_log (simulator);

      send_json (message, SOUP_STATUS_OK, log);
      return TRUE;
    }
  if (!g_str_equal (path, "/_control"))
    return FALSE;

  send_state (simulator, message, posted ? read_order (simulator, message) : NULL);

  return TRUE;
}
