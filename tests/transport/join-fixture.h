/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A joiner in front of a fake network, and a service that takes "p=1,2" and answers "a,b". */
#pragma once

#include "fake-transport.h"
#include "transport/vane-join.h"

G_BEGIN_DECLS

/* Takes many requests at once; takes one. */
extern const VaneEndpoint join_wide;
extern const VaneEndpoint join_narrow;

typedef struct
{
  VaneEndpoints *endpoints;
  FakeTransport *network;
  VaneTransport *joiner;
} JoinFixture;

void join_set_up (JoinFixture *fixture,
                  gconstpointer data);
void join_tear_down (JoinFixture *fixture,
                     gconstpointer data);
VaneRequest *join_make_request (const VaneEndpoint *endpoint,
                                const char *path,
                                const char *place);
void join_get (JoinFixture *fixture,
               const VaneEndpoint *endpoint,
               const char *place,
               GCancellable *cancellable,
               GAsyncResult **kept);
void join_assert_gets (JoinFixture *fixture,
                       GAsyncResult **kept,
                       const char *body);
void join_assert_fails (JoinFixture *fixture,
                        GAsyncResult **kept,
                        GQuark domain,
                        int code);
void join_settle (void);
void join_assert_asked (JoinFixture *fixture,
                        guint number,
                        const char *places);
void join_answer (JoinFixture *fixture,
                  guint number,
                  const char *body);

G_END_DECLS
