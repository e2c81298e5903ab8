/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SoupSession that exchanges go through, and how it hears that nobody waits any more. */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define VANE_HTTP_MAX_CONNECTIONS 32

SoupSession *vane_http_session_new     (void);
void         vane_http_session_renew   (SoupSession **session);
void         vane_http_session_give_up (GCancellable *inner);

G_END_DECLS
