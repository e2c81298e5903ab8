/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "provider/vane-json.h"

#include <math.h>
#include <string.h>

#include "base/vane-error.h"
#include "base/vane-json-text.h"

/* Instants outside 1970–2200 are no weather. */
#define MAX_TIME G_GINT64_CONSTANT (7258118400)

/**
 * vane_json_parse:
 * @body: (nullable): bytes from outside
 * @error: DATA
 *
 * Returns: (transfer full) (nullable): the root; json_node_unref() it
 */
JsonNode *
vane_json_parse (GBytes  *body,
                 GError **error)
{
  g_autoptr(JsonParser) parser = NULL;
  g_autoptr(GError) local_error = NULL;
  gsize length = 0;
  const char *data = body != NULL ? g_bytes_get_data (body, &length) : NULL;
  JsonNode *root;

  if (length == 0)
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_DATA, "an empty body");
      return NULL;
    }
  if (!g_utf8_validate (data, length, NULL) || !vane_json_text_is_one_value (data, length))
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_DATA, "not JSON");
      return NULL;
    }

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, data, length, &local_error))
    {
      /* The parser's message may quote the body: only its code goes on. */
      g_set_error (error, VANE_ERROR, VANE_ERROR_DATA, "not JSON (parser error %d)", local_error->code);
      return NULL;
    }

  root = json_parser_get_root (parser);
  if (root == NULL)
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_DATA, "an empty document");
      return NULL;
    }

  return json_node_ref (root);
}

/**
 * vane_json_parse_object:
 * @body: (nullable): bytes from outside
 * @root: (out) (transfer full): keeps the object alive; json_node_unref() it
 * @error: DATA
 *
 * Returns: (transfer none) (nullable): the root object
 */
JsonObject *
vane_json_parse_object (GBytes    *body,
                        JsonNode **root,
                        GError   **error)
{
  *root = vane_json_parse (body, error);
  if (*root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (*root))
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_DATA, "expected an object");
      return NULL;
    }

  return json_node_get_object (*root);
}

static JsonNode *
peek_member (JsonObject *object,
             const char *member)
{
  return object != NULL ? json_object_get_member (object, member) : NULL;
}

/**
 * vane_json_get_object:
 * @object: (nullable): an object
 * @member: name of a member
 *
 * Returns: (transfer none) (nullable): the member, when it is an object
 */
JsonObject *
vane_json_get_object (JsonObject *object,
                      const char *member)
{
  JsonNode *node = peek_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * vane_json_get_array:
 * @object: (nullable): an object
 * @member: name of a member
 *
 * Returns: (transfer none) (nullable): the member, when it is an array
 */
JsonArray *
vane_json_get_array (JsonObject *object,
                     const char *member)
{
  JsonNode *node = peek_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * vane_json_need_object:
 * @object: (nullable): an object
 * @member: name of a member
 * @error: DATA when it is missing or no object
 *
 * Returns: (transfer none) (nullable): the member
 */
JsonObject *
vane_json_need_object (JsonObject *object,
                       const char *member,
                       GError    **error)
{
  JsonObject *value = vane_json_get_object (object, member);

  if (value == NULL)
    g_set_error (error, VANE_ERROR, VANE_ERROR_DATA, "%s: expected an object", member);

  return value;
}

/**
 * vane_json_need_array:
 * @object: (nullable): an object
 * @member: name of a member
 * @error: DATA when it is missing or no array
 *
 * Returns: (transfer none) (nullable): the member
 */
JsonArray *
vane_json_need_array (JsonObject *object,
                      const char *member,
                      GError    **error)
{
  JsonArray *value = vane_json_get_array (object, member);

  if (value == NULL)
    g_set_error (error, VANE_ERROR, VANE_ERROR_DATA, "%s: expected an array", member);

  return value;
}

/**
 * vane_json_get_string:
 * @object: (nullable): an object
 * @member: name of a member
 *
 * Returns: (transfer none) (nullable): the member, when it is a string that is not empty
 */
const char *
vane_json_get_string (JsonObject *object,
                      const char *member)
{
  JsonNode *node = peek_member (object, member);
  const char *value = NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    value = json_node_get_string (node);

  return value != NULL && *value != '\0' ? value : NULL;
}

/**
 * vane_json_node_number:
 * @node: (nullable): a node
 *
 * Returns: its number; NAN for anything else: missing, null, text, true, infinite
 */
double
vane_json_node_number (JsonNode *node)
{
  GType type;
  double value;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NAN;

  type = json_node_get_value_type (node);
  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return NAN;
  value = json_node_get_double (node);

  return isfinite (value) ? value : NAN;
}

/**
 * vane_json_get_number:
 * @object: (nullable): an object
 * @member: name of a member
 *
 * Returns: the member's number, or NAN
 */
double
vane_json_get_number (JsonObject *object,
                      const char *member)
{
  return vane_json_node_number (peek_member (object, member));
}

/**
 * vane_json_parse_time:
 * @text: (nullable): ISO 8601: a date, or a date and time with or without seconds and offset
 * @offset_s: the offset of times that have none, in seconds east of UTC
 *
 * GLib's parser needs seconds, which Open-Meteo and MET Norway's sunrise leave out.
 *
 * Returns: unix seconds, or %VANE_TIME_NONE
 */
gint64
vane_json_parse_time (const char *text,
                      int         offset_s)
{
  g_autofree char *full = NULL;
  g_autoptr(GTimeZone) zone = NULL;
  g_autoptr(GDateTime) time = NULL;
  gsize length;
  gint64 unix_s;

  if (text == NULL)
    return VANE_TIME_NONE;
  length = strlen (text);
  if (length < 10 || length > 40)
    return VANE_TIME_NONE;

  if (length == 10)
    full = g_strconcat (text, "T00:00:00", NULL);
  else if (length >= 16 && text[13] == ':' && (length == 16 || text[16] != ':'))
    full = g_strdup_printf ("%.16s:00%s", text, text + 16);
  else
    full = g_strdup (text);

  zone = g_time_zone_new_offset (CLAMP (offset_s, -15 * 3600, 15 * 3600));
  time = g_date_time_new_from_iso8601 (full, zone);
  if (time == NULL)
    return VANE_TIME_NONE;
  unix_s = g_date_time_to_unix (time);

  return unix_s > 0 && unix_s < MAX_TIME ? unix_s : VANE_TIME_NONE;
}

/**
 * vane_json_node_time:
 * @node: (nullable): a node: unix seconds, or ISO 8601
 * @offset_s: the offset of texts that have none, in seconds east of UTC
 *
 * Returns: unix seconds, or %VANE_TIME_NONE; 0 is no time: services mean "none" by it
 */
gint64
vane_json_node_time (JsonNode *node,
                     int       offset_s)
{
  double number = vane_json_node_number (node);

  if (!isnan (number))
    return number > 0.0 && number < (double) MAX_TIME ? (gint64) number : VANE_TIME_NONE;
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return VANE_TIME_NONE;

  return vane_json_parse_time (json_node_get_string (node), offset_s);
}

/**
 * vane_json_get_time:
 * @object: (nullable): an object
 * @member: name of a member: unix seconds, or ISO 8601, taken as UTC where no offset is given
 *
 * Returns: unix seconds, or %VANE_TIME_NONE
 */
gint64
vane_json_get_time (JsonObject *object,
                    const char *member)
{
  return vane_json_node_time (peek_member (object, member), 0);
}

/**
 * vane_json_get_boolean:
 * @object: (nullable): an object
 * @member: name of a member: a boolean, or the numbers 0 and 1
 * @fallback: what else
 *
 * Returns: the member, or @fallback
 */
gboolean
vane_json_get_boolean (JsonObject *object,
                       const char *member,
                       gboolean    fallback)
{
  JsonNode *node = peek_member (object, member);
  double number = vane_json_node_number (node);

  if (!isnan (number))
    return number != 0.0;
  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);

  return fallback;
}

/**
 * vane_json_get_element:
 * @array: (nullable): an array
 * @index: an index, may be too great
 *
 * Returns: (transfer none) (nullable): the element, when it is an object
 */
JsonObject *
vane_json_get_element (JsonArray *array,
                       guint      index)
{
  JsonNode *node;

  if (array == NULL || index >= json_array_get_length (array))
    return NULL;

  node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * vane_json_column_number:
 * @column: (nullable): an array of numbers and nulls
 * @index: an index, may be too great
 *
 * Returns: the number there, or NAN
 */
double
vane_json_column_number (JsonArray *column,
                         guint      index)
{
  if (column == NULL || index >= json_array_get_length (column))
    return NAN;

  return vane_json_node_number (json_array_get_element (column, index));
}

/**
 * vane_json_read_sample:
 * @object: (nullable): an object with a member for each value
 * @columns: (array length=n_columns): which, and what they mean
 * @n_columns: how many
 * @sample: (inout): where they go
 */
void
vane_json_read_sample (JsonObject           *object,
                       const VaneJsonColumn *columns,
                       guint                 n_columns,
                       VaneSample           *sample)
{
  for (guint i = 0; i < n_columns; i++)
    {
      double value = vane_json_get_number (object, columns[i].name);

      if (!isnan (value))
        vane_sample_set (sample, columns[i].field, value * columns[i].factor + columns[i].offset);
    }
}
