/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cache-fixture.h"
#include "fake-transport.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"
#include "transport/vane-cache-file.h"

static const VaneAttempt failed = { VANE_TEST_NOW, TRUE, TRUE, VANE_ERROR_BUSY, VANE_TEST_NOW + 60, 2, "" };

static void
test_round_trip (CacheFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr(VaneResponseCache) other = vane_response_cache_new (fixture->folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneCacheEntry) before = cache_load (fixture->cache, KEY);
  g_autoptr(VaneCacheEntry) after = NULL;

  g_assert_null (before->response);
  g_assert_cmpint (before->attempt.started_at, ==, VANE_TIME_NONE);
  cache_store (fixture->cache, KEY, "sunny", &error);
  g_assert_no_error (error);
  cache_record (fixture->cache, KEY, &failed, &error);
  g_assert_no_error (error);

  after = cache_load (other, KEY);
  g_assert_true (vane_response_get_from_cache (after->response));
  g_assert_cmpstr (vane_response_get_etag (after->response), ==, "\"etag\"");
  g_assert_true (after->attempt.failed);
  g_assert_cmpint (after->attempt.not_before, ==, VANE_TEST_NOW + 60);
  cache_assert_body (other, KEY, "sunny");
  cache_assert_body (other, KEY "0", NULL);

  cache_store (other, KEY, "rain", &error);
  g_assert_no_error (error);
  cache_assert_body (fixture->cache, KEY, "rain");
  g_assert_cmpuint (cache_count_files (fixture->folder, "."), ==, 0);
}

static void
assert_private (const char *path,
                guint       mode)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, mode);
}

static void
test_private (void)
{
  g_autofree char *base = g_dir_make_tmp ("vane-test-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (base, "made", NULL);
  g_autoptr(VaneResponseCache) cache = vane_response_cache_new (folder);
  static const char *const names[] = { VANE_CACHE_RESPONSE_SUFFIX, VANE_CACHE_ATTEMPT_SUFFIX };
  g_autofree char *id = NULL;

  assert_private (folder, 0700);
  for (guint i = 0; i < 2; i++)
    {
      /* Also when it is written again. */
      cache_store (cache, KEY, "sunny", NULL);
      cache_record (cache, KEY, &failed, NULL);
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          g_autofree char *path = cache_make_path (cache, KEY, names[j]);

          assert_private (path, 0600);
        }
    }
  vane_response_cache_get_install_id (cache);
  id = g_build_filename (folder, "install-id", NULL);
  assert_private (id, 0600);
  cache_remove_folder (folder);
  g_rmdir (base);
}

static void
test_default_folder (void)
{
  g_autoptr(VaneResponseCache) cache = vane_response_cache_new (NULL);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "vane", "responses", NULL);

  g_assert_cmpstr (vane_response_cache_get_folder (cache), ==, folder);
  assert_private (folder, 0700);
  cache_remove_folder (folder);
}

/* Damage is a miss, and the next write replaces it. */
static void
test_damaged (CacheFixture  *fixture,
              gconstpointer  data)
{
  static const char *const contents[] = { "", "x", "vane-response 1\n", "vane-response 1\n\n" };
  g_autofree char *path = cache_make_path (fixture->cache, KEY, VANE_CACHE_RESPONSE_SUFFIX);
  g_autofree char *attempt_path = cache_make_path (fixture->cache, KEY, VANE_CACHE_ATTEMPT_SUFFIX);

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr(VaneCacheEntry) entry = NULL;

      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      g_assert_true (g_file_set_contents (attempt_path, contents[i], -1, NULL));
      entry = cache_load (fixture->cache, KEY);
      g_assert_null (entry->response);
      g_assert_false (entry->attempt.failed);
      cache_store (fixture->cache, KEY, "sunny", NULL);
      cache_assert_body (fixture->cache, KEY, "sunny");
    }
}

/* Another URL's file under this one's name, and one that is far too large. */
static void
test_foreign (CacheFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *path = cache_make_path (fixture->cache, KEY, VANE_CACHE_RESPONSE_SUFFIX);
  g_autofree char *other = cache_make_path (fixture->cache, "other", VANE_CACHE_RESPONSE_SUFFIX);

  cache_store (fixture->cache, "other", "rain", NULL);
  g_assert_cmpint (g_rename (other, path), ==, 0);
  cache_assert_body (fixture->cache, KEY, NULL);
  g_assert_cmpint (truncate (path, G_GINT64_CONSTANT (1) << 40), ==, 0);
  cache_assert_body (fixture->cache, KEY, NULL);
  cache_store (fixture->cache, KEY, "sunny", NULL);
  cache_assert_body (fixture->cache, KEY, "sunny");
}

static void
test_folder_removed_meanwhile (CacheFixture  *fixture,
                               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  cache_remove_folder (fixture->folder);
  cache_assert_body (fixture->cache, KEY, NULL);
  cache_store (fixture->cache, KEY, "sunny", &error);
  g_assert_no_error (error);
  cache_remove_folder (fixture->folder);
  cache_record (fixture->cache, KEY, &failed, &error);
  g_assert_no_error (error);
}

/* What was written last is what is there, and reading does not wait for the disk. */
static void
test_order (CacheFixture  *fixture,
            gconstpointer  data)
{
  GAsyncResult *kept[20] = { NULL };
  g_autoptr(VaneResponseCache) other = vane_response_cache_new (fixture->folder);
  g_autoptr(VaneCacheEntry) early = NULL;
  g_autoptr(VaneCacheEntry) late = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      VaneAttempt attempt = failed;

      attempt.n_failures = i;
      vane_response_cache_record_async (fixture->cache, KEY, &attempt, NULL, vane_test_keep_result, &kept[i]);
    }
  early = cache_load (fixture->cache, KEY);
  g_assert_cmpuint (early->attempt.n_failures, ==, G_N_ELEMENTS (kept) - 1);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autoptr(GAsyncResult) result = vane_test_await (&kept[i]);

      g_assert_true (vane_response_cache_record_finish (fixture->cache, result, NULL));
    }
  late = cache_load (other, KEY);
  g_assert_cmpuint (late->attempt.n_failures, ==, G_N_ELEMENTS (kept) - 1);
}

static void
test_cancelled (CacheFixture  *fixture,
                gconstpointer  data)
{
  guint moment = GPOINTER_TO_UINT (data);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(VaneResponse) response = fake_response ("rain", NULL, 1, 2);
  GAsyncResult *kept[3] = { NULL };
  g_autoptr(GAsyncResult) load = NULL;
  g_autoptr(GAsyncResult) store = NULL;
  g_autoptr(GAsyncResult) prune = NULL;
  g_autoptr(GError) error = NULL;

  cache_store (fixture->cache, KEY, "sunny", NULL);
  if (moment == 0)
    g_cancellable_cancel (cancellable);
  vane_response_cache_load_async (fixture->cache, KEY, cancellable, vane_test_keep_result, &kept[0]);
  vane_response_cache_store_async (fixture->cache, KEY, response, cancellable, vane_test_keep_result, &kept[1]);
  vane_response_cache_prune_async (fixture->cache, NULL, 0, cancellable, vane_test_keep_result, &kept[2]);
  for (guint i = 1; i < moment; i++)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);

  load = vane_test_await (&kept[0]);
  g_assert_null (vane_response_cache_load_finish (fixture->cache, load, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  store = vane_test_await (&kept[1]);
  g_assert_false (vane_response_cache_store_finish (fixture->cache, store, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  prune = vane_test_await (&kept[2]);
  g_assert_false (vane_response_cache_prune_finish (fixture->cache, prune, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (moment < 2)
    cache_assert_body (fixture->cache, KEY, "sunny");
  /* What GIO had opened to replace the file is gone when it lets go of the stream, which may be a moment later. */
  vane_test_wait_until (cache_count_files (fixture->folder, ".") == 0);
}

static void
on_changed (VaneResponseCache *cache,
            const char        *key,
            gpointer           user_data)
{
  g_ptr_array_add (user_data, g_strdup (key));
}

static void
test_watch (CacheFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(VaneResponseCache) other = vane_response_cache_new (fixture->folder);

  g_signal_connect (fixture->cache, "changed", G_CALLBACK (on_changed), keys);
  g_assert_true (vane_response_cache_watch (fixture->cache, NULL));
  g_assert_true (vane_response_cache_watch (fixture->cache, NULL));
  /* Of a key that this program has not used nothing is said. */
  cache_store (other, "unused", "rain", NULL);
  cache_assert_body (fixture->cache, KEY, NULL);
  cache_assert_body (fixture->cache, "service", NULL);
  cache_store (other, KEY, "sunny", NULL);
  vane_test_wait_until (keys->len == 1);
  g_assert_cmpstr (g_ptr_array_index (keys, 0), ==, KEY);
  /* What this program writes itself is no news for it: what comes next is the other's, and
   * events come in order. */
  cache_store (fixture->cache, KEY, "snow", NULL);
  cache_record (fixture->cache, KEY, &failed, NULL);
  cache_record (other, "service", &failed, NULL);
  vane_test_wait_until (keys->len == 2);
  g_assert_cmpstr (g_ptr_array_index (keys, 1), ==, "service");
  /* What another one replaces is. */
  cache_store (other, KEY, "rain", NULL);
  vane_test_wait_until (keys->len == 3);
  g_assert_cmpstr (g_ptr_array_index (keys, 2), ==, KEY);
  cache_record (other, KEY, &failed, NULL);
  vane_test_wait_until (keys->len == 4);
  g_assert_cmpstr (g_ptr_array_index (keys, 3), ==, KEY);
}

static void
test_install_id (CacheFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr(VaneResponseCache) other = vane_response_cache_new (fixture->folder);
  g_autoptr(VaneResponseCache) third = vane_response_cache_new (fixture->folder);
  g_autoptr(VaneResponseCache) nowhere = vane_response_cache_new ("/dev/null/nowhere");
  g_autofree char *path = g_build_filename (fixture->folder, "install-id", NULL);
  const char *id = vane_response_cache_get_install_id (fixture->cache);

  g_assert_true (g_uuid_string_is_valid (id));
  g_assert_cmpstr (id, ==, vane_response_cache_get_install_id (other));
  g_assert_cmpuint (cache_count_files (fixture->folder, "."), ==, 0);

  g_assert_true (g_file_set_contents (path, "damaged", -1, NULL));
  g_assert_true (g_uuid_string_is_valid (vane_response_cache_get_install_id (third)));
  g_assert_cmpstr (id, !=, vane_response_cache_get_install_id (third));
  g_assert_cmpuint (cache_count_files (fixture->folder, "."), ==, 0);

  /* A disk that does not keep it. */
  g_assert_true (g_uuid_string_is_valid (vane_response_cache_get_install_id (nowhere)));
  g_assert_cmpstr (vane_response_cache_get_install_id (nowhere), ==, vane_response_cache_get_install_id (nowhere));
}

#define ADD(name, function) \
  g_test_add ("/response-cache/" name, CacheFixture, NULL, cache_fixture_set_up, function, cache_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  ADD ("round-trip", test_round_trip);
  g_test_add_func ("/response-cache/private", test_private);
  g_test_add_func ("/response-cache/default-folder", test_default_folder);
  ADD ("damaged", test_damaged);
  ADD ("foreign", test_foreign);
  ADD ("folder-removed-meanwhile", test_folder_removed_meanwhile);
  ADD ("order", test_order);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *path = g_strdup_printf ("/response-cache/cancelled/%u", i);

      g_test_add (path, CacheFixture, GUINT_TO_POINTER (i), cache_fixture_set_up, test_cancelled,
                  cache_fixture_tear_down);
    }
  ADD ("watch", test_watch);
  ADD ("install-id", test_install_id);

  return g_test_run ();
}
