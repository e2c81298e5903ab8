/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a condition to the name of an icon. */
#pragma once

#include "model/vane-sample.h"

G_BEGIN_DECLS

/* (transfer full): "vane-partly-cloudy-night"; conditions that look alike by day and night
 * have no "-night". */
char  *vane_symbol_get_name       (VaneCondition condition,
                                   VaneDaylight  daylight);
/* (transfer full): names to try in a theme, the best first: ours, then the standard
 * weather-* icons, each with "-symbolic" when asked for. */
GStrv  vane_symbol_get_fallbacks  (VaneCondition condition,
                                   VaneDaylight  daylight,
                                   gboolean      symbolic);
/* One emoji or ASCII mark, for terminals. (transfer none) */
const char *vane_symbol_get_glyph (VaneCondition condition,
                                   VaneDaylight  daylight);

G_END_DECLS
