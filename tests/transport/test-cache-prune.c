/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>
#include <utime.h>

#include "cache-fixture.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"
#include "transport/vane-cache-file.h"
#include "transport/vane-cache-prune.h"

#define DAY_S 86400

static void
put (CacheFixture *fixture,
     const char   *name,
     gint64        age_s,
     gint64        n_bytes)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  struct utimbuf times = { VANE_TEST_NOW - age_s, VANE_TEST_NOW - age_s };

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  /* A hole: it has its size without taking the room. */
  g_assert_cmpint (truncate (path, n_bytes), ==, 0);
  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

static void
put_entry (CacheFixture *fixture,
           const char   *key,
           gint64        age_s,
           gint64        n_bytes)
{
  g_autofree char *name = vane_cache_file_name (key, VANE_CACHE_RESPONSE_SUFFIX);

  put (fixture, name, age_s, n_bytes);
}

static gboolean
has (CacheFixture *fixture,
     const char   *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
has_entry (CacheFixture *fixture,
           const char   *key)
{
  g_autofree char *name = vane_cache_file_name (key, VANE_CACHE_RESPONSE_SUFFIX);

  return has (fixture, name);
}

static void
prune (CacheFixture      *fixture,
       const char *const *kept)
{
  GAsyncResult *result_kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  vane_response_cache_prune_async (fixture->cache, kept, VANE_TEST_NOW, NULL, vane_test_keep_result, &result_kept);
  g_assert_null (result_kept);
  result = vane_test_await (&result_kept);
  g_assert_true (vane_response_cache_prune_finish (fixture->cache, result, &error));
  g_assert_no_error (error);
}

static void
test_age (CacheFixture  *fixture,
          gconstpointer  data)
{
  static const char *const kept[] = { "kept", NULL };

  put_entry (fixture, "old", 30 * DAY_S + 1, 10);
  put_entry (fixture, "month", 30 * DAY_S, 10);
  put_entry (fixture, "kept", 300 * DAY_S, 10);
  put_entry (fixture, "future", -31 * DAY_S, 10);
  put_entry (fixture, "new", 0, 10);
  prune (fixture, kept);
  g_assert_false (has_entry (fixture, "old"));
  g_assert_true (has_entry (fixture, "month"));
  g_assert_true (has_entry (fixture, "kept"));
  g_assert_false (has_entry (fixture, "future"));
  g_assert_true (has_entry (fixture, "new"));
}

static void
test_size (CacheFixture  *fixture,
           gconstpointer  data)
{
  static const char *const kept[] = { "kept", "not there", NULL };

  put_entry (fixture, "kept", 20 * DAY_S, VANE_CACHE_MAX_BYTES / 2);
  put_entry (fixture, "oldest", 10 * DAY_S, VANE_CACHE_MAX_BYTES / 4);
  put_entry (fixture, "second", 9 * DAY_S, VANE_CACHE_MAX_BYTES / 4);
  put_entry (fixture, "third", 8 * DAY_S, VANE_CACHE_MAX_BYTES / 4);
  put_entry (fixture, "newest", 7 * DAY_S, VANE_CACHE_MAX_BYTES / 4);
  prune (fixture, kept);
  g_assert_true (has_entry (fixture, "kept"));
  g_assert_false (has_entry (fixture, "oldest"));
  g_assert_false (has_entry (fixture, "second"));
  g_assert_true (has_entry (fixture, "third"));
  g_assert_true (has_entry (fixture, "newest"));

  /* More than there is room for, and nothing that may go. */
  put_entry (fixture, "kept", 20 * DAY_S, VANE_CACHE_MAX_BYTES * 2);
  prune (fixture, kept);
  g_assert_true (has_entry (fixture, "kept"));
  g_assert_false (has_entry (fixture, "newest"));
}

static void
test_many (CacheFixture  *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < 350; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);

      put_entry (fixture, key, i < 340 ? 31 * DAY_S : 0, 1);
    }
  prune (fixture, NULL);
  g_assert_cmpuint (cache_count_files (fixture->folder, ""), ==, 10);
}

static void
test_leftovers (CacheFixture  *fixture,
                gconstpointer  data)
{
  put (fixture, ".goutputstream-ABCDEF", 2 * 3600, 10);
  put (fixture, ".vane-old", 2 * 3600, 10);
  /* Somebody may be writing it. */
  put (fixture, ".vane-new", 60, 10);
  /* Not the cache's. */
  put (fixture, "install-id", 300 * DAY_S, 10);
  put (fixture, "notes.txt", 300 * DAY_S, VANE_CACHE_MAX_BYTES * 2);
  put_entry (fixture, "new", 0, 10);
  prune (fixture, NULL);
  g_assert_false (has (fixture, ".goutputstream-ABCDEF"));
  g_assert_false (has (fixture, ".vane-old"));
  g_assert_true (has (fixture, ".vane-new"));
  g_assert_true (has (fixture, "install-id"));
  g_assert_true (has (fixture, "notes.txt"));
  g_assert_true (has_entry (fixture, "new"));
}

static void
test_no_folder (CacheFixture  *fixture,
                gconstpointer  data)
{
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  cache_remove_folder (fixture->folder);
  vane_response_cache_prune_async (fixture->cache, NULL, VANE_TEST_NOW, NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);
  g_assert_false (vane_response_cache_prune_finish (fixture->cache, result, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_LOCAL);
}

#define ADD(name, function) \
  g_test_add ("/cache-prune/" name, CacheFixture, NULL, cache_fixture_set_up, function, cache_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  ADD ("age", test_age);
  ADD ("size", test_size);
  ADD ("many", test_many);
  ADD ("leftovers", test_leftovers);
  ADD ("no-folder", test_no_folder);

  return g_test_run ();
}
