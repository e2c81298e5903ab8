/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the sun and the moon stand: pure maths. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  VANE_SUN_RISES,        /* it rises, sets, or both, in the span */
  VANE_SUN_ALWAYS_UP,    /* midnight sun */
  VANE_SUN_ALWAYS_DOWN,  /* polar night */
} VaneSunState;

double       vane_sky_get_sun_altitude (double  latitude,
                                        double  longitude,
                                        gint64  time);
VaneSunState vane_sky_get_sun_times    (double  latitude,
                                        double  longitude,
                                        gint64  start,
                                        gint64  end,
                                        gint64 *sunrise,
                                        gint64 *sunset);
gboolean     vane_sky_is_day           (double  latitude,
                                        double  longitude,
                                        gint64  time);
double       vane_sky_get_moon_phase   (gint64  time);

G_END_DECLS
