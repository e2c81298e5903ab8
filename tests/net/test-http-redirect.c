/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/fixture.h"
#include "net/vane-http-redirect.h"

#define UNTRUSTED ((int) VANE_ERROR_UNTRUSTED)
#define SERVICE   ((int) VANE_ERROR_SERVICE)
#define FOLLOWED  (-1)

typedef struct
{
  const char *from;
  const char *location;
  gboolean    carries_secret;
  int         expected;
  const char *to;
} Row;

static const Row rows[] = {
  { "https://a.example/x?k=1", "/y", TRUE, FOLLOWED, "https://a.example/y" },
  { "https://a.example/x/z", "y?q=2", FALSE, FOLLOWED, "https://a.example/x/y?q=2" },
  { "https://a.example/x", "https://A.Example/y", TRUE, FOLLOWED, NULL },
  { "https://a.example/x", "//a.example:443/y", TRUE, FOLLOWED, NULL },
  { "http://a.example/x", "https://a.example/x", TRUE, FOLLOWED, NULL },
  { "http://a.example/x", "http://a.example/y", FALSE, FOLLOWED, NULL },
  { "https://a.example/x", "https://b.example/y", FALSE, FOLLOWED, NULL },
  { "http://a.example/x", "https://b.example/y", FALSE, FOLLOWED, NULL },
  { "https://a.example/x", "https://b.example/y", TRUE, UNTRUSTED, NULL },
  { "https://a.example/x", "https://a.example.evil.example/y", TRUE, UNTRUSTED, NULL },
  { "https://a.example/x", "https://a.example:8443/y", TRUE, UNTRUSTED, NULL },
  { "http://127.0.0.1:1/x", "http://127.0.0.1:2/x", FALSE, UNTRUSTED, NULL },
  { "http://127.0.0.1:1/x", "https://127.0.0.1:2/x", TRUE, UNTRUSTED, NULL },
  { "http://a.example/x", "http://b.example/y", FALSE, UNTRUSTED, NULL },
  { "https://a.example/x", "http://a.example/x", FALSE, UNTRUSTED, NULL },
  { "https://a.example/x", "http://b.example/x", FALSE, UNTRUSTED, NULL },
  { "https://a.example/x", "ftp://a.example/x", FALSE, UNTRUSTED, NULL },
  { "https://a.example/x", "file:///etc/passwd", FALSE, UNTRUSTED, NULL },
  { "https://a.example/x", "data:text/plain,x", FALSE, UNTRUSTED, NULL },
  { "https://a.example/x", "https://user:pw@a.example/x", FALSE, UNTRUSTED, NULL },
  { "https://a.example/x", "https:///x", FALSE, UNTRUSTED, NULL },
  { "https://a.example/x", "https://a.example:99999/x", FALSE, SERVICE, NULL },
  { "https://a.example/x", "https://[::1/x", FALSE, SERVICE, NULL },
  { "https://a.example/x", NULL, FALSE, SERVICE, NULL },
};

static void
test_redirect (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GUri) from = g_uri_parse (row->from, SOUP_HTTP_URI_FLAGS, &error);
  g_autoptr(GUri) to = NULL;

  g_assert_no_error (error);
  to = vane_http_redirect (from, row->location, row->carries_secret, &error);
  if (row->expected == FOLLOWED)
    {
      g_assert_no_error (error);
      g_assert_nonnull (to);
    }
  else
    {
      g_assert_null (to);
      g_assert_error (error, VANE_ERROR, row->expected);
      /* A service may have echoed the query, and the key in it. */
      g_assert_null (strstr (error->message, "example"));
    }
  if (row->to != NULL)
    {
      g_autofree char *text = g_uri_to_string (to);

      g_assert_cmpstr (text, ==, row->to);
    }
}

/* "/3": redirects to "/2" … "/0", which answers. "/loop" to itself, "/swing" there and back. */
static void
answer_redirecting (Fixture           *fixture,
                    SoupServerMessage *message,
                    const char        *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *location = NULL;

  if (g_str_equal (path, "/0"))
    {
      fixture_give_text (message, SOUP_STATUS_OK, "{}");
      return;
    }

  if (g_str_equal (path, "/loop"))
    location = g_strdup ("/loop");
  else if (g_str_equal (path, "/swing") || g_str_equal (path, "/swung"))
    location = g_strdup (g_str_equal (path, "/swing") ? "/swung" : "/swing");
  else if (g_str_equal (path, "/away"))
    location = g_strdup (fixture->data);
  else
    location = g_strdup_printf ("%s/%d", fixture->url, (int) g_ascii_strtoll (path + 1, NULL, 10) - 1);
  fixture_give_text (message, SOUP_STATUS_MOVED_PERMANENTLY, "moved");
  soup_message_headers_replace (headers, "Location", location);
}

static void
test_on_the_wire (void)
{
  Fixture fixture;
  g_autoptr(VaneRequest) five = fixture_make_request ("/5", FALSE);
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&fixture, answer_redirecting, NULL);
  response = fixture_get (&fixture, five, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture.log->len, ==, 6);

  g_ptr_array_set_size (fixture.log, 0);
  fixture_expect (&fixture, "/6", VANE_ERROR_SERVICE);
  g_assert_cmpuint (fixture.log->len, ==, 6);

  g_ptr_array_set_size (fixture.log, 0);
  fixture_expect (&fixture, "/loop", VANE_ERROR_SERVICE);
  g_assert_cmpuint (fixture.log->len, ==, 1);
  fixture_expect (&fixture, "/swing", VANE_ERROR_SERVICE);

  /* Another server on this machine is another host. */
  fixture.data = (gpointer) "http://127.0.0.1:9/x";
  fixture_expect (&fixture, "/away", VANE_ERROR_UNTRUSTED);
  fixture.data = (gpointer) "ftp://127.0.0.1/x";
  fixture_expect (&fixture, "/away", VANE_ERROR_UNTRUSTED);
  fixture_tear_down (&fixture);
}

/* With a key not even over https. */
static void
test_with_secret (void)
{
  Fixture fixture;
  g_autoptr(VaneRequest) away = fixture_make_request ("/away", TRUE);
  g_autoptr(VaneRequest) home = fixture_make_request ("/2", TRUE);
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(GError) error = NULL;
  guint n_sent;

  fixture_set_up (&fixture, answer_redirecting, NULL);
  fixture_set_key (FIXTURE_KEY);
  fixture.data = (gpointer) "https://127.0.0.1:9/x";
  g_assert_null (fixture_get (&fixture, away, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_UNTRUSTED);
  n_sent = vane_http_get_n_sent (VANE_HTTP (fixture.http));
  g_assert_cmpuint (n_sent, ==, 1);
  g_clear_error (&error);

  response = fixture_get (&fixture, home, &error);
  g_assert_no_error (error);
  fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("/http-redirect/%u", i);

      g_test_add_data_func (name, &rows[i], test_redirect);
    }
  g_test_add_func ("/http-redirect/on-the-wire", test_on_the_wire);
  g_test_add_func ("/http-redirect/with-secret", test_with_secret);

  return g_test_run ();
}
