/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What OpenWeatherMap's provider and geocoder share. */
#pragma once

#include "provider/vane-provider.h"

G_BEGIN_DECLS

#define VANE_OPENWEATHERMAP_SECRET "openweathermap"

/* How long its weather holds. */
#define VANE_OPENWEATHERMAP_MIN_S (15 * 60)
#define VANE_OPENWEATHERMAP_MAX_S (6 * 3600)

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

void                    vane_openweathermap_fill_request       (VanePlan    *plan,
                                                                VaneRequest *request,
                                                                gint64       min_s,
                                                                gint64       max_s);
void                    vane_openweathermap_add_words          (VanePlan    *plan,
                                                                VaneRequest *request);

/* One Call, which needs a plan of its own */
VaneError               vane_openweathermap_explain_onecall    (guint        status,
                                                                GBytes      *body,
                                                                VaneError    fallback);
void                    vane_openweathermap_plan_onecall       (VanePlan    *plan);
gboolean                vane_openweathermap_parse_onecall      (GBytes      *body,
                                                                VaneRequest *request,
                                                                VaneReportBuilder *out,
                                                                gint64      *end,
                                                                GError     **error);
void                    vane_openweathermap_plan_onecall4      (VanePlan    *plan,
                                                                guint        first,
                                                                guint        round);
void                    vane_openweathermap_parse_onecall4     (VanePlan    *plan,
                                                                guint        first,
                                                                VaneReportBuilder *out);

/* What both versions of it say alike */
void                    vane_openweathermap_read_minutes       (JsonArray   *minutes,
                                                                VaneReportBuilder *out);
void                    vane_openweathermap_read_days          (JsonObject  *root,
                                                                const char  *member,
                                                                const VaneOpenweathermapScale *scale,
                                                                VaneReportBuilder *out);
void                    vane_openweathermap_take_alert         (JsonObject  *alert,
                                                                const char  *description,
                                                                VaneReportBuilder *out);

G_END_DECLS
