/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the minutes say of the next hour: pure maths, time as an argument. */
#pragma once

#include "model/vane-report.h"

G_BEGIN_DECLS

typedef enum
{
  VANE_SPELL_UNKNOWN,  /* no minutes, or a gap before anything happens */
  VANE_SPELL_DRY,
  VANE_SPELL_STARTS,
  VANE_SPELL_STOPS,
  VANE_SPELL_LASTS,    /* it falls now and for the next hour */
} VaneSpell;

#define VANE_N_SPELLS (VANE_SPELL_LASTS + 1)

typedef enum
{
  VANE_FALL_RAIN,
  VANE_FALL_SNOW,
  VANE_FALL_SLEET,
} VaneFall;

#define VANE_N_FALLS (VANE_FALL_SLEET + 1)

/**
 * VaneNextHour:
 * @spell: what happens first
 * @fall: what falls
 * @change: unix seconds: when it starts or stops; %VANE_TIME_NONE when it does neither
 * @back: unix seconds: when it stops after it has started, or starts after it has stopped, within
 *   the hour; else %VANE_TIME_NONE
 * @step_s: how long the steps are that this is read from; 0 when it is not known
 */
typedef struct
{
  VaneSpell spell;
  VaneFall  fall;
  gint64    change;
  gint64    back;
  gint64    step_s;
} VaneNextHour;

/**
 * VaneNextHourBar:
 * @from: 0 … 1: where in the hour the step begins
 * @to: 0 … 1: where it ends
 * @level: 0 … 1: how hard it falls
 */
typedef struct
{
  double from;
  double to;
  double level;
} VaneNextHourBar;

const char *vane_spell_to_string       (VaneSpell     spell);
const char *vane_fall_to_string        (VaneFall      fall);
void        vane_derive_next_hour      (VaneReport   *report,
                                        gint64        now,
                                        VaneNextHour *next_hour);
GArray     *vane_derive_next_hour_bars (VaneReport   *report,
                                        gint64        now);

G_END_DECLS
