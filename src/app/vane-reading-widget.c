/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of a page have in common, so that each is little more than its template. */
#include "config.h"

#include "vane-reading-widget.h"

#include "vane-template.h"

typedef struct
{
  VaneReading *reading;  /* (owned) (nullable) */
  guint        date;
} VaneReadingWidgetPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (VaneReadingWidget, vane_reading_widget, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_READING,
  PROP_DATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
tell (VaneReadingWidget *self,
      guint              property_id)
{
  VaneReadingWidgetClass *klass = VANE_READING_WIDGET_GET_CLASS (self);

  if (klass->reading_changed != NULL)
    klass->reading_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property_id]);
}

static void
set_reading (VaneReadingWidget *self,
             VaneReading       *reading)
{
  VaneReadingWidgetPrivate *priv = vane_reading_widget_get_instance_private (self);

  if (reading == priv->reading)
    return;

  g_clear_pointer (&priv->reading, vane_reading_unref);
  if (reading != NULL)
    priv->reading = vane_reading_ref (reading);
  tell (self, PROP_READING);
}

static void
vane_reading_widget_dispose (GObject *object)
{
  vane_template_dispose (GTK_WIDGET (object), G_OBJECT_TYPE (object));

  G_OBJECT_CLASS (vane_reading_widget_parent_class)->dispose (object);
}

static void
vane_reading_widget_finalize (GObject *object)
{
  VaneReadingWidgetPrivate *priv = vane_reading_widget_get_instance_private (VANE_READING_WIDGET (object));

  g_clear_pointer (&priv->reading, vane_reading_unref);

  G_OBJECT_CLASS (vane_reading_widget_parent_class)->finalize (object);
}

static void
vane_reading_widget_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_READING:
      g_value_set_boxed (value, vane_reading_widget_get_reading (VANE_READING_WIDGET (object)));
      break;

    case PROP_DATE:
      g_value_set_uint (value, vane_reading_widget_get_date (VANE_READING_WIDGET (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_reading_widget_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_READING:
      set_reading (VANE_READING_WIDGET (object), g_value_get_boxed (value));
      break;

    case PROP_DATE:
      vane_reading_widget_set_date (VANE_READING_WIDGET (object), g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_reading_widget_class_init (VaneReadingWidgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vane_reading_widget_dispose;
  object_class->finalize = vane_reading_widget_finalize;
  object_class->get_property = vane_reading_widget_get_property;
  object_class->set_property = vane_reading_widget_set_property;

  properties[PROP_READING] = g_param_spec_boxed ("reading", NULL, NULL, VANE_TYPE_READING,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DATE] = g_param_spec_uint ("date", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vane_reading_widget_init (VaneReadingWidget *self)
{
}

/**
 * vane_reading_widget_get_reading:
 * @self: a part of a page
 *
 * Returns: (transfer none) (nullable): what it shows
 */
VaneReading *
vane_reading_widget_get_reading (VaneReadingWidget *self)
{
  VaneReadingWidgetPrivate *priv = vane_reading_widget_get_instance_private (self);

  g_return_val_if_fail (VANE_IS_READING_WIDGET (self), NULL);

  return priv->reading;
}

/**
 * vane_reading_widget_get_date:
 * @self: a part of a page
 *
 * Returns: YYYYMMDD: the date that is shown; 0: now
 */
guint
vane_reading_widget_get_date (VaneReadingWidget *self)
{
  VaneReadingWidgetPrivate *priv = vane_reading_widget_get_instance_private (self);

  g_return_val_if_fail (VANE_IS_READING_WIDGET (self), 0);

  return priv->date;
}

/**
 * vane_reading_widget_set_date:
 * @self: a part of a page
 * @date: YYYYMMDD; 0: now
 */
void
vane_reading_widget_set_date (VaneReadingWidget *self,
                              guint              date)
{
  VaneReadingWidgetPrivate *priv = vane_reading_widget_get_instance_private (self);

  g_return_if_fail (VANE_IS_READING_WIDGET (self));

  if (date == priv->date)
    return;

  priv->date = date;
  tell (self, PROP_DATE);
}
