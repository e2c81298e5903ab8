/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Those who wait for one flight. A cancelled one leaves at once, from a source of the main
 * loop rather than from within the "cancelled" emission; nothing shared is cancelled. */
#include "config.h"

#include "feed/vane-waiters.h"

struct _VaneWaiters
{
  GPtrArray *waiters;  /* (owned) (element-type Waiter) */
};

typedef struct
{
  VaneWaiters *all;
  GTask       *task;    /* (owned) */
  GSource     *source;  /* (owned) (nullable): fires when the task is cancelled */
} Waiter;

static void
waiter_free (Waiter *self)
{
  if (self->source != NULL)
    {
      g_source_destroy (self->source);
      g_source_unref (self->source);
    }
  g_object_unref (self->task);
  g_free (self);
}

static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  Waiter *waiter = user_data;
  g_autoptr(GTask) task = g_object_ref (waiter->task);

  g_ptr_array_remove (waiter->all->waiters, waiter);
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

/**
 * vane_waiters_new:
 *
 * Returns: (transfer full): nobody yet; goes with vane_waiters_answer()
 */
VaneWaiters *
vane_waiters_new (void)
{
  VaneWaiters *self = g_new0 (VaneWaiters, 1);

  self->waiters = g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);

  return self;
}

/**
 * vane_waiters_take:
 * @self: those who wait
 * @task: (transfer full): one more; its result is a #VaneReport
 */
void
vane_waiters_take (VaneWaiters *self,
                   GTask       *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->all = self;
  waiter->task = task;
  if (cancellable != NULL)
    {
      waiter->source = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->source, G_SOURCE_FUNC (on_cancelled), waiter, NULL);
      g_source_attach (waiter->source, g_task_get_context (task));
    }
  g_ptr_array_add (self->waiters, waiter);
}

/**
 * vane_waiters_get_n:
 * @self: those who wait
 *
 * Returns: how many they are
 */
guint
vane_waiters_get_n (VaneWaiters *self)
{
  return self->waiters->len;
}

/**
 * vane_waiters_answer:
 * @self: (transfer full): those who waited
 * @report: (nullable): what they get
 * @error: (nullable): what they get when there is no report
 */
void
vane_waiters_answer (VaneWaiters  *self,
                     VaneReport   *report,
                     const GError *error)
{
  g_autoptr(GPtrArray) waiters = g_steal_pointer (&self->waiters);

  g_free (self);
  for (guint i = 0; i < waiters->len; i++)
    {
      Waiter *waiter = g_ptr_array_index (waiters, i);

      if (report != NULL)
        g_task_return_pointer (waiter->task, vane_report_ref (report), (GDestroyNotify) vane_report_unref);
      else
        g_task_return_error (waiter->task, g_error_copy (error));
    }
}
