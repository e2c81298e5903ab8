/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of one request to the transport, on its task. Private to vane-http.c. */
#pragma once

#include <gio/gio.h>

#include "net/vane-http-queue.h"
#include "transport/vane-request.h"

G_BEGIN_DECLS

/**
 * VaneHttpGet:
 * @request: (owned): what is asked
 * @url: (owned): where, without the secret
 * @stop: (owned): follows the caller's cancellable, and the end of the transport
 * @source: (owned) (nullable): watches the caller's cancellable
 * @ticket: (owned) (nullable): its place in the queue
 * @secret: (owned) (nullable): what it carries
 * @fingerprint: (owned) (nullable): of @secret
 */
typedef struct
{
  VaneRequest    *request;
  char           *url;
  GCancellable   *stop;
  GSource        *source;
  VaneHttpTicket *ticket;
  char           *secret;
  char           *fingerprint;
} VaneHttpGet;

VaneHttpGet *vane_http_get_attach     (GTask                  *task,
                                       VaneRequest            *request,
                                       char                   *url);
void         vane_http_get_follow     (GTask                  *task,
                                       GCancellableSourceFunc  cancelled);
gboolean     vane_http_get_is_stopped (GTask                  *task);
void         vane_http_get_end        (GTask                  *task);

G_END_DECLS
