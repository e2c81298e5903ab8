/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-join.h"

#include "base/vane-data.h"
#include "base/vane-priority.h"
#include "transport/vane-join-part.h"

struct _VaneJoiner
{
  GObject        parent_instance;

  VaneEndpoints *endpoints;   /* (owned) */
  VaneTransport *inner;       /* (owned) */
  GPtrArray     *pending;     /* (owned) (element-type GTask): not sent yet, in order */
  GHashTable    *n_in_flight; /* (owned) (element-type utf8 guint): by endpoint */
  guint          idle_id;
};

static void vane_joiner_iface_init (VaneTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VaneJoiner, vane_joiner, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VANE_TYPE_TRANSPORT, vane_joiner_iface_init))

/* Requests that travel as one. */
typedef struct
{
  VaneJoiner         *joiner;       /* (owned) */
  const VaneEndpoint *endpoint;
  const VaneJoin     *join;
  GPtrArray          *waiters;      /* (owned) (element-type GTask): in the order of the answer */
  guint               n_left;
  GCancellable       *cancellable;  /* (owned): cancelled when all have gone */
} Batch;

typedef struct
{
  VaneRequest *request;    /* input (owned) */
  VaneMode     mode;
  gboolean     alone;      /* in progress: it did not go with others */
  GSource     *cancelled;  /* (owned) (nullable) */
  gboolean     gone;       /* cancelled while it travelled */
  Batch       *batch;      /* (nullable): it travels in */
} Waiter;

VANE_DEFINE_DATA (Waiter, waiter)

static void passed (GObject *source, GAsyncResult *result, gpointer user_data);
static gboolean on_waiter_cancelled (GCancellable *cancellable, gpointer user_data);
static void send_later (VaneJoiner *self);
static void send_batch (VaneJoiner *self, GPtrArray *waiters, VaneRequest *joined);
static void got_answer (GObject *source, GAsyncResult *result, gpointer user_data);

static void
waiter_clear (Waiter *self)
{
  vane_request_unref (self->request);
  if (self->cancelled != NULL)
    {
      g_source_destroy (self->cancelled);
      g_source_unref (self->cancelled);
    }
}

static void
batch_free (Batch *self)
{
  g_ptr_array_unref (self->waiters);
  g_object_unref (self->cancellable);
  g_object_unref (self->joiner);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

static void
vane_joiner_finalize (GObject *object)
{
  VaneJoiner *self = VANE_JOINER (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_ptr_array_unref (self->pending);
  g_hash_table_unref (self->n_in_flight);
  g_object_unref (self->endpoints);
  g_object_unref (self->inner);

  G_OBJECT_CLASS (vane_joiner_parent_class)->finalize (object);
}

static void
vane_joiner_class_init (VaneJoinerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_joiner_finalize;
}

static void
vane_joiner_init (VaneJoiner *self)
{
  self->pending = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_in_flight = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * vane_joiner_new:
 * @endpoints: where the services are, and how many requests they take at once
 * @inner: who asks
 *
 * What is asked for in one turn of the main loop, or while its service has as many requests as
 * it takes, travels together where its provider knows how.
 *
 * Returns: (transfer full): a transport in front of @inner
 */
VaneTransport *
vane_joiner_new (VaneEndpoints *endpoints,
                 VaneTransport *inner)
{
  VaneJoiner *self = g_object_new (VANE_TYPE_JOINER, NULL);

  self->endpoints = g_object_ref (endpoints);
  self->inner = g_object_ref (inner);
  vane_transport_pass_heard (VANE_TRANSPORT (self), inner);

  return VANE_TRANSPORT (self);
}

static void
get_async (VaneTransport       *transport,
           VaneRequest         *request,
           VaneMode             mode,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  VaneJoiner *self = VANE_JOINER (transport);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Waiter *waiter;

  g_task_set_source_tag (task, get_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (vane_request_get_join (request) == NULL)
    {
      vane_transport_get_async (self->inner, request, mode, cancellable, passed, g_object_ref (task));
      return;
    }

  waiter = waiter_attach (task);
  waiter->request = vane_request_ref (request);
  waiter->mode = mode;
  g_ptr_array_add (self->pending, g_object_ref (task));
  send_later (self);

  if (cancellable == NULL)
    return;
  waiter->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (on_waiter_cancelled), task, NULL);
  g_source_attach (waiter->cancelled, g_main_context_get_thread_default ());
}

static void
passed (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  VaneResponse *response = vane_transport_get_finish (VANE_TRANSPORT (source), result, &error);

  if (response != NULL)
    g_task_return_pointer (task, response, (GDestroyNotify) vane_response_unref);
  else
    g_task_return_error (task, error);
}

static gboolean
on_waiter_cancelled (GCancellable *cancellable,
                     gpointer      user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);
  VaneJoiner *self = g_task_get_source_object (task);
  Waiter *waiter = g_task_get_task_data (task);
  Batch *batch = waiter->batch;

  if (batch == NULL)
    {
      g_ptr_array_remove (self->pending, task);
    }
  else
    {
      /* Its seat stays empty: the others keep their places in the answer. */
      waiter->gone = TRUE;
      if (--batch->n_left == 0)
        g_cancellable_cancel (batch->cancellable);
    }
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static guint
count_in_flight (VaneJoiner         *self,
                 const VaneEndpoint *endpoint,
                 int                 change)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_in_flight, endpoint->id)) + (guint) change;

  g_hash_table_insert (self->n_in_flight, g_strdup (endpoint->id), GUINT_TO_POINTER (n));

  return n;
}

static VaneRequest *
get_request (GTask *task)
{
  return ((Waiter *) g_task_get_task_data (task))->request;
}

static VaneRequest *
try_join (VaneJoiner *self,
          GPtrArray  *waiters)
{
  g_autofree VaneRequest **requests = g_new (VaneRequest *, waiters->len);

  for (guint i = 0; i < waiters->len; i++)
    requests[i] = get_request (g_ptr_array_index (waiters, i));

  return vane_join_requests (self->endpoints, requests, waiters->len);
}

/* Moves the first of @queue, and what goes with it, out of there. */
static GPtrArray *
take_group (VaneJoiner   *self,
            GPtrArray    *queue,
            VaneRequest **joined)
{
  GPtrArray *group = g_ptr_array_new_with_free_func (g_object_unref);
  GTask *first = g_ptr_array_steal_index (queue, 0);
  Waiter *waiter = g_task_get_task_data (first);
  const VaneJoin *join = vane_request_get_join (waiter->request);

  g_ptr_array_add (group, first);
  for (guint i = 0; i < queue->len && !waiter->alone && group->len < join->limit;)
    {
      GTask *next = g_ptr_array_index (queue, i);
      g_autoptr(VaneRequest) larger = NULL;

      if (vane_request_get_endpoint (get_request (next)) == vane_request_get_endpoint (waiter->request) &&
          vane_request_get_join (get_request (next)) == join && !((Waiter *) g_task_get_task_data (next))->alone)
        {
          g_ptr_array_add (group, g_object_ref (next));
          larger = try_join (self, group);
          if (larger == NULL)
            g_ptr_array_remove_index (group, group->len - 1);
        }
      if (larger == NULL)
        {
          i++;
          continue;
        }

      g_clear_pointer (joined, vane_request_unref);
      *joined = g_steal_pointer (&larger);
      g_ptr_array_remove_index (queue, i);
    }

  return group;
}

/* A service that has as many requests as it takes gets the next when one is answered: what comes
 * until then goes together. */
static gboolean
send_pending (gpointer user_data)
{
  g_autoptr(VaneJoiner) self = g_object_ref (user_data);
  g_autoptr(GPtrArray) queue = g_steal_pointer (&self->pending);

  self->idle_id = 0;
  self->pending = g_ptr_array_new_with_free_func (g_object_unref);
  while (queue->len > 0)
    {
      const VaneEndpoint *endpoint = vane_request_get_endpoint (get_request (g_ptr_array_index (queue, 0)));
      g_autoptr(VaneRequest) joined = NULL;

      if (count_in_flight (self, endpoint, 0) >= vane_endpoints_get_max_in_flight (self->endpoints, endpoint))
        {
          g_ptr_array_add (self->pending, g_ptr_array_steal_index (queue, 0));
        }
      else
        {
          g_autoptr(GPtrArray) group = take_group (self, queue, &joined);

          send_batch (self, group, joined);
        }
    }

  return G_SOURCE_REMOVE;
}

static void
send_later (VaneJoiner *self)
{
  if (self->idle_id == 0 && self->pending->len > 0)
    self->idle_id = g_idle_add_full (VANE_PRIORITY_STEP, send_pending, self, NULL);
}

static void
send_batch (VaneJoiner  *self,
            GPtrArray   *waiters,
            VaneRequest *joined)
{
  VaneRequest *request = joined != NULL ? joined : get_request (g_ptr_array_index (waiters, 0));
  VaneMode mode = VANE_MODE_FRESH;
  Batch *batch = g_new0 (Batch, 1);

  batch->joiner = g_object_ref (self);
  batch->endpoint = vane_request_get_endpoint (request);
  batch->join = vane_request_get_join (get_request (g_ptr_array_index (waiters, 0)));
  batch->waiters = g_ptr_array_ref (waiters);
  batch->n_left = waiters->len;
  batch->cancellable = g_cancellable_new ();
  for (guint i = 0; i < waiters->len; i++)
    {
      Waiter *waiter = g_task_get_task_data (g_ptr_array_index (waiters, i));

      waiter->batch = batch;
      mode = MAX (mode, waiter->mode);
    }
  count_in_flight (self, batch->endpoint, 1);
  vane_transport_get_async (self->inner, request, mode, batch->cancellable, got_answer, batch);
}

static void
land (Batch        *batch,
      VaneResponse *answer,
      GPtrArray    *bodies,
      const GError *error)
{
  gboolean one_by_one = error != NULL && batch->waiters->len > 1 && vane_join_is_fault_of_one (error);

  /* Before any callback runs: nobody is in this batch any more. */
  for (guint i = 0; i < batch->waiters->len; i++)
    {
      GTask *task = g_ptr_array_index (batch->waiters, i);
      Waiter *waiter = g_task_get_task_data (task);

      if (waiter->gone)
        continue;
      waiter->batch = NULL;
      waiter->alone = one_by_one;
      if (one_by_one)
        g_ptr_array_add (batch->joiner->pending, g_object_ref (task));
      else if (waiter->cancelled != NULL)
        g_source_destroy (waiter->cancelled);
    }
  for (guint i = 0; i < batch->waiters->len && !one_by_one; i++)
    {
      GTask *task = g_ptr_array_index (batch->waiters, i);
      VaneResponse *response;

      if (((Waiter *) g_task_get_task_data (task))->gone)
        continue;
      if (error != NULL)
        {
          g_task_return_error (task, g_error_copy (error));
          continue;
        }
      response = bodies != NULL ? vane_join_part (answer, g_ptr_array_index (bodies, i), get_request (task))
                                : vane_response_ref (answer);
      g_task_return_pointer (task, response, (GDestroyNotify) vane_response_unref);
    }
}

static void
got_answer (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Batch) batch = user_data;
  VaneJoiner *self = batch->joiner;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) bodies = NULL;
  g_autoptr(VaneResponse) answer = vane_transport_get_finish (VANE_TRANSPORT (source), result, &error);

  count_in_flight (self, batch->endpoint, -1);
  if (answer != NULL && batch->waiters->len > 1 && vane_response_get_body (answer) == NULL)
    error = vane_error_new (VANE_ERROR_DATA, "an answer without a body for %u requests", batch->waiters->len);
  else if (answer != NULL && batch->waiters->len > 1)
    bodies = batch->join->split (vane_response_get_body (answer), batch->waiters->len, &error);

  land (batch, answer, bodies, error);
  send_later (self);
}

static VaneResponse *
get_finish (VaneTransport  *transport,
            GAsyncResult   *result,
            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
vane_joiner_iface_init (VaneTransportInterface *iface)
{
  iface->get_async = get_async;
  iface->get_finish = get_finish;
}
