/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts on a terminal: East Asia, marks for the direction of writing, and what is cut off. */
#include "config.h"

#include "present/vane-columns.h"
#include "support/vane-test.h"

static void
test_count (void)
{
  g_assert_cmpint (vane_columns_count (""), ==, 0);
  g_assert_cmpint (vane_columns_count ("Tonight"), ==, 7);
  g_assert_cmpint (vane_columns_count ("−5° …"), ==, 5);
  g_assert_cmpint (vane_columns_count ("今夜"), ==, 4);
  /* U+200E, as the sign of a number below zero begins in Arabic. */
  g_assert_cmpint (vane_columns_count ("\342\200\216-5°"), ==, 3);
  /* A letter, and an accent of its own. */
  g_assert_cmpint (vane_columns_count ("e\314\201"), ==, 1);
}

static void
assert_cut (const char *text,
            glong       columns,
            const char *expected)
{
  g_autofree char *cut = vane_columns_cut (text, columns);

  g_assert_cmpstr (cut, ==, expected);
}

static void
test_cut (void)
{
  assert_cut ("Tonight", 7, "Tonight");
  assert_cut ("Tonight", 3, "Ton");
  assert_cut ("今夜は雨", 5, "今夜");
  assert_cut ("今夜", 1, "");
  assert_cut ("", 0, "");
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);
  g_test_add_func ("/columns/count", test_count);
  g_test_add_func ("/columns/cut", test_cut);

  return g_test_run ();
}
