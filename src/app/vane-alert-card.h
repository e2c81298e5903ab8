/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One official warning, all that it says: at first its head alone, because long texts take long to lay out. */
#pragma once

#include <gtk/gtk.h>

#include "vane-reading.h"

G_BEGIN_DECLS

#define VANE_TYPE_ALERT_CARD (vane_alert_card_get_type ())
G_DECLARE_FINAL_TYPE (VaneAlertCard, vane_alert_card, VANE, ALERT_CARD, GtkBox)

GtkWidget *vane_alert_card_new  (VaneAlert     *alert,
                                 VaneReading   *reading);
gboolean   vane_alert_card_grow (VaneAlertCard *self);

G_END_DECLS
