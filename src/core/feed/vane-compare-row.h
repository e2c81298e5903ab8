/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One source in a comparison. */
#pragma once

#include <glib-object.h>

#include "model/vane-comparison.h"

G_BEGIN_DECLS

#define VANE_TYPE_COMPARE_ROW (vane_compare_row_get_type ())
G_DECLARE_FINAL_TYPE (VaneCompareRow, vane_compare_row, VANE, COMPARE_ROW, GObject)

/* Signal "changed". */

/* (transfer none): until the next change */
const VaneCompared *vane_compare_row_get (VaneCompareRow *self);

G_END_DECLS
