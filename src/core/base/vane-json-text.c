/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/vane-json-text.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static gsize
skip_blanks (const char *text,
             gsize       length,
             gsize       at)
{
  while (at < length && strchr (" \t\r\n", text[at]) != NULL && text[at] != '\0')
    at++;

  return at;
}

/* Behind the bracket that closes the one at @at; 0 when there is none, or what json-glib takes
 * but JSON does not have: comments. */
static gsize
find_end (const char *text,
          gsize       length,
          gsize       at)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = at; i < length; i++)
    {
      if (in_string && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        in_string = !in_string;
      else if (in_string)
        continue;
      else if (text[i] == '/')
        return 0;
      else if ((text[i] == '[' || text[i] == '{') && ++depth > VANE_JSON_TEXT_MAX_DEPTH)
        return 0;
      else if ((text[i] == ']' || text[i] == '}') && --depth == 0)
        return i + 1;
    }

  return 0;
}

/**
 * vane_json_text_is_one_value:
 * @text: bytes from outside
 * @length: how many
 *
 * Whether it is an object or an array, of a sane depth, and nothing else: json-glib 1.6 reads
 * what follows, too, and leaks what it had read before. What is within the brackets is not checked.
 *
 * Returns: whether json-glib may read it
 */
gboolean
vane_json_text_is_one_value (const char *text,
                             gsize       length)
{
  gsize at = 0;

  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    at = strlen (BYTE_ORDER_MARK);
  at = skip_blanks (text, length, at);
  if (at >= length || (text[at] != '{' && text[at] != '['))
    return FALSE;
  at = find_end (text, length, at);

  return at != 0 && skip_blanks (text, length, at) == length;
}
