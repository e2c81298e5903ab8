/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "fake-transport.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"
#include "transport/vane-cached-transport.h"

#define KEY "https://service.test/weather?place=1"

static const VaneEndpoint endpoint = { "service", "https://service.test", 4, 0 };

typedef struct
{
  char              *folder;
  VaneResponseCache *cache;
  VaneEndpoints     *endpoints;
  VaneTestClock     *clock;
  FakeTransport     *network;
  VaneTransport     *transport;
  VaneRequest       *request;
} Fixture;

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_remove (child);
    }
  g_rmdir (path);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("vane-test-XXXXXX", NULL);
  fixture->cache = vane_response_cache_new (fixture->folder);
  fixture->endpoints = vane_endpoints_new ();
  fixture->clock = vane_test_clock_new (VANE_TEST_NOW);
  fixture->network = fake_transport_new ();
  fixture->transport = vane_cached_transport_new (fixture->cache, fixture->endpoints, VANE_CLOCK (fixture->clock),
                                                  VANE_TRANSPORT (fixture->network));
  fixture->request = vane_request_new (&endpoint, "/weather");
  vane_request_add_int (fixture->request, "place", 1);
}

static void
flush (Fixture *fixture)
{
  g_autoptr(GAsyncResult) kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  vane_cached_transport_flush_async (VANE_CACHED_TRANSPORT (fixture->transport), NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);
  g_assert_true (vane_cached_transport_flush_finish (VANE_CACHED_TRANSPORT (fixture->transport), result, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->transport != NULL)
    {
      flush (fixture);
      g_assert_finalize_object (fixture->transport);
    }
  vane_request_unref (fixture->request);
  g_assert_finalize_object (fixture->network);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->endpoints);
  g_assert_finalize_object (fixture->cache);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
get (Fixture       *fixture,
     VaneMode       mode,
     GCancellable  *cancellable,
     GAsyncResult **kept)
{
  vane_transport_get_async (fixture->transport, fixture->request, mode, cancellable, vane_test_keep_result, kept);
}

static VaneResponse *
finish (Fixture       *fixture,
        GAsyncResult **kept,
        GError       **error)
{
  g_autoptr(GAsyncResult) result = vane_test_await (kept);

  return vane_transport_get_finish (fixture->transport, result, error);
}

static void
assert_body (VaneResponse *response,
             const char   *body)
{
  gsize length;
  const char *data;

  g_assert_nonnull (response);
  data = g_bytes_get_data (vane_response_get_body (response), &length);
  g_assert_cmpmem (data, length, body, strlen (body));
}

static void
assert_gives (Fixture    *fixture,
              VaneMode    mode,
              const char *body)
{
  GAsyncResult *kept = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneResponse) response = NULL;

  get (fixture, mode, NULL, &kept);
  response = finish (fixture, &kept, &error);
  g_assert_no_error (error);
  assert_body (response, body);
}

static GError *
get_failure (Fixture  *fixture,
             VaneMode  mode)
{
  GAsyncResult *kept = NULL;
  GError *error = NULL;

  get (fixture, mode, NULL, &kept);
  g_assert_null (finish (fixture, &kept, &error));
  g_assert_nonnull (error);

  return error;
}

static void
assert_fails (Fixture   *fixture,
              VaneMode   mode,
              VaneError  code)
{
  g_autoptr(GError) error = get_failure (fixture, mode);

  g_assert_error (error, VANE_ERROR, (int) code);
}

static void
wait_for_request (Fixture *fixture,
                  guint    n)
{
  vane_test_wait_until (fake_transport_get_n (fixture->network) >= n);
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, n);
}

static VaneResponse *
make_response (Fixture    *fixture,
               const char *body,
               const char *etag,
               gint64      lifetime_s)
{
  gint64 now = vane_clock_get_now (VANE_CLOCK (fixture->clock));

  return fake_response (body, etag, now, now + lifetime_s);
}

/* One good answer to request number @n, asked for and stored. */
static void
have_stored (Fixture    *fixture,
             guint       n,
             const char *body,
             const char *etag,
             gint64      lifetime_s)
{
  GAsyncResult *kept = NULL;
  g_autoptr(VaneResponse) response = NULL;

  get (fixture, VANE_MODE_FRESH, NULL, &kept);
  wait_for_request (fixture, n + 1);
  fake_transport_answer (fixture->network, n, make_response (fixture, body, etag, lifetime_s));
  response = finish (fixture, &kept, NULL);
  assert_body (response, body);
  flush (fixture);
}

static GError *
have_failed (Fixture  *fixture,
             VaneMode  mode,
             guint     n,
             GError   *failure)
{
  GAsyncResult *kept = NULL;
  GError *error = NULL;

  get (fixture, mode, NULL, &kept);
  wait_for_request (fixture, n + 1);
  fake_transport_fail (fixture->network, n, failure);
  g_assert_null (finish (fixture, &kept, &error));

  return error;
}

static VaneCacheEntry *
load (Fixture    *fixture,
      const char *key)
{
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  VaneCacheEntry *entry;

  vane_response_cache_load_async (fixture->cache, key, NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);
  entry = vane_response_cache_load_finish (fixture->cache, result, NULL);
  g_assert_nonnull (entry);

  return entry;
}

/* As another program would. */
static void
record_elsewhere (Fixture           *fixture,
                  const char        *key,
                  const VaneAttempt *attempt,
                  VaneResponse      *response)
{
  g_autoptr(VaneResponseCache) other = vane_response_cache_new (fixture->folder);
  GAsyncResult *kept = NULL;

  if (response != NULL)
    {
      g_autoptr(GAsyncResult) result = NULL;

      vane_response_cache_store_async (other, key, response, NULL, vane_test_keep_result, &kept);
      result = vane_test_await (&kept);
      g_assert_true (vane_response_cache_store_finish (other, result, NULL));
    }
  if (attempt != NULL)
    {
      g_autoptr(GAsyncResult) result = NULL;

      vane_response_cache_record_async (other, key, attempt, NULL, vane_test_keep_result, &kept);
      result = vane_test_await (&kept);
      g_assert_true (vane_response_cache_record_finish (other, result, NULL));
    }
}

static void
test_cached (Fixture       *fixture,
             gconstpointer  data)
{
  assert_fails (fixture, VANE_MODE_CACHED, VANE_ERROR_OFFLINE);
  have_stored (fixture, 0, "sunny", NULL, 600);
  assert_gives (fixture, VANE_MODE_CACHED, "sunny");
  /* Any age. */
  vane_test_clock_advance (fixture->clock, 1000000);
  assert_gives (fixture, VANE_MODE_CACHED, "sunny");
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 1);
}

/* A cached run can show why there is nothing. */
static void
test_cached_tells_why (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GError) error = have_failed (fixture, VANE_MODE_FRESH, 0, vane_error_new (VANE_ERROR_SERVICE, "500"));

  assert_fails (fixture, VANE_MODE_CACHED, VANE_ERROR_SERVICE);
}

static void
test_cached_tells_why_of_endpoint (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(GError) error = have_failed (fixture, VANE_MODE_FRESH, 0, vane_error_new (VANE_ERROR_UNTRUSTED, "TLS"));

  assert_fails (fixture, VANE_MODE_CACHED, VANE_ERROR_UNTRUSTED);
}

static void
test_no_network (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(VaneTransport) transport = NULL;

  have_stored (fixture, 0, "sunny", NULL, 0);
  transport = vane_cached_transport_new (fixture->cache, fixture->endpoints, VANE_CLOCK (fixture->clock), NULL);
  {
    g_autoptr(VaneTransport) other = g_steal_pointer (&fixture->transport);

    fixture->transport = g_object_ref (transport);
    assert_gives (fixture, VANE_MODE_FRESH, "sunny");
    assert_gives (fixture, VANE_MODE_ASKED, "sunny");
    g_object_unref (fixture->transport);
    fixture->transport = g_steal_pointer (&other);
  }
}

static void
test_expiry (Fixture       *fixture,
             gconstpointer  data)
{
  GAsyncResult *kept = NULL;
  g_autoptr(VaneResponse) response = NULL;

  have_stored (fixture, 0, "sunny", NULL, 600);
  vane_test_clock_advance (fixture->clock, 599);
  assert_gives (fixture, VANE_MODE_FRESH, "sunny");
  /* Nor does a person get more than there is. */
  assert_gives (fixture, VANE_MODE_ASKED, "sunny");
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 1);

  vane_test_clock_advance (fixture->clock, 1);
  get (fixture, VANE_MODE_FRESH, NULL, &kept);
  wait_for_request (fixture, 2);
  fake_transport_answer (fixture->network, 1, make_response (fixture, "rain", NULL, 600));
  response = finish (fixture, &kept, NULL);
  assert_body (response, "rain");
  g_assert_false (vane_response_get_from_cache (response));
  assert_gives (fixture, VANE_MODE_CACHED, "rain");
}

static void
test_slack (Fixture       *fixture,
            gconstpointer  data)
{
  have_stored (fixture, 0, "sunny", NULL, 600);
  vane_test_clock_advance (fixture->clock, 541);
  assert_gives (fixture, VANE_MODE_FRESH, "sunny");
  vane_cached_transport_set_slack (VANE_CACHED_TRANSPORT (fixture->transport), 60);
  have_stored (fixture, 1, "rain", NULL, 600);
}

/* Stored while the clock was wrong. */
static void
test_from_the_future (Fixture       *fixture,
                      gconstpointer  data)
{
  have_stored (fixture, 0, "sunny", NULL, 600);
  vane_test_clock_jump (fixture->clock, VANE_TEST_NOW - 1);
  have_stored (fixture, 1, "rain", NULL, 600);
}

static void
test_three_callers_one_request (Fixture       *fixture,
                                gconstpointer  data)
{
  GAsyncResult *kept[3] = { NULL };

  for (guint i = 0; i < 3; i++)
    get (fixture, VANE_MODE_FRESH, NULL, &kept[i]);
  for (guint i = 0; i < 3; i++)
    g_assert_null (kept[i]);
  wait_for_request (fixture, 1);
  fake_transport_answer (fixture->network, 0, make_response (fixture, "sunny", NULL, 600));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(VaneResponse) response = finish (fixture, &kept[i], NULL);

      assert_body (response, "sunny");
    }
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 1);
}

static void
test_other_urls_fly_apart (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(VaneRequest) other = vane_request_new (&endpoint, "/other");
  g_auto(GStrv) keys = NULL;
  GAsyncResult *kept[2] = { NULL };

  get (fixture, VANE_MODE_FRESH, NULL, &kept[0]);
  vane_transport_get_async (fixture->transport, other, VANE_MODE_FRESH, NULL, vane_test_keep_result, &kept[1]);
  wait_for_request (fixture, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(VaneResponse) response = NULL;

      fake_transport_answer (fixture->network, i, make_response (fixture, "sunny", NULL, 600));
      response = finish (fixture, &kept[i], NULL);
      g_assert_nonnull (response);
    }
  keys = vane_cached_transport_dup_used_keys (VANE_CACHED_TRANSPORT (fixture->transport));
  g_assert_cmpuint (g_strv_length (keys), ==, 2);
  g_assert_true (g_strv_contains ((const char *const *) keys, KEY));
  g_assert_true (g_strv_contains ((const char *const *) keys, "https://service.test/other"));
}

static void
test_one_of_three_goes (Fixture       *fixture,
                        gconstpointer  data)
{
  GAsyncResult *kept[3] = { NULL };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    get (fixture, VANE_MODE_FRESH, i == 1 ? cancellable : NULL, &kept[i]);
  wait_for_request (fixture, 1);
  g_cancellable_cancel (cancellable);
  /* It does not wait for the others. */
  g_assert_null (finish (fixture, &kept[1], &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fake_transport_get_n_open (fixture->network), ==, 1);
  fake_transport_answer (fixture->network, 0, make_response (fixture, "sunny", NULL, 600));
  for (guint i = 0; i < 3; i += 2)
    {
      g_autoptr(VaneResponse) response = finish (fixture, &kept[i], NULL);

      assert_body (response, "sunny");
    }
}

static void
test_all_go (Fixture       *fixture,
             gconstpointer  data)
{
  GAsyncResult *kept[3] = { NULL };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(VaneCacheEntry) entry = NULL;

  for (guint i = 0; i < 3; i++)
    get (fixture, VANE_MODE_FRESH, cancellable, &kept[i]);
  wait_for_request (fixture, 1);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (finish (fixture, &kept[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  vane_test_wait_until (fake_transport_is_cancelled (fixture->network, 0));

  /* Nothing failed: nothing is recorded, and the next one asks at once. */
  entry = load (fixture, KEY);
  g_assert_cmpint (entry->attempt.started_at, ==, VANE_TIME_NONE);
  g_assert_true (entry->attempt.finished);
  have_stored (fixture, 1, "sunny", NULL, 600);
}

/* The moment of cancellation: 0 before the call; 1 right after it; 2 while the cache is read;
 * 3 while the network is asked; 4 when the answer is there but was not given yet. */
static void
test_cancelled_at (Fixture       *fixture,
                   gconstpointer  data)
{
  guint moment = GPOINTER_TO_UINT (data);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *kept = NULL;
  g_autoptr(GError) error = NULL;

  if (moment == 0)
    g_cancellable_cancel (cancellable);
  get (fixture, VANE_MODE_FRESH, cancellable, &kept);
  if (moment == 2)
    g_main_context_iteration (NULL, FALSE);
  if (moment >= 3)
    wait_for_request (fixture, 1);
  if (moment == 4)
    fake_transport_answer (fixture->network, 0, make_response (fixture, "sunny", NULL, 600));
  g_cancellable_cancel (cancellable);
  g_assert_null (finish (fixture, &kept, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  flush (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, moment >= 3 ? 1 : 0);
  g_assert_cmpuint (fake_transport_get_n_open (fixture->network), ==, 0);
  /* An answer that came all the same is not thrown away. */
  if (moment == 4)
    assert_gives (fixture, VANE_MODE_CACHED, "sunny");
  else
    assert_fails (fixture, VANE_MODE_CACHED, VANE_ERROR_OFFLINE);
}

static void
test_cancelled_lookup (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *kept = NULL;
  g_autoptr(GError) error = NULL;

  get (fixture, VANE_MODE_CACHED, cancellable, &kept);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish (fixture, &kept, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* One that comes right after all others have gone does not board the flight that ends. */
static void
test_next_after_all_go (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *kept[2] = { NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneResponse) response = NULL;

  get (fixture, VANE_MODE_FRESH, cancellable, &kept[0]);
  wait_for_request (fixture, 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish (fixture, &kept[0], &error));
  get (fixture, VANE_MODE_FRESH, NULL, &kept[1]);
  wait_for_request (fixture, 2);
  fake_transport_answer (fixture->network, 1, make_response (fixture, "rain", NULL, 600));
  response = finish (fixture, &kept[1], NULL);
  assert_body (response, "rain");
}

static void
test_not_modified (Fixture       *fixture,
                   gconstpointer  data)
{
  GAsyncResult *kept = NULL;
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(VaneCacheEntry) entry = NULL;

  have_stored (fixture, 0, "sunny", "W/\"a\\b\"", 600);
  g_assert_null (fake_transport_peek_header (fixture->network, 0, "If-None-Match"));
  vane_test_clock_advance (fixture->clock, 700);
  get (fixture, VANE_MODE_FRESH, NULL, &kept);
  wait_for_request (fixture, 2);
  /* To the letter; and the caller's own request is as it was. */
  g_assert_cmpstr (fake_transport_peek_header (fixture->network, 1, "If-None-Match"), ==, "W/\"a\\b\"");
  g_assert_cmpuint (g_hash_table_size (vane_request_get_headers (fixture->request)), ==, 0);
  fake_transport_answer (fixture->network, 1, make_response (fixture, NULL, NULL, 900));
  response = finish (fixture, &kept, NULL);
  assert_body (response, "sunny");
  g_assert_cmpuint (vane_response_get_status (response), ==, 200);
  g_assert_cmpint (vane_response_get_fetched_at (response), ==, VANE_TEST_NOW + 700);
  flush (fixture);

  entry = load (fixture, KEY);
  assert_body (entry->response, "sunny");
  g_assert_cmpstr (vane_response_get_etag (entry->response), ==, "W/\"a\\b\"");
  g_assert_cmpint (vane_response_get_expires_at (entry->response), ==, VANE_TEST_NOW + 1600);
}

static void
test_not_modified_since_nothing (Fixture       *fixture,
                                 gconstpointer  data)
{
  GAsyncResult *kept = NULL;
  g_autoptr(GError) error = NULL;

  get (fixture, VANE_MODE_FRESH, NULL, &kept);
  wait_for_request (fixture, 1);
  fake_transport_answer (fixture->network, 0, make_response (fixture, NULL, NULL, 900));
  g_assert_null (finish (fixture, &kept, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_SERVICE);
}

static void
test_failure_keeps_the_old (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  have_stored (fixture, 0, "sunny", NULL, 600);
  vane_test_clock_advance (fixture->clock, 700);
  error = have_failed (fixture, VANE_MODE_FRESH, 1, vane_error_new (VANE_ERROR_TIMEOUT, "too late"));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_TIMEOUT);
  assert_gives (fixture, VANE_MODE_CACHED, "sunny");
  assert_fails (fixture, VANE_MODE_FRESH, VANE_ERROR_TIMEOUT);
}

static void
test_back_off (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 last_s = 0;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr(GError) error = have_failed (fixture, VANE_MODE_FRESH, i, vane_error_new (VANE_ERROR_SERVICE, "500"));
      gint64 not_before = vane_error_get_not_before (error);
      gint64 pause_s = not_before - vane_clock_get_now (VANE_CLOCK (fixture->clock));
      g_autoptr(GError) again = NULL;

      g_assert_error (error, VANE_ERROR, VANE_ERROR_SERVICE);
      g_assert_cmpint (pause_s, >, last_s);
      last_s = pause_s;

      vane_test_clock_advance (fixture->clock, pause_s - 1);
      again = get_failure (fixture, VANE_MODE_FRESH);
      g_assert_error (again, VANE_ERROR, VANE_ERROR_SERVICE);
      g_assert_cmpint (vane_error_get_not_before (again), ==, not_before);
      g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, i + 1);
      vane_test_clock_advance (fixture->clock, 1);
    }

  /* A success begins anew. */
  have_stored (fixture, 5, "sunny", NULL, 0);
  {
    g_autoptr(GError) error = have_failed (fixture, VANE_MODE_FRESH, 6, vane_error_new (VANE_ERROR_SERVICE, "500"));

    g_assert_cmpint (vane_error_get_not_before (error), <=, vane_clock_get_now (VANE_CLOCK (fixture->clock)) + 6);
  }
}

static void
test_a_person_cuts_it_short (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(GError) first = have_failed (fixture, VANE_MODE_FRESH, 0, vane_error_new (VANE_ERROR_SERVICE, "500"));
  g_autoptr(GError) second = have_failed (fixture, VANE_MODE_ASKED, 1, vane_error_new (VANE_ERROR_SERVICE, "500"));

  g_assert_error (second, VANE_ERROR, VANE_ERROR_SERVICE);
  g_assert_cmpint (fake_transport_get_mode (fixture->network, 1), ==, VANE_MODE_ASKED);
}

static void
test_retry_after_holds (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(VaneRequest) other = vane_request_new (&endpoint, "/other");
  GError *busy = vane_error_new (VANE_ERROR_BUSY, "429");
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) again = NULL;
  GAsyncResult *kept = NULL;

  vane_error_set_not_before (busy, VANE_TEST_NOW + 1000);
  error = have_failed (fixture, VANE_MODE_FRESH, 0, busy);
  g_assert_cmpint (vane_error_get_not_before (error), ==, VANE_TEST_NOW + 1000);
  vane_test_clock_advance (fixture->clock, 999);
  assert_fails (fixture, VANE_MODE_ASKED, VANE_ERROR_BUSY);
  /* It holds for every URL of the host. */
  vane_transport_get_async (fixture->transport, other, VANE_MODE_ASKED, NULL, vane_test_keep_result, &kept);
  g_assert_null (finish (fixture, &kept, &again));
  g_assert_error (again, VANE_ERROR, VANE_ERROR_BUSY);
  g_assert_cmpint (vane_error_get_not_before (again), ==, VANE_TEST_NOW + 1000);
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 1);

  vane_test_clock_advance (fixture->clock, 1);
  have_stored (fixture, 1, "sunny", NULL, 0);
}

static void
test_endpoint_records (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GError) error = have_failed (fixture, VANE_MODE_FRESH, 0, vane_error_new (VANE_ERROR_OFFLINE, "no route"));
  g_autoptr(VaneCacheEntry) own = load (fixture, KEY);
  g_autoptr(VaneCacheEntry) host = load (fixture, "service");

  g_assert_false (own->attempt.failed);
  g_assert_true (own->attempt.finished);
  g_assert_true (host->attempt.failed);
  g_assert_cmpint (host->attempt.code, ==, VANE_ERROR_OFFLINE);
  assert_fails (fixture, VANE_MODE_FRESH, VANE_ERROR_OFFLINE);

  vane_test_clock_advance (fixture->clock, 10);
  have_stored (fixture, 1, "sunny", NULL, 600);
  g_clear_pointer (&host, vane_cache_entry_free);
  host = load (fixture, "service");
  g_assert_false (host->attempt.failed);
}

static void
test_attempts_outlive_the_program (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(GError) error = have_failed (fixture, VANE_MODE_FRESH, 0, vane_error_new (VANE_ERROR_SERVICE, "500"));

  flush (fixture);
  g_assert_finalize_object (fixture->transport);
  g_assert_finalize_object (fixture->cache);
  fixture->cache = vane_response_cache_new (fixture->folder);
  fixture->transport = vane_cached_transport_new (fixture->cache, fixture->endpoints, VANE_CLOCK (fixture->clock),
                                                  VANE_TRANSPORT (fixture->network));
  assert_fails (fixture, VANE_MODE_FRESH, VANE_ERROR_SERVICE);
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 1);
}

static GError *
make_refusal (VaneError code)
{
  GError *error = vane_error_new (code, "401");

  vane_error_set_fingerprint (error, "00112233445566778899aabbccddeeff");

  return error;
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  VaneError code = GPOINTER_TO_UINT (data);
  g_autoptr(GError) first = have_failed (fixture, VANE_MODE_FRESH, 0, make_refusal (code));
  g_autoptr(GError) second = NULL;
  g_autoptr(VaneCacheEntry) before = load (fixture, KEY);
  g_autoptr(VaneCacheEntry) after = NULL;
  GAsyncResult *kept = NULL;
  g_autoptr(VaneResponse) response = NULL;

  g_assert_null (vane_request_get_void_fingerprint (fake_transport_peek (fixture->network, 0)));

  /* Who knows the secret answers without sending: nothing new has failed. */
  second = have_failed (fixture, VANE_MODE_FRESH, 1, make_refusal (VANE_ERROR_REFUSED));
  g_assert_cmpstr (vane_request_get_void_fingerprint (fake_transport_peek (fixture->network, 1)), ==,
                   "00112233445566778899aabbccddeeff");
  g_assert_error (second, VANE_ERROR, (int) code);
  after = load (fixture, KEY);
  g_assert_cmpuint (after->attempt.n_failures, ==, before->attempt.n_failures);
  g_assert_cmpint (after->attempt.not_before, ==, before->attempt.not_before);

  /* A person who asks may know that a young key works by now; a plan is bought elsewhere. */
  get (fixture, VANE_MODE_ASKED, NULL, &kept);
  wait_for_request (fixture, 3);
  if (code == VANE_ERROR_REFUSED)
    g_assert_null (vane_request_get_void_fingerprint (fake_transport_peek (fixture->network, 2)));
  else
    g_assert_nonnull (vane_request_get_void_fingerprint (fake_transport_peek (fixture->network, 2)));
  fake_transport_answer (fixture->network, 2, make_response (fixture, "sunny", NULL, 600));
  response = finish (fixture, &kept, NULL);
  assert_body (response, "sunny");
}

static void
test_plan_is_tried_again_after_a_day (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr(GError) error = have_failed (fixture, VANE_MODE_FRESH, 0, make_refusal (VANE_ERROR_NOT_IN_PLAN));

  vane_test_clock_advance (fixture->clock, 86400);
  have_stored (fixture, 1, "sunny", NULL, 600);
  g_assert_null (vane_request_get_void_fingerprint (fake_transport_peek (fixture->network, 1)));
}

static void
test_key_missing (Fixture       *fixture,
                  gconstpointer  data)
{
  GError *failure = vane_error_new (VANE_ERROR_KEY_MISSING, "no key");
  g_autoptr(GError) error = have_failed (fixture, VANE_MODE_FRESH, 0, failure);

  assert_fails (fixture, VANE_MODE_CACHED, VANE_ERROR_KEY_MISSING);
  have_stored (fixture, 1, "sunny", NULL, 600);
}

static VaneAttempt
make_running (gint64 started_at)
{
  VaneAttempt never = VANE_ATTEMPT_NEVER;

  return vane_attempt_begin (&never, started_at);
}

/* Time for whoever reads the cache, too. */
static void
spin (Fixture *fixture)
{
  for (guint i = 0; i < 5; i++)
    vane_cache_entry_free (load (fixture, KEY));
}

static void
test_other_program_answers (Fixture       *fixture,
                            gconstpointer  data)
{
  VaneAttempt running = make_running (VANE_TEST_NOW - 5);
  VaneAttempt good = vane_attempt_succeed (&running);
  g_autoptr(VaneResponse) response = make_response (fixture, "rain", NULL, 600);
  g_autoptr(VaneResponse) given = NULL;
  GAsyncResult *kept = NULL;

  record_elsewhere (fixture, KEY, &running, NULL);
  get (fixture, VANE_MODE_FRESH, NULL, &kept);
  g_assert_true (vane_response_cache_watch (fixture->cache, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  record_elsewhere (fixture, KEY, &good, response);
  given = finish (fixture, &kept, NULL);
  assert_body (given, "rain");
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 0);
}

static void
test_other_program_fails (Fixture       *fixture,
                          gconstpointer  data)
{
  VaneAttempt running = make_running (VANE_TEST_NOW - 5);
  g_autoptr(GError) failure = vane_error_new (VANE_ERROR_SERVICE, "500");
  VaneAttempt failed = vane_attempt_fail (&running, failure, "", VANE_TEST_NOW);
  g_autoptr(GError) error = NULL;
  GAsyncResult *kept = NULL;

  record_elsewhere (fixture, KEY, &running, NULL);
  get (fixture, VANE_MODE_FRESH, NULL, &kept);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  record_elsewhere (fixture, KEY, &failed, NULL);
  g_assert_null (finish (fixture, &kept, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_SERVICE);
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 0);
}

/* A program that was killed: its attempt counts for 30 seconds. */
static void
test_other_program_is_gone (Fixture       *fixture,
                            gconstpointer  data)
{
  VaneAttempt running = make_running (VANE_TEST_NOW - 5);
  g_autoptr(VaneResponse) response = NULL;
  GAsyncResult *kept = NULL;

  record_elsewhere (fixture, KEY, &running, NULL);
  get (fixture, VANE_MODE_FRESH, NULL, &kept);
  for (guint i = 0; i < 3; i++)
    {
      vane_test_clock_jump (fixture->clock, VANE_TEST_NOW + 8 * i);
      spin (fixture);
    }
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 0);
  vane_test_clock_jump (fixture->clock, VANE_TEST_NOW + 25);
  vane_test_wait_until (fake_transport_get_n (fixture->network) == 1);
  fake_transport_answer (fixture->network, 0, make_response (fixture, "sunny", NULL, 600));
  response = finish (fixture, &kept, NULL);
  assert_body (response, "sunny");
}

static void
test_cancelled_while_other_asks (Fixture       *fixture,
                                 gconstpointer  data)
{
  VaneAttempt running = make_running (VANE_TEST_NOW - 5);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneCacheEntry) entry = NULL;
  GAsyncResult *kept = NULL;

  record_elsewhere (fixture, KEY, &running, NULL);
  get (fixture, VANE_MODE_FRESH, cancellable, &kept);
  spin (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish (fixture, &kept, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* The other's record is not ours to put back. */
  flush (fixture);
  entry = load (fixture, KEY);
  g_assert_true (vane_attempt_is_running (&entry->attempt, VANE_TEST_NOW));
}

/* The disk takes nothing: the answer is given all the same, and back-off holds in memory. */
static void
test_cache_that_cannot_be_written (Fixture       *fixture,
                                   gconstpointer  data)
{
  GAsyncResult *kept = NULL;
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  /* A file where the folder should be stops root, too. */
  g_assert_finalize_object (fixture->transport);
  g_assert_finalize_object (fixture->cache);
  remove_folder (fixture->folder);
  g_assert_true (g_file_set_contents (fixture->folder, "", 0, NULL));
  fixture->cache = vane_response_cache_new (fixture->folder);
  fixture->transport = vane_cached_transport_new (fixture->cache, fixture->endpoints, VANE_CLOCK (fixture->clock),
                                                  VANE_TRANSPORT (fixture->network));

  get (fixture, VANE_MODE_FRESH, NULL, &kept);
  wait_for_request (fixture, 1);
  fake_transport_answer (fixture->network, 0, make_response (fixture, "sunny", NULL, 0));
  response = finish (fixture, &kept, NULL);
  assert_body (response, "sunny");
  flush (fixture);

  error = have_failed (fixture, VANE_MODE_FRESH, 1, vane_error_new (VANE_ERROR_SERVICE, "500"));
  flush (fixture);
  assert_fails (fixture, VANE_MODE_FRESH, VANE_ERROR_SERVICE);
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 2);
  g_remove (fixture->folder);
}

static void
test_nothing_after_dispose (Fixture       *fixture,
                            gconstpointer  data)
{
  GAsyncResult *kept[2] = { NULL };

  for (guint i = 0; i < 2; i++)
    get (fixture, VANE_MODE_FRESH, NULL, &kept[i]);
  wait_for_request (fixture, 1);
  g_object_run_dispose (G_OBJECT (fixture->transport));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (finish (fixture, &kept[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_assert_true (fake_transport_is_cancelled (fixture->network, 0));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < 2; i++)
    g_assert_null (kept[i]);
}

static void
ask_again (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr(VaneResponse) response = vane_transport_get_finish (VANE_TRANSPORT (source), result, NULL);

  assert_body (response, "sunny");
  vane_transport_get_async (fixture->transport, fixture->request, VANE_MODE_FRESH, NULL, NULL, NULL);
}

static void
test_callback_asks_again (Fixture       *fixture,
                          gconstpointer  data)
{
  GAsyncResult *kept = NULL;
  g_autoptr(VaneResponse) response = NULL;

  vane_transport_get_async (fixture->transport, fixture->request, VANE_MODE_FRESH, NULL, ask_again, fixture);
  get (fixture, VANE_MODE_FRESH, NULL, &kept);
  wait_for_request (fixture, 1);
  fake_transport_answer (fixture->network, 0, make_response (fixture, "sunny", NULL, 0));
  response = finish (fixture, &kept, NULL);
  assert_body (response, "sunny");
  wait_for_request (fixture, 2);
  fake_transport_answer (fixture->network, 1, make_response (fixture, "rain", NULL, 600));
  vane_test_wait_until (fake_transport_get_n_open (fixture->network) == 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

#define ADD(name, function) g_test_add ("/cached-transport/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  ADD ("cached", test_cached);
  ADD ("cached-tells-why", test_cached_tells_why);
  ADD ("cached-tells-why-of-endpoint", test_cached_tells_why_of_endpoint);
  ADD ("no-network", test_no_network);
  ADD ("expiry", test_expiry);
  ADD ("slack", test_slack);
  ADD ("from-the-future", test_from_the_future);
  ADD ("three-callers-one-request", test_three_callers_one_request);
  ADD ("other-urls-fly-apart", test_other_urls_fly_apart);
  ADD ("one-of-three-goes", test_one_of_three_goes);
  ADD ("all-go", test_all_go);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *path = g_strdup_printf ("/cached-transport/cancelled-at/%u", i);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_cancelled_at, tear_down);
    }
  ADD ("cancelled-lookup", test_cancelled_lookup);
  ADD ("next-after-all-go", test_next_after_all_go);
  ADD ("not-modified", test_not_modified);
  ADD ("not-modified-since-nothing", test_not_modified_since_nothing);
  ADD ("failure-keeps-the-old", test_failure_keeps_the_old);
  ADD ("back-off", test_back_off);
  ADD ("a-person-cuts-it-short", test_a_person_cuts_it_short);
  ADD ("retry-after-holds", test_retry_after_holds);
  ADD ("endpoint-records", test_endpoint_records);
  ADD ("attempts-outlive-the-program", test_attempts_outlive_the_program);
  g_test_add ("/cached-transport/refused", Fixture, GUINT_TO_POINTER (VANE_ERROR_REFUSED), set_up, test_refused,
              tear_down);
  g_test_add ("/cached-transport/not-in-plan", Fixture, GUINT_TO_POINTER (VANE_ERROR_NOT_IN_PLAN), set_up,
              test_refused, tear_down);
  ADD ("plan-is-tried-again-after-a-day", test_plan_is_tried_again_after_a_day);
  ADD ("key-missing", test_key_missing);
  ADD ("other-program-answers", test_other_program_answers);
  ADD ("other-program-fails", test_other_program_fails);
  ADD ("other-program-is-gone", test_other_program_is_gone);
  ADD ("cancelled-while-other-asks", test_cancelled_while_other_asks);
  ADD ("cache-that-cannot-be-written", test_cache_that_cannot_be_written);
  ADD ("nothing-after-dispose", test_nothing_after_dispose);
  ADD ("callback-asks-again", test_callback_asks_again);

  return g_test_run ();
}
