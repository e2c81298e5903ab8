/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of the provider open-meteo; nobody else includes this. */
#pragma once

#include "provider/vane-columns.h"
#include "provider/vane-provider.h"

G_BEGIN_DECLS

extern const VaneEndpoint open_meteo_air_endpoint;

/* open-meteo-common.c */
void             open_meteo_begin_request (VanePlan          *plan,
                                           VaneRequest       *request);
void             open_meteo_add_columns   (VaneRequest       *request,
                                           const char        *block,
                                           const VaneColumn  *columns,
                                           guint              n_columns,
                                           const char        *others);
JsonObject      *open_meteo_get_root      (JsonNode          *node,
                                           GError           **error);
int              open_meteo_get_offset    (JsonObject        *root);
VaneColumnBlock  open_meteo_get_block     (JsonObject        *root,
                                           const char        *name,
                                           const char        *units_name,
                                           gint64             span_s);

/* open-meteo-air.c */
void             open_meteo_plan_air      (VanePlan          *plan);
gboolean         open_meteo_parse_air     (GBytes            *body,
                                           VaneReportBuilder *out,
                                           GError           **error);

G_END_DECLS
