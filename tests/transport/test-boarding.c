/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/vane-test.h"
#include "transport-fixture.h"

static void
test_three_callers_one_request (Fixture       *fixture,
                                gconstpointer  data)
{
  GAsyncResult *kept[3] = { NULL };

  for (guint i = 0; i < 3; i++)
    fixture_get (fixture, VANE_MODE_FRESH, NULL, &kept[i]);
  for (guint i = 0; i < 3; i++)
    g_assert_null (kept[i]);
  fixture_wait_for_request (fixture, 1);
  fake_transport_answer (fixture->network, 0, fixture_make_response (fixture, "sunny", NULL, 600));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(VaneResponse) response = fixture_finish (fixture, &kept[i], NULL);

      fixture_assert_body (response, "sunny");
    }
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 1);
}

static void
test_other_urls_fly_apart (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(VaneRequest) other = vane_request_new (&fixture_endpoint, "/other");
  g_auto(GStrv) keys = NULL;
  GAsyncResult *kept[2] = { NULL };

  fixture_get (fixture, VANE_MODE_FRESH, NULL, &kept[0]);
  vane_transport_get_async (fixture->transport, other, VANE_MODE_FRESH, NULL, vane_test_keep_result, &kept[1]);
  fixture_wait_for_request (fixture, 2);
  for (guint i = 0; i < 2; i++)
    fake_transport_answer (fixture->network, i, fixture_make_response (fixture, "sunny", NULL, 600));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(VaneResponse) response = fixture_finish (fixture, &kept[i], NULL);

      fixture_assert_body (response, "sunny");
    }
  keys = vane_cached_transport_dup_used_keys (VANE_CACHED_TRANSPORT (fixture->transport));
  g_assert_cmpuint (g_strv_length (keys), ==, 2);
  g_assert_true (g_strv_contains ((const char *const *) keys, KEY));
  g_assert_true (g_strv_contains ((const char *const *) keys, "https://service.test/other"));
}

static void
test_one_of_three_goes (Fixture       *fixture,
                        gconstpointer  data)
{
  GAsyncResult *kept[3] = { NULL };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    fixture_get (fixture, VANE_MODE_FRESH, i == 1 ? cancellable : NULL, &kept[i]);
  fixture_wait_for_request (fixture, 1);
  g_cancellable_cancel (cancellable);
  /* It does not wait for the others. */
  g_assert_null (fixture_finish (fixture, &kept[1], &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fake_transport_get_n_open (fixture->network), ==, 1);
  fake_transport_answer (fixture->network, 0, fixture_make_response (fixture, "sunny", NULL, 600));
  for (guint i = 0; i < 3; i += 2)
    {
      g_autoptr(VaneResponse) response = fixture_finish (fixture, &kept[i], NULL);

      fixture_assert_body (response, "sunny");
    }
}

static void
test_all_go (Fixture       *fixture,
             gconstpointer  data)
{
  GAsyncResult *kept[3] = { NULL };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(VaneCacheEntry) entry = NULL;

  for (guint i = 0; i < 3; i++)
    fixture_get (fixture, VANE_MODE_FRESH, cancellable, &kept[i]);
  fixture_wait_for_request (fixture, 1);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (fixture_finish (fixture, &kept[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  vane_test_wait_until (fake_transport_is_cancelled (fixture->network, 0));

  /* Nothing failed: nothing is recorded, and the next one asks at once. */
  entry = fixture_load (fixture, KEY);
  g_assert_cmpint (entry->attempt.started_at, ==, VANE_TIME_NONE);
  g_assert_true (entry->attempt.finished);
  fixture_have_stored (fixture, 1, "sunny", NULL, 600);
}

/* The moment of cancellation: 0 before the call; 1 right after it; 2 while the cache is read;
 * 3 while the network is asked; 4 when the answer is there but was not given yet. */
static void
test_cancelled_at (Fixture       *fixture,
                   gconstpointer  data)
{
  guint moment = GPOINTER_TO_UINT (data);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *kept = NULL;
  g_autoptr(GError) error = NULL;

  if (moment == 0)
    g_cancellable_cancel (cancellable);
  fixture_get (fixture, VANE_MODE_FRESH, cancellable, &kept);
  if (moment == 2)
    g_main_context_iteration (NULL, FALSE);
  if (moment >= 3)
    fixture_wait_for_request (fixture, 1);
  if (moment == 4)
    fake_transport_answer (fixture->network, 0, fixture_make_response (fixture, "sunny", NULL, 600));
  g_cancellable_cancel (cancellable);
  g_assert_null (fixture_finish (fixture, &kept, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  fixture_flush (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, moment >= 3 ? 1 : 0);
  g_assert_cmpuint (fake_transport_get_n_open (fixture->network), ==, 0);
  /* An answer that came all the same is not thrown away. */
  if (moment == 4)
    fixture_assert_gives (fixture, VANE_MODE_CACHED, "sunny");
  else
    fixture_assert_fails (fixture, VANE_MODE_CACHED, VANE_ERROR_OFFLINE);
}

/* One that comes right after all others have gone does not board the flight that ends. */
static void
test_next_after_all_go (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *kept[2] = { NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneResponse) response = NULL;

  fixture_get (fixture, VANE_MODE_FRESH, cancellable, &kept[0]);
  fixture_wait_for_request (fixture, 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (fixture_finish (fixture, &kept[0], &error));
  fixture_get (fixture, VANE_MODE_FRESH, NULL, &kept[1]);
  fixture_wait_for_request (fixture, 2);
  fake_transport_answer (fixture->network, 1, fixture_make_response (fixture, "rain", NULL, 600));
  response = fixture_finish (fixture, &kept[1], NULL);
  fixture_assert_body (response, "rain");
}

static void
test_nothing_after_dispose (Fixture       *fixture,
                            gconstpointer  data)
{
  GAsyncResult *kept[2] = { NULL };

  for (guint i = 0; i < 2; i++)
    fixture_get (fixture, VANE_MODE_FRESH, NULL, &kept[i]);
  fixture_wait_for_request (fixture, 1);
  g_object_run_dispose (G_OBJECT (fixture->transport));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (fixture_finish (fixture, &kept[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_assert_true (fake_transport_is_cancelled (fixture->network, 0));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < 2; i++)
    g_assert_null (kept[i]);
}

static void
ask_again (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr(VaneResponse) response = vane_transport_get_finish (VANE_TRANSPORT (source), result, NULL);

  fixture_assert_body (response, "sunny");
  vane_transport_get_async (fixture->transport, fixture->request, VANE_MODE_FRESH, NULL, NULL, NULL);
}

static void
test_callback_asks_again (Fixture       *fixture,
                          gconstpointer  data)
{
  GAsyncResult *kept = NULL;
  g_autoptr(VaneResponse) response = NULL;

  vane_transport_get_async (fixture->transport, fixture->request, VANE_MODE_FRESH, NULL, ask_again, fixture);
  fixture_get (fixture, VANE_MODE_FRESH, NULL, &kept);
  fixture_wait_for_request (fixture, 1);
  fake_transport_answer (fixture->network, 0, fixture_make_response (fixture, "sunny", NULL, 0));
  response = fixture_finish (fixture, &kept, NULL);
  fixture_assert_body (response, "sunny");
  fixture_wait_for_request (fixture, 2);
  fake_transport_answer (fixture->network, 1, fixture_make_response (fixture, "rain", NULL, 600));
  vane_test_wait_until (fake_transport_get_n_open (fixture->network) == 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

#define ADD(name, function) \
  g_test_add ("/boarding/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  ADD ("three-callers-one-request", test_three_callers_one_request);
  ADD ("other-urls-fly-apart", test_other_urls_fly_apart);
  ADD ("one-of-three-goes", test_one_of_three_goes);
  ADD ("all-go", test_all_go);
  ADD ("next-after-all-go", test_next_after_all_go);
  ADD ("nothing-after-dispose", test_nothing_after_dispose);
  ADD ("callback-asks-again", test_callback_asks_again);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *path = g_strdup_printf ("/boarding/cancelled-at/%u", i);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_cancelled_at, fixture_tear_down);
    }

  return g_test_run ();
}
