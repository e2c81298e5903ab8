/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One session, one position, and the session is closed. libportal 0.6 is given no cancellable: it
 * frees the call of a request that was cancelled and still answers. What answers late finds the
 * task over; the portal ends the request when the program leaves the bus. */
#include "config.h"

#include "vane-fix.h"

#include <libportal-gtk4/portal-gtk4.h>
#include <libportal/portal.h>
#include <math.h>

#include "model/vane-place.h"

/* A person reads the question and decides. */
#define ANSWER_S 120
/* A device that has not found itself by then is in a cellar. */
#define POSITION_S 20

#define BUS_NAME "org.freedesktop.portal.Desktop"
#define SESSION_INTERFACE "org.freedesktop.portal.Session"

typedef struct
{
  GtkWindow       *parent;      /* (owned) */

  XdpPortal       *portal;      /* (owned) (nullable) */
  GDBusConnection *bus;         /* (owned) (nullable) */
  gulong           updated_id;
  guint            closed_id;
  GSource         *timeout;     /* (owned) (nullable) */
  GSource         *cancelled;   /* (owned) (nullable) */
  gboolean         over;
} Fix;

G_DEFINE_QUARK (vane-fix-error-quark, vane_fix_error)

static void
drop_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
fix_free (Fix *self)
{
  g_clear_object (&self->parent);
  g_clear_object (&self->portal);
  g_clear_object (&self->bus);
  g_free (self);
}

/* Nothing of it happens again after this. */
static void
stop (Fix *self)
{
  self->over = TRUE;
  drop_source (&self->timeout);
  drop_source (&self->cancelled);
  if (self->closed_id != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->closed_id);
  self->closed_id = 0;
  if (self->portal != NULL)
    {
      g_clear_signal_handler (&self->updated_id, self->portal);
      xdp_portal_location_monitor_stop (self->portal);
    }
}

/* The first of all that can end it counts. */
static void
fail (GTask      *task,
      int         code,
      const char *message)
{
  Fix *self = g_task_get_task_data (task);
  g_autoptr(GTask) owned = g_object_ref (task);

  if (self->over)
    return;
  stop (self);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_new_error (task, VANE_FIX_ERROR, code, "%s", message);
}

static gboolean
on_timeout (gpointer user_data)
{
  fail (user_data, VANE_FIX_ERROR_TIMEOUT, "no position in time");

  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  fail (user_data, VANE_FIX_ERROR_CLOSED, "cancelled");

  return G_SOURCE_REMOVE;
}

static void
arm (GTask *task,
     guint  seconds)
{
  Fix *self = g_task_get_task_data (task);

  drop_source (&self->timeout);
  self->timeout = g_timeout_source_new_seconds (seconds);
  g_task_attach_source (task, self->timeout, on_timeout);
}

static void
on_session_closed (GDBusConnection *bus,
                   const char      *sender,
                   const char      *path,
                   const char      *interface,
                   const char      *signal,
                   GVariant        *parameters,
                   gpointer         user_data)
{
  fail (user_data, VANE_FIX_ERROR_CLOSED, "the session was closed");
}

static void
on_location_updated (XdpPortal  *portal,
                     double      latitude,
                     double      longitude,
                     double      altitude,
                     double      accuracy,
                     double      speed,
                     double      heading,
                     const char *description,
                     gint64      time_s,
                     gint64      time_ms,
                     gpointer    user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);
  Fix *self = g_task_get_task_data (task);
  VaneFix *fix;

  /* What is nowhere on Earth is no position: another may come. */
  if (self->over || !vane_place_coordinates_valid (latitude, longitude))
    return;
  stop (self);
  fix = g_new0 (VaneFix, 1);
  fix->latitude = latitude;
  fix->longitude = longitude;
  fix->accuracy = isfinite (accuracy) && accuracy > 0 ? accuracy : 0;
  g_task_return_pointer (task, fix, g_free);
}

static void
got_started (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Fix *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  gboolean started = xdp_portal_location_monitor_start_finish (XDP_PORTAL (source), result, &error);

  /* The answer came when nobody waited any more: nobody is watched. */
  if (self->over && started)
    xdp_portal_location_monitor_stop (XDP_PORTAL (source));
  if (self->over)
    return;

  if (started)
    arm (task, POSITION_S);
  /* libportal's word for the answer 1, "the user cancelled the interaction". */
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (task, VANE_FIX_ERROR_REFUSED, error->message);
  else
    fail (task, VANE_FIX_ERROR_MISSING, error->message);
}

static void
got_bus (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Fix *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDBusConnection) bus = g_bus_get_finish (result, &error);
  XdpParent *parent;

  if (self->over)
    return;
  if (bus == NULL)
    {
      fail (task, VANE_FIX_ERROR_MISSING, error->message);
      return;
    }

  self->bus = g_steal_pointer (&bus);
  self->portal = xdp_portal_new ();
  self->updated_id = g_signal_connect_data (self->portal, "location-updated", G_CALLBACK (on_location_updated),
                                            g_object_ref (task), (GClosureNotify) (void (*) (void)) g_object_unref,
                                            G_CONNECT_DEFAULT);
  self->closed_id = g_dbus_connection_signal_subscribe (self->bus, BUS_NAME, SESSION_INTERFACE, "Closed", NULL, NULL,
                                                        G_DBUS_SIGNAL_FLAGS_NONE, on_session_closed,
                                                        g_object_ref (task), g_object_unref);
  parent = xdp_parent_new_gtk (self->parent);
  xdp_portal_location_monitor_start (self->portal, parent, 0, 0, XDP_LOCATION_ACCURACY_CITY,
                                     XDP_LOCATION_MONITOR_FLAG_NONE, NULL, got_started, g_object_ref (task));
  xdp_parent_free (parent);
}

/**
 * vane_fix_async:
 * @parent: the window over which the desktop asks the user
 * @cancellable: (nullable): a cancellable
 * @callback: called when the position is known, or is not going to be
 * @user_data: for @callback
 *
 * Asks the desktop where the user is, as exactly as a city is large, once.
 */
void
vane_fix_async (GtkWindow           *parent,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Fix *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_fix_async);
  self = g_new0 (Fix, 1);
  self->parent = g_object_ref (parent);
  g_task_set_task_data (task, self, (GDestroyNotify) fix_free);

  arm (task, ANSWER_S);
  if (cancellable != NULL)
    {
      self->cancelled = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, self->cancelled, G_SOURCE_FUNC (on_cancelled));
    }
  g_bus_get (G_BUS_TYPE_SESSION, NULL, got_bus, g_object_ref (task));
}

/**
 * vane_fix_finish:
 * @result: the result
 * @fix: (out): where the user is
 * @error: a #VaneFixError, or CANCELLED
 *
 * Returns: whether it is known
 */
gboolean
vane_fix_finish (GAsyncResult  *result,
                 VaneFix       *fix,
                 GError       **error)
{
  g_autofree VaneFix *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;
  *fix = *found;

  return TRUE;
}
