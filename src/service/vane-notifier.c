/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decides anew whenever a report, a setting or the list changes, time has changed what a
 * report says, or the next instant has come; and on nothing else. */
#include "config.h"

#include "service/vane-notifier.h"

#include <errno.h>

#include "service/vane-bulletin-text.h"
#include "service/vane-bulletins.h"

/* Larger than any that was written here. */
#define MAX_FILE_BYTES (1024 * 1024)

struct _VaneNotifier
{
  GObject       parent_instance;

  VaneContext  *context;      /* (owned) */
  GApplication *application;  /* (not owned): it owns this */
  VaneClock    *clock;        /* (owned) */
  GPtrArray    *told;         /* (owned) (element-type VaneTold) */
  char         *path;         /* (owned): where that is kept */
  char         *kept;         /* (owned): what stands there */
  guint         decide_id;    /* source: several things change in one turn */
};

G_DEFINE_FINAL_TYPE (VaneNotifier, vane_notifier, G_TYPE_OBJECT)

/* --- what was told --- */

/* What is no file of ours, or too large for one, is as if there were none. */
static void
load (VaneNotifier *self)
{
  g_autoptr(GFile) file = g_file_new_for_path (self->path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr(GBytes) bytes =
      stream != NULL ? g_input_stream_read_bytes (G_INPUT_STREAM (stream), MAX_FILE_BYTES, NULL, NULL) : NULL;

  if (bytes != NULL)
    self->told = vane_told_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  else
    self->told = vane_told_new ();
  self->kept = vane_told_print (self->told);
}

static void
save (VaneNotifier *self)
{
  g_autofree char *text = vane_told_print (self->told);
  g_autofree char *folder = NULL;
  g_autoptr(GError) error = NULL;

  if (g_str_equal (text, self->kept))
    return;

  folder = g_path_get_dirname (self->path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    g_warning ("%s: %s", folder, g_strerror (errno));
  else if (!g_file_set_contents_full (self->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_warning ("%s", error->message);
  g_free (self->kept);
  self->kept = g_steal_pointer (&text);
}

/* --- telling --- */

static void
send (VaneNotifier *self,
      GPtrArray    *bulletins,
      VaneFeed     *feed,
      gint64        now)
{
  VaneUnits units = vane_settings_get_units (vane_context_get_settings (self->context));

  for (guint i = 0; i < bulletins->len; i++)
    {
      const VaneBulletin *bulletin = bulletins->pdata[i];
      g_autoptr(GNotification) notification = NULL;

      if (bulletin->withdraw)
        {
          g_application_withdraw_notification (self->application, bulletin->id);
          continue;
        }
      notification = vane_bulletin_to_notification (bulletin, vane_feed_get_place (feed), vane_feed_get_report (feed),
                                                    &units, now);
      g_application_send_notification (self->application, bulletin->id, notification);
    }
}

static void
drop_places (VaneNotifier *self,
             VaneFeedList *feeds)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) bulletins = NULL;

  for (guint i = 0; i < vane_feed_list_get_n (feeds); i++)
    g_hash_table_add (ids, (gpointer) vane_place_get_id (vane_feed_get_place (vane_feed_list_get (feeds, i))));
  bulletins = vane_bulletins_retain (self->told, ids);
  send (self, bulletins, NULL, 0);
}

static gboolean
on_decide (gpointer user_data)
{
  VaneNotifier *self = user_data;
  VaneFeedList *feeds = vane_context_get_feeds (self->context);
  VaneNotifications notifications =
      vane_settings_get_notifications (vane_context_get_settings (self->context));
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  gint64 now = vane_clock_get_now (self->clock);
  gint64 next = VANE_TIME_NONE;

  self->decide_id = 0;
  drop_places (self, feeds);
  for (guint i = 0; i < vane_feed_list_get_n (feeds); i++)
    {
      VaneFeed *feed = vane_feed_list_get (feeds, i);
      const VaneBulletinsInput input = {
        .place_id = vane_place_get_id (vane_feed_get_place (feed)),
        .report = vane_feed_get_report (feed),
        .current = feed == vane_feed_list_get_current (feeds),
        .notifications = &notifications,
        .zone = zone,
        .now = now,
      };
      g_autoptr(GPtrArray) bulletins = vane_bulletins_decide (&input, self->told, &next);

      send (self, bulletins, feed, now);
    }
  save (self);
  vane_clock_arm (self->clock, next);

  return G_SOURCE_REMOVE;
}

static void
queue_decide (VaneNotifier *self)
{
  if (self->decide_id == 0)
    self->decide_id = g_idle_add (on_decide, self);
}

/* --- what it follows --- */

static void
on_items_changed (GListModel   *feeds,
                  guint         position,
                  guint         n_removed,
                  guint         n_added,
                  VaneNotifier *self)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr(VaneFeed) feed = g_list_model_get_item (feeds, i);

      g_signal_connect_object (feed, "notify::report", G_CALLBACK (queue_decide), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (feed, "tick", G_CALLBACK (queue_decide), self, G_CONNECT_SWAPPED);
    }
  queue_decide (self);
}

/* --- the object --- */

static void
vane_notifier_dispose (GObject *object)
{
  VaneNotifier *self = VANE_NOTIFIER (object);

  g_clear_handle_id (&self->decide_id, g_source_remove);
  g_clear_object (&self->clock);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (vane_notifier_parent_class)->dispose (object);
}

static void
vane_notifier_finalize (GObject *object)
{
  VaneNotifier *self = VANE_NOTIFIER (object);

  g_ptr_array_unref (self->told);
  g_free (self->path);
  g_free (self->kept);

  G_OBJECT_CLASS (vane_notifier_parent_class)->finalize (object);
}

static void
vane_notifier_class_init (VaneNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vane_notifier_dispose;
  G_OBJECT_CLASS (klass)->finalize = vane_notifier_finalize;
}

static void
vane_notifier_init (VaneNotifier *self)
{
  self->path = g_build_filename (g_get_user_state_dir (), "vane", "told", NULL);
  load (self);
}

/**
 * vane_notifier_new:
 * @context: what is told
 * @application: who sends it; it has an action "place" with the id of one. It must outlive
 *   the notifier
 * @clock: one of its own: its timer is set here
 *
 * Returns: (transfer full): it, at work
 */
VaneNotifier *
vane_notifier_new (VaneContext  *context,
                   GApplication *application,
                   VaneClock    *clock)
{
  VaneNotifier *self = g_object_new (VANE_TYPE_NOTIFIER, NULL);
  VaneFeedList *feeds = vane_context_get_feeds (context);

  self->context = g_object_ref (context);
  self->application = application;
  self->clock = g_object_ref (clock);
  g_signal_connect_object (clock, "woke", G_CALLBACK (queue_decide), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (vane_context_get_settings (context), "notify::notifications", G_CALLBACK (queue_decide),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feeds, "notify::current", G_CALLBACK (queue_decide), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feeds, "items-changed", G_CALLBACK (on_items_changed), self, 0);
  on_items_changed (G_LIST_MODEL (feeds), 0, 0, vane_feed_list_get_n (feeds), self);

  return self;
}
