/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes JSON with the number of decimals that a service prints. */
#include "config.h"

#include "simulator/vane-sim-json.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/* The last character says whether something stands before: no state is needed. */
static void
begin_value (GString    *json,
             const char *name)
{
  if (json->len > 0 && strchr ("{[:", json->str[json->len - 1]) == NULL)
    g_string_append_c (json, ',');
  if (name != NULL)
    {
      g_string_append_c (json, '"');
      g_string_append (json, name);
      g_string_append (json, "\":");
    }
}

/**
 * vane_sim_json_open:
 * @json: what was written so far
 * @name: (nullable): name of the member, without anything to escape
 * @bracket: '{' or '['
 *
 * Begins an object or an array.
 */
void
vane_sim_json_open (GString    *json,
                    const char *name,
                    char        bracket)
{
  begin_value (json, name);
  g_string_append_c (json, bracket);
}

/**
 * vane_sim_json_close:
 * @json: what was written so far
 * @bracket: '}' or ']'
 *
 * Ends an object or an array.
 */
void
vane_sim_json_close (GString *json,
                     char     bracket)
{
  g_string_append_c (json, bracket);
}

/**
 * vane_sim_json_add_string:
 * @json: what was written so far
 * @name: (nullable): name of the member
 * @value: (nullable): any text; %NULL is null
 *
 * Adds a string.
 */
void
vane_sim_json_add_string (GString    *json,
                          const char *name,
                          const char *value)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_VALUE);
  g_autofree char *quoted = NULL;

  begin_value (json, name);
  if (value == NULL)
    {
      g_string_append (json, "null");
      return;
    }

  json_node_set_string (node, value);
  quoted = json_to_string (node, FALSE);
  g_string_append (json, quoted);
}

/**
 * vane_sim_json_add_int:
 * @json: what was written so far
 * @name: (nullable): name of the member
 * @value: the number
 *
 * Adds an integer.
 */
void
vane_sim_json_add_int (GString    *json,
                       const char *name,
                       gint64      value)
{
  begin_value (json, name);
  g_string_append_printf (json, "%" G_GINT64_FORMAT, value);
}

static void
print_number (double value,
              guint  decimals,
              char  *text,
              gsize  size)
{
  char format[16];

  g_snprintf (format, sizeof format, "%%.%uf", decimals);
  g_ascii_formatd (text, size, format, value);
}

/**
 * vane_sim_json_add_fixed:
 * @json: what was written so far
 * @name: (nullable): name of the member
 * @value: the number; NAN is null
 * @decimals: how many are written
 *
 * Adds a number with all its decimals, as Open-Meteo does: "0.00".
 */
void
vane_sim_json_add_fixed (GString    *json,
                         const char *name,
                         double      value,
                         guint       decimals)
{
  char text[64];

  begin_value (json, name);
  if (isnan (value))
    {
      g_string_append (json, "null");
      return;
    }

  print_number (value, decimals, text, sizeof text);
  g_string_append (json, text);
}

/**
 * vane_sim_json_add_trimmed:
 * @json: what was written so far
 * @name: (nullable): name of the member
 * @value: the number; NAN is null
 * @decimals: how many are written at most
 *
 * Adds a number without zeros at its end, as OpenWeatherMap does: 285, 285.4, 285.94.
 */
void
vane_sim_json_add_trimmed (GString    *json,
                           const char *name,
                           double      value,
                           guint       decimals)
{
  char text[64];

  begin_value (json, name);
  if (isnan (value))
    {
      g_string_append (json, "null");
      return;
    }

  print_number (value, decimals, text, sizeof text);
  if (decimals > 0)
    {
      gsize length = strlen (text);

      while (text[length - 1] == '0')
        text[--length] = '\0';
      if (text[length - 1] == '.')
        text[--length] = '\0';
    }
  g_string_append (json, g_str_equal (text, "-0") ? "0" : text);
}

/**
 * vane_sim_json_add_raw:
 * @json: what was written so far
 * @name: (nullable): name of the member
 * @value: JSON
 *
 * Adds what is JSON already.
 */
void
vane_sim_json_add_raw (GString    *json,
                       const char *name,
                       const char *value)
{
  begin_value (json, name);
  g_string_append (json, value);
}
