/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One geocoder, FUZZ_ID, with replies of anybody's making, for each kind of question. */
#include "config.h"

#include "fuzz-bodies.h"
#include "fuzz-target.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const char *const questions[] = { "94134", "Paris, Texas" };
  const VaneGeocodeProvider *geocoder = vane_geocode_provider_find (FUZZ_ID);
  const VanePlanOptions options = { .decimals = 2, .language = "de_DE" };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr(VaneQuery) query = vane_query_parse (questions[i], "US");
      g_autoptr(VanePlan) plan = vane_plan_new_for_query (query, &options);
      g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);
      g_autoptr(GError) error = NULL;

      if (!geocoder->answers (query) || !fuzz_bodies_answer (plan, geocoder->plan, data, size))
        continue;
      g_assert_true (geocoder->parse (plan, places, &error) == (error == NULL));
      for (guint j = 0; j < places->len; j++)
        g_assert_true (vane_place_get_id (places->pdata[j]) != NULL);
    }

  return 0;
}
