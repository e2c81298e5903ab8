/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "provider/scripted-transport.h"

#include "support/vane-test-clock.h"

struct _ScriptedTransport
{
  GObject         parent_instance;

  VaneTestAnswer  answer;
  gpointer        user_data;
  gboolean        holds;
  GPtrArray      *held;         /* (owned) (element-type GTask) */
  guint           n_requests;
  guint           n_cancelled;
  guint           greatest;
  VaneMode        last_mode;
};

typedef struct
{
  ScriptedTransport *self;          /* the task holds it */
  VaneRequest       *request;       /* (owned) */
  guint              number;
  gulong             cancelled_id;
} Wait;

static void scripted_transport_iface_init (VaneTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ScriptedTransport, scripted_transport, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VANE_TYPE_TRANSPORT, scripted_transport_iface_init))

static void
wait_free (gpointer data)
{
  Wait *wait = data;

  vane_request_unref (wait->request);
  g_free (wait);
}

static void
stop_waiting (GTask *task)
{
  Wait *wait = g_task_get_task_data (task);

  if (wait->cancelled_id != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), wait->cancelled_id);
  wait->cancelled_id = 0;
}

static void
give_answer (GTask *task)
{
  Wait *wait = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = NULL;

  stop_waiting (task);
  if (g_task_return_error_if_cancelled (task))
    {
      wait->self->n_cancelled++;
      return;
    }

  body = wait->self->answer (wait->request, wait->number, wait->self->user_data, &error);
  if (body != NULL)
    g_task_return_pointer (task, vane_test_response_new (body, VANE_TEST_NOW), (GDestroyNotify) vane_response_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);
  Wait *wait = g_task_get_task_data (task);

  if (g_ptr_array_remove (wait->self->held, task))
    give_answer (task);
}

static void
get_async (VaneTransport       *transport,
           VaneRequest         *request,
           VaneMode             mode,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  ScriptedTransport *self = SCRIPTED_TRANSPORT (transport);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Wait *wait = g_new0 (Wait, 1);

  wait->self = self;
  wait->request = vane_request_ref (request);
  wait->number = self->n_requests++;
  self->last_mode = mode;
  g_task_set_task_data (task, wait, wait_free);

  if (!self->holds || g_cancellable_is_cancelled (cancellable))
    {
      give_answer (task);
      return;
    }

  if (cancellable != NULL)
    wait->cancelled_id = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled), task);
  g_ptr_array_add (self->held, g_steal_pointer (&task));
  self->greatest = MAX (self->greatest, self->held->len);
}

static VaneResponse *
get_finish (VaneTransport *transport,
            GAsyncResult  *result,
            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
scripted_transport_finalize (GObject *object)
{
  ScriptedTransport *self = SCRIPTED_TRANSPORT (object);

  g_ptr_array_unref (self->held);

  G_OBJECT_CLASS (scripted_transport_parent_class)->finalize (object);
}

static void
scripted_transport_iface_init (VaneTransportInterface *iface)
{
  iface->get_async = get_async;
  iface->get_finish = get_finish;
}

static void
scripted_transport_class_init (ScriptedTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scripted_transport_finalize;
}

static void
scripted_transport_init (ScriptedTransport *self)
{
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
}

ScriptedTransport *
scripted_transport_new (VaneTestAnswer answer,
                         gpointer       user_data)
{
  ScriptedTransport *self = g_object_new (SCRIPTED_TYPE_TRANSPORT, NULL);

  self->answer = answer;
  self->user_data = user_data;

  return self;
}

void
scripted_transport_hold (ScriptedTransport *self)
{
  self->holds = TRUE;
}

void
scripted_transport_release_one (ScriptedTransport *self)
{
  g_autoptr(GTask) task = g_ptr_array_steal_index (self->held, 0);

  give_answer (task);
}

void
scripted_transport_release (ScriptedTransport *self)
{
  self->holds = FALSE;
  while (self->held->len > 0)
    scripted_transport_release_one (self);
}

guint
scripted_transport_get_n_requests (ScriptedTransport *self)
{
  return self->n_requests;
}

guint
scripted_transport_get_n_held (ScriptedTransport *self)
{
  return self->held->len;
}

guint
scripted_transport_get_n_cancelled (ScriptedTransport *self)
{
  return self->n_cancelled;
}

guint
scripted_transport_get_greatest (ScriptedTransport *self)
{
  return self->greatest;
}

VaneMode
scripted_transport_get_last_mode (ScriptedTransport *self)
{
  return self->last_mode;
}
