/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one thing that a page points out: one pure function. */
#pragma once

#include "model/vane-derive-next-hour.h"

G_BEGIN_DECLS

typedef enum
{
  VANE_NOTICE_NONE,
  VANE_NOTICE_ALERT,
  VANE_NOTICE_FAILED,     /* cause, last success, next try */
  VANE_NOTICE_NEXT_HOUR,
} VaneNotice;

VaneNotice vane_notice_choose (guint     n_alerts,
                               gboolean  failed,
                               VaneSpell spell);

G_END_DECLS
