/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/vane-test.h"

#include <string.h>

#define DEADLINE_US (60 * G_USEC_PER_SEC)

void
vane_test_init (int    *argc,
                char ***argv)
{
  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  /* GLib gives each test its own folders, and /dev/null between tests. */
  if (!g_str_equal (g_get_user_cache_dir (), "/dev/null") || !g_str_equal (g_get_user_config_dir (), "/dev/null"))
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
