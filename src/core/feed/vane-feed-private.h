/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the list, the scheduler and the tests do with a feed. */
#pragma once

#include "feed/vane-feed.h"
#include "provider/vane-provider.h"

G_BEGIN_DECLS

/* @provider: (nullable): static; NULL = there is no source of that id */
VaneFeed *vane_feed_new_for_provider (VaneTransport       *transport,
                                      VaneClock           *clock,
                                      const VaneProvider  *provider,
                                      VanePlace           *place);
void      vane_feed_use_provider     (VaneFeed            *self,
                                      const VaneProvider  *provider);

/* vane_feed_close(), and waits until every flight has returned. */
void      vane_feed_close_async      (VaneFeed            *self,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gboolean  vane_feed_close_finish     (VaneFeed            *self,
                                      GAsyncResult        *result,
                                      GError             **error);

G_END_DECLS
