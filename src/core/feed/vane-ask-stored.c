/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best of what is stored: the chosen source's, as long as it holds; else all others are
 * looked at, too. The same pipe, without the network. */
#include "config.h"

#include "feed/vane-ask-private.h"

#include "provider/vane-fetch.h"

/* Where a stored report comes back to. */
typedef struct
{
  GTask *task;    /* (owned) */
  guint  number;  /* in the list */
} Back;

static void read_one (GTask *task, guint number);
static void got_stored (GObject *source, GAsyncResult *result, gpointer user_data);
static void choose (GTask *task);

static void
unref_report (gpointer report)
{
  if (report != NULL)
    vane_report_unref (report);
}

/**
 * vane_ask_read_stored:
 * @task: the task of an ask in cached mode
 */
void
vane_ask_read_stored (GTask *task)
{
  VaneAsk *self = g_task_get_task_data (task);

  self->stored = g_ptr_array_new_with_free_func (unref_report);
  read_one (task, 0);
}

static void
read_one (GTask *task,
          guint  number)
{
  VaneAsk *self = g_task_get_task_data (task);
  Back *back = g_new0 (Back, 1);

  back->task = g_object_ref (task);
  back->number = number;
  self->n_stored++;
  vane_fetch_async (g_task_get_source_object (task), g_ptr_array_index (self->list, number), self->fields.place,
                    &self->fields.options, VANE_MODE_CACHED, g_task_get_cancellable (task), got_stored, back);
}

/* Whether there is no need to look at the others. */
static gboolean
is_current (VaneAsk    *self,
            VaneReport *report)
{
  gint64 now = vane_clock_get_now (self->fields.clock);

  return report != NULL && vane_report_get_expires_at (report) > now && vane_report_get_fetched_at (report) <= now;
}

static void
got_stored (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Back *back = user_data;
  g_autoptr(GTask) task = back->task;
  VaneAsk *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneReport) report = vane_fetch_finish (VANE_TRANSPORT (source), result, &error);
  gboolean current = is_current (self, report);

  self->n_stored--;
  if (back->number == 0)
    {
      g_ptr_array_set_size (self->stored, self->list->len);
      self->error = g_steal_pointer (&error);
      for (guint i = 1; !current && i < self->list->len; i++)
        read_one (task, i);
    }
  self->stored->pdata[back->number] = g_steal_pointer (&report);

  if (self->n_stored == 0)
    choose (task);
}

static void
choose (GTask *task)
{
  VaneAsk *self = g_task_get_task_data (task);
  g_autoptr(GPtrArray) found = g_ptr_array_new ();
  VaneReport *best;

  for (guint i = 0; i < self->stored->len; i++)
    if (self->stored->pdata[i] != NULL)
      g_ptr_array_add (found, self->stored->pdata[i]);

  best = vane_sources_choose (found, vane_clock_get_now (self->fields.clock));
  self->base = best != NULL ? vane_report_ref (best) : NULL;
  self->settled = TRUE;
  vane_ask_look (task);
}
