/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several sources say of the same place, side by side: now, tonight, the next days. Pure
 * maths, plain data, time as an argument. */
#pragma once

#include "model/vane-accuracy.h"
#include "model/vane-provider-info.h"
#include "model/vane-report.h"

G_BEGIN_DECLS

/* Tonight is from six to six by the place's clock. */
#define VANE_TONIGHT_BEGINS_H 18
#define VANE_TONIGHT_ENDS_H 6

typedef enum
{
  VANE_SPAN_NOW,
  VANE_SPAN_TONIGHT,
  VANE_SPAN_DAY,
} VaneSpanKind;

#define VANE_N_SPAN_KINDS (VANE_SPAN_DAY + 1)

#define VANE_COMPARISON_N_DAYS 4
#define VANE_COMPARISON_N_SPANS (2 + VANE_COMPARISON_N_DAYS)

/**
 * VaneSpan:
 * @kind: what it is: a column of the comparison
 * @date: YYYYMMDD in the place's zone: of a day; of the night's morning
 * @start: unix seconds
 * @end: unix seconds
 */
typedef struct
{
  VaneSpanKind kind;
  guint        date;
  gint64       start;
  gint64       end;
} VaneSpan;

/**
 * VaneSpread:
 * @low: the least that a source says, in the stored unit, or NAN
 * @high: the greatest
 * @n: how many say something
 */
typedef struct
{
  double low;
  double high;
  guint  n;
} VaneSpread;

typedef enum
{
  VANE_COMPARED_WAITING,      /* asked, no answer yet */
  VANE_COMPARED_ARRIVED,
  VANE_COMPARED_FAILED,
  VANE_COMPARED_NOT_COVERED,  /* it has nothing for this place */
  VANE_COMPARED_NEEDS_KEY,    /* that nobody has */
} VaneComparedState;

#define VANE_N_COMPARED_STATES (VANE_COMPARED_NEEDS_KEY + 1)

/**
 * VaneCompared:
 * @info: a source: a row of the comparison
 * @state: what came of asking it
 * @report: (nullable): what it says; with an error, what was stored of it
 * @error: (nullable): why there is no answer
 * @score: how far it was off lately
 *
 * Its pointers are borrowed.
 */
typedef struct
{
  const VaneProviderInfo *info;
  VaneComparedState       state;
  VaneReport             *report;
  const GError           *error;
  VaneAccuracyScore       score;
} VaneCompared;

const char *vane_compared_state_to_string (VaneComparedState   state);
const char *vane_span_kind_to_string      (VaneSpanKind        kind);

void        vane_comparison_init_spans    (VaneSpan            spans[VANE_COMPARISON_N_SPANS],
                                           GTimeZone          *zone,
                                           gint64              now);
gboolean    vane_comparison_read          (const VaneSpan     *span,
                                           VaneReport         *report,
                                           gint64              now,
                                           VaneSample         *cell);
void        vane_comparison_spread        (const VaneSpan     *span,
                                           const VaneCompared *rows,
                                           guint               n_rows,
                                           VaneField           field,
                                           gint64              now,
                                           VaneSpread         *spread);

/* Of now: as near is what a person does not feel. */
#define VANE_AGREES_WITHIN_C 2.0

gboolean    vane_comparison_count_agreeing (const VaneSpan     *span,
                                           const VaneCompared *rows,
                                           guint               n_rows,
                                           const char         *id,
                                           gint64              now,
                                           guint              *n_agreeing,
                                           guint              *n_others);

G_END_DECLS
