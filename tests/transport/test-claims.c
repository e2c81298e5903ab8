/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/vane-test.h"
#include "transport-fixture.h"
#include "transport/vane-claims.h"

static void
test_one_at_a_time (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr(VaneClaims) first = vane_claims_new (folder);
  g_autoptr(VaneClaims) second = vane_claims_new (folder);

  g_assert_true (vane_claims_take (first, "a"));
  g_assert_true (vane_claims_take (first, "a"));
  g_assert_false (vane_claims_take (second, "a"));
  g_assert_true (vane_claims_take (second, "b"));
  g_assert_false (vane_claims_take (first, "b"));

  vane_claims_drop (first, "a");
  g_assert_true (vane_claims_take (second, "a"));
  /* What ends with a program ends with the open file. */
  vane_claims_free (g_steal_pointer (&second));
  g_assert_true (vane_claims_take (first, "a"));
  g_assert_true (vane_claims_take (first, "b"));
}

static void
test_no_folder (void)
{
  g_autoptr(GFile) nowhere = g_file_new_for_path ("/proc/nowhere");
  g_autoptr(VaneClaims) first = vane_claims_new (nowhere);
  g_autoptr(VaneClaims) second = vane_claims_new (nowhere);

  g_assert_true (vane_claims_take (first, "a"));
  g_assert_true (vane_claims_take (second, "a"));
  vane_claims_drop (first, "a");
}

static Fixture
make_other_program (Fixture *fixture)
{
  Fixture other = *fixture;

  other.cache = vane_response_cache_new (fixture->folder);
  other.transport = vane_cached_transport_new (other.cache, other.endpoints, VANE_CLOCK (other.clock),
                                               VANE_TRANSPORT (other.network));

  return other;
}

static void
end_other_program (Fixture *other)
{
  fixture_flush (other);
  fixture_let_go (other->transport);
  fixture_let_go (other->cache);
}

/* Both find nothing in the same moment: one asks, both have the answer, or the failure, also
 * where a person waits for each. */
static void
test_two_programs_at_once (Fixture       *fixture,
                           gconstpointer  data)
{
  gboolean fails = GPOINTER_TO_UINT (data);
  Fixture other = make_other_program (fixture);
  g_autoptr(GAsyncResult) mine = NULL;
  g_autoptr(GAsyncResult) its = NULL;

  fixture_get (fixture, VANE_MODE_ASKED, NULL, &mine);
  fixture_get (&other, VANE_MODE_ASKED, NULL, &its);
  fixture_wait_for_request (fixture, 1);
  if (fails)
    fake_transport_fail (fixture->network, 0, vane_error_new (VANE_ERROR_SERVICE, "500"));
  else
    fake_transport_answer (fixture->network, 0, fixture_make_response (fixture, "sunny", NULL, 600));

  vane_test_wait_until (mine != NULL && its != NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(VaneResponse) response =
          i == 0 ? fixture_finish (fixture, &mine, &error) : fixture_finish (&other, &its, &error);

      if (fails)
        g_assert_error (error, VANE_ERROR, VANE_ERROR_SERVICE);
      else
        fixture_assert_body (response, "sunny");
    }
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 1);
  end_other_program (&other);
}

/* The one that asked is interrupted: the other asks in its place. */
static void
test_the_first_goes_away (Fixture       *fixture,
                          gconstpointer  data)
{
  Fixture other = make_other_program (fixture);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) mine = NULL;
  g_autoptr(GAsyncResult) its = NULL;

  fixture_get (fixture, VANE_MODE_FRESH, cancellable, &mine);
  fixture_wait_for_request (fixture, 1);
  fixture_get (&other, VANE_MODE_FRESH, NULL, &its);
  g_cancellable_cancel (cancellable);
  fixture_wait_for_request (fixture, 2);
  fake_transport_answer (fixture->network, 1, fixture_make_response (fixture, "sunny", NULL, 600));
  vane_test_wait_until (mine != NULL && its != NULL);

  g_assert_null (fixture_finish (fixture, &mine, NULL));
  {
    g_autoptr(VaneResponse) response = fixture_finish (&other, &its, NULL);

    fixture_assert_body (response, "sunny");
  }
  end_other_program (&other);
}

#define ADD(name, data, function) \
  g_test_add ("/claims/" name, Fixture, GUINT_TO_POINTER (data), fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  ADD ("one-at-a-time", 0, test_one_at_a_time);
  g_test_add_func ("/claims/no-folder", test_no_folder);
  ADD ("two-programs-at-once/answer", FALSE, test_two_programs_at_once);
  ADD ("two-programs-at-once/failure", TRUE, test_two_programs_at_once);
  ADD ("the-first-goes-away", 0, test_the_first_goes_away);

  return g_test_run ();
}
