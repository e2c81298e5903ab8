/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which notifications are to be sent, and which to be withdrawn: pure. */
#pragma once

#include "feed/vane-settings.h"
#include "model/vane-report.h"
#include "service/vane-told.h"

G_BEGIN_DECLS

/**
 * VaneBulletin:
 * @kind: what it is about
 * @withdraw: to be taken back rather than sent; then only @id holds
 * @id: (owned): of the notification: the same again after a restart
 * @alerts: (owned) (nullable) (element-type VaneAlert): which alerts, the worst first
 * @rain_at: unix seconds: when it starts
 * @date: YYYYMMDD in the place's zone: which day the brief is about
 */
typedef struct
{
  VaneBulletinKind  kind;
  gboolean          withdraw;
  char             *id;
  GPtrArray        *alerts;
  gint64            rain_at;
  guint             date;
} VaneBulletin;

/**
 * VaneBulletinsInput:
 * @place_id: the place
 * @report: (nullable): what is known of it
 * @current: whether it is the current place: rain and the brief are of that one only
 * @notifications: what the user wants to be told
 * @zone: the user's own
 * @now: unix seconds
 */
typedef struct
{
  const char              *place_id;
  VaneReport              *report;
  gboolean                 current;
  const VaneNotifications *notifications;
  GTimeZone               *zone;
  gint64                   now;
} VaneBulletinsInput;

GPtrArray *vane_bulletins_decide (const VaneBulletinsInput *input,
                                  GPtrArray                *told,
                                  gint64                   *next);
GPtrArray *vane_bulletins_retain (GPtrArray                *told,
                                  GHashTable               *place_ids);

/* The parts of the above. */
void       vane_bulletins_decide_alerts (const VaneBulletinsInput *input,
                                         GPtrArray                *told,
                                         GPtrArray                *bulletins,
                                         gint64                   *next);
void       vane_bulletins_decide_rain   (const VaneBulletinsInput *input,
                                         GPtrArray                *told,
                                         GPtrArray                *bulletins,
                                         gint64                   *next);
void       vane_bulletins_decide_brief  (const VaneBulletinsInput *input,
                                         GPtrArray                *told,
                                         GPtrArray                *bulletins,
                                         gint64                   *next);
gboolean   vane_bulletins_are_quiet     (const VaneBulletinsInput *input);
void       vane_bulletins_note          (gint64                   *next,
                                         gint64                    time,
                                         gint64                    now);
VaneBulletin *vane_bulletins_add        (GPtrArray                *bulletins,
                                         VaneBulletinKind          kind,
                                         const char               *place_id,
                                         const char               *key);
void       vane_bulletins_withdraw      (GPtrArray                *bulletins,
                                         VaneTold                 *told);

G_END_DECLS
