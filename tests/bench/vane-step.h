/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main loop was away from its poll(): nothing else freezes a window. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on, for the default main context. */
void   vane_step_begin              (void);
double vane_step_get_longest_ms     (void);
double vane_step_get_longest_cpu_ms (void);

/* What this thread has worked so far. */
gint64 vane_step_get_cpu_us         (void);

/* Of the step that is being made, so much was the toolkit's: layout and painting, whoever's widgets they are. */
void   vane_step_add_frame_us       (gint64 frame_us);
/* The longest step without that. */
double vane_step_get_longest_own_ms (void);

G_END_DECLS
