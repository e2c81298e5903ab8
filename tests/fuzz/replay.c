/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives every file of a folder to a target, once: what the fuzzer found stays mended, also
 * where there is no libFuzzer. FUZZ_CORPUS is the folder. */
#include "config.h"

#include "fuzz-target.h"

static void
replay (const char *folder,
        const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *data = NULL;
  g_autofree char *exact = NULL;
  gsize size;

  g_test_message ("%s", name);
  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  /* GLib puts a zero behind it, which would hide who reads too far. */
  exact = g_memdup2 (data, size);
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const guint8 *) (exact != NULL ? exact : ""), size), ==, 0);
}

static void
test_seeds (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) folder = g_dir_open (FUZZ_CORPUS, 0, &error);
  const char *name;
  guint n = 0;

  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_test_skip ("no seeds");
      return;
    }
  g_assert_no_error (error);
  for (; (name = g_dir_read_name (folder)) != NULL; n++)
    replay (FUZZ_CORPUS, name);
  g_assert_cmpuint (n, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/seeds", test_seeds);

  return g_test_run ();
}
