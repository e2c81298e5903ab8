/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two files an entry: the last good response, and the last attempt. A program that notes an
 * attempt so never has to write a response again, which another may just have replaced. */
#include "config.h"

#include "transport/vane-response-cache.h"

#include "base/vane-data.h"
#include "base/vane-gather.h"
#include "transport/vane-atomic-write.h"
#include "transport/vane-cache-file.h"
#include "transport/vane-cache-prune.h"
#include "transport/vane-install-id.h"

#include <string.h>

/* What is larger is not ours: no body cap is near it. */
#define MAX_FILE_BYTES (goffset) (16 * 1024 * 1024)

struct _VaneResponseCache
{
  GObject       parent_instance;

  GFile        *folder;      /* (owned) */
  char         *install_id;  /* (owned) (nullable): loaded when asked for */
  GFileMonitor *monitor;     /* (owned) (nullable) */
  GHashTable   *keys;        /* (owned) (element-type utf8 utf8): hash to key, for "changed" */
  GHashTable   *queues;      /* (owned) (element-type utf8 GQueue): file name to writes, in order */
  GHashTable   *unwritten;   /* (owned) (element-type utf8 GBytes): what a file should have by now */
};

G_DEFINE_FINAL_TYPE (VaneResponseCache, vane_response_cache, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  char            *key;      /* input (owned) */
  VaneGather       gather;   /* in progress */
  VaneCacheEntry  *entry;    /* (owned) */
} Load;

VANE_DEFINE_DATA (Load, load)

typedef struct
{
  char     *name;      /* input (owned): of the file */
  GBytes   *contents;  /* (owned) */
  gboolean  durable;
  gboolean  retried;   /* in progress */
} Write;

VANE_DEFINE_DATA (Write, write)

static void load_file (GTask *task, const char *suffix, GAsyncReadyCallback callback);
static void loaded_response (GObject *source, GAsyncResult *result, gpointer user_data);
static void loaded_attempt (GObject *source, GAsyncResult *result, gpointer user_data);
static void load_done (GTask *task, GError *error);
static void run_write (GTask *task);
static void written (GObject *source, GAsyncResult *result, gpointer user_data);
static void run_next (VaneResponseCache *self, Write *done);
static void pruned (GObject *source, GAsyncResult *result, gpointer user_data);

static void
load_clear (Load *self)
{
  g_free (self->key);
  g_clear_error (&self->gather.error);
  g_clear_pointer (&self->entry, vane_cache_entry_free);
}

static void
write_clear (Write *self)
{
  g_free (self->name);
  g_bytes_unref (self->contents);
}

/**
 * vane_cache_entry_free:
 * @self: (transfer full): an entry
 */
void
vane_cache_entry_free (VaneCacheEntry *self)
{
  g_clear_pointer (&self->response, vane_response_unref);
  g_free (self);
}

static void
queue_free (gpointer data)
{
  g_queue_free_full (data, g_object_unref);
}

static void
vane_response_cache_finalize (GObject *object)
{
  VaneResponseCache *self = VANE_RESPONSE_CACHE (object);

  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
      g_object_unref (self->monitor);
    }
  g_object_unref (self->folder);
  g_free (self->install_id);
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->queues);
  g_hash_table_unref (self->unwritten);

  G_OBJECT_CLASS (vane_response_cache_parent_class)->finalize (object);
}

static void
vane_response_cache_class_init (VaneResponseCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_response_cache_finalize;

  /**
   * VaneResponseCache::changed:
   * @self: the cache
   * @key: a key that this program has used
   *
   * An entry was written by this or another program.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
vane_response_cache_init (VaneResponseCache *self)
{
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->queues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, queue_free);
  self->unwritten = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

static void
make_folder (VaneResponseCache *self)
{
  if (g_mkdir_with_parents (g_file_peek_path (self->folder), 0700) != 0)
    g_debug ("Cannot make the folder %s", g_file_peek_path (self->folder));
}

/**
 * vane_response_cache_new:
 * @folder: (nullable): where; %NULL: the user's cache folder
 *
 * Makes the folder, for this user only. That it cannot be made is no error before something is
 * to be written.
 *
 * Returns: (transfer full): the cache in that folder
 */
VaneResponseCache *
vane_response_cache_new (const char *folder)
{
  VaneResponseCache *self = g_object_new (VANE_TYPE_RESPONSE_CACHE, NULL);

  self->folder = folder != NULL ? g_file_new_for_path (folder)
                                : g_file_new_build_filename (g_get_user_cache_dir (), "vane", "responses", NULL);
  make_folder (self);

  return self;
}

/**
 * vane_response_cache_get_folder:
 * @self: a cache
 *
 * Returns: (transfer none): its path
 */
const char *
vane_response_cache_get_folder (VaneResponseCache *self)
{
  g_return_val_if_fail (VANE_IS_RESPONSE_CACHE (self), NULL);

  return g_file_peek_path (self->folder);
}

/**
 * vane_response_cache_get_install_id:
 * @self: a cache
 *
 * Returns: (transfer none): the same for every program with this folder: salt for jitter and
 *   for fingerprints of secrets
 */
const char *
vane_response_cache_get_install_id (VaneResponseCache *self)
{
  g_return_val_if_fail (VANE_IS_RESPONSE_CACHE (self), NULL);

  if (self->install_id == NULL)
    self->install_id = vane_install_id_load (g_file_peek_path (self->folder));

  return self->install_id;
}

static void
note_key (VaneResponseCache *self,
          const char        *key)
{
  g_autofree char *hash = vane_cache_file_name (key, "");

  if (!g_hash_table_contains (self->keys, hash))
    g_hash_table_insert (self->keys, g_steal_pointer (&hash), g_strdup (key));
}

/* Every program renames into place: that is the one event that counts. */
static void
on_monitor_changed (GFileMonitor      *monitor,
                    GFile             *file,
                    GFile             *other_file,
                    GFileMonitorEvent  event,
                    gpointer           user_data)
{
  VaneResponseCache *self = user_data;
  g_autofree char *name = NULL;
  const char *key;

  if (event != G_FILE_MONITOR_EVENT_RENAMED && event != G_FILE_MONITOR_EVENT_MOVED_IN)
    return;

  name = g_file_get_basename (event == G_FILE_MONITOR_EVENT_RENAMED ? other_file : file);
  if (!vane_cache_file_is_name (name))
    return;

  *strchr (name, '.') = '\0';
  key = g_hash_table_lookup (self->keys, name);
  if (key != NULL)
    g_signal_emit (self, signals[CHANGED], 0, key);
}

/**
 * vane_response_cache_watch:
 * @self: a cache
 * @error: LOCAL when the folder cannot be watched
 *
 * From now on #VaneResponseCache::changed comes. Calling it twice changes nothing.
 *
 * Returns: whether it is watched
 */
gboolean
vane_response_cache_watch (VaneResponseCache  *self,
                           GError            **error)
{
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (VANE_IS_RESPONSE_CACHE (self), FALSE);

  if (self->monitor != NULL)
    return TRUE;

  /* A folder that is not there would be looked for every four seconds. */
  make_folder (self);
  if (g_file_query_file_type (self->folder, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
    self->monitor = g_file_monitor_directory (self->folder, G_FILE_MONITOR_WATCH_MOVES, NULL, &local_error);
  if (self->monitor == NULL)
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_LOCAL, "cannot watch the cache: %s",
                   local_error != NULL ? local_error->message : "no folder");
      return FALSE;
    }
  g_signal_connect (self->monitor, "changed", G_CALLBACK (on_monitor_changed), self);

  return TRUE;
}

/**
 * vane_response_cache_load_async:
 * @self: a cache
 * @key: a URL without secrets, or the id of an endpoint
 * @cancellable: (nullable): to stop it
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_response_cache_load_async (VaneResponseCache   *self,
                                const char          *key,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Load *load;

  g_return_if_fail (VANE_IS_RESPONSE_CACHE (self));
  g_return_if_fail (key != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_response_cache_load_async);
  load = load_attach (task);
  load->key = g_strdup (key);
  load->entry = g_new0 (VaneCacheEntry, 1);
  load->entry->attempt = VANE_ATTEMPT_NEVER;
  note_key (self, key);

  vane_gather_begin (&load->gather);
  load_file (task, VANE_CACHE_RESPONSE_SUFFIX, loaded_response);
  load_file (task, VANE_CACHE_ATTEMPT_SUFFIX, loaded_attempt);
  load_done (task, NULL);
}

static void
unpack (Load       *load,
        const char *suffix,
        GBytes     *bytes)
{
  if (g_str_equal (suffix, VANE_CACHE_ATTEMPT_SUFFIX))
    vane_cache_file_unpack_attempt (bytes, load->key, &load->entry->attempt);
  else
    load->entry->response = vane_cache_file_unpack_response (bytes, load->key);
}

static gboolean
may_read_more (const char *contents,
               goffset     size,
               gpointer    user_data)
{
  return size <= MAX_FILE_BYTES;
}

static void
load_file (GTask               *task,
           const char          *suffix,
           GAsyncReadyCallback  callback)
{
  VaneResponseCache *self = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);
  g_autofree char *name = vane_cache_file_name (load->key, suffix);
  g_autoptr(GFile) file = NULL;
  GBytes *unwritten = g_hash_table_lookup (self->unwritten, name);

  /* What this program has just written is true for it, whether or not the disk has it yet. */
  if (unwritten != NULL)
    {
      unpack (load, suffix, unwritten);
      return;
    }

  vane_gather_add (&load->gather);
  file = g_file_get_child (self->folder, name);
  g_file_load_partial_contents_async (file, g_task_get_cancellable (task), may_read_more, callback,
                                      g_object_ref (task));
}

static void
loaded_file (GTask        *task,
             const char   *suffix,
             GObject      *source,
             GAsyncResult *result)
{
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;
  char *contents = NULL;
  gsize length = 0;

  if (g_file_load_partial_contents_finish (G_FILE (source), result, &contents, &length, NULL, &error))
    {
      g_autoptr(GBytes) bytes = g_bytes_new_take (contents, length);

      unpack (load, suffix, bytes);
    }
  else if (!vane_error_is_cancelled (error))
    {
      /* What cannot be read is not there: the service can be asked for it. */
      g_clear_error (&error);
    }

  load_done (task, error);
}

static void
loaded_response (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;

  loaded_file (task, VANE_CACHE_RESPONSE_SUFFIX, source, result);
}

static void
loaded_attempt (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;

  loaded_file (task, VANE_CACHE_ATTEMPT_SUFFIX, source, result);
}

static void
load_done (GTask  *task,
           GError *error)
{
  Load *load = g_task_get_task_data (task);

  if (!vane_gather_done (&load->gather, error))
    return;

  if (load->gather.error != NULL)
    g_task_return_error (task, g_steal_pointer (&load->gather.error));
  else
    g_task_return_pointer (task, g_steal_pointer (&load->entry), (GDestroyNotify) vane_cache_entry_free);
}

/**
 * vane_response_cache_load_finish:
 * @self: a cache
 * @result: the result
 * @error: nothing but G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what is stored; an entry without response, that was
 *   never tried, when that is nothing or damaged
 */
VaneCacheEntry *
vane_response_cache_load_finish (VaneResponseCache  *self,
                                 GAsyncResult       *result,
                                 GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Writes of one file happen one after the other, in the order in which they were asked for. */
static void
write_file (VaneResponseCache *self,
            GTask             *task,
            const char        *key,
            const char        *suffix,
            GBytes            *contents)
{
  Write *write = write_attach (task);
  GQueue *queue;

  note_key (self, key);
  write->name = vane_cache_file_name (key, suffix);
  write->contents = g_bytes_ref (contents);
  write->durable = g_str_equal (suffix, VANE_CACHE_RESPONSE_SUFFIX);
  g_hash_table_insert (self->unwritten, g_strdup (write->name), g_bytes_ref (contents));

  queue = g_hash_table_lookup (self->queues, write->name);
  if (queue != NULL)
    {
      g_queue_push_tail (queue, g_object_ref (task));
      return;
    }

  queue = g_queue_new ();
  g_queue_push_tail (queue, g_object_ref (task));
  g_hash_table_insert (self->queues, g_strdup (write->name), queue);
  run_write (task);
}

static void
run_write (GTask *task)
{
  VaneResponseCache *self = g_task_get_source_object (task);
  Write *write = g_task_get_task_data (task);
  g_autoptr(GFile) file = g_file_get_child (self->folder, write->name);

  vane_atomic_write_async (file, write->contents, write->durable, g_task_get_cancellable (task), written,
                           g_object_ref (task));
}

static void
written (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  VaneResponseCache *self = g_task_get_source_object (task);
  Write *write = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  vane_atomic_write_finish (G_FILE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) && !write->retried)
    {
      /* Somebody cleared the caches while we ran. */
      write->retried = TRUE;
      make_folder (self);
      run_write (task);
      return;
    }

  /* An attempt that the disk does not take is remembered in memory: back-off must hold all the same. */
  if ((error == NULL || write->durable || vane_error_is_cancelled (error)) &&
      g_hash_table_lookup (self->unwritten, write->name) == write->contents)
    g_hash_table_remove (self->unwritten, write->name);
  run_next (self, write);

  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else if (vane_error_is_cancelled (error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_error (task, vane_error_new (VANE_ERROR_LOCAL, "cannot write the cache: %s", error->message));
}

static void
run_next (VaneResponseCache *self,
          Write             *done)
{
  GQueue *queue = g_hash_table_lookup (self->queues, done->name);

  g_object_unref (g_queue_pop_head (queue));
  if (g_queue_is_empty (queue))
    g_hash_table_remove (self->queues, done->name);
  else
    run_write (g_queue_peek_head (queue));
}

/**
 * vane_response_cache_store_async:
 * @self: a cache
 * @key: a URL without secrets
 * @response: a good answer, with its body
 * @cancellable: (nullable): leaves the old one
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_response_cache_store_async (VaneResponseCache   *self,
                                 const char          *key,
                                 VaneResponse        *response,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GBytes) contents = NULL;

  g_return_if_fail (VANE_IS_RESPONSE_CACHE (self));
  g_return_if_fail (key != NULL && response != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_response_cache_store_async);
  contents = vane_cache_file_pack_response (key, response);
  write_file (self, task, key, VANE_CACHE_RESPONSE_SUFFIX, contents);
}

/**
 * vane_response_cache_store_finish:
 * @self: a cache
 * @result: the result
 * @error: LOCAL when the disk did not take it: what was stored before is still there
 *
 * Returns: whether it is stored
 */
gboolean
vane_response_cache_store_finish (VaneResponseCache  *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vane_response_cache_record_async:
 * @self: a cache
 * @key: a URL without secrets, or the id of an endpoint
 * @attempt: the record
 * @cancellable: (nullable): leaves the old one
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * From the return of this function on, loading in this program gives the new record.
 */
void
vane_response_cache_record_async (VaneResponseCache   *self,
                                  const char          *key,
                                  const VaneAttempt   *attempt,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GBytes) contents = NULL;

  g_return_if_fail (VANE_IS_RESPONSE_CACHE (self));
  g_return_if_fail (key != NULL && attempt != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_response_cache_record_async);
  contents = vane_cache_file_pack_attempt (key, attempt);
  write_file (self, task, key, VANE_CACHE_ATTEMPT_SUFFIX, contents);
}

/**
 * vane_response_cache_record_finish:
 * @self: a cache
 * @result: the result
 * @error: LOCAL when the disk did not take it; this program remembers it all the same
 *
 * Returns: whether it is stored
 */
gboolean
vane_response_cache_record_finish (VaneResponseCache  *self,
                                   GAsyncResult       *result,
                                   GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vane_response_cache_prune_async:
 * @self: a cache
 * @kept_keys: (nullable): what stays: the keys of saved places
 * @now: unix seconds
 * @cancellable: (nullable): to stop it
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * Removes what nobody wrote for 30 days, and the oldest until 32 MiB are left.
 */
void
vane_response_cache_prune_async (VaneResponseCache   *self,
                                 const char *const   *kept_keys,
                                 gint64               now,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (VANE_IS_RESPONSE_CACHE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_response_cache_prune_async);
  vane_cache_prune_async (self->folder, kept_keys, now, cancellable, pruned, task);
}

static void
pruned (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (vane_cache_prune_finish (G_FILE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * vane_response_cache_prune_finish:
 * @self: a cache
 * @result: the result
 * @error: LOCAL when something could not be removed
 *
 * Returns: whether all that had to go is gone
 */
gboolean
vane_response_cache_prune_finish (VaneResponseCache  *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
