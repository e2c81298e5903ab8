/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libsoup/soup.h>

#include "net/vane-http-redirect.h"
#include "support/vane-test.h"

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

static void
test_carry_secret (void)
{
  static const struct
  {
    const char *url;
    gboolean    expected;
  } cases[] = {
    { "https://api.example/x", TRUE },
    { "https://192.0.2.1/x", TRUE },
    { "http://localhost:8080/x", TRUE },
    { "http://LOCALHOST/x", TRUE },
    { "http://127.0.0.1/x", TRUE },
    { "http://127.255.0.9:1/x", TRUE },
    { "http://[::1]:1/x", TRUE },
    { "http://192.0.2.1/x", FALSE },
    { "http://10.0.0.1/x", FALSE },
    { "http://127.0.0.1.example/x", FALSE },
    { "http://localhost.example/x", FALSE },
    { "http://[fe80::1]/x", FALSE },
    { "http://0.0.0.0/x", FALSE },
    { "http://api.example/x", FALSE },
    { "ftp://127.0.0.1/x", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GUri) uri = g_uri_parse (cases[i].url, SOUP_HTTP_URI_FLAGS, NULL);

      g_test_message ("%s", cases[i].url);
      g_assert_cmpint (vane_http_may_carry_secret (uri), ==, cases[i].expected);
    }
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
  g_test_add_func ("/http-redirect/carry-secret", test_carry_secret);

  return g_test_run ();
}
