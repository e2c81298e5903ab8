/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Official warnings: each once when it is new, once more when it becomes worse. */
#include "config.h"

#include "service/vane-bulletins.h"

#include "model/vane-alert-list.h"
#include "service/vane-quiet.h"

/* More of one place than that are told as one. */
#define MAX_SINGLE 3

static gboolean
is_of (const VaneTold *one,
       const char     *place_id)
{
  return (one->kind == VANE_BULLETIN_ALERT || one->kind == VANE_BULLETIN_ALERTS) &&
         g_str_equal (one->place_id, place_id);
}

static VaneTold *
find_told (GPtrArray  *told,
           const char *place_id,
           const char *id)
{
  VaneTold *one = vane_told_find (told, VANE_BULLETIN_ALERT, place_id, id);

  return one != NULL ? one : vane_told_find (told, VANE_BULLETIN_ALERTS, place_id, id);
}

static VaneAlert *
find_alert (GPtrArray  *alerts,
            const char *id)
{
  for (guint i = 0; i < alerts->len; i++)
    if (g_str_equal (vane_alert_get_fields (alerts->pdata[i])->id, id))
      return alerts->pdata[i];

  return NULL;
}

/* Nobody knows better: asked and answered, or else what was told holds until it ends. */
static gboolean
is_answered (VaneReport *report)
{
  VaneBlockState state;

  if (report == NULL)
    return FALSE;
  state = vane_report_get_block (report, VANE_BLOCK_ALERTS)->state;

  return state == VANE_BLOCK_GIVEN || state == VANE_BLOCK_NONE;
}

/* What is over is taken back and forgotten; that which was told together goes with its last. */
static void
drop_over (const VaneBulletinsInput *input,
           GPtrArray                *alerts,
           GPtrArray                *told,
           GPtrArray                *bulletins)
{
  gboolean answered = is_answered (input->report);

  for (guint i = told->len; i > 0; i--)
    {
      VaneTold *one = told->pdata[i - 1];
      gboolean ended = answered || (one->end != VANE_TIME_NONE && one->end <= input->now);
      gboolean together = one->kind == VANE_BULLETIN_ALERTS;

      if (!is_of (one, input->place_id))
        continue;
      if (input->notifications->alerts && (!ended || find_alert (alerts, one->key) != NULL))
        continue;
      if (!together)
        vane_bulletins_withdraw (bulletins, one);
      g_ptr_array_remove_index (told, i - 1);
      if (together && vane_told_find (told, VANE_BULLETIN_ALERTS, input->place_id, NULL) == NULL)
        vane_bulletins_add (bulletins, VANE_BULLETIN_ALERTS, input->place_id, "")->withdraw = TRUE;
    }
}

static void
remember (GPtrArray        *told,
          const char       *place_id,
          VaneAlert        *alert,
          VaneBulletinKind  kind)
{
  const VaneAlertFields *fields = vane_alert_get_fields (alert);
  VaneTold *one = find_told (told, place_id, fields->id);

  if (one == NULL)
    one = vane_told_add (told, kind, place_id, fields->id);
  one->kind = kind;
  one->severity = fields->severity;
  one->end = vane_alert_get_end (alert);
}

static void
send_single (const VaneBulletinsInput *input,
             VaneAlert                *alert,
             GPtrArray                *told,
             GPtrArray                *bulletins)
{
  VaneBulletin *bulletin =
      vane_bulletins_add (bulletins, VANE_BULLETIN_ALERT, input->place_id, vane_alert_get_fields (alert)->id);

  bulletin->alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_alert_unref);
  g_ptr_array_add (bulletin->alerts, vane_alert_ref (alert));
  remember (told, input->place_id, alert, VANE_BULLETIN_ALERT);
}

/* All that are told together, with the new ones. */
static void
send_together (const VaneBulletinsInput *input,
               GPtrArray                *alerts,
               GPtrArray                *fresh,
               GPtrArray                *told,
               GPtrArray                *bulletins)
{
  VaneBulletin *bulletin;

  for (guint i = 0; i < fresh->len; i++)
    remember (told, input->place_id, fresh->pdata[i], VANE_BULLETIN_ALERTS);
  bulletin = vane_bulletins_add (bulletins, VANE_BULLETIN_ALERTS, input->place_id, "");
  bulletin->alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) vane_alert_unref);
  for (guint i = 0; i < alerts->len; i++)
    if (vane_told_find (told, VANE_BULLETIN_ALERTS, input->place_id, vane_alert_get_fields (alerts->pdata[i])->id))
      g_ptr_array_add (bulletin->alerts, vane_alert_ref (alerts->pdata[i]));
}

static guint
count_single (GPtrArray  *told,
              const char *place_id)
{
  guint n = 0;

  for (guint i = 0; i < told->len; i++)
    {
      const VaneTold *one = told->pdata[i];

      n += one->kind == VANE_BULLETIN_ALERT && is_of (one, place_id);
    }

  return n;
}

void
vane_bulletins_decide_alerts (const VaneBulletinsInput *input,
                              GPtrArray                *told,
                              GPtrArray                *bulletins,
                              gint64                   *next)
{
  g_autoptr(GPtrArray) alerts = input->report != NULL ? vane_alerts_get_current (input->report, input->now)
                                                      : g_ptr_array_new ();
  g_autoptr(GPtrArray) fresh = g_ptr_array_new ();
  gboolean quiet = vane_bulletins_are_quiet (input);
  gboolean waits = FALSE;
  gboolean together = FALSE;

  drop_over (input, alerts, told, bulletins);
  for (guint i = 0; i < alerts->len && input->notifications->alerts; i++)
    {
      const VaneAlertFields *fields = vane_alert_get_fields (alerts->pdata[i]);
      VaneTold *one = find_told (told, input->place_id, fields->id);

      if (one != NULL && one->severity >= fields->severity)
        one->end = vane_alert_get_end (alerts->pdata[i]);
      else if (quiet && fields->severity != VANE_SEVERITY_EXTREME)
        waits = TRUE;
      else if (one != NULL && one->kind == VANE_BULLETIN_ALERT)
        send_single (input, alerts->pdata[i], told, bulletins);
      else
        {
          g_ptr_array_add (fresh, alerts->pdata[i]);
          together |= one != NULL;
        }
    }

  if (together || (fresh->len > 0 && count_single (told, input->place_id) + fresh->len > MAX_SINGLE))
    send_together (input, alerts, fresh, told, bulletins);
  else
    for (guint i = 0; i < fresh->len; i++)
      send_single (input, fresh->pdata[i], told, bulletins);

  if (waits)
    vane_bulletins_note (next, vane_quiet_find_next (input->notifications->quiet_until, input->zone, input->now),
                         input->now);
  for (guint i = 0; i < told->len; i++)
    {
      const VaneTold *one = told->pdata[i];

      if (is_of (one, input->place_id))
        vane_bulletins_note (next, one->end, input->now);
    }
}
