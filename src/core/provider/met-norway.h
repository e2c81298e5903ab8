/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the products of MET Norway share: one host. */
#pragma once

#include "provider/vane-provider.h"

G_BEGIN_DECLS

extern const VaneEndpoint vane_met_norway_endpoint;

gboolean     vane_met_norway_has_nowcast   (VanePlace         *place);
VaneRequest *vane_met_norway_plan_nowcast  (VanePlan          *plan);
gboolean     vane_met_norway_parse_nowcast (GBytes            *body,
                                            VaneReportBuilder *out,
                                            GError           **error);

G_END_DECLS
