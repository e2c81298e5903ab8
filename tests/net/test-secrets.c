/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "net/vane-secrets.h"
#include "support/vane-test.h"

static char *
lookup (VaneSecrets   *secrets,
        GCancellable  *cancellable,
        GError       **error)
{
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  vane_secrets_lookup_async (secrets, "vane-test", cancellable, vane_test_keep_result, &kept);
  g_assert_null (kept);
  result = vane_test_await (&kept);

  return vane_secrets_lookup_finish (secrets, result, error);
}

static void
expect (VaneSecrets *secrets,
        const char  *expected)
{
  g_autoptr(GError) error = NULL;
  char *secret = lookup (secrets, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (secret, ==, expected);
  vane_secrets_free (secret);
}

static char *
write_file (const char *name,
            const char *contents,
            gssize      length)
{
  char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);

  return path;
}

static void
test_order (void)
{
  g_autoptr(VaneSecrets) secrets = vane_secrets_new (FALSE);
  g_autofree char *path = write_file ("key", "  from-file \r\nsecond line\n", -1);
  g_autoptr(GError) error = NULL;

  g_setenv ("VANE_TEST_API_KEY", " from-environment\n", TRUE);
  g_assert_true (vane_secrets_set_file (secrets, "vane-test", path, &error));
  g_assert_no_error (error);
  expect (secrets, "from-environment");
  g_setenv ("VANE_TEST_API_KEY", "", TRUE);
  expect (secrets, "from-file");
  /* It was read once and for all. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  expect (secrets, "from-file");
  g_unsetenv ("VANE_TEST_API_KEY");
}

/* There is no bus in this test. */
static void
test_missing (void)
{
  g_autoptr(VaneSecrets) secrets = vane_secrets_new (FALSE);
  g_autoptr(VaneSecrets) unlocking = vane_secrets_new (TRUE);
  g_autoptr(GError) error = NULL;

  g_assert_null (lookup (secrets, NULL, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_KEY_MISSING);
  g_clear_error (&error);
  g_assert_null (lookup (unlocking, NULL, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_KEY_MISSING);
}

static void
test_cancelled (void)
{
  g_autoptr(VaneSecrets) secrets = vane_secrets_new (FALSE);
  g_autoptr(GCancellable) before = g_cancellable_new ();
  g_autoptr(GCancellable) after = g_cancellable_new ();
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (before);
  g_assert_null (lookup (secrets, before, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  vane_secrets_lookup_async (secrets, "vane-test", after, vane_test_keep_result, &kept);
  g_cancellable_cancel (after);
  result = vane_test_await (&kept);
  g_assert_null (vane_secrets_lookup_finish (secrets, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_empty (void)
{
  g_autoptr(VaneSecrets) secrets = vane_secrets_new_empty ();
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_setenv ("VANE_TEST_API_KEY", "from-environment", TRUE);
  g_assert_null (lookup (secrets, NULL, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_KEY_MISSING);
  g_clear_error (&error);
  g_unsetenv ("VANE_TEST_API_KEY");

  vane_secrets_store_async (secrets, "vane-test", "a-key", NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);
  g_assert_false (vane_secrets_store_finish (secrets, result, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_LOCAL);
}

static void
expect_store_fails (const char *secret)
{
  g_autoptr(VaneSecrets) secrets = vane_secrets_new (FALSE);
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  vane_secrets_store_async (secrets, "vane-test", secret, NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);
  g_assert_false (vane_secrets_store_finish (secrets, result, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_LOCAL);
  if (secret != NULL && *secret != '\0')
    g_assert_null (strstr (error->message, secret));
}

/* Refused, or there is no keyring to put it into. */
static void
test_store_fails (void)
{
  expect_store_fails ("a-good-key");
  expect_store_fails (NULL);
  expect_store_fails ("");
  expect_store_fails ("two\nlines");
}

static void
test_check (void)
{
  g_autofree char *longest = g_strnfill (256, 'x');
  g_autofree char *too_long = g_strnfill (257, 'x');
  const struct
  {
    const char *secret;
    gboolean    expected;
  } rows[] = {
    { "x", TRUE },     { longest, TRUE },      { "schlüssel", TRUE },     { "", FALSE },
    { too_long, FALSE }, { "a\tb", FALSE },    { "a\nb", FALSE },         { "a\x7f", FALSE },
    { "\xff\xfe", FALSE }, { "a\x01", FALSE }, { "a\xc2\x85z", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_cmpint (vane_secrets_check (rows[i].secret, &error), ==, rows[i].expected);
      if (rows[i].expected)
        g_assert_no_error (error);
      else
        g_assert_error (error, VANE_ERROR, VANE_ERROR_LOCAL);
    }
}

/* A key in the environment that is none is said to be none; it is not passed over. */
static void
test_bad_environment (void)
{
  g_autoptr(VaneSecrets) secrets = vane_secrets_new (FALSE);
  g_autoptr(GError) error = NULL;

  g_setenv ("VANE_TEST_API_KEY", "bad\001key", TRUE);
  g_assert_null (lookup (secrets, NULL, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_LOCAL);
  g_assert_null (strstr (error->message, "bad"));
  g_unsetenv ("VANE_TEST_API_KEY");
}

static void
expect_file_fails (VaneSecrets *secrets,
                   const char  *path)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (vane_secrets_set_file (secrets, "vane-test", path, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_LOCAL);
}

static void
test_files (void)
{
  g_autoptr(VaneSecrets) secrets = vane_secrets_new (FALSE);
  g_autofree char *big = g_strnfill (4097, '\n');
  g_autofree char *largest = g_strnfill (4096, '\n');
  g_autofree char *too_big = write_file ("too-big", big, 4097);
  g_autofree char *fifo = g_build_filename (g_get_user_cache_dir (), "fifo", NULL);
  g_autofree char *just = NULL;
  g_autofree char *empty = write_file ("empty", "", 0);
  g_autofree char *blank = write_file ("blank", "\nkey\n", -1);
  g_autofree char *control = write_file ("control", "a\001b\n", -1);
  g_autoptr(GError) error = NULL;

  largest[0] = 'k';
  just = write_file ("just", largest, 4096);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  expect_file_fails (secrets, too_big);
  /* Opening a pipe would wait for a writer. */
  expect_file_fails (secrets, fifo);
  expect_file_fails (secrets, g_get_user_cache_dir ());
  expect_file_fails (secrets, "/nonexistent/key");
  expect_file_fails (secrets, empty);
  expect_file_fails (secrets, blank);
  expect_file_fails (secrets, control);
  g_assert_true (vane_secrets_set_file (secrets, "vane-test", just, &error));
  g_assert_no_error (error);
  expect (secrets, "k");

  g_unlink (too_big);
  g_unlink (fifo);
  g_unlink (just);
  g_unlink (empty);
  g_unlink (blank);
  g_unlink (control);
}

/* RFC 4231, test case 2 */
static void
test_fingerprint (void)
{
  g_autofree char *known = vane_secrets_fingerprint ("what do ya want for nothing?", "Jefe");
  g_autofree char *other_salt = vane_secrets_fingerprint ("what do ya want for nothing?", "Jeff");

  g_assert_cmpstr (known, ==, "5bdcc146bf60754e6a042426089575c7");
  g_assert_cmpuint (strlen (other_salt), ==, 32);
  g_assert_cmpstr (known, !=, other_salt);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/secrets/order", test_order);
  g_test_add_func ("/secrets/missing", test_missing);
  g_test_add_func ("/secrets/cancelled", test_cancelled);
  g_test_add_func ("/secrets/empty", test_empty);
  g_test_add_func ("/secrets/store-fails", test_store_fails);
  g_test_add_func ("/secrets/check", test_check);
  g_test_add_func ("/secrets/bad-environment", test_bad_environment);
  g_test_add_func ("/secrets/files", test_files);
  g_test_add_func ("/secrets/fingerprint", test_fingerprint);

  return g_test_run ();
}
