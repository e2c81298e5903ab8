/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files about the US National Weather Service share.
 * https://www.weather.gov/documentation/services-web-api */
#pragma once

#include "provider/vane-provider.h"

G_BEGIN_DECLS

extern const VaneEndpoint vane_nws_endpoint;
extern const VaneProvider vane_provider_nws;

VaneError     vane_nws_explain             (guint              status,
                                            GBytes            *body,
                                            VaneError          fallback);

gboolean      vane_nws_covers              (VanePlace         *place);

/* Values */
double        vane_nws_read_quantity       (JsonObject        *object,
                                            const char        *member,
                                            VaneQuantity       quantity);
double        vane_nws_read_temperature    (JsonObject        *period);
double        vane_nws_read_wind           (JsonObject        *period,
                                            const char        *member);
double        vane_nws_read_direction      (const char        *text);

/* Conditions */
VaneCondition vane_nws_read_period_condition (JsonObject      *period);
VaneCondition vane_nws_read_observed_condition (JsonObject    *observation);
VaneDaylight  vane_nws_read_daylight       (const char        *icon);

/* Parts */
gboolean      vane_nws_parse_hours         (GBytes            *body,
                                            VaneReportBuilder *out,
                                            GError           **error);
gboolean      vane_nws_parse_days          (GBytes            *body,
                                            GTimeZone         *zone,
                                            VaneReportBuilder *out,
                                            GError           **error);
gboolean      vane_nws_parse_observation   (GBytes            *body,
                                            VaneReportBuilder *out,
                                            GError           **error);
gboolean      vane_nws_parse_alerts        (GBytes            *body,
                                            VaneReportBuilder *out,
                                            GError           **error);

G_END_DECLS
