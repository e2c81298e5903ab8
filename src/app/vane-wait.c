/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A spinner that only flashes disturbs; this is a boolean that templates can bind to. */
#include "config.h"

#include "vane-wait.h"

#define LONG_MS 100

struct _VaneWait
{
  GObject  parent_instance;

  gboolean active;
  gboolean is_long;
  guint    timeout_id;
};

G_DEFINE_FINAL_TYPE (VaneWait, vane_wait, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ACTIVE,
  PROP_LONG,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_long (VaneWait *self,
          gboolean  is_long)
{
  if (self->is_long == is_long)
    return;

  self->is_long = is_long;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LONG]);
}

static gboolean
on_timeout (gpointer user_data)
{
  VaneWait *self = user_data;

  self->timeout_id = 0;
  set_long (self, TRUE);

  return G_SOURCE_REMOVE;
}

static void
set_active (VaneWait *self,
            gboolean  active)
{
  if (self->active == active)
    return;

  self->active = active;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (active)
    self->timeout_id = g_timeout_add (LONG_MS, on_timeout, self);
  else
    set_long (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static void
vane_wait_finalize (GObject *object)
{
  g_clear_handle_id (&VANE_WAIT (object)->timeout_id, g_source_remove);

  G_OBJECT_CLASS (vane_wait_parent_class)->finalize (object);
}

static void
vane_wait_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, VANE_WAIT (object)->active);
      break;

    case PROP_LONG:
      g_value_set_boolean (value, VANE_WAIT (object)->is_long);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_wait_set_property (GObject      *object,
                        guint         property_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_ACTIVE:
      set_active (VANE_WAIT (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_wait_class_init (VaneWaitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = vane_wait_finalize;
  object_class->get_property = vane_wait_get_property;
  object_class->set_property = vane_wait_set_property;

  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                  G_PARAM_STATIC_STRINGS);
  properties[PROP_LONG] = g_param_spec_boolean ("long", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vane_wait_init (VaneWait *self)
{
}

/**
 * vane_wait_new:
 *
 * Returns: (transfer full): a wait that is not active
 */
VaneWait *
vane_wait_new (void)
{
  return g_object_new (VANE_TYPE_WAIT, NULL);
}
