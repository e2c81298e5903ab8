/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On a connection of its own: there is no other way to take an item out of a tray than to go. */
#include "config.h"

#include "service/vane-tray.h"

#include <glib/gi18n.h>

#include "model/vane-derive.h"
#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "service/vane-tray-face.h"
#include "service/vane-tray-ink.h"
#include "service/vane-tray-item.h"
#include "service/vane-tray-menu.h"

struct _VaneTray
{
  GObject          parent_instance;

  VaneContext     *context;      /* (owned) */
  VaneTrayItem    *item;         /* (owned) */
  VaneTrayMenu    *menu;         /* (owned) */
  VaneTrayInk     *ink;          /* (owned) */
  GDBusConnection *connection;   /* (owned) (nullable) */
  GCancellable    *cancellable;  /* (owned) */
  GPtrArray       *feeds;        /* (owned) (element-type VaneFeed): that are listened to */
  guint            update_id;    /* source: several things change in one turn */
};

G_DEFINE_FINAL_TYPE (VaneTray, vane_tray, G_TYPE_OBJECT)

enum
{
  OPEN,
  QUIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- what is shown --- */

/* The one that the user wants in the tray, else the current one; %NULL where there is none. */
static VaneFeed *
get_shown (VaneTray *self)
{
  VaneFeedList *feeds = vane_context_get_feeds (self->context);
  const char *id = vane_settings_get_tray_place (vane_context_get_settings (self->context));
  VaneFeed *fixed = *id != '\0' ? vane_feed_list_find (feeds, id) : NULL;

  return fixed != NULL ? fixed : vane_feed_list_get_current (feeds);
}

/* Another place than the window's stays another one. */
static void
choose_place (VaneTray   *self,
              const char *id)
{
  VaneSettings *settings = vane_context_get_settings (self->context);

  if (*vane_settings_get_tray_place (settings) != '\0')
    vane_settings_set_tray_place (settings, id);
  else
    vane_feed_list_set_current (vane_context_get_feeds (self->context), id);
}

static void
show (VaneTray *self)
{
  VaneSettings *settings = vane_context_get_settings (self->context);
  VaneUnits units = vane_settings_get_units (settings);
  VaneFeed *feed = get_shown (self);
  VaneLook look = {
    .ink = vane_tray_ink_get (self->ink),
    .symbolic = g_str_equal (vane_settings_get_tray_icon (settings), "symbolic"),
  };

  if (feed != NULL)
    vane_tray_face_show_feed (self->item, feed, &units, look);
  else
    vane_tray_face_show_nothing (self->item, look);
}

static void
make_menu (VaneTray *self)
{
  VaneFeedList *feeds = vane_context_get_feeds (self->context);
  VaneFeed *shown = get_shown (self);
  VaneUnits units = vane_settings_get_units (vane_context_get_settings (self->context));

  vane_tray_menu_begin (self->menu);
  for (guint i = 0; i < vane_feed_list_get_n (feeds); i++)
    {
      VaneFeed *feed = vane_feed_list_get (feeds, i);
      VaneReport *report = vane_feed_get_report (feed);
      VaneSample sample;
      VaneBasis basis;
      gboolean known = report != NULL && vane_derive_now (report, vane_feed_get_now (feed), &sample, &basis);
      g_autofree char *name = vane_describe_place (vane_feed_get_place (feed));
      g_autofree char *number =
          known ? vane_format_sample (&sample, VANE_FIELD_TEMPERATURE, &units, VANE_FORMAT_PLAIN) : NULL;
      g_autofree char *label = g_strdup_printf ("%s  %s", name, number != NULL ? number : "–");

      vane_tray_menu_add_radio (self->menu, label, "place", vane_place_get_id (vane_feed_get_place (feed)),
                                feed == shown);
    }
  if (vane_feed_list_get_n (feeds) > 0)
    vane_tray_menu_add_separator (self->menu);
  vane_tray_menu_add (self->menu, _("Open Vane"), "open", NULL);
  vane_tray_menu_add (self->menu, _("Refresh"), "refresh", NULL);
  vane_tray_menu_add (self->menu, _("Preferences"), "preferences", NULL);
  vane_tray_menu_add_separator (self->menu);
  vane_tray_menu_add (self->menu, _("Quit"), "quit", NULL);
  vane_tray_menu_end (self->menu);
}

static gboolean
on_update (gpointer user_data)
{
  VaneTray *self = user_data;

  self->update_id = 0;
  show (self);
  make_menu (self);

  return G_SOURCE_REMOVE;
}

static void
queue_update (VaneTray *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add (on_update, self);
}

static void
on_items_changed (VaneTray *self)
{
  VaneFeedList *feeds = vane_context_get_feeds (self->context);

  for (guint i = 0; i < self->feeds->len; i++)
    g_signal_handlers_disconnect_by_data (self->feeds->pdata[i], self);
  g_ptr_array_set_size (self->feeds, 0);
  for (guint i = 0; i < vane_feed_list_get_n (feeds); i++)
    {
      VaneFeed *feed = vane_feed_list_get (feeds, i);

      g_ptr_array_add (self->feeds, g_object_ref (feed));
      g_signal_connect_swapped (feed, "notify", G_CALLBACK (queue_update), self);
      g_signal_connect_swapped (feed, "tick", G_CALLBACK (queue_update), self);
    }
  queue_update (self);
}

/* --- what a person does --- */

static void
refresh (VaneTray *self)
{
  VaneFeedList *feeds = vane_context_get_feeds (self->context);

  for (guint i = 0; i < vane_feed_list_get_n (feeds); i++)
    vane_feed_refresh (vane_feed_list_get (feeds, i), TRUE);
}

static void
open_window (VaneTray   *self,
             const char *what,
             const char *place_id)
{
  g_autofree char *token = vane_tray_item_steal_token (self->item);

  g_signal_emit (self, signals[OPEN], 0, what, place_id, token);
}

/* What is opened is what was clicked at. */
static void
on_activate (VaneTray *self)
{
  open_window (self, "", vane_settings_get_tray_place (vane_context_get_settings (self->context)));
}

/* To the next place, and round again. */
static void
on_scroll (VaneTray *self,
           int       by)
{
  VaneFeedList *feeds = vane_context_get_feeds (self->context);
  VaneFeed *shown = get_shown (self);
  int n = (int) vane_feed_list_get_n (feeds);

  for (int i = 0; i < n; i++)
    if (vane_feed_list_get (feeds, (guint) i) == shown)
      {
        VaneFeed *next = vane_feed_list_get (feeds, (guint) ((i + by + n) % n));

        choose_place (self, vane_place_get_id (vane_feed_get_place (next)));
        return;
      }
}

static void
on_menu_activated (VaneTray   *self,
                   const char *action,
                   const char *target)
{
  if (g_str_equal (action, "place"))
    choose_place (self, target);
  else if (g_str_equal (action, "refresh"))
    refresh (self);
  else if (g_str_equal (action, "open"))
    on_activate (self);
  else if (g_str_equal (action, "preferences"))
    open_window (self, "preferences", "");
  else if (g_str_equal (action, "quit"))
    g_signal_emit (self, signals[QUIT], 0);
}

/* --- the bus --- */

static void
got_connection (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  VaneTray *self = user_data;
  g_autoptr(GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_finish (result, &error);

  if (connection == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("No tray: %s", error->message);
      return;
    }

  self->connection = connection;
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  vane_tray_ink_follow (self->ink, connection);
  if (!vane_tray_menu_export (self->menu, connection, &error) ||
      !vane_tray_item_export (self->item, connection, &error))
    g_warning ("No tray: %s", error->message);
}

static void
connect_to_bus (VaneTray *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);

  if (address == NULL)
    {
      g_warning ("No tray: %s", error->message);
      return;
    }
  g_dbus_connection_new_for_address (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL,
      self->cancellable, got_connection, self);
}

/* --- the object --- */

static void
vane_tray_dispose (GObject *object)
{
  VaneTray *self = VANE_TRAY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->update_id, g_source_remove);
  for (guint i = 0; i < self->feeds->len; i++)
    g_signal_handlers_disconnect_by_data (self->feeds->pdata[i], self);
  g_ptr_array_set_size (self->feeds, 0);
  if (self->connection != NULL)
    {
      vane_tray_item_unexport (self->item);
      vane_tray_menu_unexport (self->menu);
      /* The click that ends it is answered. */
      g_dbus_connection_flush_sync (self->connection, NULL, NULL);
      g_dbus_connection_close (self->connection, NULL, NULL, NULL);
    }
  g_clear_object (&self->ink);
  g_clear_object (&self->connection);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_tray_parent_class)->dispose (object);
}

static void
vane_tray_finalize (GObject *object)
{
  VaneTray *self = VANE_TRAY (object);

  g_object_unref (self->item);
  g_object_unref (self->menu);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->feeds);

  G_OBJECT_CLASS (vane_tray_parent_class)->finalize (object);
}

static void
vane_tray_class_init (VaneTrayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vane_tray_dispose;
  G_OBJECT_CLASS (klass)->finalize = vane_tray_finalize;
  signals[OPEN] = g_signal_new ("open", VANE_TYPE_TRAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[QUIT] =
      g_signal_new ("quit", VANE_TYPE_TRAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vane_tray_init (VaneTray *self)
{
  self->cancellable = g_cancellable_new ();
  self->feeds = g_ptr_array_new_with_free_func (g_object_unref);
  self->menu = vane_tray_menu_new ();
  self->item = vane_tray_item_new (VANE_TRAY_MENU_PATH);
  g_signal_connect_object (self->item, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->item, "secondary", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->item, "scroll", G_CALLBACK (on_scroll), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->menu, "activated", G_CALLBACK (on_menu_activated), self, G_CONNECT_SWAPPED);
}

/**
 * vane_tray_new:
 * @context: whose place is shown
 *
 * Returns: (transfer full): it; while it lives, it is in the tray, when there is one
 */
VaneTray *
vane_tray_new (VaneContext *context)
{
  static const char *const followed[] = { "notify::units", "notify::tray-place", "notify::tray-icon" };
  VaneTray *self = g_object_new (VANE_TYPE_TRAY, NULL);
  VaneSettings *settings = vane_context_get_settings (context);
  VaneFeedList *feeds = vane_context_get_feeds (context);

  self->context = g_object_ref (context);
  g_signal_connect_object (feeds, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feeds, "notify::current", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    g_signal_connect_object (settings, followed[i], G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  self->ink = vane_tray_ink_new (settings);
  g_signal_connect_object (self->ink, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  on_items_changed (self);
  /* What hosts read first is complete. */
  g_clear_handle_id (&self->update_id, g_source_remove);
  on_update (self);
  connect_to_bus (self);

  return self;
}
