/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cache under adversity: other processes, a kill, a full or read-only disk. */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "cache-fixture.h"
#include "fake-transport.h"
#include "support/vane-test.h"

#define BODY_BYTES 200000

static char *
make_body (char letter)
{
  char *body = g_malloc (BODY_BYTES + 1);

  memset (body, letter, BODY_BYTES);
  body[BODY_BYTES] = '\0';

  return body;
}

/* Run as a child: "--write FOLDER LETTER TIMES". */
static int
run_writer (char **argv)
{
  g_autoptr(VaneResponseCache) cache = vane_response_cache_new (argv[2]);
  guint64 times = g_ascii_strtoull (argv[4], NULL, 10);
  g_autofree char *body = make_body (*argv[3]);
  static const VaneAttempt attempt = { 1, FALSE, FALSE, 0, VANE_TIME_NONE, 0, "" };

  g_print ("%s\n", vane_response_cache_get_install_id (cache));
  for (guint64 i = 0; i < times; i++)
    {
      g_autoptr(GError) error = NULL;

      cache_store (cache, KEY, body, &error);
      if (error == NULL)
        cache_record (cache, KEY, &attempt, &error);
      if (error != NULL)
        g_error ("%s", error->message);
    }

  return 0;
}

static GSubprocess *
start_writer (CacheFixture *fixture,
              const char   *letter,
              const char   *times)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self, "--write", fixture->folder,
                                           letter, times, NULL);

  g_assert_no_error (error);

  return process;
}

/* The first line: the child is at work from then on. */
static char *
read_id (GSubprocess *process)
{
  g_autoptr(GDataInputStream) stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  char *line = g_data_input_stream_read_line (stream, NULL, NULL, NULL);

  g_assert_nonnull (line);

  return line;
}

static char
load_letter (CacheFixture *fixture)
{
  g_autoptr(VaneCacheEntry) entry = cache_load (fixture->cache, KEY);
  const char *data;
  gsize length;

  g_assert_nonnull (entry->response);
  data = g_bytes_get_data (vane_response_get_body (entry->response), &length);
  g_assert_cmpuint (length, ==, BODY_BYTES);
  for (gsize i = 1; i < length; i++)
    g_assert_cmpint (data[i], ==, data[0]);

  return data[0];
}

static void
test_two_processes (CacheFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *body = make_body ('c');
  g_autoptr(GSubprocess) first = NULL;
  g_autoptr(GSubprocess) second = NULL;
  g_autofree char *first_id = NULL;
  g_autofree char *second_id = NULL;

  cache_store (fixture->cache, KEY, body, NULL);
  first = start_writer (fixture, "a", "40");
  second = start_writer (fixture, "b", "40");
  first_id = read_id (first);
  second_id = read_id (second);
  g_assert_cmpstr (first_id, ==, second_id);
  g_assert_cmpstr (first_id, ==, vane_response_cache_get_install_id (fixture->cache));

  /* Whenever one looks, there is one whole answer. */
  for (guint i = 0; i < 100; i++)
    g_assert_nonnull (strchr ("abc", load_letter (fixture)));
  g_assert_true (g_subprocess_wait_check (first, NULL, NULL));
  g_assert_true (g_subprocess_wait_check (second, NULL, NULL));
  g_assert_nonnull (strchr ("ab", load_letter (fixture)));
  g_assert_cmpuint (cache_count_files (fixture->folder, "."), ==, 0);
}

static void
test_killed (CacheFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *body = make_body ('c');

  cache_store (fixture->cache, KEY, body, NULL);
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr(GSubprocess) process = start_writer (fixture, "a", "1000000");
      g_autofree char *id = read_id (process);

      for (guint j = 0; j < i; j++)
        load_letter (fixture);
      g_subprocess_force_exit (process);
      g_assert_true (g_subprocess_wait (process, NULL, NULL));
      g_assert_nonnull (strchr ("ac", load_letter (fixture)));
    }
  /* And it can be written again. */
  cache_store (fixture->cache, KEY, body, NULL);
  g_assert_cmpint (load_letter (fixture), ==, 'c');
}

static void
assert_refused (VaneResponseCache *cache,
                const char        *body)
{
  g_autoptr(GError) error = NULL;
  static const VaneAttempt attempt = { 1, TRUE, TRUE, VANE_ERROR_SERVICE, 5, 1, "" };
  g_autoptr(VaneCacheEntry) entry = NULL;

  cache_store (cache, KEY, body, &error);
  g_assert_error (error, VANE_ERROR, VANE_ERROR_LOCAL);
  g_clear_error (&error);

  /* An attempt is remembered all the same. */
  cache_record (cache, KEY, &attempt, &error);
  entry = cache_load (cache, KEY);
  g_assert_true (entry->attempt.failed);
}

static void
test_full_disk (CacheFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *body = make_body ('c');
  g_autofree char *large = g_strnfill (2 * 1024 * 1024, 'x');

  if (geteuid () != 0 || mount ("vane-test", fixture->folder, "tmpfs", 0, "size=1m") != 0)
    {
      g_test_skip ("only root can make a small disk");
      return;
    }

  cache_store (fixture->cache, KEY, body, NULL);
  assert_refused (fixture->cache, large);
  g_assert_cmpint (load_letter (fixture), ==, 'c');
  g_assert_cmpuint (cache_count_files (fixture->folder, "."), ==, 0);
  vane_test_wait_until (G_OBJECT (fixture->cache)->ref_count == 1);
  g_assert_cmpint (umount2 (fixture->folder, MNT_DETACH), ==, 0);
}

static void
test_read_only (CacheFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *body = make_body ('c');

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }

  cache_store (fixture->cache, KEY, body, NULL);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  assert_refused (fixture->cache, "x");
  g_assert_cmpint (load_letter (fixture), ==, 'c');
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
}

#define ADD(name, function) \
  g_test_add ("/cache-processes/" name, CacheFixture, NULL, cache_fixture_set_up, function, cache_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "--write"))
    return run_writer (argv);

  vane_test_init (&argc, &argv);

  ADD ("two-processes", test_two_processes);
  ADD ("killed", test_killed);
  ADD ("full-disk", test_full_disk);
  ADD ("read-only", test_read_only);

  return g_test_run ();
}
