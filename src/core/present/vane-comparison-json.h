/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison of sources as the JSON that vanectl prints: schema 1, documented in
 * data/vanectl-compare.schema.json. */
#pragma once

#include <json-glib/json-glib.h>

#include "model/vane-comparison.h"
#include "model/vane-units.h"

G_BEGIN_DECLS

/**
 * VaneComparisonJsonInput:
 * @place: (nullable): the place; %NULL when it was not found, then there are no rows
 * @error: (nullable): why not
 * @candidates: (nullable) (element-type VanePlace): where several places match, these
 * @rows: (array length=n_rows): the sources
 * @n_rows: how many
 * @units: units of all numbers
 * @zone: (nullable): the place's zone
 * @now: unix seconds
 */
typedef struct
{
  VanePlace          *place;
  const GError       *error;
  GPtrArray          *candidates;
  const VaneCompared *rows;
  guint               n_rows;
  const VaneUnits    *units;
  GTimeZone          *zone;
  gint64              now;
} VaneComparisonJsonInput;

/* (transfer full) */
JsonNode *vane_comparison_json_new (const VaneComparisonJsonInput *input);

G_END_DECLS
