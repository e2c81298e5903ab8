/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A widget rather than a paintable: only a widget knows how many of the device's pixels one
 * of its own has, and what colour its text is. */
#include "config.h"

#include "vane-icon.h"

#include <adwaita.h>

#include "vane-deprecated.h"
#include "vane-icon-cache.h"

#define DEFAULT_SIZE_PX 16
#define MAX_SIZE_PX 512

struct _VaneIcon
{
  GtkWidget parent_instance;

  guint     picture;
  int       pixel_size;
};

G_DEFINE_FINAL_TYPE (VaneIcon, vane_icon, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_PICTURE,
  PROP_PIXEL_SIZE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GdkTexture *
get_texture (GtkWidget *widget,
             guint      picture,
             int        pixel_size)
{
  GdkDisplay *display = gtk_widget_get_display (widget);
  int size_px = pixel_size * gtk_widget_get_scale_factor (widget);
  GdkRGBA color;

  if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    return vane_icon_cache_get (display, picture, size_px);

  vane_deprecated_get_color (widget, &color);

  return vane_icon_cache_get_symbolic (display, picture, size_px, &color);
}

static void
vane_icon_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  VaneIcon *self = VANE_ICON (widget);

  /* On whole pixels: in between, all edges would be soft. */
  vane_icon_append (snapshot, widget, self->picture, self->pixel_size,
                    (gtk_widget_get_width (widget) - self->pixel_size) / 2,
                    (gtk_widget_get_height (widget) - self->pixel_size) / 2);
}

static void
vane_icon_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  *minimum = VANE_ICON (widget)->pixel_size;
  *natural = *minimum;
}

static void
vane_icon_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  VaneIcon *self = VANE_ICON (object);

  switch (property_id)
    {
    case PROP_PICTURE:
      g_value_set_uint (value, self->picture);
      break;

    case PROP_PIXEL_SIZE:
      g_value_set_int (value, self->pixel_size);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_icon_set_property (GObject      *object,
                        guint         property_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  VaneIcon *self = VANE_ICON (object);

  switch (property_id)
    {
    case PROP_PICTURE:
      self->picture = g_value_get_uint (value);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      break;

    case PROP_PIXEL_SIZE:
      self->pixel_size = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_icon_class_init (VaneIconClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vane_icon_get_property;
  object_class->set_property = vane_icon_set_property;
  widget_class->snapshot = vane_icon_snapshot;
  widget_class->measure = vane_icon_measure;

  properties[PROP_PICTURE] = g_param_spec_uint ("picture", NULL, NULL, 0, VANE_N_PICTURES - 1, VANE_PICTURE_NONE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PIXEL_SIZE] = g_param_spec_int ("pixel-size", NULL, NULL, 1, MAX_SIZE_PX, DEFAULT_SIZE_PX,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "weathericon");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NONE);
}

static void
vane_icon_init (VaneIcon *self)
{
  self->pixel_size = DEFAULT_SIZE_PX;
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_draw), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * vane_icon_append:
 * @snapshot: where it is drawn
 * @widget: whose scale and, in high contrast, colour it has
 * @picture: the number of a picture; of %VANE_PICTURE_NONE nothing is drawn
 * @pixel_size: the side
 * @x: of its left edge
 * @y: of its top
 *
 * For a widget that draws an icon among other things. It is to be drawn again when its scale or
 * high contrast changes.
 */
void
vane_icon_append (GtkSnapshot *snapshot,
                  GtkWidget   *widget,
                  guint        picture,
                  int          pixel_size,
                  int          x,
                  int          y)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) pixel_size, (float) pixel_size);

  if (picture != VANE_PICTURE_NONE)
    gtk_snapshot_append_texture (snapshot, get_texture (widget, picture, pixel_size), &bounds);
}
