/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as the JSON that vanectl prints and the D-Bus API gives: schema 1, documented
 * in data/vanectl.schema.json. */
#pragma once

#include <json-glib/json-glib.h>

#include "model/vane-phase.h"
#include "model/vane-provider-info.h"
#include "model/vane-report.h"
#include "model/vane-units.h"

G_BEGIN_DECLS

/**
 * VaneReportJsonInput:
 * @place: (nullable): the place; %NULL when it was not found
 * @report: (nullable): its report
 * @error: (nullable): why there is none, or why it is old
 * @candidates: (nullable) (element-type VanePlace): where several places match, these
 * @provider: (nullable): the source
 * @origins: (nullable) (element-type VaneProviderInfo): all sources that something in @report is from
 * @units: units of all numbers
 * @phase: what a surface shows
 * @refreshing: whether a request is under way
 * @next_try_at: unix seconds or %VANE_TIME_NONE
 * @now: unix seconds
 */
typedef struct
{
  VanePlace              *place;
  VaneReport             *report;
  const GError           *error;
  GPtrArray              *candidates;
  const VaneProviderInfo *provider;
  GPtrArray              *origins;
  const VaneUnits        *units;
  VanePhase               phase;
  gboolean                refreshing;
  gint64                  next_try_at;
  gint64                  now;
} VaneReportJsonInput;

/* (transfer full) */
JsonNode *vane_report_json_new       (const VaneReportJsonInput *input);
/* (transfer full): text, with a newline at the end when @pretty */
char     *vane_report_json_to_string (JsonNode                  *node,
                                      gboolean                   pretty);

G_END_DECLS
