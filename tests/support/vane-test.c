/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/vane-test.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DEADLINE_US (60 * G_USEC_PER_SEC)

static char *private_folder;

static int
remove_entry (const char        *path,
              const struct stat *info,
              int                type,
              struct FTW        *where)
{
  return remove (path);
}

/* A child that a test forked must not take the folders away from its parent. */
static void
remove_private_folder (void)
{
  g_autofree char *owner = g_strdup_printf ("-%d-", getpid ());

  if (strstr (private_folder, owner) != NULL)
    nftw (private_folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
  g_free (private_folder);
}

static void
set_folder (const char *variable,
            const char *name)
{
  g_autofree char *path = g_build_filename (private_folder, name, NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_setenv (variable, path, TRUE);
}

/* Not G_TEST_OPTION_ISOLATE_DIRS: it leaks for each case, and LeakSanitizer counts that. */
static void
make_private_folders (void)
{
  g_autofree char *template = g_strdup_printf ("vane-test-%d-XXXXXX", getpid ());
  g_autoptr(GError) error = NULL;

  private_folder = g_dir_make_tmp (template, &error);
  g_assert_no_error (error);
  set_folder ("HOME", "home");
  set_folder ("XDG_CACHE_HOME", "cache");
  set_folder ("XDG_CONFIG_HOME", "config");
  set_folder ("XDG_DATA_HOME", "data");
  set_folder ("XDG_STATE_HOME", "state");
  set_folder ("XDG_RUNTIME_DIR", "run");
  atexit (remove_private_folder);
}

void
vane_test_init (int    *argc,
                char ***argv)
{
  make_private_folders ();
  g_test_init (argc, argv, NULL);

  if (!g_str_has_prefix (g_get_user_cache_dir (), private_folder) ||
      !g_str_has_prefix (g_get_user_config_dir (), private_folder))
    g_error ("This test would touch a real home: %s", g_get_user_cache_dir ());
}

gint64
vane_test_deadline_us (void)
{
  return g_get_monotonic_time () + DEADLINE_US;
}

static gboolean
on_timeout (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
vane_test_iterate (gint64      deadline_us,
                   const char *condition)
{
  /* Only so that the wait below ends when nothing happens at all. */
  guint id = g_timeout_add (1000, on_timeout, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  if (g_get_monotonic_time () > deadline_us)
    g_error ("Waited in vain for: %s", condition);
}

void
vane_test_wait_for (gboolean *done)
{
  vane_test_wait_until (*done);
}

void
vane_test_keep_result (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  g_assert_null (*kept);
  *kept = g_object_ref (result);
}

GAsyncResult *
vane_test_await (GAsyncResult **result)
{
  vane_test_wait_until (*result != NULL);

  return g_steal_pointer (result);
}

static gboolean
paint_frame (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

guint
vane_test_paint (void)
{
  /* GDK_PRIORITY_REDRAW */
  return g_idle_add_full (G_PRIORITY_HIGH_IDLE + 20, paint_frame, NULL, NULL);
}
