/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/vane-fake-network.h"

struct _VaneFakeNetwork
{
  GObject  parent_instance;

  gboolean available;
  gboolean metered;
};

enum
{
  PROP_NETWORK_AVAILABLE = 1,
  PROP_NETWORK_METERED,
  PROP_CONNECTIVITY,
};

static gboolean
init (GInitable     *initable,
      GCancellable  *cancellable,
      GError       **error)
{
  return TRUE;
}

static void
vane_fake_network_initable_init (GInitableIface *iface)
{
  iface->init = init;
}

static void
vane_fake_network_monitor_init (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VaneFakeNetwork, vane_fake_network, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, vane_fake_network_initable_init)
                               G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, vane_fake_network_monitor_init))

static void
vane_fake_network_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  VaneFakeNetwork *self = VANE_FAKE_NETWORK (object);

  switch (id)
    {
    case PROP_NETWORK_AVAILABLE:
      g_value_set_boolean (value, self->available);
      break;
    case PROP_NETWORK_METERED:
      g_value_set_boolean (value, self->metered);
      break;
    case PROP_CONNECTIVITY:
      g_value_set_enum (value, self->available ? G_NETWORK_CONNECTIVITY_FULL : G_NETWORK_CONNECTIVITY_LOCAL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vane_fake_network_class_init (VaneFakeNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vane_fake_network_get_property;
  g_object_class_override_property (object_class, PROP_NETWORK_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_NETWORK_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
vane_fake_network_init (VaneFakeNetwork *self)
{
  self->available = TRUE;
}

VaneFakeNetwork *
vane_fake_network_new (void)
{
  return g_object_new (VANE_TYPE_FAKE_NETWORK, NULL);
}

void
vane_fake_network_set_metered (VaneFakeNetwork *self,
                               gboolean         metered)
{
  self->metered = metered;
  g_object_notify (G_OBJECT (self), "network-metered");
}

void
vane_fake_network_change (VaneFakeNetwork *self,
                          gboolean         available)
{
  self->available = available;
  g_signal_emit_by_name (self, "network-changed", available);
}
