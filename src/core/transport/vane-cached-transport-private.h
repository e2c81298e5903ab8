/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the cached transport, shared by its two files. */
#pragma once

#include "transport/vane-cached-transport.h"
#include "transport/vane-flight.h"

G_BEGIN_DECLS

struct _VaneCachedTransport
{
  GObject            parent_instance;

  VaneResponseCache *cache;      /* (owned) */
  VaneWriteBehind   *writes;     /* (owned) */
  VaneEndpoints     *endpoints;  /* (owned) */
  VaneClock         *clock;      /* (owned) */
  VaneTransport     *network;    /* (owned) (nullable) */
  gint64             slack_s;
  GHashTable        *used_keys;  /* (owned) (element-type utf8) */
  GHashTable        *boardings;  /* (owned) (element-type utf8 VaneBoarding): flights in the air by key */
};

/* A flight and those who wait for it. */
typedef struct
{
  VaneFlight *flight;   /* (owned) */
  GPtrArray  *waiters;  /* (owned) (element-type GTask) */
} VaneBoarding;

G_END_DECLS
