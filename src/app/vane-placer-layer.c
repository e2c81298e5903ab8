/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compositor places the window and gives a panel its length. */
#include "config.h"

#include "vane-placer.h"

#include <gtk4-layer-shell.h>

/* From then on a surface gets the keyboard when it is asked for, not always or never. */
#define ON_DEMAND_SINCE 4

static gboolean
works (GdkDisplay *display)
{
  return gtk_layer_is_supported ();
}

static void
prepare (GtkWindow            *window,
         const VanePlacerWish *wish)
{
  gtk_layer_init_for_window (window);
  gtk_layer_set_namespace (window, wish->panel ? "vane-strip" : "vane-glance");
  gtk_layer_set_layer (window, wish->panel ? GTK_LAYER_SHELL_LAYER_TOP : GTK_LAYER_SHELL_LAYER_BOTTOM);
  gtk_layer_set_keyboard_mode (window, gtk_layer_get_protocol_version () >= ON_DEMAND_SINCE
                                         ? GTK_LAYER_SHELL_KEYBOARD_MODE_ON_DEMAND
                                         : GTK_LAYER_SHELL_KEYBOARD_MODE_NONE);
  if (!wish->panel)
    return;
  gtk_layer_auto_exclusive_zone_enable (window);
  /* Else GTK does not take the length that it is given. */
  gtk_window_set_resizable (window, TRUE);
}

/* Whether a window at these edges is anchored at @edge: a panel also at both ends of its edge. */
static gboolean
is_anchored (const VanePlacerWish *wish,
             VaneEdges             edge)
{
  if (wish->edges & edge)
    return TRUE;

  return wish->panel && vane_edges_are_upright (wish->edges) != vane_edges_are_upright (edge);
}

static void
place (GtkWindow            *window,
       const VanePlacerWish *wish)
{
  static const struct
  {
    VaneEdges         edge;
    GtkLayerShellEdge theirs;
  } edges[] = {
    { VANE_EDGE_TOP, GTK_LAYER_SHELL_EDGE_TOP },
    { VANE_EDGE_BOTTOM, GTK_LAYER_SHELL_EDGE_BOTTOM },
    { VANE_EDGE_LEFT, GTK_LAYER_SHELL_EDGE_LEFT },
    { VANE_EDGE_RIGHT, GTK_LAYER_SHELL_EDGE_RIGHT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      gtk_layer_set_anchor (window, edges[i].theirs, is_anchored (wish, edges[i].edge));
      gtk_layer_set_margin (window, edges[i].theirs, wish->margin);
    }
  /* It takes the window off the screen for a moment. */
  if (gtk_layer_get_monitor (window) != wish->monitor)
    gtk_layer_set_monitor (window, wish->monitor);
}

const VanePlacer vane_placer_layer = {
  .works = works,
  .prepare = prepare,
  .place = place,
};
