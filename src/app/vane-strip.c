/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-strip.h"

#include <glib/gi18n.h>

#include "vane-strip-item.h"

/* Of a strip that nobody gives a length. */
#define MAX_LENGTH 900
/* A turn of the wheel. */
#define STEP 60

struct _VaneStrip
{
  GtkWidget          parent_instance;

  VaneContext       *context;   /* (owned) */
  GtkOrientation     orientation;

  GtkScrolledWindow *scroller;
  GtkBox            *line;
  GtkWidget         *welcome;   /* where there is no place */
  GtkPopover        *menu;
};

G_DEFINE_FINAL_TYPE (VaneStrip, vane_strip, GTK_TYPE_WIDGET)

static VaneFeedList *
get_feeds (VaneStrip *self)
{
  return vane_context_get_feeds (self->context);
}

/* --- places --- */

/* Those that stay keep their focus. */
static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  VaneStrip  *self)
{
  GtkWidget *before = NULL;
  GtkWidget *next = gtk_widget_get_first_child (GTK_WIDGET (self->line));

  for (guint i = 0; i < position; i++)
    {
      before = next;
      next = gtk_widget_get_next_sibling (next);
    }
  for (guint i = 0; i < removed; i++)
    {
      GtkWidget *gone = next;

      next = gtk_widget_get_next_sibling (gone);
      gtk_box_remove (self->line, gone);
    }
  for (guint i = 0; i < added; i++)
    {
      g_autoptr(VaneFeed) feed = g_list_model_get_item (model, position + i);
      GtkWidget *item = vane_strip_item_new (self->context, feed);

      gtk_box_insert_child_after (self->line, item, before);
      before = item;
    }
  gtk_widget_set_visible (self->welcome, g_list_model_get_n_items (model) == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->line), g_list_model_get_n_items (model) > 0);
}

/* --- time goes by --- */

/* It may not have been seen for long. There is no timer: a panel is there all day, and feeds tell when what
 * is shown changes. */
static void
vane_strip_map (GtkWidget *widget)
{
  VaneStrip *self = VANE_STRIP (widget);

  GTK_WIDGET_CLASS (vane_strip_parent_class)->map (widget);
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->line)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    vane_strip_item_update (VANE_STRIP_ITEM (item));
}

/* --- pointer and keys --- */

/* A wheel turns one way only, and the line may lie across. */
static gboolean
on_scroll (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           VaneStrip                *self)
{
  gboolean across = self->orientation == GTK_ORIENTATION_HORIZONTAL;
  GtkAdjustment *adjustment = across ? gtk_scrolled_window_get_hadjustment (self->scroller)
                                     : gtk_scrolled_window_get_vadjustment (self->scroller);
  gboolean from_right = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double turn = across && from_right ? dx - dy : dx + dy;

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + turn * STEP);

  return TRUE;
}

static void
on_menu_pressed (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 VaneStrip       *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
show_menu (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  VaneStrip *self = VANE_STRIP (widget);

  gtk_popover_set_pointing_to (self->menu, NULL);
  gtk_popover_popup (self->menu);
}

/* --- the object --- */

static void
vane_strip_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (VANE_STRIP (widget)->scroller), orientation, for_size, minimum, natural, NULL, NULL);
}

/* A popover is laid out by whom it belongs to. */
static void
vane_strip_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  VaneStrip *self = VANE_STRIP (widget);

  gtk_widget_allocate (GTK_WIDGET (self->scroller), width, height, baseline, NULL);
  gtk_popover_present (self->menu);
}

static void
vane_strip_dispose (GObject *object)
{
  VaneStrip *self = VANE_STRIP (object);

  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  self->menu = NULL;
  if (self->scroller != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->scroller));
  self->scroller = NULL;
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_strip_parent_class)->dispose (object);
}

static void
vane_strip_class_init (VaneStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vane_strip_dispose;
  widget_class->map = vane_strip_map;
  widget_class->measure = vane_strip_measure;
  widget_class->size_allocate = vane_strip_size_allocate;

  gtk_widget_class_install_action (widget_class, "strip.menu", NULL, show_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "strip.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "strip.menu", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
  gtk_widget_class_set_css_name (widget_class, "strip");
}

static void
add_menu (VaneStrip *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_menu_append (menu, _("Refresh"), "win.refresh");
  g_menu_append (menu, _("Preferences"), "app.preferences");
  g_menu_append (menu, _("Close"), "window.close");
  self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
  gtk_popover_set_has_arrow (self->menu, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_menu_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
vane_strip_init (VaneStrip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  self->line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->welcome = gtk_button_new_with_label (_("Add a Place"));
  gtk_widget_add_css_class (self->welcome, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->welcome), "app.places");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->line));
  gtk_box_append (GTK_BOX (box), self->welcome);

  /* Else all names are cut short before anything is scrolled. */
  gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
  gtk_scrollable_set_vscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), box);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (self->scroller, viewport);
  gtk_widget_set_focusable (GTK_WIDGET (self->scroller), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
  /* Before the scroller sees it. */
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  add_menu (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Weather"), -1);
  vane_strip_set_line (self, GTK_ORIENTATION_HORIZONTAL, 0);
}

/**
 * vane_strip_new:
 * @context: what is shown
 *
 * Returns: (transfer floating): a strip of all places; it follows the list of them
 */
GtkWidget *
vane_strip_new (VaneContext *context)
{
  VaneStrip *self = g_object_new (VANE_TYPE_STRIP, NULL);
  GListModel *feeds;

  self->context = g_object_ref (context);
  feeds = G_LIST_MODEL (get_feeds (self));
  g_signal_connect_object (feeds, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_DEFAULT);
  on_items_changed (feeds, 0, 0, g_list_model_get_n_items (feeds), self);

  return GTK_WIDGET (self);
}

/**
 * vane_strip_set_line:
 * @self: a strip
 * @orientation: how the places stand
 * @length: how long it is
 */
void
vane_strip_set_line (VaneStrip      *self,
                     GtkOrientation  orientation,
                     int             length)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
  GtkPolicyType along = GTK_POLICY_EXTERNAL;

  g_return_if_fail (VANE_IS_STRIP (self));

  self->orientation = orientation;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line), orientation);
  /* Upright all are as wide as the widest; across each is as wide as it needs. */
  gtk_widget_set_hexpand (GTK_WIDGET (self->line), !across);
  gtk_widget_set_halign (GTK_WIDGET (self->line), across ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  /* No bar: the wheel, the keys and a finger scroll. */
  gtk_scrolled_window_set_policy (self->scroller, across ? along : GTK_POLICY_NEVER,
                                  across ? GTK_POLICY_NEVER : along);
  gtk_scrolled_window_set_propagate_natural_width (self->scroller, !across || length == 0);
  gtk_scrolled_window_set_propagate_natural_height (self->scroller, across || length == 0);
  gtk_scrolled_window_set_max_content_width (self->scroller, across && length == 0 ? MAX_LENGTH : -1);
  gtk_scrolled_window_set_max_content_height (self->scroller, !across && length == 0 ? MAX_LENGTH : -1);
  gtk_widget_set_size_request (GTK_WIDGET (self), across && length > 0 ? length : -1,
                               !across && length > 0 ? length : -1);
  if (across)
    gtk_widget_add_css_class (GTK_WIDGET (self), "horizontal");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "horizontal");
}
