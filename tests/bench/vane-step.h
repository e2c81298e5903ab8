/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main loop was away from its poll(): nothing else freezes a window. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on, for the default main context. */
void   vane_step_begin              (void);
double vane_step_get_longest_ms     (void);
double vane_step_get_longest_cpu_ms (void);

G_END_DECLS
