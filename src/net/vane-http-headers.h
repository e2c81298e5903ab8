/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the headers of an answer say about time. Pure. */
#pragma once

#include <libsoup/soup.h>

#include "base/vane-error.h"

G_BEGIN_DECLS

gint64      vane_http_headers_get_lifetime   (SoupMessageHeaders *headers,
                                              gint64              now);
gint64      vane_http_headers_get_not_before (SoupMessageHeaders *headers,
                                              gint64              now);
const char *vane_http_headers_get_validator  (SoupMessageHeaders *headers,
                                              const char         *name);

G_END_DECLS
