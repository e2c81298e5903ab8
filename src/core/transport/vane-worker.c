/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-worker.h"

#include "base/vane-child.h"
#include "base/vane-data.h"
#include "transport/vane-lookup.h"

struct _VaneWorker
{
  GObject            parent_instance;

  VaneResponseCache *cache;        /* (owned) */
  VaneEndpoints     *endpoints;    /* (owned) */
  VaneClock         *clock;        /* (owned) */
  VaneWorkerCommand  command;
  gpointer           user_data;
  guint              deadline_ms;

  GPtrArray         *queue;        /* (owned) (element-type GTask): for the next run */
  GPtrArray         *aboard;       /* (owned) (element-type GTask): of the run that is under way */
  gboolean           asked;        /* a person is in the queue */
  guint              n_looking;    /* how many look for what is there: they may join the next run */
  guint              start_id;     /* source: all that one turn brings goes together */
  GCancellable      *run;          /* (owned) (nullable): of the program that is running */
  gboolean           closed;
  guint              n_failures;   /* runs in a row that did not end well */
};

static void vane_worker_iface_init (VaneTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VaneWorker, vane_worker, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VANE_TYPE_TRANSPORT, vane_worker_iface_init))

typedef struct
{
  char     *key;          /* input (owned) */
  char     *endpoint_id;  /* (owned) */
  VaneMode  mode;
  GSource  *cancelled;    /* in progress (owned) (nullable) */
  GError   *failure;      /* (owned) (nullable): how the run ended */
} Get;

VANE_DEFINE_DATA (Get, get)

static void looked_up (GObject *source, GAsyncResult *result, gpointer user_data);
static void got_entry (GObject *source, GAsyncResult *result, gpointer user_data);
static void enqueue (GTask *task);
static void plan_run (VaneWorker *self);
static gboolean on_cancelled (GCancellable *cancellable, gpointer user_data);
static gboolean on_start (gpointer user_data);
static void did_run (GObject *source, GAsyncResult *result, gpointer user_data);
static void finish_run (VaneWorker *self, const GError *error);

static void
get_clear (Get *self)
{
  g_free (self->key);
  g_free (self->endpoint_id);
  g_clear_error (&self->failure);
  if (self->cancelled != NULL)
    {
      g_source_destroy (self->cancelled);
      g_source_unref (self->cancelled);
    }
}

static void
vane_worker_dispose (GObject *object)
{
  vane_worker_close (VANE_WORKER (object));

  G_OBJECT_CLASS (vane_worker_parent_class)->dispose (object);
}

static void
vane_worker_finalize (GObject *object)
{
  VaneWorker *self = VANE_WORKER (object);

  g_object_unref (self->cache);
  g_object_unref (self->endpoints);
  g_object_unref (self->clock);
  g_ptr_array_unref (self->queue);
  g_ptr_array_unref (self->aboard);

  G_OBJECT_CLASS (vane_worker_parent_class)->finalize (object);
}

static void
vane_worker_class_init (VaneWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vane_worker_dispose;
  G_OBJECT_CLASS (klass)->finalize = vane_worker_finalize;
}

static void
vane_worker_init (VaneWorker *self)
{
  self->queue = g_ptr_array_new_with_free_func (g_object_unref);
  self->aboard = g_ptr_array_new_with_free_func (g_object_unref);
  self->deadline_ms = VANE_WORKER_DEADLINE_S * 1000;
}

/**
 * vane_worker_new:
 * @cache: what the other program writes
 * @endpoints: where the services are: the same as for the other program
 * @clock: the time
 * @command: says what to start
 * @user_data: for @command
 *
 * Returns: (transfer full): a transport; requests of one turn of the main loop share one run
 */
VaneTransport *
vane_worker_new (VaneResponseCache *cache,
                 VaneEndpoints     *endpoints,
                 VaneClock         *clock,
                 VaneWorkerCommand  command,
                 gpointer           user_data)
{
  VaneWorker *self;

  g_return_val_if_fail (VANE_IS_RESPONSE_CACHE (cache) && command != NULL, NULL);

  self = g_object_new (VANE_TYPE_WORKER, NULL);
  self->cache = g_object_ref (cache);
  self->endpoints = g_object_ref (endpoints);
  self->clock = g_object_ref (clock);
  self->command = command;
  self->user_data = user_data;

  return VANE_TRANSPORT (self);
}

/**
 * vane_worker_set_deadline:
 * @self: a worker
 * @deadline_ms: milliseconds after which a run is ended
 */
void
vane_worker_set_deadline (VaneWorker *self,
                          guint       deadline_ms)
{
  g_return_if_fail (VANE_IS_WORKER (self));

  self->deadline_ms = deadline_ms;
}

/**
 * vane_worker_close:
 * @self: a worker
 *
 * Ends the run that is under way; those who wait for it, or for the next one, are told
 * CANCELLED. Nothing is started any more.
 */
void
vane_worker_close (VaneWorker *self)
{
  g_autoptr(GPtrArray) waiting = NULL;

  g_return_if_fail (VANE_IS_WORKER (self));

  self->closed = TRUE;
  g_clear_handle_id (&self->start_id, g_source_remove);
  if (self->run != NULL)
    g_cancellable_cancel (self->run);
  g_clear_object (&self->run);

  waiting = g_steal_pointer (&self->queue);
  self->queue = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_extend_and_steal (waiting, g_steal_pointer (&self->aboard));
  self->aboard = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    g_task_return_new_error (g_ptr_array_index (waiting, i), G_IO_ERROR, G_IO_ERROR_CANCELLED,
                             "The worker is closed");
}

/* --- what is there already --- */

static void
get_async (VaneTransport       *transport,
           VaneRequest         *request,
           VaneMode             mode,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  VaneWorker *self = VANE_WORKER (transport);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Get *get = get_attach (task);

  g_task_set_source_tag (task, get_async);
  get->key = vane_endpoints_make_uri (self->endpoints, request);
  get->endpoint_id = g_strdup (vane_request_get_endpoint (request)->id);
  get->mode = mode;
  if (g_task_return_error_if_cancelled (task))
    return;

  if (mode == VANE_MODE_CACHED)
    vane_lookup_async (self->cache, get->key, get->endpoint_id, VANE_TIME_NONE, cancellable, looked_up,
                       g_object_ref (task));
  else
    {
      self->n_looking++;
      vane_response_cache_load_async (self->cache, get->key, cancellable, got_entry, g_object_ref (task));
    }
}

static gboolean
is_fresh (VaneResponse *response,
          gint64        now)
{
  return response != NULL && vane_response_get_fetched_at (response) <= now &&
         vane_response_get_expires_at (response) > now;
}

/* How the run failed is the answer where nothing better is: neither something newer nor a
 * reason of its own. */
static void
looked_up (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  VaneWorker *self = g_task_get_source_object (task);
  Get *get = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneResponse) response = vane_lookup_finish (VANE_RESPONSE_CACHE (source), result, &error);
  gboolean unexplained = response != NULL ? !is_fresh (response, vane_clock_get_now (self->clock))
                                          : vane_error_get_not_before (error) == VANE_TIME_NONE;

  if (get->failure != NULL && unexplained)
    g_task_return_error (task, g_steal_pointer (&get->failure));
  else if (response != NULL)
    g_task_return_pointer (task, g_steal_pointer (&response), (GDestroyNotify) vane_response_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* What has not expired is the answer; what failed is not repeated before its time. */
static void
got_entry (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  VaneWorker *self = g_task_get_source_object (task);
  Get *get = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(VaneCacheEntry) entry = vane_response_cache_load_finish (VANE_RESPONSE_CACHE (source), result, &error);
  gint64 now = vane_clock_get_now (self->clock);

  if (entry == NULL)
    g_task_return_error (task, error);
  else if (is_fresh (entry->response, now))
    g_task_return_pointer (task, g_steal_pointer (&entry->response), (GDestroyNotify) vane_response_unref);
  else if (entry->attempt.failed && !vane_attempt_allows (&entry->attempt, get->mode == VANE_MODE_ASKED, now))
    g_task_return_error (task, vane_attempt_to_error (&entry->attempt, get->key));
  else
    enqueue (task);
  self->n_looking--;
  plan_run (self);
}

/* --- the run --- */

static void
enqueue (GTask *task)
{
  VaneWorker *self = g_task_get_source_object (task);
  Get *get = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (self->closed)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The worker is closed");
      return;
    }

  g_ptr_array_add (self->queue, g_object_ref (task));
  self->asked |= get->mode == VANE_MODE_ASKED;
  if (cancellable != NULL)
    {
      /* A source rather than the signal: the answer comes from the main loop. */
      get->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (get->cancelled, G_SOURCE_FUNC (on_cancelled), task, NULL);
      g_source_attach (get->cancelled, g_main_context_get_thread_default ());
    }
}

/* What was wanted in one turn is looked for on disk, and that ends in different ones. */
static void
plan_run (VaneWorker *self)
{
  if (!self->closed && self->run == NULL && self->start_id == 0 && self->n_looking == 0 && self->queue->len > 0)
    self->start_id = g_idle_add (on_start, self);
}

/* The run goes on: others wait for it, and what it brings is kept. */
static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);
  VaneWorker *self = g_task_get_source_object (task);

  if (!g_ptr_array_remove (self->queue, task))
    g_ptr_array_remove (self->aboard, task);
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static gboolean
on_start (gpointer user_data)
{
  VaneWorker *self = user_data;
  g_auto(GStrv) arguments = NULL;

  self->start_id = 0;
  if (self->queue->len == 0)
    return G_SOURCE_REMOVE;

  arguments = self->command (self->asked, self->user_data);
  self->asked = FALSE;
  g_ptr_array_extend_and_steal (self->aboard, g_steal_pointer (&self->queue));
  self->queue = g_ptr_array_new_with_free_func (g_object_unref);
  if (arguments == NULL)
    {
      finish_run (self, NULL);
      return G_SOURCE_REMOVE;
    }

  self->run = g_cancellable_new ();
  vane_child_run_async ((const char *const *) arguments, self->deadline_ms, self->run, did_run, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
did_run (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(VaneWorker) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *output = vane_child_run_finish (result, NULL, &error);

  if (vane_error_is_cancelled (error))
    return;

  g_clear_object (&self->run);
  finish_run (self, error);
}

/* A failure stands only for those about whom the run wrote nothing. */
static void
finish_run (VaneWorker   *self,
            const GError *error)
{
  g_autoptr(GPtrArray) aboard = g_steal_pointer (&self->aboard);

  self->aboard = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_failures = error != NULL ? self->n_failures + 1 : 0;
  for (guint i = 0; i < aboard->len; i++)
    {
      GTask *task = g_ptr_array_index (aboard, i);
      Get *get = g_task_get_task_data (task);

      if (get->cancelled != NULL)
        g_source_destroy (get->cancelled);
      if (error != NULL)
        {
          get->failure = g_error_copy (error);
          vane_error_set_not_before (get->failure, vane_clock_get_now (self->clock) +
                                                       vane_attempt_backoff_s (self->n_failures));
        }
      vane_lookup_async (self->cache, get->key, get->endpoint_id, vane_clock_get_now (self->clock),
                         g_task_get_cancellable (task), looked_up, g_object_ref (task));
    }

  /* Who came meanwhile is not in what was asked. */
  plan_run (self);
}

static VaneResponse *
get_finish (VaneTransport  *transport,
            GAsyncResult   *result,
            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The other program has read it, too, and has said so in the cache. */
static void
reject (VaneTransport *transport,
        VaneRequest   *request,
        VaneResponse  *response,
        GError        *error)
{
}

static void
vane_worker_iface_init (VaneTransportInterface *iface)
{
  iface->get_async = get_async;
  iface->get_finish = get_finish;
  iface->reject = reject;
}
