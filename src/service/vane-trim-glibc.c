/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/vane-trim.h"

#include <malloc.h>

/**
 * vane_trim_init:
 *
 * To be called first of all: one arena for all threads of the libraries, which allocate little.
 */
void
vane_trim_init (void)
{
  mallopt (M_ARENA_MAX, 1);
}

/**
 * vane_trim:
 *
 * Returns what is free, also within the heap, to the system.
 */
void
vane_trim (void)
{
  malloc_trim (0);
}
