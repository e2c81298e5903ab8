/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All places on the bus: an object manager with one object a place, and what concerns all. */
#pragma once

#include "feed/vane-context.h"

G_BEGIN_DECLS

#define VANE_TYPE_WEATHER_MANAGER (vane_weather_manager_get_type ())
G_DECLARE_FINAL_TYPE (VaneWeatherManager, vane_weather_manager, VANE, WEATHER_MANAGER, GObject)

VaneWeatherManager *vane_weather_manager_new      (VaneContext         *context);
gboolean            vane_weather_manager_export   (VaneWeatherManager  *self,
                                                   GDBusConnection     *connection,
                                                   GError             **error);
void                vane_weather_manager_unexport (VaneWeatherManager  *self);

G_END_DECLS
