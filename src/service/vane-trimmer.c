/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A body and what was made of it are gone again: their memory need not wait for the next one. */
#include "config.h"

#include "service/vane-trimmer.h"

#include "service/vane-trim.h"

/* Several places are read again in a row. */
#define TRIM_MS 500

struct _VaneTrimmer
{
  GObject parent_instance;

  guint   trim_id;
};

G_DEFINE_FINAL_TYPE (VaneTrimmer, vane_trimmer, G_TYPE_OBJECT)

static gboolean
on_trim (gpointer user_data)
{
  VaneTrimmer *self = user_data;

  self->trim_id = 0;
  vane_trim ();

  return G_SOURCE_REMOVE;
}

static void
queue_trim (VaneTrimmer *self)
{
  if (self->trim_id == 0)
    self->trim_id = g_timeout_add (TRIM_MS, on_trim, self);
}

static void
on_items_changed (GListModel  *feeds,
                  guint        position,
                  guint        n_removed,
                  guint        n_added,
                  VaneTrimmer *self)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr(VaneFeed) feed = g_list_model_get_item (feeds, i);

      g_signal_connect_object (feed, "notify::refreshing", G_CALLBACK (queue_trim), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (feed, "notify::report", G_CALLBACK (queue_trim), self, G_CONNECT_SWAPPED);
    }
}

static void
vane_trimmer_finalize (GObject *object)
{
  g_clear_handle_id (&VANE_TRIMMER (object)->trim_id, g_source_remove);

  G_OBJECT_CLASS (vane_trimmer_parent_class)->finalize (object);
}

static void
vane_trimmer_class_init (VaneTrimmerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_trimmer_finalize;
}

static void
vane_trimmer_init (VaneTrimmer *self)
{
}

/**
 * vane_trimmer_new:
 * @feeds: the places
 *
 * Returns: (transfer full): it; while it lives, memory is given back when one of them was read
 */
VaneTrimmer *
vane_trimmer_new (VaneFeedList *feeds)
{
  VaneTrimmer *self = g_object_new (VANE_TYPE_TRIMMER, NULL);

  g_signal_connect_object (feeds, "items-changed", G_CALLBACK (on_items_changed), self, 0);
  on_items_changed (G_LIST_MODEL (feeds), 0, 0, vane_feed_list_get_n (feeds), self);

  return self;
}
