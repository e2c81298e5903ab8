/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A transport that answers from a table, keeps what it gave, and can be told to hold its
 * answers back: a network with a cache in front, without either. */
#pragma once

#include "base/vane-clock.h"
#include "transport/vane-transport.h"

G_BEGIN_DECLS

#define VANE_TYPE_FAKE_TRANSPORT (vane_fake_transport_get_type ())
G_DECLARE_FINAL_TYPE (VaneFakeTransport, vane_fake_transport, VANE, FAKE_TRANSPORT, GObject)

VaneFakeTransport *vane_fake_transport_new       (VaneClock         *clock);
/* @match: part of "ENDPOINT/path?query"; "" = everything. The newest rule that matches counts;
 * without one the answer is SERVICE. */
void               vane_fake_transport_answer    (VaneFakeTransport *self,
                                                  const char        *match,
                                                  const char        *body,
                                                  gint64             lifetime_s);
void               vane_fake_transport_fail      (VaneFakeTransport *self,
                                                  const char        *match,
                                                  VaneError          code,
                                                  gint64             not_before);
/* What is asked of the network from now on waits. */
void               vane_fake_transport_hold      (VaneFakeTransport *self);
/* Answers what waits and matches; the rest stays. */
void               vane_fake_transport_release   (VaneFakeTransport *self,
                                                  const char        *match);
/* Ends holding and answers all. */
void               vane_fake_transport_let_go    (VaneFakeTransport *self);
/* Puts a response into the cache, as another program would. */
void               vane_fake_transport_store     (VaneFakeTransport *self,
                                                  const char        *match,
                                                  const char        *body,
                                                  gint64             fetched_at,
                                                  gint64             expires_at);
/* How many went to the network, wait for it now, were cancelled. */
guint              vane_fake_transport_get_n_sent      (VaneFakeTransport *self);
guint              vane_fake_transport_get_n_waiting   (VaneFakeTransport *self);
guint              vane_fake_transport_get_n_cancelled (VaneFakeTransport *self);
guint              vane_fake_transport_count_sent      (VaneFakeTransport *self,
                                                        const char        *match);
guint              vane_fake_transport_count_waiting   (VaneFakeTransport *self,
                                                        const char        *match);
/* The mode of the newest request, and how many came in that mode. */
VaneMode           vane_fake_transport_get_mode        (VaneFakeTransport *self);
guint              vane_fake_transport_get_n_cached    (VaneFakeTransport *self);

G_END_DECLS
