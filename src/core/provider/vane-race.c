/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first source is asked. When it is late or fails, the next one is asked, too, and so on;
 * the first good answer wins. The race is over when the losers have come back as well: what
 * is cancelled comes at once, and nothing is left behind. */
#include "config.h"

#include "provider/vane-race.h"

#include "base/vane-data.h"
#include "base/vane-priority.h"

typedef struct
{
  VaneRaceFields  fields;      /* input: its pointers are owned */
  GPtrArray      *runners;     /* in progress (owned) (element-type Runner): those that were started */
  guint           n_running;
  GSource        *late;        /* (owned) (nullable): the newest runner is not late yet */
  gulong          heard_id;
  gulong          cancelled_id;
  VaneReport     *winner;      /* (owned) (nullable) */
  GError         *of_first;    /* (owned) (nullable): why the winner is not the first */
} Race;

VANE_DEFINE_DATA (Race, race)

typedef struct
{
  const VaneProvider *provider;
  GCancellable       *cancellable;  /* (owned) */
  gboolean            running;
  gboolean            was_late;
  GError             *error;        /* (owned) (nullable) */
} Runner;

/* Where a runner comes back to. */
typedef struct
{
  GTask *task;  /* (owned) */
  guint  number;
} Finish;

static void start_next (GTask *task);
static void got_report (GObject *source, GAsyncResult *result, gpointer user_data);
static void end (GTask *task);

static void
runner_free (gpointer data)
{
  Runner *runner = data;

  g_object_unref (runner->cancellable);
  g_clear_error (&runner->error);
  g_free (runner);
}

static void
race_clear (Race *self)
{
  g_clear_object (&self->fields.clock);
  g_clear_pointer (&self->fields.place, vane_place_unref);
  g_free ((gpointer) self->fields.options.language);
  g_free ((gpointer) self->fields.providers);
  g_ptr_array_unref (self->runners);
  g_clear_pointer (&self->winner, vane_report_unref);
  g_clear_error (&self->of_first);
}

/**
 * vane_race_goes_on:
 * @error: why a source gave nothing
 *
 * Returns: whether another source may do better: not when the network is away, nor when
 *   nobody waits any more
 */
gboolean
vane_race_goes_on (const GError *error)
{
  if (error->domain != VANE_ERROR)
    return FALSE;

  switch ((VaneError) error->code)
    {
    case VANE_ERROR_TIMEOUT:
    case VANE_ERROR_BUSY:
    case VANE_ERROR_REFUSED:
    case VANE_ERROR_KEY_MISSING:
    case VANE_ERROR_NOT_IN_PLAN:
    case VANE_ERROR_NOT_COVERED:
    case VANE_ERROR_UNTRUSTED:
    case VANE_ERROR_SERVICE:
    case VANE_ERROR_DATA:
      return TRUE;
    case VANE_ERROR_OFFLINE:
    case VANE_ERROR_NO_MATCH:
    case VANE_ERROR_LOCAL:
    default:
      return FALSE;
    }
}

/**
 * vane_race_is_final:
 * @error: why a source gave nothing
 *
 * Returns: whether trying again does not help: another key, place or source does
 */
gboolean
vane_race_is_final (const GError *error)
{
  return g_error_matches (error, VANE_ERROR, VANE_ERROR_REFUSED) ||
         g_error_matches (error, VANE_ERROR, VANE_ERROR_KEY_MISSING) ||
         g_error_matches (error, VANE_ERROR, VANE_ERROR_NOT_COVERED);
}

static Runner *
get_newest (Race *self)
{
  return g_ptr_array_index (self->runners, self->runners->len - 1);
}

static void
stop_clock (Race *self)
{
  if (self->late != NULL)
    g_source_destroy (self->late);
  g_clear_pointer (&self->late, g_source_unref);
}

static gboolean
on_late (gpointer user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);
  Race *self = g_task_get_task_data (task);

  stop_clock (self);
  get_newest (self)->was_late = TRUE;
  start_next (task);

  return G_SOURCE_REMOVE;
}

/* It runs while there is somebody else to be asked. */
static void
restart_clock (GTask *task)
{
  Race *self = g_task_get_task_data (task);

  stop_clock (self);
  if (self->fields.mode == VANE_MODE_CACHED || self->fields.providers[self->runners->len] == NULL)
    return;

  self->late = vane_clock_make_timeout (self->fields.clock, VANE_RACE_LATE_MS);
  /* A program that was busy for three seconds has not listened: what has arrived meanwhile goes first. */
  g_source_set_priority (self->late, VANE_PRIORITY_STEP);
  g_source_set_callback (self->late, on_late, task, NULL);
  g_source_attach (self->late, g_task_get_context (task));
}

/* A byte, or the end of a round: it is alive, the clock begins anew. */
static void
on_heard (VaneTransport *transport,
          const char    *endpoint_id,
          GTask         *task)
{
  Race *self = g_task_get_task_data (task);
  const VaneEndpoint *const *endpoints = get_newest (self)->provider->endpoints;

  if (self->late == NULL)
    return;
  for (guint i = 0; endpoints[i] != NULL; i++)
    if (g_strcmp0 (endpoints[i]->id, endpoint_id) == 0)
      {
        restart_clock (task);
        return;
      }
}

static void
cancel_all (Race *self)
{
  stop_clock (self);
  for (guint i = 0; i < self->runners->len; i++)
    g_cancellable_cancel (((Runner *) g_ptr_array_index (self->runners, i))->cancellable);
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  cancel_all (user_data);
}

static const VaneProvider *const *
copy_providers (const VaneProvider *const *providers)
{
  guint n = 0;

  while (providers[n] != NULL)
    n++;

  return g_memdup2 (providers, (n + 1) * sizeof *providers);
}

/**
 * vane_race_async:
 * @transport: where responses come from
 * @fields: whom to ask, what about; copied
 * @cancellable: (nullable): ends all that is under way
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_race_async (VaneTransport        *transport,
                 const VaneRaceFields *fields,
                 GCancellable         *cancellable,
                 GAsyncReadyCallback   callback,
                 gpointer              user_data)
{
  g_autoptr(GTask) task = NULL;
  Race *self;

  g_return_if_fail (VANE_IS_TRANSPORT (transport));
  g_return_if_fail (fields != NULL && fields->providers[0] != NULL);

  task = g_task_new (transport, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_race_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  self = race_attach (task);
  self->fields = *fields;
  self->fields.providers = copy_providers (fields->providers);
  self->fields.clock = g_object_ref (fields->clock);
  self->fields.place = vane_place_ref (fields->place);
  self->fields.options.language = g_strdup (fields->options.language);
  self->runners = g_ptr_array_new_with_free_func (runner_free);
  self->heard_id = g_signal_connect (transport, "heard", G_CALLBACK (on_heard), task);
  start_next (task);
  if (cancellable != NULL)
    self->cancelled_id = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled), self);
}

static void
start_next (GTask *task)
{
  Race *self = g_task_get_task_data (task);
  const VaneProvider *provider = self->fields.providers[self->runners->len];
  Runner *runner;
  Finish *finish;

  if (provider == NULL)
    return;

  runner = g_new0 (Runner, 1);
  runner->provider = provider;
  runner->cancellable = g_cancellable_new ();
  runner->running = TRUE;
  g_ptr_array_add (self->runners, runner);
  self->n_running++;

  finish = g_new0 (Finish, 1);
  finish->task = g_object_ref (task);
  finish->number = self->runners->len - 1;
  restart_clock (task);
  vane_fetch_async (g_task_get_source_object (task), provider, self->fields.place, &self->fields.options,
                    self->fields.mode, runner->cancellable, got_report, finish);
}

/* Why the source that the user wants is not the one that is shown. */
static GError *
blame (Runner *first)
{
  GError *error;

  if (first->error != NULL && !vane_error_is_cancelled (first->error))
    return g_error_copy (first->error);

  error = vane_error_new (VANE_ERROR_TIMEOUT, "%s was late", first->provider->info.id);
  vane_error_set_provider (error, first->provider->info.id);

  return error;
}

/* Whoever was late and has lost is to be spared for a while. */
static void
tell_late (GTask *task)
{
  Race *self = g_task_get_task_data (task);

  for (guint i = 0; i < self->runners->len; i++)
    {
      const Runner *runner = g_ptr_array_index (self->runners, i);

      if (!runner->running || !runner->was_late)
        continue;
      for (guint k = 0; runner->provider->endpoints[k] != NULL; k++)
        vane_transport_tell_late (g_task_get_source_object (task), runner->provider->endpoints[k]->id,
                                  VANE_RACE_LATE_MS / 1000);
    }
}

static void
got_report (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Finish *finish = user_data;
  g_autoptr(GTask) task = finish->task;
  Race *self = g_task_get_task_data (task);
  Runner *runner = g_ptr_array_index (self->runners, finish->number);
  g_autoptr(VaneReport) report = vane_fetch_finish (VANE_TRANSPORT (source), result, &runner->error);

  runner->running = FALSE;
  self->n_running--;
  if (report != NULL && self->winner == NULL)
    {
      self->winner = g_steal_pointer (&report);
      tell_late (task);
      cancel_all (self);
      if (finish->number > 0)
        self->of_first = blame (g_ptr_array_index (self->runners, 0));
    }
  else if (self->winner == NULL && runner == get_newest (self) && !runner->was_late &&
           !g_cancellable_is_cancelled (runner->cancellable) && vane_race_goes_on (runner->error))
    {
      start_next (task);
    }

  if (self->n_running == 0)
    end (task);
}

/* The user's source speaks for all, unless it is hopeless and another one is not; the next try
 * is worth it as soon as one of them may be asked. */
static GError *
choose_error (Race *self)
{
  Runner *first = g_ptr_array_index (self->runners, 0);
  Runner *speaker = first;
  gint64 earliest = VANE_TIME_NONE;
  GError *error;

  for (guint i = 0; i < self->runners->len; i++)
    {
      Runner *runner = g_ptr_array_index (self->runners, i);
      gint64 not_before = vane_error_get_not_before (runner->error);

      if (vane_race_is_final (runner->error))
        continue;
      if (vane_race_is_final (speaker->error))
        speaker = runner;
      if (not_before != VANE_TIME_NONE && (earliest == VANE_TIME_NONE || not_before < earliest))
        earliest = not_before;
    }
  if (speaker != first)
    self->of_first = blame (first);

  error = g_error_copy (speaker->error);
  if (error->domain == VANE_ERROR && earliest != VANE_TIME_NONE)
    vane_error_set_not_before (error, earliest);

  return error;
}

static void
end (GTask *task)
{
  Race *self = g_task_get_task_data (task);

  stop_clock (self);
  g_signal_handler_disconnect (g_task_get_source_object (task), self->heard_id);
  /* Not g_cancellable_disconnect(): that one waits for an emission to end. */
  if (self->cancelled_id != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), self->cancelled_id);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (self->winner != NULL)
    g_task_return_pointer (task, vane_report_ref (self->winner), (GDestroyNotify) vane_report_unref);
  else
    g_task_return_error (task, choose_error (self));
}

/**
 * vane_race_finish:
 * @transport: the transport
 * @result: the result
 * @of_first: (out) (nullable): why the first source did not speak, when another one did
 * @error: of the domain %VANE_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the report of whoever was first; its provider says who
 */
VaneReport *
vane_race_finish (VaneTransport  *transport,
                  GAsyncResult   *result,
                  GError        **of_first,
                  GError        **error)
{
  Race *self;

  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);

  self = g_task_get_task_data (G_TASK (result));
  if (of_first != NULL)
    *of_first = self != NULL ? g_steal_pointer (&self->of_first) : NULL;

  return g_task_propagate_pointer (G_TASK (result), error);
}
