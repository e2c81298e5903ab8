/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters of East Asia take two columns, marks that only say which way to write none. */
#include "config.h"

#include "vane-columns.h"

static glong
measure (gunichar character)
{
  if (g_unichar_iszerowidth (character))
    return 0;

  return g_unichar_iswide (character) ? 2 : 1;
}

/**
 * vane_columns_count:
 * @text: a text without line ends
 *
 * Returns: the columns that it takes on a terminal
 */
glong
vane_columns_count (const char *text)
{
  glong n = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    n += measure (g_utf8_get_char (at));

  return n;
}

/**
 * vane_columns_cut:
 * @text: a text without line ends
 * @columns: how many there are
 *
 * Returns: (transfer full): as much of it, from its beginning, as there is room for
 */
char *
vane_columns_cut (const char *text,
                  glong       columns)
{
  const char *at = text;

  g_return_val_if_fail (text != NULL, NULL);

  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      columns -= measure (g_utf8_get_char (at));
      if (columns < 0)
        break;
    }

  return g_strndup (text, at - text);
}
