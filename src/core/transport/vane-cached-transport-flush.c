/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of a program: what it knows is on the disk, and nothing is under way. */
#include "config.h"

#include "transport/vane-cached-transport-private.h"

static void
flushed (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (vane_write_behind_flush_finish (VANE_WRITE_BEHIND (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
end_unattended (gpointer key,
                gpointer value,
                gpointer user_data)
{
  VaneBoarding *boarding = value;

  if (boarding->waiters->len > 0)
    return FALSE;
  vane_flight_abandon (boarding->flight);

  return TRUE;
}

/**
 * vane_cached_transport_flush_async:
 * @self: a transport
 * @cancellable: (nullable): ends the wait, not the writing
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * Waits until all answers so far, and all attempts, are on the disk, or are known not to be. What is under way with
 * nobody waiting ends.
 */
void
vane_cached_transport_flush_async (VaneCachedTransport *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (VANE_IS_CACHED_TRANSPORT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_cached_transport_flush_async);
  g_hash_table_foreach_remove (self->boardings, end_unattended, NULL);
  vane_write_behind_flush_async (self->writes, cancellable, flushed, task);
}

/**
 * vane_cached_transport_flush_finish:
 * @self: a transport
 * @result: the result
 * @error: nothing but G_IO_ERROR_CANCELLED
 *
 * Returns: whether nothing is being written any more
 */
gboolean
vane_cached_transport_flush_finish (VaneCachedTransport  *self,
                                    GAsyncResult         *result,
                                    GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
