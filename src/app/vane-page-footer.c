/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attribution that the sources ask for. */
#include "config.h"

#include "vane-page-footer.h"

struct _VanePageFooter
{
  VaneReadingWidget  parent_instance;

  char              *source;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (VanePageFooter, vane_page_footer, VANE_TYPE_READING_WIDGET)

enum
{
  PROP_0,
  PROP_SOURCE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
vane_page_footer_finalize (GObject *object)
{
  g_free (VANE_PAGE_FOOTER (object)->source);

  G_OBJECT_CLASS (vane_page_footer_parent_class)->finalize (object);
}

static void
vane_page_footer_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_SOURCE:
      g_value_set_string (value, VANE_PAGE_FOOTER (object)->source);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_page_footer_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  VanePageFooter *self = VANE_PAGE_FOOTER (object);

  switch (property_id)
    {
    case PROP_SOURCE:
      g_free (self->source);
      self->source = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_page_footer_class_init (VanePageFooterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = vane_page_footer_finalize;
  object_class->get_property = vane_page_footer_get_property;
  object_class->set_property = vane_page_footer_set_property;

  properties[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-page-footer.ui");
}

static void
vane_page_footer_init (VanePageFooter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
