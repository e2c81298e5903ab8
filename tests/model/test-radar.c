/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "model/vane-radar.h"
#include "support/vane-test.h"

/* Each country is there once; a page is a page of the web, and safe to go to. */
static void
test_table (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const VaneRadar *row = vane_radars; row->countries != NULL; row++)
    {
      g_auto(GStrv) countries = g_strsplit (row->countries, " ", -1);
      g_autoptr(GError) error = NULL;
      g_autoptr(GUri) uri = g_uri_parse (row->url, G_URI_FLAGS_NONE, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (g_uri_get_scheme (uri), ==, "https");
      g_assert_nonnull (strchr (g_uri_get_host (uri), '.'));
      g_assert_null (g_uri_get_userinfo (uri));
      g_assert_cmpuint (strlen (row->service), >, 2);
      for (guint i = 0; countries[i] != NULL; i++)
        {
          g_assert_cmpuint (strlen (countries[i]), ==, 2);
          g_assert_true (g_ascii_isupper (countries[i][0]) && g_ascii_isupper (countries[i][1]));
          g_assert_true (g_hash_table_add (seen, g_strdup (countries[i])));
          g_assert_true (vane_radar_find (countries[i]) == row);
        }
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 25);
}

static void
test_find (void)
{
  static const char *const unknown[] = { NULL, "", "U", "us", "USA", "S ", " P", "XX" };

  g_assert_cmpstr (vane_radar_find ("DE")->service, ==, "Deutscher Wetterdienst");
  g_assert_cmpstr (vane_radar_find ("PR")->url, ==, "https://radar.weather.gov/");
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_null (vane_radar_find (unknown[i]));
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/radar/table", test_table);
  g_test_add_func ("/radar/find", test_find);

  return g_test_run ();
}
