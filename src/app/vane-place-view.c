/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each place brings its own sky: where pages are swiped, the skies go with them. The header bar
 * lies over all of them; as much room is left for it at the top as it is high. */
#include "config.h"

#include "vane-place-view.h"

#include <adwaita.h>

#include "vane-sky-view.h"
#include "vane-template.h"

/* What the sky puts on itself while it is painted. */
#define ON_SKY_CLASS "on-sky"

struct _VanePlaceView
{
  GtkWidget      parent_instance;

  VaneContext   *context;  /* (owned) (nullable) */
  VaneFeed      *feed;     /* (owned) (nullable) */
  gboolean       on_sky;
  int            scroll;   /* pixels: what is to be restored */
  guint          scroll_id;

  VaneSkyView   *sky;
  GtkWidget     *top;
  VanePlacePage *page;
};

G_DEFINE_FINAL_TYPE (VanePlaceView, vane_place_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_FEED,
  PROP_PAGE,
  PROP_ON_SKY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
on_sky_notify_css_classes (VanePlaceView *self)
{
  gboolean on_sky = gtk_widget_has_css_class (GTK_WIDGET (self->sky), ON_SKY_CLASS);

  if (self->on_sky == on_sky)
    return;
  self->on_sky = on_sky;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ON_SKY]);
}

/* --- the object --- */

static void
vane_place_view_dispose (GObject *object)
{
  VanePlaceView *self = VANE_PLACE_VIEW (object);

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  vane_template_dispose (GTK_WIDGET (self), VANE_TYPE_PLACE_VIEW);
  g_clear_object (&self->feed);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_place_view_parent_class)->dispose (object);
}

static void
vane_place_view_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  VanePlaceView *self = VANE_PLACE_VIEW (object);

  switch (property_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;

    case PROP_FEED:
      g_value_set_object (value, self->feed);
      break;

    case PROP_PAGE:
      g_value_set_object (value, self->page);
      break;

    case PROP_ON_SKY:
      g_value_set_boolean (value, self->on_sky);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_place_view_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  VanePlaceView *self = VANE_PLACE_VIEW (object);

  switch (property_id)
    {
    case PROP_CONTEXT:
      g_set_object (&self->context, g_value_get_object (value));
      break;

    case PROP_FEED:
      g_set_object (&self->feed, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_place_view_class_init (VanePlaceViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_place_view_dispose;
  object_class->get_property = vane_place_view_get_property;
  object_class->set_property = vane_place_view_set_property;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, VANE_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FEED] = g_param_spec_object ("feed", NULL, NULL, VANE_TYPE_FEED,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, VANE_TYPE_PLACE_PAGE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ON_SKY] = g_param_spec_boolean ("on-sky", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (VANE_TYPE_SKY_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-place-view.ui");
  gtk_widget_class_bind_template_child (widget_class, VanePlaceView, sky);
  gtk_widget_class_bind_template_child (widget_class, VanePlaceView, top);
  gtk_widget_class_bind_template_child (widget_class, VanePlaceView, page);
}

static void
vane_place_view_init (VanePlaceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->sky, "notify::css-classes", G_CALLBACK (on_sky_notify_css_classes), self,
                           G_CONNECT_SWAPPED);
  vane_sky_view_set_face (self->sky, vane_place_page_get_face (self->page), vane_place_page_get_icon (self->page));
}

/**
 * vane_place_view_new:
 * @context: what is shown
 * @feed: of the place
 * @top: what lies over the top of the view; its height stays free
 *
 * Returns: (transfer none): a floating view
 */
GtkWidget *
vane_place_view_new (VaneContext  *context,
                     VaneFeed     *feed,
                     GtkSizeGroup *top)
{
  VanePlaceView *self = g_object_new (VANE_TYPE_PLACE_VIEW, "context", context, "feed", feed, NULL);

  gtk_size_group_add_widget (top, self->top);

  return GTK_WIDGET (self);
}

/**
 * vane_place_view_get_page:
 * @self: a view
 *
 * Returns: (transfer none): the page on the sky
 */
VanePlacePage *
vane_place_view_get_page (VanePlaceView *self)
{
  g_return_val_if_fail (VANE_IS_PLACE_VIEW (self), NULL);

  return self->page;
}

/**
 * vane_place_view_get_on_sky:
 * @self: a view
 *
 * Returns: whether there is a sky
 */
gboolean
vane_place_view_get_on_sky (VanePlaceView *self)
{
  g_return_val_if_fail (VANE_IS_PLACE_VIEW (self), FALSE);

  return self->on_sky;
}

static GtkAdjustment *
get_adjustment (VanePlaceView *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (vane_place_page_get_face (self->page), GTK_TYPE_SCROLLED_WINDOW);

  return scroller != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)) : NULL;
}

/**
 * vane_place_view_get_scroll:
 * @self: a view
 *
 * Returns: how many pixels the report is scrolled
 */
int
vane_place_view_get_scroll (VanePlaceView *self)
{
  GtkAdjustment *adjustment;

  g_return_val_if_fail (VANE_IS_PLACE_VIEW (self), 0);

  adjustment = get_adjustment (self);

  return adjustment != NULL ? (int) gtk_adjustment_get_value (adjustment) : 0;
}

static gboolean
restore_scroll (gpointer user_data)
{
  VanePlaceView *self = user_data;
  GtkAdjustment *adjustment = get_adjustment (self);

  self->scroll_id = 0;
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, self->scroll);

  return G_SOURCE_REMOVE;
}

/* Once, when there is as much to scroll, and not while it is laid out. */
static void
on_adjustment_changed (GtkAdjustment *adjustment,
                       VanePlaceView *self)
{
  if (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) < self->scroll)
    return;
  g_signal_handlers_disconnect_by_func (adjustment, on_adjustment_changed, self);
  self->scroll_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, restore_scroll, self, NULL);
}

/**
 * vane_place_view_set_scroll:
 * @self: a view that is not shown yet
 * @scroll: how many pixels the report is to be scrolled, when it is there
 */
void
vane_place_view_set_scroll (VanePlaceView *self,
                            int            scroll)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (VANE_IS_PLACE_VIEW (self));

  adjustment = get_adjustment (self);
  if (adjustment == NULL || scroll <= 0)
    return;
  self->scroll = scroll;
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_adjustment_changed), self, G_CONNECT_DEFAULT);
}
