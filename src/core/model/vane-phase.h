/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a surface shows for a place: one pure function, used by all of them. */
#pragma once

#include <glib.h>

#include "model/vane-report.h"

G_BEGIN_DECLS

typedef enum
{
  VANE_PHASE_LOADING,
  VANE_PHASE_FAILED,
  VANE_PHASE_READY,
  VANE_PHASE_STALE,
  VANE_PHASE_STALE_FAILED,
} VanePhase;

#define VANE_N_PHASES (VANE_PHASE_STALE_FAILED + 1)

gint64      vane_phase_get_old_after (gint64        fetched_at,
                                      gint64        interval_s);
VanePhase   vane_phase               (VaneReport   *report,
                                      const GError *error,
                                      gint64        interval_s,
                                      gint64        now);
const char *vane_phase_to_string     (VanePhase     phase);

G_END_DECLS
