/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words stay while the banner folds away. */
#include "config.h"

#include "vane-banner.h"

#include "vane-accessible.h"
#include "vane-closures.h"

struct _VaneBanner
{
  VaneReadingWidget  parent_instance;

  char              *trouble;  /* (owned) (nullable) */
  GtkRevealer       *banner;
  GtkLabel          *trouble_label;
};

G_DEFINE_FINAL_TYPE (VaneBanner, vane_banner, VANE_TYPE_READING_WIDGET)

enum
{
  PROP_0,
  PROP_TROUBLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_trouble (VaneBanner *self,
             const char *trouble)
{
  if (g_strcmp0 (self->trouble, trouble) == 0)
    return;

  g_free (self->trouble);
  self->trouble = g_strdup (trouble);
  if (trouble != NULL)
    gtk_label_set_label (self->trouble_label, trouble);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
}

static void
vane_banner_finalize (GObject *object)
{
  g_free (VANE_BANNER (object)->trouble);

  G_OBJECT_CLASS (vane_banner_parent_class)->finalize (object);
}

static void
vane_banner_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_TROUBLE:
      g_value_set_string (value, VANE_BANNER (object)->trouble);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_banner_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_TROUBLE:
      set_trouble (VANE_BANNER (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_banner_class_init (VaneBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = vane_banner_finalize;
  object_class->get_property = vane_banner_get_property;
  object_class->set_property = vane_banner_set_property;

  properties[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, VaneBanner, banner);
  gtk_widget_class_bind_template_child (widget_class, VaneBanner, trouble_label);
  vane_closures_bind (widget_class);
}

static void
vane_banner_init (VaneBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vane_accessible_follow_revealer (self->banner);
}
