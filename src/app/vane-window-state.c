/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a window stands cannot be kept: under Wayland no program knows. */
#include "config.h"

#include "vane-window-state.h"

#include "vane-shape-view.h"

/* Room for a week of days on a small screen. */
#define PAGE_WIDTH 420
#define PAGE_HEIGHT 760
/* Room for a glance. */
#define GLANCE_WIDTH 280
#define GLANCE_HEIGHT 120

/**
 * vane_window_state_apply:
 * @state: how a window was left
 * @window: a window that has not been shown yet
 */
void
vane_window_state_apply (const VaneWindowState *state,
                         GtkWindow             *window)
{
  gtk_window_set_default_size (window, state->width > 0 ? state->width : PAGE_WIDTH,
                               state->height > 0 ? state->height : PAGE_HEIGHT);
  if (state->maximized)
    gtk_window_maximize (window);
}

/**
 * vane_window_state_follow:
 * @state: (inout): how @window was
 * @window: a window
 *
 * Takes over how @window is now.
 */
void
vane_window_state_follow (VaneWindowState *state,
                          GtkWindow       *window)
{
  gtk_window_get_default_size (window, &state->width, &state->height);
  state->maximized = gtk_window_is_maximized (window);
  if (state->width <= 0 || state->height <= 0 || vane_shape (state->width, state->height) == VANE_SHAPE_GLANCE)
    return;
  state->page_width = state->width;
  state->page_height = state->height;
}

/**
 * vane_window_state_get_page:
 * @state: how a window was
 * @width: (out): pixels
 * @height: (out): pixels
 *
 * How large a window has to be that last showed a page of this size.
 */
void
vane_window_state_get_page (const VaneWindowState *state,
                            int                   *width,
                            int                   *height)
{
  gboolean known = state->page_width > 0 && state->page_height > 0;

  *width = known ? state->page_width : PAGE_WIDTH;
  *height = known ? state->page_height : PAGE_HEIGHT;
}

/**
 * vane_window_state_shrink:
 * @window: a window
 *
 * Makes it as small as a glance.
 */
void
vane_window_state_shrink (GtkWindow *window)
{
  gtk_window_unmaximize (window);
  gtk_window_set_default_size (window, GLANCE_WIDTH, GLANCE_HEIGHT);
}
