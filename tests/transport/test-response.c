/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/vane-test-clock.h"
#include "support/vane-test.h"
#include "transport/vane-response.h"

static const VaneEndpoint endpoint = { "service", "https://service.test", 4, 0 };

typedef struct
{
  const char *name;
  gint64      header_s;
  gint64      min_s;
  gint64      max_s;
  gint64      expected_s;
} ExpiryRow;

static const ExpiryRow expiry_rows[] = {
  { "nothing-said", -1, 900, 21600, 900 },
  { "far-in-the-past", -1000000, 900, 21600, 900 },
  { "no-cache", 0, 900, 21600, 900 },
  { "within", 1800, 900, 21600, 1800 },
  { "at-the-least", 900, 900, 21600, 900 },
  { "at-the-most", 21600, 900, 21600, 21600 },
  { "a-year", 31536000, 900, 21600, 21600 },
  { "absurd", G_MAXINT64, 900, 21600, 21600 },
  { "absurdly-negative", G_MININT64, 900, 21600, 900 },
  { "fixed", 5, 60, 60, 60 },
  { "none-at-all", 5, 0, 0, 0 },
};

static void
test_expiry (gconstpointer data)
{
  const ExpiryRow *row = data;
  g_autoptr(VaneRequest) request = vane_request_new (&endpoint, "/");

  vane_request_set_lifetime (request, row->min_s, row->max_s);
  g_assert_cmpint (vane_response_expiry (request, VANE_TEST_NOW, row->header_s), ==, VANE_TEST_NOW + row->expected_s);
}

static void
test_fields (void)
{
  g_autoptr(GBytes) body = g_bytes_new_static ("body", 4);
  VaneResponseFields fields = { 203, body, "\"e\"", "Sat, 21 Nov 2026 15:12:00 GMT", 1, 2, TRUE, NULL, 3 };
  g_autoptr(VaneResponse) response = vane_response_new (&fields);

  g_assert_cmpuint (vane_response_get_status (response), ==, 203);
  g_assert_true (vane_response_get_body (response) == body);
  g_assert_cmpstr (vane_response_get_etag (response), ==, "\"e\"");
  g_assert_cmpstr (vane_response_get_last_modified (response), ==, "Sat, 21 Nov 2026 15:12:00 GMT");
  g_assert_cmpint (vane_response_get_fetched_at (response), ==, 1);
  g_assert_cmpint (vane_response_get_expires_at (response), ==, 2);
  g_assert_true (vane_response_get_from_cache (response));
  g_assert_null (vane_response_get_replaces (response));
  g_assert_cmpuint (vane_response_get_n_failures (response), ==, 3);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (expiry_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/response/expiry/", expiry_rows[i].name, NULL);

      g_test_add_data_func (path, &expiry_rows[i], test_expiry);
    }
  g_test_add_func ("/response/fields", test_fields);

  return g_test_run ();
}
