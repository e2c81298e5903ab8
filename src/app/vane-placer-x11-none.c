/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK was built without X11. */
#include "config.h"

#include "vane-placer-none.h"

const VanePlacer vane_placer_x11 = { .works = vane_placer_works_never };
