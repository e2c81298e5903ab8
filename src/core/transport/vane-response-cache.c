/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two files an entry: the last good response, and the last attempt. A program that notes an
 * attempt so never has to write a response again, which another may just have replaced. */
#include "config.h"

#include "transport/vane-response-cache.h"

#include "transport/vane-cache-file.h"
#include "transport/vane-cache-load.h"
#include "transport/vane-cache-prune.h"
#include "transport/vane-cache-writer.h"
#include "transport/vane-claims.h"
#include "transport/vane-install-id.h"

#include <string.h>

struct _VaneResponseCache
{
  GObject          parent_instance;

  GFile           *folder;      /* (owned) */
  VaneCacheWriter *writer;      /* (owned) */
  VaneClaims      *claims;      /* (owned) */
  char            *install_id;  /* (owned) (nullable): loaded when asked for */
  GFileMonitor    *monitor;     /* (owned) (nullable) */
  GHashTable      *keys;        /* (owned) (element-type utf8 utf8): hash to key, for "changed" */
};

G_DEFINE_FINAL_TYPE (VaneResponseCache, vane_response_cache, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void loaded (GObject *source, GAsyncResult *result, gpointer user_data);
static void wrote (GObject *source, GAsyncResult *result, gpointer user_data);
static void pruned (GObject *source, GAsyncResult *result, gpointer user_data);

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
  vane_claims_free (self->claims);
  g_object_unref (self->folder);
  g_object_unref (self->writer);
  g_free (self->install_id);
  g_hash_table_unref (self->keys);

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
   * An entry was written by another program.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
vane_response_cache_init (VaneResponseCache *self)
{
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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
  self->claims = vane_claims_new (self->folder);
  self->writer = vane_cache_writer_new (self->folder);
  vane_cache_writer_make_folder (self->writer);

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
 * vane_response_cache_claim:
 * @self: a cache
 * @key: a URL without secrets
 *
 * Before asking. Whoever has the claim looks at the entry once more: another program may have
 * written it since, and given up its claim.
 *
 * Returns: whether no other program is about to ask
 */
gboolean
vane_response_cache_claim (VaneResponseCache *self,
                           const char        *key)
{
  g_return_val_if_fail (VANE_IS_RESPONSE_CACHE (self), FALSE);

  return vane_claims_take (self->claims, key);
}

/**
 * vane_response_cache_disclaim:
 * @self: a cache
 * @key: a URL that was claimed
 *
 * After the answer, or the failure, has been written.
 */
void
vane_response_cache_disclaim (VaneResponseCache *self,
                              const char        *key)
{
  g_return_if_fail (VANE_IS_RESPONSE_CACHE (self));

  vane_claims_drop (self->claims, key);
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
  if (!vane_cache_file_is_name (name) || vane_cache_writer_is_own (self->writer, name))
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
  vane_cache_writer_make_folder (self->writer);
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
  GTask *task;

  g_return_if_fail (VANE_IS_RESPONSE_CACHE (self));
  g_return_if_fail (key != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_response_cache_load_async);
  note_key (self, key);
  vane_cache_load_async (self->folder, self->writer, key, cancellable, loaded, task);
}

static void
loaded (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  VaneCacheEntry *entry = vane_cache_load_finish (G_FILE (source), result, &error);

  if (entry != NULL)
    g_task_return_pointer (task, entry, (GDestroyNotify) vane_cache_entry_free);
  else
    g_task_return_error (task, error);
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

static void
write_file (VaneResponseCache *self,
            GTask             *task,
            const char        *key,
            const char        *suffix,
            GBytes            *contents)
{
  g_autofree char *name = vane_cache_file_name (key, suffix);

  note_key (self, key);
  /* An attempt that a power cut takes away costs a request; an fsync() for each costs them all. */
  vane_cache_writer_write_async (self->writer, name, contents, g_str_equal (suffix, VANE_CACHE_RESPONSE_SUFFIX),
                                 g_task_get_cancellable (task), wrote, g_object_ref (task));
}

static void
wrote (GObject      *source,
       GAsyncResult *result,
       gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (vane_cache_writer_write_finish (VANE_CACHE_WRITER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
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
 * vane_response_cache_discard_async:
 * @self: a cache
 * @key: a URL without secrets
 * @cancellable: (nullable): leaves the response
 * @callback: called once, never before this function has returned; it calls
 *   vane_response_cache_store_finish()
 * @user_data: for @callback
 *
 * Forgets the response, not the attempt: an empty file is a miss, and is written in its turn.
 */
void
vane_response_cache_discard_async (VaneResponseCache   *self,
                                   const char          *key,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GBytes) nothing = NULL;

  g_return_if_fail (VANE_IS_RESPONSE_CACHE (self));
  g_return_if_fail (key != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_response_cache_discard_async);
  nothing = g_bytes_new (NULL, 0);
  write_file (self, task, key, VANE_CACHE_RESPONSE_SUFFIX, nothing);
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
