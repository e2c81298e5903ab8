/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every source says of a place, side by side. */
#pragma once

#include <adwaita.h>

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_COMPARE_WINDOW (vane_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (VaneCompareWindow, vane_compare_window, VANE, COMPARE_WINDOW, AdwWindow)

GtkWindow *vane_compare_window_new (GtkWindow   *parent,
                                    VaneContext *context,
                                    VanePlace   *place);

G_END_DECLS
