/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share. */
#pragma once

#include "vane-glance.h"
#include "vane-pager.h"
#include "vane-places-page.h"
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
  GtkStack            *views;
  GtkWidget           *page_view;
  VanePlacesPage      *places;          /* (nullable): built when it is first shown */
  VanePlacesPage      *side_places;     /* (nullable): the same, beside a page */
  GtkWidget           *places_button;
  GtkMenuButton       *menu_button;
  GMenuModel          *menu;            /* the main one: many widgets, made when there is time */
  GtkImage            *refresh_image;
  gboolean             finished;        /* what the first frame did not need is there */
};

/* vane-window-parts.c */
VaneFeed *vane_window_get_current     (VaneWindow     *self);
void      vane_window_ensure_glance   (VaneWindow     *self);
void      vane_window_update_side     (VaneWindow     *self);
void      vane_window_show_page       (VaneWindow     *self);
VanePlacesPage *vane_window_show_places (VaneWindow   *self);
void      vane_window_update_welcome  (VaneWindow     *self);
gboolean  vane_window_finish          (gpointer        user_data);

/* vane-window-actions.c */
void      vane_window_install_actions (GtkWidgetClass *klass);
void      vane_window_finish_growing  (VaneWindow     *self);

G_END_DECLS
