/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For C libraries that return memory by themselves, or not at all. */
#include "config.h"

#include "service/vane-trim.h"

void
vane_trim_init (void)
{
}

void
vane_trim (void)
{
}
