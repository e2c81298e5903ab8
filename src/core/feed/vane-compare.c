/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each row is a fetch of its own: none waits for another, each failure is its own. What is
 * cached and has not expired is not asked for again: the requests are those of a refresh. */
#include "config.h"

#include "feed/vane-compare.h"

#include "feed/vane-compare-private.h"
#include "provider/vane-fetch.h"

/* What is compared; alerts and air are not asked for. */
#define BLOCKS (VANE_BLOCK_BIT (VANE_BLOCK_NOW) | VANE_BLOCK_BIT (VANE_BLOCK_HOURS) | VANE_BLOCK_BIT (VANE_BLOCK_DAYS))
/* Of a source that does not answer, what is stored is shown, but not what is older. */
#define MAX_STORED_S (6 * 3600)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a fetch brings back: for whom. */
typedef struct
{
  VaneCompare    *compare;      /* (owned) */
  VaneCompareRow *row;          /* (owned) */
  GCancellable   *cancellable;  /* (owned) */
  GError         *error;        /* (owned) (nullable): why what is stored is read */
} Ask;

static void got_report (GObject *source, GAsyncResult *result, gpointer user_data);
static void got_stored (GObject *source, GAsyncResult *result, gpointer user_data);

G_DEFINE_FINAL_TYPE_WITH_CODE (VaneCompare, vane_compare, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, vane_compare_list_model_init))

static void
ask_free (Ask *ask)
{
  g_object_unref (ask->compare);
  g_object_unref (ask->row);
  g_object_unref (ask->cancellable);
  g_clear_error (&ask->error);
  g_free (ask);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ask, ask_free)

/* --- asking --- */

static void
fetch (Ask                 *ask,
       VaneMode             mode,
       GAsyncReadyCallback  callback)
{
  VaneCompare *self = ask->compare;
  VanePlanOptions options = { self->fields.decimals, self->fields.language, BLOCKS };

  vane_fetch_async (self->fields.transport, ask->row->provider, self->fields.place, &options, mode, ask->cancellable,
                    callback, ask);
}

static void
ask_row (VaneCompare    *self,
         VaneCompareRow *row)
{
  Ask *ask = g_new0 (Ask, 1);

  row->cancellable = g_cancellable_new ();
  ask->compare = g_object_ref (self);
  ask->row = g_object_ref (row);
  ask->cancellable = g_object_ref (row->cancellable);
  self->n_in_air++;
  fetch (ask, VANE_MODE_ASKED, got_report);
}

/* Something that there is may be told of: not when it is closed or cancelled. */
static gboolean
is_wanted (const Ask *ask)
{
  return !ask->compare->closed && !g_cancellable_is_cancelled (ask->cancellable);
}

static void
end_run (VaneCompare *self)
{
  g_autoptr(GTask) run = g_steal_pointer (&self->run);

  if (run == NULL)
    return;
  /* Not g_cancellable_disconnect(): that one waits for an emission to end. */
  if (self->cancelled_id != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (run), self->cancelled_id);
  self->cancelled_id = 0;
  if (self->closed)
    g_task_return_new_error (run, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The comparison is closed");
  else if (!g_task_return_error_if_cancelled (run))
    g_task_return_boolean (run, TRUE);
}

static void
land (Ask        *ask,
      VaneReport *report,
      GError     *error)
{
  VaneCompare *self = ask->compare;
  gboolean wanted = is_wanted (ask);

  g_clear_object (&ask->row->cancellable);
  self->n_in_air--;
  if (wanted)
    {
      vane_compare_row_take (ask->row, report, error);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else
    {
      g_clear_pointer (&report, vane_report_unref);
      g_clear_error (&error);
    }
  if (self->n_in_air == 0)
    end_run (self);
}

static void
got_report (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Ask) ask = user_data;
  VaneCompare *self = ask->compare;
  GError *error = NULL;
  VaneReport *report = vane_fetch_finish (VANE_TRANSPORT (source), result, &error);

  if (report != NULL && is_wanted (ask) && self->fields.store != NULL)
    vane_accuracy_store_note (self->fields.store, vane_place_get_id (self->fields.place), report,
                              vane_clock_get_now (self->fields.clock));
  if (report != NULL || !is_wanted (ask) || g_error_matches (error, VANE_ERROR, VANE_ERROR_NOT_COVERED))
    {
      land (ask, report, error);
      return;
    }

  ask->error = error;
  fetch (g_steal_pointer (&ask), VANE_MODE_CACHED, got_stored);
}

static void
got_stored (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Ask) ask = user_data;
  VaneReport *report = vane_fetch_finish (VANE_TRANSPORT (source), result, NULL);
  gint64 now = vane_clock_get_now (ask->compare->fields.clock);

  if (report != NULL && !(vane_report_get_fetched_at (report) > now - MAX_STORED_S))
    g_clear_pointer (&report, vane_report_unref);
  land (ask, report, g_steal_pointer (&ask->error));
}

static void
cancel_all (VaneCompare *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      VaneCompareRow *row = g_ptr_array_index (self->rows, i);

      if (row->cancellable != NULL)
        g_cancellable_cancel (row->cancellable);
    }
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer      user_data)
{
  cancel_all (user_data);
}

static void
set_scores (VaneCompare *self)
{
  g_autoptr(VaneAccuracy) accuracy = NULL;

  if (self->fields.store == NULL)
    return;

  accuracy = vane_accuracy_store_load (self->fields.store, vane_place_get_id (self->fields.place));
  for (guint i = 0; i < self->rows->len; i++)
    {
      VaneCompareRow *row = g_ptr_array_index (self->rows, i);
      VaneAccuracyScore score =
          vane_accuracy_judge (accuracy, row->provider->info.id, vane_clock_get_now (self->fields.clock));

      vane_compare_row_set_score (row, &score);
    }
}

/**
 * vane_compare_run_async:
 * @self: a comparison that does not run
 * @cancellable: (nullable): ends all that is under way
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 *
 * Asks all sources at once; each row changes when its answer is there.
 */
void
vane_compare_run_async (VaneCompare         *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (VANE_IS_COMPARE (self) && self->run == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vane_compare_run_async);
  self->run = task;
  /* The set-up counts as one: nothing ends before all has begun. */
  self->n_in_air++;
  if (!self->closed && !g_cancellable_is_cancelled (cancellable))
    {
      set_scores (self);
      if (cancellable != NULL)
        self->cancelled_id = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_cancelled), self);
      for (guint i = 0; i < self->rows->len; i++)
        {
          VaneCompareRow *row = g_ptr_array_index (self->rows, i);

          if (row->cancellable == NULL)
            ask_row (self, row);
        }
    }
  self->n_in_air--;
  if (self->n_in_air == 0)
    end_run (self);
}

/**
 * vane_compare_run_finish:
 * @self: a comparison
 * @result: the result
 * @error: only G_IO_ERROR_CANCELLED: what went wrong is in the rows
 *
 * Returns: whether all have answered or failed
 */
gboolean
vane_compare_run_finish (VaneCompare   *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vane_compare_retry:
 * @self: a comparison
 * @row: one of its rows
 *
 * Asks that one again, unless it is being asked.
 */
void
vane_compare_retry (VaneCompare    *self,
                    VaneCompareRow *row)
{
  g_return_if_fail (VANE_IS_COMPARE (self) && VANE_IS_COMPARE_ROW (row));

  if (self->closed || row->cancellable != NULL)
    return;

  vane_compare_row_wait (row);
  g_signal_emit (self, signals[CHANGED], 0);
  ask_row (self, row);
}

/**
 * vane_compare_close:
 * @self: a comparison
 *
 * Cancels what is under way; nothing is emitted any more.
 */
void
vane_compare_close (VaneCompare *self)
{
  g_return_if_fail (VANE_IS_COMPARE (self));

  self->closed = TRUE;
  cancel_all (self);
}

/* --- the object --- */

static void
vane_compare_finalize (GObject *object)
{
  VaneCompare *self = VANE_COMPARE (object);

  /* What is in the air holds a reference: nothing is. */
  g_clear_object (&self->fields.transport);
  g_clear_object (&self->fields.clock);
  g_clear_object (&self->fields.store);
  g_clear_pointer (&self->fields.place, vane_place_unref);
  g_free ((gpointer) self->fields.language);
  g_ptr_array_unref (self->rows);
  g_time_zone_unref (self->local);

  G_OBJECT_CLASS (vane_compare_parent_class)->finalize (object);
}

static void
vane_compare_class_init (VaneCompareClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vane_compare_finalize;

  signals[CHANGED] = g_signal_new ("changed", VANE_TYPE_COMPARE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   0);
}

static void
vane_compare_init (VaneCompare *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Those that cover the place in their order; then those that say by themselves that they do not. */
static void
add_rows (VaneCompare *self)
{
  g_autoptr(GPtrArray) list = vane_sources_list (&self->fields.sources, self->fields.place);

  for (guint i = 0; self->fields.sources.table[i] != NULL; i++)
    if (vane_provider_info_gives_weather (&self->fields.sources.table[i]->info) &&
        !g_ptr_array_find (list, self->fields.sources.table[i], NULL))
      g_ptr_array_add (list, (gpointer) self->fields.sources.table[i]);
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (self->rows, vane_compare_row_new (g_ptr_array_index (list, i)));
}

/**
 * vane_compare_new:
 * @fields: whom to ask, what about; copied
 *
 * Returns: (transfer full): a comparison; nobody is asked yet
 */
VaneCompare *
vane_compare_new (const VaneCompareFields *fields)
{
  VaneCompare *self = g_object_new (VANE_TYPE_COMPARE, NULL);

  self->fields = *fields;
  self->fields.sources.others = TRUE;
  self->fields.transport = g_object_ref (fields->transport);
  self->fields.clock = g_object_ref (fields->clock);
  self->fields.place = vane_place_ref (fields->place);
  self->fields.language = g_strdup (fields->language);
  self->fields.store = fields->store != NULL ? g_object_ref (fields->store) : NULL;
  self->local = g_time_zone_new_local ();
  add_rows (self);

  return self;
}
