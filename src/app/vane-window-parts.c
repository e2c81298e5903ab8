/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window does not need for its first frame is built when it is first shown. */
#include "config.h"

#include "vane-window-private.h"

/* Of the places beside a page. */
#define SIDE_WIDTH 300

/**
 * vane_window_get_current:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the feed of the current place
 */
VaneFeed *
vane_window_get_current (VaneWindow *self)
{
  return vane_feed_list_get_current (vane_context_get_feeds (self->context));
}

/**
 * vane_window_ensure_glance:
 * @self: a window that has no room for a page
 */
void
vane_window_ensure_glance (VaneWindow *self)
{
  if (self->glance != NULL)
    return;

  self->glance = VANE_GLANCE (vane_glance_new (vane_context_get_settings (self->context)));
  g_object_bind_property (vane_context_get_feeds (self->context), "current", self->glance, "feed",
                          G_BINDING_SYNC_CREATE);
  vane_shape_view_set_glance (self->shape_view, GTK_WIDGET (self->glance));
}

static GtkWidget *
make_side (VaneWindow *self)
{
  self->side_places = g_object_new (VANE_TYPE_PLACES_PAGE, "context", self->context, "sidebar", TRUE, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self->side_places), SIDE_WIDTH, -1);

  return GTK_WIDGET (self->side_places);
}

/**
 * vane_window_update_side:
 * @self: a window
 *
 * The places stand beside a page where there is room.
 */
void
vane_window_update_side (VaneWindow *self)
{
  gboolean has_place = vane_window_get_current (self) != NULL;
  gboolean wide = has_place && vane_shape_view_get_shape (self->shape_view) == VANE_SHAPE_WIDE;

  if (wide && gtk_widget_get_first_child (GTK_WIDGET (self->side)) == NULL)
    {
      gtk_box_append (self->side, make_side (self));
      gtk_box_append (self->side, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
    }
  if (wide)
    gtk_stack_set_visible_child (self->views, self->page_view);
  gtk_widget_set_visible (GTK_WIDGET (self->side), wide);
  gtk_widget_set_visible (self->places_button, !wide && has_place);
  adw_header_bar_set_show_start_title_buttons (self->header, self->finished && !wide);
}

/**
 * vane_window_finish:
 * @user_data: a window
 *
 * What its header bar has besides itself: the icons, for the theme that they come from is large, and the menu.
 *
 * Returns: %G_SOURCE_REMOVE
 */
gboolean
vane_window_finish (gpointer user_data)
{
  VaneWindow *self = user_data;

  if (self->finished)
    return G_SOURCE_REMOVE;

  self->finished = TRUE;
  adw_header_bar_set_show_end_title_buttons (self->header, TRUE);
  gtk_button_set_icon_name (GTK_BUTTON (self->places_button), "view-list-symbolic");
  gtk_menu_button_set_icon_name (self->menu_button, "open-menu-symbolic");
  gtk_menu_button_set_menu_model (self->menu_button, self->menu);
  gtk_image_set_from_icon_name (self->refresh_image, "view-refresh-symbolic");
  vane_window_update_side (self);

  return G_SOURCE_REMOVE;
}

/**
 * vane_window_show_page:
 * @self: a window
 *
 * The weather again, or the welcome where there is no place.
 */
void
vane_window_show_page (VaneWindow *self)
{
  gtk_stack_set_visible_child (self->views, self->page_view);
  if (vane_window_get_current (self) == NULL && self->welcome != NULL)
    vane_welcome_start (self->welcome);
}

/**
 * vane_window_show_places:
 * @self: a window
 *
 * Beside the page where there is room, else in its stead.
 *
 * Returns: (transfer none): the places
 */
VanePlacesPage *
vane_window_show_places (VaneWindow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->side)))
    return self->side_places;

  if (self->places == NULL)
    {
      self->places = g_object_new (VANE_TYPE_PLACES_PAGE, "context", self->context, NULL);
      gtk_stack_add_child (self->views, GTK_WIDGET (self->places));
      g_signal_connect_object (self->places, "done", G_CALLBACK (vane_window_show_page), self, G_CONNECT_SWAPPED);
    }
  gtk_stack_set_visible_child (self->views, GTK_WIDGET (self->places));

  return self->places;
}

/**
 * vane_window_update_welcome:
 * @self: a window
 *
 * Only who has no places sees it.
 */
void
vane_window_update_welcome (VaneWindow *self)
{
  gboolean may_compare = vane_settings_may_compare (vane_context_get_settings (self->context));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.compare",
                                 may_compare && vane_window_get_current (self) != NULL);
  /* The entry in which the first place was typed keeps the focus though nobody sees it. */
  if (vane_window_get_current (self) != NULL && self->welcome != NULL)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (vane_window_get_current (self) != NULL || self->welcome != NULL)
    return;
  self->welcome = g_object_new (VANE_TYPE_WELCOME, "context", self->context, NULL);
  adw_bin_set_child (self->welcome_bin, GTK_WIDGET (self->welcome));
}
