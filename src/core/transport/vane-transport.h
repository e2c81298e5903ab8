/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a request into a response: from the network, from the cache, or from a wrapped
 * transport. The one seam between the pipe and the world. */
#pragma once

#include <gio/gio.h>

#include "transport/vane-request.h"
#include "transport/vane-response.h"

G_BEGIN_DECLS

/* Signal "heard" (string: the id of an endpoint): a service said something, perhaps not yet
 * all of it. Whoever waits for it knows that it lives. */

/**
 * VaneMode:
 * @VANE_MODE_CACHED: never the network; any age
 * @VANE_MODE_FRESH: what has not expired is the answer; back-off is kept to
 * @VANE_MODE_ASKED: as fresh, but a person asked: a back-off is cut short, not a Retry-After
 */
typedef enum
{
  VANE_MODE_CACHED,
  VANE_MODE_FRESH,
  VANE_MODE_ASKED,
} VaneMode;

#define VANE_TYPE_TRANSPORT (vane_transport_get_type ())
G_DECLARE_INTERFACE (VaneTransport, vane_transport, VANE, TRANSPORT, GObject)

struct _VaneTransportInterface
{
  GTypeInterface parent_iface;

  void          (*get_async)  (VaneTransport       *self,
                               VaneRequest         *request,
                               VaneMode             mode,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);
  VaneResponse *(*get_finish) (VaneTransport       *self,
                               GAsyncResult        *result,
                               GError             **error);
  void          (*reject)     (VaneTransport       *self,
                               VaneRequest         *request,
                               VaneResponse        *response,
                               GError              *error);
  void          (*tell_late)  (VaneTransport       *self,
                               const char          *endpoint_id,
                               gint64               since_s);
  void          (*keep)       (VaneTransport       *self,
                               VaneRequest         *request);
};

void          vane_transport_get_async  (VaneTransport       *self,
                                         VaneRequest         *request,
                                         VaneMode             mode,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
VaneResponse *vane_transport_get_finish (VaneTransport       *self,
                                         GAsyncResult        *result,
                                         GError             **error);
void          vane_transport_reject     (VaneTransport       *self,
                                         VaneRequest         *request,
                                         VaneResponse        *response,
                                         GError              *error);
void          vane_transport_tell_late  (VaneTransport       *self,
                                         const char          *endpoint_id,
                                         gint64               since_s);
void          vane_transport_keep       (VaneTransport       *self,
                                         VaneRequest         *request);
void          vane_transport_tell_heard (VaneTransport       *self,
                                         const char          *endpoint_id);
void          vane_transport_pass_heard (VaneTransport       *self,
                                         VaneTransport       *inner);

G_END_DECLS
