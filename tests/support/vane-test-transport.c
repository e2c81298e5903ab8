/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/vane-test-transport.h"

#include <string.h>

#include "support/vane-test-clock.h"

typedef struct
{
  char      *text;    /* (owned) */
  char      *body;    /* (owned) (nullable) */
  guint      status;  /* 0: @code as it is */
  VaneError  code;
} Rule;

typedef struct
{
  GTask  *task;          /* (owned) */
  guint   idle_id;
  gulong  cancelled_id;
} Flight;

struct _VaneTestTransport
{
  GObject    parent_instance;

  GPtrArray *rules;    /* (owned) (element-type Rule) */
  GPtrArray *log;      /* (owned) (element-type utf8) */
  GPtrArray *flights;  /* (owned) (element-type Flight) */
  gboolean   holds;
  guint      n_cancelled;
};

static void vane_test_transport_iface_init (VaneTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VaneTestTransport, vane_test_transport, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VANE_TYPE_TRANSPORT, vane_test_transport_iface_init))

static void
rule_free (Rule *self)
{
  g_free (self->text);
  g_free (self->body);
  g_free (self);
}

static void
flight_free (Flight *self)
{
  GCancellable *cancellable = g_task_get_cancellable (self->task);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->cancelled_id != 0)
    g_signal_handler_disconnect (cancellable, self->cancelled_id);
  g_object_unref (self->task);
  g_free (self);
}

static const Rule *
find_rule (VaneTestTransport *self,
           const char        *url)
{
  for (guint i = self->rules->len; i > 0; i--)
    {
      const Rule *rule = self->rules->pdata[i - 1];

      if (strstr (url, rule->text) != NULL)
        return rule;
    }

  return NULL;
}

static char *
make_url (VaneRequest *request)
{
  const char *query = vane_request_get_query (request);
  gboolean has_query = query != NULL && *query != '\0';

  return g_strconcat (vane_request_get_endpoint (request)->id, vane_request_get_path (request), has_query ? "?" : "",
                      has_query ? query : "", NULL);
}

static GError *
make_error (const Rule  *rule,
            VaneRequest *request)
{
  VaneError code = rule != NULL ? rule->code : VANE_ERROR_SERVICE;

  if (rule != NULL && rule->status != 0)
    {
      g_autoptr(GBytes) body = g_bytes_new (rule->body, strlen (rule->body));
      VaneExplain explain = vane_request_get_explain (request);

      code = explain != NULL ? explain (rule->status, body, VANE_ERROR_SERVICE) : VANE_ERROR_SERVICE;
    }

  return vane_error_new (code, "as the test wants it");
}

static void
answer (VaneTestTransport *self,
        Flight            *flight)
{
  g_autoptr(GTask) task = g_object_ref (flight->task);
  VaneRequest *request = g_task_get_task_data (task);
  g_autofree char *url = make_url (request);
  const Rule *rule = find_rule (self, url);

  g_ptr_array_remove (self->flights, flight);
  if (g_task_return_error_if_cancelled (task))
    {
      self->n_cancelled++;
    }
  else if (rule != NULL && rule->body != NULL && rule->status == 0)
    {
      g_autoptr(GBytes) body = g_bytes_new (rule->body, strlen (rule->body));
      VaneResponseFields fields = {
        .status = 200, .body = body, .fetched_at = VANE_TEST_NOW, .expires_at = VANE_TEST_NOW + 900
      };

      g_task_return_pointer (task, vane_response_new (&fields), (GDestroyNotify) vane_response_unref);
    }
  else
    {
      g_task_return_error (task, make_error (rule, request));
    }
}

static gboolean
on_idle (gpointer user_data)
{
  Flight *flight = user_data;

  flight->idle_id = 0;
  answer (g_task_get_source_object (flight->task), flight);

  return G_SOURCE_REMOVE;
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  Flight *flight = user_data;

  if (flight->idle_id == 0)
    flight->idle_id = g_idle_add (on_idle, flight);
}

static void
vane_test_transport_get_async (VaneTransport       *transport,
                               VaneRequest         *request,
                               VaneMode             mode,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  VaneTestTransport *self = VANE_TEST_TRANSPORT (transport);
  Flight *flight = g_new0 (Flight, 1);

  /* Nobody may ask on behalf of somebody who has gone. */
  g_assert_false (g_cancellable_is_cancelled (cancellable));

  flight->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (flight->task, vane_request_ref (request), (GDestroyNotify) vane_request_unref);
  g_ptr_array_add (self->flights, flight);
  g_ptr_array_add (self->log, make_url (request));
  if (cancellable != NULL)
    flight->cancelled_id = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled), flight);
  if (!self->holds)
    flight->idle_id = g_idle_add (on_idle, flight);
}

static VaneResponse *
vane_test_transport_get_finish (VaneTransport  *transport,
                                GAsyncResult   *result,
                                GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
vane_test_transport_iface_init (VaneTransportInterface *iface)
{
  iface->get_async = vane_test_transport_get_async;
  iface->get_finish = vane_test_transport_get_finish;
}

static void
vane_test_transport_finalize (GObject *object)
{
  VaneTestTransport *self = VANE_TEST_TRANSPORT (object);

  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->log);
  g_ptr_array_unref (self->flights);

  G_OBJECT_CLASS (vane_test_transport_parent_class)->finalize (object);
}

static void
vane_test_transport_class_init (VaneTestTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_test_transport_finalize;
}

static void
vane_test_transport_init (VaneTestTransport *self)
{
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  self->log = g_ptr_array_new_with_free_func (g_free);
  self->flights = g_ptr_array_new_with_free_func ((GDestroyNotify) flight_free);
}

VaneTestTransport *
vane_test_transport_new (void)
{
  return g_object_new (VANE_TYPE_TEST_TRANSPORT, NULL);
}

static void
add_rule (VaneTestTransport *self,
          const char        *text,
          const char        *body,
          guint              status,
          VaneError          code)
{
  Rule *rule = g_new0 (Rule, 1);

  rule->text = g_strdup (text);
  rule->body = g_strdup (body);
  rule->status = status;
  rule->code = code;
  g_ptr_array_add (self->rules, rule);
}

void
vane_test_transport_answer (VaneTestTransport *self,
                            const char        *text,
                            const char        *body)
{
  add_rule (self, text, body, 0, VANE_ERROR_SERVICE);
}

void
vane_test_transport_fail (VaneTestTransport *self,
                          const char        *text,
                          VaneError          code)
{
  add_rule (self, text, NULL, 0, code);
}

void
vane_test_transport_fail_status (VaneTestTransport *self,
                                 const char        *text,
                                 guint              status,
                                 const char        *body)
{
  add_rule (self, text, body, status, VANE_ERROR_SERVICE);
}

void
vane_test_transport_hold (VaneTestTransport *self)
{
  self->holds = TRUE;
}

void
vane_test_transport_release (VaneTestTransport *self)
{
  self->holds = FALSE;
  for (guint i = 0; i < self->flights->len; i++)
    {
      Flight *flight = self->flights->pdata[i];

      if (flight->idle_id == 0)
        flight->idle_id = g_idle_add (on_idle, flight);
    }
}

guint
vane_test_transport_get_n_requests (VaneTestTransport *self)
{
  return self->log->len;
}

guint
vane_test_transport_get_n_in_flight (VaneTestTransport *self)
{
  return self->flights->len;
}

guint
vane_test_transport_get_n_cancelled (VaneTestTransport *self)
{
  return self->n_cancelled;
}

const char *
vane_test_transport_get_request (VaneTestTransport *self,
                                 guint              index)
{
  return index < self->log->len ? self->log->pdata[index] : NULL;
}

char *
vane_test_transport_dup_log (VaneTestTransport *self)
{
  GString *log = g_string_new (NULL);

  for (guint i = 0; i < self->log->len; i++)
    g_string_append_printf (log, "%s\n", (const char *) self->log->pdata[i]);

  return g_string_free (log, FALSE);
}
