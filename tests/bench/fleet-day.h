/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Half a day of one desktop, in a second. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One that is shown, and one that is not. */
#define FLEET_N_PLACES 2

/**
 * FleetEndpoint:
 * @id: (interned): of an endpoint
 * @per_hour: how many requests of a desktop it gets while that is awake
 * @n_urls: how many different ones at the first refresh
 */
typedef struct
{
  const char *id;
  double      per_hour;
  guint       n_urls;
} FleetEndpoint;

GArray *fleet_day_live (const char *source);

G_END_DECLS
