/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A request looks its secret up, waits for its turn, is sent, and becomes a response.
 * Each holds a reference on the transport while it is under way: whoever quits cancels
 * and waits for the callbacks. */
#include "config.h"

#include "net/vane-http.h"

#include "net/vane-http-exchange.h"
#include "net/vane-http-get.h"
#include "net/vane-http-response.h"
#include "net/vane-http-secret.h"
#include "net/vane-http-session.h"

#define CONNECT_MS (10 * 1000)
#define TOTAL_MS   (20 * 1000)

struct _VaneHttp
{
  GObject        parent_instance;

  VaneEndpoints *endpoints;    /* (owned) */
  VaneSecrets   *secrets;      /* (owned) */
  VaneClock     *clock;        /* (owned) */
  char          *salt;         /* (owned) */
  SoupSession   *session;      /* (owned) */
  VaneHttpQueue *queue;        /* (owned) */
  GHashTable    *gets;         /* (owned) (element-type GTask): a set of what is under way */
  guint          connect_ms;
  guint          total_ms;
  VaneHttpDeadlines *deadlines;  /* (owned): total_ms of single endpoints */
  guint          n_sent;
  guint          log_filter_id;
  gboolean       closed;
};

static void vane_http_iface_init (VaneTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VaneHttp, vane_http, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VANE_TYPE_TRANSPORT, vane_http_iface_init))

static void got_secret (GObject *source, GAsyncResult *result, gpointer user_data);
static void wait_for_turn (GTask *task);
static void on_turn (gpointer user_data);
static void got_answer (GObject *source, GAsyncResult *result, gpointer user_data);

/* The one end of every request. */
static void
give (GTask        *task,
      VaneResponse *response,
      GError       *error)
{
  VaneHttp *self = g_task_get_source_object (task);
  VaneHttpGet *get = g_task_get_task_data (task);

  g_object_ref (task);
  g_hash_table_remove (self->gets, task);
  vane_http_get_end (task);
  if (get->ticket != NULL)
    vane_http_queue_leave (self->queue, g_steal_pointer (&get->ticket));

  if (error != NULL && !vane_error_is_cancelled (error))
    g_prefix_error (&error, "%s: ", vane_request_get_endpoint (get->request)->id);
  if (response != NULL)
    g_task_return_pointer (task, response, (GDestroyNotify) vane_response_unref);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

static GError *
make_cancelled (void)
{
  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
}

/* What waits in the queue ends here; what is under way comes back by itself. */
static void
stop (GTask *task)
{
  VaneHttpGet *get = g_task_get_task_data (task);
  gboolean is_waiting = get->ticket != NULL && vane_http_ticket_is_waiting (get->ticket);

  g_cancellable_cancel (get->stop);
  if (is_waiting)
    give (task, NULL, make_cancelled ());
}

static gboolean
on_caller_cancelled (GCancellable *cancellable,
                     gpointer      user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);

  stop (task);

  return G_SOURCE_REMOVE;
}

/* Why it is not even begun. */
static GError *
check (VaneHttp *self,
       GTask    *task,
       VaneMode  mode)
{
  VaneHttpGet *get = g_task_get_task_data (task);
  g_autoptr(GUri) uri = g_uri_parse (get->url, SOUP_HTTP_URI_FLAGS, NULL);

  if (self->closed || vane_http_get_is_stopped (task))
    return make_cancelled ();
  if (mode == VANE_MODE_CACHED)
    return vane_error_new (VANE_ERROR_OFFLINE, "the network was not to be used");

  return uri == NULL ? vane_error_new (VANE_ERROR_LOCAL, "not a URL") : NULL;
}

static void
get_async (VaneTransport       *transport,
           VaneRequest         *request,
           VaneMode             mode,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  VaneHttp *self = VANE_HTTP (transport);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  VaneHttpGet *get = vane_http_get_attach (task, request, vane_endpoints_make_uri (self->endpoints, request));
  GError *error;

  g_task_set_source_tag (task, get_async);
  g_hash_table_add (self->gets, g_object_ref (task));

  error = check (self, task, mode);
  if (error != NULL)
    {
      give (task, NULL, error);
      return;
    }

  vane_http_get_follow (task, on_caller_cancelled);
  if (vane_request_get_secret_id (request) == NULL)
    wait_for_turn (task);
  else
    vane_secrets_lookup_async (self->secrets, vane_request_get_secret_id (request), get->stop, got_secret,
                               g_steal_pointer (&task));
}

static void
got_secret (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  VaneHttp *self = g_task_get_source_object (task);
  VaneHttpGet *get = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  get->secret = vane_secrets_lookup_finish (VANE_SECRETS (source), result, &error);
  if (get->secret == NULL)
    {
      /* Who replaced the endpoint may have a proxy there that adds the key. */
      if (g_error_matches (error, VANE_ERROR, VANE_ERROR_KEY_MISSING) &&
          vane_endpoints_is_replaced (self->endpoints, vane_request_get_endpoint (get->request)))
        wait_for_turn (task);
      else
        give (task, NULL, g_steal_pointer (&error));
      return;
    }

  get->fingerprint = vane_secrets_fingerprint (get->secret, self->salt);
  error = vane_http_check_secret (get->url);
  if (error == NULL && g_strcmp0 (get->fingerprint, vane_request_get_void_fingerprint (get->request)) == 0)
    {
      error = vane_error_new (VANE_ERROR_REFUSED, "this key was refused before");
      vane_error_set_fingerprint (error, get->fingerprint);
    }

  if (error != NULL)
    give (task, NULL, g_steal_pointer (&error));
  else
    wait_for_turn (task);
}

static void
wait_for_turn (GTask *task)
{
  VaneHttp *self = g_task_get_source_object (task);
  VaneHttpGet *get = g_task_get_task_data (task);
  const VaneEndpoint *endpoint = vane_request_get_endpoint (get->request);

  if (vane_http_get_is_stopped (task))
    {
      give (task, NULL, make_cancelled ());
      return;
    }

  get->ticket = vane_http_ticket_new (on_turn, task);
  vane_http_queue_enter (self->queue, get->ticket, endpoint->id,
                         vane_endpoints_get_max_in_flight (self->endpoints, endpoint),
                         vane_endpoints_get_per_minute (self->endpoints, endpoint));
}

static void
on_heard (gpointer user_data)
{
  VaneHttpGet *get = g_task_get_task_data (user_data);

  vane_transport_tell_heard (g_task_get_source_object (user_data), vane_request_get_endpoint (get->request)->id);
}

static void
on_turn (gpointer user_data)
{
  GTask *task = user_data;
  VaneHttp *self = g_task_get_source_object (task);
  VaneHttpGet *get = g_task_get_task_data (task);
  g_autoptr(GUri) uri = NULL;
  VaneHttpExchangeFields fields;

  if (vane_http_get_is_stopped (task))
    {
      give (task, NULL, make_cancelled ());
      return;
    }

  uri = vane_http_add_secret (get->url, vane_request_get_secret_parameter (get->request), get->secret);
  fields = (VaneHttpExchangeFields) {
    .uri = uri,
    .headers = vane_request_get_headers (get->request),
    .carries_secret = get->secret != NULL,
    .body_cap = vane_request_get_body_cap (get->request),
    .connect_ms = self->connect_ms,
    .total_ms = vane_http_deadlines_find (self->deadlines, vane_request_get_endpoint (get->request)->id,
                                          self->total_ms),
    .n_sent = &self->n_sent,
    .heard = on_heard,
    .heard_data = task,
  };
  vane_http_exchange_async (self->session, &fields, get->stop, got_answer, g_object_ref (task));
}

static void
got_answer (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  VaneHttp *self = g_task_get_source_object (task);
  VaneHttpGet *get = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(VaneHttpAnswer) answer = vane_http_exchange_finish (SOUP_SESSION (source), result, &error);
  VaneResponse *response = NULL;

  if (answer != NULL)
    response = vane_http_make_response (get->request, answer, get->fingerprint, vane_clock_get_now (self->clock),
                                        &error);
  if (g_error_matches (error, VANE_ERROR, VANE_ERROR_TIMEOUT) && SOUP_SESSION (source) == self->session)
    vane_http_session_renew (&self->session);
  if (error != NULL && get->secret != NULL)
    vane_http_hide_secret (error, get->secret);

  give (task, response, error);
}

static VaneResponse *
get_finish (VaneTransport  *transport,
            GAsyncResult   *result,
            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What is under way comes back CANCELLED, what waits does so at once, and what is asked
 * from now on too. */
static void
vane_http_dispose (GObject *object)
{
  VaneHttp *self = VANE_HTTP (object);
  g_autoptr(GPtrArray) tasks = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer task;

  self->closed = TRUE;
  g_hash_table_iter_init (&iter, self->gets);
  while (g_hash_table_iter_next (&iter, &task, NULL))
    g_ptr_array_add (tasks, g_object_ref (task));
  for (guint i = 0; i < tasks->len; i++)
    stop (g_ptr_array_index (tasks, i));

  G_OBJECT_CLASS (vane_http_parent_class)->dispose (object);
}

static void
vane_http_finalize (GObject *object)
{
  VaneHttp *self = VANE_HTTP (object);

  /* Not aborted, see vane_http_session_new(). */
  g_clear_object (&self->session);
  vane_http_remove_log_filter (self->log_filter_id);
  g_clear_pointer (&self->queue, vane_http_queue_free);
  g_clear_pointer (&self->gets, g_hash_table_unref);
  g_clear_pointer (&self->deadlines, vane_http_deadlines_free);
  g_clear_object (&self->endpoints);
  g_clear_object (&self->secrets);
  g_clear_object (&self->clock);
  g_free (self->salt);

  G_OBJECT_CLASS (vane_http_parent_class)->finalize (object);
}

static void
vane_http_iface_init (VaneTransportInterface *iface)
{
  iface->get_async = get_async;
  iface->get_finish = get_finish;
}

static void
vane_http_class_init (VaneHttpClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vane_http_dispose;
  object_class->finalize = vane_http_finalize;
}

static void
vane_http_init (VaneHttp *self)
{
  self->connect_ms = CONNECT_MS;
  self->total_ms = TOTAL_MS;
  self->deadlines = vane_http_deadlines_new ();
  self->gets = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  /* One exchange takes one connection at most, so libsoup never lets one wait for another. */
  self->queue = vane_http_queue_new (VANE_HTTP_MAX_CONNECTIONS);
  self->session = vane_http_session_new ();
  self->log_filter_id = vane_http_add_log_filter ();
}

/**
 * vane_http_new:
 * @endpoints: where services are
 * @secrets: the keys
 * @clock: the clock
 * @salt: the installation's id, for fingerprints of secrets
 *
 * Returns: (transfer full): a transport that asks the network each time
 */
VaneTransport *
vane_http_new (VaneEndpoints *endpoints,
               VaneSecrets   *secrets,
               VaneClock     *clock,
               const char    *salt)
{
  VaneHttp *self;

  g_return_val_if_fail (VANE_IS_ENDPOINTS (endpoints), NULL);
  g_return_val_if_fail (VANE_IS_SECRETS (secrets), NULL);
  g_return_val_if_fail (VANE_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (salt != NULL, NULL);

  self = g_object_new (VANE_TYPE_HTTP, NULL);
  self->endpoints = g_object_ref (endpoints);
  self->secrets = g_object_ref (secrets);
  self->clock = g_object_ref (clock);
  self->salt = g_strdup (salt);

  return VANE_TRANSPORT (self);
}

/**
 * vane_http_set_deadlines:
 * @self: the transport
 * @connect_ms: until a request goes out; 10 s by default
 * @total_ms: until the last byte has come; 20 s by default
 *
 * For what is sent from now on. Waiting for a turn does not count.
 */
void
vane_http_set_deadlines (VaneHttp *self,
                         guint     connect_ms,
                         guint     total_ms)
{
  g_return_if_fail (VANE_IS_HTTP (self));

  self->connect_ms = connect_ms;
  self->total_ms = total_ms;
}

/**
 * vane_http_get_deadlines:
 * @self: the transport
 *
 * Returns: (transfer none): those of single endpoints, to be changed
 */
VaneHttpDeadlines *
vane_http_get_deadlines (VaneHttp *self)
{
  return self->deadlines;
}

/**
 * vane_http_set_tls_database:
 * @self: the transport
 * @database: (nullable): certificate authorities to trust; %NULL = the system's
 */
void
vane_http_set_tls_database (VaneHttp     *self,
                            GTlsDatabase *database)
{
  g_return_if_fail (VANE_IS_HTTP (self));

  soup_session_set_tls_database (self->session, database);
}

/**
 * vane_http_get_n_sent:
 * @self: the transport
 *
 * Returns: how many requests went out so far, redirects counted
 */
guint
vane_http_get_n_sent (VaneHttp *self)
{
  g_return_val_if_fail (VANE_IS_HTTP (self), 0);

  return self->n_sent;
}
