/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a service can do wrong between the first byte and the last. */
#include "config.h"

#include "net/fixture.h"

#include <string.h>

#define MEGABYTE (1024 * 1024)
/* Short deadlines make a test short; only the code counts, not when it comes. */
#define SHORT_MS 100
#define LONG_MS  60000
/* Long enough for a busy machine to connect to itself. */
#define CONNECT_MS 1000

static void
answer_by_name (Fixture           *fixture,
                SoupServerMessage *message,
                const char        *path)
{
  if (g_str_equal (path, "/hang"))
    fixture_hang (fixture, message);
  else if (g_str_equal (path, "/reset"))
    fixture_give_raw (fixture, message, "", TRUE);
  else if (g_str_equal (path, "/hang-after-headers"))
    fixture_give_raw (fixture, message, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", FALSE);
  else if (g_str_equal (path, "/hang-within-headers"))
    fixture_give_raw (fixture, message, "HTTP/1.1 200 OK\r\nContent-", FALSE);
  else if (g_str_equal (path, "/truncate"))
    fixture_give_raw (fixture, message, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"a\":1}", TRUE);
  else if (g_str_equal (path, "/truncate-and-close"))
    fixture_give_raw (fixture, message,
                      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 900\r\n\r\n{\"a\":1}", TRUE);
  else if (g_str_equal (path, "/truncate-chunked"))
    /* Within a chunk: libsoup 3.2 takes an end between two for the end of the body, and
     * half a JSON text is for the parser to see. */
    fixture_give_raw (fixture, message, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n99\r\n{\"a\"", TRUE);
  else if (g_str_equal (path, "/truncate-headers"))
    fixture_give_raw (fixture, message, "HTTP/1.1 200 OK\r\nContent-Len", TRUE);
  else if (g_str_equal (path, "/no-http"))
    fixture_give_raw (fixture, message, "220 mail.example ESMTP\r\n", TRUE);
  else if (g_str_equal (path, "/unchanged"))
    fixture_give_raw (fixture, message, "HTTP/1.1 304 Same\r\nContent-Length: 900\r\n\r\n", FALSE);
  else if (g_str_equal (path, "/truncated-error"))
    fixture_give_raw (fixture, message, "HTTP/1.1 429 No\r\nRetry-After: 5\r\nContent-Length: 900\r\n\r\n{", TRUE);
  else
    fixture_give_text (message, SOUP_STATUS_OK, "{}");
}

typedef struct
{
  const char *path;
  VaneError   code;
  guint       total_ms;
} Row;

static const Row rows[] = {
  { "/hang", VANE_ERROR_TIMEOUT, SHORT_MS },
  { "/hang-after-headers", VANE_ERROR_TIMEOUT, SHORT_MS },
  { "/hang-within-headers", VANE_ERROR_TIMEOUT, SHORT_MS },
  { "/reset", VANE_ERROR_SERVICE, LONG_MS },
  { "/truncate", VANE_ERROR_SERVICE, LONG_MS },
  { "/truncate-and-close", VANE_ERROR_SERVICE, LONG_MS },
  { "/truncate-chunked", VANE_ERROR_SERVICE, LONG_MS },
  { "/truncate-headers", VANE_ERROR_SERVICE, LONG_MS },
  { "/no-http", VANE_ERROR_SERVICE, LONG_MS },
  { "/truncated-error", VANE_ERROR_BUSY, LONG_MS },
};

static void
test_mishap (gconstpointer data)
{
  const Row *row = data;
  Fixture fixture;
  g_autoptr(VaneRequest) request = fixture_make_request ("/good", FALSE);
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&fixture, answer_by_name, NULL);
  vane_http_set_deadlines (VANE_HTTP (fixture.http), LONG_MS, row->total_ms);
  fixture_expect (&fixture, row->path, row->code);

  /* And nothing of it is left: the next request works. */
  vane_http_set_deadlines (VANE_HTTP (fixture.http), LONG_MS, LONG_MS);
  response = fixture_get (&fixture, request, &error);
  g_assert_no_error (error);
  fixture_tear_down (&fixture);
}

/* It says how long the body is that it does not send. */
static void
test_unchanged (void)
{
  Fixture fixture;
  g_autoptr(VaneRequest) request = fixture_make_request ("/unchanged", FALSE);
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&fixture, answer_by_name, NULL);
  vane_request_set_header (request, "If-None-Match", "\"x\"");
  response = fixture_get (&fixture, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (vane_response_get_status (response), ==, 304);
  g_assert_null (vane_response_get_body (response));
  fixture_tear_down (&fixture);
}

/* Whether anything had been sent when it failed. */
static void
expect_unreached (Fixture   *fixture,
                  VaneError  code)
{
  g_autoptr(VaneRequest) request = fixture_make_request ("/good", FALSE);
  g_autoptr(GError) error = NULL;

  g_assert_null (fixture_get (fixture, request, &error));
  g_assert_error (error, VANE_ERROR, (int) code);
  g_assert_true (vane_error_get_unreached (error));
}

static void
test_connection_refused (void)
{
  Fixture fixture;

  fixture_set_up (&fixture, answer_by_name, NULL);
  soup_server_disconnect (fixture.server);
  expect_unreached (&fixture, VANE_ERROR_SERVICE);
  fixture_tear_down (&fixture);
}

/* A label has 63 letters at the most, so nobody is asked. */
static void
test_no_such_host (void)
{
  Fixture fixture;
  g_autofree char *label = g_strnfill (70, 'x');
  g_autofree char *url = g_strdup_printf ("http://%s.invalid", label);
  g_autoptr(GError) error = NULL;

  fixture_set_up (&fixture, answer_by_name, NULL);
  g_assert_true (vane_endpoints_replace (fixture.endpoints, "test", url, &error));
  fixture_expect (&fixture, "/good", VANE_ERROR_OFFLINE);
  fixture_tear_down (&fixture);
}

/* A listening socket that nobody accepts from: connected, but TLS never begins, so the
 * request never goes out. */
static void
test_connect_deadline (void)
{
  Fixture fixture;
  g_autoptr(GSocketListener) listener = g_socket_listener_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *url = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);

  g_assert_no_error (error);
  fixture_set_up (&fixture, answer_by_name, NULL);
  url = g_strdup_printf ("https://127.0.0.1:%u", port);
  g_assert_true (vane_endpoints_replace (fixture.endpoints, "test", url, &error));
  vane_http_set_deadlines (VANE_HTTP (fixture.http), SHORT_MS, LONG_MS);
  expect_unreached (&fixture, VANE_ERROR_TIMEOUT);
  fixture_tear_down (&fixture);
}

/* The connect deadline ends when the request goes out, on a new connection and on a reused one. */
static void
test_connect_deadline_ends (void)
{
  Fixture fixture;
  g_autoptr(VaneRequest) late = fixture_make_request ("/hang", FALSE);

  fixture_set_up (&fixture, answer_by_name, NULL);
  vane_http_set_deadlines (VANE_HTTP (fixture.http), CONNECT_MS, LONG_MS);
  for (guint i = 0; i < 2; i++)
    {
      GAsyncResult *kept = NULL;
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(VaneResponse) response = NULL;
      g_autoptr(GError) error = NULL;

      vane_transport_get_async (fixture.http, late, VANE_MODE_FRESH, NULL, vane_test_keep_result, &kept);
      vane_test_wait_until (fixture.paused->len == i + 1);
      fixture_let_pass (CONNECT_MS + CONNECT_MS / 4);
      g_assert_null (kept);
      fixture_release (&fixture, i);
      result = vane_test_await (&kept);
      response = vane_transport_get_finish (fixture.http, result, &error);
      g_assert_no_error (error);
    }
  fixture_tear_down (&fixture);
}

static gboolean
on_drip (gpointer user_data)
{
  Fixture *fixture = user_data;
  GIOStream *stream = g_ptr_array_index (fixture->stolen, 0);

  return g_output_stream_write (g_io_stream_get_output_stream (stream), " ", 1, NULL, NULL) == 1;
}

static void
answer_dripping (Fixture           *fixture,
                 SoupServerMessage *message,
                 const char        *path)
{
  fixture_give_raw (fixture, message, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", FALSE);
  fixture->data = GUINT_TO_POINTER (g_timeout_add (10, on_drip, fixture));
}

/* No single read takes long, all of them together do. */
static void
test_drip (void)
{
  Fixture fixture;

  fixture_set_up (&fixture, answer_dripping, NULL);
  vane_http_set_deadlines (VANE_HTTP (fixture.http), LONG_MS, 3 * SHORT_MS);
  fixture_expect (&fixture, "/", VANE_ERROR_TIMEOUT);
  g_source_remove (GPOINTER_TO_UINT (fixture.data));
  fixture_tear_down (&fixture);
}

static void
on_wrote_body_data (SoupServerMessage *message,
                    guint              size,
                    gpointer           user_data)
{
  ((Fixture *) user_data)->n_written += size;
}

/* Megabytes of text: as many as the path says. */
static void
answer_at_length (Fixture           *fixture,
                  SoupServerMessage *message,
                  const char        *path)
{
  gsize n = (gsize) g_ascii_strtoull (path + 1, NULL, 10);
  SoupMessageBody *body = soup_server_message_get_response_body (message);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  g_signal_connect (message, "wrote-body-data", G_CALLBACK (on_wrote_body_data), fixture);
  /* In pieces, or the server would hand it to the kernel as one. */
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message), SOUP_ENCODING_CHUNKED);
  for (gsize done = 0; done < n; done += MIN (n - done, 32768))
    {
      gsize size = MIN (n - done, 32768);

      soup_message_body_append_take (body, (guchar *) g_strnfill (size, 'x'), size);
    }
  soup_message_body_complete (body);
}

static void
test_huge (void)
{
  Fixture fixture;

  fixture_set_up (&fixture, answer_at_length, NULL);
  fixture_expect (&fixture, "/104857600", VANE_ERROR_DATA);
  /* The rest was not waited for. */
  g_assert_cmpuint (fixture.n_written, <, 50 * MEGABYTE);
  fixture_tear_down (&fixture);
}

static void
test_cap (void)
{
  Fixture fixture;
  g_autoptr(VaneRequest) exact = fixture_make_request ("/1000", FALSE);
  g_autoptr(VaneRequest) over = fixture_make_request ("/1001", FALSE);
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&fixture, answer_at_length, NULL);
  vane_request_set_body_cap (exact, 1000);
  vane_request_set_body_cap (over, 1000);
  response = fixture_get (&fixture, exact, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (vane_response_get_body (response)), ==, 1000);
  g_assert_null (fixture_get (&fixture, over, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
  fixture_tear_down (&fixture);
}

static GBytes *
compress (gsize n_zeros)
{
  g_autoptr(GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new (memory, converter);
  g_autofree char *zeros = g_strnfill (MEGABYTE, '0');

  for (gsize done = 0; done < n_zeros; done += MIN (n_zeros - done, MEGABYTE))
    g_assert_true (g_output_stream_write_all (stream, zeros, MIN (n_zeros - done, MEGABYTE), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* "/N": N bytes; "/N/broken": with other bytes in the middle. */
static void
answer_compressed (Fixture           *fixture,
                   SoupServerMessage *message,
                   const char        *path)
{
  g_autoptr(GBytes) bytes = compress ((gsize) g_ascii_strtoull (path + 1, NULL, 10));
  gsize size = g_bytes_get_size (bytes);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);

  if (g_str_has_suffix (path, "/broken"))
    memset (copy + size / 2, 0xff, size / 4);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Content-Encoding", "gzip");
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, (const char *) copy, size);
}

static void
test_gzip (void)
{
  Fixture fixture;
  g_autoptr(VaneRequest) request = fixture_make_request ("/300000", FALSE);
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&fixture, answer_compressed, NULL);
  response = fixture_get (&fixture, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (vane_response_get_body (response)), ==, 300000);
  fixture_expect (&fixture, "/300000/broken", VANE_ERROR_DATA);
  /* 200 kB that unpack to 200 MB */
  fixture_expect (&fixture, "/200000000", VANE_ERROR_DATA);
  fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat ("/http-exchange", rows[i].path, NULL);

      g_test_add_data_func (name, &rows[i], test_mishap);
    }
  g_test_add_func ("/http-exchange/unchanged", test_unchanged);
  g_test_add_func ("/http-exchange/connection-refused", test_connection_refused);
  g_test_add_func ("/http-exchange/no-such-host", test_no_such_host);
  g_test_add_func ("/http-exchange/connect-deadline", test_connect_deadline);
  g_test_add_func ("/http-exchange/connect-deadline-ends", test_connect_deadline_ends);
  g_test_add_func ("/http-exchange/drip", test_drip);
  g_test_add_func ("/http-exchange/huge", test_huge);
  g_test_add_func ("/http-exchange/cap", test_cap);
  g_test_add_func ("/http-exchange/gzip", test_gzip);

  return g_test_run ();
}
