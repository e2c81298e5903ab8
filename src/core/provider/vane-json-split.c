/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts an array into the texts of its elements without reading them: what was one answer
 * for many places is then cached and parsed place by place, to the letter. */
#include "config.h"

#include "base/vane-error.h"
#include "provider/vane-json.h"

/* The end of the value that begins at @at: behind its last bracket; 0 when it has none. */
static gsize
find_end (const char *data,
          gsize       length,
          gsize       at)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = at; i < length; i++)
    {
      if (in_string && data[i] == '\\')
        i++;
      else if (data[i] == '"')
        in_string = !in_string;
      else if (!in_string && (data[i] == '{' || data[i] == '['))
        depth++;
      else if (!in_string && (data[i] == '}' || data[i] == ']') && --depth == 0)
        return i + 1;
    }

  return 0;
}

static gsize
skip_blanks (const char *data,
             gsize       length,
             gsize       at)
{
  while (at < length && g_ascii_isspace (data[at]))
    at++;

  return at;
}

static GPtrArray *
fail (GPtrArray  *parts,
      GError    **error)
{
  g_ptr_array_unref (parts);
  g_set_error (error, VANE_ERROR, VANE_ERROR_DATA, "not an answer for all places");

  return NULL;
}

/**
 * vane_json_split:
 * @body: (nullable): an array of objects; a single object counts as an array of one
 * @n: how many there must be
 * @error: DATA
 *
 * The elements themselves are not checked: whoever reads them will.
 *
 * Returns: (transfer full) (nullable) (element-type GBytes): the text of each element
 */
GPtrArray *
vane_json_split (GBytes  *body,
                 guint    n,
                 GError **error)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gsize length = 0;
  const char *data = body != NULL ? g_bytes_get_data (body, &length) : NULL;
  gsize at = skip_blanks (data, length, 0);
  gboolean is_array = at < length && data[at] == '[';

  if (is_array)
    at = skip_blanks (data, length, at + 1);

  while (at < length && data[at] == '{')
    {
      gsize end = find_end (data, length, at);

      if (end == 0 || parts->len == n)
        return fail (parts, error);
      g_ptr_array_add (parts, g_bytes_new (data + at, end - at));
      at = skip_blanks (data, length, end);
      if (!is_array || at >= length || data[at] != ',')
        break;
      at = skip_blanks (data, length, at + 1);
    }

  if (is_array && (at >= length || data[at++] != ']'))
    return fail (parts, error);
  if (parts->len != n || skip_blanks (data, length, at) != length)
    return fail (parts, error);

  return parts;
}
