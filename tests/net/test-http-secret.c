/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libsoup/soup.h>
#include <string.h>

#include "base/vane-error.h"
#include "net/vane-http-secret.h"
#include "support/vane-test.h"

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

static void
test_check (void)
{
  g_autoptr(GError) plain = vane_http_check_secret ("http://192.0.2.1/x");
  g_autoptr(GError) nonsense = vane_http_check_secret ("nonsense");

  g_assert_null (vane_http_check_secret ("https://192.0.2.1/x"));
  g_assert_error (plain, VANE_ERROR, VANE_ERROR_UNTRUSTED);
  g_assert_error (nonsense, VANE_ERROR, VANE_ERROR_UNTRUSTED);
}

static void
test_add (void)
{
  g_autoptr(GUri) first = vane_http_add_secret ("https://a.example/x", "app id", "a&b/ü");
  g_autoptr(GUri) next = vane_http_add_secret ("https://a.example/x?q=%2C,", "appid", "abc");
  g_autoptr(GUri) none = vane_http_add_secret ("https://a.example/x?q=1", "appid", NULL);

  g_assert_cmpstr (g_uri_get_query (first), ==, "app%20id=a%26b%2F%C3%BC");
  g_assert_cmpstr (g_uri_get_query (next), ==, "q=%2C,&appid=abc");
  g_assert_cmpstr (g_uri_get_query (none), ==, "q=1");
}

static void
test_hide (void)
{
  static const struct
  {
    const char *message;
    gboolean    is_hidden;
  } rows[] = {
    { "cannot reach https://a.example/?appid=a&b", TRUE },
    { "cannot reach https://a.example/?appid=a%26b", TRUE },
    { "cannot reach https://a.example/", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = vane_error_new (VANE_ERROR_SERVICE, "%s", rows[i].message);

      vane_http_hide_secret (error, "a&b");
      if (rows[i].is_hidden)
        g_assert_null (strstr (error->message, "example"));
      else
        g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/http-secret/carry", test_carry_secret);
  g_test_add_func ("/http-secret/check", test_check);
  g_test_add_func ("/http-secret/add", test_add);
  g_test_add_func ("/http-secret/hide", test_hide);

  return g_test_run ();
}
