/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes of the cache's files, one after the other for each, and what a file should have by now. */
#pragma once

#include <gio/gio.h>

#include "base/vane-error.h"

G_BEGIN_DECLS

#define VANE_TYPE_CACHE_WRITER (vane_cache_writer_get_type ())
G_DECLARE_FINAL_TYPE (VaneCacheWriter, vane_cache_writer, VANE, CACHE_WRITER, GObject)

VaneCacheWriter *vane_cache_writer_new          (GFile                *folder);
void             vane_cache_writer_make_folder  (VaneCacheWriter      *self);
GBytes          *vane_cache_writer_peek         (VaneCacheWriter      *self,
                                                 const char           *name);
gboolean         vane_cache_writer_is_own       (VaneCacheWriter      *self,
                                                 const char           *name);
void             vane_cache_writer_write_async  (VaneCacheWriter      *self,
                                                 const char           *name,
                                                 GBytes               *contents,
                                                 gboolean              durable,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean         vane_cache_writer_write_finish (VaneCacheWriter      *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
