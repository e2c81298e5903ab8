/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "join-fixture.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

typedef struct
{
  VaneError code;
  guint     status;
  gboolean  one_by_one;
} ErrorRow;

static const ErrorRow error_rows[] = {
  { VANE_ERROR_SERVICE, 400, TRUE },   { VANE_ERROR_DATA, 0, TRUE },        { VANE_ERROR_NOT_COVERED, 400, TRUE },
  { VANE_ERROR_SERVICE, 500, FALSE },  { VANE_ERROR_SERVICE, 503, FALSE },  { VANE_ERROR_SERVICE, 0, FALSE },
  { VANE_ERROR_BUSY, 429, FALSE },     { VANE_ERROR_TIMEOUT, 0, FALSE },    { VANE_ERROR_OFFLINE, 0, FALSE },
  { VANE_ERROR_UNTRUSTED, 0, FALSE },  { VANE_ERROR_REFUSED, 401, FALSE },
};

static GError *
make_error (const ErrorRow *row)
{
  GError *error = vane_error_new (row->code, "failed");

  vane_error_set_status (error, row->status);

  return error;
}

static void
test_error (JoinFixture   *fixture,
            gconstpointer  data)
{
  const ErrorRow *row = data;
  GAsyncResult *kept[2] = { NULL };

  join_get (fixture, &join_wide, "1", NULL, &kept[0]);
  join_get (fixture, &join_wide, "2", NULL, &kept[1]);
  join_settle ();
  fake_transport_fail (fixture->network, 0, make_error (row));
  join_settle ();
  if (!row->one_by_one)
    {
      g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 1);
      join_assert_fails (fixture, &kept[0], VANE_ERROR, row->code);
      join_assert_fails (fixture, &kept[1], VANE_ERROR, row->code);
      return;
    }

  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 3);
  join_assert_asked (fixture, 1, "1");
  join_assert_asked (fixture, 2, "2");
  /* Alone, one of them is good; and the other is not asked for a third time. */
  fake_transport_fail (fixture->network, 1, make_error (row));
  join_answer (fixture, 2, "b");
  join_assert_fails (fixture, &kept[0], VANE_ERROR, row->code);
  join_assert_gets (fixture, &kept[1], "b");
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 3);
}

static void
test_split_fails (JoinFixture   *fixture,
                  gconstpointer  data)
{
  GAsyncResult *kept[3] = { NULL };

  for (guint i = 0; i < 3; i++)
    join_get (fixture, &join_narrow, "1", NULL, &kept[i]);
  join_settle ();
  join_answer (fixture, 0, "only,two");
  /* One after the other, since the service takes one at a time. */
  for (guint i = 0; i < 3; i++)
    {
      join_settle ();
      g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, i + 2);
      join_answer (fixture, i + 1, "a");
      join_assert_gets (fixture, &kept[i], "a");
    }
}

static void
test_one_goes (JoinFixture   *fixture,
               gconstpointer  data)
{
  gboolean sent = GPOINTER_TO_INT (data);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *kept[3] = { NULL };

  for (guint i = 0; i < 3; i++)
    join_get (fixture, &join_wide, "1", i == 1 ? cancellable : NULL, &kept[i]);
  if (sent)
    join_settle ();
  g_cancellable_cancel (cancellable);
  join_assert_fails (fixture, &kept[1], G_IO_ERROR, G_IO_ERROR_CANCELLED);
  join_settle ();
  g_assert_cmpuint (fake_transport_get_n_open (fixture->network), ==, 1);
  join_assert_asked (fixture, 0, sent ? "1,1,1" : "1,1");
  join_answer (fixture, 0, sent ? "a,b,c" : "a,c");
  join_assert_gets (fixture, &kept[0], "a");
  join_assert_gets (fixture, &kept[2], "c");
}

static void
test_all_go (JoinFixture   *fixture,
             gconstpointer  data)
{
  guint moment = GPOINTER_TO_UINT (data);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *kept[2] = { NULL };

  if (moment == 0)
    g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 2; i++)
    join_get (fixture, &join_narrow, "1", cancellable, &kept[i]);
  if (moment >= 2)
    join_settle ();
  if (moment == 3)
    join_answer (fixture, 0, "a,b");
  if (moment == 4)
    fake_transport_fail (fixture->network, 0, make_error (&error_rows[0]));
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 2; i++)
    join_assert_fails (fixture, &kept[i], G_IO_ERROR, G_IO_ERROR_CANCELLED);
  join_settle ();
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, moment >= 2 ? 1 : 0);
  g_assert_cmpuint (fake_transport_get_n_open (fixture->network), ==, 0);

  /* The seat is free again. */
  join_get (fixture, &join_narrow, "1", NULL, &kept[0]);
  join_settle ();
  g_assert_cmpuint (fake_transport_get_n_open (fixture->network), ==, 1);
  join_answer (fixture, fake_transport_get_n (fixture->network) - 1, "a");
  join_assert_gets (fixture, &kept[0], "a");
}

#define ADD_DATA(name, data, function) \
  g_test_add ("/join-trouble/" name, JoinFixture, data, join_set_up, function, join_tear_down)
#define ADD(name, function) ADD_DATA (name, NULL, function)

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (error_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/join-trouble/error/%u-%u", error_rows[i].code,
                                               error_rows[i].status);

      g_test_add (path, JoinFixture, &error_rows[i], join_set_up, test_error, join_tear_down);
    }
  ADD ("split-fails", test_split_fails);
  ADD_DATA ("one-goes/before-it-is-sent", GINT_TO_POINTER (FALSE), test_one_goes);
  ADD_DATA ("one-goes/after-it-was-sent", GINT_TO_POINTER (TRUE), test_one_goes);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *path = g_strdup_printf ("/join-trouble/all-go/%u", i);

      g_test_add (path, JoinFixture, GUINT_TO_POINTER (i), join_set_up, test_all_go, join_tear_down);
    }

  return g_test_run ();
}
