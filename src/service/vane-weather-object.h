/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The D-Bus object of one place: follows a feed, and says on the bus what has changed. */
#pragma once

#include "feed/vane-context.h"
#include "vane-weather-dbus.h"

G_BEGIN_DECLS

#define VANE_WEATHER_PATH "/io/github/vane_weather/Vane/Weather"

#define VANE_TYPE_WEATHER_OBJECT (vane_weather_object_get_type ())
G_DECLARE_FINAL_TYPE (VaneWeatherObject, vane_weather_object, VANE, WEATHER_OBJECT, VaneDBusObjectSkeleton)

VaneWeatherObject *vane_weather_object_new          (VaneContext       *context,
                                                     VaneFeed          *feed);
VaneFeed          *vane_weather_object_get_feed     (VaneWeatherObject *self);
/* Where it stands in the user's order, and whether it is the current place. */
void               vane_weather_object_set_position (VaneWeatherObject *self,
                                                     guint              position,
                                                     gboolean           current);
void               vane_weather_object_refresh      (VaneWeatherObject *self);
/* Reads the feed and the settings again. */
void               vane_weather_object_update       (VaneWeatherObject *self);
/* (transfer full): the object path of a place */
char              *vane_weather_object_make_path    (const char        *place_id);

G_END_DECLS
