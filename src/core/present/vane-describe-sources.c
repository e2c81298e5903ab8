/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the parts of a report are from, and who stands in for whom. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "present/vane-describe.h"
#include "present/vane-format.h"

static const char *
name_block (VaneBlock block)
{
  switch (block)
    {
    case VANE_BLOCK_NOW:
      return _("Now");
    case VANE_BLOCK_MINUTES:
      return _("Next hour");
    case VANE_BLOCK_HOURS:
      return _("Hours");
    case VANE_BLOCK_DAYS:
      return _("Days");
    case VANE_BLOCK_AIR:
      return _("Air quality");
    case VANE_BLOCK_ALERTS:
    default:
      return _("Alerts");
    }
}

/**
 * vane_describe_block:
 * @block: a block of a report
 * @info: what the report says of it
 * @name: the name of the source it is from
 * @now: unix seconds
 *
 * Returns: (transfer full): "Air quality: Open-Meteo, 5 min ago", or why there is none
 */
char *
vane_describe_block (VaneBlock            block,
                     const VaneBlockInfo *info,
                     const char          *name,
                     gint64               now)
{
  g_autofree char *age = NULL;

  if (info->state == VANE_BLOCK_FAILED)
    /* Translators: "Air quality: Open-Meteo did not give any (timeout)"; the last is a fixed code */
    return g_strdup_printf (_("%s: %s did not give any (%s)"), name_block (block), name,
                            vane_error_code_to_string (info->code));
  if (info->fetched_at == VANE_TIME_NONE)
    /* Translators: "Air quality: Open-Meteo" */
    return g_strdup_printf (_("%s: %s"), name_block (block), name);

  age = vane_format_age (info->fetched_at, now);

  /* Translators: "Air quality: Open-Meteo, 5 min ago" */
  return g_strdup_printf (_("%s: %s, %s"), name_block (block), name, age);
}

static const VaneProviderInfo *
find_info (GPtrArray  *infos,
           const char *id)
{
  for (guint i = 0; infos != NULL && i < infos->len; i++)
    if (g_str_equal (((const VaneProviderInfo *) g_ptr_array_index (infos, i))->id, id))
      return g_ptr_array_index (infos, i);

  return NULL;
}

/* What @id filled in, and when it was asked for the oldest of it. */
static char *
list_parts (VaneReport *report,
            const char *id,
            gint64     *fetched_at)
{
  g_autoptr(GString) parts = g_string_new (NULL);

  *fetched_at = VANE_TIME_NONE;
  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    {
      const VaneBlockInfo *info = vane_report_get_block (report, i);

      if (g_strcmp0 (info->origin, id) != 0 || info->state == VANE_BLOCK_NOT_ASKED ||
          info->state == VANE_BLOCK_FAILED)
        continue;
      g_string_append_printf (parts, "%s%s", parts->len > 0 ? ", " : "", name_block (i));
      if (*fetched_at == VANE_TIME_NONE || info->fetched_at < *fetched_at)
        *fetched_at = info->fetched_at;
    }
  if (g_strcmp0 (vane_report_get_field_origin (report, VANE_FIELD_UV_INDEX), id) == 0)
    g_string_append_printf (parts, "%s%s", parts->len > 0 ? ", " : "", _("UV index"));

  return parts->len > 0 ? g_string_free (g_steal_pointer (&parts), FALSE) : NULL;
}

static void
add_origin (GPtrArray  *lines,
            VaneReport *report,
            GPtrArray  *infos,
            const char *id)
{
  const VaneProviderInfo *info = find_info (infos, id);
  const char *name = info != NULL ? info->name : id;
  gboolean is_main = g_str_equal (id, vane_report_get_provider (report));
  gint64 fetched_at;
  g_autofree char *parts = list_parts (report, id, &fetched_at);
  g_autofree char *time = vane_format_time (is_main ? vane_report_get_fetched_at (report) : fetched_at, NULL);

  if (time == NULL && is_main)
    return;
  if (is_main)
    /* Translators: a source of weather and when it was asked: "Open-Meteo, at 15:12" */
    g_ptr_array_add (lines, g_strdup_printf (_("%s, at %s"), name, time));
  else if (time != NULL)
    /* Translators: what a source filled in, which, and when it was asked: "Air quality: Open-Meteo, at 15:12" */
    g_ptr_array_add (lines, g_strdup_printf (_("%s: %s, at %s"), parts, name, time));
  else
    g_ptr_array_add (lines, g_strdup_printf (_("%s: %s"), parts, name));
}

/**
 * vane_describe_origins:
 * @report: a report
 * @infos: (element-type VaneProviderInfo) (nullable): sources by name
 *
 * For what is always there: it says instants, no ages.
 *
 * Returns: (transfer full) (nullable): a line for each source that something is from, that of the weather first;
 *   %NULL when nothing is known of any
 */
char *
vane_describe_origins (VaneReport *report,
                       GPtrArray  *infos)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (report != NULL, NULL);

  g_hash_table_add (seen, (gpointer) vane_report_get_provider (report));
  add_origin (lines, report, infos, vane_report_get_provider (report));
  for (guint i = 0; i <= VANE_N_BLOCKS; i++)
    {
      const VaneBlockInfo *info = i < VANE_N_BLOCKS ? vane_report_get_block (report, i) : NULL;
      const char *id = info == NULL ? vane_report_get_field_origin (report, VANE_FIELD_UV_INDEX)
                       : info->state != VANE_BLOCK_NOT_ASKED && info->state != VANE_BLOCK_FAILED ? info->origin
                                                                                                : NULL;

      if (id != NULL && g_hash_table_add (seen, (gpointer) id))
        add_origin (lines, report, infos, id);
    }
  if (lines->len == 0)
    return NULL;
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

/**
 * vane_describe_needs_user:
 * @error: why a source gave nothing
 *
 * Returns: whether nothing but the user can end it: it is said at once, also where another
 *   source stands in
 */
gboolean
vane_describe_needs_user (const GError *error)
{
  return g_error_matches (error, VANE_ERROR, VANE_ERROR_KEY_MISSING) ||
         g_error_matches (error, VANE_ERROR, VANE_ERROR_REFUSED);
}

/**
 * vane_describe_stand_in:
 * @error: why the chosen source gave nothing
 * @chosen: (nullable): the chosen source
 * @shown: (nullable): the one that answered in its place
 *
 * Returns: (transfer full): what is the matter with the one, and who stands in
 */
char *
vane_describe_stand_in (const GError           *error,
                        const VaneProviderInfo *chosen,
                        const VaneProviderInfo *shown)
{
  g_autofree char *cause = vane_describe_error (error, chosen, NULL);

  if (shown == NULL)
    return g_steal_pointer (&cause);

  /* Translators: the first is a whole sentence, such as "OpenWeatherMap needs a key."; the second is a name */
  return g_strdup_printf (_("%s %s stands in."), cause, shown->name);
}
