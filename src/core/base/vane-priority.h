/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VANE_PRIORITY_STEP:
 *
 * The priority of work that is done a step a turn of the main loop: the one that GTK paints at (GDK_PRIORITY_REDRAW).
 * What is painted by software may take longer than a frame lasts; the next one is due at once then, and whatever has
 * a lower priority never has its turn while something moves. At the same priority both have theirs.
 */
#define VANE_PRIORITY_STEP (G_PRIORITY_HIGH_IDLE + 20)

G_END_DECLS
