/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a flight, shared by its two files. */
#pragma once

#include "transport/vane-flight.h"
#include "transport/vane-turn.h"

G_BEGIN_DECLS

struct _VaneFlight
{
  GObject            parent_instance;

  VaneResponseCache *cache;        /* (owned) */
  VaneWriteBehind   *writes;       /* (owned) */
  VaneClock         *clock;        /* (owned) */
  VaneTransport     *network;      /* (owned) */
  gint64             slack_s;
  VaneRequest       *request;      /* (owned) */
  char              *key;          /* (owned) */
  const char        *endpoint_id;

  gboolean           asked;        /* a person waits */
  GCancellable      *cancellable;  /* (owned): cancelled when nobody waits any more */
  VaneCacheEntry    *entry;        /* (owned) (nullable): of the URL */
  VaneAttempt        of_endpoint;
  VaneAttempt        begun;        /* the record while we ask */
  gboolean           asking;
  gboolean           late;         /* when it is abandoned now, the service was too slow */
  gboolean           kept;         /* it goes on though nobody waits */
  gboolean           voids_secret; /* the request names a secret that was refused */

  VaneTurn          *turn;         /* (owned) (nullable): once it flies */
};

gint64 vane_flight_fail            (VaneFlight        *self,
                                    const VaneAttempt *begun,
                                    const char        *key,
                                    const GError      *error);
void   vane_flight_put_record_back (VaneFlight        *self);

G_END_DECLS
