/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-placer.h"

/**
 * vane_placer_choose:
 * @display: a display
 *
 * Returns: how windows are placed there
 */
const VanePlacer *
vane_placer_choose (GdkDisplay *display)
{
  static const VanePlacer *const placers[] = { &vane_placer_layer, &vane_placer_x11 };

  for (guint i = 0; i < G_N_ELEMENTS (placers); i++)
    if (placers[i]->works (display))
      return placers[i];

  return &vane_placer_window;
}

/**
 * vane_placer_find_monitor:
 * @display: a display
 * @connector: the name of a connector, such as "DP-1"; may be ""
 *
 * Returns: (transfer none) (nullable): the monitor on it
 */
GdkMonitor *
vane_placer_find_monitor (GdkDisplay *display,
                          const char *connector)
{
  GListModel *monitors = gdk_display_get_monitors (display);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      /* The display keeps it. */
      g_autoptr(GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (g_strcmp0 (gdk_monitor_get_connector (monitor), connector) == 0)
        return monitor;
    }

  return NULL;
}

/**
 * vane_placer_list_connectors:
 * @display: a display
 *
 * Returns: (transfer full): the names of all connectors, for people; "" when nobody tells them
 */
char *
vane_placer_list_connectors (GdkDisplay *display)
{
  GListModel *monitors = gdk_display_get_monitors (display);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr(GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (gdk_monitor_get_connector (monitor) != NULL)
        g_ptr_array_add (names, (gpointer) gdk_monitor_get_connector (monitor));
    }
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **) names->pdata);
}

/**
 * vane_placer_tell_missing:
 * @display: a display
 * @wish: where the settings want a window
 * @told: (nullable): what it returned before
 *
 * Says that the monitor is not there, where nobody waits for an answer.
 *
 * Returns: (nullable): which one is not there
 */
const char *
vane_placer_tell_missing (GdkDisplay           *display,
                          const VanePlacerWish *wish,
                          const char           *told)
{
  g_autofree char *names = NULL;

  if (*wish->output == '\0' || wish->monitor != NULL)
    return NULL;
  if (told == wish->output)
    return told;

  names = vane_placer_list_connectors (display);
  g_message ("There is no monitor “%s” of the settings, only: %s; another one is taken", wish->output, names);

  return wish->output;
}
