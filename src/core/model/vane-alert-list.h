/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of many alerts count, and which comes first: pure functions. */
#pragma once

#include "model/vane-report.h"

G_BEGIN_DECLS

int        vane_alert_compare      (VaneAlert  *a,
                                    VaneAlert  *b);
gint64     vane_alert_get_end      (VaneAlert  *self);
gboolean   vane_alert_is_over      (VaneAlert  *self,
                                    gint64      now);
gboolean   vane_alert_has_begun    (VaneAlert  *self,
                                    gint64      now);

void       vane_alerts_settle      (GPtrArray  *alerts);
GPtrArray *vane_alerts_get_current (VaneReport *report,
                                    gint64      now);

G_END_DECLS
