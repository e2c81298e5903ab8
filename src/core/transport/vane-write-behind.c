/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-write-behind.h"

struct _VaneWriteBehind
{
  GObject            parent_instance;

  VaneResponseCache *cache;      /* (owned) */
  guint              n_pending;
  GPtrArray         *flushes;    /* (owned) (element-type GTask): wait for n_pending to be 0 */
};

G_DEFINE_FINAL_TYPE (VaneWriteBehind, vane_write_behind, G_TYPE_OBJECT)

static void stored (GObject *source, GAsyncResult *result, gpointer user_data);
static void recorded (GObject *source, GAsyncResult *result, gpointer user_data);

static void
vane_write_behind_finalize (GObject *object)
{
  VaneWriteBehind *self = VANE_WRITE_BEHIND (object);

  g_object_unref (self->cache);
  g_ptr_array_unref (self->flushes);

  G_OBJECT_CLASS (vane_write_behind_parent_class)->finalize (object);
}

static void
vane_write_behind_class_init (VaneWriteBehindClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_write_behind_finalize;
}

static void
vane_write_behind_init (VaneWriteBehind *self)
{
  self->flushes = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * vane_write_behind_new:
 * @cache: where to
 *
 * Returns: (transfer full): a writer that has nothing to write
 */
VaneWriteBehind *
vane_write_behind_new (VaneResponseCache *cache)
{
  VaneWriteBehind *self = g_object_new (VANE_TYPE_WRITE_BEHIND, NULL);

  self->cache = g_object_ref (cache);

  return self;
}

/* A disk that takes nothing costs no good answer: it is said in the log, and that is all. */
static void
write_done (VaneWriteBehind *self,
            GError          *error)
{
  g_autoptr(GPtrArray) flushes = NULL;

  if (error != NULL)
    g_debug ("%s", error->message);

  if (--self->n_pending > 0)
    return;

  flushes = g_steal_pointer (&self->flushes);
  self->flushes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < flushes->len; i++)
    g_task_return_boolean (g_ptr_array_index (flushes, i), TRUE);
}

/**
 * vane_write_behind_store:
 * @self: a writer
 * @key: a URL without secrets
 * @response: (nullable): a good answer, with its body; %NULL forgets what is stored
 */
void
vane_write_behind_store (VaneWriteBehind *self,
                         const char      *key,
                         VaneResponse    *response)
{
  g_return_if_fail (VANE_IS_WRITE_BEHIND (self));

  self->n_pending++;
  if (response != NULL)
    vane_response_cache_store_async (self->cache, key, response, NULL, stored, g_object_ref (self));
  else
    vane_response_cache_discard_async (self->cache, key, NULL, stored, g_object_ref (self));
}

static void
stored (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(VaneWriteBehind) self = user_data;
  g_autoptr(GError) error = NULL;

  vane_response_cache_store_finish (VANE_RESPONSE_CACHE (source), result, &error);
  write_done (self, error);
}

/**
 * vane_write_behind_record:
 * @self: a writer
 * @key: a URL without secrets, or the id of an endpoint
 * @attempt: the record
 */
void
vane_write_behind_record (VaneWriteBehind   *self,
                          const char        *key,
                          const VaneAttempt *attempt)
{
  g_return_if_fail (VANE_IS_WRITE_BEHIND (self));

  self->n_pending++;
  vane_response_cache_record_async (self->cache, key, attempt, NULL, recorded, g_object_ref (self));
}

static void
recorded (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(VaneWriteBehind) self = user_data;
  g_autoptr(GError) error = NULL;

  vane_response_cache_record_finish (VANE_RESPONSE_CACHE (source), result, &error);
  write_done (self, error);
}

/**
 * vane_write_behind_flush_async:
 * @self: a writer
 * @cancellable: (nullable): ends the wait, not the writing
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * Waits until nothing is being written.
 */
void
vane_write_behind_flush_async (VaneWriteBehind     *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (VANE_IS_WRITE_BEHIND (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_write_behind_flush_async);
  if (self->n_pending == 0)
    g_task_return_boolean (task, TRUE);
  else
    g_ptr_array_add (self->flushes, g_object_ref (task));
}

/**
 * vane_write_behind_flush_finish:
 * @self: a writer
 * @result: the result
 * @error: nothing but G_IO_ERROR_CANCELLED
 *
 * Returns: whether nothing is being written
 */
gboolean
vane_write_behind_flush_finish (VaneWriteBehind  *self,
                                GAsyncResult     *result,
                                GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
