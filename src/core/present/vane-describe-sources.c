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
