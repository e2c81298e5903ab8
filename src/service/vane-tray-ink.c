/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a panel is light nobody tells. Next to it: the settings portal's "color-scheme", when
 * the desktop prefers light colours. The portal is not started for that; where there is none,
 * panels are taken to be dark, and the number has a halo. */
#include "config.h"

#include "service/vane-tray-ink.h"

#include "service/vane-desktop.h"

#define PORTAL       "org.freedesktop.portal.Desktop"
#define PORTAL_PATH  "/org/freedesktop/portal/desktop"
#define INTERFACE    "org.freedesktop.portal.Settings"
#define APPEARANCE   "org.freedesktop.appearance"
#define SCHEME       "color-scheme"
#define PREFER_LIGHT 2

struct _VaneTrayInk
{
  GObject          parent_instance;

  VaneSettings    *settings;      /* (owned) */
  GDBusConnection *connection;    /* (owned) (nullable) */
  GCancellable    *cancellable;   /* (owned) */
  guint            watch_id;
  guint            subscription;
  guint            scheme;
  gboolean         dark_always;   /* the panel, whatever the scheme */
  VaneInk          ink;
};

G_DEFINE_FINAL_TYPE (VaneTrayInk, vane_tray_ink, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static VaneInk
choose (VaneTrayInk *self)
{
  const char *word = vane_settings_get_tray_ink (self->settings);

  if (g_str_equal (word, "light"))
    return VANE_INK_LIGHT;
  if (g_str_equal (word, "dark"))
    return VANE_INK_DARK;

  return self->scheme == PREFER_LIGHT && !self->dark_always ? VANE_INK_DARK : VANE_INK_LIGHT;
}

static void
update (VaneTrayInk *self)
{
  VaneInk ink = choose (self);

  if (self->ink == ink)
    return;
  self->ink = ink;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- the portal --- */

/* A variant, in one more from old portals; anything else is no preference. */
static void
take_scheme (VaneTrayInk *self,
             GVariant    *value)
{
  g_autoptr(GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *next = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = next;
    }
  self->scheme = g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32) ? g_variant_get_uint32 (inner) : 0;
  update (self);
}

static void
got_scheme (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr(GVariant) value = NULL;

  if (reply == NULL)
    {
      /* Many have no such setting. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("The portal tells no colours: %s", error->message);
      return;
    }

  g_variant_get (reply, "(v)", &value);
  take_scheme (user_data, value);
}

static void
on_portal_appeared (GDBusConnection *connection,
                    const char      *name,
                    const char      *owner,
                    gpointer         user_data)
{
  VaneTrayInk *self = user_data;

  g_dbus_connection_call (connection, owner, PORTAL_PATH, INTERFACE, "Read",
                          g_variant_new ("(ss)", APPEARANCE, SCHEME), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, got_scheme, self);
}

static void
on_setting_changed (GDBusConnection *connection,
                    const char      *sender,
                    const char      *path,
                    const char      *interface,
                    const char      *signal,
                    GVariant        *parameters,
                    gpointer         user_data)
{
  g_autoptr(GVariant) value = NULL;
  const char *key;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", NULL, &key, &value);
  if (g_str_equal (key, SCHEME))
    take_scheme (user_data, value);
}

/**
 * vane_tray_ink_follow:
 * @self: it
 * @connection: the session bus
 *
 * From now on it goes with the desktop's colours.
 */
void
vane_tray_ink_follow (VaneTrayInk     *self,
                      GDBusConnection *connection)
{
  g_return_if_fail (VANE_IS_TRAY_INK (self) && self->connection == NULL);

  self->connection = g_object_ref (connection);
  self->subscription =
      g_dbus_connection_signal_subscribe (connection, PORTAL, INTERFACE, "SettingChanged", PORTAL_PATH, APPEARANCE,
                                          G_DBUS_SIGNAL_FLAGS_NONE, on_setting_changed, self, NULL);
  self->watch_id = g_bus_watch_name_on_connection (connection, PORTAL, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                   on_portal_appeared, NULL, self, NULL);
}

/**
 * vane_tray_ink_get:
 * @self: it
 *
 * Returns: what to draw with
 */
VaneInk
vane_tray_ink_get (VaneTrayInk *self)
{
  return self->ink;
}

/* --- the object --- */

static void
vane_tray_ink_dispose (GObject *object)
{
  VaneTrayInk *self = VANE_TRAY_INK (object);

  g_cancellable_cancel (self->cancellable);
  if (self->connection != NULL)
    {
      g_bus_unwatch_name (self->watch_id);
      g_dbus_connection_signal_unsubscribe (self->connection, self->subscription);
    }
  g_clear_object (&self->connection);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (vane_tray_ink_parent_class)->dispose (object);
}

static void
vane_tray_ink_finalize (GObject *object)
{
  g_object_unref (VANE_TRAY_INK (object)->cancellable);

  G_OBJECT_CLASS (vane_tray_ink_parent_class)->finalize (object);
}

static void
vane_tray_ink_class_init (VaneTrayInkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vane_tray_ink_dispose;
  G_OBJECT_CLASS (klass)->finalize = vane_tray_ink_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", VANE_TYPE_TRAY_INK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vane_tray_ink_init (VaneTrayInk *self)
{
  self->cancellable = g_cancellable_new ();
  self->dark_always = vane_desktop_is_gnome ();
}

/**
 * vane_tray_ink_new:
 * @settings: the user's
 *
 * Returns: (transfer full): it
 */
VaneTrayInk *
vane_tray_ink_new (VaneSettings *settings)
{
  VaneTrayInk *self = g_object_new (VANE_TYPE_TRAY_INK, NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "notify::tray-ink", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->ink = choose (self);

  return self;
}
