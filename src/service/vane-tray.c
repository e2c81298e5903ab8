/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On a connection of its own: there is no other way to take an item out of a tray than to go. */
#include "config.h"

#include "service/vane-tray.h"

#include <glib/gi18n.h>

#include "icons/vane-picture.h"
#include "model/vane-alert-list.h"
#include "model/vane-derive.h"
#include "present/vane-describe.h"
#include "present/vane-format.h"
#include "present/vane-symbol.h"
#include "service/vane-tray-item.h"
#include "service/vane-tray-menu.h"

struct _VaneTray
{
  GObject          parent_instance;

  VaneContext     *context;      /* (owned) */
  VaneTrayItem    *item;         /* (owned) */
  VaneTrayMenu    *menu;         /* (owned) */
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

/* Whether somebody should look up; the gravest is the first. */
static gboolean
is_severe (GPtrArray *alerts)
{
  return alerts->len > 0 && vane_alert_get_fields (alerts->pdata[0])->severity >= VANE_SEVERITY_SEVERE;
}

static void
add_line (GString    *text,
          const char *line)
{
  if (line == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* "San Francisco" is the title; below it: the sentence, alerts, when, and what went wrong. */
static char *
make_tip (VaneTray        *self,
          VaneFeed        *feed,
          const VaneUnits *units,
          GPtrArray       *alerts)
{
  g_autoptr(GString) text = g_string_new (NULL);
  VaneReport *report = vane_feed_get_report (feed);
  const GError *error = vane_feed_get_error (feed);
  g_autofree char *now = report != NULL ? vane_describe_now (report, units, vane_feed_get_now (feed)) : NULL;
  g_autofree char *time = report != NULL ? vane_format_time (vane_report_get_fetched_at (report), NULL) : NULL;
  /* Translators: when the weather was fetched: "at 15:12" */
  g_autofree char *at = time != NULL ? g_strdup_printf (_("at %s"), time) : NULL;
  g_autofree char *failure =
      error != NULL ? vane_describe_error (error, vane_feed_get_provider (feed), NULL) : NULL;

  add_line (text, now);
  for (guint i = 0; i < alerts->len; i++)
    {
      g_autofree char *line = g_strconcat ("⚠ ", vane_alert_get_fields (alerts->pdata[i])->event, NULL);

      add_line (text, line);
    }
  add_line (text, at);
  add_line (text, failure);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_feed (VaneTray *self,
           VaneFeed *feed)
{
  VaneUnits units = vane_settings_get_units (vane_context_get_settings (self->context));
  VaneReport *report = vane_feed_get_report (feed);
  gint64 now = vane_feed_get_now (feed);
  g_autoptr(GPtrArray) alerts = report != NULL ? vane_alerts_get_current (report, now) : g_ptr_array_new ();
  VaneSample sample;
  VaneBasis basis;
  gboolean known = report != NULL && vane_derive_now (report, now, &sample, &basis);
  VaneCondition condition = known ? sample.condition : VANE_CONDITION_UNKNOWN;
  VaneDaylight daylight = known ? sample.daylight : VANE_DAYLIGHT_UNKNOWN;
  g_autofree char *number =
      known ? vane_format_sample (&sample, VANE_FIELD_TEMPERATURE, &units, VANE_FORMAT_PLAIN) : NULL;
  g_autofree char *name = vane_describe_place (vane_feed_get_place (feed));
  g_autofree char *icon = vane_symbol_get_name (condition, daylight);
  g_autofree char *tip = make_tip (self, feed, &units, alerts);
  /* Translators: a place and its temperature, as a screen reader says it: "Oslo, 12°" */
  g_autofree char *title = number != NULL ? g_strdup_printf (_("%s, %s"), name, number) : g_strdup (name);
  VaneTrayContent content = {
    .title = title,
    .picture = vane_picture_find (condition, daylight),
    .number = number,
    .ink = VANE_INK_LIGHT,
    .label = number,
    .tip_icon = icon,
    .tip_title = name,
    .tip_text = tip,
    .attention = is_severe (alerts),
  };

  vane_tray_item_set_content (self->item, &content);
}

static void
show_nothing (VaneTray *self)
{
  VaneTrayContent content = {
    .title = "Vane",
    .picture = VANE_PICTURE_APPLICATION,
    .tip_title = "Vane",
    .tip_text = _("No place yet"),
  };

  vane_tray_item_set_content (self->item, &content);
}

static void
make_menu (VaneTray *self)
{
  VaneFeedList *feeds = vane_context_get_feeds (self->context);
  VaneFeed *current = vane_feed_list_get_current (feeds);
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
                                feed == current);
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
  VaneFeed *current = vane_feed_list_get_current (vane_context_get_feeds (self->context));

  self->update_id = 0;
  if (current != NULL)
    show_feed (self, current);
  else
    show_nothing (self);
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
             const char *what)
{
  g_autofree char *token = vane_tray_item_steal_token (self->item);

  g_signal_emit (self, signals[OPEN], 0, what, token);
}

static void
on_activate (VaneTray *self)
{
  open_window (self, "");
}

/* To the next place, and round again. */
static void
on_scroll (VaneTray *self,
           int       by)
{
  VaneFeedList *feeds = vane_context_get_feeds (self->context);
  VaneFeed *current = vane_feed_list_get_current (feeds);
  int n = (int) vane_feed_list_get_n (feeds);

  for (int i = 0; i < n; i++)
    if (vane_feed_list_get (feeds, (guint) i) == current)
      {
        VaneFeed *next = vane_feed_list_get (feeds, (guint) ((i + by + n) % n));

        vane_feed_list_set_current (feeds, vane_place_get_id (vane_feed_get_place (next)));
        return;
      }
}

static void
on_menu_activated (VaneTray   *self,
                   const char *action,
                   const char *target)
{
  if (g_str_equal (action, "place"))
    vane_feed_list_set_current (vane_context_get_feeds (self->context), target);
  else if (g_str_equal (action, "refresh"))
    refresh (self);
  else if (g_str_equal (action, "open"))
    open_window (self, "");
  else if (g_str_equal (action, "preferences"))
    open_window (self, "preferences");
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
  signals[OPEN] = g_signal_new ("open", VANE_TYPE_TRAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_STRING);
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
 * @context: whose current place is shown
 *
 * Returns: (transfer full): it; while it lives, it is in the tray, when there is one
 */
VaneTray *
vane_tray_new (VaneContext *context)
{
  VaneTray *self = g_object_new (VANE_TYPE_TRAY, NULL);
  VaneFeedList *feeds = vane_context_get_feeds (context);

  self->context = g_object_ref (context);
  g_signal_connect_object (feeds, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feeds, "notify::current", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (vane_context_get_settings (context), "notify::units", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  on_items_changed (self);
  /* What hosts read first is complete. */
  g_clear_handle_id (&self->update_id, g_source_remove);
  on_update (self);
  connect_to_bus (self);

  return self;
}
