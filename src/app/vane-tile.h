/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing that is told of now or of a day: a title, a number, a drawing, a line. */
#pragma once

#include <gtk/gtk.h>

#include "present/vane-fact.h"

G_BEGIN_DECLS

#define VANE_TYPE_TILE (vane_tile_get_type ())
G_DECLARE_FINAL_TYPE (VaneTile, vane_tile, VANE, TILE, GtkWidget)

/* Property "kind": what it tells of, by the stable name of a #VaneFactKind. */
void vane_tile_show (VaneTile        *self,
                     const VaneFacts *facts,
                     const VaneUnits *units,
                     GTimeZone       *zone);

G_END_DECLS
