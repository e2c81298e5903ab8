/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/vane-bulletins.h"

#include "service/vane-quiet.h"

static void
bulletin_free (gpointer data)
{
  VaneBulletin *self = data;

  g_free (self->id);
  g_clear_pointer (&self->alerts, g_ptr_array_unref);
  g_free (self);
}

/* Ids of places and alerts are long, and whose they are is nobody else's business. */
static char *
make_id (VaneBulletinKind  kind,
         const char       *place_id,
         const char       *key)
{
  static const char *const names[VANE_N_BULLETIN_KINDS] = { "alert", "alerts", "rain", "brief" };
  g_autofree char *text = g_strconcat (place_id, "\n", kind == VANE_BULLETIN_ALERT ? key : "", NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strdup_printf ("%s-%.16s", names[kind], hash);
}

/**
 * vane_bulletins_add:
 * @bulletins: (element-type VaneBulletin): those so far
 * @kind: what it is about
 * @place_id: which place
 * @key: which alert, if it is about one
 *
 * Returns: (transfer none): a new one, to be sent
 */
VaneBulletin *
vane_bulletins_add (GPtrArray        *bulletins,
                    VaneBulletinKind  kind,
                    const char       *place_id,
                    const char       *key)
{
  VaneBulletin *self = g_new0 (VaneBulletin, 1);

  self->kind = kind;
  self->id = make_id (kind, place_id, key);
  self->rain_at = VANE_TIME_NONE;
  g_ptr_array_add (bulletins, self);

  return self;
}

/**
 * vane_bulletins_withdraw:
 * @bulletins: (element-type VaneBulletin): those so far
 * @told: what is over
 *
 * Takes it back, if it still is shown.
 */
void
vane_bulletins_withdraw (GPtrArray *bulletins,
                         VaneTold  *told)
{
  if (!told->shown)
    return;
  told->shown = FALSE;
  vane_bulletins_add (bulletins, told->kind, told->place_id, told->key)->withdraw = TRUE;
}

/**
 * vane_bulletins_note:
 * @next: (inout): the earliest instant so far, or %VANE_TIME_NONE
 * @time: another, or %VANE_TIME_NONE
 * @now: unix seconds
 *
 * Something is to be decided again at @time, if that is still to come.
 */
void
vane_bulletins_note (gint64 *next,
                     gint64  time,
                     gint64  now)
{
  if (time != VANE_TIME_NONE && time > now && (*next == VANE_TIME_NONE || time < *next))
    *next = time;
}

/**
 * vane_bulletins_are_quiet:
 * @input: what is known
 *
 * Returns: whether nothing but the worst may be told
 */
gboolean
vane_bulletins_are_quiet (const VaneBulletinsInput *input)
{
  return vane_quiet_is_now (input->notifications->quiet_from, input->notifications->quiet_until, input->zone,
                            input->now);
}

/**
 * vane_bulletins_decide:
 * @input: what is known of a place
 * @told: (element-type VaneTold) (inout): what was told of all places; what comes of this is
 *   noted there
 * @next: (inout): the earliest instant at which this is to be decided again though nothing
 *   else changes, or %VANE_TIME_NONE
 *
 * Returns: (transfer full) (element-type VaneBulletin): what is to be sent and withdrawn, in order
 */
GPtrArray *
vane_bulletins_decide (const VaneBulletinsInput *input,
                       GPtrArray                *told,
                       gint64                   *next)
{
  GPtrArray *bulletins = g_ptr_array_new_with_free_func (bulletin_free);

  vane_bulletins_decide_alerts (input, told, bulletins, next);
  vane_bulletins_decide_rain (input, told, bulletins, next);
  vane_bulletins_decide_brief (input, told, bulletins, next);

  return bulletins;
}

/**
 * vane_bulletins_retain:
 * @told: (element-type VaneTold) (inout): what was told of all places
 * @place_ids: (element-type utf8): the places that there are
 *
 * What was told of a place that is gone is withdrawn and forgotten.
 *
 * Returns: (transfer full) (element-type VaneBulletin): what is to be withdrawn
 */
GPtrArray *
vane_bulletins_retain (GPtrArray  *told,
                       GHashTable *place_ids)
{
  GPtrArray *bulletins = g_ptr_array_new_with_free_func (bulletin_free);

  for (guint i = told->len; i > 0; i--)
    {
      VaneTold *one = told->pdata[i - 1];

      if (g_hash_table_contains (place_ids, one->place_id))
        continue;
      vane_bulletins_withdraw (bulletins, one);
      g_ptr_array_remove_index (told, i - 1);
    }

  return bulletins;
}
