/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The transport of every program: the cache in front of the network, or the cache alone.
 * What has not expired is the answer; what failed is not repeated before its time; of
 * several callers (and programs) that want one URL, one asks. */
#pragma once

#include "base/vane-clock.h"
#include "transport/vane-endpoints.h"
#include "transport/vane-response-cache.h"
#include "transport/vane-transport.h"

G_BEGIN_DECLS

#define VANE_TYPE_CACHED_TRANSPORT (vane_cached_transport_get_type ())
G_DECLARE_FINAL_TYPE (VaneCachedTransport, vane_cached_transport, VANE, CACHED_TRANSPORT, GObject)

/* @network: (nullable): NULL = the cache alone: FRESH and ASKED then answer as CACHED does */
VaneTransport     *vane_cached_transport_new             (VaneResponseCache   *cache,
                                                          VaneEndpoints       *endpoints,
                                                          VaneClock           *clock,
                                                          VaneTransport       *network);
/* What expires (or may be tried again) within @slack_s counts as due: `refresh --due` has 60. */
void               vane_cached_transport_set_slack       (VaneCachedTransport *self,
                                                          gint64               slack_s);
/* (transfer container): keys that were asked for in this process, for pruning and for
 * knowing whose entry changed. */
GStrv              vane_cached_transport_dup_used_keys   (VaneCachedTransport *self);
/* Answers do not wait for the disk: a program that is about to exit waits here, after its
 * last answer, until they are stored. */
void               vane_cached_transport_flush_async     (VaneCachedTransport *self,
                                                          GCancellable        *cancellable,
                                                          GAsyncReadyCallback  callback,
                                                          gpointer             user_data);
gboolean           vane_cached_transport_flush_finish    (VaneCachedTransport *self,
                                                          GAsyncResult        *result,
                                                          GError             **error);

G_END_DECLS
