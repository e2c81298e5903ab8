/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/vane-test.h"
#include "transport/vane-endpoints.h"

static const VaneEndpoint paced = { "paced", "https://paced.test", 1, 30 };
static const VaneEndpoint plain = { "plain", "https://plain.test", 0, 0 };

typedef struct
{
  const char *url;
  const char *taken;  /* NULL: refused */
} UrlRow;

static const UrlRow url_rows[] = {
  { "http://127.0.0.1:8080", "http://127.0.0.1:8080" },
  { "http://127.0.0.1:8080/", "http://127.0.0.1:8080" },
  { "https://proxy.test/weather//", "https://proxy.test/weather" },
  { "http://[::1]:80", "http://[::1]:80" },
  { "", NULL },
  { "proxy.test", NULL },
  { "http://", NULL },
  { "ftp://proxy.test", NULL },
  { "file:///etc/passwd", NULL },
  { "http://proxy.test/?a=b", NULL },
  { "http://proxy.test/#a", NULL },
  { "http://proxy.test:port", NULL },
  { "http://proxy.test:99999", NULL },
};

static void
test_url (gconstpointer data)
{
  const UrlRow *row = data;
  g_autoptr(VaneEndpoints) endpoints = vane_endpoints_new ();
  g_autoptr(GError) error = NULL;
  gboolean taken = vane_endpoints_replace (endpoints, "plain", row->url, &error);

  g_assert_cmpint (taken, ==, row->taken != NULL);
  g_assert_cmpint (vane_endpoints_is_replaced (endpoints, &plain), ==, taken);
  if (taken)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (vane_endpoints_get_url (endpoints, &plain), ==, row->taken);
    }
  else
    {
      g_assert_error (error, VANE_ERROR, VANE_ERROR_LOCAL);
      g_assert_cmpstr (vane_endpoints_get_url (endpoints, &plain), ==, "https://plain.test");
    }
}

static void
test_parse (void)
{
  g_autoptr(VaneEndpoints) endpoints = vane_endpoints_new ();
  g_autoptr(GError) error = NULL;
  static const char *const wrong[] = { "plain", "=http://a.test", "plain=", "plain=http://a.test paced" };

  g_assert_true (vane_endpoints_parse (endpoints, NULL, &error));
  g_assert_true (vane_endpoints_parse (endpoints, " \t\n ", &error));
  g_assert_false (vane_endpoints_is_replaced (endpoints, &plain));
  g_assert_true (vane_endpoints_parse (endpoints, " plain=http://a.test/x\n\tpaced=http://b.test ", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (vane_endpoints_get_url (endpoints, &plain), ==, "http://a.test/x");
  g_assert_cmpstr (vane_endpoints_get_url (endpoints, &paced), ==, "http://b.test");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (vane_endpoints_parse (endpoints, wrong[i], &error));
      g_assert_error (error, VANE_ERROR, VANE_ERROR_LOCAL);
      g_clear_error (&error);
    }
}

/* A proxy somewhere else asks the same service in the end. */
static void
test_limits_elsewhere (void)
{
  static const struct
  {
    const char *url;
    guint       max_in_flight;
    guint       per_minute;
  } rows[] = {
    { "http://localhost:1", 64, 0 },       { "http://127.0.0.2:1/x", 64, 0 },     { "http://[::1]:1", 64, 0 },
    { "https://proxy.test", 1, 30 },       { "http://192.168.0.1:8080", 1, 30 },  { "http://127.0.0.1.test", 1, 30 },
  };
  g_autoptr(VaneEndpoints) endpoints = vane_endpoints_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (vane_endpoints_replace (endpoints, "paced", rows[i].url, NULL));
      g_assert_cmpuint (vane_endpoints_get_max_in_flight (endpoints, &paced), ==, rows[i].max_in_flight);
      g_assert_cmpuint (vane_endpoints_get_per_minute (endpoints, &paced), ==, rows[i].per_minute);
    }
}

static void
test_limits (void)
{
  g_autoptr(VaneEndpoints) endpoints = vane_endpoints_new ();

  g_assert_cmpuint (vane_endpoints_get_max_in_flight (endpoints, &paced), ==, 1);
  g_assert_cmpuint (vane_endpoints_get_per_minute (endpoints, &paced), ==, 30);
  g_assert_cmpuint (vane_endpoints_get_max_in_flight (endpoints, &plain), ==, 4);
  g_assert_cmpuint (vane_endpoints_get_per_minute (endpoints, &plain), ==, 0);

  g_assert_true (vane_endpoints_replace (endpoints, "paced", "http://127.0.0.1:1", NULL));
  g_assert_cmpuint (vane_endpoints_get_max_in_flight (endpoints, &paced), ==, 64);
  g_assert_cmpuint (vane_endpoints_get_per_minute (endpoints, &paced), ==, 0);

  vane_endpoints_set_limits (endpoints, "paced", 3, 7);
  g_assert_cmpuint (vane_endpoints_get_max_in_flight (endpoints, &paced), ==, 3);
  g_assert_cmpuint (vane_endpoints_get_per_minute (endpoints, &paced), ==, 7);
  g_assert_cmpstr (vane_endpoints_get_url (endpoints, &paced), ==, "http://127.0.0.1:1");

  /* Limits replace no URL. */
  vane_endpoints_set_limits (endpoints, "plain", 2, 0);
  g_assert_cmpuint (vane_endpoints_get_max_in_flight (endpoints, &plain), ==, 2);
  g_assert_false (vane_endpoints_is_replaced (endpoints, &plain));
}

static void
test_uri (void)
{
  g_autoptr(VaneEndpoints) endpoints = vane_endpoints_new ();
  g_autoptr(VaneRequest) bare = vane_request_new (&plain, "/a");
  g_autoptr(VaneRequest) request = vane_request_new (&plain, "/a");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  vane_request_add (request, "q", "x y");
  /* What is secret is in no URL that anybody but the network layer sees. */
  vane_request_set_secret (request, "appid", "openweathermap");
  first = vane_endpoints_make_uri (endpoints, bare);
  second = vane_endpoints_make_uri (endpoints, request);
  g_assert_cmpstr (first, ==, "https://plain.test/a");
  g_assert_cmpstr (second, ==, "https://plain.test/a?q=x%20y");
  g_assert_true (vane_endpoints_replace (endpoints, "plain", "http://proxy.test/base/", NULL));
  third = vane_endpoints_make_uri (endpoints, request);
  g_assert_cmpstr (third, ==, "http://proxy.test/base/a?q=x%20y");
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (url_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/endpoints/url/%u", i);

      g_test_add_data_func (path, &url_rows[i], test_url);
    }
  g_test_add_func ("/endpoints/parse", test_parse);
  g_test_add_func ("/endpoints/limits", test_limits);
  g_test_add_func ("/endpoints/limits-elsewhere", test_limits_elsewhere);
  g_test_add_func ("/endpoints/uri", test_uri);

  return g_test_run ();
}
