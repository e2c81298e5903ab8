/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/vane-http-errors.h"

#include <libsoup/soup.h>

static VaneError
map_io_error (int code)
{
  switch (code)
    {
    case G_IO_ERROR_HOST_NOT_FOUND:
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
    /* No route out of here: a firewall, a sandbox without network, a proxy that fails. */
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_NOT_SUPPORTED:
    case G_IO_ERROR_PROXY_FAILED:
    case G_IO_ERROR_PROXY_AUTH_FAILED:
    case G_IO_ERROR_PROXY_NEED_AUTH:
    case G_IO_ERROR_PROXY_NOT_ALLOWED:
      return VANE_ERROR_OFFLINE;
    case G_IO_ERROR_TIMED_OUT:
      return VANE_ERROR_TIMEOUT;
    /* The decompressor's word for bytes that are no gzip. */
    case G_IO_ERROR_INVALID_DATA:
      return VANE_ERROR_DATA;
    case G_IO_ERROR_TOO_MANY_OPEN_FILES:
    case G_IO_ERROR_NO_SPACE:
      return VANE_ERROR_LOCAL;
    default:
      return VANE_ERROR_SERVICE;
    }
}

static VaneError
map_tls_error (int code)
{
  switch (code)
    {
    /* Closed in the middle: the same as a reset without TLS. */
    case G_TLS_ERROR_EOF:
      return VANE_ERROR_SERVICE;
    /* No TLS backend is installed. */
    case G_TLS_ERROR_UNAVAILABLE:
      return VANE_ERROR_LOCAL;
    default:
      return VANE_ERROR_UNTRUSTED;
    }
}

/**
 * vane_http_map_transport_error:
 * @error: from GIO or libsoup; neither a cancellation nor a deadline of ours
 *
 * Returns: what the receiver does next
 */
VaneError
vane_http_map_transport_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, VANE_ERROR_SERVICE);

  if (error->domain == G_RESOLVER_ERROR)
    return VANE_ERROR_OFFLINE;
  if (error->domain == G_TLS_ERROR)
    return map_tls_error (error->code);
  if (error->domain == G_IO_ERROR)
    return map_io_error (error->code);
  if (error->domain == SOUP_SESSION_ERROR && error->code == SOUP_SESSION_ERROR_ENCODING)
    return VANE_ERROR_DATA;

  return VANE_ERROR_SERVICE;
}

/**
 * vane_http_map_status:
 * @status: an HTTP status that is no answer
 * @carried_secret: whether the request carried a secret
 * @has_retry_after: whether the service said when to come back
 *
 * Returns: what the receiver does next
 */
VaneError
vane_http_map_status (guint    status,
                      gboolean carried_secret,
                      gboolean has_retry_after)
{
  switch (status)
    {
    case SOUP_STATUS_UNAUTHORIZED:
      return VANE_ERROR_REFUSED;
    case SOUP_STATUS_FORBIDDEN:
      return carried_secret ? VANE_ERROR_REFUSED : VANE_ERROR_SERVICE;
    case 429:      /* Too Many Requests, RFC 6585 section 4; libsoup has no name for it */
      return VANE_ERROR_BUSY;
    case SOUP_STATUS_SERVICE_UNAVAILABLE:
      return has_retry_after ? VANE_ERROR_BUSY : VANE_ERROR_SERVICE;
    default:
      return VANE_ERROR_SERVICE;
    }
}
