/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Over TLS, with HTTP/2 where the server has it, and what leaks of a key: nothing. */
#include "config.h"

#include "net/fixture.h"

#include <string.h>

static GString *logged;

static void
answer_by_name (Fixture           *fixture,
                SoupServerMessage *message,
                const char        *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *url = g_uri_to_string (soup_server_message_get_uri (message));

  if (g_str_equal (path, "/hang"))
    {
      fixture_hang (fixture, message);
    }
  else if (g_str_equal (path, "/huge"))
    {
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_TAKE, g_strnfill (3000000, 'x'), 3000000);
    }
  else if (g_str_equal (path, "/refused"))
    {
      /* Some services say which key it was that they refused. */
      fixture_give_text (message, SOUP_STATUS_UNAUTHORIZED, url);
    }
  else if (g_str_equal (path, "/moved"))
    {
      fixture_give_text (message, SOUP_STATUS_FOUND, "");
      soup_message_headers_replace (headers, "Location", fixture->data);
    }
  else if (g_str_equal (path, "/echo"))
    {
      /* A redirect that repeats the query, key and all. */
      g_autofree char *location = g_strdup_printf ("http://127.0.0.1:9/x?%s",
                                                   g_uri_get_query (soup_server_message_get_uri (message)));

      fixture_give_text (message, SOUP_STATUS_FOUND, url);
      soup_message_headers_replace (headers, "Location", location);
    }
  else
    {
      GSocketAddress *address = soup_server_message_get_remote_address (message);

      fixture->data = GINT_TO_POINTER ((int) soup_server_message_get_http_version (message));
      fixture->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
      fixture_give_text (message, SOUP_STATUS_OK, "{}");
      if (strstr (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Accept-Encoding"),
                  "br") == NULL)
        g_assert_cmpstr (path, ==, "/plain");
    }
}

static char *
find (const char *name)
{
  return g_test_build_filename (G_TEST_BUILT, "net", "certificates", name, NULL);
}

/* libsoup 3.6's server, which only this test has over HTTP/2, closes a connection twice whose client has let go of it
 * (seen with 3.6.5). */
static gboolean
is_fatal (const char     *domain,
          GLogLevelFlags  level,
          const char     *message,
          gpointer        user_data)
{
  return g_strcmp0 (domain, "libsoup") != 0 || strstr (message, "SOUP_IS_SERVER_CONNECTION") == NULL;
}

static GTlsCertificate *
load (const char *name)
{
  g_autofree char *path = find (name);
  g_autoptr(GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);

  return certificate;
}

static void
believe (Fixture    *fixture,
         const char *authority)
{
  g_autofree char *anchors = find (authority);
  g_autoptr(GError) error = NULL;
  g_autoptr(GTlsDatabase) database = g_tls_file_database_new (anchors, &error);

  g_assert_no_error (error);
  vane_http_set_tls_database (VANE_HTTP (fixture->http), database);
}

static void
set_up (Fixture    *fixture,
        const char *certificate,
        const char *authority)
{
  g_autoptr(GTlsCertificate) loaded = load (certificate);

  g_test_log_set_fatal_handler (is_fatal, NULL);
  fixture_set_up (fixture, answer_by_name, loaded);
  believe (fixture, authority);
}

/* --- a server of our own, for clients that do not like it: libsoup 3.6's reads what it has freed when they go --- */

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fixture *fixture = user_data;
  gssize size = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  fixture->n_written += size > 0 ? (gsize) size : 0;
}

static gboolean
on_incoming (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  static char byte;
  Fixture *fixture = user_data;
  GIOStream *stream = g_tls_server_connection_new (G_IO_STREAM (connection), fixture->data, NULL);

  g_ptr_array_add (fixture->stolen, stream);
  /* Shakes hands first. */
  g_input_stream_read_async (g_io_stream_get_input_stream (stream), &byte, 1, G_PRIORITY_DEFAULT, NULL, on_read,
                             fixture);

  return TRUE;
}

static GSocketService *
listen_by_ourselves (Fixture *fixture)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) address = NULL;
  g_autofree char *url = NULL;
  g_autoptr(GError) error = NULL;
  GSocketService *service = g_socket_service_new ();

  g_socket_listener_add_address (G_SOCKET_LISTENER (service), any, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL,
                                 &address, &error);
  g_assert_no_error (error);
  url = g_strdup_printf ("https://127.0.0.1:%d", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  vane_endpoints_replace (fixture->endpoints, "test", url, &error);
  g_assert_no_error (error);
  g_signal_connect (service, "incoming", G_CALLBACK (on_incoming), fixture);

  return service;
}

static void
test_trusted (void)
{
  Fixture fixture;
  g_autoptr(VaneRequest) request = fixture_make_request ("/good", FALSE);
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&fixture, "good.pem", "authority.pem");
  response = fixture_get (&fixture, request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (GPOINTER_TO_INT (fixture.data), ==, SOUP_HTTP_2_0);
  fixture_tear_down (&fixture);
}

static void
test_untrusted (gconstpointer data)
{
  const char *const *names = data;
  Fixture fixture;
  g_autoptr(GTlsCertificate) certificate = load (names[0]);
  g_autoptr(GSocketService) service = NULL;

  fixture_set_up (&fixture, answer_by_name, NULL);
  fixture.data = certificate;
  service = listen_by_ourselves (&fixture);
  if (names[1] != NULL)
    believe (&fixture, names[1]);
  fixture_expect (&fixture, "/good", VANE_ERROR_UNTRUSTED);
  g_assert_cmpuint (fixture.stolen->len, >, 0);
  /* Not a byte of the request was sent to it. */
  fixture_let_pass (50);
  g_assert_cmpuint (fixture.n_written, ==, 0);
  g_socket_service_stop (service);
  fixture_tear_down (&fixture);
}

/* What holds over HTTP/1 holds here: deadline, cap, and that the connection still works. */
static void
test_mishaps (void)
{
  Fixture fixture;
  g_autoptr(VaneRequest) good = fixture_make_request ("/good", FALSE);
  g_autoptr(VaneResponse) before = NULL, response = NULL;
  g_autoptr(GError) error = NULL;
  guint16 port;

  set_up (&fixture, "good.pem", "authority.pem");
  fixture_expect (&fixture, "/huge", VANE_ERROR_DATA);
  before = fixture_get (&fixture, good, &error);
  g_assert_no_error (error);
  port = fixture.port;
  vane_http_set_deadlines (VANE_HTTP (fixture.http), 60000, 200);
  fixture_expect (&fixture, "/hang", VANE_ERROR_TIMEOUT);
  vane_http_set_deadlines (VANE_HTTP (fixture.http), 60000, 60000);
  response = fixture_get (&fixture, good, &error);
  g_assert_no_error (error);
  /* The connection that did not answer is not believed any more. */
  g_assert_cmpuint (fixture.port, !=, port);
  fixture_tear_down (&fixture);
}

static void
test_cancel (void)
{
  Fixture fixture;
  g_autoptr(VaneRequest) request = fixture_make_request ("/hang", FALSE);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&fixture, "good.pem", "authority.pem");
  vane_transport_get_async (fixture.http, request, VANE_MODE_FRESH, cancellable, vane_test_keep_result, &kept);
  vane_test_wait_until (fixture.paused->len == 1);
  g_cancellable_cancel (cancellable);
  result = vane_test_await (&kept);
  g_assert_null (vane_transport_get_finish (fixture.http, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  fixture_tear_down (&fixture);
}

static void
test_redirects (void)
{
  Fixture fixture;
  g_autoptr(VaneRequest) plain = fixture_make_request ("/moved", FALSE);
  g_autoptr(VaneRequest) secret = fixture_make_request ("/moved", TRUE);
  g_autofree char *other_name = NULL;
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&fixture, "good.pem", "authority.pem");
  fixture_set_key (FIXTURE_KEY);
  fixture.data = (gpointer) "http://127.0.0.1/x";
  fixture_expect (&fixture, "/moved", VANE_ERROR_UNTRUSTED);

  other_name = g_strconcat ("https://localhost", strrchr (fixture.url, ':'), "/good", NULL);
  fixture.data = other_name;
  g_assert_null (fixture_get (&fixture, secret, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_UNTRUSTED);
  g_clear_error (&error);
  g_assert_cmpuint (fixture.log->len, ==, 2);
  response = fixture_get (&fixture, plain, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_ptr_array_index (fixture.log, 3), ==, "/good");
  fixture_tear_down (&fixture);
}

static GLogWriterOutput
keep_log (GLogLevelFlags   level,
          const GLogField *fields,
          gsize            n_fields,
          gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (fields[i].length < 0)
      {
        g_string_append (logged, fields[i].value);
        g_string_append_c (logged, '\n');
      }

  return G_LOG_WRITER_HANDLED;
}

/* With everything logged that GLib, libsoup and we ever log, over both protocols. */
static void
test_key_stays_secret (gconstpointer data)
{
  static const char *const paths[] = { "/good", "/refused", "/echo", "/huge", "/hang" };
  gboolean over_tls = GPOINTER_TO_INT (data);
  Fixture fixture;

  if (over_tls)
    set_up (&fixture, "good.pem", "authority.pem");
  else
    fixture_set_up (&fixture, answer_by_name, NULL);
  fixture_set_key (FIXTURE_KEY);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(VaneRequest) request = fixture_make_request (i == 0 && !over_tls ? "/plain" : paths[i], TRUE);
      g_autoptr(VaneResponse) response = NULL;
      g_autoptr(GError) error = NULL;

      if (g_str_equal (paths[i], "/hang"))
        vane_http_set_deadlines (VANE_HTTP (fixture.http), 60000, 200);
      response = fixture_get (&fixture, request, &error);
      g_assert_true ((response != NULL) == (i == 0));
      if (error != NULL)
        {
          g_string_append (logged, error->message);
          g_assert_null (strstr (error->message, "appid"));
        }
      /* It was sent, so this is about something. */
      g_assert_nonnull (strstr (g_ptr_array_index (fixture.log, i), FIXTURE_KEY));
    }
  fixture_tear_down (&fixture);
  g_assert_cmpuint (logged->len, >, 0);
  g_assert_null (strstr (logged->str, FIXTURE_KEY));
}

int
main (int    argc,
      char **argv)
{
  static const char *const wrong_host[] = { "other-host.pem", "authority.pem" };
  static const char *const wrong_authority[] = { "other-authority.pem", "authority.pem" };
  static const char *const system_authorities[] = { "good.pem", NULL };

  g_setenv ("G_MESSAGES_DEBUG", "all", TRUE);
  /* The server of libsoup 3.2 speaks HTTP/2 when it is told to. */
  g_setenv ("SOUP_SERVER_HTTP2", "1", TRUE);
  logged = g_string_new (NULL);
  g_log_set_writer_func (keep_log, NULL, NULL);
  vane_test_init (&argc, &argv);

  g_test_add_func ("/http-tls/trusted", test_trusted);
  g_test_add_data_func ("/http-tls/wrong-host", wrong_host, test_untrusted);
  g_test_add_data_func ("/http-tls/wrong-authority", wrong_authority, test_untrusted);
  g_test_add_data_func ("/http-tls/not-of-the-system", system_authorities, test_untrusted);
  g_test_add_func ("/http-tls/mishaps", test_mishaps);
  g_test_add_func ("/http-tls/cancel", test_cancel);
  g_test_add_func ("/http-tls/redirects", test_redirects);
  g_test_add_data_func ("/http-tls/key-stays-secret", GINT_TO_POINTER (FALSE), test_key_stays_secret);
  g_test_add_data_func ("/http-tls/key-stays-secret-over-tls", GINT_TO_POINTER (TRUE), test_key_stays_secret);

  return g_test_run ();
}
