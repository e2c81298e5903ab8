/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which sources are asked for a place, in what order, and what is filled from whom. Pure. */
#pragma once

#include "provider/vane-provider.h"

G_BEGIN_DECLS

/**
 * VaneSources:
 * @table: %NULL-terminated: all sources
 * @chosen: the one that the user wants
 * @others: whether others may be asked, when it fails and for what it lacks
 */
typedef struct
{
  const VaneProvider *const *table;
  const VaneProvider        *chosen;
  gboolean                   others;
} VaneSources;

/**
 * VaneFillStep:
 * @provider: whom to ask
 * @wanted: what for: VANE_BLOCK_BIT()s and %VANE_GIVES_UV_INDEX
 */
typedef struct
{
  const VaneProvider *provider;
  guint               wanted;
} VaneFillStep;

/* What a source may lack and another one fill. */
#define VANE_SOURCES_FILLED                                                                           \
  (VANE_BLOCK_BIT (VANE_BLOCK_MINUTES) | VANE_BLOCK_BIT (VANE_BLOCK_AIR) | VANE_BLOCK_BIT (VANE_BLOCK_ALERTS) | \
   VANE_GIVES_UV_INDEX)

GPtrArray  *vane_sources_list         (const VaneSources  *self,
                                       VanePlace          *place);
guint       vane_sources_get_missing  (VaneReport         *report);
GArray     *vane_sources_plan_fill    (const VaneSources  *self,
                                       VanePlace          *place,
                                       guint               missing,
                                       GPtrArray          *asked);
guint       vane_sources_get_blocks   (guint               wanted,
                                       const VaneProvider *provider);
VaneReport *vane_sources_choose       (GPtrArray          *reports,
                                       gint64              now);
VaneReport *vane_sources_fill         (VaneReport         *report,
                                       VaneReport         *from,
                                       guint               wanted);

G_END_DECLS
