/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets a widget draw itself again and again, while somebody looks and wants to see it move. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VANE_TYPE_SKY_PULSE (vane_sky_pulse_get_type ())
G_DECLARE_FINAL_TYPE (VaneSkyPulse, vane_sky_pulse, VANE, SKY_PULSE, GObject)

VaneSkyPulse *vane_sky_pulse_new          (GtkWidget    *widget);
void          vane_sky_pulse_set_interval (VaneSkyPulse *self,
                                           guint         interval_ms);
void          vane_sky_pulse_set_patience (VaneSkyPulse *self,
                                           guint         patience_ms);
gboolean      vane_sky_pulse_get_running  (VaneSkyPulse *self);
double        vane_sky_pulse_get_time     (VaneSkyPulse *self);

G_END_DECLS
