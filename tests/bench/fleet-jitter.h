/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When desktops that have asked at the same second ask again. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 fleet_jitter_measure_spread (void);

G_END_DECLS
