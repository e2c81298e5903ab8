/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One official warning, all that it says. */
#pragma once

#include <gtk/gtk.h>

#include "vane-reading.h"

G_BEGIN_DECLS

GtkWidget *vane_alert_card_new (VaneAlert   *alert,
                                VaneReading *reading);

G_END_DECLS
