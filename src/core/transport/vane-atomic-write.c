/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Not g_file_replace_contents_async(): when the disk is full, that one puts the half that
 * was written in the place of the old file. */
#include "config.h"

#include "transport/vane-atomic-write.h"

#include "base/vane-data.h"

typedef struct
{
  GBytes        *contents;  /* input (owned) */
  gboolean       durable;
  GFile         *aside;     /* in progress (owned) (nullable): ours to rename; GIO's otherwise */
  GOutputStream *stream;    /* (owned) */
  GError        *error;     /* (owned) */
} Write;

VANE_DEFINE_DATA (Write, write)

static void created (GObject *source, GAsyncResult *result, gpointer user_data);
static void opened (GObject *source, GAsyncResult *result, gpointer user_data);
static void write_contents (GTask *task, GFileOutputStream *stream, GError *error);
static void wrote (GObject *source, GAsyncResult *result, gpointer user_data);
static void closed (GObject *source, GAsyncResult *result, gpointer user_data);
static void moved (GObject *source, GAsyncResult *result, gpointer user_data);
static void give_up (GTask *task, GError *error);
static void end_in_vain (GTask *task);
static void dropped (GObject *source, GAsyncResult *result, gpointer user_data);
static void deleted (GObject *source, GAsyncResult *result, gpointer user_data);

static void
write_clear (Write *self)
{
  g_bytes_unref (self->contents);
  g_clear_object (&self->aside);
  g_clear_object (&self->stream);
  g_clear_error (&self->error);
}

/**
 * vane_atomic_write_async:
 * @file: where to; its folder exists
 * @contents: what
 * @durable: whether it must have reached the disk before it takes the place of the old file
 * @cancellable: (nullable): leaves the old file
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * Only the user can read the file.
 */
void
vane_atomic_write_async (GFile               *file,
                         GBytes              *contents,
                         gboolean             durable,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Write *self;
  GFile *target;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (contents != NULL);

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_atomic_write_async);
  self = write_attach (task);
  self->contents = g_bytes_ref (contents);
  self->durable = durable;

  if (!durable)
    {
      g_autofree char *unique = g_uuid_string_random ();
      g_autofree char *name = g_strconcat (VANE_ATOMIC_WRITE_PREFIX, unique, NULL);
      g_autoptr(GFile) folder = g_file_get_parent (file);

      self->aside = g_file_get_child (folder, name);
    }
  /* GIO writes aside, calls fsync() and renames only when there is a file to be replaced:
   * hence an empty one first. */
  target = durable ? file : self->aside;
  g_file_create_async (target, G_FILE_CREATE_PRIVATE, G_PRIORITY_DEFAULT, cancellable, created,
                       g_object_ref (task));
}

static void
created (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Write *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GFileOutputStream) stream = g_file_create_finish (G_FILE (source), result, &error);

  if (!self->durable)
    {
      write_contents (task, stream, error);
      return;
    }
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_error (&error);
  g_file_replace_async (G_FILE (source), NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                        G_PRIORITY_DEFAULT, g_task_get_cancellable (task), opened, g_object_ref (task));
}

static void
opened (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(GFileOutputStream) stream = g_file_replace_finish (G_FILE (source), result, &error);

  write_contents (task, stream, error);
}

static void
write_contents (GTask             *task,
                GFileOutputStream *stream,
                GError            *error)
{
  Write *self = g_task_get_task_data (task);
  gsize length;
  const void *data = g_bytes_get_data (self->contents, &length);

  /* Who is cancelled after the file was made is not told of it. */
  if (stream == NULL)
    {
      self->error = error;
      end_in_vain (task);
      return;
    }

  self->stream = G_OUTPUT_STREAM (g_object_ref (stream));
  g_output_stream_write_all_async (self->stream, data, length, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                   wrote, g_object_ref (task));
}

static void
wrote (GObject      *source,
       GAsyncResult *result,
       gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    give_up (task, error);
  else
    g_output_stream_close_async (G_OUTPUT_STREAM (source), G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                 closed, g_object_ref (task));
}

static void
closed (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Write *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error))
    give_up (task, error);
  else if (self->durable)
    g_task_return_boolean (task, TRUE);
  else
    g_file_move_async (self->aside, g_task_get_source_object (task),
                       G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE, G_PRIORITY_DEFAULT,
                       g_task_get_cancellable (task), NULL, NULL, moved, g_object_ref (task));
}

static void
moved (GObject      *source,
       GAsyncResult *result,
       gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_file_move_finish (G_FILE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    give_up (task, error);
}

/* Closing a stream of g_file_replace() with a cancelled cancellable throws away what it
 * wrote and leaves the old file. */
static void
give_up (GTask  *task,
         GError *error)
{
  Write *self = g_task_get_task_data (task);
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();

  self->error = error;
  g_cancellable_cancel (cancelled);
  g_output_stream_close_async (self->stream, G_PRIORITY_DEFAULT, cancelled, dropped, g_object_ref (task));
}

static void
dropped (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;

  g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, NULL);
  end_in_vain (task);
}

static void
end_in_vain (GTask *task)
{
  Write *self = g_task_get_task_data (task);

  if (self->aside != NULL)
    g_file_delete_async (self->aside, G_PRIORITY_DEFAULT, NULL, deleted, g_object_ref (task));
  else
    g_task_return_error (task, g_steal_pointer (&self->error));
}

static void
deleted (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Write *self = g_task_get_task_data (task);

  /* What stays behind, pruning removes. */
  g_file_delete_finish (G_FILE (source), result, NULL);
  g_task_return_error (task, g_steal_pointer (&self->error));
}

/**
 * vane_atomic_write_finish:
 * @file: the file
 * @result: the result
 * @error: of the domain %G_IO_ERROR
 *
 * Returns: whether the file has the new contents; it has the old ones otherwise
 */
gboolean
vane_atomic_write_finish (GFile         *file,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
