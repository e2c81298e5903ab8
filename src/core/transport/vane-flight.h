/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One look for a fresh answer to one URL: stored, not to be asked for now, being asked for by
 * another program, or asked for by us. However many wait for it, it flies once. */
#pragma once

#include "base/vane-clock.h"
#include "transport/vane-transport.h"
#include "transport/vane-write-behind.h"

G_BEGIN_DECLS

/**
 * VaneFlightDeck:
 * @cache: what is stored
 * @writes: writes to it
 * @clock: the time
 * @network: who asks
 * @slack_s: what expires within so many seconds has expired
 *
 * What a flight needs around it; it takes references of its own.
 */
typedef struct
{
  VaneResponseCache *cache;
  VaneWriteBehind   *writes;
  VaneClock         *clock;
  VaneTransport     *network;
  gint64             slack_s;
} VaneFlightDeck;

#define VANE_TYPE_FLIGHT (vane_flight_get_type ())
G_DECLARE_FINAL_TYPE (VaneFlight, vane_flight, VANE, FLIGHT, GObject)

VaneFlight   *vane_flight_new       (const VaneFlightDeck *deck,
                                     VaneRequest          *request,
                                     const char           *key);
const char   *vane_flight_get_key   (VaneFlight           *self);
void          vane_flight_set_asked (VaneFlight           *self);
void          vane_flight_fly_async (VaneFlight           *self,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
VaneResponse *vane_flight_fly_finish (VaneFlight          *self,
                                     GAsyncResult         *result,
                                     GError              **error);
void          vane_flight_tell_late (VaneFlight           *self,
                                     const char           *endpoint_id,
                                     gint64                since_s);
void          vane_flight_abandon   (VaneFlight           *self);

void          vane_flight_keep       (VaneFlight           *self);
gboolean      vane_flight_is_kept    (VaneFlight           *self);

G_END_DECLS
