/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for several places at the same time. */
#pragma once

#include "ctl/vane-ctl.h"

G_BEGIN_DECLS

/**
 * VaneAnswer:
 * @text: (owned): the place as the person named it
 * @feed: (owned) (nullable): its feed; %NULL when the place was not found
 * @report: (owned) (nullable): what there is, fresh or stored
 * @error: (owned) (nullable): why it is not fresh
 * @candidates: (owned) (nullable): when several places match
 */
typedef struct
{
  char       *text;
  VaneFeed   *feed;
  VaneReport *report;
  GError     *error;
  GPtrArray  *candidates;
} VaneAnswer;

/* (element-type VaneAnswer), in the order asked. */
typedef void (*VaneAnswered) (VaneCtl   *ctl,
                              GPtrArray *answers);

void  vane_ctl_ask          (VaneCtl           *ctl,
                             const char *const *places,
                             VaneAnswered       answered);
char *vane_ctl_answer_label (const VaneAnswer  *answer);

G_END_DECLS
