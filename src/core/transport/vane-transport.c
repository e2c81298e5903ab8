/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport/vane-transport.h"

G_DEFINE_INTERFACE (VaneTransport, vane_transport, G_TYPE_OBJECT)

enum
{
  HEARD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
vane_transport_default_init (VaneTransportInterface *iface)
{
  /**
   * VaneTransport::heard:
   * @self: the transport
   * @endpoint_id: id of an endpoint
   *
   * The service said something, perhaps not yet all of it.
   */
  signals[HEARD] = g_signal_new ("heard", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
}

/**
 * vane_transport_get_async:
 * @self: a transport
 * @request: what to ask; not changed any more from now on
 * @mode: whether the network may be used
 * @cancellable: (nullable): cancels this caller's wait
 * @callback: called once, never before this function has returned
 * @user_data: for @callback
 */
void
vane_transport_get_async (VaneTransport       *self,
                          VaneRequest         *request,
                          VaneMode             mode,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (VANE_IS_TRANSPORT (self));
  g_return_if_fail (request != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  VANE_TRANSPORT_GET_IFACE (self)->get_async (self, request, mode, cancellable, callback, user_data);
}

/**
 * vane_transport_get_finish:
 * @self: a transport
 * @result: the result
 * @error: of the domain %VANE_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the response; never one of status 400 and above
 */
VaneResponse *
vane_transport_get_finish (VaneTransport *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (VANE_IS_TRANSPORT (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return VANE_TRANSPORT_GET_IFACE (self)->get_finish (self, result, error);
}

/**
 * vane_transport_reject:
 * @self: the transport that gave @response
 * @request: what was asked
 * @response: an answer that arrived in good order, but that nobody can read
 * @error: (inout): why; it learns when the request may be tried again
 *
 * A good status does not make a good answer: a page to sign in, a sentence instead of JSON.
 * What was stored before comes back, and the attempt counts as failed.
 */
void
vane_transport_reject (VaneTransport *self,
                       VaneRequest   *request,
                       VaneResponse  *response,
                       GError        *error)
{
  g_return_if_fail (VANE_IS_TRANSPORT (self));
  g_return_if_fail (request != NULL && response != NULL && error != NULL);

  if (VANE_TRANSPORT_GET_IFACE (self)->reject != NULL)
    VANE_TRANSPORT_GET_IFACE (self)->reject (self, request, response, error);
}

/**
 * vane_transport_tell_late:
 * @self: a transport
 * @endpoint_id: id of an endpoint
 * @since_s: seconds
 *
 * Of what that endpoint was asked so long ago, nobody waits any more for what is cancelled now:
 * another service was quicker. That is remembered like a %VANE_ERROR_TIMEOUT, so that a service
 * in trouble is spared as if it had been waited for.
 */
void
vane_transport_tell_late (VaneTransport *self,
                          const char    *endpoint_id,
                          gint64         since_s)
{
  g_return_if_fail (VANE_IS_TRANSPORT (self));
  g_return_if_fail (endpoint_id != NULL);

  if (VANE_TRANSPORT_GET_IFACE (self)->tell_late != NULL)
    VANE_TRANSPORT_GET_IFACE (self)->tell_late (self, endpoint_id, since_s);
}

/**
 * vane_transport_keep:
 * @self: a transport
 * @request: something that was asked for
 *
 * Who asked is about to go, for a reason that has nothing to do with it. If it is on its way already, the answer is
 * wanted all the same: whoever asks next finds it, or that it failed, and the service is not asked once more.
 */
void
vane_transport_keep (VaneTransport *self,
                     VaneRequest   *request)
{
  g_return_if_fail (VANE_IS_TRANSPORT (self));
  g_return_if_fail (request != NULL);

  if (VANE_TRANSPORT_GET_IFACE (self)->keep != NULL)
    VANE_TRANSPORT_GET_IFACE (self)->keep (self, request);
}

/**
 * vane_transport_tell_heard:
 * @self: a transport
 * @endpoint_id: id of an endpoint
 *
 * Emits #VaneTransport::heard; for implementations.
 */
void
vane_transport_tell_heard (VaneTransport *self,
                           const char    *endpoint_id)
{
  g_return_if_fail (VANE_IS_TRANSPORT (self));

  g_signal_emit (self, signals[HEARD], 0, endpoint_id);
}

static void
on_inner_heard (VaneTransport *inner,
                const char    *endpoint_id,
                VaneTransport *self)
{
  vane_transport_tell_heard (self, endpoint_id);
}

/**
 * vane_transport_pass_heard:
 * @self: a transport that wraps another
 * @inner: the one it wraps
 *
 * From now on @self tells what @inner hears.
 */
void
vane_transport_pass_heard (VaneTransport *self,
                           VaneTransport *inner)
{
  g_return_if_fail (VANE_IS_TRANSPORT (self) && VANE_IS_TRANSPORT (inner));

  g_signal_connect_object (inner, "heard", G_CALLBACK (on_inner_heard), self, 0);
}
