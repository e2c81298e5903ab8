/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/vane-fake-transport.h"

#include <string.h>

typedef struct
{
  char      *match;
  char      *body;        /* NULL: it fails */
  gint64     lifetime_s;
  VaneError  code;
  gint64     not_before;
} Rule;

typedef struct
{
  VaneFakeTransport *transport;
  GTask             *task;     /* (owned) */
  char              *key;      /* (owned) */
  GSource           *source;   /* (owned) (nullable) */
} Held;

struct _VaneFakeTransport
{
  GObject     parent_instance;

  VaneClock  *clock;
  GPtrArray  *rules;
  GHashTable *stored;      /* key → VaneResponse */
  GPtrArray  *held;
  gboolean    holding;
  GPtrArray  *sent;        /* keys, in the order they were asked of the network */
  guint       n_cancelled;
  guint       n_cached;
  VaneMode    mode;
};

static void vane_fake_transport_iface_init (VaneTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VaneFakeTransport, vane_fake_transport, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VANE_TYPE_TRANSPORT, vane_fake_transport_iface_init))

static void
rule_free (Rule *self)
{
  g_free (self->match);
  g_free (self->body);
  g_free (self);
}

static void
held_free (Held *self)
{
  if (self->source != NULL)
    {
      g_source_destroy (self->source);
      g_source_unref (self->source);
    }
  g_object_unref (self->task);
  g_free (self->key);
  g_free (self);
}

static char *
make_key (VaneRequest *request)
{
  return g_strdup_printf ("%s%s?%s", vane_request_get_endpoint (request)->id, vane_request_get_path (request),
                          vane_request_get_query (request));
}

static VaneResponse *
make_response (const char *body,
               gint64      fetched_at,
               gint64      expires_at,
               gboolean    from_cache)
{
  g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));

  return vane_response_new (&(VaneResponseFields) {
      .status = 200,
      .body = bytes,
      .fetched_at = fetched_at,
      .expires_at = expires_at,
      .from_cache = from_cache,
  });
}

static void
answer (VaneFakeTransport *self,
        GTask             *task,
        const char        *key)
{
  gint64 now = vane_clock_get_now (self->clock);
  VaneResponse *response;
  GError *error;

  for (guint i = self->rules->len; i > 0; i--)
    {
      const Rule *rule = g_ptr_array_index (self->rules, i - 1);

      if (strstr (key, rule->match) == NULL)
        continue;
      if (rule->body != NULL)
        {
          response = make_response (rule->body, now, now + rule->lifetime_s, FALSE);
          g_hash_table_insert (self->stored, g_strdup (key), vane_response_ref (response));
          g_task_return_pointer (task, response, (GDestroyNotify) vane_response_unref);
          return;
        }
      error = vane_error_new (rule->code, "as told");
      vane_error_set_not_before (error, rule->not_before);
      g_task_return_error (task, error);
      return;
    }
  g_task_return_error (task, vane_error_new (VANE_ERROR_SERVICE, "no rule for %s", key));
}

static VaneResponse *
find_stored (VaneFakeTransport *self,
             const char        *key)
{
  VaneResponse *response = g_hash_table_lookup (self->stored, key);
  GHashTableIter iter;
  gpointer match;

  if (response != NULL)
    return response;

  /* What another program put there is known by a part of its key. */
  g_hash_table_iter_init (&iter, self->stored);
  while (g_hash_table_iter_next (&iter, &match, (gpointer *) &response))
    if (strstr (key, match) != NULL)
      return response;

  return NULL;
}

static gboolean
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  Held *held = user_data;
  g_autoptr(GTask) task = g_object_ref (held->task);

  held->transport->n_cancelled++;
  g_ptr_array_remove (held->transport->held, held);
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static void
hold (VaneFakeTransport *self,
      GTask             *task,
      const char        *key)
{
  Held *held = g_new0 (Held, 1);

  held->transport = self;
  held->task = g_object_ref (task);
  held->key = g_strdup (key);
  if (g_task_get_cancellable (task) != NULL)
    {
      held->source = g_cancellable_source_new (g_task_get_cancellable (task));
      g_source_set_callback (held->source, G_SOURCE_FUNC (on_cancelled), held, NULL);
      g_source_attach (held->source, NULL);
    }
  g_ptr_array_add (self->held, held);
}

static void
get_async (VaneTransport       *transport,
           VaneRequest         *request,
           VaneMode             mode,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  VaneFakeTransport *self = VANE_FAKE_TRANSPORT (transport);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *key = make_key (request);
  VaneResponse *stored = find_stored (self, key);

  if (g_task_return_error_if_cancelled (task))
    return;

  self->mode = mode;
  if (mode == VANE_MODE_CACHED)
    self->n_cached++;
  if (stored != NULL &&
      (mode == VANE_MODE_CACHED || vane_response_get_expires_at (stored) > vane_clock_get_now (self->clock)))
    {
      g_task_return_pointer (task, vane_response_ref (stored), (GDestroyNotify) vane_response_unref);
      return;
    }
  if (mode == VANE_MODE_CACHED)
    {
      g_task_return_error (task, vane_error_new (VANE_ERROR_OFFLINE, "nothing is stored"));
      return;
    }

  g_ptr_array_add (self->sent, g_strdup (key));
  if (self->holding)
    hold (self, task, key);
  else
    answer (self, task, key);
}

static VaneResponse *
get_finish (VaneTransport  *transport,
            GAsyncResult   *result,
            GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
vane_fake_transport_finalize (GObject *object)
{
  VaneFakeTransport *self = VANE_FAKE_TRANSPORT (object);

  g_object_unref (self->clock);
  g_ptr_array_unref (self->rules);
  g_hash_table_unref (self->stored);
  g_ptr_array_unref (self->held);
  g_ptr_array_unref (self->sent);

  G_OBJECT_CLASS (vane_fake_transport_parent_class)->finalize (object);
}

static void
vane_fake_transport_iface_init (VaneTransportInterface *iface)
{
  iface->get_async = get_async;
  iface->get_finish = get_finish;
}

static void
vane_fake_transport_class_init (VaneFakeTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_fake_transport_finalize;
}

static void
vane_fake_transport_init (VaneFakeTransport *self)
{
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  self->stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) vane_response_unref);
  self->sent = g_ptr_array_new_with_free_func (g_free);
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) held_free);
}

VaneFakeTransport *
vane_fake_transport_new (VaneClock *clock)
{
  VaneFakeTransport *self = g_object_new (VANE_TYPE_FAKE_TRANSPORT, NULL);

  self->clock = g_object_ref (clock);

  return self;
}

static void
add_rule (VaneFakeTransport *self,
          const char        *match,
          const char        *body,
          gint64             lifetime_s,
          VaneError          code,
          gint64             not_before)
{
  Rule *rule = g_new0 (Rule, 1);

  rule->match = g_strdup (match);
  rule->body = g_strdup (body);
  rule->lifetime_s = lifetime_s;
  rule->code = code;
  rule->not_before = not_before;
  g_ptr_array_add (self->rules, rule);
}

void
vane_fake_transport_answer (VaneFakeTransport *self,
                            const char        *match,
                            const char        *body,
                            gint64             lifetime_s)
{
  add_rule (self, match, body, lifetime_s, 0, VANE_TIME_NONE);
}

void
vane_fake_transport_fail (VaneFakeTransport *self,
                          const char        *match,
                          VaneError          code,
                          gint64             not_before)
{
  add_rule (self, match, NULL, 0, code, not_before);
}

void
vane_fake_transport_hold (VaneFakeTransport *self)
{
  self->holding = TRUE;
}

void
vane_fake_transport_release (VaneFakeTransport *self,
                             const char        *match)
{
  for (guint i = 0; i < self->held->len;)
    {
      Held *held = g_ptr_array_index (self->held, i);

      if (strstr (held->key, match) == NULL)
        {
          i++;
          continue;
        }
      answer (self, held->task, held->key);
      g_ptr_array_remove_index (self->held, i);
    }
}

void
vane_fake_transport_let_go (VaneFakeTransport *self)
{
  self->holding = FALSE;
  vane_fake_transport_release (self, "");
}

void
vane_fake_transport_store (VaneFakeTransport *self,
                           const char        *match,
                           const char        *body,
                           gint64             fetched_at,
                           gint64             expires_at)
{
  g_hash_table_insert (self->stored, g_strdup (match), make_response (body, fetched_at, expires_at, TRUE));
}

guint
vane_fake_transport_get_n_sent (VaneFakeTransport *self)
{
  return self->sent->len;
}

guint
vane_fake_transport_count_sent (VaneFakeTransport *self,
                                const char        *match)
{
  guint n = 0;

  for (guint i = 0; i < self->sent->len; i++)
    n += strstr (g_ptr_array_index (self->sent, i), match) != NULL;

  return n;
}

guint
vane_fake_transport_count_waiting (VaneFakeTransport *self,
                                   const char        *match)
{
  guint n = 0;

  for (guint i = 0; i < self->held->len; i++)
    n += strstr (((Held *) g_ptr_array_index (self->held, i))->key, match) != NULL;

  return n;
}

guint
vane_fake_transport_get_n_waiting (VaneFakeTransport *self)
{
  return self->held->len;
}

guint
vane_fake_transport_get_n_cancelled (VaneFakeTransport *self)
{
  return self->n_cancelled;
}

VaneMode
vane_fake_transport_get_mode (VaneFakeTransport *self)
{
  return self->mode;
}

guint
vane_fake_transport_get_n_cached (VaneFakeTransport *self)
{
  return self->n_cached;
}
