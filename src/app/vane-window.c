/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the pieces together and turns actions into calls; it never waits for their end. */
#include "config.h"

#include "vane-accessible.h"
#include "vane-closures.h"
#include "vane-first-frame.h"
#include "vane-pager-position.h"
#include "vane-wait.h"
#include "vane-window-private.h"
#include "vane-window-state.h"

/* A cache that is slower than this is not waited for: an empty page is better than none. */
#define PRESENT_AFTER_MS 50

G_DEFINE_FINAL_TYPE (VaneWindow, vane_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_FEEDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- presenting --- */

static void
present (VaneWindow *self)
{
  g_clear_handle_id (&self->present_id, g_source_remove);
  g_signal_group_set_target (self->loading, NULL);
  gtk_window_present (GTK_WINDOW (self));
  if (vane_window_get_current (self) == NULL)
    vane_welcome_start (self->welcome);
}

static void
on_feed_loaded (VaneWindow *self)
{
  if (vane_feed_get_loaded (vane_window_get_current (self)))
    present (self);
}

static gboolean
on_present_timeout (gpointer user_data)
{
  VaneWindow *self = user_data;

  self->present_id = 0;
  present (self);

  return G_SOURCE_REMOVE;
}

/* --- handlers --- */

static void
on_feeds_notify_current (VaneWindow *self)
{
  vane_window_update_welcome (self);
  vane_window_update_side (self);
}

static void
on_notify_shape (VaneWindow *self)
{
  if (vane_shape_view_get_shape (self->shape_view) == VANE_SHAPE_GLANCE)
    vane_window_ensure_glance (self);
  else
    vane_window_finish_growing (self);
  vane_window_update_side (self);
}

/* White words on the sky. */
static void
on_notify_on_sky (VaneWindow *self)
{
  gboolean on_sky = FALSE;

  g_object_get (self->pager, "on-sky", &on_sky, NULL);
  if (on_sky)
    gtk_widget_add_css_class (self->top, "on-sky");
  else
    gtk_widget_remove_css_class (self->top, "on-sky");
}

static void
on_notify_default_size (VaneWindow *self)
{
  vane_window_state_follow (&self->state, GTK_WINDOW (self));
}

static gboolean
vane_window_close_request (GtkWindow *window)
{
  VaneWindow *self = VANE_WINDOW (window);
  VanePlaceView *view = vane_pager_get_view (self->pager);

  vane_window_state_follow (&self->state, window);
  if (view != NULL)
    self->state.scroll = vane_place_view_get_scroll (view);
  vane_settings_set_window (vane_context_get_settings (self->context), &self->state);

  return GTK_WINDOW_CLASS (vane_window_parent_class)->close_request (window);
}

/* --- the object --- */

/* What the first frame shows is known before there is one. */
static void
restore (VaneWindow *self)
{
  int width = 0, height = 0;

  vane_settings_get_window (vane_context_get_settings (self->context), &self->state);
  vane_window_state_apply (&self->state, GTK_WINDOW (self));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (!self->state.maximized && vane_window_get_current (self) != NULL)
    vane_shape_view_set_shape (self->shape_view, vane_shape (width, height));
  vane_pager_set_scroll (self->pager, self->state.scroll);
}

static void
vane_window_constructed (GObject *object)
{
  VaneWindow *self = VANE_WINDOW (object);

  G_OBJECT_CLASS (vane_window_parent_class)->constructed (object);

  gtk_widget_set_visible (self->demo, vane_context_get_demo (self->context));
  g_signal_connect_object (vane_context_get_feeds (self->context), "notify::current",
                           G_CALLBACK (on_feeds_notify_current), self, G_CONNECT_SWAPPED);
  restore (self);
  on_feeds_notify_current (self);
  g_signal_connect (self, "notify::default-width", G_CALLBACK (on_notify_default_size), NULL);
  g_signal_connect (self, "notify::default-height", G_CALLBACK (on_notify_default_size), NULL);
}

static void
vane_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vane_window_parent_class)->map (widget);
  vane_first_frame_call_after (widget, vane_window_finish);
}

static void
vane_window_dispose (GObject *object)
{
  VaneWindow *self = VANE_WINDOW (object);

  g_clear_handle_id (&self->present_id, g_source_remove);
  g_clear_object (&self->loading);
  gtk_widget_dispose_template (GTK_WIDGET (self), VANE_TYPE_WINDOW);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_window_parent_class)->dispose (object);
}

static void
vane_window_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  VaneWindow *self = VANE_WINDOW (object);

  switch (property_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;

    case PROP_FEEDS:
      g_value_set_object (value, self->context != NULL ? vane_context_get_feeds (self->context) : NULL);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_window_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  VaneWindow *self = VANE_WINDOW (object);

  switch (property_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      g_object_notify_by_pspec (object, properties[PROP_FEEDS]);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, shape_view);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, side);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, welcome_bin);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, pager);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, top);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, header);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, demo);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, places_button);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, refresh_image);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, views);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, page_view);
  gtk_widget_class_bind_template_callback (widget_class, on_notify_shape);
  gtk_widget_class_bind_template_callback (widget_class, on_notify_on_sky);
}

static void
vane_window_class_init (VaneWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = vane_window_constructed;
  object_class->dispose = vane_window_dispose;
  object_class->get_property = vane_window_get_property;
  object_class->set_property = vane_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = vane_window_close_request;
  widget_class->map = vane_window_map;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, VANE_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                  G_PARAM_STATIC_STRINGS);
  properties[PROP_FEEDS] = g_param_spec_object ("feeds", NULL, NULL, VANE_TYPE_FEED_LIST,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  vane_window_install_actions (widget_class);
  g_type_ensure (VANE_TYPE_PAGER);
  g_type_ensure (VANE_TYPE_PAGER_POSITION);
  g_type_ensure (VANE_TYPE_SHAPE_VIEW);
  g_type_ensure (VANE_TYPE_WAIT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-window.ui");
  bind_children (widget_class);
  vane_closures_bind (widget_class);
}

static void
vane_window_init (VaneWindow *self)
{
  self->loading = g_signal_group_new (VANE_TYPE_FEED);
  g_signal_group_connect_swapped (self->loading, "notify::loaded", G_CALLBACK (on_feed_loaded), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  vane_accessible_follow_stack (self->views);
  vane_accessible_follow_stack (self->stack);
}

/**
 * vane_window_new:
 * @application: the application
 * @context: what is shown
 *
 * Returns: (transfer none): the window; GTK owns it
 */
VaneWindow *
vane_window_new (GtkApplication *application,
                 VaneContext    *context)
{
  return g_object_new (VANE_TYPE_WINDOW, "application", application, "context", context, NULL);
}

/**
 * vane_window_present_when_ready:
 * @self: a window
 *
 * Presents it when the current place has been read from the cache, or after 50 ms.
 */
void
vane_window_present_when_ready (VaneWindow *self)
{
  VaneFeed *current;

  g_return_if_fail (VANE_IS_WINDOW (self));

  current = vane_window_get_current (self);
  if (current == NULL || vane_feed_get_loaded (current) || gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      present (self);
      return;
    }

  g_signal_group_set_target (self->loading, current);
  if (self->present_id == 0)
    self->present_id = g_timeout_add (PRESENT_AFTER_MS, on_present_timeout, self);
}
