/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transport-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "support/vane-test.h"

const VaneEndpoint fixture_endpoint = { "service", "https://service.test", 4, 0 };

void
fixture_remove_folder (const char *path)
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

/* What was cancelled may take a moment to end; then nothing holds the object. */
void
fixture_let_go (gpointer object)
{
  vane_test_wait_until (G_OBJECT (object)->ref_count == 1);
  g_assert_finalize_object (G_OBJECT (object));
}

void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("vane-test-XXXXXX", NULL);
  fixture->cache = vane_response_cache_new (fixture->folder);
  fixture->endpoints = vane_endpoints_new ();
  fixture->clock = vane_test_clock_new (VANE_TEST_NOW);
  fixture->network = fake_transport_new ();
  fixture->transport = vane_cached_transport_new (fixture->cache, fixture->endpoints, VANE_CLOCK (fixture->clock),
                                                  VANE_TRANSPORT (fixture->network));
  fixture->request = vane_request_new (&fixture_endpoint, "/weather");
  vane_request_add_int (fixture->request, "place", 1);
}

void
fixture_flush (Fixture *fixture)
{
  g_autoptr(GAsyncResult) kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  vane_cached_transport_flush_async (VANE_CACHED_TRANSPORT (fixture->transport), NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);
  g_assert_true (vane_cached_transport_flush_finish (VANE_CACHED_TRANSPORT (fixture->transport), result, NULL));
}

void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  if (fixture->transport != NULL)
    {
      fixture_flush (fixture);
      fixture_let_go (fixture->transport);
    }
  vane_request_unref (fixture->request);
  fixture_let_go (fixture->network);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->endpoints);
  fixture_let_go (fixture->cache);
  fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

void
fixture_get (Fixture       *fixture,
             VaneMode       mode,
             GCancellable  *cancellable,
             GAsyncResult **kept)
{
  vane_transport_get_async (fixture->transport, fixture->request, mode, cancellable, vane_test_keep_result, kept);
}

VaneResponse *
fixture_finish (Fixture       *fixture,
                GAsyncResult **kept,
                GError       **error)
{
  g_autoptr(GAsyncResult) result = vane_test_await (kept);

  return vane_transport_get_finish (fixture->transport, result, error);
}

void
fixture_assert_body (VaneResponse *response,
                     const char   *body)
{
  gsize length;
  const char *data;

  g_assert_nonnull (response);
  data = g_bytes_get_data (vane_response_get_body (response), &length);
  g_assert_cmpmem (data, length, body, strlen (body));
}

void
fixture_assert_gives (Fixture    *fixture,
                      VaneMode    mode,
                      const char *body)
{
  GAsyncResult *kept = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneResponse) response = NULL;

  fixture_get (fixture, mode, NULL, &kept);
  response = fixture_finish (fixture, &kept, &error);
  g_assert_no_error (error);
  fixture_assert_body (response, body);
}

GError *
fixture_get_failure (Fixture  *fixture,
                     VaneMode  mode)
{
  GAsyncResult *kept = NULL;
  GError *error = NULL;

  fixture_get (fixture, mode, NULL, &kept);
  g_assert_null (fixture_finish (fixture, &kept, &error));
  g_assert_nonnull (error);

  return error;
}

void
fixture_assert_fails (Fixture   *fixture,
                      VaneMode   mode,
                      VaneError  code)
{
  g_autoptr(GError) error = fixture_get_failure (fixture, mode);

  g_assert_error (error, VANE_ERROR, (int) code);
}

void
fixture_wait_for_request (Fixture *fixture,
                          guint    n)
{
  vane_test_wait_until (fake_transport_get_n (fixture->network) >= n);
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, n);
}

VaneResponse *
fixture_make_response (Fixture    *fixture,
                       const char *body,
                       const char *etag,
                       gint64      lifetime_s)
{
  gint64 now = vane_clock_get_now (VANE_CLOCK (fixture->clock));

  return fake_response (body, etag, now, now + lifetime_s);
}

/* One good answer to request number @n, asked for and stored. */
void
fixture_have_stored (Fixture    *fixture,
                     guint       n,
                     const char *body,
                     const char *etag,
                     gint64      lifetime_s)
{
  GAsyncResult *kept = NULL;
  g_autoptr(VaneResponse) response = NULL;

  fixture_get (fixture, VANE_MODE_FRESH, NULL, &kept);
  fixture_wait_for_request (fixture, n + 1);
  fake_transport_answer (fixture->network, n, fixture_make_response (fixture, body, etag, lifetime_s));
  response = fixture_finish (fixture, &kept, NULL);
  fixture_assert_body (response, body);
  fixture_flush (fixture);
}

GError *
fixture_have_failed_with (Fixture  *fixture,
                          VaneMode  mode,
                          guint     n,
                          GError   *failure)
{
  GAsyncResult *kept = NULL;
  GError *error = NULL;

  fixture_get (fixture, mode, NULL, &kept);
  fixture_wait_for_request (fixture, n + 1);
  fake_transport_fail (fixture->network, n, failure);
  g_assert_null (fixture_finish (fixture, &kept, &error));

  return error;
}

GError *
fixture_have_failed (Fixture   *fixture,
                     VaneMode   mode,
                     guint      n,
                     VaneError  code)
{
  return fixture_have_failed_with (fixture, mode, n, vane_error_new (code, "failed on purpose"));
}

VaneCacheEntry *
fixture_load (Fixture    *fixture,
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
void
fixture_record_elsewhere (Fixture           *fixture,
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
