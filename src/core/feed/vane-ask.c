/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From sources to one report. What the chosen source is known to lack is asked of others at the
 * same time; what turns out to be missing, when the weather is there. */
#include "config.h"

#include "feed/vane-ask-private.h"

#include "provider/vane-race.h"

VANE_DEFINE_DATA (VaneAsk, vane_ask)

static void start_race (GTask *task);
static void got_winner (GObject *source, GAsyncResult *result, gpointer user_data);
static void end (GTask *task);

static void
vane_ask_clear (VaneAsk *self)
{
  g_clear_object (&self->fields.clock);
  g_clear_pointer (&self->fields.place, vane_place_unref);
  g_free ((gpointer) self->fields.options.language);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->stored, g_ptr_array_unref);
  g_clear_pointer (&self->fills, g_ptr_array_unref);
  g_clear_pointer (&self->base, vane_report_unref);
  g_clear_error (&self->of_chosen);
  g_clear_error (&self->error);
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  vane_ask_stop_fills (user_data);
}

/* What the source is known to lack: nobody waits for its answer to find out. */
static guint
get_known_missing (const VaneProvider *provider)
{
  return VANE_SOURCES_FILLED & ~provider->info.gives;
}

/**
 * vane_ask_async:
 * @transport: where responses come from
 * @fields: whom to ask, what about; copied
 * @cancellable: (nullable): ends all that is under way
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_ask_async (VaneTransport       *transport,
                const VaneAskFields *fields,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  VaneAsk *self;

  g_return_if_fail (VANE_IS_TRANSPORT (transport));
  g_return_if_fail (fields != NULL && fields->sources.chosen != NULL);

  task = g_task_new (transport, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_ask_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  self = vane_ask_attach (task);
  self->fields = *fields;
  self->fields.clock = g_object_ref (fields->clock);
  self->fields.place = vane_place_ref (fields->place);
  self->fields.options.language = g_strdup (fields->options.language);
  self->list = vane_sources_list (&self->fields.sources, self->fields.place);
  self->fills = g_ptr_array_new_with_free_func (vane_fill_free);
  if (cancellable != NULL)
    self->cancelled_id = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled), self);

  vane_ask_start_fills (task, get_known_missing (self->fields.sources.chosen));
  if (fields->mode == VANE_MODE_CACHED)
    vane_ask_read_stored (task);
  else
    start_race (task);
}

static void
start_race (GTask *task)
{
  VaneAsk *self = g_task_get_task_data (task);
  VaneRaceFields race = {
    .clock = self->fields.clock,
    .place = self->fields.place,
    .options = self->fields.options,
    .mode = self->fields.mode,
  };
  g_autoptr(GPtrArray) providers = g_ptr_array_copy (self->list, NULL, NULL);

  g_ptr_array_add (providers, NULL);
  race.providers = (const VaneProvider *const *) providers->pdata;
  vane_race_async (g_task_get_source_object (task), &race, g_task_get_cancellable (task), got_winner,
                   g_object_ref (task));
}

static void
got_winner (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  VaneAsk *self = g_task_get_task_data (task);

  self->base = vane_race_finish (VANE_TRANSPORT (source), result, &self->of_chosen, &self->error);
  self->settled = TRUE;
  vane_ask_look (task);
}

static gboolean
on_deadline (gpointer user_data)
{
  VaneAsk *self = g_task_get_task_data (user_data);

  self->late = TRUE;
  vane_ask_stop_fills (self);

  return G_SOURCE_REMOVE;
}

/* The weather is there, what fills it is not yet: nobody waits for that without end. */
static void
wait_for_fills (GTask *task)
{
  VaneAsk *self = g_task_get_task_data (task);

  if (self->deadline == NULL && self->fields.mode != VANE_MODE_CACHED)
    {
      self->deadline = vane_clock_make_timeout (self->fields.clock, VANE_ASK_FILL_MS);
      g_source_set_callback (self->deadline, on_deadline, task, NULL);
      g_source_attach (self->deadline, g_task_get_context (task));
    }
  if (!self->told && self->fields.first != NULL && self->fields.mode != VANE_MODE_CACHED)
    {
      g_autoptr(VaneReport) report = vane_ask_combine (self, FALSE);

      self->told = TRUE;
      self->fields.first (report, self->fields.first_data);
    }
}

/**
 * vane_ask_look:
 * @task: the task of an ask
 *
 * Something came back: asks for what is missing, waits, or ends.
 */
void
vane_ask_look (GTask *task)
{
  VaneAsk *self = g_task_get_task_data (task);
  gboolean cancelled = g_cancellable_is_cancelled (g_task_get_cancellable (task));

  if (!self->settled)
    return;
  if (self->base == NULL || cancelled)
    {
      vane_ask_stop_fills (self);
    }
  else if (!self->late)
    {
      g_autoptr(VaneReport) so_far = vane_ask_combine (self, FALSE);

      vane_ask_start_fills (task, vane_sources_get_missing (so_far));
    }

  if (self->n_filling == 0)
    end (task);
  else if (self->base != NULL && !cancelled)
    wait_for_fills (task);
}

static void
end (GTask *task)
{
  VaneAsk *self = g_task_get_task_data (task);

  if (self->deadline != NULL)
    g_source_destroy (self->deadline);
  g_clear_pointer (&self->deadline, g_source_unref);
  /* Not g_cancellable_disconnect(): that one waits for an emission to end. */
  if (self->cancelled_id != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (task), self->cancelled_id);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (self->base != NULL)
    g_task_return_pointer (task, vane_ask_combine (self, TRUE), (GDestroyNotify) vane_report_unref);
  else
    g_task_return_error (task, g_steal_pointer (&self->error));
}

/**
 * vane_ask_finish:
 * @transport: the transport
 * @result: the result
 * @of_chosen: (out) (nullable): why the chosen source did not speak, when another one did
 * @error: of the domain %VANE_ERROR with the provider's id, or G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the report; each block says where it is from
 */
VaneReport *
vane_ask_finish (VaneTransport  *transport,
                 GAsyncResult   *result,
                 GError        **of_chosen,
                 GError        **error)
{
  VaneAsk *self;

  g_return_val_if_fail (g_task_is_valid (result, transport), NULL);

  self = g_task_get_task_data (G_TASK (result));
  if (of_chosen != NULL)
    *of_chosen = self != NULL ? g_steal_pointer (&self->of_chosen) : NULL;

  return g_task_propagate_pointer (G_TASK (result), error);
}
