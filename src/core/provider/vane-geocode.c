/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "provider/vane-geocode.h"

#include <string.h>

#include "model/vane-region.h"

/**
 * vane_geocode_explain:
 * @status: the HTTP status
 * @body: its body
 * @fallback: what the status alone means
 *
 * Returns: NO_MATCH for a 404: in a search that is an answer
 */
VaneError
vane_geocode_explain (guint     status,
                      GBytes   *body,
                      VaneError fallback)
{
  return status == 404 ? VANE_ERROR_NO_MATCH : fallback;
}

/**
 * vane_geocode_get_body:
 * @plan: a plan whose parts are optional
 * @slot: a part
 * @body: (out) (transfer none) (nullable): its body; %NULL when there is no such place
 * @error: why there is no answer
 *
 * Returns: %FALSE when the part failed otherwise than by finding nothing
 */
gboolean
vane_geocode_get_body (VanePlan  *plan,
                       guint      slot,
                       GBytes   **body,
                       GError   **error)
{
  const GError *reason = slot < vane_plan_get_n_parts (plan) ? vane_plan_peek_error (plan, slot) : NULL;

  *body = vane_plan_peek_body (plan, slot);
  if (reason == NULL || g_error_matches (reason, VANE_ERROR, VANE_ERROR_NO_MATCH))
    return TRUE;
  g_propagate_error (error, g_error_copy (reason));

  return FALSE;
}

/**
 * vane_geocode_dup_language:
 * @plan: a plan
 *
 * Returns: (transfer full) (nullable): the user's language, "pt" of "pt_BR"
 */
char *
vane_geocode_dup_language (VanePlan *plan)
{
  const char *language = vane_plan_get_options (plan)->language;
  gsize n = 0;

  while (language != NULL && g_ascii_isalpha (language[n]))
    n++;

  return n == 2 || n == 3 ? g_ascii_strdown (language, n) : NULL;
}

static gboolean
is_country (const char *token,
            VanePlace  *place)
{
  static const char *const aliases[][2] = { { "UK", "GB" }, { "USA", "US" }, { "UAE", "AE" } };
  const char *code = vane_place_get_country_code (place);

  if (code == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_ascii_strcasecmp (token, aliases[i][0]) == 0)
      token = aliases[i][1];

  return g_ascii_strcasecmp (token, code) == 0;
}

static gboolean
matches (const char *token,
         VanePlace  *place)
{
  const char *region = vane_region_expand (vane_place_get_country_code (place), token);
  const char *names[] = { vane_place_get_admin1 (place), vane_place_get_admin2 (place),
                          vane_place_get_country (place) };

  if (is_country (token, place) || (region != NULL && g_strcmp0 (region, vane_place_get_admin1 (place)) == 0))
    return TRUE;
  /* Two letters begin too many names. */
  if (strlen (token) <= 2)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL && g_str_match_string (token, names[i], TRUE))
      return TRUE;

  return FALSE;
}

static guint
count_matches (char     **tokens,
               VanePlace *place)
{
  guint n = 0;

  for (guint i = 0; tokens[i] != NULL; i++)
    if (*g_strstrip (tokens[i]) != '\0' && matches (tokens[i], place))
      n++;

  return n;
}

/**
 * vane_geocode_rank:
 * @places: (element-type VanePlace) (inout): what was found by the name alone
 * @qualifier: (nullable): what stood behind the comma: "Texas", "TX", "Lamar County, Texas"
 *
 * Keeps the places that the qualifier fits best, in their order; all of them when it fits
 * none. Case and accents do not count.
 */
void
vane_geocode_rank (GPtrArray  *places,
                   const char *qualifier)
{
  g_auto(GStrv) tokens = qualifier != NULL ? g_strsplit (qualifier, ",", 8) : NULL;
  guint best = 0;

  for (guint i = 0; tokens != NULL && i < places->len; i++)
    best = MAX (best, count_matches (tokens, places->pdata[i]));
  if (best == 0)
    return;

  for (guint i = places->len; i > 0; i--)
    if (count_matches (tokens, places->pdata[i - 1]) < best)
      g_ptr_array_remove_index (places, i - 1);
}
