/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/vane-desktop.h"

/**
 * vane_desktop_is_gnome:
 *
 * Returns: whether this session is GNOME's, or one made of it: its panel is always dark, and its
 *   tray shows an item's label beside the icon
 */
gboolean
vane_desktop_is_gnome (void)
{
  const char *desktop = g_getenv ("XDG_CURRENT_DESKTOP");
  g_auto(GStrv) desktops = g_strsplit (desktop != NULL ? desktop : "", ":", -1);

  return g_strv_contains ((const char *const *) desktops, "GNOME");
}
