/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Screen savers say on the session bus when they cover the screen; logind, where there is a
 * system bus, says that the session is locked, idle, or back from sleep. Each is a hint: where
 * nobody says anything, somebody looks. */
#include "config.h"

#include "service/vane-presence.h"

/* How long after the machine is back. */
#define SETTLE_S 2
/* How long after it said that it goes, when it says no more. */
#define UNTOLD_S 60

#define LOGIND         "org.freedesktop.login1"
#define LOGIND_PATH    "/org/freedesktop/login1"
#define LOGIND_MANAGER LOGIND ".Manager"
#define LOGIND_SESSION LOGIND ".Session"

struct _VanePresence
{
  GObject          parent_instance;

  GDBusConnection *session_bus;  /* (owned) */
  guint            savers[2];    /* subscriptions */
  GCancellable    *cancellable;  /* (owned) */
  GDBusProxy      *session;      /* (owned) (nullable): logind's */
  GDBusProxy      *manager;      /* (owned) (nullable): logind's */
  guint            idle_id;      /* source: the hour is over */
  guint            sleep_id;     /* source: awake again */
  gboolean         covered;      /* by a screen saver */
  gboolean         locked;
  gboolean         idle;         /* for an hour */
  gboolean         sleeping;     /* the machine: about to, or hardly back */
  gboolean         away;
};

G_DEFINE_FINAL_TYPE (VanePresence, vane_presence, G_TYPE_OBJECT)

enum
{
  PROP_AWAY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  RESUMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const savers[] = { "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver" };

static void
update (VanePresence *self)
{
  gboolean away = self->covered || self->locked || self->idle || self->sleeping;

  if (self->away == away)
    return;
  self->away = away;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AWAY]);
}

/* --- screen savers --- */

static void
on_active_changed (GDBusConnection *connection,
                   const char      *sender,
                   const char      *path,
                   const char      *interface,
                   const char      *signal,
                   GVariant        *parameters,
                   gpointer         user_data)
{
  VanePresence *self = user_data;

  /* From a stranger's hands. */
  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &self->covered);
  update (self);
}

/* --- logind --- */

static gboolean
read_hint (GDBusProxy *session,
           const char *name)
{
  g_autoptr(GVariant) value = g_dbus_proxy_get_cached_property (session, name);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (value);
}

static gboolean
on_hour_over (gpointer user_data)
{
  VanePresence *self = user_data;

  self->idle_id = 0;
  self->idle = TRUE;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
read_session (VanePresence *self)
{
  gboolean idle = read_hint (self->session, "IdleHint");

  self->locked = read_hint (self->session, "LockedHint");
  if (!idle)
    {
      self->idle = FALSE;
      g_clear_handle_id (&self->idle_id, g_source_remove);
    }
  else if (!self->idle && self->idle_id == 0)
    {
      self->idle_id = g_timeout_add_seconds (VANE_PRESENCE_IDLE_S, on_hour_over, self);
    }
  update (self);
}

static gboolean
on_awake (gpointer user_data)
{
  VanePresence *self = user_data;

  self->sleep_id = 0;
  self->sleeping = FALSE;
  update (self);
  g_signal_emit (self, signals[RESUMED], 0);

  return G_SOURCE_REMOVE;
}

/* What would be started on the way to sleep would fail, and so would what is started before the
 * network is back. These seconds are the machine's own: they stand still while it sleeps, so
 * that it is awake again even if nobody says so. */
static void
on_manager_signal (GDBusProxy   *manager,
                   const char   *sender,
                   const char   *signal,
                   GVariant     *parameters,
                   VanePresence *self)
{
  gboolean before = TRUE;

  if (!g_str_equal (signal, "PrepareForSleep") || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &before);
  self->sleeping = TRUE;
  update (self);
  g_clear_handle_id (&self->sleep_id, g_source_remove);
  self->sleep_id = g_timeout_add_seconds (before ? UNTOLD_S : SETTLE_S, on_awake, self);
}

static void
got_session_proxy (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  VanePresence *self = user_data;
  g_autoptr(GError) error = NULL;
  GDBusProxy *session = g_dbus_proxy_new_finish (result, &error);

  if (session == NULL)
    return;

  self->session = session;
  g_signal_connect_object (session, "g-properties-changed", G_CALLBACK (read_session), self, G_CONNECT_SWAPPED);
  read_session (self);
}

static void
got_session_path (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  VanePresence *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);
  const char *path;

  /* Without a session of logind's nobody says that it is locked. */
  if (reply == NULL || !g_variant_is_of_type (reply, G_VARIANT_TYPE ("(o)")))
    return;

  g_variant_get (reply, "(&o)", &path);
  g_dbus_proxy_new (g_dbus_proxy_get_connection (self->manager), G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START, NULL, LOGIND,
                    path, LOGIND_SESSION, self->cancellable, got_session_proxy, self);
}

static void
got_manager (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  VanePresence *self = user_data;
  g_autoptr(GError) error = NULL;
  GDBusProxy *manager = g_dbus_proxy_new_for_bus_finish (result, &error);
  const char *id = g_getenv ("XDG_SESSION_ID");

  if (manager == NULL)
    return;

  self->manager = manager;
  g_signal_connect_object (manager, "g-signal", G_CALLBACK (on_manager_signal), self, 0);
  /* "auto": of who asks, or, for a program of systemd's user manager, the one on the screen. */
  g_dbus_proxy_call (manager, "GetSession", g_variant_new ("(s)", id != NULL ? id : "auto"),
                     G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, got_session_path, self);
}

/* --- object --- */

static void
vane_presence_dispose (GObject *object)
{
  VanePresence *self = VANE_PRESENCE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_handle_id (&self->sleep_id, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (savers) && self->session_bus != NULL; i++)
    g_dbus_connection_signal_unsubscribe (self->session_bus, self->savers[i]);
  g_clear_object (&self->session_bus);
  g_clear_object (&self->session);
  g_clear_object (&self->manager);

  G_OBJECT_CLASS (vane_presence_parent_class)->dispose (object);
}

static void
vane_presence_finalize (GObject *object)
{
  g_object_unref (VANE_PRESENCE (object)->cancellable);

  G_OBJECT_CLASS (vane_presence_parent_class)->finalize (object);
}

static void
vane_presence_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_AWAY:
      g_value_set_boolean (value, VANE_PRESENCE (object)->away);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vane_presence_class_init (VanePresenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vane_presence_dispose;
  object_class->finalize = vane_presence_finalize;
  object_class->get_property = vane_presence_get_property;
  properties[PROP_AWAY] =
      g_param_spec_boolean ("away", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[RESUMED] =
      g_signal_new ("resumed", VANE_TYPE_PRESENCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vane_presence_init (VanePresence *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * vane_presence_new:
 * @session_bus: where screen savers are
 *
 * Returns: (transfer full): it; somebody looks, until it is told otherwise
 */
VanePresence *
vane_presence_new (GDBusConnection *session_bus)
{
  VanePresence *self = g_object_new (VANE_TYPE_PRESENCE, NULL);

  self->session_bus = g_object_ref (session_bus);
  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    self->savers[i] =
        g_dbus_connection_signal_subscribe (session_bus, savers[i], savers[i], "ActiveChanged", NULL, NULL,
                                            G_DBUS_SIGNAL_FLAGS_NONE, on_active_changed, self, NULL);
  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SYSTEM,
                            G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START | G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES, NULL,
                            LOGIND, LOGIND_PATH, LOGIND_MANAGER, self->cancellable, got_manager, self);

  return self;
}

/**
 * vane_presence_get_away:
 * @self: it
 *
 * Returns: whether nobody can look
 */
gboolean
vane_presence_get_away (VanePresence *self)
{
  return self->away;
}
