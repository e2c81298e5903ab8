/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of a fetch: from what came to a value, in turns of the loop or in a thread, or to an error. */
#include "config.h"

#include "provider/vane-fetch-private.h"

#include "provider/vane-turns.h"

/* From this size on a body is parsed in a thread: json-glib needs 1.6 ms for 53 kB and
 * 131 ms for 2 MiB, and no step of the main loop may take so long. */
#define PARSE_IN_THREAD_BYTES (64 * 1024)

static void parse_in_turn (gpointer data);
static void give_in_turn (gpointer data);
static void parse_in_thread (GTask *inner, gpointer source, gpointer data, GCancellable *cancellable);
static void parsed (GObject *source, GAsyncResult *result, gpointer user_data);
static void give_value (GTask *task, gpointer value, GError *error);

/**
 * vane_fetch_get_destroy:
 * @self: a fetch
 *
 * Returns: what frees its value
 */
GDestroyNotify
vane_fetch_get_destroy (const VaneFetch *self)
{
  return self->provider != NULL ? (GDestroyNotify) vane_report_unref : (GDestroyNotify) g_ptr_array_unref;
}

/**
 * vane_fetch_stop_following:
 * @task: the task of a fetch
 *
 * The caller may cancel what it likes: it has its answer.
 */
void
vane_fetch_stop_following (GTask *task)
{
  VaneFetch *self = g_task_get_task_data (task);

  /* Not g_cancellable_disconnect(): that one waits for an emission to end, and this may be
   * called from within one. There is one thread, so nothing has to be waited for. */
  if (self->cancelled_id != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), self->cancelled_id);
  self->cancelled_id = 0;
}

/**
 * vane_fetch_give_error:
 * @task: the task of a fetch
 * @error: (transfer full): why there is nothing
 */
void
vane_fetch_give_error (GTask  *task,
                       GError *error)
{
  VaneFetch *self = g_task_get_task_data (task);

  vane_fetch_stop_following (task);
  vane_error_set_provider (error, self->provider != NULL ? self->provider->info.id : self->geocoder->id);
  g_task_return_error (task, error);
}

/* Touches only the task's own data: providers are pure, values immutable. */
static gpointer
parse (VaneFetch   *self,
       GError **error)
{
  g_autoptr(GPtrArray) places = NULL;

  if (self->provider != NULL)
    return vane_fetch_parse (self->provider, self->plan, error);

  places = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_place_unref);
  if (!self->geocoder->parse (self->plan, places, error))
    return NULL;

  return g_steal_pointer (&places);
}

/**
 * vane_fetch_end:
 * @task: the task of a fetch whose plan is complete
 *
 * Parses what came, and gives it to whoever waits.
 */
void
vane_fetch_end (GTask *task)
{
  VaneFetch *self = g_task_get_task_data (task);
  g_autoptr(GTask) inner = NULL;

  /* Answers that travelled as one arrive as one: 25 of them, parsed on the spot, held the
   * loop for 70 ms. */
  if (vane_plan_get_n_bytes (self->plan) <= PARSE_IN_THREAD_BYTES)
    {
      vane_turns_take (g_task_get_source_object (task), parse_in_turn, g_object_ref (task));
      return;
    }

  /* Without the transport: a thread may drop this task last, and objects of the main thread
   * must not end in another one. */
  inner = g_task_new (NULL, NULL, parsed, g_object_ref (task));
  g_task_set_source_tag (inner, vane_fetch_end);
  g_task_set_task_data (inner, self, NULL);
  g_task_run_in_thread (inner, parse_in_thread);
}

static void
parse_in_turn (gpointer data)
{
  g_autoptr(GTask) task = data;
  VaneFetch *self = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    {
      vane_fetch_stop_following (task);
      return;
    }

  self->value = parse (self, &self->error);
  vane_turns_take (g_task_get_source_object (task), give_in_turn, g_object_ref (task));
}

/* Whoever waits for it may fill a window with it: that is a piece of work of its own. */
static void
give_in_turn (gpointer data)
{
  g_autoptr(GTask) task = data;
  VaneFetch *self = g_task_get_task_data (task);

  give_value (task, g_steal_pointer (&self->value), g_steal_pointer (&self->error));
}

static void
parse_in_thread (GTask        *inner,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  GError *error = NULL;
  gpointer value = parse (data, &error);

  if (value != NULL)
    g_task_return_pointer (inner, value, vane_fetch_get_destroy (data));
  else
    g_task_return_error (inner, error);
}

static void
parsed (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);

  give_value (task, value, error);
}

static void
give_value (GTask   *task,
            gpointer value,
            GError  *error)
{
  VaneFetch *self = g_task_get_task_data (task);

  vane_fetch_reject (g_task_get_source_object (task), self->plan, error);
  if (value == NULL)
    {
      vane_fetch_give_error (task, error);
      return;
    }

  vane_fetch_stop_following (task);
  g_task_return_pointer (task, value, vane_fetch_get_destroy (self));
}
