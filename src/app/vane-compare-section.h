/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column of a comparison as a list: a row for each source, and how far they are apart. */
#pragma once

#include <adwaita.h>

#include "feed/vane-compare.h"
#include "model/vane-units.h"

G_BEGIN_DECLS

#define VANE_TYPE_COMPARE_SECTION (vane_compare_section_get_type ())
G_DECLARE_FINAL_TYPE (VaneCompareSection, vane_compare_section, VANE, COMPARE_SECTION, GtkBox)

/* Temperature, rain and wind, side by side. */
#define VANE_COMPARE_N_COLUMNS 3

GtkWidget *vane_compare_section_new    (guint                n_rows);
void       vane_compare_section_update (VaneCompareSection  *self,
                                        VaneCompare         *compare,
                                        const VaneSpan      *span,
                                        const VaneUnits     *units);

G_END_DECLS
