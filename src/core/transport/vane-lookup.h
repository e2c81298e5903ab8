/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is stored, of any age, and why nothing is. */
#pragma once

#include "transport/vane-response-cache.h"

G_BEGIN_DECLS

void          vane_lookup_async  (VaneResponseCache    *cache,
                                  const char           *key,
                                  const char           *endpoint_id,
                                  gint64               fresh_at,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
VaneResponse *vane_lookup_finish (VaneResponseCache    *cache,
                                  GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
