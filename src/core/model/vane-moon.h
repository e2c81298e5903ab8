/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the moon stands and how it looks: pure maths. Its phase is in vane-sky.h. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  VANE_MOON_NEW,
  VANE_MOON_WAXING_CRESCENT,
  VANE_MOON_FIRST_QUARTER,
  VANE_MOON_WAXING_GIBBOUS,
  VANE_MOON_FULL,
  VANE_MOON_WANING_GIBBOUS,
  VANE_MOON_LAST_QUARTER,
  VANE_MOON_WANING_CRESCENT,
} VaneMoonShape;

#define VANE_N_MOON_SHAPES (VANE_MOON_WANING_CRESCENT + 1)

double        vane_moon_get_height       (double         latitude,
                                          double         longitude,
                                          gint64         time);
void          vane_moon_get_times        (double         latitude,
                                          double         longitude,
                                          gint64         start,
                                          gint64         end,
                                          gint64        *moonrise,
                                          gint64        *moonset);
double        vane_moon_get_illumination (double         phase);
VaneMoonShape vane_moon_get_shape        (double         phase);
const char   *vane_moon_shape_to_string  (VaneMoonShape  shape);

G_END_DECLS
