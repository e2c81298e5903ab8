/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine: from a provider and a place to a report; from a geocoder and a query to
 * places. The only asynchronous code in between. */
#pragma once

#include <gio/gio.h>

#include "provider/vane-provider.h"
#include "transport/vane-transport.h"

G_BEGIN_DECLS

void        vane_fetch_async         (VaneTransport              *transport,
                                      const VaneProvider         *provider,
                                      VanePlace                  *place,
                                      const VanePlanOptions      *options,
                                      VaneMode                    mode,
                                      GCancellable               *cancellable,
                                      GAsyncReadyCallback         callback,
                                      gpointer                    user_data);
VaneReport *vane_fetch_finish        (VaneTransport              *transport,
                                      GAsyncResult               *result,
                                      GError                    **error);

void        vane_fetch_places_async  (VaneTransport              *transport,
                                      const VaneGeocodeProvider  *geocoder,
                                      VaneQuery                  *query,
                                      const VanePlanOptions      *options,
                                      VaneMode                    mode,
                                      GCancellable               *cancellable,
                                      GAsyncReadyCallback         callback,
                                      gpointer                    user_data);
GPtrArray  *vane_fetch_places_finish (VaneTransport              *transport,
                                      GAsyncResult               *result,
                                      GError                    **error);

/* Pure: what the engine does before it asks, and when all bodies are there. */
VanePlanOptions vane_fetch_widen     (const VanePlanOptions      *options,
                                      const VaneProvider         *provider);
VaneReport *vane_fetch_parse         (const VaneProvider         *provider,
                                      VanePlan                   *plan,
                                      GError                    **error);
void        vane_fetch_reject        (VaneTransport              *transport,
                                      VanePlan                   *plan,
                                      GError                     *error);

G_END_DECLS
