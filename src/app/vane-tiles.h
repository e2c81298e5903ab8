/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All tiles. Properties "reading" (VaneReading) and "date" (YYYYMMDD in the place's zone; 0 is now). */
#pragma once

#include "vane-reading-widget.h"

G_BEGIN_DECLS

#define VANE_TYPE_TILES (vane_tiles_get_type ())
G_DECLARE_FINAL_TYPE (VaneTiles, vane_tiles, VANE, TILES, VaneReadingWidget)

G_END_DECLS
