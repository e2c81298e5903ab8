/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Installed by a distribution, a file in the autostart folder of the system starts the service
 * with each session. A sandbox has no such file: there the desktop is asked for it. */
#include "config.h"

#include "vane-background.h"

#include <glib/gi18n.h>
#include <libportal-gtk4/portal-gtk4.h>

#include "base/vane-program.h"

#define START_MS (25 * 1000)

struct _VaneBackground
{
  GObject parent_instance;

  GtkApplication *application;  /* (unowned) (nullable) */
  VaneSettings   *settings;     /* (owned) */
  GCancellable   *cancellable;  /* (owned) */
  XdpPortal      *portal;       /* (owned) (nullable): only in a sandbox, and only when something changes */
};

G_DEFINE_FINAL_TYPE (VaneBackground, vane_background, G_TYPE_OBJECT)

static void
did_start (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("The service cannot be started: %s", error->message);
}

static void
start_service (VaneBackground *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self->application));

  if (bus != NULL)
    g_dbus_connection_call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                            "StartServiceByName", g_variant_new ("(su)", VANE_APPLICATION_ID ".Service", 0),
                            G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, START_MS, self->cancellable, did_start,
                            NULL);
}

/* What the user has refused is not shown as turned on. */
static void
did_request (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(VaneBackground) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean granted = xdp_portal_request_background_finish (XDP_PORTAL (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("The desktop cannot start the service with the session: %s", error->message);
  else if (!granted && vane_settings_get_keep_in_panel (self->settings))
    vane_settings_set_keep_in_panel (self->settings, FALSE);
  else if (granted && vane_settings_get_keep_in_panel (self->settings))
    start_service (self);
}

static void
request (VaneBackground *self,
         gboolean        keep)
{
  g_autoptr(GPtrArray) command = g_ptr_array_new_with_free_func (g_free);
  GtkWindow *window = gtk_application_get_active_window (self->application);
  XdpParent *parent = window != NULL ? xdp_parent_new_gtk (window) : NULL;

  if (self->portal == NULL)
    self->portal = xdp_portal_new ();
  g_ptr_array_add (command, vane_program_find ("vane-service"));
  g_ptr_array_add (command, g_strdup ("--session"));
  /* Translators: a desktop shows this when it asks whether Vane may start with the session. */
  xdp_portal_request_background (self->portal, parent, (char *) _("Keep the weather in the panel"), command,
                                 keep ? XDP_BACKGROUND_FLAG_AUTOSTART : XDP_BACKGROUND_FLAG_NONE, self->cancellable,
                                 did_request, g_object_ref (self));
  g_clear_pointer (&parent, xdp_parent_free);
}

static void
on_keep_changed (VaneBackground *self)
{
  gboolean keep = vane_settings_get_keep_in_panel (self->settings);

  if (self->application == NULL)
    return;
  if (xdp_portal_running_under_sandbox ())
    request (self, keep);
  else if (keep)
    start_service (self);
}

static void
vane_background_dispose (GObject *object)
{
  VaneBackground *self = VANE_BACKGROUND (object);

  vane_background_close (self);
  g_clear_weak_pointer (&self->application);
  g_clear_object (&self->settings);
  g_clear_object (&self->portal);

  G_OBJECT_CLASS (vane_background_parent_class)->dispose (object);
}

static void
vane_background_finalize (GObject *object)
{
  g_object_unref (VANE_BACKGROUND (object)->cancellable);

  G_OBJECT_CLASS (vane_background_parent_class)->finalize (object);
}

static void
vane_background_class_init (VaneBackgroundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vane_background_dispose;
  G_OBJECT_CLASS (klass)->finalize = vane_background_finalize;
}

static void
vane_background_init (VaneBackground *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * vane_background_new:
 * @application: whose bus and window are used
 * @settings: followed for "keep-in-panel"
 *
 * When the weather is to be kept in the panel, the service is started; in a sandbox the
 * desktop is asked first whether it may start with the session, and told when it shall not
 * any more. A refusal turns the setting off.
 *
 * Returns: (transfer full): an object to be kept, and closed, by the application
 */
VaneBackground *
vane_background_new (GtkApplication *application,
                     VaneSettings   *settings)
{
  VaneBackground *self = g_object_new (VANE_TYPE_BACKGROUND, NULL);

  g_set_weak_pointer (&self->application, application);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "notify::keep-in-panel", G_CALLBACK (on_keep_changed), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * vane_background_close:
 * @self: what follows the setting
 *
 * Cancels what is under way; nothing comes back after it.
 */
void
vane_background_close (VaneBackground *self)
{
  g_return_if_fail (VANE_IS_BACKGROUND (self));

  g_cancellable_cancel (self->cancellable);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_func (self->settings, on_keep_changed, self);
}
