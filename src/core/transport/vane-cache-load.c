/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-cache-load.h"

#include "base/vane-data.h"
#include "base/vane-gather.h"
#include "transport/vane-cache-file.h"

/* What is larger is not ours: no body cap is near it. */
#define MAX_FILE_BYTES ((goffset) 16 * 1024 * 1024)

typedef struct
{
  char           *key;     /* input (owned) */
  VaneGather      gather;  /* in progress */
  VaneCacheEntry *entry;   /* (owned) */
} Load;

VANE_DEFINE_DATA (Load, load)

static void load_file (GTask *task, VaneCacheWriter *writer, const char *suffix, GAsyncReadyCallback callback);
static void loaded_response (GObject *source, GAsyncResult *result, gpointer user_data);
static void loaded_attempt (GObject *source, GAsyncResult *result, gpointer user_data);
static void load_done (GTask *task, GError *error);

static void
load_clear (Load *self)
{
  g_free (self->key);
  g_clear_error (&self->gather.error);
  g_clear_pointer (&self->entry, vane_cache_entry_free);
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

/**
 * vane_cache_load_async:
 * @folder: the cache folder
 * @writer: who knows what the files are about to have
 * @key: a URL without secrets, or the id of an endpoint
 * @cancellable: (nullable): to stop it
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_cache_load_async (GFile               *folder,
                       VaneCacheWriter     *writer,
                       const char          *key,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Load *load;

  g_return_if_fail (G_IS_FILE (folder));
  g_return_if_fail (key != NULL);

  task = g_task_new (folder, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_cache_load_async);
  load = load_attach (task);
  load->key = g_strdup (key);
  load->entry = g_new0 (VaneCacheEntry, 1);
  load->entry->attempt = VANE_ATTEMPT_NEVER;

  vane_gather_begin (&load->gather);
  load_file (task, writer, VANE_CACHE_RESPONSE_SUFFIX, loaded_response);
  load_file (task, writer, VANE_CACHE_ATTEMPT_SUFFIX, loaded_attempt);
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
           VaneCacheWriter     *writer,
           const char          *suffix,
           GAsyncReadyCallback  callback)
{
  Load *load = g_task_get_task_data (task);
  g_autofree char *name = vane_cache_file_name (load->key, suffix);
  GBytes *unwritten = vane_cache_writer_peek (writer, name);
  g_autoptr(GFile) file = NULL;

  if (unwritten != NULL)
    {
      unpack (load, suffix, unwritten);
      return;
    }

  vane_gather_add (&load->gather);
  file = g_file_get_child (g_task_get_source_object (task), name);
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
 * vane_cache_load_finish:
 * @folder: the cache folder
 * @result: the result
 * @error: nothing but G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what is stored; an entry without response, that was
 *   never tried, when that is nothing or damaged
 */
VaneCacheEntry *
vane_cache_load_finish (GFile         *folder,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, folder), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
