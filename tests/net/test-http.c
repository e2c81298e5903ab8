/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/fixture.h"

#include <string.h>

/* A path "/503/Retry-After: 5" answers with that status and header. */
static void
answer_status (Fixture           *fixture,
               SoupServerMessage *message,
               const char        *path)
{
  g_auto(GStrv) parts = g_strsplit (path + 1, "/", 2);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  fixture_give_text (message, (guint) g_ascii_strtoull (parts[0], NULL, 10), "{\"message\":\"why\"}");
  if (parts[1] != NULL)
    {
      g_auto(GStrv) pair = g_strsplit (parts[1], ":", 2);

      soup_message_headers_replace (headers, pair[0], pair[1]);
    }
}

static void
answer_well (Fixture           *fixture,
             SoupServerMessage *message,
             const char        *path)
{
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  g_assert_cmpstr (soup_message_headers_get_one (asked, "User-Agent"), ==,
                   "Vane/" VANE_VERSION " (+" VANE_HOMEPAGE ")");
  g_assert_nonnull (strstr (soup_message_headers_get_one (asked, "Accept-Encoding"), "gzip"));
  g_assert_null (strstr (soup_message_headers_get_one (asked, "Accept-Encoding"), "br"));
  g_assert_null (soup_message_headers_get_one (asked, "Cookie"));
  soup_message_headers_replace (headers, "ETag", "W/\"x  y\"");
  soup_message_headers_replace (headers, "Last-Modified", "Sat, 21 Nov 2026  10:00:00 GMT");
  soup_message_headers_replace (headers, "Cache-Control", "max-age=3600");
  soup_message_headers_replace (headers, "Age", "600");
  soup_message_headers_replace (headers, "Set-Cookie", "a=b");
  if (g_strcmp0 (soup_message_headers_get_one (asked, "If-None-Match"), "W/\"x  y\"") == 0)
    soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
  else
    fixture_give_text (message, SOUP_STATUS_OK, "{\"a\":1}");
}

static void
test_answer (void)
{
  Fixture fixture;
  g_autoptr(VaneRequest) request = fixture_make_request ("/a", FALSE);
  g_autoptr(VaneRequest) again = fixture_make_request ("/a", FALSE);
  g_autoptr(VaneResponse) response = NULL, unchanged = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&fixture, answer_well, NULL);
  vane_request_add (request, "q", "São Paulo, br");
  vane_request_set_lifetime (request, 60, 7200);
  response = fixture_get (&fixture, request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (vane_response_get_status (response), ==, 200);
  g_assert_cmpmem (g_bytes_get_data (vane_response_get_body (response), NULL),
                   g_bytes_get_size (vane_response_get_body (response)), "{\"a\":1}", 7);
  g_assert_cmpstr (vane_response_get_etag (response), ==, "W/\"x  y\"");
  g_assert_cmpstr (vane_response_get_last_modified (response), ==, "Sat, 21 Nov 2026  10:00:00 GMT");
  g_assert_cmpint (vane_response_get_fetched_at (response), ==, VANE_TEST_NOW);
  g_assert_cmpint (vane_response_get_expires_at (response), ==, VANE_TEST_NOW + 3000);
  g_assert_false (vane_response_get_from_cache (response));
  g_assert_cmpstr (g_ptr_array_index (fixture.log, 0), ==, "/a?q=S%C3%A3o%20Paulo,%20br");

  vane_request_set_header (again, "If-None-Match", vane_response_get_etag (response));
  unchanged = fixture_get (&fixture, again, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (vane_response_get_status (unchanged), ==, 304);
  g_assert_null (vane_response_get_body (unchanged));
  g_assert_cmpstr (vane_response_get_etag (unchanged), ==, "W/\"x  y\"");
  g_assert_cmpint (vane_response_get_expires_at (unchanged), ==, VANE_TEST_NOW + 3000);
  g_assert_cmpuint (vane_http_get_n_sent (VANE_HTTP (fixture.http)), ==, 2);
  fixture_tear_down (&fixture);
}

typedef struct
{
  const char *path;
  gboolean    with_key;
  int         code;       /* -1: a response */
  gint64      not_before;
} StatusRow;

static const StatusRow statuses[] = {
  { "/200", FALSE, -1, VANE_TIME_NONE },
  { "/203", FALSE, -1, VANE_TIME_NONE },
  { "/204", FALSE, VANE_ERROR_SERVICE, VANE_TIME_NONE },
  { "/206", FALSE, VANE_ERROR_SERVICE, VANE_TIME_NONE },
  /* Nobody said "if modified". */
  { "/304", FALSE, VANE_ERROR_SERVICE, VANE_TIME_NONE },
  { "/300", FALSE, VANE_ERROR_SERVICE, VANE_TIME_NONE },
  { "/302", FALSE, VANE_ERROR_SERVICE, VANE_TIME_NONE },
  { "/400", TRUE, VANE_ERROR_SERVICE, VANE_TIME_NONE },
  { "/401", TRUE, VANE_ERROR_REFUSED, VANE_TIME_NONE },
  { "/401", FALSE, VANE_ERROR_REFUSED, VANE_TIME_NONE },
  { "/403", TRUE, VANE_ERROR_REFUSED, VANE_TIME_NONE },
  { "/403", FALSE, VANE_ERROR_SERVICE, VANE_TIME_NONE },
  { "/404", FALSE, VANE_ERROR_SERVICE, VANE_TIME_NONE },
  { "/407", FALSE, VANE_ERROR_SERVICE, VANE_TIME_NONE },
  { "/429", FALSE, VANE_ERROR_BUSY, VANE_TIME_NONE },
  { "/429/Retry-After:30", FALSE, VANE_ERROR_BUSY, VANE_TEST_NOW + 30 },
  { "/429/Retry-After:Sat, 21 Nov 2026 15:13:00 GMT", FALSE, VANE_ERROR_BUSY, VANE_TEST_NOW + 60 },
  { "/429/Retry-After:999999", FALSE, VANE_ERROR_BUSY, VANE_TEST_NOW + 86400 },
  { "/500", FALSE, VANE_ERROR_SERVICE, VANE_TIME_NONE },
  { "/500/Retry-After:30", FALSE, VANE_ERROR_SERVICE, VANE_TIME_NONE },
  { "/503", FALSE, VANE_ERROR_SERVICE, VANE_TIME_NONE },
  { "/503/Retry-After:30", TRUE, VANE_ERROR_BUSY, VANE_TEST_NOW + 30 },
};

static void
test_status (gconstpointer data)
{
  const StatusRow *row = data;
  Fixture fixture;
  g_autoptr(VaneRequest) request = NULL;
  g_autofree char *path = g_uri_escape_string (row->path, "/", FALSE);
  g_autofree char *fingerprint = vane_secrets_fingerprint (FIXTURE_KEY, "salt");
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&fixture, answer_status, NULL);
  fixture_set_key (row->with_key ? FIXTURE_KEY : NULL);
  request = fixture_make_request (path, row->with_key);
  response = fixture_get (&fixture, request, &error);
  if (row->code == -1)
    {
      g_assert_no_error (error);
      g_assert_nonnull (vane_response_get_body (response));
    }
  else
    {
      g_assert_null (response);
      g_assert_error (error, VANE_ERROR, row->code);
      g_assert_cmpint (vane_error_get_not_before (error), ==, row->not_before);
      if (row->path[1] >= '4')
        g_assert_cmpuint (vane_error_get_status (error), ==, g_ascii_strtoull (row->path + 1, NULL, 10));
      if (row->code == VANE_ERROR_REFUSED && row->with_key)
        g_assert_cmpstr (vane_error_get_fingerprint (error), ==, fingerprint);
      else
        g_assert_null (vane_error_get_fingerprint (error));
    }
  fixture_tear_down (&fixture);
}

static VaneError
explain (guint     status,
         GBytes   *body,
         VaneError fallback)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

  if (status == 404)
    return VANE_ERROR_NOT_COVERED;
  if (status == 401 && strstr (text, "why") != NULL)
    return VANE_ERROR_NOT_IN_PLAN;

  return fallback;
}

static void
test_explain (void)
{
  static const struct
  {
    const char *path;
    VaneError   code;
  } rows[] = {
    { "/404", VANE_ERROR_NOT_COVERED },
    { "/401", VANE_ERROR_NOT_IN_PLAN },
    { "/500", VANE_ERROR_SERVICE },
    { "/429/Retry-After:30", VANE_ERROR_BUSY },
  };
  Fixture fixture;

  fixture_set_up (&fixture, answer_status, NULL);
  fixture_set_key (FIXTURE_KEY);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(VaneRequest) request = fixture_make_request (rows[i].path, TRUE);
      g_autoptr(GError) error = NULL;

      vane_request_set_explain (request, explain);
      g_assert_null (fixture_get (&fixture, request, &error));
      g_assert_error (error, VANE_ERROR, (int) rows[i].code);
      g_assert_cmpint (vane_error_get_not_before (error), ==,
                       rows[i].code == VANE_ERROR_BUSY ? VANE_TEST_NOW + 30 : VANE_TIME_NONE);
    }
  fixture_tear_down (&fixture);
}

static void
test_secret (void)
{
  Fixture fixture;
  g_autoptr(VaneRequest) request = fixture_make_request ("/200", TRUE);
  g_autoptr(VaneRequest) again = fixture_make_request ("/200", TRUE);
  g_autofree char *fingerprint = vane_secrets_fingerprint ("a&b=c#/?%41", "salt");
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&fixture, answer_status, NULL);
  fixture_set_key ("a&b=c#/?%41");
  vane_request_add (request, "q", "x");
  response = fixture_get (&fixture, request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_ptr_array_index (fixture.log, 0), ==, "/200?q=x&appid=a%26b%3Dc%23%2F%3F%2541");
  /* The request knows nothing of it. */
  g_assert_cmpstr (vane_request_get_query (request), ==, "q=x");

  /* Refused before: not sent again. */
  vane_request_set_void_fingerprint (again, fingerprint);
  g_assert_null (fixture_get (&fixture, again, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_REFUSED);
  g_assert_cmpstr (vane_error_get_fingerprint (error), ==, fingerprint);
  g_assert_cmpuint (vane_http_get_n_sent (VANE_HTTP (fixture.http)), ==, 1);
  g_clear_error (&error);

  /* Another key voids that. */
  fixture_set_key ("another");
  g_clear_pointer (&response, vane_response_unref);
  response = fixture_get (&fixture, again, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (vane_http_get_n_sent (VANE_HTTP (fixture.http)), ==, 2);
  fixture_tear_down (&fixture);
}

static void
test_no_secret (void)
{
  Fixture fixture;
  g_autoptr(VaneRequest) request = fixture_make_request ("/200", TRUE);
  g_autoptr(VaneEndpoints) real = vane_endpoints_new ();
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&fixture, answer_status, NULL);
  fixture_set_key (NULL);
  /* A replaced endpoint may be a proxy that adds the key. */
  response = fixture_get (&fixture, request, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_ptr_array_index (fixture.log, 0), ==, "/200");

  g_clear_object (&fixture.http);
  fixture.http = vane_http_new (real, fixture.secrets, VANE_CLOCK (fixture.clock), "salt");
  g_assert_null (fixture_get (&fixture, request, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_KEY_MISSING);
  g_assert_cmpuint (vane_http_get_n_sent (VANE_HTTP (fixture.http)), ==, 0);
  fixture_tear_down (&fixture);
}

/* Not over plain http to another machine, whoever replaced the endpoint. */
static void
test_secret_stays_home (void)
{
  static const char *const urls[] = { "http://192.0.2.1", "http://nowhere.invalid", "http://127.0.0.1.invalid" };
  Fixture fixture;

  fixture_set_up (&fixture, answer_status, NULL);
  fixture_set_key (FIXTURE_KEY);
  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr(VaneRequest) request = fixture_make_request ("/200", TRUE);
      g_autoptr(GError) error = NULL;

      g_assert_true (vane_endpoints_replace (fixture.endpoints, "test", urls[i], &error));
      g_assert_null (fixture_get (&fixture, request, &error));
      g_assert_error (error, VANE_ERROR, VANE_ERROR_UNTRUSTED);
    }
  g_assert_cmpuint (vane_http_get_n_sent (VANE_HTTP (fixture.http)), ==, 0);
  fixture_tear_down (&fixture);
}

static void
test_cached_mode (void)
{
  Fixture fixture;
  g_autoptr(VaneRequest) request = fixture_make_request ("/200", FALSE);
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&fixture, answer_status, NULL);
  vane_transport_get_async (fixture.http, request, VANE_MODE_CACHED, NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);
  g_assert_null (vane_transport_get_finish (fixture.http, result, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_OFFLINE);
  g_assert_cmpuint (vane_http_get_n_sent (VANE_HTTP (fixture.http)), ==, 0);
  g_clear_object (&result);
  fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/http/answer", test_answer);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *name = g_strdup_printf ("/http/status/%u%s", i, statuses[i].path);

      g_test_add_data_func (name, &statuses[i], test_status);
    }
  g_test_add_func ("/http/explain", test_explain);
  g_test_add_func ("/http/secret", test_secret);
  g_test_add_func ("/http/no-secret", test_no_secret);
  g_test_add_func ("/http/secret-stays-home", test_secret_stays_home);
  g_test_add_func ("/http/cached-mode", test_cached_mode);

  return g_test_run ();
}
