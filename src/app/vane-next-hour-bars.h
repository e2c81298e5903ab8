/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How hard it falls in the next hour, step by step. */
#pragma once

#include "vane-reading-widget.h"

G_BEGIN_DECLS

#define VANE_TYPE_NEXT_HOUR_BARS (vane_next_hour_bars_get_type ())
G_DECLARE_FINAL_TYPE (VaneNextHourBars, vane_next_hour_bars, VANE, NEXT_HOUR_BARS, VaneReadingWidget)

/* Property "reading". */

G_END_DECLS
