/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON as text. json-glib prints a double with 17 digits: 0.1 as 0.10000000000000001; so
 * numbers and brackets are written here, and json-glib writes the strings. */
#include "config.h"

#include "present/vane-report-json.h"

#include <math.h>

/* Fewer digits than a double has, more than our numbers need: what was rounded to four
 * decimals comes out as it was meant, and a whole number without ".0". */
#define NUMBER_FORMAT "%.15g"

typedef struct
{
  GString  *out;    /* (owned) */
  gboolean  pretty;
  guint     depth;
} Writer;

static void write_node (Writer   *self,
                        JsonNode *node);

static void
break_line (Writer *self)
{
  if (!self->pretty)
    return;

  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->out, "  ");
}

static void
write_double (Writer *self,
              double  value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (self->out, isfinite (value)
                                  ? g_ascii_formatd (number, sizeof number, NUMBER_FORMAT, value + 0.0)
                                  : "null");
}

static void
write_string (Writer     *self,
              const char *text)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), text);
  g_autofree char *quoted = json_to_string (node, FALSE);

  g_string_append (self->out, quoted);
}

static void
write_member (JsonObject *object,
              const char *name,
              JsonNode   *node,
              gpointer    user_data)
{
  Writer *self = user_data;

  if (self->out->str[self->out->len - 1] != '{')
    g_string_append_c (self->out, ',');
  break_line (self);
  write_string (self, name);
  g_string_append (self->out, self->pretty ? ": " : ":");
  write_node (self, node);
}

static void
write_object (Writer     *self,
              JsonObject *object)
{
  g_string_append_c (self->out, '{');
  self->depth++;
  json_object_foreach_member (object, write_member, self);
  self->depth--;
  if (json_object_get_size (object) > 0)
    break_line (self);
  g_string_append_c (self->out, '}');
}

static void
write_array (Writer    *self,
             JsonArray *array)
{
  guint n = json_array_get_length (array);

  g_string_append_c (self->out, '[');
  self->depth++;
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (self->out, ',');
      break_line (self);
      write_node (self, json_array_get_element (array, i));
    }
  self->depth--;
  if (n > 0)
    break_line (self);
  g_string_append_c (self->out, ']');
}

static void
write_value (Writer   *self,
             JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    write_string (self, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (self->out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    g_string_append_printf (self->out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else
    write_double (self, json_node_get_double (node));
}

static void
write_node (Writer   *self,
            JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      write_object (self, json_node_get_object (node));
      break;
    case JSON_NODE_ARRAY:
      write_array (self, json_node_get_array (node));
      break;
    case JSON_NODE_VALUE:
      write_value (self, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (self->out, "null");
      break;
    }
}

/**
 * vane_report_json_to_string:
 * @node: any JSON
 * @pretty: whether to write a member a line
 *
 * Returns: (transfer full): the text, the same in every locale; with a newline at the end
 *   when @pretty
 */
char *
vane_report_json_to_string (JsonNode *node,
                            gboolean  pretty)
{
  Writer writer = { .pretty = pretty };

  g_return_val_if_fail (node != NULL, NULL);

  writer.out = g_string_new (NULL);
  write_node (&writer, node);
  if (pretty)
    g_string_append_c (writer.out, '\n');

  return g_string_free (writer.out, FALSE);
}
