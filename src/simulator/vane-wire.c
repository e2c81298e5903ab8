/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes to a connection what no well-behaved server would: half a body, a byte now and
 * then, nothing at all. */
#include "config.h"

#include "simulator/vane-wire.h"

#include <sys/socket.h>

#include "base/vane-data.h"

#define READ_SIZE 4096

typedef struct
{
  GIOStream   *stream;      /* (owned) */
  GSocket     *socket;      /* (owned) */
  GBytes      *bytes;       /* (owned) */
  gsize        n_at_once;
  guint        interval_ms;
  VaneWireEnd  end;

  /* in progress */
  gsize        n_written;
  GSource     *timer;       /* (owned) (nullable) */
} Run;

VANE_DEFINE_DATA (Run, run)

static void write_next (GTask *task);

static void
run_clear (Run *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  g_socket_close (self->socket, NULL);
  g_clear_object (&self->stream);
  g_clear_object (&self->socket);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

static void
got_input (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GBytes) input = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);

  if (input == NULL || g_bytes_get_size (input) == 0)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_input_stream_read_bytes_async (G_INPUT_STREAM (source), READ_SIZE, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), got_input, g_object_ref (task));
}

static void
reset (GSocket *socket)
{
  struct linger linger = { .l_onoff = 1, .l_linger = 0 };

  /* g_socket_set_option() takes integers only. */
  if (setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger) < 0)
    g_warning ("Cannot reset a connection");
}

static void
end_run (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  if (run->end == VANE_WIRE_WAIT)
    {
      g_input_stream_read_bytes_async (g_io_stream_get_input_stream (run->stream), READ_SIZE, G_PRIORITY_DEFAULT,
                                       g_task_get_cancellable (task), got_input, g_object_ref (task));
      return;
    }

  if (run->end == VANE_WIRE_RESET)
    reset (run->socket);
  g_socket_close (run->socket, NULL);
  g_task_return_boolean (task, TRUE);
}

static gboolean
on_timer (gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);

  g_clear_pointer (&run->timer, g_source_unref);
  if (!g_task_return_error_if_cancelled (task))
    write_next (task);

  return G_SOURCE_REMOVE;
}

static void
wrote (GObject      *source,
       GAsyncResult *result,
       gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  gsize n_written = 0;
  Run *run;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, &n_written, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  run = g_task_get_task_data (task);
  run->n_written += n_written;
  if (run->n_written >= g_bytes_get_size (run->bytes))
    {
      end_run (task);
      return;
    }

  run->timer = g_timeout_source_new (run->interval_ms);
  g_source_set_callback (run->timer, on_timer, g_object_ref (task), g_object_unref);
  g_source_attach (run->timer, g_main_context_get_thread_default ());
}

static void
write_next (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  gsize size;
  const guint8 *data = g_bytes_get_data (run->bytes, &size);
  gsize n_bytes = run->n_written < run->n_at_once ? run->n_at_once : 1;

  g_output_stream_write_all_async (g_io_stream_get_output_stream (run->stream), data + run->n_written,
                                   MIN (n_bytes, size - run->n_written), G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), wrote, g_object_ref (task));
}

/**
 * vane_wire_run_async:
 * @wire: what shall happen
 * @cancellable: (nullable): ends it
 * @callback: called when the connection is closed
 * @user_data: for @callback
 *
 * Does it. The connection is closed in the end, whatever happens; a dripping one at the
 * latest with its next byte.
 */
void
vane_wire_run_async (const VaneWire      *wire,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run = run_attach (task);

  g_task_set_source_tag (task, vane_wire_run_async);
  run->stream = g_object_ref (wire->stream);
  run->socket = g_object_ref (wire->socket);
  run->bytes = g_bytes_ref (wire->bytes);
  run->n_at_once = wire->n_at_once;
  run->interval_ms = wire->interval_ms;
  run->end = wire->end;
  if (g_bytes_get_size (run->bytes) == 0)
    end_run (task);
  else
    write_next (task);
}

/**
 * vane_wire_run_finish:
 * @result: from the callback
 * @error: of the connection
 *
 * Returns: whether it went as it should
 */
gboolean
vane_wire_run_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
