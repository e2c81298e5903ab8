/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waits until another program may have changed an entry of the cache. */
#pragma once

#include "base/vane-clock.h"
#include "transport/vane-response-cache.h"

G_BEGIN_DECLS

#define VANE_TYPE_ENTRY_WATCH (vane_entry_watch_get_type ())
G_DECLARE_FINAL_TYPE (VaneEntryWatch, vane_entry_watch, VANE, ENTRY_WATCH, GObject)

VaneEntryWatch *vane_entry_watch_new         (VaneResponseCache    *cache,
                                              VaneClock            *clock,
                                              const char           *key);
void            vane_entry_watch_wait_async  (VaneEntryWatch       *self,
                                              gint64                at_most_s,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean        vane_entry_watch_wait_finish (VaneEntryWatch       *self,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
