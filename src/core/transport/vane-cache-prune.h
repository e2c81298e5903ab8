/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the cache folder within bounds. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define VANE_CACHE_MAX_BYTES (G_GINT64_CONSTANT (32) * 1024 * 1024)
#define VANE_CACHE_MAX_AGE_S (G_GINT64_CONSTANT (30) * 86400)

void     vane_cache_prune_async  (GFile                *folder,
                                  const char *const    *kept_keys,
                                  gint64                now,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
gboolean vane_cache_prune_finish (GFile                *folder,
                                  GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
