/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of facts, for vane-fact.c only. */
#pragma once

#include "present/vane-fact.h"

G_BEGIN_DECLS

typedef struct
{
  const VaneFacts *facts;
  const VaneUnits *units;
  GTimeZone       *zone;
} VaneFactInput;

/* Each fills the value, unit and note, and adds what is said beyond the title; FALSE when
 * there is nothing to say. */
typedef gboolean (*VaneFactFill) (VaneFact            *fact,
                                  const VaneFactInput *input,
                                  GStrvBuilder        *said);

gboolean vane_fact_fill_wind          (VaneFact *fact, const VaneFactInput *input, GStrvBuilder *said);
gboolean vane_fact_fill_humidity      (VaneFact *fact, const VaneFactInput *input, GStrvBuilder *said);
gboolean vane_fact_fill_uv            (VaneFact *fact, const VaneFactInput *input, GStrvBuilder *said);
gboolean vane_fact_fill_air           (VaneFact *fact, const VaneFactInput *input, GStrvBuilder *said);
gboolean vane_fact_fill_sun           (VaneFact *fact, const VaneFactInput *input, GStrvBuilder *said);
gboolean vane_fact_fill_pressure      (VaneFact *fact, const VaneFactInput *input, GStrvBuilder *said);
gboolean vane_fact_fill_visibility    (VaneFact *fact, const VaneFactInput *input, GStrvBuilder *said);
gboolean vane_fact_fill_moon          (VaneFact *fact, const VaneFactInput *input, GStrvBuilder *said);
gboolean vane_fact_fill_precipitation (VaneFact *fact, const VaneFactInput *input, GStrvBuilder *said);
gboolean vane_fact_fill_pollen        (VaneFact *fact, const VaneFactInput *input, GStrvBuilder *said);

/* Takes "9 mph" apart into the value "9" and the unit "mph", where the language writes it so. */
gboolean vane_fact_take_quantity      (VaneFact            *fact,
                                       const VaneFactInput *input,
                                       VaneField            field,
                                       double               value,
                                       GStrvBuilder        *said);
/* Two parts of a note, a line each; NULL is left out. (transfer full) (nullable) */
char    *vane_fact_join_note          (const char          *first,
                                       const char          *second);

G_END_DECLS
