/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one tile says, in words, for all surfaces alike. */
#pragma once

#include "model/vane-facts.h"
#include "model/vane-units.h"

G_BEGIN_DECLS

typedef enum
{
  VANE_FACT_WIND,
  VANE_FACT_HUMIDITY,
  VANE_FACT_UV,
  VANE_FACT_AIR,
  VANE_FACT_SUN,
  VANE_FACT_PRESSURE,
  VANE_FACT_VISIBILITY,
  VANE_FACT_MOON,
  VANE_FACT_PRECIPITATION,
  VANE_FACT_POLLEN,
} VaneFactKind;

#define VANE_N_FACT_KINDS (VANE_FACT_POLLEN + 1)

/**
 * VaneFact:
 * @title: (transfer none): "Wind", translated
 * @value: (owned): the big text: "9"
 * @unit: (owned): what stands small beside it, "mph" or a word; may be empty
 * @note: (owned): the line below; may be empty
 * @sentence: (owned): all of it, as one says it: "Wind: 9 mph. From WNW. Gusts 16 mph"
 */
typedef struct
{
  const char *title;
  char       *value;
  char       *unit;
  char       *note;
  char       *sentence;
} VaneFact;

gboolean    vane_fact_init           (VaneFact        *self,
                                      VaneFactKind     kind,
                                      const VaneFacts *facts,
                                      const VaneUnits *units,
                                      GTimeZone       *zone);
void        vane_fact_clear          (VaneFact        *self);
const char *vane_fact_kind_to_string (VaneFactKind     kind);
gboolean    vane_fact_kind_from_string (const char     *id,
                                      VaneFactKind    *kind);

/* One word each; (transfer none), translated. */
const char *vane_describe_uv         (VaneUvLevel      level);
const char *vane_describe_air_level  (VaneAirScale     scale,
                                      guint            level);
const char *vane_describe_air_scale  (VaneAirScale     scale);
const char *vane_describe_substance  (VaneField        field);
const char *vane_describe_pollen     (VaneField        field);
const char *vane_describe_pollen_level (VanePollenLevel level);
const char *vane_describe_visibility (VaneVisibility   visibility);
const char *vane_describe_trend      (VaneTrend        trend);
const char *vane_describe_moon       (VaneMoonShape    shape);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VaneFact, vane_fact_clear)

G_END_DECLS
