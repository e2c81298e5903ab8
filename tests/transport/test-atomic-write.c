/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a write that came to nothing leaves in the folder: the old file, and nothing else. */
#include "config.h"

#include "cache-fixture.h"
#include "support/vane-test.h"
#include "transport/vane-atomic-write.h"

/* The file aside is there, and the loop has not heard of it yet. */
static void
test_cancelled_when_made (CacheFixture  *fixture,
                          gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "weather", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GBytes) contents = g_bytes_new_static ("rain", 4);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  GAsyncResult *kept = NULL;

  g_assert_true (g_file_set_contents (path, "sunny", -1, NULL));
  vane_atomic_write_async (file, contents, FALSE, cancellable, vane_test_keep_result, &kept);
  while (cache_count_files (fixture->folder, VANE_ATOMIC_WRITE_PREFIX) == 0)
    g_thread_yield ();
  g_cancellable_cancel (cancellable);
  result = vane_test_await (&kept);

  g_assert_false (vane_atomic_write_finish (file, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (cache_count_files (fixture->folder, "."), ==, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "sunny");
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add ("/atomic-write/cancelled-when-made", CacheFixture, NULL, cache_fixture_set_up,
              test_cancelled_when_made, cache_fixture_tear_down);

  return g_test_run ();
}
