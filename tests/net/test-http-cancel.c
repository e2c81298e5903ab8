/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cancelling at each moment, waiting for a turn, and the end of the transport. */
#include "config.h"

#include "net/fixture.h"

#include <string.h>

typedef struct
{
  VaneRequest  *request;
  GCancellable *cancellable;
  GAsyncResult *kept;
} Asked;

static void
ask (Fixture    *fixture,
     Asked      *asked,
     const char *path,
     gboolean    with_secret)
{
  *asked = (Asked) { fixture_make_request (path, with_secret), g_cancellable_new (), NULL };
  vane_transport_get_async (fixture->http, asked->request, VANE_MODE_FRESH, asked->cancellable, vane_test_keep_result,
                            &asked->kept);
  /* Never before the call has returned. */
  g_assert_null (asked->kept);
}

static void
forget (Asked *asked)
{
  vane_request_unref (asked->request);
  g_object_unref (asked->cancellable);
  g_clear_object (&asked->kept);
}

static void
expect_cancelled (Fixture *fixture,
                  Asked   *asked)
{
  g_autoptr(GError) error = NULL;

  vane_test_wait_until (asked->kept != NULL);
  g_assert_null (vane_transport_get_finish (fixture->http, asked->kept, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  forget (asked);
}

static void
expect_answer (Fixture *fixture,
               Asked   *asked)
{
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  vane_test_wait_until (asked->kept != NULL);
  response = vane_transport_get_finish (fixture->http, asked->kept, &error);
  g_assert_no_error (error);
  forget (asked);
}

static void
cancel (Asked *asked)
{
  g_cancellable_cancel (asked->cancellable);
  /* Nothing of ours ends within the caller's call. */
  g_assert_null (asked->kept);
}

/* "/good", "/hang", "/half": headers and a part of the body, then nothing. */
static void
answer_by_name (Fixture           *fixture,
                SoupServerMessage *message,
                const char        *path)
{
  if (g_str_has_prefix (path, "/hang"))
    fixture_hang (fixture, message);
  else if (g_str_equal (path, "/headers"))
    fixture_give_raw (fixture, message, "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", FALSE);
  else if (g_str_equal (path, "/half"))
    fixture_give_raw (fixture, message, "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"a\":", FALSE);
  else
    fixture_give_text (message, SOUP_STATUS_OK, "{}");
}

static void
test_before (void)
{
  Fixture fixture;
  Asked asked = { NULL };

  fixture_set_up (&fixture, answer_by_name, NULL);
  asked.request = fixture_make_request ("/good", FALSE);
  asked.cancellable = g_cancellable_new ();
  g_cancellable_cancel (asked.cancellable);
  vane_transport_get_async (fixture.http, asked.request, VANE_MODE_FRESH, asked.cancellable, vane_test_keep_result,
                            &asked.kept);
  g_assert_null (asked.kept);
  expect_cancelled (&fixture, &asked);
  fixture_let_pass (50);
  g_assert_cmpuint (fixture.log->len, ==, 0);
  g_assert_cmpuint (vane_http_get_n_sent (VANE_HTTP (fixture.http)), ==, 0);
  fixture_tear_down (&fixture);
}

static void
test_right_after (gconstpointer data)
{
  gboolean with_secret = GPOINTER_TO_INT (data);
  Fixture fixture;
  Asked asked;

  fixture_set_up (&fixture, answer_by_name, NULL);
  fixture_set_key (FIXTURE_KEY);
  ask (&fixture, &asked, "/good", with_secret);
  cancel (&asked);
  expect_cancelled (&fixture, &asked);
  fixture_let_pass (50);
  if (with_secret)
    g_assert_cmpuint (vane_http_get_n_sent (VANE_HTTP (fixture.http)), ==, 0);
  fixture_tear_down (&fixture);
}

static void
test_while_queued (void)
{
  Fixture fixture;
  Asked first, second, third;

  fixture_set_up (&fixture, answer_by_name, NULL);
  vane_endpoints_set_limits (fixture.endpoints, "test", 1, 0);
  ask (&fixture, &first, "/hang1", FALSE);
  ask (&fixture, &second, "/hang2", FALSE);
  ask (&fixture, &third, "/good", FALSE);
  vane_test_wait_until (fixture.paused->len == 1);
  cancel (&second);
  expect_cancelled (&fixture, &second);
  g_assert_null (first.kept);
  g_assert_null (third.kept);

  fixture_release (&fixture, 0);
  expect_answer (&fixture, &first);
  expect_answer (&fixture, &third);
  /* The second one was never sent. */
  g_assert_cmpuint (fixture.log->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (fixture.log, 1), ==, "/good");
  fixture_tear_down (&fixture);
}

static void
test_while_under_way (void)
{
  Fixture fixture;
  Asked asked;

  fixture_set_up (&fixture, answer_by_name, NULL);
  ask (&fixture, &asked, "/hang", FALSE);
  vane_test_wait_until (fixture.paused->len == 1);
  cancel (&asked);
  expect_cancelled (&fixture, &asked);
  fixture_tear_down (&fixture);
}

static void
test_within_the_answer (gconstpointer path)
{
  Fixture fixture;
  Asked asked;

  fixture_set_up (&fixture, answer_by_name, NULL);
  ask (&fixture, &asked, path, FALSE);
  vane_test_wait_until (fixture.stolen->len == 1);
  fixture_let_pass (50);
  cancel (&asked);
  expect_cancelled (&fixture, &asked);
  fixture_tear_down (&fixture);
}

/* The answer is there, the caller has not heard of it yet. */
static void
test_too_late (void)
{
  Fixture fixture;
  Asked asked;

  fixture_set_up (&fixture, answer_by_name, NULL);
  ask (&fixture, &asked, "/good", FALSE);
  vane_test_wait_until (asked.kept != NULL);
  g_cancellable_cancel (asked.cancellable);
  expect_cancelled (&fixture, &asked);
  fixture_tear_down (&fixture);
}

/* A deadline that passes after the cancellation does not turn it into TIMEOUT. */
static void
test_not_a_timeout (void)
{
  Fixture fixture;
  Asked asked;

  fixture_set_up (&fixture, answer_by_name, NULL);
  /* Long enough for a request to arrive on a machine that is busy. */
  vane_http_set_deadlines (VANE_HTTP (fixture.http), 500, 500);
  ask (&fixture, &asked, "/hang", FALSE);
  vane_test_wait_until (fixture.paused->len == 1);
  cancel (&asked);
  fixture_let_pass (550);
  expect_cancelled (&fixture, &asked);
  fixture_tear_down (&fixture);
}

static void
test_bound_and_order (void)
{
  Fixture fixture;
  Asked asked[6];

  fixture_set_up (&fixture, answer_by_name, NULL);
  vane_endpoints_set_limits (fixture.endpoints, "test", 2, 0);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hang%u", i);

      ask (&fixture, &asked[i], path, FALSE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      /* Each that ends lets one more in, and no more. */
      guint n = MIN (i + 2, G_N_ELEMENTS (asked));

      vane_test_wait_until (fixture.paused->len == n);
      fixture_let_pass (50);
      g_assert_cmpuint (fixture.paused->len, ==, n);
      fixture_release (&fixture, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    expect_answer (&fixture, &asked[i]);
  /* The first two go out together, so either may come first. */
  for (guint i = 2; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hang%u", i);

      g_assert_cmpstr (g_ptr_array_index (fixture.log, i), ==, path);
    }
  fixture_tear_down (&fixture);
}

/* Waiting for a turn does not count against the deadline. */
static void
test_waiting_is_free (void)
{
  Fixture fixture;
  Asked first, second;

  fixture_set_up (&fixture, answer_by_name, NULL);
  vane_endpoints_set_limits (fixture.endpoints, "test", 1, 0);
  ask (&fixture, &first, "/hang", FALSE);
  vane_http_set_deadlines (VANE_HTTP (fixture.http), 1000, 1000);
  ask (&fixture, &second, "/good", FALSE);
  fixture_let_pass (1200);
  g_assert_null (second.kept);
  fixture_release (&fixture, 0);
  expect_answer (&fixture, &first);
  expect_answer (&fixture, &second);
  fixture_tear_down (&fixture);
}

/* The pace of an endpoint holds; another endpoint's requests pass. */
static void
test_pace (void)
{
  Fixture fixture;
  Asked first, second;

  fixture_set_up (&fixture, answer_by_name, NULL);
  vane_endpoints_set_limits (fixture.endpoints, "test", 4, 1);
  ask (&fixture, &first, "/good", FALSE);
  expect_answer (&fixture, &first);
  ask (&fixture, &second, "/good", FALSE);
  fixture_let_pass (50);
  g_assert_null (second.kept);
  g_assert_cmpuint (fixture.log->len, ==, 1);
  cancel (&second);
  expect_cancelled (&fixture, &second);
  fixture_tear_down (&fixture);
}

/* Who drops the transport gets an end for each request; none is sent any more. */
static void
test_dispose (void)
{
  Fixture fixture;
  Asked asked[4];
  guint n_sent;

  fixture_set_up (&fixture, answer_by_name, NULL);
  vane_endpoints_set_limits (fixture.endpoints, "test", 2, 0);
  ask (&fixture, &asked[0], "/hang", FALSE);
  ask (&fixture, &asked[1], "/half", FALSE);
  ask (&fixture, &asked[2], "/good", FALSE);
  vane_test_wait_until (fixture.paused->len + fixture.stolen->len == 2);
  n_sent = vane_http_get_n_sent (VANE_HTTP (fixture.http));

  g_object_run_dispose (G_OBJECT (fixture.http));
  ask (&fixture, &asked[3], "/good", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    expect_cancelled (&fixture, &asked[i]);
  fixture_let_pass (50);
  g_assert_cmpuint (vane_http_get_n_sent (VANE_HTTP (fixture.http)), ==, n_sent);
  g_assert_cmpuint (fixture.log->len, ==, 2);
  fixture_tear_down (&fixture);
}

/* A request keeps the transport: the last reference may go while it is under way. */
static void
test_unref (void)
{
  Fixture fixture;
  Asked asked;
  gpointer watched;

  fixture_set_up (&fixture, answer_by_name, NULL);
  ask (&fixture, &asked, "/hang", FALSE);
  vane_test_wait_until (fixture.paused->len == 1);
  watched = fixture.http;
  g_object_add_weak_pointer (watched, &watched);
  g_object_unref (fixture.http);
  g_assert_nonnull (watched);
  fixture_release (&fixture, 0);
  expect_answer (&fixture, &asked);
  g_assert_null (watched);

  fixture.http = vane_http_new (fixture.endpoints, fixture.secrets, VANE_CLOCK (fixture.clock), "salt");
  fixture_tear_down (&fixture);
}

static void
on_cancel_another (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Asked *another = user_data;
  g_autoptr(VaneResponse) response = vane_transport_get_finish (VANE_TRANSPORT (source), result, NULL);

  g_assert_nonnull (response);
  g_cancellable_cancel (another->cancellable);
}

/* From within another's callback, while that one's slot is being passed on. */
static void
test_from_a_callback (void)
{
  Fixture fixture;
  Asked second;
  g_autoptr(VaneRequest) first = fixture_make_request ("/hang", FALSE);

  fixture_set_up (&fixture, answer_by_name, NULL);
  vane_endpoints_set_limits (fixture.endpoints, "test", 1, 0);
  vane_transport_get_async (fixture.http, first, VANE_MODE_FRESH, NULL, on_cancel_another, &second);
  ask (&fixture, &second, "/good", FALSE);
  vane_test_wait_until (fixture.paused->len == 1);
  fixture_release (&fixture, 0);
  expect_cancelled (&fixture, &second);
  fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/http-cancel/before", test_before);
  g_test_add_data_func ("/http-cancel/right-after", GINT_TO_POINTER (FALSE), test_right_after);
  g_test_add_data_func ("/http-cancel/right-after-with-secret", GINT_TO_POINTER (TRUE), test_right_after);
  g_test_add_func ("/http-cancel/while-queued", test_while_queued);
  g_test_add_func ("/http-cancel/while-under-way", test_while_under_way);
  g_test_add_data_func ("/http-cancel/after-headers", "/headers", test_within_the_answer);
  g_test_add_data_func ("/http-cancel/within-body", "/half", test_within_the_answer);
  g_test_add_func ("/http-cancel/too-late", test_too_late);
  g_test_add_func ("/http-cancel/not-a-timeout", test_not_a_timeout);
  g_test_add_func ("/http-cancel/bound-and-order", test_bound_and_order);
  g_test_add_func ("/http-cancel/waiting-is-free", test_waiting_is_free);
  g_test_add_func ("/http-cancel/pace", test_pace);
  g_test_add_func ("/http-cancel/dispose", test_dispose);
  g_test_add_func ("/http-cancel/unref", test_unref);
  g_test_add_func ("/http-cancel/from-a-callback", test_from_a_callback);

  return g_test_run ();
}
