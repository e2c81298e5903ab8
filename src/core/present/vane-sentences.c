/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-sentences.h"

#include <glib/gi18n-lib.h>

/**
 * vane_sentences_join:
 * @sentences: (array zero-terminated=1): without their full stops. One that ends in an abbreviation
 *   ("9 км/ч." in some languages) brings its own, and gets no second one
 *
 * Returns: (transfer full): all of them as one text
 */
char *
vane_sentences_join (const char *const *sentences)
{
  GString *joined = g_string_new (NULL);
  /* Translators: what stands between short sentences: "9 mph. From WNW. Gusts 16 mph" */
  const char *between = C_("between sentences", ". ");

  g_return_val_if_fail (sentences != NULL, g_string_free (joined, FALSE));

  for (; *sentences != NULL; sentences++)
    {
      if (joined->len > 0)
        g_string_append (joined, between + (*between == '.' && g_str_has_suffix (joined->str, ".") ? 1 : 0));
      g_string_append (joined, *sentences);
    }

  return g_string_free (joined, FALSE);
}
