/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The National Weather Service's alerts: CAP as GeoJSON.
 * https://vlab.noaa.gov/web/nws-common-alerting-protocol/cap-documentation */
#include "config.h"

#include <string.h>

#include "provider/nws.h"

/* What a VTEC says of an event: the office, what it is, and its number there
 * (NWS Instruction 10-1703): /O.CON.KFGF.WI.Y.0008.000000T0000Z-260515T0300Z/ */
typedef struct
{
  char    *event;     /* (owned) (nullable): KFGF.WI.Y.0008 */
  gboolean over;      /* cancelled, or replaced by another kind of warning */
  gboolean test;
} Vtec;

static void
vtec_clear (Vtec *self)
{
  g_free (self->event);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Vtec, vtec_clear)

static const char *
get_text (JsonArray *array,
          guint      index)
{
  JsonNode *node = NULL;

  if (array != NULL && index < json_array_get_length (array))
    node = json_array_get_element (array, index);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* Of several the first that goes on. */
static void
read_vtec (JsonObject *properties,
           Vtec       *vtec)
{
  JsonArray *texts = vane_json_get_array (vane_json_get_object (properties, "parameters"), "VTEC");
  guint n = texts != NULL ? MIN (json_array_get_length (texts), 10) : 0;

  for (guint i = 0; i < n && (vtec->event == NULL || vtec->over); i++)
    {
      const char *text = get_text (texts, i);
      g_auto(GStrv) pieces = g_strsplit (text != NULL ? text : "", ".", 8);

      if (g_strv_length (pieces) != 7)
        continue;
      g_free (vtec->event);
      vtec->event = g_strjoin (".", pieces[2], pieces[3], pieces[4], pieces[5], NULL);
      vtec->over = g_str_equal (pieces[1], "CAN") || g_str_equal (pieces[1], "UPG");
      vtec->test = g_str_equal (pieces[0], "/T");
    }
}

/* The ids of what this message replaces; @first: the one that was sent first of all. */
static char *
read_references (JsonObject  *properties,
                 const char **first)
{
  JsonArray *references = vane_json_get_array (properties, "references");
  g_autoptr(GString) ids = g_string_new (NULL);
  gint64 earliest = G_MAXINT64;

  for (guint i = 0; references != NULL && i < json_array_get_length (references); i++)
    {
      JsonObject *reference = vane_json_get_element (references, i);
      const char *id = vane_json_get_string (reference, "identifier");
      gint64 sent = vane_json_get_time (reference, "sent");

      if (id == NULL)
        continue;
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", id);
      if (sent < earliest)
        {
          earliest = sent;
          *first = id;
        }
    }

  return ids->len > 0 ? g_string_free (g_steal_pointer (&ids), FALSE) : NULL;
}

/* What names the event for as long as it goes on, whatever message is about it: its VTEC,
 * else the first message about it, else what it says. */
static char *
make_id (const Vtec *vtec,
         const char *first,
         JsonObject *properties)
{
  const char *id = vane_json_get_string (properties, "id");

  if (vtec->event != NULL)
    return g_strconcat ("nws:", vtec->event, NULL);
  if (first != NULL || id != NULL)
    return g_strconcat ("nws:", first != NULL ? first : id, NULL);

  return g_strdup_printf ("nws:%s:%" G_GINT64_FORMAT, vane_json_get_string (properties, "event"),
                          vane_json_get_time (properties, "effective"));
}

static VaneAlert *
read_alert (JsonObject *properties)
{
  g_auto(Vtec) vtec = { NULL };
  const char *first = NULL;
  g_autofree char *references = read_references (properties, &first);
  g_autofree char *id = NULL;
  gint64 onset = vane_json_get_time (properties, "onset");
  const char *event = vane_json_get_string (properties, "event");

  if (event == NULL)
    return NULL;

  read_vtec (properties, &vtec);
  id = make_id (&vtec, first, properties);

  return vane_alert_new (&(VaneAlertFields) {
      .id = id,
      .event = event,
      .headline = vane_json_get_string (properties, "headline"),
      .description = vane_json_get_string (properties, "description"),
      .instruction = vane_json_get_string (properties, "instruction"),
      .area = vane_json_get_string (properties, "areaDesc"),
      .sender = vane_json_get_string (properties, "senderName"),
      .url = vane_json_get_string (properties, "web"),
      .urgency = vane_json_get_string (properties, "urgency"),
      .certainty = vane_json_get_string (properties, "certainty"),
      .status = vtec.test ? "Test" : vane_json_get_string (properties, "status"),
      .type = vtec.over ? "Cancel" : vane_json_get_string (properties, "messageType"),
      .message = vane_json_get_string (properties, "id"),
      .references = references,
      .severity = vane_severity_from_string (vane_json_get_string (properties, "severity")),
      .onset = onset != VANE_TIME_NONE ? onset : vane_json_get_time (properties, "effective"),
      .ends = vane_json_get_time (properties, "ends"),
      .expires = vane_json_get_time (properties, "expires"),
      .sent = vane_json_get_time (properties, "sent"),
  });
}

/**
 * vane_nws_parse_alerts:
 * @body: (nullable): the answer of alerts/active
 * @out: where they go
 * @error: DATA
 *
 * Returns: whether it could be read
 */
gboolean
vane_nws_parse_alerts (GBytes            *body,
                       VaneReportBuilder *out,
                       GError           **error)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root = vane_json_parse_object (body, &node, error);
  JsonArray *features = root != NULL ? vane_json_need_array (root, "features", error) : NULL;

  if (features == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (features); i++)
    {
      JsonObject *feature = vane_json_get_element (features, i);
      VaneAlert *alert = read_alert (vane_json_get_object (feature, "properties"));

      if (alert != NULL)
        vane_report_builder_take_alert (out, alert);
    }

  return TRUE;
}
