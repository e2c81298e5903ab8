/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nobody gets stuck here: who has no network can still see what the program is like. */
#include "config.h"

#include "vane-welcome.h"

#include <adwaita.h>

#include "icons/vane-picture.h"
#include "vane-accessible.h"
#include "vane-icon-cache.h"
#include "vane-place-search.h"
#include "vane-template.h"

/* What a status page makes of a picture. */
#define ICON_PX 128

struct _VaneWelcome
{
  GtkWidget         parent_instance;

  VaneContext      *context;  /* (owned) (nullable) */

  AdwStatusPage    *page;
  VanePlaceSearch *search;
};

G_DEFINE_FINAL_TYPE (VaneWelcome, vane_welcome, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Only who has no places sees it. */
static void
on_page_map (GtkWidget   *page,
             VaneWelcome *self)
{
  int size_px = ICON_PX * gtk_widget_get_scale_factor (page);
  guint picture = vane_picture_find (VANE_CONDITION_PARTLY_CLOUDY, VANE_DAYLIGHT_DAY);
  GdkTexture *texture = vane_icon_cache_get (gtk_widget_get_display (page), picture, size_px);

  adw_status_page_set_paintable (ADW_STATUS_PAGE (page), GDK_PAINTABLE (texture));
}

/* --- the object --- */

static void
vane_welcome_dispose (GObject *object)
{
  VaneWelcome *self = VANE_WELCOME (object);

  vane_template_dispose (GTK_WIDGET (self), VANE_TYPE_WELCOME);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_welcome_parent_class)->dispose (object);
}

static void
vane_welcome_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, VANE_WELCOME (object)->context);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_welcome_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_CONTEXT:
      g_set_object (&VANE_WELCOME (object)->context, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_welcome_class_init (VaneWelcomeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_welcome_dispose;
  object_class->get_property = vane_welcome_get_property;
  object_class->set_property = vane_welcome_set_property;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, VANE_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (VANE_TYPE_PLACE_SEARCH);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, VaneWelcome, page);
  gtk_widget_class_bind_template_child (widget_class, VaneWelcome, search);
  gtk_widget_class_bind_template_callback (widget_class, on_page_map);
}

static void
vane_welcome_init (VaneWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vane_accessible_name_scroller (self->page);
}

/**
 * vane_welcome_start:
 * @self: a page
 *
 * Puts the focus where a place is typed.
 */
void
vane_welcome_start (VaneWelcome *self)
{
  g_return_if_fail (VANE_IS_WELCOME (self));

  vane_place_search_start (self->search);
}

/**
 * vane_welcome_locate:
 * @self: a page
 *
 * Adds the place where the user is, or says why that is not known.
 */
void
vane_welcome_locate (VaneWelcome *self)
{
  g_return_if_fail (VANE_IS_WELCOME (self));

  vane_place_search_locate (self->search);
}
