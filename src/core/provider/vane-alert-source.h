/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sources of alerts share: who warns in which country is one table of data. */
#pragma once

#include "provider/vane-provider.h"

G_BEGIN_DECLS

const char *vane_alert_source_find_slug (VanePlace      *place,
                                         const char     *provider_id);
gboolean    vane_alert_source_speaks    (VanePlan       *plan,
                                         const char     *language);
gboolean    vane_alert_source_contains  (JsonObject     *geometry,
                                         double          latitude,
                                         double          longitude);

G_END_DECLS
