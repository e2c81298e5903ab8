/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every case under tests/data/ gives what its expectation says. */
#include "config.h"

#include "support/vane-test-case.h"
#include "support/vane-test.h"

static char *
describe (VaneTestCase *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneReport) report = vane_test_case_run (self, &error);

  if (report != NULL)
    return vane_report_to_string (report);

  g_assert_cmpuint (error->domain, ==, VANE_ERROR);

  return g_strdup_printf ("error %s\n", vane_error_code_to_string (error->code));
}

static void
test_case (gconstpointer data)
{
  VaneTestCase *self = (VaneTestCase *) data;
  g_autofree char *path = vane_test_case_get_path (self, ".expected");
  g_autofree char *actual = describe (self);
  g_autofree char *expected = NULL;

  if (g_getenv ("VANE_TEST_UPDATE") != NULL)
    g_assert_true (g_file_set_contents (path, actual, -1, NULL));

  if (!g_file_get_contents (path, &expected, NULL, NULL))
    g_error ("%s is missing: VANE_TEST_UPDATE=1 writes it", path);
  g_assert_cmpstr (actual, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GPtrArray) cases = NULL;

  vane_test_init (&argc, &argv);

  cases = vane_test_case_load_all ();
  g_assert_cmpuint (cases->len, >, 0);
  for (guint i = 0; i < cases->len; i++)
    {
      VaneTestCase *self = cases->pdata[i];
      g_autofree char *name = g_strdup_printf ("/provider-data/%s/%s", self->provider->info.id, self->name);

      g_test_add_data_func (name, self, test_case);
    }

  return g_test_run ();
}
