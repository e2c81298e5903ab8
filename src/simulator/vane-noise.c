/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Value noise in four dimensions (Perlin, "Improving Noise", 2002, for the fade): three for
 * the point on the unit sphere, so that neither the date line nor a pole has a seam, and time. */
#include "config.h"

#include "simulator/vane-noise.h"

#include <math.h>

#define N_DIMENSIONS 4

/* The finalizer of MurmurHash3 (Austin Appleby, public domain). */
static guint32
mix (guint32 hash)
{
  hash ^= hash >> 16;
  hash *= 0x85ebca6bu;
  hash ^= hash >> 13;
  hash *= 0xc2b2ae35u;

  return hash ^ (hash >> 16);
}

/* The value at a corner of the lattice: −1 … 1. */
static double
get_corner (guint32      hash,
            const gint64 cell[N_DIMENSIONS],
            guint        corner)
{
  for (guint i = 0; i < N_DIMENSIONS; i++)
    hash = mix (hash ^ ((guint32) (cell[i] + ((corner >> i) & 1)) * 0x9e3779b1u));

  return hash / (double) (G_MAXUINT32 / 2) - 1.0;
}

static double
fade (double x)
{
  return x * x * x * (x * (x * 6.0 - 15.0) + 10.0);
}

/**
 * vane_noise_get:
 * @noise: which
 * @seed: of the world
 * @latitude: degrees
 * @longitude: degrees
 * @time: unix seconds
 *
 * Returns: −1 … 1, mostly within ±0.8, around 0; steady in all its arguments
 */
double
vane_noise_get (const VaneNoise *noise,
                guint32          seed,
                double           latitude,
                double           longitude,
                double           time)
{
  double phi = latitude * G_PI / 180.0;
  double lambda = (longitude - noise->drift * time / 86400.0) * G_PI / 180.0;
  double point[N_DIMENSIONS] = {
    noise->cells * cos (phi) * cos (lambda),
    noise->cells * cos (phi) * sin (lambda),
    noise->cells * sin (phi),
    time / noise->period_s,
  };
  guint32 hash = mix (seed * 0x27d4eb2fu + noise->channel);
  gint64 cell[N_DIMENSIONS];
  double weight[N_DIMENSIONS];
  double sum = 0.0;

  for (guint i = 0; i < N_DIMENSIONS; i++)
    {
      cell[i] = (gint64) floor (point[i]);
      weight[i] = fade (point[i] - cell[i]);
    }

  for (guint corner = 0; corner < 1 << N_DIMENSIONS; corner++)
    {
      double share = 1.0;

      for (guint i = 0; i < N_DIMENSIONS; i++)
        share *= (corner >> i) & 1 ? weight[i] : 1.0 - weight[i];
      if (share > 0.0)
        sum += share * get_corner (hash, cell, corner);
    }

  /* Between sixteen corners little is left of the extremes: spread them again. */
  return tanh (2.4 * sum);
}
