/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Built without gtk4-layer-shell. */
#include "config.h"

#include "vane-placer-none.h"

const VanePlacer vane_placer_layer = { .works = vane_placer_works_never };
