/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one source lacks is asked of others. That it fails never fails the report: what is
 * stored of them is taken instead, and the block says what went wrong where nothing is. */
#include "config.h"

#include "feed/vane-ask-private.h"

#include "model/vane-report-fill.h"
#include "provider/vane-fetch.h"
#include "provider/vane-race.h"

/* Where an answer comes back to. */
typedef struct
{
  GTask    *task;  /* (owned) */
  VaneFill *fill;  /* owned by the ask */
} Back;

static void fetch (GTask *task, VaneFill *fill, VaneMode mode);
static void got_fill (GObject *source, GAsyncResult *result, gpointer user_data);

/**
 * vane_fill_free:
 * @fill: (transfer full): a #VaneFill
 */
void
vane_fill_free (gpointer fill)
{
  VaneFill *self = fill;

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->report, vane_report_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/* Everybody who was asked for it; the one whose report it is, and those who did not get there. */
static GPtrArray *
list_asked (VaneAsk *self)
{
  GPtrArray *asked = g_ptr_array_new ();
  const char *base = self->base != NULL ? vane_report_get_provider (self->base) : NULL;

  for (guint i = 0; i < self->fills->len; i++)
    g_ptr_array_add (asked, (gpointer) ((VaneFill *) g_ptr_array_index (self->fills, i))->step.provider);
  for (guint i = 0; i < self->list->len; i++)
    {
      const VaneProvider *provider = g_ptr_array_index (self->list, i);

      g_ptr_array_add (asked, (gpointer) provider);
      if (base == NULL || g_str_equal (provider->info.id, base))
        break;
    }

  return asked;
}

/* What somebody is being asked for. */
static guint
get_awaited (VaneAsk *self)
{
  guint awaited = 0;

  for (guint i = 0; i < self->fills->len; i++)
    {
      const VaneFill *fill = g_ptr_array_index (self->fills, i);

      if (fill->running)
        awaited |= fill->step.wanted;
    }

  return awaited;
}

static gboolean
is_filling (VaneAsk            *self,
            const VaneProvider *provider)
{
  for (guint i = 0; i < self->fills->len; i++)
    if (((VaneFill *) g_ptr_array_index (self->fills, i))->step.provider == provider)
      return TRUE;

  return FALSE;
}

/* Who could not give the weather may still give what can be had without it: the warnings of a service whose forecasts
 * are out of order. */
static void
add_losers (VaneAsk *self,
            GArray  *steps,
            guint    missing)
{
  const char *winner = self->base != NULL ? vane_report_get_provider (self->base) : NULL;

  for (guint i = 0; i < steps->len; i++)
    missing &= ~g_array_index (steps, VaneFillStep, i).wanted;

  for (guint i = 0; i < self->list->len && winner != NULL; i++)
    {
      const VaneProvider *provider = g_ptr_array_index (self->list, i);
      VaneFillStep step = { provider, provider->alone & missing };

      if (g_str_equal (provider->info.id, winner))
        break;
      if (step.wanted == 0 || is_filling (self, provider) ||
          (i == 0 && self->of_chosen != NULL && vane_race_is_final (self->of_chosen)))
        continue;
      g_array_append_val (steps, step);
      missing &= ~step.wanted;
    }
}

/**
 * vane_ask_start_fills:
 * @task: the task of an ask
 * @missing: what is missing
 *
 * Asks for that of it which nobody is being asked for, of those who have not been asked.
 */
void
vane_ask_start_fills (GTask *task,
                      guint  missing)
{
  VaneAsk *self = g_task_get_task_data (task);
  g_autoptr(GPtrArray) asked = list_asked (self);
  g_autoptr(GArray) steps = vane_sources_plan_fill (&self->fields.sources, self->fields.place,
                                                    missing & ~get_awaited (self), asked);

  add_losers (self, steps, missing & ~get_awaited (self));
  for (guint i = 0; i < steps->len; i++)
    {
      VaneFill *fill = g_new0 (VaneFill, 1);

      fill->step = g_array_index (steps, VaneFillStep, i);
      g_ptr_array_add (self->fills, fill);
      fetch (task, fill, self->fields.mode);
    }
}

static void
fetch (GTask    *task,
       VaneFill *fill,
       VaneMode  mode)
{
  VaneAsk *self = g_task_get_task_data (task);
  VanePlanOptions options = self->fields.options;
  Back *back = g_new0 (Back, 1);

  options.blocks = vane_sources_get_blocks (fill->step.wanted, fill->step.provider);
  back->task = g_object_ref (task);
  back->fill = fill;
  fill->running = TRUE;
  fill->from_store = mode == VANE_MODE_CACHED;
  g_clear_object (&fill->cancellable);
  fill->cancellable = g_cancellable_new ();
  self->n_filling++;
  vane_fetch_async (g_task_get_source_object (task), fill->step.provider, self->fields.place, &options, mode,
                    fill->cancellable, got_fill, back);
}

static gboolean
is_wanted (VaneFill *fill)
{
  return fill->report == NULL || (vane_sources_get_missing (fill->report) & fill->step.wanted) != 0;
}

static void
got_fill (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree Back *back = user_data;
  g_autoptr(GTask) task = back->task;
  VaneAsk *self = g_task_get_task_data (task);
  VaneFill *fill = back->fill;
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneReport) report = vane_fetch_finish (VANE_TRANSPORT (source), result, &error);
  gboolean over = g_cancellable_is_cancelled (g_task_get_cancellable (task)) ||
                  (self->settled && self->base == NULL);

  fill->running = FALSE;
  self->n_filling--;
  if (report != NULL)
    {
      g_clear_pointer (&fill->report, vane_report_unref);
      fill->report = g_steal_pointer (&report);
    }
  else if (fill->error == NULL)
    {
      fill->error = g_steal_pointer (&error);
    }

  /* What is stored is better than nothing. */
  if (!over && !fill->from_store && is_wanted (fill))
    fetch (task, fill, VANE_MODE_CACHED);
  else
    vane_ask_look (task);
}

/**
 * vane_ask_stop_fills:
 * @self: an ask
 *
 * Nobody waits for what fills any more.
 */
void
vane_ask_stop_fills (VaneAsk *self)
{
  for (guint i = 0; i < self->fills->len; i++)
    {
      VaneFill *fill = g_ptr_array_index (self->fills, i);

      if (fill->running)
        g_cancellable_cancel (fill->cancellable);
    }
}

/* Without the network: whether there is a record of somebody who asked in vain. What is merely not
 * stored was never asked for. */
static gboolean
has_record (const VaneFill *fill)
{
  return fill->report == NULL && fill->error != NULL && vane_error_get_not_before (fill->error) != VANE_TIME_NONE;
}

/* Why @fill has nothing for @block; %FALSE when it has, or was not asked for it. */
static gboolean
get_code (const VaneFill *fill,
          guint           block,
          VaneError      *code)
{
  const VaneBlockInfo *info = fill->report != NULL ? vane_report_get_block (fill->report, block) : NULL;

  if (!(fill->step.wanted & VANE_BLOCK_BIT (block)))
    return FALSE;
  if (info != NULL)
    {
      *code = info->code;
      return info->state == VANE_BLOCK_FAILED;
    }
  if (fill->error == NULL)
    return FALSE;

  *code = fill->error->domain == VANE_ERROR ? (VaneError) fill->error->code : VANE_ERROR_SERVICE;
  /* Only a deadline cancels one whose answer is waited for. */
  if (vane_error_is_cancelled (fill->error))
    *code = VANE_ERROR_TIMEOUT;

  return TRUE;
}

/* What is not known yet, but is not missing either: somebody is being asked for it, or would be with
 * the network. */
static guint
get_unknown (VaneAsk *self)
{
  guint unknown = get_awaited (self);

  for (guint i = 0; i < self->fills->len && self->fields.mode == VANE_MODE_CACHED; i++)
    {
      const VaneFill *fill = g_ptr_array_index (self->fills, i);

      if (fill->report == NULL && !has_record (fill))
        unknown |= fill->step.wanted;
    }

  return unknown;
}

/**
 * vane_ask_combine:
 * @self: an ask that has the weather
 * @final: whether to say of what is missing why it is
 *
 * Returns: (transfer full): the weather, filled with what is there by now
 */
VaneReport *
vane_ask_combine (VaneAsk  *self,
                  gboolean  final)
{
  VaneReport *report = vane_report_ref (self->base);
  g_autoptr(VaneReport) known = NULL;
  VaneError code;

  for (guint i = 0; i < self->fills->len; i++)
    {
      const VaneFill *fill = g_ptr_array_index (self->fills, i);
      g_autoptr(VaneReport) before = report;

      report = fill->report != NULL ? vane_sources_fill (before, fill->report, fill->step.wanted)
                                    : vane_report_ref (before);
    }

  for (guint i = 0; final && i < self->fills->len; i++)
    for (guint block = 0; block < VANE_N_BLOCKS; block++)
      {
        const VaneFill *fill = g_ptr_array_index (self->fills, i);
        g_autoptr(VaneReport) before = report;

        report = (self->fields.mode != VANE_MODE_CACHED || has_record (fill)) && get_code (fill, block, &code)
                     ? vane_report_fill_failed (before, VANE_BLOCK_BIT (block), fill->step.provider->info.id, code)
                     : vane_report_ref (before);
      }
  known = report;

  return vane_report_fill_awaited (known, get_unknown (self));
}
