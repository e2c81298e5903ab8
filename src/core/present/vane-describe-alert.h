/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words about official warnings; their own texts are not translated. */
#pragma once

#include "model/vane-alert.h"

G_BEGIN_DECLS

/* "Severe"; (transfer none) */
const char *vane_describe_severity    (VaneSeverity           severity);
/* "until Sunday 04:00", "from 22:00 until Sunday 04:00"; (transfer full) (nullable) */
char       *vane_describe_alert_span  (const VaneAlertFields *alert,
                                       GTimeZone             *zone,
                                       gint64                 now);

G_END_DECLS
