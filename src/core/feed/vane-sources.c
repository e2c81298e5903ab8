/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which sources are asked, in what order, and what is filled from whom. Pure: the order is
 * data, by country; the user's own source goes before all. */
#include "config.h"

#include "feed/vane-sources.h"

#include <string.h>

#include "model/vane-report-fill.h"

/* A stored report of another source is shown in place of the user's own only when that one
 * is so much older: at a start both are a little old, and one is not to flicker for nothing. */
#define MUCH_OLDER_S (30 * 60)
/* What fills a report may be so much older than the report. */
#define MAX_FILL_AGE_S (6 * 3600)

/* Who measures and warns in a country comes first there; those that are not named come last,
 * in the order of the table of providers. */
static const struct
{
  const char *countries;  /* NULL: all others */
  const char *ids;
} orders[] = {
  { "US PR GU VI AS MP", "nws open-meteo met-norway openweathermap" },
  { "NO SE DK FI SJ", "met-norway open-meteo openweathermap" },
  { NULL, "open-meteo met-norway openweathermap" },
};

static const char *
find_order (VanePlace *place)
{
  const char *country = vane_place_get_country_code (place);
  guint i = 0;

  while (orders[i].countries != NULL && (country == NULL || strstr (orders[i].countries, country) == NULL))
    i++;

  return orders[i].ids;
}

static const VaneProvider *
find_provider (const VaneSources *self,
               const char        *id)
{
  for (guint i = 0; self->table[i] != NULL; i++)
    if (g_str_equal (self->table[i]->info.id, id))
      return self->table[i];

  return NULL;
}

static void
add_once (GPtrArray          *providers,
          const VaneProvider *provider,
          VanePlace          *place)
{
  if (provider != NULL && !g_ptr_array_find (providers, provider, NULL) &&
      (provider->covers == NULL || provider->covers (place)))
    g_ptr_array_add (providers, (gpointer) provider);
}

/* All that cover the place, as the order has it. */
static GPtrArray *
sort_all (const VaneSources *self,
          VanePlace         *place)
{
  GPtrArray *sorted = g_ptr_array_new ();
  g_auto(GStrv) ids = g_strsplit (find_order (place), " ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    add_once (sorted, find_provider (self, ids[i]), place);
  for (guint i = 0; self->table[i] != NULL; i++)
    add_once (sorted, self->table[i], place);

  return sorted;
}

/* Alerts alone are no weather. */
static gboolean
gives_weather (const VaneProvider *provider)
{
  return (provider->info.gives & (VANE_BLOCK_BIT (VANE_BLOCK_NOW) | VANE_BLOCK_BIT (VANE_BLOCK_HOURS))) != 0;
}

/* A key that the user has not asked for would be looked up in vain. */
static gboolean
needs_foreign_key (const VaneSources  *self,
                   const VaneProvider *provider)
{
  return provider->info.secret_id != NULL && provider != self->chosen;
}

/**
 * vane_sources_list:
 * @self: the sources
 * @place: a place
 *
 * The user's own first, also where it says by itself that it does not cover the place; then
 * those that need no key; then the rest.
 *
 * Returns: (transfer full) (element-type VaneProvider): whom to ask for the weather, one
 *   after the other; never empty
 */
GPtrArray *
vane_sources_list (const VaneSources *self,
                   VanePlace         *place)
{
  GPtrArray *list = g_ptr_array_new ();
  g_autoptr(GPtrArray) sorted = NULL;

  g_ptr_array_add (list, (gpointer) self->chosen);
  if (!self->others)
    return list;

  sorted = sort_all (self, place);
  for (guint with_key = 0; with_key < 2; with_key++)
    for (guint i = 0; i < sorted->len; i++)
      {
        const VaneProvider *provider = g_ptr_array_index (sorted, i);

        if (gives_weather (provider) && needs_foreign_key (self, provider) == (with_key == 1))
          add_once (list, provider, place);
      }

  return list;
}

/**
 * vane_sources_get_missing:
 * @report: a report
 *
 * Returns: what another source may fill
 */
guint
vane_sources_get_missing (VaneReport *report)
{
  guint missing = vane_report_get_lacking (report);

  if (!vane_report_has_field (report, VANE_FIELD_UV_INDEX))
    missing |= VANE_GIVES_UV_INDEX;

  return missing & VANE_SOURCES_FILLED;
}

/**
 * vane_sources_plan_fill:
 * @self: the sources
 * @place: a place
 * @missing: what is missing
 * @asked: (element-type VaneProvider): who has been asked already
 *
 * Each missing thing is asked of the first that has it and was not asked yet; who has
 * several is asked once.
 *
 * Returns: (transfer full) (element-type VaneFillStep): whom to ask for what; may be empty
 */
GArray *
vane_sources_plan_fill (const VaneSources *self,
                        VanePlace         *place,
                        guint              missing,
                        GPtrArray         *asked)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (VaneFillStep));
  g_autoptr(GPtrArray) sorted = NULL;

  if (!self->others || missing == 0)
    return steps;

  sorted = sort_all (self, place);
  for (guint i = 0; i < sorted->len && missing != 0; i++)
    {
      const VaneProvider *provider = g_ptr_array_index (sorted, i);
      VaneFillStep step = { provider, provider->info.gives & missing };

      if (step.wanted == 0 || needs_foreign_key (self, provider) || g_ptr_array_find (asked, provider, NULL))
        continue;
      g_array_append_val (steps, step);
      missing &= ~step.wanted;
    }

  return steps;
}

/**
 * vane_sources_get_blocks:
 * @wanted: what is wanted of a source
 * @provider: the source
 *
 * Returns: VANE_BLOCK_BIT()s that have to be asked for: the UV index stands in the hours and days
 */
guint
vane_sources_get_blocks (guint               wanted,
                         const VaneProvider *provider)
{
  guint blocks = wanted & ~VANE_GIVES_UV_INDEX;

  if (wanted & VANE_GIVES_UV_INDEX)
    blocks |= provider->info.gives & (VANE_BLOCK_BIT (VANE_BLOCK_NOW) | VANE_BLOCK_BIT (VANE_BLOCK_HOURS) |
                                      VANE_BLOCK_BIT (VANE_BLOCK_DAYS));

  return blocks;
}

/**
 * vane_sources_choose:
 * @reports: (element-type VaneReport): what is stored, in the order of the sources, none %NULL
 * @now: unix seconds
 *
 * Of those that still hold the first; else the first, unless another one is much newer.
 *
 * Returns: (transfer none) (nullable): which to show; %NULL when there are none
 */
VaneReport *
vane_sources_choose (GPtrArray *reports,
                     gint64     now)
{
  VaneReport *best = NULL;

  for (guint i = 0; i < reports->len; i++)
    {
      VaneReport *report = g_ptr_array_index (reports, i);
      gint64 fetched_at = vane_report_get_fetched_at (report);

      if (fetched_at != VANE_TIME_NONE && fetched_at <= now && vane_report_get_expires_at (report) > now)
        return report;
      if (best == NULL || (fetched_at <= now && fetched_at > vane_report_get_fetched_at (best) + MUCH_OLDER_S))
        best = report;
    }

  return best;
}

/**
 * vane_sources_fill:
 * @report: a report
 * @from: what another source says of the same place
 * @wanted: what to take of it
 *
 * Returns: (transfer full): a report with what of it is missing and not too old
 */
VaneReport *
vane_sources_fill (VaneReport *report,
                   VaneReport *from,
                   guint       wanted)
{
  guint fresh = 0;
  g_autoptr(VaneReport) filled = NULL;

  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    {
      gint64 fetched_at = vane_report_get_block (from, i)->fetched_at;

      if (fetched_at == VANE_TIME_NONE || fetched_at + MAX_FILL_AGE_S >= vane_report_get_fetched_at (report))
        fresh |= VANE_BLOCK_BIT (i);
    }

  filled = vane_report_fill (report, from, wanted & fresh & VANE_SOURCES_FILLED);
  if (!(wanted & VANE_GIVES_UV_INDEX) || !(fresh & VANE_BLOCK_BIT (VANE_BLOCK_HOURS)))
    return g_steal_pointer (&filled);

  return vane_report_fill_field (filled, from, VANE_FIELD_UV_INDEX);
}
