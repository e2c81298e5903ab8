/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a step is a frame of the toolkit's: its clock says when layout and painting begin and end. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VaneFrame:
 * @update_ms: animations and what else the clock ticks for
 * @layout_ms: style, sizes, places
 * @paint_ms: snapshot and drawing
 * @measure_ms: apart from the frame: the longest time that it took to find the size of a window
 */
typedef struct
{
  double update_ms;
  double layout_ms;
  double paint_ms;
  double measure_ms;
} VaneFrame;

/* From now on, also before it is realized; until it ends. */
void      vane_frame_follow      (GtkWidget *window);
/* The one that took longest since the last call, of all windows; then it is forgotten. */
VaneFrame vane_frame_take_longest (void);
double    vane_frame_sum_ms      (const VaneFrame *frame);

G_END_DECLS
