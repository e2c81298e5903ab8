/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The air of the same world: pollutants, pollen, and the indices made of them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VaneWorldAir:
 * @pm2_5: µg/m³
 * @pm10: µg/m³
 * @ozone: µg/m³
 * @nitrogen_dioxide: µg/m³
 * @nitrogen_monoxide: µg/m³
 * @sulphur_dioxide: µg/m³
 * @carbon_monoxide: µg/m³
 * @ammonia: µg/m³
 * @dust: µg/m³
 * @pollen: grains/m³ of alder, birch, grass, mugwort, olive, ragweed; NAN outside Europe
 *
 * What is in the air.
 */
typedef struct
{
  double pm2_5;
  double pm10;
  double ozone;
  double nitrogen_dioxide;
  double nitrogen_monoxide;
  double sulphur_dioxide;
  double carbon_monoxide;
  double ammonia;
  double dust;
  double pollen[6];
} VaneWorldAir;

void   vane_world_look_at_air      (guint32             seed,
                                    double              latitude,
                                    double              longitude,
                                    gint64              time,
                                    VaneWorldAir       *air);
/* @pollutant: (nullable): "pm2_5", "pm10", "nitrogen_dioxide", "ozone", "sulphur_dioxide",
 * "carbon_monoxide"; NULL: the worst of them. */
double vane_world_air_get_european (const VaneWorldAir *air,
                                    const char         *pollutant);
double vane_world_air_get_us       (const VaneWorldAir *air,
                                    const char         *pollutant);

G_END_DECLS
