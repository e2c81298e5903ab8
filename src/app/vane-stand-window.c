/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-stand-window.h"

#include <glib/gi18n.h>

#include "present/vane-describe.h"
#include "vane-glance.h"
#include "vane-placer.h"
#include "vane-strip.h"

struct _VaneStandWindow
{
  GtkApplicationWindow  parent_instance;

  VaneContext          *context;      /* (owned) */
  VaneStandKind         kind;
  const VanePlacer     *placer;

  /* What holds instead of the settings. */
  const char           *anchor;       /* (interned) (nullable) */
  int                   margin;       /* negative: none */
  const char           *output;       /* (interned) (nullable) */

  const char           *missed;       /* (interned) (nullable): the monitor that was not there */
  char                 *place;        /* (owned) (nullable): the PLACE of a glance that has its own */
  char                 *place_id;     /* (owned) (nullable): which one that is, when it is known */
  GCancellable         *cancellable;  /* (owned) */

  GtkWidget            *content;      /* a strip or a glance */
  int                   width;        /* when it was placed last */
  int                   height;
};

G_DEFINE_FINAL_TYPE (VaneStandWindow, vane_stand_window, GTK_TYPE_APPLICATION_WINDOW)

/* --- where it stands --- */

static VanePlacerWish
find_wish (VaneStandWindow *self)
{
  VaneStand stand = vane_settings_get_stand (vane_context_get_settings (self->context), self->kind);

  vane_stand_change (&stand, self->kind, self->anchor, self->margin, self->output);

  return (VanePlacerWish) {
    .panel = self->kind == VANE_STAND_STRIP,
    .edges = vane_edges_from_anchor (stand.anchor),
    .margin = (int) stand.margin,
    .output = self->output == NULL ? stand.output : "",
    .monitor = vane_placer_find_monitor (gtk_widget_get_display (GTK_WIDGET (self)), stand.output),
  };
}

/* Also while it is shown: whatever it depends on may change. */
static void
arrange (VaneStandWindow *self)
{
  VanePlacerWish wish;

  if (self->content == NULL)
    return;

  wish = find_wish (self);
  if (self->kind == VANE_STAND_STRIP)
    {
      int length = self->placer->get_length != NULL
                     ? self->placer->get_length (gtk_widget_get_display (GTK_WIDGET (self)), &wish)
                     : 0;

      vane_strip_set_line (VANE_STRIP (self->content),
                           vane_edges_are_upright (wish.edges) ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                           length);
    }
  if (self->placer->place == NULL)
    return;
  /* A Wayland compositor tells the names while the window is made. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->missed = vane_placer_tell_missing (gtk_widget_get_display (GTK_WIDGET (self)), &wish, self->missed);
  self->placer->place (GTK_WINDOW (self), &wish);
}

static void
on_layout (GdkSurface      *surface,
           int              width,
           int              height,
           VaneStandWindow *self)
{
  if (self->width == width && self->height == height)
    return;

  self->width = width;
  self->height = height;
  arrange (self);
}

static void
on_monitors_changed (GListModel      *monitors,
                     guint            position,
                     guint            removed,
                     guint            added,
                     VaneStandWindow *self)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr(GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      g_signal_connect_object (monitor, "notify::geometry", G_CALLBACK (arrange), self, G_CONNECT_SWAPPED);
      /* A Wayland compositor tells the name after the monitor. */
      g_signal_connect_object (monitor, "notify::connector", G_CALLBACK (arrange), self, G_CONNECT_SWAPPED);
    }
  arrange (self);
}

static void
vane_stand_window_realize (GtkWidget *widget)
{
  VaneStandWindow *self = VANE_STAND_WINDOW (widget);

  GTK_WIDGET_CLASS (vane_stand_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)), "layout", G_CALLBACK (on_layout), self, 0);
  arrange (self);
}

static void
vane_stand_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vane_stand_window_parent_class)->map (widget);
  arrange (VANE_STAND_WINDOW (widget));
}

static void
vane_stand_window_unmap (GtkWidget *widget)
{
  VaneStandWindow *self = VANE_STAND_WINDOW (widget);

  if (self->placer->leave != NULL)
    self->placer->leave (GTK_WINDOW (self));
  GTK_WIDGET_CLASS (vane_stand_window_parent_class)->unmap (widget);
}

/* --- the place of a glance --- */

static VaneFeed *
get_feed (VaneStandWindow *self)
{
  VaneFeedList *feeds = vane_context_get_feeds (self->context);
  VaneFeed *own = self->place_id != NULL ? vane_feed_list_find (feeds, self->place_id) : NULL;

  if (own != NULL)
    return own;

  /* One that was removed is the current one from then on; one that is looked up is none yet. */
  return self->place == NULL || self->place_id != NULL ? vane_feed_list_get_current (feeds) : NULL;
}

static void
update_feed (VaneStandWindow *self)
{
  g_object_set (self->content, "feed", get_feed (self), NULL);
}

static void
got_places (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  VaneContext *context = VANE_CONTEXT (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) places = vane_context_resolve_finish (context, result, &error);
  VaneStandWindow *self = user_data;

  if (vane_error_is_cancelled (error))
    return;
  if (places == NULL || places->len != 1)
    {
      g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
      g_autofree char *why = error != NULL ? vane_describe_error (error, NULL, zone) : NULL;

      g_message ("The place cannot be shown: %s", error != NULL ? error->message : "several places match");
      vane_glance_set_note (VANE_GLANCE (self->content), why != NULL ? why : _("Several places match"));
      return;
    }

  self->place_id = g_strdup (vane_place_get_id (places->pdata[0]));
  if (vane_feed_list_find (vane_context_get_feeds (context), self->place_id) == NULL)
    vane_feed_list_add (vane_context_get_feeds (context), places->pdata[0]);
  update_feed (self);
}

static void
add_glance (VaneStandWindow *self)
{
  VaneFeedList *feeds = vane_context_get_feeds (self->context);

  self->content = vane_glance_new (vane_context_get_settings (self->context));
  vane_glance_set_standalone (VANE_GLANCE (self->content));
  g_signal_connect_object (feeds, "notify::current", G_CALLBACK (update_feed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feeds, "items-changed", G_CALLBACK (update_feed), self, G_CONNECT_SWAPPED);
  if (self->place != NULL)
    {
      vane_glance_set_note (VANE_GLANCE (self->content), _("Loading the weather"));
      vane_context_resolve_async (self->context, self->place, NULL, self->cancellable, got_places, self);
    }
  update_feed (self);
}

/* --- actions --- */

static void
open_place (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  VaneStandWindow *self = VANE_STAND_WINDOW (widget);
  VaneFeed *feed = get_feed (self);

  if (feed != NULL)
    gtk_widget_activate_action (widget, "app.place", "s", vane_place_get_id (vane_feed_get_place (feed)));
  else
    gtk_widget_activate_action (widget, "app.places", NULL);
}

static void
refresh (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  VaneStandWindow *self = VANE_STAND_WINDOW (widget);
  VaneFeedList *feeds = vane_context_get_feeds (self->context);

  if (self->kind == VANE_STAND_STRIP)
    for (guint i = 0; i < vane_feed_list_get_n (feeds); i++)
      vane_feed_refresh (vane_feed_list_get (feeds, i), TRUE);
  else if (get_feed (self) != NULL)
    vane_feed_refresh (get_feed (self), TRUE);
}

static void
show_preferences (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "app.preferences", NULL);
}

/* --- the object --- */

static void
vane_stand_window_dispose (GObject *object)
{
  VaneStandWindow *self = VANE_STAND_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  self->content = NULL;

  G_OBJECT_CLASS (vane_stand_window_parent_class)->dispose (object);
}

static void
vane_stand_window_finalize (GObject *object)
{
  VaneStandWindow *self = VANE_STAND_WINDOW (object);

  g_object_unref (self->cancellable);
  g_free (self->place);
  g_free (self->place_id);

  G_OBJECT_CLASS (vane_stand_window_parent_class)->finalize (object);
}

static void
vane_stand_window_class_init (VaneStandWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_stand_window_dispose;
  object_class->finalize = vane_stand_window_finalize;
  widget_class->realize = vane_stand_window_realize;
  widget_class->map = vane_stand_window_map;
  widget_class->unmap = vane_stand_window_unmap;

  /* The glance has them from its other window. */
  gtk_widget_class_install_action (widget_class, "win.grow", NULL, open_place);
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, show_preferences);
}

static void
vane_stand_window_init (VaneStandWindow *self)
{
  self->margin = -1;
  self->cancellable = g_cancellable_new ();
  gtk_window_set_decorated (GTK_WINDOW (self), FALSE);
  /* As large as what it shows: also when that changes. */
  gtk_window_set_resizable (GTK_WINDOW (self), FALSE);
  gtk_application_window_set_show_menubar (GTK_APPLICATION_WINDOW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "stand");
}

static void
choose_placer (VaneStandWindow *self)
{
  VanePlacerWish wish = find_wish (self);

  self->placer = vane_placer_choose (gtk_widget_get_display (GTK_WIDGET (self)));
  if (self->placer->prepare != NULL)
    self->placer->prepare (GTK_WINDOW (self), &wish);
}

/* A glance is, by itself. */
static GtkWidget *
make_movable (GtkWidget *content)
{
  GtkWidget *handle = gtk_window_handle_new ();

  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (handle), content);

  return handle;
}

static void
build (VaneStandWindow *self)
{
  gboolean strip = self->kind == VANE_STAND_STRIP;
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  GListModel *monitors = gdk_display_get_monitors (display);

  choose_placer (self);
  if (strip)
    self->content = vane_strip_new (self->context);
  else
    add_glance (self);
  gtk_widget_add_css_class (GTK_WIDGET (self), strip ? "strip-window" : "glance-window");
  if (!strip && gdk_display_is_composited (display))
    gtk_widget_add_css_class (GTK_WIDGET (self), "see-through");
  gtk_window_set_title (GTK_WINDOW (self), strip ? _("Weather Strip") : _("Weather Glance"));
  gtk_window_set_child (GTK_WINDOW (self),
                        strip && self->placer->place == NULL ? make_movable (self->content) : self->content);
  g_signal_connect_object (vane_context_get_settings (self->context), strip ? "notify::strip" : "notify::glance",
                           G_CALLBACK (arrange), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (arrange), NULL);
  g_signal_connect_object (monitors, "items-changed", G_CALLBACK (on_monitors_changed), self, 0);
  on_monitors_changed (monitors, 0, 0, g_list_model_get_n_items (monitors), self);
}

/**
 * vane_stand_window_new:
 * @application: the application
 * @context: what is shown
 * @kind: which window it is
 * @place: (nullable): the PLACE that a glance shows; %NULL: the current one, whichever that is. One
 *   that is not saved is looked up, and saved
 *
 * Returns: (transfer none): a window that was not shown yet; GTK owns it
 */
VaneStandWindow *
vane_stand_window_new (GtkApplication *application,
                       VaneContext    *context,
                       VaneStandKind   kind,
                       const char     *place)
{
  VaneStandWindow *self = g_object_new (VANE_TYPE_STAND_WINDOW, "application", application, NULL);

  self->context = g_object_ref (context);
  self->kind = kind;
  self->place = g_strdup (place);
  build (self);

  return self;
}

/**
 * vane_stand_window_get_kind:
 * @self: a window
 *
 * Returns: which one it is
 */
VaneStandKind
vane_stand_window_get_kind (VaneStandWindow *self)
{
  g_return_val_if_fail (VANE_IS_STAND_WINDOW (self), VANE_STAND_STRIP);

  return self->kind;
}

/**
 * vane_stand_window_get_place:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the PLACE that it was asked to show
 */
const char *
vane_stand_window_get_place (VaneStandWindow *self)
{
  g_return_val_if_fail (VANE_IS_STAND_WINDOW (self), NULL);

  return self->place;
}

/**
 * vane_stand_window_move:
 * @self: a window
 * @anchor: (nullable): where it stands
 * @margin: how far from the edges; negative: as it was
 * @output: (nullable): on which monitor
 *
 * What is given holds for this window; the settings for the rest.
 */
void
vane_stand_window_move (VaneStandWindow *self,
                        const char      *anchor,
                        int              margin,
                        const char      *output)
{
  g_return_if_fail (VANE_IS_STAND_WINDOW (self));

  if (anchor != NULL)
    self->anchor = g_intern_string (anchor);
  if (margin >= 0)
    self->margin = margin;
  if (output != NULL)
    self->output = g_intern_string (output);
  arrange (self);
}
