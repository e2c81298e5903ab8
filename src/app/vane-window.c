/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the pieces together and turns actions into calls; it never waits for their end. */
#include "config.h"

#include "vane-window.h"

#include <glib/gi18n.h>

#include "icons/vane-picture.h"
#include "present/vane-format.h"
#include "vane-accessible.h"
#include "vane-closures.h"
#include "vane-icon-cache.h"
#include "vane-place-page.h"
#include "vane-place-search.h"
#include "vane-places-page.h"
#include "vane-sky-view.h"
#include "vane-wait.h"

/* A cache that is slower than this is not waited for: an empty page is better than none. */
#define PRESENT_AFTER_MS 50
#define TOAST_S 3
/* Room for a week of days on a small screen. */
#define DEFAULT_WIDTH 420
#define DEFAULT_HEIGHT 760
/* What a status page makes of a picture. */
#define WELCOME_ICON_PX 128

struct _VaneWindow
{
  AdwApplicationWindow parent_instance;

  VaneContext         *context;         /* (owned) (nullable) */
  GSignalGroup        *loading;         /* (owned): the feed that presenting waits for */
  guint                present_id;

  GtkStack            *views;
  VanePlacesPage      *places;          /* (owned by GTK) (nullable): made when it is first shown */
  VaneSkyView         *sky;
  VanePlacePage       *page;
  GtkStack            *stack;
  AdwStatusPage       *welcome;
  AdwToastOverlay     *toasts;
  AdwWindowTitle      *title;
  GMenu               *sources;
  VanePlaceSearch     *welcome_search;
};

G_DEFINE_FINAL_TYPE (VaneWindow, vane_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_FEEDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static VaneFeed *
get_current (VaneWindow *self)
{
  return vane_feed_list_get_current (vane_context_get_feeds (self->context));
}

/* --- presenting --- */

static void
present (VaneWindow *self)
{
  g_clear_handle_id (&self->present_id, g_source_remove);
  g_signal_group_set_target (self->loading, NULL);
  gtk_window_present (GTK_WINDOW (self));
  if (get_current (self) == NULL)
    vane_place_search_start (self->welcome_search);
}

static void
on_feed_loaded (VaneWindow *self)
{
  if (vane_feed_get_loaded (get_current (self)))
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

/* --- actions --- */

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
  VaneFeed *feed = get_current (self);
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
on_places_done (VanePlacesPage *places,
                VaneWindow     *self)
{
  gtk_stack_set_visible_child (self->views, GTK_WIDGET (self->sky));
  if (get_current (self) == NULL)
    vane_place_search_start (self->welcome_search);
}

/* The first frame does not need it. */
static void
ensure_places (VaneWindow *self)
{
  if (self->places == NULL)
    {
      self->places = g_object_new (VANE_TYPE_PLACES_PAGE, "context", self->context, NULL);
      gtk_stack_add_child (self->views, GTK_WIDGET (self->places));
      g_signal_connect_object (self->places, "done", G_CALLBACK (on_places_done), self, G_CONNECT_DEFAULT);
    }
  gtk_stack_set_visible_child (self->views, GTK_WIDGET (self->places));
}

static void
show_places (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  VaneWindow *self = VANE_WINDOW (widget);

  ensure_places (self);
  vane_places_page_start (self->places);
}

static void
search (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  VaneWindow *self = VANE_WINDOW (widget);

  if (get_current (self) == NULL)
    {
      vane_place_search_start (self->welcome_search);
      return;
    }
  ensure_places (self);
  vane_places_page_start_search (self->places);
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
  gtk_stack_set_visible_child (self->views, GTK_WIDGET (self->sky));
}

/* --- handlers --- */

static gboolean
vane_window_close_request (GtkWindow *window)
{
  VaneWindow *self = VANE_WINDOW (window);
  int width = 0, height = 0;

  gtk_window_get_default_size (window, &width, &height);
  vane_settings_set_window_size (vane_context_get_settings (self->context), width, height,
                                 gtk_window_is_maximized (window));

  return GTK_WINDOW_CLASS (vane_window_parent_class)->close_request (window);
}

/* --- the object --- */

/* Their names are proper names: not translated. */
static void
fill_sources (VaneWindow *self)
{
  const VaneProviderInfo *const *providers = vane_context_get_providers (self->context);

  for (guint i = 0; providers[i] != NULL; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (providers[i]->name, NULL);

      if (!vane_provider_info_gives_weather (providers[i]))
        continue;
      g_menu_item_set_action_and_target (item, "app.provider", "s", providers[i]->id);
      g_menu_append_item (self->sources, item);
    }
}

static void
vane_window_constructed (GObject *object)
{
  VaneWindow *self = VANE_WINDOW (object);
  gboolean maximized = FALSE;
  int width = 0, height = 0;

  G_OBJECT_CLASS (vane_window_parent_class)->constructed (object);

  fill_sources (self);
  if (vane_context_get_demo (self->context))
    adw_window_title_set_title (self->title, _("Demo data"));

  vane_settings_get_window_size (vane_context_get_settings (self->context), &width, &height, &maximized);
  gtk_window_set_default_size (GTK_WINDOW (self), width > 0 ? width : DEFAULT_WIDTH,
                               height > 0 ? height : DEFAULT_HEIGHT);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
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

/* Only who has no places sees it. */
static void
on_welcome_map (GtkWidget *welcome)
{
  int size_px = WELCOME_ICON_PX * gtk_widget_get_scale_factor (welcome);
  guint picture = vane_picture_find (VANE_CONDITION_PARTLY_CLOUDY, VANE_DAYLIGHT_DAY);
  GdkTexture *texture = vane_icon_cache_get (gtk_widget_get_display (welcome), picture, size_px);

  adw_status_page_set_paintable (ADW_STATUS_PAGE (welcome), GDK_PAINTABLE (texture));
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

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, VANE_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                  G_PARAM_STATIC_STRINGS);
  properties[PROP_FEEDS] = g_param_spec_object ("feeds", NULL, NULL, VANE_TYPE_FEED_LIST,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "win.places", NULL, show_places);
  gtk_widget_class_install_action (widget_class, "win.place", "i", show_place);

  g_type_ensure (VANE_TYPE_PLACE_SEARCH);
  g_type_ensure (VANE_TYPE_PLACE_PAGE);
  g_type_ensure (VANE_TYPE_SKY_VIEW);
  g_type_ensure (VANE_TYPE_WAIT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, sky);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, views);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, page);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, title);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, sources);
  gtk_widget_class_bind_template_child (widget_class, VaneWindow, welcome_search);
  gtk_widget_class_bind_template_callback (widget_class, on_welcome_map);
  vane_closures_bind (widget_class);
}

static void
vane_window_init (VaneWindow *self)
{
  self->loading = g_signal_group_new (VANE_TYPE_FEED);
  g_signal_group_connect_swapped (self->loading, "notify::loaded", G_CALLBACK (on_feed_loaded), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  vane_sky_view_set_face (self->sky, vane_place_page_get_face (self->page), vane_place_page_get_icon (self->page));
  vane_accessible_follow_stack (self->views);
  vane_accessible_follow_stack (self->stack);
  vane_accessible_name_scroller (self->welcome);
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

  current = get_current (self);
  if (current == NULL || vane_feed_get_loaded (current) || gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      present (self);
      return;
    }

  g_signal_group_set_target (self->loading, current);
  if (self->present_id == 0)
    self->present_id = g_timeout_add (PRESENT_AFTER_MS, on_present_timeout, self);
}
