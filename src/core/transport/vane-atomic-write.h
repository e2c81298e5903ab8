/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a file so that a reader, and whoever comes after a crash, sees the old contents or
 * the new ones, never half. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a crash leaves behind: files whose names begin so. The first is GIO's. */
#define VANE_ATOMIC_WRITE_GIO_PREFIX ".goutputstream-"
#define VANE_ATOMIC_WRITE_PREFIX     ".vane-"

void     vane_atomic_write_async  (GFile                *file,
                                   GBytes               *contents,
                                   gboolean              durable,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean vane_atomic_write_finish (GFile                *file,
                                   GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
