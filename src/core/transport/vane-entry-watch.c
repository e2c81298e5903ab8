/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-entry-watch.h"

struct _VaneEntryWatch
{
  GObject            parent_instance;

  VaneResponseCache *cache;       /* (owned) */
  VaneClock         *clock;       /* (owned) */
  char              *key;         /* (owned) */
  gulong             changed_id;
  gulong             woke_id;

  gboolean           changed;     /* since the last wait */
  GTask             *task;        /* (owned) (nullable): of who waits */
  guint              timeout_id;
  GSource           *cancelled;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (VaneEntryWatch, vane_entry_watch, G_TYPE_OBJECT)

static void
vane_entry_watch_finalize (GObject *object)
{
  VaneEntryWatch *self = VANE_ENTRY_WATCH (object);

  g_clear_signal_handler (&self->changed_id, self->cache);
  g_clear_signal_handler (&self->woke_id, self->clock);
  g_object_unref (self->cache);
  g_object_unref (self->clock);
  g_free (self->key);

  G_OBJECT_CLASS (vane_entry_watch_parent_class)->finalize (object);
}

static void
vane_entry_watch_class_init (VaneEntryWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_entry_watch_finalize;
}

static void
vane_entry_watch_init (VaneEntryWatch *self)
{
}

static void
end_wait (VaneEntryWatch *self)
{
  g_autoptr(GTask) task = g_steal_pointer (&self->task);

  if (task == NULL)
    return;

  self->changed = FALSE;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->cancelled != NULL)
    g_source_destroy (self->cancelled);
  g_clear_pointer (&self->cancelled, g_source_unref);
  g_task_return_boolean (task, TRUE);
}

static void
on_cache_changed (VaneResponseCache *cache,
                  const char        *key,
                  gpointer           user_data)
{
  VaneEntryWatch *self = user_data;

  if (!g_str_equal (key, self->key))
    return;

  self->changed = TRUE;
  end_wait (self);
}

/* Time jumped: the other's attempt may be an old one by now. */
static void
on_clock_woke (VaneClock *clock,
               gboolean   jumped,
               gpointer   user_data)
{
  VaneEntryWatch *self = user_data;

  self->changed = TRUE;
  end_wait (self);
}

static gboolean
on_timeout (gpointer user_data)
{
  VaneEntryWatch *self = user_data;

  self->timeout_id = 0;
  end_wait (self);

  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  end_wait (user_data);

  return G_SOURCE_REMOVE;
}

/**
 * vane_entry_watch_new:
 * @cache: where the entry is
 * @clock: the time
 * @key: its URL without secrets
 *
 * Returns: (transfer full): a watch; what changes from now on is not missed
 */
VaneEntryWatch *
vane_entry_watch_new (VaneResponseCache *cache,
                      VaneClock         *clock,
                      const char        *key)
{
  VaneEntryWatch *self = g_object_new (VANE_TYPE_ENTRY_WATCH, NULL);
  g_autoptr(GError) error = NULL;

  self->cache = g_object_ref (cache);
  self->clock = g_object_ref (clock);
  self->key = g_strdup (key);
  /* Where nothing can be watched, a wait takes as long as it may. */
  if (!vane_response_cache_watch (cache, &error))
    g_debug ("%s", error->message);
  self->changed_id = g_signal_connect (cache, "changed", G_CALLBACK (on_cache_changed), self);
  self->woke_id = g_signal_connect (clock, "woke", G_CALLBACK (on_clock_woke), self);

  return self;
}

/**
 * vane_entry_watch_wait_async:
 * @self: a watch that nobody waits for
 * @at_most_s: for so many seconds
 * @cancellable: (nullable): ends the wait
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * Waits until the entry was written, or time jumped, since the last wait began.
 */
void
vane_entry_watch_wait_async (VaneEntryWatch      *self,
                             gint64               at_most_s,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (VANE_IS_ENTRY_WATCH (self));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, vane_entry_watch_wait_async);
  if (self->changed)
    {
      end_wait (self);
      return;
    }

  self->timeout_id = g_timeout_add_seconds ((guint) CLAMP (at_most_s, 1, 3600), on_timeout, self);
  if (cancellable == NULL)
    return;
  self->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (self->cancelled, G_SOURCE_FUNC (on_cancelled), self, NULL);
  g_source_attach (self->cancelled, g_main_context_get_thread_default ());
}

/**
 * vane_entry_watch_wait_finish:
 * @self: a watch
 * @result: the result
 * @error: nothing but G_IO_ERROR_CANCELLED
 *
 * Returns: whether it is time to look at the entry again
 */
gboolean
vane_entry_watch_wait_finish (VaneEntryWatch  *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
