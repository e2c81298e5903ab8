/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does when it is told to. */
#include "config.h"

#include <glib/gi18n.h>

#include "present/vane-format.h"
#include "vane-compare-window.h"
#include "vane-focus-part.h"
#include "vane-preferences.h"
#include "vane-window-private.h"
#include "vane-window-state.h"

#define TOAST_S 3

static void
say_up_to_date (VaneWindow *self,
                gint64      next)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *time = vane_format_time (next, zone);
  g_autofree char *text = g_strdup_printf (_("Up to date, next look at %s"), time);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_timeout (toast, TOAST_S);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What has not expired is not asked for again; the feed knows that, and the user is told. */
static void
refresh (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  VaneWindow *self = VANE_WINDOW (widget);
  VaneFeed *feed = vane_window_get_current (self);
  VaneReport *report;

  if (feed == NULL)
    return;

  report = vane_feed_get_report (feed);
  if (report != NULL && vane_feed_get_error (feed) == NULL && !vane_feed_get_refreshing (feed) &&
      vane_report_get_expires_at (report) > vane_feed_get_now (feed))
    say_up_to_date (self, MAX (vane_report_get_expires_at (report), vane_feed_get_next_refresh (feed)));
  vane_feed_refresh (feed, TRUE);
}

static void
search (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  VaneWindow *self = VANE_WINDOW (widget);

  if (vane_window_get_current (self) == NULL)
    vane_welcome_start (self->welcome);
  else
    vane_places_page_start_search (vane_window_show_places (self));
}

static void
locate (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  VaneWindow *self = VANE_WINDOW (widget);

  if (vane_window_get_current (self) == NULL)
    vane_welcome_locate (self->welcome);
  else
    vane_places_page_locate (vane_window_show_places (self));
}

static void
show_places (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  vane_places_page_start (vane_window_show_places (VANE_WINDOW (widget)));
}

static void
show_place (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  VaneWindow *self = VANE_WINDOW (widget);
  VaneFeedList *feeds = vane_context_get_feeds (self->context);
  int position = g_variant_get_int32 (parameter) - 1;

  if (position < 0 || (guint) position >= vane_feed_list_get_n (feeds))
    return;
  vane_feed_list_set_current (feeds, vane_place_get_id (vane_feed_get_place (vane_feed_list_get (feeds, position))));
  vane_window_show_page (self);
}

static void
step_place (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  vane_pager_step (VANE_WINDOW (widget)->pager, g_variant_get_int32 (parameter));
}

/* GTK 4.8 under X11 does not notice that a window was resized from outside, and takes a size that
 * it once had for the one it has: so by way of another one. */
static void
grow_to_page (VaneWindow *self)
{
  vane_window_state_get_page (&self->state, &self->grow_width, &self->grow_height);
  gtk_window_set_default_size (GTK_WINDOW (self), self->grow_width, self->grow_height + 1);
}

/**
 * vane_window_finish_growing:
 * @self: a window that no longer shows a glance
 *
 * The size is the one that was asked for.
 */
void
vane_window_finish_growing (VaneWindow *self)
{
  if (self->grow_width > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), self->grow_width, self->grow_height);
  self->grow_width = 0;
}

static void
grow (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  VaneWindow *self = VANE_WINDOW (widget);

  if (vane_shape_view_get_shape (self->shape_view) == VANE_SHAPE_GLANCE)
    grow_to_page (self);
}

/* The same key leads back. */
static void
shrink (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  VaneWindow *self = VANE_WINDOW (widget);

  if (vane_shape_view_get_shape (self->shape_view) == VANE_SHAPE_GLANCE)
    grow_to_page (self);
  else
    vane_window_state_shrink (GTK_WINDOW (self));
}

static void
step_part (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  VaneWindow *self = VANE_WINDOW (widget);
  GtkWidget *const parts[] = { GTK_WIDGET (self->side), self->top, GTK_WIDGET (self->stack) };

  vane_focus_part_step (parts, G_N_ELEMENTS (parts), g_variant_get_int32 (parameter));
}

static void
compare (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  VaneWindow *self = VANE_WINDOW (widget);
  VaneFeed *feed = vane_window_get_current (self);

  if (feed != NULL)
    gtk_window_present (vane_compare_window_new (GTK_WINDOW (self), self->context, vane_feed_get_place (feed)));
}

static void
show_preferences (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (vane_preferences_new (GTK_WINDOW (widget), VANE_WINDOW (widget)->context)));
}

/* What can have the focus in GTK's own window of shortcuts, and has no name there. */
static void
name_parts (GtkWidget *widget)
{
  const char *name = NULL;

  if (GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_TOGGLE_BUTTON (widget))
    name = _("Search");
  else if (GTK_IS_SCROLLED_WINDOW (widget))
    name = _("Keyboard Shortcuts");
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_parts (child);
}

/* Made when it is asked for. GTK's own way, a resource of the name gtk/help-overlay.ui, makes it with every window:
 * before the first frame, and for good a hidden window which GTK 4.8 has no name for when a screen reader asks. */
static void
show_shortcuts (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/vane_weather/Vane/help-overlay.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  name_parts (GTK_WIDGET (shortcuts));
  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_set_destroy_with_parent (shortcuts, TRUE);
  gtk_window_present (shortcuts);
}

/**
 * vane_window_install_actions:
 * @widget_class: the class of the window
 */
void
vane_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "win.locate", NULL, locate);
  gtk_widget_class_install_action (widget_class, "win.places", NULL, show_places);
  gtk_widget_class_install_action (widget_class, "win.place", "i", show_place);
  gtk_widget_class_install_action (widget_class, "win.compare", NULL, compare);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, show_preferences);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, show_shortcuts);
  gtk_widget_class_install_action (widget_class, "win.step-place", "i", step_place);
  gtk_widget_class_install_action (widget_class, "win.step-part", "i", step_part);
  gtk_widget_class_install_action (widget_class, "win.grow", NULL, grow);
  gtk_widget_class_install_action (widget_class, "win.shrink", NULL, shrink);
}
