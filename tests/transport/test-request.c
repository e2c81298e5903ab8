/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>

#include "support/vane-test.h"
#include "transport/vane-request.h"

static const VaneEndpoint endpoint = { "service", "https://service.test", 4, 0 };

typedef struct
{
  double      value;
  guint       decimals;
  const char *text;
} NumberRow;

static const NumberRow number_rows[] = {
  { 0.0, 2, "0.00" },
  { -0.0, 2, "0.00" },
  { -0.004, 2, "0.00" },
  { -0.005, 2, "-0.01" },
  { -0.4, 0, "0" },
  { 37.7749, 2, "37.77" },
  { -122.4194, 2, "-122.42" },
  { -122.4194, 4, "-122.4194" },
  { 1234567.891, 1, "1234567.9" },
  { 180.0, 0, "180" },
  { 0.1, 9, "0.100000000" },
};

static void
assert_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (number_rows); i++)
    {
      g_autoptr(VaneRequest) request = vane_request_new (&endpoint, "/");

      vane_request_add_double (request, "n", number_rows[i].value, number_rows[i].decimals);
      g_assert_cmpstr (vane_request_get (request, "n"), ==, number_rows[i].text);
    }
}

static void
test_numbers (void)
{
  g_autoptr(VaneRequest) request = vane_request_new (&endpoint, "/");

  assert_numbers ();
  vane_request_add_int (request, "least", G_MININT64);
  g_assert_cmpstr (vane_request_get (request, "least"), ==, "-9223372036854775808");
}

/* A URL is the same wherever its user lives. */
static void
test_numbers_with_comma (void)
{
  g_autofree char *comma = NULL;

  if (g_getenv ("LOCPATH") == NULL)
    {
      g_test_skip ("no locale with a decimal comma was compiled");
      return;
    }
  g_assert_nonnull (setlocale (LC_ALL, "de_DE.UTF-8"));
  comma = g_strdup_printf ("%.1f", 0.5);
  g_assert_cmpstr (comma, ==, "0,5");
  assert_numbers ();
  setlocale (LC_ALL, "C.UTF-8");
}

typedef struct
{
  const char *name;
  const char *value;
  const char *query;
} QueryRow;

static const QueryRow query_rows[] = {
  { "q", "", "q=" },
  { "q", "San Francisco", "q=San%20Francisco" },
  { "q", "a&b=c#d?e", "q=a%26b%3Dc%23d%3Fe" },
  { "q", "50%", "q=50%25" },
  { "q", "a+b", "q=a%2Bb" },
  { "q", "Zürich", "q=Z%C3%BCrich" },
  { "q", "東京", "q=%E6%9D%B1%E4%BA%AC" },
  { "hourly", "a,b:c", "hourly=a,b:c" },
  { "q", "a\r\nHost: evil", "q=a%0D%0AHost:%20evil" },
  { "a b&", "c", "a%20b%26=c" },
};

static void
test_query (gconstpointer data)
{
  const QueryRow *row = data;
  g_autoptr(VaneRequest) request = vane_request_new (&endpoint, "/");

  g_assert_cmpstr (vane_request_get_query (request), ==, "");
  vane_request_add (request, row->name, row->value);
  g_assert_cmpstr (vane_request_get_query (request), ==, row->query);
}

static void
test_set (void)
{
  g_autoptr(VaneRequest) request = vane_request_new (&endpoint, "/");

  vane_request_add (request, "a", "1");
  vane_request_add (request, "b", "2");
  vane_request_add (request, "c", "3");
  g_assert_cmpstr (vane_request_get_query (request), ==, "a=1&b=2&c=3");
  vane_request_set (request, "b", "x");
  g_assert_cmpstr (vane_request_get_query (request), ==, "a=1&b=x&c=3");
  vane_request_set (request, "d", "4");
  g_assert_cmpstr (vane_request_get_query (request), ==, "a=1&b=x&c=3&d=4");
  g_assert_null (vane_request_get (request, "e"));
}

static VaneError
explain (guint     status,
         GBytes   *body,
         VaneError fallback)
{
  return fallback;
}

static void
test_copy (void)
{
  static const VaneJoin join = { 25, NULL, NULL };
  g_autoptr(VaneRequest) request = vane_request_new (&endpoint, "/a");
  g_autoptr(VaneRequest) copy = NULL;

  vane_request_add (request, "q", "x y");
  vane_request_set_header (request, "Accept", "application/json");
  vane_request_set_secret (request, "appid", "service");
  vane_request_set_lifetime (request, 1, 2);
  vane_request_set_body_cap (request, 3);
  vane_request_set_join (request, &join);
  vane_request_set_explain (request, explain);
  vane_request_set_void_fingerprint (request, "abc");

  copy = vane_request_copy (request);
  g_assert_true (vane_request_get_endpoint (copy) == &endpoint);
  g_assert_cmpstr (vane_request_get_path (copy), ==, "/a");
  g_assert_cmpstr (vane_request_get_query (copy), ==, "q=x%20y");
  g_assert_cmpstr (g_hash_table_lookup (vane_request_get_headers (copy), "Accept"), ==, "application/json");
  g_assert_cmpstr (vane_request_get_secret_parameter (copy), ==, "appid");
  g_assert_cmpstr (vane_request_get_secret_id (copy), ==, "service");
  g_assert_cmpint (vane_request_get_min_lifetime (copy), ==, 1);
  g_assert_cmpint (vane_request_get_max_lifetime (copy), ==, 2);
  g_assert_cmpuint (vane_request_get_body_cap (copy), ==, 3);
  g_assert_true (vane_request_get_join (copy) == &join);
  g_assert_true (vane_request_get_explain (copy) == explain);
  g_assert_cmpstr (vane_request_get_void_fingerprint (copy), ==, "abc");

  /* They share nothing. */
  vane_request_set (copy, "q", "z");
  vane_request_set_header (copy, "Accept", "text/xml");
  g_assert_cmpstr (vane_request_get_query (request), ==, "q=x%20y");
  g_assert_cmpstr (g_hash_table_lookup (vane_request_get_headers (request), "Accept"), ==, "application/json");
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/request/numbers", test_numbers);
  g_test_add_func ("/request/numbers-with-comma", test_numbers_with_comma);
  for (guint i = 0; i < G_N_ELEMENTS (query_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/request/query/%u", i);

      g_test_add_data_func (path, &query_rows[i], test_query);
    }
  g_test_add_func ("/request/set", test_set);
  g_test_add_func ("/request/copy", test_copy);

  return g_test_run ();
}
