/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/vane-weather-manager.h"

#include "service/vane-weather-object.h"

struct _VaneWeatherManager
{
  GObject                   parent_instance;

  VaneContext              *context;  /* (owned) */
  GDBusObjectManagerServer *server;   /* (owned) */
  VaneDBusService1         *service;  /* (owned) */
  GPtrArray                *objects;  /* (owned) (element-type VaneWeatherObject): as in the list of feeds */
};

G_DEFINE_FINAL_TYPE (VaneWeatherManager, vane_weather_manager, G_TYPE_OBJECT)

static const char *
get_path (VaneWeatherObject *object)
{
  return g_dbus_object_get_object_path (G_DBUS_OBJECT (object));
}

/* --- the list of feeds --- */

static void
number_objects (VaneWeatherManager *self)
{
  VaneFeed *current = vane_feed_list_get_current (vane_context_get_feeds (self->context));
  const char *path = "/";

  for (guint i = 0; i < self->objects->len; i++)
    {
      VaneWeatherObject *object = self->objects->pdata[i];
      gboolean is_current = vane_weather_object_get_feed (object) == current;

      vane_weather_object_set_position (object, i, is_current);
      if (is_current)
        path = get_path (object);
    }
  vane_dbus_service1_set_current (self->service, path);
}

static VaneWeatherObject *
take_object (GPtrArray *objects,
             VaneFeed  *feed)
{
  for (guint i = 0; i < objects->len; i++)
    if (vane_weather_object_get_feed (objects->pdata[i]) == feed)
      return g_ptr_array_steal_index (objects, i);

  return NULL;
}

/* A place that only moved keeps its object: clients see no one go and come. */
static void
on_items_changed (GListModel         *feeds,
                  guint               position,
                  guint               n_removed,
                  guint               n_added,
                  VaneWeatherManager *self)
{
  g_autoptr(GPtrArray) old = g_steal_pointer (&self->objects);
  guint n = g_list_model_get_n_items (feeds);
  g_autoptr(GPtrArray) added = g_ptr_array_new ();

  self->objects = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(VaneFeed) feed = g_list_model_get_item (feeds, i);
      VaneWeatherObject *object = take_object (old, feed);

      if (object == NULL)
        {
          object = vane_weather_object_new (self->context, feed);
          g_ptr_array_add (added, object);
        }
      g_ptr_array_add (self->objects, object);
    }
  for (guint i = 0; i < old->len; i++)
    g_dbus_object_manager_server_unexport (self->server, get_path (old->pdata[i]));
  number_objects (self);
  for (guint i = 0; i < added->len; i++)
    g_dbus_object_manager_server_export (self->server, G_DBUS_OBJECT_SKELETON (added->pdata[i]));
}

static void
on_current_changed (VaneFeedList       *feeds,
                    GParamSpec         *pspec,
                    VaneWeatherManager *self)
{
  number_objects (self);
}

/* --- what clients want --- */

static gboolean
on_handle_refresh (VaneDBusService1      *service,
                   GDBusMethodInvocation *invocation,
                   VaneWeatherManager    *self)
{
  for (guint i = 0; i < self->objects->len; i++)
    vane_weather_object_refresh (self->objects->pdata[i]);
  vane_dbus_service1_complete_refresh (service, invocation);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* --- the object --- */

static void
vane_weather_manager_dispose (GObject *object)
{
  VaneWeatherManager *self = VANE_WEATHER_MANAGER (object);

  vane_weather_manager_unexport (self);
  g_signal_handlers_disconnect_by_data (self->service, self);
  g_ptr_array_set_size (self->objects, 0);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_weather_manager_parent_class)->dispose (object);
}

static void
vane_weather_manager_finalize (GObject *object)
{
  VaneWeatherManager *self = VANE_WEATHER_MANAGER (object);

  g_ptr_array_unref (self->objects);
  g_object_unref (self->service);
  g_object_unref (self->server);

  G_OBJECT_CLASS (vane_weather_manager_parent_class)->finalize (object);
}

static void
vane_weather_manager_class_init (VaneWeatherManagerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vane_weather_manager_dispose;
  G_OBJECT_CLASS (klass)->finalize = vane_weather_manager_finalize;
}

static void
vane_weather_manager_init (VaneWeatherManager *self)
{
  self->objects = g_ptr_array_new_with_free_func (g_object_unref);
  self->server = g_dbus_object_manager_server_new (VANE_WEATHER_PATH);
  self->service = vane_dbus_service1_skeleton_new ();
  vane_dbus_service1_set_version (self->service, VANE_VERSION);
  vane_dbus_service1_set_current (self->service, "/");
  g_signal_connect (self->service, "handle-refresh", G_CALLBACK (on_handle_refresh), self);
}

/**
 * vane_weather_manager_new:
 * @context: what is told
 *
 * Returns: (transfer full): it, not exported yet
 */
VaneWeatherManager *
vane_weather_manager_new (VaneContext *context)
{
  VaneWeatherManager *self = g_object_new (VANE_TYPE_WEATHER_MANAGER, NULL);
  VaneFeedList *feeds = vane_context_get_feeds (context);

  self->context = g_object_ref (context);
  g_signal_connect_object (feeds, "items-changed", G_CALLBACK (on_items_changed), self, 0);
  g_signal_connect_object (feeds, "notify::current", G_CALLBACK (on_current_changed), self, 0);
  on_items_changed (G_LIST_MODEL (feeds), 0, 0, vane_feed_list_get_n (feeds), self);

  return self;
}

/**
 * vane_weather_manager_export:
 * @self: it
 * @connection: a bus
 * @error: why it cannot be there
 *
 * To be called before the bus name is owned: who sees the name finds the objects.
 *
 * Returns: whether it is on the bus
 */
gboolean
vane_weather_manager_export (VaneWeatherManager  *self,
                             GDBusConnection     *connection,
                             GError             **error)
{
  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->service), connection, VANE_WEATHER_PATH,
                                         error))
    return FALSE;
  g_dbus_object_manager_server_set_connection (self->server, connection);

  return TRUE;
}

/**
 * vane_weather_manager_unexport:
 * @self: it
 */
void
vane_weather_manager_unexport (VaneWeatherManager *self)
{
  GDBusInterfaceSkeleton *skeleton = G_DBUS_INTERFACE_SKELETON (self->service);

  if (g_dbus_interface_skeleton_get_connection (skeleton) != NULL)
    g_dbus_interface_skeleton_unexport (skeleton);
  g_dbus_object_manager_server_set_connection (self->server, NULL);
}
