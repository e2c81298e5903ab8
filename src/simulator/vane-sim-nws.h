/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bodies of the US National Weather Service. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VaneSimNws:
 * @seed: of the world
 * @now: unix seconds
 * @latitude: degrees
 * @longitude: degrees
 * @json: the body
 *
 * What a reply is about.
 */
typedef struct
{
  guint32  seed;
  gint64   now;
  double   latitude;
  double   longitude;
  GString *json;
} VaneSimNws;

void vane_sim_nws_write_periods     (const VaneSimNws *self,
                                     gboolean          hourly);
void vane_sim_nws_write_observation (const VaneSimNws *self,
                                     gboolean          is_silent);
void vane_sim_nws_write_alerts      (const VaneSimNws *self);

/* As they write times: with the offset of the zone. */
void vane_sim_nws_add_time          (const VaneSimNws *self,
                                     const char       *name,
                                     gint64            time);

G_END_DECLS
