/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short wait is never long; a long one becomes so once, and ends at once. */
#include "config.h"

#include "support/vane-test.h"
#include "vane-wait.h"

static gboolean
is_long (VaneWait *wait)
{
  gboolean value = FALSE;

  g_object_get (wait, "long", &value, NULL);

  return value;
}

static void
on_notify_long (VaneWait   *wait,
                GParamSpec *pspec,
                guint      *n_notifies)
{
  (*n_notifies)++;
}

static void
test_short (void)
{
  g_autoptr(VaneWait) wait = vane_wait_new ();
  guint n_notifies = 0;

  g_signal_connect (wait, "notify::long", G_CALLBACK (on_notify_long), &n_notifies);
  g_object_set (wait, "active", TRUE, NULL);
  g_object_set (wait, "active", FALSE, NULL);

  /* Nothing is left that could come later. */
  g_assert_false (g_main_context_pending (NULL));
  g_assert_cmpuint (n_notifies, ==, 0);
}

static void
test_long (void)
{
  g_autoptr(VaneWait) wait = vane_wait_new ();
  guint n_notifies = 0;

  g_signal_connect (wait, "notify::long", G_CALLBACK (on_notify_long), &n_notifies);
  g_object_set (wait, "active", TRUE, NULL);
  g_assert_false (is_long (wait));
  vane_test_wait_until (is_long (wait));
  g_object_set (wait, "active", FALSE, NULL);

  g_assert_false (is_long (wait));
  g_assert_cmpuint (n_notifies, ==, 2);
}

static void
test_gone (void)
{
  VaneWait *wait = vane_wait_new ();

  g_object_set (wait, "active", TRUE, NULL);
  g_assert_finalize_object (wait);
}

int
main (int   argc,
      char *argv[])
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/wait/short", test_short);
  g_test_add_func ("/wait/long", test_long);
  g_test_add_func ("/wait/gone", test_gone);

  return g_test_run ();
}
