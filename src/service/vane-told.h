/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was told already: so that nothing is told twice, also after a restart. */
#pragma once

#include "model/vane-alert.h"

G_BEGIN_DECLS

/* What a bulletin is about; of those that were told, alerts that were told together are
 * %VANE_BULLETIN_ALERTS. */
typedef enum
{
  VANE_BULLETIN_ALERT,
  VANE_BULLETIN_ALERTS,
  VANE_BULLETIN_RAIN,
  VANE_BULLETIN_BRIEF,
} VaneBulletinKind;

#define VANE_N_BULLETIN_KINDS (VANE_BULLETIN_BRIEF + 1)

/**
 * VaneTold:
 * @kind: what it was about
 * @place_id: (owned): which place
 * @key: (owned): which alert, or the date it was told on
 * @severity: how bad the alert was when it was told
 * @shown: whether its notification has not been withdrawn
 * @end: unix seconds: when it is over at the latest, or %VANE_TIME_NONE
 * @until: unix seconds: how long it is remembered, or %VANE_TIME_NONE: while it is shown
 */
typedef struct
{
  VaneBulletinKind  kind;
  char             *place_id;
  char             *key;
  VaneSeverity      severity;
  gboolean          shown;
  gint64            end;
  gint64            until;
} VaneTold;

VaneTold  *vane_told_find  (GPtrArray        *told,
                            VaneBulletinKind  kind,
                            const char       *place_id,
                            const char       *key);
VaneTold  *vane_told_add   (GPtrArray        *told,
                            VaneBulletinKind  kind,
                            const char       *place_id,
                            const char       *key);

GPtrArray *vane_told_new   (void);
GPtrArray *vane_told_parse (const char       *text,
                            gsize             length);
char      *vane_told_print (GPtrArray        *told);

G_END_DECLS
