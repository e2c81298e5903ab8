/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A source that is compared: whether it has answered, and how far it was off lately. */
#pragma once

#include <adwaita.h>

#include "feed/vane-compare.h"
#include "model/vane-units.h"

G_BEGIN_DECLS

#define VANE_TYPE_COMPARE_SOURCE (vane_compare_source_get_type ())
G_DECLARE_FINAL_TYPE (VaneCompareSource, vane_compare_source, VANE, COMPARE_SOURCE, AdwActionRow)

GtkWidget *vane_compare_source_new    (VaneCompare       *compare,
                                       VaneCompareRow    *row);
void       vane_compare_source_update (VaneCompareSource *self,
                                       const VaneSpan    *spans,
                                       guint              n_spans,
                                       const VaneUnits   *units);

G_END_DECLS
