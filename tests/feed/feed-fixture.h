/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of a feed begin with. */
#pragma once

#include "feed/vane-feed.h"
#include "feed/vane-feed-private.h"
#include "support/vane-fake-provider.h"
#include "support/vane-fake-transport.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

G_BEGIN_DECLS

typedef struct
{
  VaneTestClock     *clock;
  VaneFakeTransport *transport;
  VaneFeed          *feed;
  GHashTable        *counts;  /* property → how often it was notified */
  guint              n_ticks;
} FeedFixture;

/* How often a property was notified. */
guint      feed_fixture_count       (FeedFixture   *self,
                                     const char    *property);
VanePlace *feed_fixture_make_place  (const char    *name,
                                     double         latitude);
void       feed_fixture_refresh_now (FeedFixture   *self,
                                     gboolean       user_asked);
void       feed_fixture_load_now    (FeedFixture   *self);
/* The temperature that is shown. */
double     feed_fixture_read_now    (FeedFixture   *self);
void       feed_fixture_set_up      (FeedFixture   *self,
                                     gconstpointer  data);
void       feed_fixture_tear_down   (FeedFixture   *self,
                                     gconstpointer  data);

G_END_DECLS
