/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-lookup.h"

#include "base/vane-data.h"

typedef struct
{
  char         *key;          /* input (owned) */
  char         *endpoint_id;  /* (owned) */
  gint64        fresh_at;
  VaneResponse *old;          /* in progress (owned) (nullable): has expired by then */
} Lookup;

VANE_DEFINE_DATA (Lookup, lookup)

static void got_entry (GObject *source, GAsyncResult *result, gpointer user_data);
static void got_endpoint (GObject *source, GAsyncResult *result, gpointer user_data);

static void
lookup_clear (Lookup *self)
{
  g_free (self->key);
  g_free (self->endpoint_id);
  g_clear_pointer (&self->old, vane_response_unref);
}

static gboolean
is_fresh (VaneResponse *response,
          gint64        at)
{
  return at == VANE_TIME_NONE ||
         (vane_response_get_fetched_at (response) <= at && vane_response_get_expires_at (response) > at);
}

/**
 * vane_lookup_async:
 * @cache: where to look
 * @key: a URL without secrets
 * @endpoint_id: whose it is
 * @fresh_at: unix seconds: what has expired by then stands behind the record of a failure, which is
 *   the answer then; %VANE_TIME_NONE: any age will do
 * @cancellable: (nullable): to stop it
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_lookup_async (VaneResponseCache   *cache,
                   const char          *key,
                   const char          *endpoint_id,
                   gint64               fresh_at,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Lookup *lookup;

  g_return_if_fail (VANE_IS_RESPONSE_CACHE (cache));
  g_return_if_fail (key != NULL && endpoint_id != NULL);

  task = g_task_new (cache, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_lookup_async);
  lookup = lookup_attach (task);
  lookup->key = g_strdup (key);
  lookup->endpoint_id = g_strdup (endpoint_id);
  lookup->fresh_at = fresh_at;

  vane_response_cache_load_async (cache, key, cancellable, got_entry, g_object_ref (task));
}

static void
got_entry (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Lookup *lookup = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(VaneCacheEntry) entry = vane_response_cache_load_finish (VANE_RESPONSE_CACHE (source), result, &error);

  if (entry == NULL)
    g_task_return_error (task, error);
  else if (entry->response != NULL && is_fresh (entry->response, lookup->fresh_at))
    g_task_return_pointer (task, g_steal_pointer (&entry->response), (GDestroyNotify) vane_response_unref);
  else if (entry->attempt.failed)
    g_task_return_error (task, vane_attempt_to_error (&entry->attempt, lookup->key));
  else
    {
      lookup->old = g_steal_pointer (&entry->response);
      vane_response_cache_load_async (VANE_RESPONSE_CACHE (source), lookup->endpoint_id,
                                      g_task_get_cancellable (task), got_endpoint, g_object_ref (task));
    }
}

static void
got_endpoint (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Lookup *lookup = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(VaneCacheEntry) entry = vane_response_cache_load_finish (VANE_RESPONSE_CACHE (source), result, &error);

  if (entry == NULL)
    g_task_return_error (task, error);
  else if (entry->attempt.failed)
    g_task_return_error (task, vane_attempt_to_error (&entry->attempt, lookup->endpoint_id));
  else if (lookup->old != NULL)
    g_task_return_pointer (task, g_steal_pointer (&lookup->old), (GDestroyNotify) vane_response_unref);
  else
    g_task_return_error (task, vane_error_new (VANE_ERROR_OFFLINE, "%s: nothing is stored", lookup->key));
}

/**
 * vane_lookup_finish:
 * @cache: where it was looked for
 * @result: the result
 * @error: how the last attempt went, where nothing is stored; OFFLINE where there was none;
 *   or G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the last good answer
 */
VaneResponse *
vane_lookup_finish (VaneResponseCache  *cache,
                    GAsyncResult       *result,
                    GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, cache), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
