/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>

#include "base/vane-child.h"
#include "base/vane-error.h"
#include "support/vane-test.h"

#define LONG_MS 60000

typedef struct
{
  const char *name;
  const char *script;
  guint       deadline_ms;
  const char *output;  /* NULL: an error */
  int         exit_status;
  int         code;
} Row;

static const Row rows[] = {
  { "output", "echo rain", LONG_MS, "rain\n", 0, 0 },
  { "exit", "exit 4", LONG_MS, "", 4, 0 },
  { "no-input", "cat", LONG_MS, "", 0, 0 },
  { "signal", "kill -SEGV $$", LONG_MS, NULL, 0, VANE_ERROR_SERVICE },
  { "hang", "exec sleep 1000", 20, NULL, 0, VANE_ERROR_TIMEOUT },
  { "not-text", "printf '\\377\\376'", LONG_MS, NULL, 0, VANE_ERROR_DATA },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  const char *const arguments[] = { "/bin/sh", "-c", row->script, NULL };
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;
  int exit_status = -1;

  vane_child_run_async (arguments, row->deadline_ms, NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);
  output = vane_child_run_finish (result, &exit_status, &error);
  g_assert_cmpstr (output, ==, row->output);
  if (row->output != NULL)
    g_assert_cmpint (exit_status, ==, row->exit_status);
  else
    g_assert_error (error, VANE_ERROR, row->code);
}

static void
test_not_there (void)
{
  const char *const arguments[] = { "/nonexistent/program", NULL };
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  vane_child_run_async (arguments, LONG_MS, NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);
  g_assert_null (vane_child_run_finish (result, NULL, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_LOCAL);
}

static void
test_cancel (gconstpointer data)
{
  const char *const arguments[] = { "/bin/sh", "-c", "exec sleep 1000", NULL };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  gboolean before = GPOINTER_TO_INT (data);

  if (before)
    g_cancellable_cancel (cancellable);
  vane_child_run_async (arguments, LONG_MS, cancellable, vane_test_keep_result, &kept);
  g_assert_null (kept);
  g_cancellable_cancel (cancellable);
  result = vane_test_await (&kept);
  g_assert_null (vane_child_run_finish (result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/base/child/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/base/child/not-there", test_not_there);
  g_test_add_data_func ("/base/child/cancel/before", GINT_TO_POINTER (TRUE), test_cancel);
  g_test_add_data_func ("/base/child/cancel/running", GINT_TO_POINTER (FALSE), test_cancel);

  return g_test_run ();
}
