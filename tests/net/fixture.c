/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/fixture.h"

#include <string.h>

const VaneEndpoint fixture_endpoint = { "test", "https://nowhere.invalid", 4, 0 };

static void
on_request (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  Fixture *self = user_data;
  GUri *uri = soup_server_message_get_uri (message);

  g_ptr_array_add (self->log, g_uri_get_query (uri) != NULL ? g_strconcat (path, "?", g_uri_get_query (uri), NULL)
                                                            : g_strdup (path));
  self->answer (self, message, path);
}

void
fixture_set_up (Fixture         *fixture,
                FixtureAnswer    answer,
                GTlsCertificate *certificate)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *url = NULL;
  GSList *uris;

  *fixture = (Fixture) { .answer = answer };
  fixture->log = g_ptr_array_new_with_free_func (g_free);
  fixture->paused = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->stolen = g_ptr_array_new_with_free_func (g_object_unref);

  fixture->server = soup_server_new (NULL, NULL);
  if (certificate != NULL)
    soup_server_set_tls_certificate (fixture->server, certificate);
  soup_server_add_handler (fixture->server, NULL, on_request, fixture, NULL);
  soup_server_listen_local (
      fixture->server, 0,
      certificate != NULL ? SOUP_SERVER_LISTEN_IPV4_ONLY | SOUP_SERVER_LISTEN_HTTPS : SOUP_SERVER_LISTEN_IPV4_ONLY,
      &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  fixture->url = g_strdup_printf ("%s://127.0.0.1:%d", certificate != NULL ? "https" : "http",
                                  g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  fixture->clock = vane_test_clock_new (VANE_TEST_NOW);
  fixture->endpoints = vane_endpoints_new ();
  vane_endpoints_replace (fixture->endpoints, "test", fixture->url, &error);
  g_assert_no_error (error);
  fixture->secrets = vane_secrets_new (FALSE);
  fixture->http = vane_http_new (fixture->endpoints, fixture->secrets, VANE_CLOCK (fixture->clock), "salt");
}

void
fixture_tear_down (Fixture *fixture)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->http));
  g_ptr_array_unref (fixture->stolen);
  g_ptr_array_unref (fixture->paused);
  /* The server hears that its clients are gone. */
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
  g_object_unref (fixture->endpoints);
  g_object_unref (fixture->secrets);
  g_object_unref (fixture->clock);
  g_ptr_array_unref (fixture->log);
  g_free (fixture->url);
  fixture_set_key (NULL);
}

void
fixture_set_key (const char *key)
{
  if (key != NULL)
    g_setenv ("VANE_TEST_API_KEY", key, TRUE);
  else
    g_unsetenv ("VANE_TEST_API_KEY");
}

VaneRequest *
fixture_make_request (const char *path,
                      gboolean    with_secret)
{
  VaneRequest *request = vane_request_new (&fixture_endpoint, path);

  if (with_secret)
    vane_request_set_secret (request, "appid", FIXTURE_SECRET_ID);

  return request;
}

VaneResponse *
fixture_get (Fixture      *fixture,
             VaneRequest  *request,
             GError      **error)
{
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  vane_transport_get_async (fixture->http, request, VANE_MODE_FRESH, NULL, vane_test_keep_result, &kept);
  g_assert_null (kept);
  result = vane_test_await (&kept);

  return vane_transport_get_finish (fixture->http, result, error);
}

void
fixture_expect (Fixture    *fixture,
                const char *path,
                VaneError   code)
{
  g_autoptr(VaneRequest) request = fixture_make_request (path, FALSE);
  g_autoptr(GError) error = NULL;

  g_test_message ("%s", path);
  g_assert_null (fixture_get (fixture, request, &error));
  g_assert_error (error, VANE_ERROR, (int) code);
}

void
fixture_give_text (SoupServerMessage *message,
                   guint              status,
                   const char        *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text, strlen (text));
}

void
fixture_hang (Fixture           *fixture,
              SoupServerMessage *message)
{
  g_ptr_array_add (fixture->paused, g_object_ref (message));
  soup_server_message_pause (message);
}

void
fixture_release (Fixture *fixture,
                 guint    index)
{
  SoupServerMessage *message = g_ptr_array_index (fixture->paused, index);

  fixture_give_text (message, SOUP_STATUS_OK, "{}");
  soup_server_message_unpause (message);
}

void
fixture_give_raw (Fixture           *fixture,
                  SoupServerMessage *message,
                  const char        *bytes,
                  gboolean           closes)
{
  g_autoptr(GIOStream) stream = soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (stream), bytes, strlen (bytes), NULL, NULL, NULL);
  if (closes)
    g_io_stream_close (stream, NULL, NULL);
  else
    g_ptr_array_add (fixture->stolen, g_steal_pointer (&stream));
}

static gboolean
on_passed (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

void
fixture_let_pass (guint ms)
{
  gboolean passed = FALSE;

  g_timeout_add (ms, on_passed, &passed);
  vane_test_wait_for (&passed);
}
