/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one source lacks comes from another. Reports are immutable: a filled one is a new one
 * that shares what it did not change. */
#include "config.h"

#include "model/vane-report-fill.h"

#include "model/vane-report-private.h"

static VaneReport *
copy (VaneReport *self)
{
  VaneReport *copy = g_atomic_rc_box_dup (sizeof *self, self);

  vane_place_ref (copy->place);
  g_time_zone_ref (copy->zone);
  copy->zone_name = g_strdup (self->zone_name);
  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    g_array_ref (copy->samples[i]);
  g_ptr_array_ref (copy->alerts);

  return copy;
}

static void
take_block (VaneReport *self,
            VaneReport *from,
            guint       block)
{
  self->blocks[block] = from->blocks[block];
  if (block == VANE_BLOCK_ALERTS)
    {
      g_ptr_array_unref (self->alerts);
      self->alerts = g_ptr_array_ref (from->alerts);
      return;
    }
  g_array_unref (self->samples[block]);
  self->samples[block] = g_array_ref (from->samples[block]);
}

/**
 * vane_report_fill:
 * @self: a report
 * @from: what another source says of the same place
 * @blocks: VANE_BLOCK_BIT()s: which blocks to take where @self has no answer and @from has one
 *
 * A block keeps its origin and its own dates. "There is nothing" is an answer, too.
 *
 * Returns: (transfer full): a report that says both
 */
VaneReport *
vane_report_fill (VaneReport *self,
                  VaneReport *from,
                  guint       blocks)
{
  VaneReport *filled = copy (self);
  guint lacking = vane_report_get_lacking (self) & blocks & ~vane_report_get_lacking (from);

  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    if (lacking & VANE_BLOCK_BIT (i))
      take_block (filled, from, i);

  return filled;
}

/**
 * vane_report_fill_failed:
 * @self: a report
 * @blocks: VANE_BLOCK_BIT()s: blocks that another source was asked for
 * @origin: id of that source
 * @code: why it gave nothing
 *
 * Returns: (transfer full): a report that says so of those that were not asked of anybody else
 */
VaneReport *
vane_report_fill_failed (VaneReport *self,
                         guint       blocks,
                         const char *origin,
                         VaneError   code)
{
  VaneReport *filled = copy (self);

  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    if ((blocks & VANE_BLOCK_BIT (i)) && filled->blocks[i].state == VANE_BLOCK_NOT_ASKED)
      {
        filled->blocks[i].state = VANE_BLOCK_FAILED;
        filled->blocks[i].code = code;
        filled->blocks[i].origin = g_intern_string (origin);
      }

  return filled;
}

/**
 * vane_report_fill_awaited:
 * @self: a report
 * @blocks: VANE_BLOCK_BIT()s: blocks that another source is asked for, or would be
 *
 * Returns: (transfer full): a report that says so of those that were not asked of anybody else
 */
VaneReport *
vane_report_fill_awaited (VaneReport *self,
                          guint       blocks)
{
  VaneReport *filled = copy (self);

  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    filled->blocks[i].awaited = (blocks & VANE_BLOCK_BIT (i)) && filled->blocks[i].state == VANE_BLOCK_NOT_ASKED;

  return filled;
}

/* --- a single field --- */

static gboolean
any_has (const GArray *samples,
         VaneField     field)
{
  for (guint i = 0; i < samples->len; i++)
    if (vane_sample_has (&g_array_index (samples, VaneSample, i), field))
      return TRUE;

  return FALSE;
}

static gboolean
any_day_has (const GArray *days,
             VaneField     field)
{
  for (guint i = 0; i < days->len; i++)
    if (vane_sample_has (&g_array_index (days, VaneDay, i).sample, field))
      return TRUE;

  return FALSE;
}

/**
 * vane_report_has_field:
 * @self: a report
 * @field: a field
 *
 * Returns: whether now, an hour or a day says anything of it
 */
gboolean
vane_report_has_field (VaneReport *self,
                       VaneField   field)
{
  return any_has (self->samples[VANE_BLOCK_NOW], field) ||
         any_has (self->samples[VANE_BLOCK_HOURS], field) ||
         any_day_has (self->samples[VANE_BLOCK_DAYS], field);
}

/* Both are in order of time. */
static void
fill_hours (GArray       *to,
            const GArray *from,
            VaneField     field)
{
  guint j = 0;

  for (guint i = 0; i < to->len; i++)
    {
      VaneSample *sample = &g_array_index (to, VaneSample, i);
      const VaneSample *other;

      while (j < from->len && g_array_index (from, VaneSample, j).time + g_array_index (from, VaneSample, j).span_s <=
                                  sample->time)
        j++;
      other = j < from->len ? &g_array_index (from, VaneSample, j) : NULL;
      if (other != NULL && other->time <= sample->time)
        vane_sample_set (sample, field, vane_sample_get (other, field));
    }
}

static void
fill_days (GArray       *to,
           const GArray *from,
           VaneField     field)
{
  for (guint i = 0; i < to->len; i++)
    for (guint j = 0; j < from->len; j++)
      if (g_array_index (to, VaneDay, i).date == g_array_index (from, VaneDay, j).date)
        vane_sample_set (&g_array_index (to, VaneDay, i).sample, field,
                         vane_sample_get (&g_array_index (from, VaneDay, j).sample, field));
}

static GArray *
replace (GArray **array)
{
  GArray *own = g_array_copy (*array);

  g_array_unref (*array);
  *array = own;

  return own;
}

/**
 * vane_report_fill_field:
 * @self: a report that says nothing of @field
 * @from: what another source says of the same place
 * @field: a quantity of an instant, such as the UV index
 *
 * Takes the values of @field for the times that @self speaks of. The hours, the days and now
 * stay their own source's; vane_report_get_field_origin() says where this one field is from.
 *
 * Returns: (transfer full): a report that says both
 */
VaneReport *
vane_report_fill_field (VaneReport *self,
                        VaneReport *from,
                        VaneField   field)
{
  VaneReport *filled = copy (self);
  const GArray *hours = from->samples[VANE_BLOCK_HOURS];
  const GArray *now = from->samples[VANE_BLOCK_NOW];

  if (vane_report_has_field (self, field) || !vane_report_has_field (from, field))
    return filled;

  fill_hours (replace (&filled->samples[VANE_BLOCK_HOURS]), hours, field);
  fill_days (replace (&filled->samples[VANE_BLOCK_DAYS]), from->samples[VANE_BLOCK_DAYS], field);
  fill_hours (replace (&filled->samples[VANE_BLOCK_NOW]), hours, field);
  if (now->len > 0 && filled->samples[VANE_BLOCK_NOW]->len > 0 && any_has (now, field))
    vane_sample_set (&g_array_index (filled->samples[VANE_BLOCK_NOW], VaneSample, 0), field,
                     vane_sample_get (&g_array_index (now, VaneSample, 0), field));
  filled->field_origins[field] = from->provider;

  return filled;
}

/**
 * vane_report_get_lacking:
 * @self: a report
 *
 * Returns: VANE_BLOCK_BIT()s of the blocks to which there is no answer: nobody was asked, or it failed
 */
guint
vane_report_get_lacking (VaneReport *self)
{
  guint lacking = 0;

  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    if (self->blocks[i].state == VANE_BLOCK_NOT_ASKED || self->blocks[i].state == VANE_BLOCK_FAILED)
      lacking |= VANE_BLOCK_BIT (i);

  return lacking;
}
