/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a request may go: over which URLs a secret travels, which redirects are followed.
 * Pure. */
#pragma once

#include <gio/gio.h>

#include "base/vane-error.h"

G_BEGIN_DECLS

gboolean  vane_http_may_carry_secret (GUri        *uri);
GUri     *vane_http_redirect         (GUri        *from,
                                      const char  *location,
                                      gboolean     carries_secret,
                                      GError     **error);

G_END_DECLS
