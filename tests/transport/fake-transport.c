/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-transport.h"

#include <string.h>

typedef struct
{
  VaneRequest *request;    /* (owned) */
  VaneMode     mode;
  GTask       *task;       /* (owned) (nullable): NULL when it is over */
  GSource     *cancelled;  /* (owned) (nullable) */
  gboolean     was_cancelled;
} Call;

struct _FakeTransport
{
  GObject    parent_instance;

  GPtrArray *calls;  /* (owned) (element-type Call) */
};

static void fake_transport_iface_init (VaneTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeTransport, fake_transport, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VANE_TYPE_TRANSPORT, fake_transport_iface_init))

static void
end_call (Call *call)
{
  if (call->cancelled != NULL)
    {
      g_source_destroy (call->cancelled);
      g_clear_pointer (&call->cancelled, g_source_unref);
    }
  g_clear_object (&call->task);
}

static void
call_free (gpointer data)
{
  Call *call = data;

  end_call (call);
  vane_request_unref (call->request);
  g_free (call);
}

static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  Call *call = user_data;
  g_autoptr(GTask) task = g_object_ref (call->task);

  call->was_cancelled = TRUE;
  end_call (call);
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static void
get_async (VaneTransport       *transport,
           VaneRequest         *request,
           VaneMode             mode,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  FakeTransport *self = FAKE_TRANSPORT (transport);
  Call *call = g_new0 (Call, 1);

  call->request = vane_request_ref (request);
  call->mode = mode;
  call->task = g_task_new (self, cancellable, callback, user_data);
  /* An answer that was there before the cancellation is given. */
  g_task_set_check_cancellable (call->task, FALSE);
  if (cancellable != NULL)
    {
      call->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (call->cancelled, G_SOURCE_FUNC (on_cancelled), call, NULL);
      g_source_attach (call->cancelled, NULL);
    }
  g_ptr_array_add (self->calls, call);
}

static VaneResponse *
get_finish (VaneTransport  *transport,
            GAsyncResult   *result,
            GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
fake_transport_iface_init (VaneTransportInterface *iface)
{
  iface->get_async = get_async;
  iface->get_finish = get_finish;
}

static void
fake_transport_finalize (GObject *object)
{
  g_ptr_array_unref (FAKE_TRANSPORT (object)->calls);

  G_OBJECT_CLASS (fake_transport_parent_class)->finalize (object);
}

static void
fake_transport_class_init (FakeTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_transport_finalize;
}

static void
fake_transport_init (FakeTransport *self)
{
  self->calls = g_ptr_array_new_with_free_func (call_free);
}

FakeTransport *
fake_transport_new (void)
{
  return g_object_new (FAKE_TYPE_TRANSPORT, NULL);
}

guint
fake_transport_get_n (FakeTransport *self)
{
  return self->calls->len;
}

static Call *
get_call (FakeTransport *self,
          guint          number)
{
  g_assert_cmpuint (number, <, self->calls->len);

  return g_ptr_array_index (self->calls, number);
}

guint
fake_transport_get_n_open (FakeTransport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->calls->len; i++)
    n += get_call (self, i)->task != NULL;

  return n;
}

VaneRequest *
fake_transport_peek (FakeTransport *self,
                     guint          number)
{
  return get_call (self, number)->request;
}

const char *
fake_transport_peek_header (FakeTransport *self,
                            guint          number,
                            const char    *name)
{
  return g_hash_table_lookup (vane_request_get_headers (fake_transport_peek (self, number)), name);
}

VaneMode
fake_transport_get_mode (FakeTransport *self,
                         guint          number)
{
  return get_call (self, number)->mode;
}

void
fake_transport_answer (FakeTransport *self,
                       guint          number,
                       VaneResponse  *response)
{
  Call *call = get_call (self, number);
  g_autoptr(GTask) task = g_object_ref (call->task);

  end_call (call);
  g_task_return_pointer (task, response, (GDestroyNotify) vane_response_unref);
}

void
fake_transport_fail (FakeTransport *self,
                     guint          number,
                     GError        *error)
{
  Call *call = get_call (self, number);
  g_autoptr(GTask) task = g_object_ref (call->task);

  end_call (call);
  g_task_return_error (task, error);
}

gboolean
fake_transport_is_cancelled (FakeTransport *self,
                             guint          number)
{
  return get_call (self, number)->was_cancelled;
}

VaneResponse *
fake_response (const char *body,
               const char *etag,
               gint64      fetched_at,
               gint64      expires_at)
{
  g_autoptr(GBytes) bytes = body != NULL ? g_bytes_new (body, strlen (body)) : NULL;
  VaneResponseFields fields = { 0 };

  fields.status = body != NULL ? 200 : 304;
  fields.body = bytes;
  fields.etag = etag;
  fields.fetched_at = fetched_at;
  fields.expires_at = expires_at;

  return vane_response_new (&fields);
}
