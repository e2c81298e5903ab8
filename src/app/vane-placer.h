/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a window where a panel or a card on the desktop belongs: one placer for each way that
 * desktops have. Meson chooses their files. */
#pragma once

#include <gtk/gtk.h>

#include "vane-placement.h"

G_BEGIN_DECLS

/**
 * VanePlacerWish:
 * @panel: it keeps its edge free for itself; else it lies below other windows
 * @edges: where it stands; of a panel one
 * @margin: pixels between it and the edges
 * @output: (interned): the monitor that the settings want; "": they want none, or something else holds
 * @monitor: (nullable): on which monitor; %NULL: the desktop's choice
 */
typedef struct
{
  gboolean    panel;
  VaneEdges   edges;
  int         margin;
  const char *output;
  GdkMonitor *monitor;
} VanePlacerWish;

/**
 * VanePlacer:
 * @works: (nullable): whether the display has this way; %NULL: all have
 * @prepare: (nullable): once, before the window is realized
 * @place: (nullable): when the window is realized, is mapped, is resized, or something changed; %NULL: a
 *   person does
 * @leave: (nullable): the window is being unmapped
 * @get_length: (nullable): how long a panel has to make itself, in pixels; %NULL: it need not
 */
typedef struct
{
  gboolean (*works)      (GdkDisplay           *display);
  void     (*prepare)    (GtkWindow            *window,
                          const VanePlacerWish *wish);
  void     (*place)      (GtkWindow            *window,
                          const VanePlacerWish *wish);
  void     (*leave)      (GtkWindow            *window);
  int      (*get_length) (GdkDisplay           *display,
                          const VanePlacerWish *wish);
} VanePlacer;

/* Wayland with the layer-shell protocol: wlroots, KDE, COSMIC. */
extern const VanePlacer vane_placer_layer;
/* X11: docks with struts, and windows below the others. */
extern const VanePlacer vane_placer_x11;
/* All others. */
extern const VanePlacer vane_placer_window;

/* The one that works here. */
const VanePlacer *vane_placer_choose          (GdkDisplay *display);
/* (transfer none) (nullable) */
GdkMonitor       *vane_placer_find_monitor    (GdkDisplay *display,
                                               const char *connector);
/* (transfer full): "DP-1, HDMI-A-1" */
char             *vane_placer_list_connectors (GdkDisplay *display);
/* Says in the log that the monitor is not there; once for each. */
const char       *vane_placer_tell_missing    (GdkDisplay           *display,
                                               const VanePlacerWish *wish,
                                               const char           *told);

G_END_DECLS
