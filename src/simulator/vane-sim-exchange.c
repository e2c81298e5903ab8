/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request and what becomes of it: held, late, answered, answered badly. */
#include "config.h"

#include "simulator/vane-sim-exchange.h"

#include <string.h>

#include "simulator/vane-sim-body.h"
#include "simulator/vane-sim-reply.h"
#include "simulator/vane-wire.h"

#define DRIP_MS       10
#define HUGE_SIZE     ((gsize) 10 * 1000 * 1000)

struct _VaneSimExchange
{
  VaneSimSetting       *setting;      /* the simulator's */
  SoupServerMessage    *message;      /* (owned) */
  const VaneSimService *service;      /* (nullable) */
  char                 *target;       /* (owned): path and query as they were sent */
  VaneMishap           *mishap;       /* (owned) (nullable) */
  VaneSimExchangeDone   done;         /* (nullable): once called or cancelled */
  gpointer              user_data;

  /* in progress */
  gboolean              held;
  gboolean              paused;
  guint                 delay_id;
  GSource              *watch;        /* (owned) (nullable): is the client still there? */
  gulong                finished_id;
  GCancellable         *cancellable;  /* (owned) */
};

static void
stop_waiting (VaneSimExchange *self)
{
  self->held = FALSE;
  g_clear_handle_id (&self->delay_id, g_source_remove);
  if (self->watch != NULL)
    g_source_destroy (self->watch);
  g_clear_pointer (&self->watch, g_source_unref);
}

static void
exchange_clear (gpointer data)
{
  VaneSimExchange *self = data;

  stop_waiting (self);
  g_clear_signal_handler (&self->finished_id, self->message);
  g_clear_object (&self->message);
  g_clear_pointer (&self->target, g_free);
  g_clear_pointer (&self->mishap, vane_mishap_free);
  g_clear_object (&self->cancellable);
}

/* Says so once; the simulator may let go of it in there. */
static void
end_exchange (VaneSimExchange *self)
{
  VaneSimExchangeDone done = self->done;

  self->done = NULL;
  if (done != NULL)
    done (self, self->user_data);
}

static void
on_message_finished (SoupServerMessage *message,
                     VaneSimExchange   *self)
{
  g_autoptr(VaneSimExchange) kept = vane_sim_exchange_ref (self);

  stop_waiting (kept);
  end_exchange (kept);
}

/* libsoup looks at a paused connection no more: whoever went away would still count as
 * being in flight. A client has nothing to say while it waits, so any input is its end. */
static gboolean
on_client_gone (GSocket      *socket,
                GIOCondition  condition,
                gpointer      user_data)
{
  g_autoptr(VaneSimExchange) self = vane_sim_exchange_ref (user_data);

  g_clear_signal_handler (&self->finished_id, self->message);
  stop_waiting (self);
  end_exchange (self);
  soup_server_message_set_status (self->message, SOUP_STATUS_SERVICE_UNAVAILABLE, NULL);
  soup_server_message_unpause (self->message);

  return G_SOURCE_REMOVE;
}

static void
pause_message (VaneSimExchange *self)
{
  GSocket *socket = soup_server_message_get_socket (self->message);

  if (!self->paused)
    soup_server_message_pause (self->message);
  self->paused = TRUE;
  if (socket != NULL && self->watch == NULL)
    {
      self->watch = g_socket_create_source (socket, G_IO_IN | G_IO_HUP, NULL);
      g_source_set_callback (self->watch, G_SOURCE_FUNC (on_client_gone), self, NULL);
      g_source_attach (self->watch, g_main_context_get_thread_default ());
    }
}

static void
copy_header (const char *name,
             const char *value,
             gpointer    user_data)
{
  soup_message_headers_append (user_data, name, value);
}

static gboolean
wants_gzip (VaneSimExchange *self)
{
  const char *accepted = soup_message_headers_get_list (soup_server_message_get_request_headers (self->message),
                                                        "Accept-Encoding");

  return self->service != NULL && self->service->gzips && accepted != NULL && strstr (accepted, "gzip") != NULL;
}

/* The usual way: libsoup sends it, and "finished" comes when it is sent. */
static void
send_reply (VaneSimExchange *self,
            VaneSimReply    *reply,
            GBytes          *bytes,
            const char      *encoding)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (self->message);
  SoupMessageBody *body = soup_server_message_get_response_body (self->message);

  vane_sim_reply_add_date (self->setting, headers);
  soup_message_headers_foreach (reply->headers, copy_header, headers);
  if (encoding != NULL)
    soup_message_headers_replace (headers, "Content-Encoding", encoding);
  soup_message_headers_set_content_type (headers, reply->content_type, NULL);
  if (g_bytes_get_size (bytes) > 0)
    soup_message_body_append_bytes (body, bytes);
  soup_message_body_complete (body);
  soup_message_headers_set_content_length (headers, g_bytes_get_size (bytes));
  soup_server_message_set_status (self->message, reply->status, NULL);
  if (self->paused)
    soup_server_message_unpause (self->message);
}

static void
send_text (VaneSimExchange *self,
           VaneSimReply    *reply)
{
  g_autoptr(GBytes) plain = g_bytes_new (reply->body->str, reply->body->len);
  g_autoptr(GBytes) packed = NULL;

  if (reply->status != SOUP_STATUS_OK || !wants_gzip (self))
    {
      send_reply (self, reply, plain, NULL);
      return;
    }

  packed = vane_sim_body_gzip (plain);
  send_reply (self, reply, packed, "gzip");
}

static void
ran_wire (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(VaneSimExchange) self = user_data;
  g_autoptr(GError) error = NULL;

  /* The client may go at any time: what is not sent is not missed. */
  if (!vane_wire_run_finish (result, &error) && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  end_exchange (self);
}

/* The unusual way: the connection is taken from libsoup. */
static void
run_wire (VaneSimExchange *self,
          GString         *text,
          gsize            n_at_once,
          VaneWireEnd      end)
{
  g_autoptr(GSocket) socket = g_object_ref (soup_server_message_get_socket (self->message));
  g_autoptr(GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autoptr(GIOStream) stream = NULL;
  guint delay_ms = self->mishap->delay_ms;

  g_clear_signal_handler (&self->finished_id, self->message);
  stream = soup_server_message_steal_connection (self->message);
  vane_wire_run_async (&(VaneWire) {
                         .stream = stream,
                         .socket = socket,
                         .bytes = bytes,
                         .n_at_once = n_at_once,
                         .interval_ms = delay_ms > 0 ? delay_ms : DRIP_MS,
                         .end = end,
                       },
                       self->cancellable, ran_wire, vane_sim_exchange_ref (self));
}

static void
misbehave_on_wire (VaneSimExchange *self)
{
  g_auto(VaneSimReply) reply = vane_sim_reply_make ();
  g_autoptr(GString) text = g_string_new (NULL);
  gsize head_size;

  if (self->mishap->kind == VANE_MISHAP_HANG || self->mishap->kind == VANE_MISHAP_RESET)
    {
      run_wire (self, text, 0, self->mishap->kind == VANE_MISHAP_HANG ? VANE_WIRE_WAIT : VANE_WIRE_RESET);
      return;
    }

  vane_sim_reply_write (&reply, self->setting, self->service, self->message);
  vane_sim_reply_write_head (&reply, text);
  head_size = text->len;
  if (self->mishap->kind == VANE_MISHAP_DRIP)
    {
      g_string_append_len (text, reply.body->str, reply.body->len);
      run_wire (self, text, head_size, VANE_WIRE_CLOSE);
      return;
    }

  g_string_append_len (text, reply.body->str, MIN (self->mishap->size, reply.body->len));
  run_wire (self, text, text->len, VANE_WIRE_CLOSE);
}

static void
send_bytes_once (VaneSimExchange *self,
                 VaneSimReply    *reply)
{
  g_autoptr(GBytes) huge = NULL;

  if (self->mishap->kind == VANE_MISHAP_HUGE)
    {
      huge = vane_sim_body_huge (self->mishap->size > 0 ? self->mishap->size : HUGE_SIZE);
      send_reply (self, reply, huge, NULL);
      return;
    }

  if (self->setting->bomb == NULL)
    self->setting->bomb = vane_sim_body_bomb ();
  send_reply (self, reply, self->setting->bomb, "gzip");
}

static void
misbehave (VaneSimExchange *self)
{
  g_auto(VaneSimReply) reply = vane_sim_reply_make ();

  switch (self->mishap->kind)
    {
    case VANE_MISHAP_HUGE:
    case VANE_MISHAP_GZIP_BOMB:
      send_bytes_once (self, &reply);
      return;
    case VANE_MISHAP_HANG:
    case VANE_MISHAP_DRIP:
    case VANE_MISHAP_TRUNCATE:
    case VANE_MISHAP_RESET:
      misbehave_on_wire (self);
      return;
    default:
      vane_sim_reply_spoil (&reply, self->setting, self->service, self->message, self->mishap);
      send_text (self, &reply);
      break;
    }
}

static void
answer (VaneSimExchange *self)
{
  g_auto(VaneSimReply) reply = vane_sim_reply_make ();

  if (self->mishap != NULL)
    {
      misbehave (self);
      return;
    }

  vane_sim_reply_write (&reply, self->setting, self->service, self->message);
  send_text (self, &reply);
}

static gboolean
on_delay (gpointer user_data)
{
  g_autoptr(VaneSimExchange) self = vane_sim_exchange_ref (user_data);

  self->delay_id = 0;
  stop_waiting (self);
  answer (self);

  return G_SOURCE_REMOVE;
}

/**
 * vane_sim_exchange_new:
 * @setting: the simulator's; outlives the exchange or cancels it
 * @message: a request
 * @target: its path and query as they were sent
 * @service: (nullable): whose it is
 * @mishap: (transfer full) (nullable): what goes wrong
 * @done: called once, unless cancelled
 * @user_data: for @done
 *
 * Returns: (transfer full): an exchange that does nothing yet
 */
VaneSimExchange *
vane_sim_exchange_new (VaneSimSetting       *setting,
                       SoupServerMessage    *message,
                       const char           *target,
                       const VaneSimService *service,
                       VaneMishap           *mishap,
                       VaneSimExchangeDone   done,
                       gpointer              user_data)
{
  VaneSimExchange *self = g_rc_box_new0 (VaneSimExchange);

  self->setting = setting;
  self->message = g_object_ref (message);
  self->target = g_strdup (target);
  self->service = service;
  self->mishap = mishap;
  self->done = done;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  self->finished_id = g_signal_connect (message, "finished", G_CALLBACK (on_message_finished), self);

  return self;
}

/**
 * vane_sim_exchange_ref:
 * @self: an exchange
 *
 * Returns: (transfer full): the same
 */
VaneSimExchange *
vane_sim_exchange_ref (VaneSimExchange *self)
{
  return g_rc_box_acquire (self);
}

/**
 * vane_sim_exchange_unref:
 * @self: (transfer full): an exchange
 *
 * Frees it with its last reference.
 */
void
vane_sim_exchange_unref (VaneSimExchange *self)
{
  g_rc_box_release_full (self, exchange_clear);
}

/**
 * vane_sim_exchange_get_target:
 * @self: an exchange
 *
 * Returns: (transfer none): path and query as they were sent
 */
const char *
vane_sim_exchange_get_target (VaneSimExchange *self)
{
  return self->target;
}

/**
 * vane_sim_exchange_is_held:
 * @self: an exchange
 *
 * Returns: whether it waits to be let go
 */
gboolean
vane_sim_exchange_is_held (VaneSimExchange *self)
{
  return self->held;
}

/**
 * vane_sim_exchange_hold:
 * @self: an exchange
 *
 * Keeps the answer back until vane_sim_exchange_go().
 */
void
vane_sim_exchange_hold (VaneSimExchange *self)
{
  self->held = TRUE;
  pause_message (self);
}

/**
 * vane_sim_exchange_go:
 * @self: an exchange
 *
 * Answers, late if its mishap says so.
 */
void
vane_sim_exchange_go (VaneSimExchange *self)
{
  gboolean drips = self->mishap != NULL && self->mishap->kind == VANE_MISHAP_DRIP;

  self->held = FALSE;
  if (self->mishap != NULL && self->mishap->delay_ms > 0 && !drips)
    {
      pause_message (self);
      self->delay_id = g_timeout_add (self->mishap->delay_ms, on_delay, self);
      return;
    }

  stop_waiting (self);
  answer (self);
}

/**
 * vane_sim_exchange_cancel:
 * @self: an exchange
 *
 * Drops it: nothing more is sent and done() is not called.
 */
void
vane_sim_exchange_cancel (VaneSimExchange *self)
{
  self->done = NULL;
  stop_waiting (self);
  g_clear_signal_handler (&self->finished_id, self->message);
  g_cancellable_cancel (self->cancellable);
}
