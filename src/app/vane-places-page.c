/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search, the list, and the way back from a mistake. */
#include "config.h"

#include "vane-places-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "present/vane-describe.h"
#include "vane-place-list.h"
#include "vane-place-search.h"
#include "vane-removal.h"
#include "vane-template.h"

/* Long enough to see what went, and to think about it. */
#define UNDO_S 12
#define REMOVAL "removal"

struct _VanePlacesPage
{
  GtkWidget        parent_instance;

  VaneContext     *context;    /* (owned) (nullable) */
  gboolean         sidebar;
  AdwToast        *removal;    /* (nullable), weak: of what was removed last */

  AdwToastOverlay *toasts;
  VanePlaceSearch *search;
  VanePlaceList   *list;
};

G_DEFINE_FINAL_TYPE (VanePlacesPage, vane_places_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_SIDEBAR,
  N_PROPS
};

enum
{
  DONE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static VaneFeedList *
get_feeds (VanePlacesPage *self)
{
  return vane_context_get_feeds (self->context);
}

/* --- removing, and taking it back --- */

static void
set_removal (VanePlacesPage *self,
             AdwToast       *toast)
{
  g_set_weak_pointer (&self->removal, toast);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "places.undo", toast != NULL);
}

static void
on_toast_button_clicked (AdwToast       *toast,
                         VanePlacesPage *self)
{
  VaneRemoval *removal = g_object_get_data (G_OBJECT (toast), REMOVAL);

  vane_removal_undo (removal);
  vane_place_list_focus (self->list, vane_removal_get_position (removal));
}

static void
on_toast_dismissed (AdwToast       *toast,
                    VanePlacesPage *self)
{
  if (self->removal == toast)
    set_removal (self, NULL);
}

static void
on_list_remove (VanePlaceList  *list,
                VanePlace      *place,
                VanePlacesPage *self)
{
  VaneRemoval *removal = vane_removal_new (get_feeds (self), vane_place_get_id (place));
  g_autofree char *name = vane_describe_place (place);
  g_autofree char *text = g_strdup_printf (_("%s removed"), name);
  /* A toast takes its title as markup. */
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (removal == NULL)
    return;

  vane_place_list_focus (self->list, vane_removal_get_position (removal));
  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_timeout (toast, UNDO_S);
  g_object_set_data_full (G_OBJECT (toast), REMOVAL, removal, (GDestroyNotify) vane_removal_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_toast_button_clicked), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_toast_dismissed), self, G_CONNECT_DEFAULT);
  set_removal (self, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- handlers --- */

static void
on_list_chosen (VanePlaceList  *list,
                VanePlacesPage *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
on_search_done (VanePlaceSearch *search,
                VanePlacesPage  *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
go_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  g_signal_emit (widget, signals[DONE], 0);
}

static void
undo (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  VanePlacesPage *self = VANE_PLACES_PAGE (widget);
  g_autoptr(AdwToast) toast = self->removal != NULL ? g_object_ref (self->removal) : NULL;

  if (toast == NULL)
    return;
  on_toast_button_clicked (toast, self);
  adw_toast_dismiss (toast);
}

/* What has not expired is not asked for again; the feeds know that. */
static void
refresh_all (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  VaneFeedList *feeds = get_feeds (VANE_PLACES_PAGE (widget));

  for (guint i = 0; i < vane_feed_list_get_n (feeds); i++)
    vane_feed_refresh (vane_feed_list_get (feeds, i), TRUE);
}

/* --- the object --- */

static void
set_sidebar (VanePlacesPage *self,
             gboolean        sidebar)
{
  self->sidebar = sidebar;
  if (sidebar)
    gtk_widget_add_css_class (GTK_WIDGET (self), "sidebar-places");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "sidebar-places");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "places.back", !sidebar);
}

static void
vane_places_page_dispose (GObject *object)
{
  VanePlacesPage *self = VANE_PLACES_PAGE (object);

  g_clear_weak_pointer (&self->removal);
  vane_template_dispose (GTK_WIDGET (self), VANE_TYPE_PLACES_PAGE);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_places_page_parent_class)->dispose (object);
}

static void
vane_places_page_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  VanePlacesPage *self = VANE_PLACES_PAGE (object);

  switch (property_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;

    case PROP_SIDEBAR:
      g_value_set_boolean (value, self->sidebar);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_places_page_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  VanePlacesPage *self = VANE_PLACES_PAGE (object);

  switch (property_id)
    {
    case PROP_CONTEXT:
      g_set_object (&self->context, g_value_get_object (value));
      break;

    case PROP_SIDEBAR:
      set_sidebar (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (VANE_TYPE_PLACE_LIST);
  g_type_ensure (VANE_TYPE_PLACE_SEARCH);
  gtk_widget_class_set_template_from_resource (klass, "/io/github/vane_weather/Vane/vane-places-page.ui");
  gtk_widget_class_bind_template_child (klass, VanePlacesPage, toasts);
  gtk_widget_class_bind_template_child (klass, VanePlacesPage, search);
  gtk_widget_class_bind_template_child (klass, VanePlacesPage, list);
  gtk_widget_class_bind_template_callback (klass, on_list_chosen);
  gtk_widget_class_bind_template_callback (klass, on_list_remove);
  gtk_widget_class_bind_template_callback (klass, on_search_done);
}

static void
vane_places_page_class_init (VanePlacesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_places_page_dispose;
  object_class->get_property = vane_places_page_get_property;
  object_class->set_property = vane_places_page_set_property;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, VANE_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDEBAR] = g_param_spec_boolean ("sidebar", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * VanePlacesPage::done:
   * @self: the page
   *
   * A place was chosen, or the person wants back to where they came from.
   */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "places.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "places.refresh", NULL, refresh_all);
  gtk_widget_class_install_action (widget_class, "places.undo", NULL, undo);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
vane_places_page_init (VanePlacesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_removal (self, NULL);
}

/**
 * vane_places_page_start_search:
 * @self: a page
 *
 * Empties the entry and puts the focus into it.
 */
void
vane_places_page_start_search (VanePlacesPage *self)
{
  g_return_if_fail (VANE_IS_PLACES_PAGE (self));

  vane_place_search_start (self->search);
}

/**
 * vane_places_page_start:
 * @self: a page
 *
 * Puts the focus on the current place.
 */
void
vane_places_page_start (VanePlacesPage *self)
{
  g_return_if_fail (VANE_IS_PLACES_PAGE (self));

  vane_place_list_focus_current (self->list);
}

/**
 * vane_places_page_locate:
 * @self: a page
 *
 * Adds the place where the user is, or says why that is not known.
 */
void
vane_places_page_locate (VanePlacesPage *self)
{
  g_return_if_fail (VANE_IS_PLACES_PAGE (self));

  vane_place_search_locate (self->search);
}
