/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/vane-search-text.h"

#include <string.h>

#include "model/vane-query.h"

/* Fewer letters are not a place yet. */
#define MIN_LETTERS 3
/* Nobody looks for more. */
#define MAX_BYTES 200

/**
 * vane_search_text_join:
 * @terms: %NULL-terminated: the words of a search
 *
 * Returns: (transfer full): they as one text, as they were typed
 */
char *
vane_search_text_join (const char *const *terms)
{
  g_autofree char *text = g_strjoinv (" ", (char **) terms);

  return g_strdup (g_strstrip (text));
}

/**
 * vane_search_text_strip:
 * @text: what was typed
 * @word: a word, such as “weather”
 * @rest: (out) (transfer none): what follows it
 *
 * Returns: whether the text begins with the word, whatever its case, and something follows
 */
gboolean
vane_search_text_strip (const char  *text,
                        const char  *word,
                        const char **rest)
{
  g_autofree char *folded_word = g_utf8_casefold (word, -1);
  const char *end = text;
  g_autofree char *first = NULL;
  g_autofree char *folded = NULL;

  while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  if (*end == '\0')
    return FALSE;

  first = g_strndup (text, (gsize) (end - text));
  folded = g_utf8_casefold (first, -1);
  if (!g_str_equal (folded, folded_word))
    return FALSE;

  while (g_unichar_isspace (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  *rest = end;

  return *end != '\0';
}

/**
 * vane_search_text_may_go_out:
 * @rest: what follows the word “weather”
 * @country: (nullable): of the locale, for postal codes
 *
 * Returns: whether services may be asked for it: it is a postal code, or has three letters or more
 */
gboolean
vane_search_text_may_go_out (const char *rest,
                             const char *country)
{
  g_autoptr(VaneQuery) query = NULL;
  glong n = 0;

  if (strlen (rest) > MAX_BYTES)
    return FALSE;

  query = vane_query_parse (rest, country);
  if (vane_query_get_kind (query) == VANE_QUERY_POSTAL_CODE)
    return TRUE;

  for (const char *at = rest; *at != '\0'; at = g_utf8_next_char (at))
    n += g_unichar_isalpha (g_utf8_get_char (at));

  return vane_query_get_kind (query) == VANE_QUERY_NAME && n >= MIN_LETTERS;
}

/**
 * vane_search_text_matches:
 * @text: what was typed
 * @name: the name of a saved place
 *
 * Returns: whether the name, or one of its words, begins with the text; case and accents do not count
 */
gboolean
vane_search_text_matches (const char *text,
                          const char *name)
{
  return *text != '\0' && g_str_match_string (text, name, TRUE);
}
