/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lives while the user keeps the weather in the panel; started by a client otherwise, it
 * leaves a minute after the last one asked. */
#include "config.h"

#include "service/vane-service.h"

#include <glib-unix.h>

#include "base/vane-program.h"
#include "service/vane-notifier.h"
#include "service/vane-opener.h"
#include "service/vane-presence.h"
#include "service/vane-search-provider.h"
#include "service/vane-tray.h"
#include "service/vane-trimmer.h"
#include "service/vane-weather-manager.h"

/* How long it stays for a client of its own accord. */
#define LINGER_S 60

struct _VaneService
{
  GApplication        parent_instance;

  VaneContext        *context;       /* (owned) */
  VaneWeatherManager *manager;       /* (owned) (nullable): while it is on the bus */
  VanePresence       *presence;      /* (owned) (nullable) */
  VaneSearchProvider *search;        /* (owned) (nullable): while it is on the bus */
  VaneNotifier       *notifier;      /* (owned) (nullable): like the tray */
  VaneTray           *tray;          /* (owned) (nullable): while the user keeps it there */
  VaneTrimmer        *trimmer;       /* (owned) (nullable) */
  gboolean            kept;          /* held because the user wants it */
  gboolean            closing;
  char               *token;         /* (owned) (nullable): of what is activated just now */
  guint               linger_id;
  guint               terminate_id;
  guint               interrupt_id;
};

G_DEFINE_FINAL_TYPE (VaneService, vane_service, G_TYPE_APPLICATION)

/* --- how long it lives --- */

static gboolean
on_linger (gpointer user_data)
{
  VaneService *self = user_data;

  self->linger_id = 0;
  g_application_release (G_APPLICATION (self));

  return G_SOURCE_REMOVE;
}

/**
 * vane_service_use:
 * @self: the service
 *
 * Somebody uses it: it stays for a minute from now.
 */
void
vane_service_use (VaneService *self)
{
  g_return_if_fail (VANE_IS_SERVICE (self));

  if (self->closing)
    return;
  if (self->linger_id == 0)
    g_application_hold (G_APPLICATION (self));
  else
    g_source_remove (self->linger_id);
  self->linger_id = g_timeout_add_seconds (LINGER_S, on_linger, self);
}

static gboolean on_signal (gpointer user_data);

static void
on_tray_open (VaneService *self,
              const char  *what,
              const char  *place_id,
              const char  *token)
{
  GDBusConnection *connection = g_application_get_dbus_connection (G_APPLICATION (self));

  if (*what == '\0')
    vane_opener_open_place (connection, vane_context_get_feeds (self->context), place_id, token);
  else
    vane_opener_open (connection, what, NULL, token);
}

static void
show_tray (VaneService *self)
{
  self->tray = vane_tray_new (self->context);
  g_signal_connect_object (self->tray, "open", G_CALLBACK (on_tray_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tray, "quit", G_CALLBACK (on_signal), self, G_CONNECT_SWAPPED);
}

/* The schedule has the context's clock: a clock has one timer. */
static void
start_notifier (VaneService *self)
{
  g_autoptr(VaneClock) clock = vane_clock_new_system ();

  self->notifier = vane_notifier_new (self->context, G_APPLICATION (self), clock);
}

static void
update_kept (VaneService *self)
{
  gboolean kept = vane_settings_get_keep_in_panel (vane_context_get_settings (self->context));

  if (kept == self->kept || self->closing)
    return;
  self->kept = kept;
  if (kept)
    {
      g_application_hold (G_APPLICATION (self));
      show_tray (self);
      start_notifier (self);
    }
  else
    {
      g_clear_object (&self->notifier);
      g_clear_object (&self->tray);
      g_application_release (G_APPLICATION (self));
    }
}

/* --- a notification was clicked --- */

static void
activate_place (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  VaneService *self = user_data;

  vane_opener_open_place (g_application_get_dbus_connection (G_APPLICATION (self)),
                          vane_context_get_feeds (self->context), g_variant_get_string (parameter, NULL),
                          self->token);
}

static void
add_actions (VaneService *self)
{
  static const GActionEntry actions[] = { { "place", activate_place, "s", NULL, NULL, { 0 } } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/* Who was clicked at has a token with which the window may come to the front. */
static void
vane_service_before_emit (GApplication *application,
                          GVariant     *platform_data)
{
  VaneService *self = VANE_SERVICE (application);

  G_APPLICATION_CLASS (vane_service_parent_class)->before_emit (application, platform_data);
  g_clear_pointer (&self->token, g_free);
  if (!g_variant_lookup (platform_data, "activation-token", "s", &self->token))
    g_variant_lookup (platform_data, "desktop-startup-id", "s", &self->token);
}

static void
vane_service_after_emit (GApplication *application,
                         GVariant     *platform_data)
{
  g_clear_pointer (&VANE_SERVICE (application)->token, g_free);
  G_APPLICATION_CLASS (vane_service_parent_class)->after_emit (application, platform_data);
}

/* --- search --- */

static void
on_search_open (VaneService *self,
                const char  *place_id)
{
  vane_opener_open_place (g_application_get_dbus_connection (G_APPLICATION (self)),
                          vane_context_get_feeds (self->context), place_id, NULL);
}

static gboolean
export_search (VaneService      *self,
               GDBusConnection  *connection,
               GError          **error)
{
  self->search = vane_search_provider_new (self->context);
  g_signal_connect_object (self->search, "used", G_CALLBACK (vane_service_use), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "open", G_CALLBACK (on_search_open), self, G_CONNECT_SWAPPED);

  return vane_search_provider_export (self->search, connection, error);
}

/* --- who looks --- */

/* Nothing while nobody can look; once, as soon as somebody can again. */
static void
on_away_changed (VaneService *self)
{
  vane_scheduler_set_asleep (vane_context_get_scheduler (self->context), vane_presence_get_away (self->presence));
}

/* The timer knows it too, but logind says it earlier than some kernels do. */
static void
on_resumed (VaneService *self)
{
  vane_clock_wake (vane_context_get_clock (self->context), TRUE);
}

static void
follow_presence (VaneService *self)
{
  self->presence = vane_presence_new (g_application_get_dbus_connection (G_APPLICATION (self)));
  g_signal_connect_object (self->presence, "notify::away", G_CALLBACK (on_away_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->presence, "resumed", G_CALLBACK (on_resumed), self, G_CONNECT_SWAPPED);
}

/* --- the end --- */

static void
got_closed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(VaneService) self = user_data;

  vane_feed_list_close_finish (VANE_FEED_LIST (source), result, NULL);
  g_application_quit (G_APPLICATION (self));
}

/* Cancel, then wait for what was cancelled. */
static gboolean
on_signal (gpointer user_data)
{
  VaneService *self = user_data;

  if (self->closing)
    return G_SOURCE_CONTINUE;

  self->closing = TRUE;
  g_clear_object (&self->trimmer);
  g_clear_object (&self->notifier);
  g_clear_object (&self->tray);
  if (self->manager != NULL)
    vane_weather_manager_unexport (self->manager);
  vane_scheduler_stop (vane_context_get_scheduler (self->context));
  vane_feed_list_close_async (vane_context_get_feeds (self->context), got_closed, g_object_ref (self));

  return G_SOURCE_CONTINUE;
}

/* --- the application --- */

/* Before the name is owned: who waits for the name finds the objects. */
static gboolean
vane_service_dbus_register (GApplication     *application,
                            GDBusConnection  *connection,
                            const char       *path,
                            GError          **error)
{
  VaneService *self = VANE_SERVICE (application);

  if (!G_APPLICATION_CLASS (vane_service_parent_class)->dbus_register (application, connection, path, error))
    return FALSE;

  self->manager = vane_weather_manager_new (self->context);

  return vane_weather_manager_export (self->manager, connection, error) && export_search (self, connection, error);
}

static void
vane_service_dbus_unregister (GApplication    *application,
                              GDBusConnection *connection,
                              const char      *path)
{
  VaneService *self = VANE_SERVICE (application);

  if (self->manager != NULL)
    vane_weather_manager_unexport (self->manager);
  g_clear_object (&self->manager);
  g_clear_object (&self->search);
  G_APPLICATION_CLASS (vane_service_parent_class)->dbus_unregister (application, connection, path);
}

static void
vane_service_startup (GApplication *application)
{
  VaneService *self = VANE_SERVICE (application);
  VaneSettings *settings = vane_context_get_settings (self->context);

  G_APPLICATION_CLASS (vane_service_parent_class)->startup (application);

  /* It could serve nobody; main() says so. */
  if (g_application_get_dbus_connection (application) == NULL)
    return;

  self->terminate_id = g_unix_signal_add (SIGTERM, on_signal, self);
  self->interrupt_id = g_unix_signal_add (SIGINT, on_signal, self);
  g_signal_connect_object (settings, "notify::keep-in-panel", G_CALLBACK (update_kept), self, G_CONNECT_SWAPPED);
  self->trimmer = vane_trimmer_new (vane_context_get_feeds (self->context));
  update_kept (self);
  vane_service_use (self);
  follow_presence (self);

  vane_context_follow_cache (self->context);
  vane_scheduler_start (vane_context_get_scheduler (self->context));
}

/* Started again, by hand or by the session: it is there already. */
static void
vane_service_activate (GApplication *application)
{
  vane_service_use (VANE_SERVICE (application));
}

static void
vane_service_dispose (GObject *object)
{
  VaneService *self = VANE_SERVICE (object);

  g_clear_handle_id (&self->linger_id, g_source_remove);
  g_clear_handle_id (&self->terminate_id, g_source_remove);
  g_clear_handle_id (&self->interrupt_id, g_source_remove);
  g_clear_pointer (&self->token, g_free);
  g_clear_object (&self->notifier);
  g_clear_object (&self->tray);
  g_clear_object (&self->trimmer);
  g_clear_object (&self->presence);
  g_clear_object (&self->manager);
  g_clear_object (&self->search);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_service_parent_class)->dispose (object);
}

static void
vane_service_class_init (VaneServiceClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vane_service_dispose;
  application_class->dbus_register = vane_service_dbus_register;
  application_class->dbus_unregister = vane_service_dbus_unregister;
  application_class->startup = vane_service_startup;
  application_class->activate = vane_service_activate;
  application_class->before_emit = vane_service_before_emit;
  application_class->after_emit = vane_service_after_emit;
}

static void
vane_service_init (VaneService *self)
{
  add_actions (self);
}

/**
 * vane_service_new:
 * @context: what it tells
 *
 * Returns: (transfer full): the service, not running yet
 */
VaneService *
vane_service_new (VaneContext *context)
{
  VaneService *self = g_object_new (VANE_TYPE_SERVICE, "application-id", VANE_SERVICE_ID, NULL);

  self->context = g_object_ref (context);

  return self;
}
