/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A watcher only keeps the list; a host shows it. Waybar reads the list before it listens to what is added: an item
 * that registers between the two is not seen until the panel starts again, as happens at a login, when all start at
 * once. So an item waits until the watcher has a host. */
#include "config.h"

#include "service/vane-tray-registration.h"

#define WATCHER      "org.kde.StatusNotifierWatcher"
#define WATCHER_PATH "/StatusNotifierWatcher"
/* For a watcher that does not know its hosts: how long to believe it. */
#define HOST_WAIT_S  5

struct _VaneTrayRegistration
{
  GDBusConnection *connection;   /* (owned) */
  GCancellable    *cancellable;  /* (owned) (nullable): of what the watcher that there is is asked */
  char            *owner;        /* (owned) (nullable): that watcher */
  guint            watch_id;
  guint            signal_id;    /* while a host is waited for */
  guint            timeout_id;   /* source: likewise */
};

static void
stop_waiting (VaneTrayRegistration *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->signal_id != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->signal_id);
  self->signal_id = 0;
}

static void
forget_watcher (VaneTrayRegistration *self)
{
  stop_waiting (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->owner, g_free);
}

static void
did_register (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("The tray’s watcher did not take the item: %s", error->message);
}

/* By our unique name: no other name need be owned, in a sandbox neither. Once for each watcher. */
static void
enlist (VaneTrayRegistration *self)
{
  if (self->signal_id == 0)
    return;

  stop_waiting (self);
  g_dbus_connection_call (self->connection, self->owner, WATCHER_PATH, WATCHER, "RegisterStatusNotifierItem",
                          g_variant_new ("(s)", g_dbus_connection_get_unique_name (self->connection)), NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, did_register, NULL);
}

static void
on_host_registered (GDBusConnection *connection,
                    const char      *sender,
                    const char      *path,
                    const char      *interface,
                    const char      *signal,
                    GVariant        *parameters,
                    gpointer         user_data)
{
  enlist (user_data);
}

static gboolean
on_waited (gpointer user_data)
{
  VaneTrayRegistration *self = user_data;

  self->timeout_id = 0;
  g_debug ("The tray’s watcher knows no host: not waited for any longer");
  enlist (self);

  return G_SOURCE_REMOVE;
}

static void
got_host (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  VaneTrayRegistration *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr(GVariant) value = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (reply != NULL)
    g_variant_get (reply, "(v)", &value);
  /* One that does not say is not waited for. */
  if (value == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) || g_variant_get_boolean (value))
    enlist (self);
}

/* After the old one has vanished: GDBus says so of each, in that order. */
static void
on_watcher_appeared (GDBusConnection *connection,
                     const char      *name,
                     const char      *owner,
                     gpointer         user_data)
{
  VaneTrayRegistration *self = user_data;

  self->cancellable = g_cancellable_new ();
  self->owner = g_strdup (owner);
  self->signal_id = g_dbus_connection_signal_subscribe (connection, owner, WATCHER, "StatusNotifierHostRegistered",
                                                        WATCHER_PATH, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
                                                        on_host_registered, self, NULL);
  self->timeout_id = g_timeout_add_seconds (HOST_WAIT_S, on_waited, self);
  g_dbus_connection_call (connection, owner, WATCHER_PATH, "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", WATCHER, "IsStatusNotifierHostRegistered"), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, got_host, self);
}

static void
on_watcher_vanished (GDBusConnection *connection,
                     const char      *name,
                     gpointer         user_data)
{
  forget_watcher (user_data);
}

/**
 * vane_tray_registration_new:
 * @connection: where an item is exported, as `/StatusNotifierItem`
 *
 * Returns: (transfer full): what registers it with every watcher that comes
 */
VaneTrayRegistration *
vane_tray_registration_new (GDBusConnection *connection)
{
  VaneTrayRegistration *self = g_new0 (VaneTrayRegistration, 1);

  self->connection = g_object_ref (connection);
  self->watch_id = g_bus_watch_name_on_connection (connection, WATCHER, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                   on_watcher_appeared, on_watcher_vanished, self, NULL);

  return self;
}

/**
 * vane_tray_registration_free:
 * @self: (transfer full): what registers; the item stays where it is, until its connection goes
 */
void
vane_tray_registration_free (VaneTrayRegistration *self)
{
  g_bus_unwatch_name (self->watch_id);
  forget_watcher (self);
  g_object_unref (self->connection);
  g_free (self);
}
