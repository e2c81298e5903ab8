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
 * @monitor: (nullable): on which monitor; %NULL: the desktop's choice
 */
typedef struct
{
  gboolean    panel;
  VaneEdges   edges;
  int         margin;
  GdkMonitor *monitor;
} VanePlacerWish;

/**
 * VanePlacer:
 * @works: whether the display has this way
 * @prepare: (nullable): once, before the window is realized
 * @place: when the window is realized, is mapped, is resized, or something changed
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

/* (nullable): the one that works here */
const VanePlacer *vane_placer_choose       (GdkDisplay *display);
/* (transfer none) (nullable) */
GdkMonitor       *vane_placer_find_monitor (GdkDisplay *display,
                                            const char *connector);

G_END_DECLS
