/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cached transport in front of a fake network, with one request at hand. */
#pragma once

#include "fake-transport.h"
#include "support/vane-test-clock.h"
#include "transport/vane-cached-transport.h"

G_BEGIN_DECLS

#define KEY "https://service.test/weather?place=1"

extern const VaneEndpoint fixture_endpoint;

typedef struct
{
  char              *folder;
  VaneResponseCache *cache;
  VaneEndpoints     *endpoints;
  VaneTestClock     *clock;
  FakeTransport     *network;
  VaneTransport     *transport;
  VaneRequest       *request;
} Fixture;

void fixture_remove_folder (const char *path);
void fixture_let_go (gpointer object);
void fixture_set_up (Fixture *fixture,
                     gconstpointer data);
void fixture_flush (Fixture *fixture);
void fixture_tear_down (Fixture *fixture,
                        gconstpointer data);
void fixture_get (Fixture *fixture,
                  VaneMode mode,
                  GCancellable *cancellable,
                  GAsyncResult **kept);
VaneResponse *fixture_finish (Fixture *fixture,
                              GAsyncResult **kept,
                              GError **error);
void fixture_assert_body (VaneResponse *response,
                          const char *body);
void fixture_assert_gives (Fixture *fixture,
                           VaneMode mode,
                           const char *body);
GError *fixture_get_failure (Fixture *fixture,
                             VaneMode mode);
void fixture_assert_fails (Fixture *fixture,
                           VaneMode mode,
                           VaneError code);
void fixture_wait_for_request (Fixture *fixture,
                               guint n);
VaneResponse *fixture_make_response (Fixture *fixture,
                                     const char *body,
                                     const char *etag,
                                     gint64 lifetime_s);
void fixture_have_stored (Fixture *fixture,
                          guint n,
                          const char *body,
                          const char *etag,
                          gint64 lifetime_s);
GError *fixture_have_failed (Fixture *fixture,
                             VaneMode mode,
                             guint n,
                             VaneError code);
GError *fixture_have_failed_with (Fixture *fixture,
                                  VaneMode mode,
                                  guint n,
                                  GError *failure);
VaneCacheEntry *fixture_load (Fixture *fixture,
                              const char *key);
void fixture_record_elsewhere (Fixture *fixture,
                               const char *key,
                               const VaneAttempt *attempt,
                               VaneResponse *response);

G_END_DECLS
