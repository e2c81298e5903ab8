/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What geocoders have in common. */
#pragma once

#include "provider/vane-provider.h"

G_BEGIN_DECLS

/* What a service found for a name stays so. */
#define VANE_GEOCODE_LIFETIME_S (30 * 24 * 3600)

VaneError  vane_geocode_explain      (guint         status,
                                      GBytes       *body,
                                      VaneError     fallback);
gboolean   vane_geocode_get_body     (VanePlan     *plan,
                                      guint         slot,
                                      GBytes      **body,
                                      GError      **error);
char      *vane_geocode_dup_language (VanePlan     *plan);
void       vane_geocode_rank         (GPtrArray    *places,
                                      const char   *qualifier);

G_END_DECLS
