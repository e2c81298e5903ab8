/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "simulator/vane-demo.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/vane-test-clock.h"
#include "support/vane-test.h"
#include "vane-raw-client.h"

static void
test_places (void)
{
  g_autoptr(VaneTestClock) clock = vane_test_clock_new (VANE_TEST_NOW);
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneDemo) demo = vane_demo_new (VANE_CLOCK (clock), &error);
  g_autoptr(GPtrArray) places = NULL;
  VanePlace *first;

  g_assert_no_error (error);
  places = vane_demo_dup_places (demo);
  g_assert_cmpuint (places->len, ==, 6);
  first = g_ptr_array_index (places, 0);
  g_assert_cmpstr (vane_place_get_name (first), ==, "San Francisco");
  g_assert_cmpstr (vane_place_get_postal_code (first), ==, "94134");
  for (guint i = 0; i < places->len; i++)
    {
      VanePlace *place = g_ptr_array_index (places, i);
      g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (vane_place_get_timezone (place));

      g_assert_nonnull (zone);
      g_assert_true (vane_place_coordinates_valid (vane_place_get_latitude (place), vane_place_get_longitude (place)));
    }
}

static void
test_folder (void)
{
  g_autoptr(VaneTestClock) clock = vane_test_clock_new (VANE_TEST_NOW);
  VaneDemo *demo = vane_demo_new (VANE_CLOCK (clock), NULL);
  g_autofree char *folder = g_strdup (vane_demo_get_cache_folder (demo));
  g_autofree char *inner = g_build_filename (folder, "v1", "deep", NULL);
  g_autofree char *file = g_build_filename (inner, "entry", NULL);
  g_autofree char *outside = g_build_filename (g_get_tmp_dir (), "vane-demo-outside", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_true (g_file_set_contents (outside, "x", 1, NULL));
  g_assert_cmpint (symlink (outside, link), ==, 0);

  vane_demo_close (demo);
  g_assert_null (vane_demo_get_cache_folder (demo));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (outside, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_remove (outside), ==, 0);
  vane_demo_close (demo);
  g_assert_finalize_object (demo);
}

static void
test_gone_with_the_object (void)
{
  g_autoptr(VaneTestClock) clock = vane_test_clock_new (VANE_TEST_NOW);
  VaneDemo *demo = vane_demo_new (VANE_CLOCK (clock), NULL);
  g_autofree char *folder = g_strdup (vane_demo_get_cache_folder (demo));

  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  g_assert_finalize_object (demo);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_one_fails (void)
{
  g_autoptr(VaneTestClock) clock = vane_test_clock_new (VANE_TEST_NOW);
  g_autoptr(VaneDemo) demo = vane_demo_new (VANE_CLOCK (clock), NULL);
  VaneSimulator *simulator = vane_demo_get_simulator (demo);
  g_autoptr(VaneRawReply) lagos = NULL;
  g_autoptr(VaneRawReply) oslo = NULL;
  g_autoptr(VaneRawReply) joined = NULL;

  lagos = vane_raw_get (simulator, "/v1/forecast?latitude=6.45&longitude=3.39", NULL);
  oslo = vane_raw_get (simulator, "/v1/forecast?latitude=59.91&longitude=10.75", NULL);
  joined = vane_raw_get (simulator, "/v1/forecast?latitude=59.91,6.45&longitude=10.75,3.39", NULL);
  g_assert_cmpuint (lagos->status, ==, 503);
  g_assert_cmpuint (oslo->status, ==, 200);
  g_assert_cmpuint (joined->status, ==, 200);
}

static void
test_one_is_slow (void)
{
  g_autoptr(VaneTestClock) clock = vane_test_clock_new (VANE_TEST_NOW);
  g_autoptr(VaneDemo) demo = vane_demo_new (VANE_CLOCK (clock), NULL);
  VaneSimulator *simulator = vane_demo_get_simulator (demo);
  g_autoptr(GSocketConnection) sapporo = vane_raw_open (simulator, "/v1/forecast?latitude=43.07&longitude=141.35");
  g_autoptr(VaneRawReply) oslo = NULL;

  vane_test_wait_until (vane_simulator_get_n_requests (simulator, NULL) == 1);
  oslo = vane_raw_get (simulator, "/v1/forecast?latitude=59.91&longitude=10.75", NULL);
  g_assert_cmpuint (oslo->status, ==, 200);
  g_assert_cmpuint (vane_simulator_get_n_in_flight (simulator), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/demo/places", test_places);
  g_test_add_func ("/demo/folder", test_folder);
  g_test_add_func ("/demo/gone-with-the-object", test_gone_with_the_object);
  g_test_add_func ("/demo/one-fails", test_one_fails);
  g_test_add_func ("/demo/one-is-slow", test_one_is_slow);

  return g_test_run ();
}
