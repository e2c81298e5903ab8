/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-placer.h"

/**
 * vane_placer_choose:
 * @display: a display
 *
 * Returns: (nullable): how windows are placed there; %NULL: they cannot be
 */
const VanePlacer *
vane_placer_choose (GdkDisplay *display)
{
  static const VanePlacer *const placers[] = { &vane_placer_layer, &vane_placer_x11 };

  for (guint i = 0; i < G_N_ELEMENTS (placers); i++)
    if (placers[i]->works (display))
      return placers[i];

  return NULL;
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
