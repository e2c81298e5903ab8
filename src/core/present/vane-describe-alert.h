/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words about official warnings; their own texts are not translated. */
#pragma once

#include "model/vane-alert-list.h"

G_BEGIN_DECLS

/* "Severe"; (transfer none) */
const char *vane_describe_severity    (VaneSeverity           severity);
/* "until Sunday 04:00", "from 22:00 until Sunday 04:00"; (transfer full) (nullable) */
char       *vane_describe_alert_span  (const VaneAlertFields *alert,
                                       GTimeZone             *zone,
                                       gint64                 now);
/* "Wind Advisory · until 18:00", not escaped; (transfer full) */
char       *vane_describe_alert       (VaneAlert             *alert,
                                       GTimeZone             *zone,
                                       gint64                 now);
/* Why there is no alert to show: one sentence; NULL while there is one; (transfer full) */
char       *vane_describe_no_alerts   (VaneReport            *report,
                                       gint64                 now);

G_END_DECLS
