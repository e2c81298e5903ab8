/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies that no service should send. */
#include "config.h"

#include "simulator/vane-sim-body.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define MIB           ((gsize) 1024 * 1024)
#define BOMB_SIZE_MIB 200

static GOutputStream *
open_gzip (GOutputStream *memory)
{
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);

  return g_converter_output_stream_new (memory, G_CONVERTER (compressor));
}

static GBytes *
close_gzip (GOutputStream *gzip,
            GOutputStream *memory)
{
  if (!g_output_stream_close (gzip, NULL, NULL))
    g_warning ("Cannot pack a body");

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/**
 * vane_sim_body_gzip:
 * @bytes: a body
 *
 * Returns: (transfer full): the body, packed
 */
GBytes *
vane_sim_body_gzip (GBytes *bytes)
{
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) gzip = open_gzip (memory);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (!g_output_stream_write_all (gzip, data, size, NULL, NULL, NULL))
    g_warning ("Cannot pack a body");

  return close_gzip (gzip, memory);
}

/**
 * vane_sim_body_bomb:
 *
 * Takes about a second of computing: keep it.
 *
 * Returns: (transfer full): some 200 kB of gzip that unpack to 200 MiB of JSON
 */
GBytes *
vane_sim_body_bomb (void)
{
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) gzip = open_gzip (memory);
  g_autofree char *blanks = g_malloc (MIB);

  memset (blanks, ' ', MIB);
  for (guint i = 0; i < BOMB_SIZE_MIB; i++)
    {
      if (!g_output_stream_write_all (gzip, blanks, MIB, NULL, NULL, NULL))
        g_warning ("Cannot pack a body");
    }
  g_output_stream_write_all (gzip, "{}", 2, NULL, NULL, NULL);

  return close_gzip (gzip, memory);
}

/**
 * vane_sim_body_huge:
 * @size: bytes, at least 20
 *
 * Returns: (transfer full): so many bytes of JSON
 */
GBytes *
vane_sim_body_huge (gsize size)
{
  static const char head[] = "{\"padding\":\"";
  static const char tail[] = "\"}";
  char *body;

  size = MAX (size, 20);
  body = g_malloc (size);
  memset (body, 'x', size);
  memcpy (body, head, strlen (head));
  memcpy (body + size - strlen (tail), tail, strlen (tail));

  return g_bytes_new_take (body, size);
}

static JsonNode *
make_wrong (JsonNode *node)
{
  JsonNode *wrong = json_node_new (JSON_NODE_VALUE);
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(GList) members = NULL;

  if (JSON_NODE_HOLDS_VALUE (node))
    {
      g_autofree char *text = json_to_string (node, FALSE);

      if (json_node_get_value_type (node) == G_TYPE_STRING)
        json_node_set_int (wrong, strlen (text));
      else
        json_node_set_string (wrong, text);
      return wrong;
    }

  json_node_init_array (wrong, array);
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        json_array_add_element (array, make_wrong (json_array_get_element (json_node_get_array (node), i)));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      members = json_object_get_members (json_node_get_object (node));
      for (GList *link = members; link != NULL; link = link->next)
        json_array_add_element (array, make_wrong (json_object_get_member (json_node_get_object (node), link->data)));
    }

  return wrong;
}

/**
 * vane_sim_body_wrong_types:
 * @json: a good body
 *
 * Returns: (transfer full): the same with every number a string, every string a number and
 *   every object an array
 */
char *
vane_sim_body_wrong_types (const char *json)
{
  g_autoptr(JsonNode) root = json_from_string (json, NULL);
  g_autoptr(JsonNode) wrong = NULL;

  if (root == NULL)
    return g_strdup ("[]");
  wrong = make_wrong (root);

  return json_to_string (wrong, FALSE);
}

/**
 * vane_sim_body_portal:
 *
 * Returns: (transfer none): what the network of a hotel says to everything
 */
const char *
vane_sim_body_portal (void)
{
  return "<!DOCTYPE html>\n<html><head><title>Welcome</title></head>\n"
         "<body><form action=\"/login\"><h1>Please sign in to use this network</h1></form></body></html>\n";
}
