/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vane-raw-client.h"

#include <string.h>

#include "support/vane-test.h"

#define READ_SIZE 65536

static GSocketConnection *
send_request (VaneSimulator *simulator,
              const char    *text)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GSocketConnection *connection;
  gsize n_written;

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_connect_to_uri_async (client, vane_simulator_get_url (simulator), 80, NULL, vane_test_keep_result,
                                        &result);
  vane_test_wait_until (result != NULL);
  connection = g_socket_client_connect_to_uri_finish (client, result, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), text, strlen (text),
                             &n_written, NULL, &error);
  g_assert_no_error (error);

  return connection;
}

static void
split_head (VaneRawReply *reply)
{
  const char *end = g_strstr_len (reply->body->str, reply->body->len, "\r\n\r\n");

  if (end == NULL)
    return;

  reply->head = g_strndup (reply->body->str, end - reply->body->str + 2);
  g_string_erase (reply->body, 0, strlen (reply->head) + 2);
  g_assert_true (g_str_has_prefix (reply->head, "HTTP/1.1 "));
  reply->status = (guint) g_ascii_strtoull (reply->head + strlen ("HTTP/1.1 "), NULL, 10);
}

static VaneRawReply *
ask (VaneSimulator *simulator,
     const char    *text)
{
  g_autoptr(GSocketConnection) connection = send_request (simulator, text);
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  VaneRawReply *reply = g_new0 (VaneRawReply, 1);
  gboolean more = TRUE;

  reply->body = g_string_new (NULL);
  while (more)
    {
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GBytes) bytes = NULL;

      g_input_stream_read_bytes_async (input, READ_SIZE, G_PRIORITY_DEFAULT, NULL, vane_test_keep_result, &result);
      vane_test_wait_until (result != NULL);
      bytes = g_input_stream_read_bytes_finish (input, result, &reply->error);
      more = bytes != NULL && g_bytes_get_size (bytes) > 0;
      if (more)
        g_string_append_len (reply->body, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  split_head (reply);

  return reply;
}

VaneRawReply *
vane_raw_get (VaneSimulator *simulator,
              const char    *target,
              const char    *headers)
{
  g_autofree char *text = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n%s\r\n", target,
                                           headers != NULL ? headers : "");

  return ask (simulator, text);
}

VaneRawReply *
vane_raw_post (VaneSimulator *simulator,
               const char    *target,
               const char    *body)
{
  g_autofree char *text = g_strdup_printf ("POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                                           "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
                                           target, strlen (body), body);

  return ask (simulator, text);
}

GSocketConnection *
vane_raw_open (VaneSimulator *simulator,
               const char    *target)
{
  g_autofree char *text = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", target);

  return send_request (simulator, text);
}

char *
vane_raw_reply_dup_header (VaneRawReply *reply,
                           const char   *name)
{
  g_auto(GStrv) lines = g_strsplit (reply->head != NULL ? reply->head : "", "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize length = strlen (name);

      if (g_ascii_strncasecmp (lines[i], name, length) == 0 && lines[i][length] == ':')
        return g_strdup (g_strstrip (lines[i] + length + 1));
    }

  return NULL;
}

void
vane_raw_reply_free (VaneRawReply *reply)
{
  g_free (reply->head);
  g_string_free (reply->body, TRUE);
  g_clear_error (&reply->error);
  g_free (reply);
}
