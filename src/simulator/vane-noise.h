/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Smooth seeded noise on the sphere and in time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VaneNoise:
 * @channel: one number a quantity
 * @cells: how many cells the Earth's radius has: 4 gives weather systems, 80 showers
 * @period_s: how long a cell lasts
 * @drift: degrees of longitude a day that the pattern moves east
 */
typedef struct
{
  guint32 channel;
  double  cells;
  double  period_s;
  double  drift;
} VaneNoise;

double vane_noise_get (const VaneNoise *noise,
                       guint32          seed,
                       double           latitude,
                       double           longitude,
                       double           time);

G_END_DECLS
