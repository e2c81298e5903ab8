/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

#include "base/vane-error.h"
#include "support/vane-test.h"

static void
test_names (void)
{
  for (guint i = 0; i < VANE_N_ERRORS; i++)
    {
      VaneError code = VANE_N_ERRORS;

      g_assert_true (vane_error_code_from_string (vane_error_code_to_string (i), &code));
      g_assert_cmpint (code, ==, i);
    }
  g_assert_false (vane_error_code_from_string ("nonsense", &(VaneError) { 0 }));
  g_assert_false (vane_error_code_from_string (NULL, &(VaneError) { 0 }));
}

static void
test_travels_with_copies (void)
{
  g_autoptr(GError) error = vane_error_new (VANE_ERROR_BUSY, "asked %d times", 3);
  g_autoptr(GError) copy = NULL;

  g_assert_cmpstr (error->message, ==, "asked 3 times");
  g_assert_cmpint (vane_error_get_not_before (error), ==, VANE_TIME_NONE);
  vane_error_set_not_before (error, 1234);
  vane_error_set_provider (error, "open-meteo");
  vane_error_set_fingerprint (error, "abc");
  g_assert_cmpuint (vane_error_get_status (error), ==, 0);
  g_assert_false (vane_error_get_unreached (error));
  vane_error_set_status (error, 429);
  vane_error_set_unreached (error, TRUE);
  copy = g_error_copy (error);
  g_clear_error (&error);

  g_assert_error (copy, VANE_ERROR, VANE_ERROR_BUSY);
  g_assert_cmpint (vane_error_get_not_before (copy), ==, 1234);
  g_assert_cmpstr (vane_error_get_provider (copy), ==, "open-meteo");
  g_assert_cmpstr (vane_error_get_fingerprint (copy), ==, "abc");
  g_assert_cmpuint (vane_error_get_status (copy), ==, 429);
  g_assert_true (vane_error_get_unreached (copy));
}

static void
test_other_domains (void)
{
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");

  vane_error_set_not_before (error, 1);
  vane_error_set_provider (error, "x");
  vane_error_set_fingerprint (error, "x");
  vane_error_set_status (error, 400);
  vane_error_set_unreached (error, TRUE);
  g_assert_cmpuint (vane_error_get_status (error), ==, 0);
  g_assert_false (vane_error_get_unreached (error));
  g_assert_cmpint (vane_error_get_not_before (error), ==, VANE_TIME_NONE);
  g_assert_null (vane_error_get_provider (error));
  g_assert_null (vane_error_get_fingerprint (error));
  g_assert_true (vane_error_is_cancelled (error));
  g_assert_false (vane_error_is_cancelled (NULL));
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/error/names", test_names);
  g_test_add_func ("/error/travels-with-copies", test_travels_with_copies);
  g_test_add_func ("/error/other-domains", test_other_domains);

  return g_test_run ();
}
