/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-flight-private.h"

G_DEFINE_FINAL_TYPE (VaneFlight, vane_flight, G_TYPE_OBJECT)

static void look (GTask *task);
static void got_entry (GObject *source, GAsyncResult *result, gpointer user_data);
static void got_endpoint (GObject *source, GAsyncResult *result, gpointer user_data);
static void decide (GTask *task, const VaneAttempt *of_endpoint);
static void take_turn (GTask *task);
static void wait_for_other (GTask *task, gint64 at_most_s);
static void waited (GObject *source, GAsyncResult *result, gpointer user_data);
static void ask (GTask *task);
static void got_answer (GObject *source, GAsyncResult *result, gpointer user_data);
static void land (GTask *task, VaneResponse *answer);
static void crash (GTask *task, GError *error);

static void
vane_flight_finalize (GObject *object)
{
  VaneFlight *self = VANE_FLIGHT (object);

  g_clear_pointer (&self->turn, vane_turn_free);
  g_object_unref (self->cache);
  g_object_unref (self->writes);
  g_object_unref (self->clock);
  g_object_unref (self->network);
  g_object_unref (self->cancellable);
  vane_request_unref (self->request);
  g_free (self->key);
  g_clear_pointer (&self->entry, vane_cache_entry_free);

  G_OBJECT_CLASS (vane_flight_parent_class)->finalize (object);
}

static void
vane_flight_class_init (VaneFlightClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_flight_finalize;
}

static void
vane_flight_init (VaneFlight *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * vane_flight_new:
 * @deck: what it needs around it
 * @request: what to ask
 * @key: its URL without secrets
 *
 * Returns: (transfer full): a flight on the ground
 */
VaneFlight *
vane_flight_new (const VaneFlightDeck *deck,
                 VaneRequest          *request,
                 const char           *key)
{
  VaneFlight *self = g_object_new (VANE_TYPE_FLIGHT, NULL);

  self->cache = g_object_ref (deck->cache);
  self->writes = g_object_ref (deck->writes);
  self->clock = g_object_ref (deck->clock);
  self->network = g_object_ref (deck->network);
  self->slack_s = deck->slack_s;
  self->request = vane_request_ref (request);
  self->key = g_strdup (key);
  self->endpoint_id = vane_request_get_endpoint (request)->id;

  return self;
}

/**
 * vane_flight_get_key:
 * @self: a flight
 *
 * Returns: (transfer none): the URL it is about
 */
const char *
vane_flight_get_key (VaneFlight *self)
{
  return self->key;
}

/**
 * vane_flight_set_asked:
 * @self: a flight
 *
 * Says that a person waits for it: it then does not keep to a back-off.
 */
void
vane_flight_set_asked (VaneFlight *self)
{
  self->asked = TRUE;
}

/**
 * vane_flight_fly_async:
 * @self: a flight that has not flown
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_flight_fly_async (VaneFlight          *self,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (VANE_IS_FLIGHT (self));

  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_flight_fly_async);
  self->turn = vane_turn_new (self->cache, self->writes, self->clock, self->key);
  look (task);
}

static void
look (GTask *task)
{
  VaneFlight *self = g_task_get_source_object (task);

  vane_response_cache_load_async (self->cache, self->key, self->cancellable, got_entry, g_object_ref (task));
}

/* What the service's clock said does not matter here; what ours said may have been wrong. */
static gboolean
is_current (VaneFlight *self)
{
  VaneResponse *response = self->entry->response;
  gint64 now = vane_clock_get_now (self->clock);

  return response != NULL && vane_response_get_fetched_at (response) <= now &&
         now + self->slack_s < vane_response_get_expires_at (response);
}

static void
got_entry (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  VaneFlight *self = g_task_get_source_object (task);
  GError *error = NULL;

  g_clear_pointer (&self->entry, vane_cache_entry_free);
  self->entry = vane_response_cache_load_finish (VANE_RESPONSE_CACHE (source), result, &error);
  if (self->entry == NULL)
    g_task_return_error (task, error);
  else if (is_current (self))
    g_task_return_pointer (task, vane_response_ref (self->entry->response), (GDestroyNotify) vane_response_unref);
  else
    vane_response_cache_load_async (self->cache, self->endpoint_id, self->cancellable, got_endpoint,
                                    g_object_ref (task));
}

static void
got_endpoint (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(VaneCacheEntry) entry = vane_response_cache_load_finish (VANE_RESPONSE_CACHE (source), result, &error);

  if (entry == NULL)
    g_task_return_error (task, error);
  else
    decide (task, &entry->attempt);
}

static void
decide (GTask             *task,
        const VaneAttempt *of_endpoint)
{
  VaneFlight *self = g_task_get_source_object (task);
  const VaneAttempt *obstacle;

  if (g_task_return_error_if_cancelled (task))
    return;
  /* This program has one flight for a URL, so it is not ours. */
  if (vane_attempt_is_running (&self->entry->attempt, vane_clock_get_now (self->clock)))
    {
      wait_for_other (task, self->entry->attempt.started_at + VANE_ATTEMPT_WAIT_S -
                                vane_clock_get_now (self->clock));
      return;
    }

  self->of_endpoint = *of_endpoint;
  obstacle = vane_turn_find_obstacle (self->turn, &self->entry->attempt, &self->of_endpoint, self->asked);
  if (obstacle != NULL)
    g_task_return_error (task, vane_attempt_to_error (obstacle, self->key));
  else
    take_turn (task);
}

static void
take_turn (GTask *task)
{
  VaneFlight *self = g_task_get_source_object (task);

  switch (vane_turn_take (self->turn))
    {
    case VANE_TURN_LOOK:
      look (task);
      return;
    case VANE_TURN_WAIT:
      wait_for_other (task, 1);
      return;
    case VANE_TURN_OURS:
    default:
      ask (task);
    }
}

static void
wait_for_other (GTask  *task,
                gint64  at_most_s)
{
  VaneFlight *self = g_task_get_source_object (task);
  VaneEntryWatch *watch = vane_turn_watch (self->turn);

  if (watch == NULL)
    look (task);
  else
    vane_entry_watch_wait_async (watch, at_most_s, self->cancellable, waited, g_object_ref (task));
}

static void
waited (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;

  /* That it was cancelled, look() finds out. */
  vane_entry_watch_wait_finish (VANE_ENTRY_WATCH (source), result, NULL);
  look (task);
}

static void
ask (GTask *task)
{
  VaneFlight *self = g_task_get_source_object (task);
  const VaneAttempt *previous = &self->entry->attempt;
  VaneResponse *stored = self->entry->response;
  g_autoptr(VaneRequest) request = vane_request_copy (self->request);
  gint64 now = vane_clock_get_now (self->clock);

  if (stored != NULL && vane_response_get_etag (stored) != NULL)
    vane_request_set_header (request, "If-None-Match", vane_response_get_etag (stored));
  if (stored != NULL && vane_response_get_last_modified (stored) != NULL)
    vane_request_set_header (request, "If-Modified-Since", vane_response_get_last_modified (stored));
  /* A person who asks again may know that a young key works by now. */
  self->voids_secret = vane_attempt_is_for_secret (previous, now) &&
                       !(self->asked && previous->code == VANE_ERROR_REFUSED);
  if (self->voids_secret)
    vane_request_set_void_fingerprint (request, previous->fingerprint);

  self->begun = vane_attempt_begin (previous, now);
  self->asking = TRUE;
  vane_write_behind_record (self->writes, self->key, &self->begun);
  vane_transport_get_async (self->network, request, self->asked ? VANE_MODE_ASKED : VANE_MODE_FRESH,
                            self->cancellable, got_answer, g_object_ref (task));
}

static void
got_answer (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  VaneFlight *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr(VaneResponse) answer = vane_transport_get_finish (VANE_TRANSPORT (source), result, &error);

  if (answer == NULL)
    crash (task, error);
  else if (vane_response_get_body (answer) == NULL && self->entry->response == NULL)
    crash (task, vane_error_new (VANE_ERROR_SERVICE, "%s: not modified since we had nothing", self->key));
  else
    land (task, answer);
}

static void
land (GTask        *task,
      VaneResponse *answer)
{
  VaneFlight *self = g_task_get_source_object (task);
  g_autoptr(VaneResponse) response =
      vane_response_new_landed (answer, self->entry->response, self->begun.n_failures);

  vane_write_behind_store (self->writes, self->key, response);
  /* An abandoned flight has put its record back; there may be another flight by now. */
  if (self->asking)
    {
      VaneAttempt good = vane_attempt_succeed (&self->begun);

      vane_write_behind_record (self->writes, self->key, &good);
      if (self->of_endpoint.failed)
        vane_write_behind_record (self->writes, self->endpoint_id, &good);
    }
  self->asking = FALSE;

  g_task_return_pointer (task, g_steal_pointer (&response), (GDestroyNotify) vane_response_unref);
}

static void
crash (GTask  *task,
       GError *error)
{
  VaneFlight *self = g_task_get_source_object (task);
  gboolean for_endpoint = vane_attempt_is_for_endpoint (error);
  VaneAttempt begun =
      for_endpoint ? vane_attempt_begin (&self->of_endpoint, self->begun.started_at) : self->begun;

  if (vane_error_is_cancelled (error) || !self->asking)
    {
      vane_flight_put_record_back (self);
      g_task_return_error (task, error);
      return;
    }
  /* Not sent: the secret is still the one that was refused. That is no new failure. */
  if (self->voids_secret && g_strcmp0 (vane_error_get_fingerprint (error), self->entry->attempt.fingerprint) == 0)
    {
      vane_flight_put_record_back (self);
      g_error_free (error);
      g_task_return_error (task, vane_attempt_to_error (&self->entry->attempt, self->key));
      return;
    }

  if (for_endpoint)
    vane_flight_put_record_back (self);
  vane_error_set_not_before (error, vane_flight_fail (self, &begun, for_endpoint ? self->endpoint_id : self->key,
                                                      error));
  g_task_return_error (task, error);
}

/**
 * vane_flight_fly_finish:
 * @self: a flight
 * @result: the result
 * @error: of the domain %VANE_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer
 */
VaneResponse *
vane_flight_fly_finish (VaneFlight    *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
