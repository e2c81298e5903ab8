/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "present/vane-place-json.h"

#include <math.h>

#include "base/vane-error.h"
#include "base/vane-json-text.h"

#define MAX_PLACES 100

typedef const char *(*GetText) (VanePlace *place);

/* One table for both ways. */
static const struct
{
  const char *member;
  GetText     get;
  gsize       offset;
} texts[] = {
  { "id", vane_place_get_id, G_STRUCT_OFFSET (VanePlaceFields, id) },
  { "name", vane_place_get_name, G_STRUCT_OFFSET (VanePlaceFields, name) },
  { "admin", vane_place_get_admin1, G_STRUCT_OFFSET (VanePlaceFields, admin1) },
  { "admin2", vane_place_get_admin2, G_STRUCT_OFFSET (VanePlaceFields, admin2) },
  { "country", vane_place_get_country_code, G_STRUCT_OFFSET (VanePlaceFields, country_code) },
  { "country_name", vane_place_get_country, G_STRUCT_OFFSET (VanePlaceFields, country) },
  { "postal_code", vane_place_get_postal_code, G_STRUCT_OFFSET (VanePlaceFields, postal_code) },
  { "timezone", vane_place_get_timezone, G_STRUCT_OFFSET (VanePlaceFields, timezone) },
};

/**
 * vane_place_json_new:
 * @place: a place
 *
 * Returns: (transfer full): an object: id, name, admin, admin2, country (two letters),
 *   country_name, postal_code, timezone, latitude, longitude; null for what is not known
 */
JsonNode *
vane_place_json_new (VanePlace *place)
{
  g_autoptr(JsonObject) object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *value = texts[i].get (place);

      if (value != NULL)
        json_object_set_string_member (object, texts[i].member, value);
      else
        json_object_set_null_member (object, texts[i].member);
    }
  json_object_set_double_member (object, "latitude", vane_place_get_latitude (place));
  json_object_set_double_member (object, "longitude", vane_place_get_longitude (place));

  return json_node_init_object (json_node_alloc (), object);
}

/**
 * vane_place_json_new_list:
 * @places: (element-type VanePlace): places
 *
 * Returns: (transfer full): an array of vane_place_json_new()
 */
JsonNode *
vane_place_json_new_list (GPtrArray *places)
{
  g_autoptr(JsonArray) array = json_array_new ();

  for (guint i = 0; i < places->len; i++)
    json_array_add_element (array, vane_place_json_new (places->pdata[i]));

  return json_node_init_array (json_node_alloc (), array);
}

static const char *
get_text (JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static double
get_number (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : NAN;
}

static VanePlace *
read_place (JsonNode *node)
{
  VanePlaceFields fields = { 0 };
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    G_STRUCT_MEMBER (const char *, &fields, texts[i].offset) = get_text (object, texts[i].member);
  fields.latitude = get_number (object, "latitude");
  fields.longitude = get_number (object, "longitude");

  return vane_place_coordinates_valid (fields.latitude, fields.longitude) ? vane_place_new (&fields) : NULL;
}

/**
 * vane_place_json_parse_list:
 * @text: JSON from a file of the user's
 * @length: its length in bytes
 * @error: LOCAL when it is no list of places
 *
 * Nothing is taken when something in it is no place: half an import would be worse.
 *
 * Returns: (transfer full) (nullable) (element-type VanePlace): the places
 */
GPtrArray *
vane_place_json_parse_list (const char *text,
                            gsize       length,
                            GError    **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);
  JsonNode *root;
  JsonArray *array;

  if (!g_utf8_validate (text, length, NULL) || !vane_json_text_is_one_value (text, length) ||
      !json_parser_load_from_data (parser, text, length, NULL) ||
      (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_ARRAY (root) ||
      json_array_get_length (json_node_get_array (root)) > MAX_PLACES)
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_LOCAL, "not a list of at most %d places", MAX_PLACES);
      return NULL;
    }

  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      VanePlace *place = read_place (json_array_get_element (array, i));

      if (place == NULL)
        {
          g_set_error (error, VANE_ERROR, VANE_ERROR_LOCAL, "entry %u is not a place", i + 1);
          return NULL;
        }
      g_ptr_array_add (places, place);
    }

  return g_steal_pointer (&places);
}
