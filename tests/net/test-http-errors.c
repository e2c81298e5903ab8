/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libsoup/soup.h>

#include "net/vane-http-errors.h"
#include "support/vane-test.h"

static void
test_transport (void)
{
  const struct
  {
    GQuark    domain;
    int       code;
    VaneError expected;
  } rows[] = {
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, VANE_ERROR_OFFLINE },
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE, VANE_ERROR_OFFLINE },
    { G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND, VANE_ERROR_OFFLINE },
    { G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE, VANE_ERROR_OFFLINE },
    { G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE, VANE_ERROR_OFFLINE },
    { G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, VANE_ERROR_OFFLINE },
    { G_IO_ERROR, G_IO_ERROR_PROXY_FAILED, VANE_ERROR_OFFLINE },
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, VANE_ERROR_SERVICE },
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, VANE_ERROR_SERVICE },
    { G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, VANE_ERROR_SERVICE },
    { G_IO_ERROR, G_IO_ERROR_FAILED, VANE_ERROR_SERVICE },
    { G_IO_ERROR, G_IO_ERROR_TIMED_OUT, VANE_ERROR_TIMEOUT },
    { G_IO_ERROR, G_IO_ERROR_INVALID_DATA, VANE_ERROR_DATA },
    { G_IO_ERROR, G_IO_ERROR_TOO_MANY_OPEN_FILES, VANE_ERROR_LOCAL },
    { G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, VANE_ERROR_UNTRUSTED },
    { G_TLS_ERROR, G_TLS_ERROR_NOT_TLS, VANE_ERROR_UNTRUSTED },
    { G_TLS_ERROR, G_TLS_ERROR_HANDSHAKE, VANE_ERROR_UNTRUSTED },
    { G_TLS_ERROR, G_TLS_ERROR_EOF, VANE_ERROR_SERVICE },
    { G_TLS_ERROR, G_TLS_ERROR_UNAVAILABLE, VANE_ERROR_LOCAL },
    { SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING, VANE_ERROR_SERVICE },
    { SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_ENCODING, VANE_ERROR_DATA },
    { G_FILE_ERROR, G_FILE_ERROR_FAILED, VANE_ERROR_SERVICE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = g_error_new_literal (rows[i].domain, rows[i].code, "row");

      g_test_message ("%s %d", g_quark_to_string (rows[i].domain), rows[i].code);
      g_assert_cmpint (vane_http_map_transport_error (error), ==, rows[i].expected);
    }
}

static void
test_status (void)
{
  static const struct
  {
    guint     status;
    gboolean  carried_secret;
    gboolean  has_retry_after;
    VaneError expected;
  } rows[] = {
    { 400, TRUE, FALSE, VANE_ERROR_SERVICE },
    { 401, TRUE, FALSE, VANE_ERROR_REFUSED },
    { 401, FALSE, FALSE, VANE_ERROR_REFUSED },
    { 403, TRUE, FALSE, VANE_ERROR_REFUSED },
    { 403, FALSE, FALSE, VANE_ERROR_SERVICE },
    { 404, TRUE, FALSE, VANE_ERROR_SERVICE },
    { 407, FALSE, FALSE, VANE_ERROR_SERVICE },
    { 418, FALSE, FALSE, VANE_ERROR_SERVICE },
    { 429, FALSE, FALSE, VANE_ERROR_BUSY },
    { 429, TRUE, TRUE, VANE_ERROR_BUSY },
    { 500, FALSE, TRUE, VANE_ERROR_SERVICE },
    { 503, FALSE, FALSE, VANE_ERROR_SERVICE },
    { 503, FALSE, TRUE, VANE_ERROR_BUSY },
    { 204, FALSE, FALSE, VANE_ERROR_SERVICE },
    { 304, FALSE, FALSE, VANE_ERROR_SERVICE },
    { 999, FALSE, FALSE, VANE_ERROR_SERVICE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%u", rows[i].status);
      g_assert_cmpint (vane_http_map_status (rows[i].status, rows[i].carried_secret, rows[i].has_retry_after), ==,
                       rows[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/http-errors/transport", test_transport);
  g_test_add_func ("/http-errors/status", test_status);

  return g_test_run ();
}
