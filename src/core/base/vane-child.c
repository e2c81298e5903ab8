/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/vane-child.h"

#include <signal.h>

#include "base/vane-data.h"
#include "base/vane-error.h"

typedef struct
{
  GSubprocess *process;      /* in progress (owned) */
  guint        deadline_ms;
  guint        deadline_id;
  GSource     *cancelled;    /* (owned) (nullable) */
  gboolean     timed_out;
  int          exit_status;  /* result */
} Child;

VANE_DEFINE_DATA (Child, child)

static gboolean on_deadline (gpointer user_data);
static gboolean on_cancelled (GCancellable *cancellable, gpointer user_data);
static void did_end (GObject *source, GAsyncResult *result, gpointer user_data);

static void
child_clear (Child *self)
{
  g_clear_handle_id (&self->deadline_id, g_source_remove);
  if (self->cancelled != NULL)
    {
      g_source_destroy (self->cancelled);
      g_source_unref (self->cancelled);
    }
  g_clear_object (&self->process);
}

/**
 * vane_child_run_async:
 * @arguments: %NULL-terminated: a program and its arguments; no shell sees them
 * @deadline_ms: milliseconds after which it is killed
 * @cancellable: (nullable): ends the program (SIGTERM)
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * The program has an empty standard input and this program's standard error.
 */
void
vane_child_run_async (const char *const   *arguments,
                      guint                deadline_ms,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GError) error = NULL;
  Child *child;

  g_return_if_fail (arguments != NULL && arguments[0] != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_child_run_async);
  child = child_attach (task);
  child->deadline_ms = deadline_ms;
  if (g_task_return_error_if_cancelled (task))
    return;

  child->process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  if (child->process == NULL)
    {
      g_task_return_error (task, vane_error_new (VANE_ERROR_LOCAL, "%s", error->message));
      return;
    }

  child->deadline_id = g_timeout_add (deadline_ms, on_deadline, child);
  if (cancellable != NULL)
    {
      child->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (child->cancelled, G_SOURCE_FUNC (on_cancelled), child, NULL);
      g_source_attach (child->cancelled, g_main_context_get_thread_default ());
    }
  /* Not with the cancellable: what was ended is waited for, so that nothing is left behind. */
  g_subprocess_communicate_utf8_async (child->process, NULL, NULL, did_end, g_object_ref (task));
}

static gboolean
on_deadline (gpointer user_data)
{
  Child *child = user_data;

  child->deadline_id = 0;
  child->timed_out = TRUE;
  g_subprocess_force_exit (child->process);

  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  Child *child = user_data;

  g_subprocess_send_signal (child->process, SIGTERM);

  return G_SOURCE_REMOVE;
}

static void
did_end (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Child *child = g_task_get_task_data (task);
  GSubprocess *process = G_SUBPROCESS (source);
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;
  gboolean read = g_subprocess_communicate_utf8_finish (process, result, &output, NULL, &error);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (child->timed_out)
    g_task_return_error (task, vane_error_new (VANE_ERROR_TIMEOUT, "the program was not back after %u ms",
                                               child->deadline_ms));
  else if (!read)
    g_task_return_error (task, vane_error_new (VANE_ERROR_DATA, "its output: %s", error->message));
  else if (!g_subprocess_get_if_exited (process))
    g_task_return_error (task, vane_error_new (VANE_ERROR_SERVICE, "the program ended by signal %d",
                                               g_subprocess_get_term_sig (process)));
  else
    {
      child->exit_status = g_subprocess_get_exit_status (process);
      g_task_return_pointer (task, g_steal_pointer (&output), g_free);
    }
}

/**
 * vane_child_run_finish:
 * @result: the result
 * @exit_status: (out) (optional): with which it exited
 * @error: TIMEOUT when it was killed, SERVICE when it ended by a signal, DATA when what it wrote
 *   is no text, LOCAL when it could not be started; G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what it wrote to its standard output
 */
char *
vane_child_run_finish (GAsyncResult  *result,
                       int           *exit_status,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (exit_status != NULL)
    *exit_status = ((Child *) g_task_get_task_data (G_TASK (result)))->exit_status;

  return g_task_propagate_pointer (G_TASK (result), error);
}
