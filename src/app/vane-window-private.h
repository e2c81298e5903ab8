/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share. */
#pragma once

#include "vane-glance.h"
#include "vane-pager.h"
#include "vane-place-chooser.h"
#include "vane-shape-view.h"
#include "vane-welcome.h"
#include "vane-window.h"

G_BEGIN_DECLS

struct _VaneWindow
{
  AdwApplicationWindow parent_instance;

  VaneContext         *context;         /* (owned) (nullable) */
  GSignalGroup        *loading;         /* (owned): the feed that presenting waits for */
  guint                present_id;

  VaneWindowState      state;           /* how it was found, and will be left */
  int                  grow_width;      /* pixels: what a glance is growing to, or 0 */
  int                  grow_height;
  VaneGlance          *glance;          /* (nullable): built when it is first needed */
  VaneWelcome         *welcome;         /* (nullable): the same */

  VaneShapeView       *shape_view;
  GtkBox              *side;
  GtkStack            *stack;
  AdwBin              *welcome_bin;
  VanePager           *pager;
  AdwToastOverlay     *toasts;
  GtkWidget           *top;
  AdwHeaderBar        *header;
  GtkWidget           *demo;
  GtkMenuButton       *places_button;
  GtkPopover          *places_popover;
  VanePlaceChooser    *popover_chooser;
};

/* vane-window-parts.c */
VaneFeed *vane_window_get_current     (VaneWindow     *self);
void      vane_window_ensure_glance   (VaneWindow     *self);
void      vane_window_update_side     (VaneWindow     *self);
void      vane_window_update_welcome  (VaneWindow     *self);

/* vane-window-actions.c */
void      vane_window_install_actions (GtkWidgetClass *klass);
void      vane_window_finish_growing  (VaneWindow     *self);

G_END_DECLS
