/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the two files of an entry. */
#pragma once

#include "transport/vane-cache-writer.h"
#include "transport/vane-response-cache.h"

G_BEGIN_DECLS

void            vane_cache_load_async  (GFile                *folder,
                                        VaneCacheWriter      *writer,
                                        const char           *key,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
VaneCacheEntry *vane_cache_load_finish (GFile                *folder,
                                        GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
