/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SoupSession:timeout is a bound for each single read, so a service that drips a byte a
 * second never hits it: both deadlines are timers of ours. Whoever gives up does not wait
 * for libsoup to notice: over HTTP/2 it looks at a cancellable only when the service sends
 * something. What is left of such an exchange ends when it ends, and is ignored. */
#include "config.h"

#include "net/vane-http-exchange.h"

#include "base/vane-data.h"
#include "net/vane-http-errors.h"
#include "net/vane-http-redirect.h"
#include "net/vane-http-session.h"

#include <string.h>

#define CHUNK_BYTES      (64 * 1024)
#define ERROR_BODY_BYTES (16 * 1024)
#define MAX_REDIRECTS    5

typedef struct
{
  VaneHttpExchangeFields  fields;        /* input: uri and headers are owned */
  SoupMessage            *message;       /* in progress (owned) (nullable) */
  GInputStream           *stream;        /* (owned) (nullable) */
  GByteArray             *bytes;         /* (owned) */
  GHashTable             *visited;       /* (owned) (element-type utf8): URLs */
  GCancellable           *inner;         /* (owned): tells libsoup that nobody waits any more */
  gulong                  cancelled_id;
  guint                   connect_id;
  guint                   total_id;
  gboolean                timed_out;
  gboolean                ended;         /* the task has returned */
  gboolean                sent;          /* a request, to wherever it was redirected */
} Exchange;

VANE_DEFINE_DATA (Exchange, exchange)

static void send_message (GTask *task);
static void got_headers (GObject *source, GAsyncResult *result, gpointer user_data);
static void redirect (GTask *task);
static void read_more (GTask *task);
static void got_bytes (GObject *source, GAsyncResult *result, gpointer user_data);
static void give_answer (GTask *task);
static void give_error (GTask *task, GError *error);

static void
exchange_clear (Exchange *self)
{
  g_clear_pointer (&self->fields.uri, g_uri_unref);
  g_clear_pointer (&self->fields.headers, g_hash_table_unref);
  g_clear_object (&self->message);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_clear_pointer (&self->visited, g_hash_table_unref);
  g_clear_object (&self->inner);
}

/**
 * vane_http_answer_free:
 * @self: (transfer full): an answer
 */
void
vane_http_answer_free (VaneHttpAnswer *self)
{
  soup_message_headers_unref (self->headers);
  g_bytes_unref (self->body);
  g_free (self);
}

/* Returns at once; libsoup is told when it can bear it. */
static void
give_up (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);

  vane_http_session_give_up (self->inner);
  give_error (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "given up"));
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  give_up (user_data);
}

static gboolean
on_connect_timeout (gpointer user_data)
{
  Exchange *self = g_task_get_task_data (user_data);

  self->connect_id = 0;
  self->timed_out = TRUE;
  give_up (user_data);

  return G_SOURCE_REMOVE;
}

static gboolean
on_total_timeout (gpointer user_data)
{
  Exchange *self = g_task_get_task_data (user_data);

  self->total_id = 0;
  self->timed_out = TRUE;
  give_up (user_data);

  return G_SOURCE_REMOVE;
}

/* Comes on new and on reused connections alike, "network-event" on new ones only. */
static void
on_message_starting (SoupMessage *message,
                     gpointer     user_data)
{
  Exchange *self = user_data;

  self->sent = TRUE;
  g_clear_handle_id (&self->connect_id, g_source_remove);
}

/* A connection that was kept is gone, and libsoup tries again: not at once on another one that was kept, for libsoup
 * (3.2 and 3.6) then takes the end of the first attempt, of which it tells itself a turn later, for the end of the
 * second, and crashes. */
static void
on_message_restarted (SoupMessage *message)
{
  soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
}

static void
drop_message (Exchange *self)
{
  g_clear_handle_id (&self->connect_id, g_source_remove);
  if (self->message != NULL)
    g_signal_handlers_disconnect_by_func (self->message, on_message_starting, self);
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
}

static void
end (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);

  self->ended = TRUE;
  drop_message (self);
  g_clear_handle_id (&self->total_id, g_source_remove);
  /* Not g_cancellable_disconnect(): this may run within an emission, and that one waits
   * for it to end. */
  if (self->cancelled_id != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), self->cancelled_id);
  self->cancelled_id = 0;
}

/**
 * vane_http_exchange_async:
 * @session: the session
 * @fields: what to ask and how; copied
 * @cancellable: (nullable): ends it
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_http_exchange_async (SoupSession                  *session,
                          const VaneHttpExchangeFields *fields,
                          GCancellable                 *cancellable,
                          GAsyncReadyCallback           callback,
                          gpointer                      user_data)
{
  g_autoptr(GTask) task = NULL;
  Exchange *self;

  g_return_if_fail (SOUP_IS_SESSION (session));
  g_return_if_fail (fields != NULL && fields->uri != NULL && fields->n_sent != NULL);

  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_http_exchange_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  self = exchange_attach (task);
  self->fields = *fields;
  self->fields.uri = g_uri_ref (fields->uri);
  self->fields.headers = g_hash_table_ref (fields->headers);
  self->bytes = g_byte_array_new ();
  self->visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->inner = g_cancellable_new ();
  if (cancellable != NULL)
    self->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), task, NULL);
  self->total_id = g_timeout_add (self->fields.total_ms, on_total_timeout, task);

  send_message (task);
}

static void
send_message (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers;
  GHashTableIter iter;
  gpointer name, value;

  self->message = soup_message_new_from_uri (SOUP_METHOD_GET, self->fields.uri);
  soup_message_set_flags (self->message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  headers = soup_message_get_request_headers (self->message);
  g_hash_table_iter_init (&iter, self->fields.headers);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (strpbrk (value, "\r\n") == NULL)
      soup_message_headers_replace (headers, name, value);

  g_signal_connect (self->message, "starting", G_CALLBACK (on_message_starting), self);
  g_signal_connect (self->message, "restarted", G_CALLBACK (on_message_restarted), NULL);
  self->connect_id = g_timeout_add (self->fields.connect_ms, on_connect_timeout, task);
  (*self->fields.n_sent)++;
  soup_session_send_async (g_task_get_source_object (task), self->message, G_PRIORITY_DEFAULT, self->inner,
                           got_headers, g_object_ref (task));
}

static void
got_headers (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Exchange *self = g_task_get_task_data (task);
  g_autoptr(GInputStream) stream = NULL;
  GError *error = NULL;

  stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (self->ended)
    {
      g_clear_error (&error);
      return;
    }
  if (stream == NULL)
    {
      give_error (task, error);
      return;
    }

  self->fields.heard (self->fields.heard_data);
  self->stream = g_steal_pointer (&stream);
  g_clear_handle_id (&self->connect_id, g_source_remove);
  if (SOUP_STATUS_IS_REDIRECTION (soup_message_get_status (self->message)) &&
      soup_message_get_status (self->message) != SOUP_STATUS_NOT_MODIFIED)
    redirect (task);
  else
    read_more (task);
}

/* A chain that does not end within five steps counts as a loop: the service's trouble,
 * not a sign that somebody stands in between. */
static void
redirect (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);
  g_autofree char *text = NULL;
  GError *error = NULL;
  GUri *next;

  g_hash_table_add (self->visited, g_uri_to_string (self->fields.uri));
  next = vane_http_redirect (
      self->fields.uri,
      soup_message_headers_get_one (soup_message_get_response_headers (self->message), "Location"),
      self->fields.carries_secret, &error);
  if (next == NULL)
    {
      give_error (task, error);
      return;
    }

  g_uri_unref (self->fields.uri);
  self->fields.uri = next;
  text = g_uri_to_string (next);
  if (g_hash_table_contains (self->visited, text) || g_hash_table_size (self->visited) > MAX_REDIRECTS)
    {
      give_error (task, vane_error_new (VANE_ERROR_SERVICE, "redirects in a loop"));
      return;
    }

  drop_message (self);
  send_message (task);
}

static void
read_more (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (self->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT, self->inner, got_bytes,
                                   g_object_ref (task));
}

/* libsoup takes an early end for the end when the service had said "Connection: close",
 * and half of a gzip stream for all of it. HTTP/2 minds by itself. */
static gboolean
is_complete (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  SoupMessageMetrics *metrics = soup_message_get_metrics (message);

  /* A 304 may say how long the body is that it does not have. */
  if (!SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (message)) ||
      soup_message_get_http_version (message) >= SOUP_HTTP_2_0 || metrics == NULL ||
      soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH)
    return TRUE;

  return soup_message_metrics_get_response_body_bytes_received (metrics) >=
         (guint64) soup_message_headers_get_content_length (headers);
}

static void
got_bytes (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Exchange *self = g_task_get_task_data (task);
  g_autoptr(GBytes) bytes = NULL;
  GError *error = NULL;
  gboolean is_answer;
  gsize cap, size;

  bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (self->ended)
    {
      g_clear_error (&error);
      return;
    }

  is_answer = soup_message_get_status (self->message) < 400;
  cap = is_answer ? self->fields.body_cap : ERROR_BODY_BYTES;
  if (bytes == NULL && is_answer)
    {
      give_error (task, error);
      return;
    }

  self->fields.heard (self->fields.heard_data);
  /* An error answer counts by its status, however much of its body came. */
  g_clear_error (&error);
  size = bytes != NULL ? g_bytes_get_size (bytes) : 0;
  if (size > 0)
    g_byte_array_append (self->bytes, g_bytes_get_data (bytes, NULL), (guint) size);

  if (self->bytes->len > cap && is_answer)
    {
      give_error (task, vane_error_new (VANE_ERROR_DATA, "more than %" G_GSIZE_FORMAT " bytes", cap));
      return;
    }
  if (size == 0 && is_answer && !is_complete (self->message))
    give_error (task, vane_error_new (VANE_ERROR_SERVICE, "less than was announced"));
  else if (size == 0 || self->bytes->len > cap)
    give_answer (task);
  else
    read_more (task);
}

static void
give_answer (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);
  VaneHttpAnswer *answer = g_new0 (VaneHttpAnswer, 1);

  if (soup_message_get_status (self->message) >= 400 && self->bytes->len > ERROR_BODY_BYTES)
    g_byte_array_set_size (self->bytes, ERROR_BODY_BYTES);
  answer->status = soup_message_get_status (self->message);
  answer->headers = soup_message_headers_ref (soup_message_get_response_headers (self->message));
  answer->body = g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
  end (task);
  g_task_return_pointer (task, answer, (GDestroyNotify) vane_http_answer_free);
}

/* The caller's cancellation first, then our deadlines, then what the network said. */
static void
give_error (GTask  *task,
            GError *error)
{
  Exchange *self = g_task_get_task_data (task);
  g_autoptr(GError) cause = error;
  GError *mapped;

  end (task);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (self->timed_out)
    mapped = vane_error_new (VANE_ERROR_TIMEOUT, "no answer in time");
  else if (cause->domain == VANE_ERROR || vane_error_is_cancelled (cause))
    mapped = g_steal_pointer (&cause);
  else
    mapped = vane_error_new (vane_http_map_transport_error (cause), "%s", cause->message);
  vane_error_set_unreached (mapped, !self->sent);
  g_task_return_error (task, mapped);
}

/**
 * vane_http_exchange_finish:
 * @session: the session
 * @result: the result
 * @error: of the domain %VANE_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer, whatever its status
 */
VaneHttpAnswer *
vane_http_exchange_finish (SoupSession   *session,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
