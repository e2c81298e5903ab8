/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes to the cache that nobody waits for, but for a program that is about to exit. */
#pragma once

#include "transport/vane-response-cache.h"

G_BEGIN_DECLS

#define VANE_TYPE_WRITE_BEHIND (vane_write_behind_get_type ())
G_DECLARE_FINAL_TYPE (VaneWriteBehind, vane_write_behind, VANE, WRITE_BEHIND, GObject)

VaneWriteBehind *vane_write_behind_new          (VaneResponseCache    *cache);
void             vane_write_behind_store        (VaneWriteBehind      *self,
                                                 const char           *key,
                                                 VaneResponse         *response);
void             vane_write_behind_record       (VaneWriteBehind      *self,
                                                 const char           *key,
                                                 const VaneAttempt    *attempt);
void             vane_write_behind_flush_async  (VaneWriteBehind      *self,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean         vane_write_behind_flush_finish (VaneWriteBehind      *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
