/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a comparison of sources. (transfer full) unless said otherwise. */
#pragma once

#include "model/vane-comparison.h"
#include "model/vane-units.h"
#include "present/vane-format.h"

G_BEGIN_DECLS

/* What is compared. */
typedef enum
{
  VANE_MEASURE_TEMPERATURE,
  VANE_MEASURE_RAIN,
  VANE_MEASURE_CHANCE,
  VANE_MEASURE_WIND,
} VaneMeasure;

#define VANE_N_MEASURES (VANE_MEASURE_WIND + 1)

/* Stands where a source says nothing. */
#define VANE_NOTHING_SAID "—"

/* "Temperature": (transfer none), translated */
const char *vane_describe_measure       (VaneMeasure         measure);
/* "°C": (transfer none) */
const char *vane_describe_measure_unit  (VaneMeasure         measure,
                                         const VaneUnits    *units);
/* "Now", "Tonight", "Saturday" or "Sat" */
char       *vane_describe_span          (const VaneSpan     *span,
                                         GTimeZone          *zone,
                                         gint64              now,
                                         gboolean            abbreviated);
/* "12°", "14°/6°", "0.4 mm", "—" */
char       *vane_describe_cell          (const VaneSpan     *span,
                                         const VaneSample   *cell,
                                         VaneMeasure         measure,
                                         const VaneUnits    *units,
                                         VaneFormatFlags     flags);
/* How far the sources are apart: "1.5°", "2.0°/1.1°", "—" */
char       *vane_describe_spread        (const VaneSpan     *span,
                                         const VaneCompared *rows,
                                         guint               n_rows,
                                         VaneMeasure         measure,
                                         const VaneUnits    *units,
                                         gint64              now,
                                         VaneFormatFlags     flags);
/* "Open-Meteo agrees with 2 of 3 other sources" */
char       *vane_describe_agreement     (const char         *name,
                                         guint               n_agreeing,
                                         guint               n_others);
/* "Off by 1.2° on average in 5 days"; NULL when that is not known */
char       *vane_describe_score         (const VaneAccuracyScore *score,
                                         const VaneUnits    *units);
/* Why a source says nothing, or says something old; NULL when it has answered */
char       *vane_describe_compared_trouble (const VaneCompared *compared,
                                         gint64              now);
/* All of a row in one sentence, to be spoken */
char       *vane_describe_compared      (const VaneCompared *compared,
                                         const VaneSpan     *spans,
                                         guint               n_spans,
                                         const VaneUnits    *units,
                                         GTimeZone          *zone,
                                         gint64              now);

G_END_DECLS
