/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether there is anything new: asked with every answer, of reports with hundreds of alerts too. */
#include "config.h"

#include <string.h>

#include "model/vane-report-private.h"

static gboolean
blocks_equal (VaneReport *a,
              VaneReport *b,
              VaneBlock   block)
{
  const VaneBlockInfo *x = &a->blocks[block];
  const VaneBlockInfo *y = &b->blocks[block];

  return x->state == y->state && x->origin == y->origin && x->fetched_at == y->fetched_at &&
         x->expires_at == y->expires_at && (x->state != VANE_BLOCK_FAILED || x->code == y->code) &&
         x->n_unplaced == y->n_unplaced && x->url == y->url &&
         a->samples[block]->len == b->samples[block]->len;
}

static gboolean
zones_equal (VaneReport *a,
             VaneReport *b)
{
  return a->zone_origin == b->zone_origin && g_strcmp0 (a->zone_name, b->zone_name) == 0 &&
         (a->zone_name != NULL ||
          g_str_equal (g_time_zone_get_identifier (a->zone), g_time_zone_get_identifier (b->zone)));
}

/* There are as many of each. */
static gboolean
samples_equal (VaneReport *a,
               VaneReport *b,
               VaneBlock   block)
{
  for (guint i = 0; i < a->samples[block]->len && block != VANE_BLOCK_DAYS; i++)
    if (!vane_sample_equal (&g_array_index (a->samples[block], VaneSample, i),
                            &g_array_index (b->samples[block], VaneSample, i)))
      return FALSE;
  for (guint i = 0; i < a->samples[block]->len && block == VANE_BLOCK_DAYS; i++)
    {
      const VaneDay *x = &g_array_index (a->samples[block], VaneDay, i);
      const VaneDay *y = &g_array_index (b->samples[block], VaneDay, i);

      if (x->date != y->date || x->sunrise != y->sunrise || x->sunset != y->sunset ||
          !vane_sample_equal (&x->sample, &y->sample))
        return FALSE;
    }

  return TRUE;
}

static gboolean
alerts_equal (VaneReport *a,
              VaneReport *b)
{
  if (a->alerts->len != b->alerts->len)
    return FALSE;
  for (guint i = 0; i < a->alerts->len; i++)
    if (!vane_alert_equal (a->alerts->pdata[i], b->alerts->pdata[i]))
      return FALSE;

  return TRUE;
}

/**
 * vane_report_equal:
 * @a: (nullable): a report
 * @b: (nullable): a report
 *
 * Returns: whether both say the same
 */
gboolean
vane_report_equal (VaneReport *a,
                   VaneReport *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->provider != b->provider || !vane_place_equal (a->place, b->place) ||
      !zones_equal (a, b) || memcmp (a->field_origins, b->field_origins, sizeof a->field_origins) != 0)
    return FALSE;

  for (guint i = 0; i < VANE_N_BLOCKS; i++)
    if (!blocks_equal (a, b, i) || !samples_equal (a, b, i))
      return FALSE;

  return alerts_equal (a, b);
}
