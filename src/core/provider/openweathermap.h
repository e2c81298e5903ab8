/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What OpenWeatherMap's provider and geocoder share. */
#pragma once

#include "provider/vane-provider.h"

G_BEGIN_DECLS

#define VANE_OPENWEATHERMAP_SECRET "openweathermap"

/**
 * VaneOpenweathermapScale:
 * @temperature_factor: temperatures times this
 * @temperature_offset: and plus this are °C
 * @speed_factor: speeds times this are m/s
 */
typedef struct
{
  double temperature_factor;
  double temperature_offset;
  double speed_factor;
} VaneOpenweathermapScale;

extern const VaneEndpoint vane_openweathermap_endpoint;

const char    *vane_openweathermap_find_language (const char *language);
VaneError      vane_openweathermap_explain       (guint       status,
                                                  GBytes     *body,
                                                  VaneError   fallback);
VaneCondition  vane_condition_from_owm           (int         id);

VaneOpenweathermapScale vane_openweathermap_get_scale          (VaneRequest *request);
void                    vane_openweathermap_read_condition     (JsonObject  *object,
                                                                VaneSample  *sample);
void                    vane_openweathermap_read_precipitation (JsonObject  *object,
                                                                VaneSample  *sample);

/* One Call, which needs a plan of its own */
VaneRequest            *vane_openweathermap_plan_onecall       (VanePlan    *plan);
gboolean                vane_openweathermap_parse_onecall      (GBytes      *body,
                                                                VaneRequest *request,
                                                                VaneReportBuilder *out,
                                                                gint64      *end,
                                                                GError     **error);

G_END_DECLS
