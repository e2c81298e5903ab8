/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A feed with two real sources over real HTTP, and the simulator as their services. */
#pragma once

#include "feed/vane-feed-private.h"
#include "net/vane-http.h"
#include "simulator/vane-simulator.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  VaneMishap  mishap;
  VaneError   code;
} Way;

typedef struct
{
  const Way         *way;
  const char *const *pair;
} Case;

typedef struct
{
  const Case         *data;
  const VaneProvider *table[3];
  VaneTestClock      *clock;
  VaneSimulator      *simulator;
  VaneTransport      *http;
  VaneTransport      *transport;
  VaneFeed           *feed;
} Fixture;

void        failover_set_up        (Fixture       *self,
                                    gconstpointer  data);
/* Nothing that was asked is still asked, and nobody holds on to anything. */
void        failover_tear_down     (Fixture       *self,
                                    gconstpointer  data);
void        failover_settle        (void);

/* From now on that source is broken, in the case's way; or none is. */
void        failover_spoil         (Fixture       *self,
                                    const char    *id);
void        failover_heal          (Fixture       *self);
void        failover_refresh       (Fixture       *self);
/* The path of what is asked for first; how often a source was asked for a report. */
const char *failover_get_first_path (const char   *id);
guint       failover_count         (Fixture       *self,
                                    const char    *id);
/* How many requests go out to its host before the first answer. */
guint       failover_get_n_asked   (const char    *id);
/* What a source's failure is; whether it is the key, for which only the user can do anything. */
int         failover_get_code      (Fixture       *self,
                                    const char    *id);
gboolean    failover_refuses_key   (Fixture       *self,
                                    const char    *id);
/* Whether it is also asked for what another one does not have. */
gboolean    failover_fills         (const char    *id);

void        failover_expect_origin (Fixture       *self,
                                    const char    *id);
/* Asking again and again within the pause reaches nobody. */
void        failover_expect_pause  (Fixture       *self);
/* The report is the other one's, and it is said why. */
void        failover_expect_stands_in (Fixture    *self);

G_END_DECLS
