/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-cached-transport-private.h"

#include "base/vane-data.h"
#include "transport/vane-lookup.h"

static void vane_cached_transport_iface_init (VaneTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VaneCachedTransport, vane_cached_transport, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VANE_TYPE_TRANSPORT, vane_cached_transport_iface_init))

/* Of a caller who waits for a flight. */
typedef struct
{
  char    *key;        /* (owned) */
  GSource *cancelled;  /* (owned) (nullable) */
} Waiter;

VANE_DEFINE_DATA (Waiter, waiter)

static void looked_up (GObject *source, GAsyncResult *result, gpointer user_data);
static void board (GTask *task, VaneRequest *request, VaneMode mode, const char *key);
static gboolean on_waiter_cancelled (GCancellable *cancellable, gpointer user_data);
static void landed (GObject *source, GAsyncResult *result, gpointer user_data);

static void
waiter_clear (Waiter *self)
{
  g_free (self->key);
  if (self->cancelled != NULL)
    {
      g_source_destroy (self->cancelled);
      g_source_unref (self->cancelled);
    }
}

static void
boarding_free (gpointer data)
{
  VaneBoarding *boarding = data;

  g_object_unref (boarding->flight);
  g_ptr_array_unref (boarding->waiters);
  g_free (boarding);
}

/* Whoever still waits is told; nothing is asked any more. */
static void
vane_cached_transport_dispose (GObject *object)
{
  VaneCachedTransport *self = VANE_CACHED_TRANSPORT (object);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->boardings);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    vane_flight_abandon (((VaneBoarding *) value)->flight);

  G_OBJECT_CLASS (vane_cached_transport_parent_class)->dispose (object);
}

static void
vane_cached_transport_finalize (GObject *object)
{
  VaneCachedTransport *self = VANE_CACHED_TRANSPORT (object);

  g_object_unref (self->cache);
  g_object_unref (self->writes);
  g_object_unref (self->endpoints);
  g_object_unref (self->clock);
  g_clear_object (&self->network);
  g_hash_table_unref (self->used_keys);
  g_hash_table_unref (self->boardings);

  G_OBJECT_CLASS (vane_cached_transport_parent_class)->finalize (object);
}

static void
vane_cached_transport_class_init (VaneCachedTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vane_cached_transport_dispose;
  G_OBJECT_CLASS (klass)->finalize = vane_cached_transport_finalize;
}

static void
vane_cached_transport_init (VaneCachedTransport *self)
{
  self->used_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->boardings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, boarding_free);
}

/**
 * vane_cached_transport_new:
 * @cache: what is stored
 * @endpoints: where the services are
 * @clock: the time
 * @network: (nullable): who asks; %NULL: nobody
 *
 * Returns: (transfer full): a transport that looks before it asks
 */
VaneTransport *
vane_cached_transport_new (VaneResponseCache *cache,
                           VaneEndpoints     *endpoints,
                           VaneClock         *clock,
                           VaneTransport     *network)
{
  VaneCachedTransport *self = g_object_new (VANE_TYPE_CACHED_TRANSPORT, NULL);

  self->cache = g_object_ref (cache);
  self->writes = vane_write_behind_new (cache);
  self->endpoints = g_object_ref (endpoints);
  self->clock = g_object_ref (clock);
  self->network = network != NULL ? g_object_ref (network) : NULL;
  if (network != NULL)
    vane_transport_pass_heard (VANE_TRANSPORT (self), network);

  return VANE_TRANSPORT (self);
}

/**
 * vane_cached_transport_set_slack:
 * @self: a transport
 * @slack_s: seconds; 0 at first
 *
 * What expires within that time counts as expired.
 */
void
vane_cached_transport_set_slack (VaneCachedTransport *self,
                                 gint64               slack_s)
{
  g_return_if_fail (VANE_IS_CACHED_TRANSPORT (self) && slack_s >= 0);

  self->slack_s = slack_s;
}

/**
 * vane_cached_transport_dup_used_keys:
 * @self: a transport
 *
 * Returns: (transfer full): the URLs that were asked for through it, without secrets
 */
GStrv
vane_cached_transport_dup_used_keys (VaneCachedTransport *self)
{
  g_autoptr(GStrvBuilder) builder = NULL;
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (VANE_IS_CACHED_TRANSPORT (self), NULL);

  builder = g_strv_builder_new ();
  g_hash_table_iter_init (&iter, self->used_keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_strv_builder_add (builder, key);

  return g_strv_builder_end (builder);
}

static void
get_async (VaneTransport       *transport,
           VaneRequest         *request,
           VaneMode             mode,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  VaneCachedTransport *self = VANE_CACHED_TRANSPORT (transport);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *key = vane_endpoints_make_uri (self->endpoints, request);

  g_task_set_source_tag (task, get_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  g_hash_table_add (self->used_keys, g_strdup (key));
  if (mode == VANE_MODE_CACHED || self->network == NULL)
    vane_lookup_async (self->cache, key, vane_request_get_endpoint (request)->id, VANE_TIME_NONE, cancellable,
                       looked_up, g_object_ref (task));
  else
    board (task, request, mode, key);
}

static void
looked_up (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  VaneResponse *response = vane_lookup_finish (VANE_RESPONSE_CACHE (source), result, &error);

  if (response != NULL)
    g_task_return_pointer (task, response, (GDestroyNotify) vane_response_unref);
  else
    g_task_return_error (task, error);
}

static VaneBoarding *
take_off (VaneCachedTransport *self,
          VaneRequest         *request,
          const char          *key)
{
  VaneFlightDeck deck = { self->cache, self->writes, self->clock, self->network, self->slack_s };
  VaneBoarding *boarding = g_new0 (VaneBoarding, 1);

  boarding->flight = vane_flight_new (&deck, request, key);
  boarding->waiters = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_insert (self->boardings, g_strdup (key), boarding);
  vane_flight_fly_async (boarding->flight, landed, g_object_ref (self));

  return boarding;
}

static void
board (GTask       *task,
       VaneRequest *request,
       VaneMode     mode,
       const char  *key)
{
  VaneCachedTransport *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  VaneBoarding *boarding = g_hash_table_lookup (self->boardings, key);
  Waiter *waiter = waiter_attach (task);

  waiter->key = g_strdup (key);
  if (boarding == NULL)
    boarding = take_off (self, request, key);
  if (mode == VANE_MODE_ASKED)
    vane_flight_set_asked (boarding->flight);
  g_ptr_array_add (boarding->waiters, g_object_ref (task));

  if (cancellable == NULL)
    return;

  /* A source rather than the signal: the answer comes from the main loop, so what the caller
   * does in it cannot meet the emission that it is in. */
  waiter->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (on_waiter_cancelled), task, NULL);
  g_source_attach (waiter->cancelled, g_main_context_get_thread_default ());
}

static gboolean
on_waiter_cancelled (GCancellable *cancellable,
                     gpointer      user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);
  VaneCachedTransport *self = g_task_get_source_object (task);
  Waiter *waiter = g_task_get_task_data (task);
  VaneBoarding *boarding = g_hash_table_lookup (self->boardings, waiter->key);

  g_ptr_array_remove (boarding->waiters, task);
  if (boarding->waiters->len == 0 && !vane_flight_is_kept (boarding->flight))
    {
      vane_flight_abandon (boarding->flight);
      g_hash_table_remove (self->boardings, waiter->key);
    }
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static void
stop_following (GTask *task)
{
  Waiter *waiter = g_task_get_task_data (task);

  if (waiter->cancelled != NULL)
    g_source_destroy (waiter->cancelled);
}

static void
landed (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(VaneCachedTransport) self = user_data;
  VaneFlight *flight = VANE_FLIGHT (source);
  VaneBoarding *boarding = g_hash_table_lookup (self->boardings, vane_flight_get_key (flight));
  g_autoptr(GPtrArray) waiters = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneResponse) response = vane_flight_fly_finish (flight, result, &error);

  /* All had gone, and perhaps the next flight has the same number. */
  if (boarding == NULL || boarding->flight != flight)
    return;

  /* Out of the table first: a callback may ask again. */
  waiters = g_ptr_array_ref (boarding->waiters);
  g_hash_table_remove (self->boardings, vane_flight_get_key (flight));
  /* From here on it is the tasks that look at the cancellables. */
  for (guint i = 0; i < waiters->len; i++)
    stop_following (g_ptr_array_index (waiters, i));
  for (guint i = 0; i < waiters->len; i++)
    {
      GTask *task = g_ptr_array_index (waiters, i);

      if (response != NULL)
        g_task_return_pointer (task, vane_response_ref (response), (GDestroyNotify) vane_response_unref);
      else
        g_task_return_error (task, g_error_copy (error));
    }
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
reject (VaneTransport *transport,
        VaneRequest   *request,
        VaneResponse  *response,
        GError        *error)
{
  VaneCachedTransport *self = VANE_CACHED_TRANSPORT (transport);
  g_autofree char *key = vane_endpoints_make_uri (self->endpoints, request);
  g_autofree char *seed = g_strconcat (vane_response_cache_get_install_id (self->cache), " ", key, NULL);
  VaneAttempt begun = VANE_ATTEMPT_NEVER;
  VaneAttempt failed;

  /* What was stored before this program began is not this answer's fault. */
  if (vane_response_get_from_cache (response))
    return;

  begun.started_at = vane_response_get_fetched_at (response);
  begun.n_failures = vane_response_get_n_failures (response);
  failed = vane_attempt_fail (&begun, error, seed, vane_clock_get_now (self->clock));
  vane_write_behind_store (self->writes, key, vane_response_get_replaces (response));
  vane_write_behind_record (self->writes, key, &failed);
  vane_error_set_not_before (error, failed.not_before);
}

static void
tell_late (VaneTransport *transport,
           const char    *endpoint_id,
           gint64         since_s)
{
  VaneCachedTransport *self = VANE_CACHED_TRANSPORT (transport);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->boardings);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    vane_flight_tell_late (((VaneBoarding *) value)->flight, endpoint_id, since_s);
}

static void
keep (VaneTransport *transport,
      VaneRequest   *request)
{
  VaneCachedTransport *self = VANE_CACHED_TRANSPORT (transport);
  g_autofree char *key = vane_endpoints_make_uri (self->endpoints, request);
  VaneBoarding *boarding = g_hash_table_lookup (self->boardings, key);

  if (boarding != NULL)
    vane_flight_keep (boarding->flight);
}

static void
vane_cached_transport_iface_init (VaneTransportInterface *iface)
{
  iface->get_async = get_async;
  iface->get_finish = get_finish;
  iface->reject = reject;
  iface->tell_late = tell_late;
  iface->keep = keep;
}
