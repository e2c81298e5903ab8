/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the shape of what is to come. It breathes only while it is seen. */
#include "config.h"

#include "vane-page-skeleton.h"

#include "feed/vane-feed.h"
#include "vane-closures.h"
#include "vane-template.h"

struct _VanePageSkeleton
{
  GtkWidget  parent_instance;

  VaneFeed  *feed;   /* (owned) (nullable) */
  GtkWidget *bones;
};

G_DEFINE_FINAL_TYPE (VanePageSkeleton, vane_page_skeleton, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_FEED,
  N_PROPS
};

static void
vane_page_skeleton_dispose (GObject *object)
{
  VanePageSkeleton *self = VANE_PAGE_SKELETON (object);

  vane_template_dispose (GTK_WIDGET (self), VANE_TYPE_PAGE_SKELETON);
  g_clear_object (&self->feed);

  G_OBJECT_CLASS (vane_page_skeleton_parent_class)->dispose (object);
}

static void
vane_page_skeleton_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_FEED:
      g_value_set_object (value, VANE_PAGE_SKELETON (object)->feed);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_page_skeleton_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_FEED:
      g_set_object (&VANE_PAGE_SKELETON (object)->feed, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_page_skeleton_class_init (VanePageSkeletonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_page_skeleton_dispose;
  object_class->get_property = vane_page_skeleton_get_property;
  object_class->set_property = vane_page_skeleton_set_property;

  g_object_class_install_property (object_class, PROP_FEED,
                                   g_param_spec_object ("feed", NULL, NULL, VANE_TYPE_FEED,
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-page-skeleton.ui");
  gtk_widget_class_bind_template_child (widget_class, VanePageSkeleton, bones);
  vane_closures_bind (widget_class);
}

static void
vane_page_skeleton_init (VanePageSkeleton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->bones, "map", G_CALLBACK (gtk_widget_add_css_class), (gpointer) "seen");
  g_signal_connect (self->bones, "unmap", G_CALLBACK (gtk_widget_remove_css_class), (gpointer) "seen");
}
