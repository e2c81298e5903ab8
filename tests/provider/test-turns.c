/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "provider/vane-turns.h"
#include "support/vane-test.h"

typedef struct
{
  GObject *owner;  /* (owned) */
  GString *done;
  char     name;
  gboolean again;
} Work;

static void
do_work (gpointer data)
{
  Work *work = data;
  g_autoptr(GObject) owner = work->owner;

  g_string_append_c (work->done, work->name);
  if (work->again)
    {
      work->again = FALSE;
      work->owner = g_object_ref (owner);
      vane_turns_take (owner, do_work, work);
    }
}

static void
test_one_a_turn (void)
{
  GObject *owner = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr(GString) done = g_string_new (NULL);
  Work work[3];

  for (guint i = 0; i < G_N_ELEMENTS (work); i++)
    {
      work[i] = (Work) { g_object_ref (owner), done, 'a' + i, FALSE };
      vane_turns_take (owner, do_work, &work[i]);
    }
  g_assert_cmpstr (done->str, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (work); i++)
    {
      g_assert_true (g_main_context_iteration (NULL, FALSE));
      g_assert_cmpuint (done->len, ==, i + 1);
    }
  g_assert_cmpstr (done->str, ==, "abc");
  g_assert_false (g_main_context_iteration (NULL, FALSE));
  g_assert_finalize_object (owner);
}

/* A frame and a turn, by one another. */
static void
test_beside_frames (void)
{
  GObject *owner = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr(GString) done = g_string_new (NULL);
  guint painter = vane_test_paint ();
  Work work[3];

  for (guint i = 0; i < G_N_ELEMENTS (work); i++)
    {
      work[i] = (Work) { g_object_ref (owner), done, 'a' + i, FALSE };
      vane_turns_take (owner, do_work, &work[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (work); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpuint (done->len, ==, i + 1);
    }
  g_source_remove (painter);
  g_assert_finalize_object (owner);
}

/* A turn that queues another one, and one that drops the last reference. */
static void
test_from_within (void)
{
  GObject *owner = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr(GString) done = g_string_new (NULL);
  Work first = { owner, done, 'a', TRUE };
  Work second = { g_object_ref (owner), done, 'b', FALSE };

  g_object_add_weak_pointer (owner, (gpointer *) &owner);
  vane_turns_take (owner, do_work, &first);
  vane_turns_take (owner, do_work, &second);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (done->str, ==, "aba");
  g_assert_null (owner);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/turns/one-a-turn", test_one_a_turn);
  g_test_add_func ("/turns/beside-frames", test_beside_frames);
  g_test_add_func ("/turns/from-within", test_from_within);

  return g_test_run ();
}
