/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type and import: a question for a place, and a file of places. */
#include "config.h"

#include "fuzz-target.h"

#include "model/vane-query.h"
#include "present/vane-place-json.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr(GPtrArray) places = NULL;
  g_autoptr(GError) error = NULL;

  /* Arguments and fields are UTF-8 before anybody reads them. */
  if (g_utf8_validate (text, -1, NULL))
    {
      g_autoptr(VaneQuery) query = vane_query_parse (text, "US");

      g_assert_nonnull (vane_query_get_text (query));
    }
  places = vane_place_json_parse_list ((const char *) data, size, &error);
  g_assert_true ((places != NULL) == (error == NULL));

  return 0;
}
