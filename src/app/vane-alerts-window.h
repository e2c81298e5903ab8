/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The official warnings of a place in full. */
#pragma once

#include <adwaita.h>

#include "vane-reading.h"

G_BEGIN_DECLS

#define VANE_TYPE_ALERTS_WINDOW (vane_alerts_window_get_type ())
G_DECLARE_FINAL_TYPE (VaneAlertsWindow, vane_alerts_window, VANE, ALERTS_WINDOW, AdwWindow)

GtkWindow *vane_alerts_window_new (GtkWindow   *parent,
                                   VaneReading *reading);

G_END_DECLS
