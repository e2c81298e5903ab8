/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-cache-writer.h"

#include "base/vane-data.h"
#include "transport/vane-atomic-write.h"

#include <glib/gstdio.h>

struct _VaneCacheWriter
{
  GObject     parent_instance;

  GFile      *folder;     /* (owned) */
  GHashTable *queues;     /* (owned) (element-type utf8 GQueue): file name to writes, in order */
  GHashTable *unwritten;  /* (owned) (element-type utf8 GBytes): what a file should have by now */
  GHashTable *identities; /* (owned) (element-type utf8 utf8): of the files that were written last here */
};

G_DEFINE_FINAL_TYPE (VaneCacheWriter, vane_cache_writer, G_TYPE_OBJECT)

typedef struct
{
  char     *name;      /* input (owned): of the file */
  GBytes   *contents;  /* (owned) */
  gboolean  durable;
  gboolean  retried;   /* in progress */
} Write;

VANE_DEFINE_DATA (Write, write)

static void run_write (GTask *task);
static void written (GObject *source, GAsyncResult *result, gpointer user_data);
static void run_next (VaneCacheWriter *self, Write *done);

static void
write_clear (Write *self)
{
  g_free (self->name);
  g_bytes_unref (self->contents);
}

static void
queue_free (gpointer data)
{
  g_queue_free_full (data, g_object_unref);
}

static void
vane_cache_writer_finalize (GObject *object)
{
  VaneCacheWriter *self = VANE_CACHE_WRITER (object);

  g_object_unref (self->folder);
  g_hash_table_unref (self->queues);
  g_hash_table_unref (self->unwritten);
  g_hash_table_unref (self->identities);

  G_OBJECT_CLASS (vane_cache_writer_parent_class)->finalize (object);
}

static void
vane_cache_writer_class_init (VaneCacheWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_cache_writer_finalize;
}

static void
vane_cache_writer_init (VaneCacheWriter *self)
{
  self->queues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, queue_free);
  self->unwritten = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->identities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * vane_cache_writer_new:
 * @folder: where to; need not be there
 *
 * Returns: (transfer full): a writer
 */
VaneCacheWriter *
vane_cache_writer_new (GFile *folder)
{
  VaneCacheWriter *self = g_object_new (VANE_TYPE_CACHE_WRITER, NULL);

  self->folder = g_object_ref (folder);

  return self;
}

/**
 * vane_cache_writer_make_folder:
 * @self: a writer
 *
 * Makes the folder, for this user only. That it cannot be made is no error before something is
 * to be written.
 */
void
vane_cache_writer_make_folder (VaneCacheWriter *self)
{
  if (g_mkdir_with_parents (g_file_peek_path (self->folder), 0700) != 0)
    g_debug ("Cannot make the folder %s", g_file_peek_path (self->folder));
}

/**
 * vane_cache_writer_peek:
 * @self: a writer
 * @name: of a file
 *
 * What this program has just written is true for it, whether or not the disk has it yet.
 *
 * Returns: (transfer none) (nullable): what the file is about to have, or would have if the
 *   disk took it; %NULL: what it has is right
 */
GBytes *
vane_cache_writer_peek (VaneCacheWriter *self,
                        const char      *name)
{
  return g_hash_table_lookup (self->unwritten, name);
}

/* Every write makes a new file. An inode's number is given again, but not with the same times. */
static char *
identify (VaneCacheWriter *self,
          const char      *name)
{
  g_autofree char *path = g_build_filename (g_file_peek_path (self->folder), name, NULL);
  GStatBuf info;

  if (g_lstat (path, &info) != 0)
    return NULL;

  return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld", (guint64) info.st_ino,
                          (gint64) info.st_ctim.tv_sec, (long) info.st_ctim.tv_nsec);
}

/**
 * vane_cache_writer_is_own:
 * @self: a writer
 * @name: of a file that is there
 *
 * Returns: whether it was written here, rather than by another program since
 */
gboolean
vane_cache_writer_is_own (VaneCacheWriter *self,
                          const char      *name)
{
  const char *own = g_hash_table_lookup (self->identities, name);
  g_autofree char *identity = NULL;

  /* Renamed already, but not yet told. */
  if (g_hash_table_contains (self->queues, name))
    return TRUE;
  if (own == NULL)
    return FALSE;

  identity = identify (self, name);

  return g_strcmp0 (own, identity) == 0;
}

/**
 * vane_cache_writer_write_async:
 * @self: a writer
 * @name: of the file, within the folder
 * @contents: what
 * @durable: whether it must have reached the disk before it takes the place of the old file; what
 *   need not have is remembered in memory when the disk does not take it
 * @cancellable: (nullable): leaves the old file
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_cache_writer_write_async (VaneCacheWriter     *self,
                               const char          *name,
                               GBytes              *contents,
                               gboolean             durable,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Write *write;
  GQueue *queue;

  g_return_if_fail (VANE_IS_CACHE_WRITER (self));
  g_return_if_fail (name != NULL && contents != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_cache_writer_write_async);
  write = write_attach (task);
  write->name = g_strdup (name);
  write->contents = g_bytes_ref (contents);
  write->durable = durable;
  g_hash_table_insert (self->unwritten, g_strdup (name), g_bytes_ref (contents));

  queue = g_hash_table_lookup (self->queues, name);
  if (queue != NULL)
    {
      g_queue_push_tail (queue, g_object_ref (task));
      return;
    }

  queue = g_queue_new ();
  g_queue_push_tail (queue, g_object_ref (task));
  g_hash_table_insert (self->queues, g_strdup (name), queue);
  run_write (task);
}

static void
run_write (GTask *task)
{
  VaneCacheWriter *self = g_task_get_source_object (task);
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
  VaneCacheWriter *self = g_task_get_source_object (task);
  Write *write = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  vane_atomic_write_finish (G_FILE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) && !write->retried)
    {
      /* Somebody cleared the caches while we ran. */
      write->retried = TRUE;
      vane_cache_writer_make_folder (self);
      run_write (task);
      return;
    }

  if ((error == NULL || write->durable || vane_error_is_cancelled (error)) &&
      g_hash_table_lookup (self->unwritten, write->name) == write->contents)
    g_hash_table_remove (self->unwritten, write->name);
  if (error == NULL)
    g_hash_table_insert (self->identities, g_strdup (write->name), identify (self, write->name));
  run_next (self, write);

  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else if (vane_error_is_cancelled (error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_error (task, vane_error_new (VANE_ERROR_LOCAL, "cannot write the cache: %s", error->message));
}

static void
run_next (VaneCacheWriter *self,
          Write           *done)
{
  GQueue *queue = g_hash_table_lookup (self->queues, done->name);

  g_object_unref (g_queue_pop_head (queue));
  if (g_queue_is_empty (queue))
    g_hash_table_remove (self->queues, done->name);
  else
    run_write (g_queue_peek_head (queue));
}

/**
 * vane_cache_writer_write_finish:
 * @self: a writer
 * @result: the result
 * @error: LOCAL when the disk did not take it: the file is as it was before
 *
 * Returns: whether it is written
 */
gboolean
vane_cache_writer_write_finish (VaneCacheWriter  *self,
                                GAsyncResult     *result,
                                GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
