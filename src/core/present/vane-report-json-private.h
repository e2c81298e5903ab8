/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of a report as JSON, for vane-report-json.c only. */
#pragma once

#include "present/vane-report-json.h"

G_BEGIN_DECLS

/* Members that are absent are null, never left out. All nodes are (transfer full). */
void      vane_report_json_add_string (JsonObject      *object,
                                       const char      *name,
                                       const char      *value);
void      vane_report_json_add_time   (JsonObject      *object,
                                       const char      *name,
                                       gint64           time);

/* Null when all is well. */
JsonNode *vane_report_json_error      (const GError           *error,
                                       const VaneProviderInfo *provider,
                                       gint64                  next_try_at);
/* The error of a text that may mean several places. */
JsonNode *vane_report_json_choice     (void);
JsonNode *vane_report_json_now        (VaneReport      *report,
                                       const VaneUnits *units,
                                       gint64           now);
JsonNode *vane_report_json_hours      (VaneReport      *report,
                                       const VaneUnits *units);
JsonNode *vane_report_json_days       (VaneReport      *report,
                                       const VaneUnits *units,
                                       gint64           now);
JsonNode *vane_report_json_facts      (VaneReport      *report,
                                       const VaneUnits *units,
                                       gint64           now,
                                       guint            date);
JsonNode *vane_report_json_minutes    (VaneReport      *report,
                                       const VaneUnits *units);
JsonNode *vane_report_json_air        (VaneReport      *report,
                                       const VaneUnits *units,
                                       gint64           now);
JsonNode *vane_report_json_next_hour (VaneReport    *report,
                                      gint64         now);
JsonNode *vane_report_json_alerts_status (VaneReport   *report,
                                     gint64           now);
JsonNode *vane_report_json_alerts     (VaneReport      *report,
                                       gint64           now);

G_END_DECLS
