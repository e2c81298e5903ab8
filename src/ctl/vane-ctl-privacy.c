/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vanectl privacy: who may be asked, when, and what they are sent. Asks nobody. */
#include "config.h"

#include <glib/gi18n.h>

#include "ctl/vane-ctl.h"
#include "present/vane-describe.h"

static void
print_destination (const VaneDestination *destination)
{
  g_autofree char *hosts = g_strjoinv (", ", destination->hosts);
  g_autofree char *when = vane_describe_when (destination);
  g_autofree char *text = g_strdup_printf ("%s (%s)\n  %s.\n  %s\n", destination->name, hosts, when,
                                           vane_describe_sends (destination));

  vane_ctl_print (text);
}

/**
 * vane_ctl_run_privacy:
 * @ctl: the program
 * @arguments: none
 */
void
vane_ctl_run_privacy (VaneCtl           *ctl,
                      const char *const *arguments)
{
  g_autoptr(GPtrArray) destinations = vane_context_dup_destinations (ctl->context);
  const char *folder = vane_context_get_cache_folder (ctl->context);
  guint decimals = vane_settings_get_decimals (vane_context_get_settings (ctl->context));
  /* Translators: %s says how exact: "About 1 km (2 decimals)" */
  g_autofree char *rounded = g_strdup_printf (_("Coordinates are rounded: %s\n"), vane_describe_decimals (decimals));

  for (guint i = 0; i < destinations->len; i++)
    print_destination (g_ptr_array_index (destinations, i));
  vane_ctl_print (rounded);
  if (folder != NULL)
    {
      /* Translators: %s is a folder */
      g_autofree char *kept = g_strdup_printf (_("What they answered is kept on this computer, in %s\n"), folder);

      vane_ctl_print (kept);
    }
  vane_ctl_end (ctl);
}
