/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why, in a sentence, and what can be done. */
#include "config.h"

#include "vane-page-failed.h"

#include <adwaita.h>

#include "feed/vane-feed.h"
#include "vane-accessible.h"
#include "vane-closures.h"
#include "vane-template.h"
#include "vane-wait.h"

struct _VanePageFailed
{
  GtkWidget  parent_instance;

  VaneFeed  *feed;    /* (owned) (nullable) */
  VaneWait  *wait;    /* (owned) (nullable) */
  GtkWidget *status;
};

G_DEFINE_FINAL_TYPE (VanePageFailed, vane_page_failed, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_FEED,
  PROP_WAIT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
vane_page_failed_dispose (GObject *object)
{
  VanePageFailed *self = VANE_PAGE_FAILED (object);

  vane_template_dispose (GTK_WIDGET (self), VANE_TYPE_PAGE_FAILED);
  g_clear_object (&self->feed);
  g_clear_object (&self->wait);

  G_OBJECT_CLASS (vane_page_failed_parent_class)->dispose (object);
}

static void
vane_page_failed_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  VanePageFailed *self = VANE_PAGE_FAILED (object);

  switch (property_id)
    {
    case PROP_FEED:
      g_value_set_object (value, self->feed);
      break;

    case PROP_WAIT:
      g_value_set_object (value, self->wait);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_page_failed_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  VanePageFailed *self = VANE_PAGE_FAILED (object);

  switch (property_id)
    {
    case PROP_FEED:
      g_set_object (&self->feed, g_value_get_object (value));
      break;

    case PROP_WAIT:
      g_set_object (&self->wait, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_page_failed_class_init (VanePageFailedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vane_page_failed_dispose;
  object_class->get_property = vane_page_failed_get_property;
  object_class->set_property = vane_page_failed_set_property;

  properties[PROP_FEED] = g_param_spec_object ("feed", NULL, NULL, VANE_TYPE_FEED,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WAIT] = g_param_spec_object ("wait", NULL, NULL, VANE_TYPE_WAIT,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/vane_weather/Vane/vane-page-failed.ui");
  gtk_widget_class_bind_template_child (widget_class, VanePageFailed, status);
  vane_closures_bind (widget_class);
}

static void
vane_page_failed_init (VanePageFailed *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vane_accessible_name_scroller (ADW_STATUS_PAGE (self->status));
}
