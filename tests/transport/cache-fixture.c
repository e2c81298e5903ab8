/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cache-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "fake-transport.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"
#include "transport/vane-cache-file.h"

void
cache_remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (folder, name, NULL);

      g_remove (child);
    }
  g_rmdir (folder);
}

void
cache_fixture_set_up (CacheFixture  *fixture,
                      gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("vane-test-XXXXXX", NULL);
  fixture->cache = vane_response_cache_new (fixture->folder);
}

void
cache_fixture_tear_down (CacheFixture  *fixture,
                         gconstpointer  data)
{
  vane_test_wait_until (G_OBJECT (fixture->cache)->ref_count == 1);
  g_assert_finalize_object (fixture->cache);
  cache_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

VaneCacheEntry *
cache_load (VaneResponseCache *cache,
            const char        *key)
{
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  VaneCacheEntry *entry;

  vane_response_cache_load_async (cache, key, NULL, vane_test_keep_result, &kept);
  g_assert_null (kept);
  result = vane_test_await (&kept);
  entry = vane_response_cache_load_finish (cache, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (entry);

  return entry;
}

void
cache_store (VaneResponseCache  *cache,
             const char         *key,
             const char         *body,
             GError            **error)
{
  g_autoptr(VaneResponse) response = fake_response (body, "\"etag\"", VANE_TEST_NOW, VANE_TEST_NOW + 900);
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  vane_response_cache_store_async (cache, key, response, NULL, vane_test_keep_result, &kept);
  g_assert_null (kept);
  result = vane_test_await (&kept);
  vane_response_cache_store_finish (cache, result, error);
}

void
cache_record (VaneResponseCache  *cache,
              const char         *key,
              const VaneAttempt  *attempt,
              GError            **error)
{
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  vane_response_cache_record_async (cache, key, attempt, NULL, vane_test_keep_result, &kept);
  g_assert_null (kept);
  result = vane_test_await (&kept);
  vane_response_cache_record_finish (cache, result, error);
}

void
cache_assert_body (VaneResponseCache *cache,
                   const char        *key,
                   const char        *body)
{
  g_autoptr(VaneCacheEntry) entry = cache_load (cache, key);
  const char *data;
  gsize length;

  if (body == NULL)
    {
      g_assert_null (entry->response);
      return;
    }
  g_assert_nonnull (entry->response);
  data = g_bytes_get_data (vane_response_get_body (entry->response), &length);
  g_assert_cmpmem (data, length, body, strlen (body));
}

char *
cache_make_path (VaneResponseCache *cache,
                 const char        *key,
                 const char        *suffix)
{
  g_autofree char *name = vane_cache_file_name (key, suffix);

  return g_build_filename (vane_response_cache_get_folder (cache), name, NULL);
}

guint
cache_count_files (const char *folder,
                   const char *prefix)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, prefix);

  return n;
}
