/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "join-fixture.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

static void
test_three (JoinFixture   *fixture,
            gconstpointer  data)
{
  GAsyncResult *kept[3] = { NULL };

  join_get (fixture, &join_wide, "1", NULL, &kept[0]);
  join_get (fixture, &join_wide, "2", NULL, &kept[1]);
  join_get (fixture, &join_wide, "3", NULL, &kept[2]);
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 0);
  join_settle ();
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 1);
  join_assert_asked (fixture, 0, "1,2,3");
  g_assert_cmpuint (vane_request_get_body_cap (fake_transport_peek (fixture->network, 0)), ==, 4 * 1024 * 1024);
  join_answer (fixture, 0, "a,b,c");
  join_assert_gets (fixture, &kept[0], "a");
  join_assert_gets (fixture, &kept[1], "b");
  join_assert_gets (fixture, &kept[2], "c");
}

static void
test_beside_frames (JoinFixture   *fixture,
                    gconstpointer  data)
{
  GAsyncResult *kept[2] = { NULL };
  guint painter = vane_test_paint ();

  join_get (fixture, &join_wide, "1", NULL, &kept[0]);
  join_get (fixture, &join_wide, "2", NULL, &kept[1]);
  vane_test_wait_until (fake_transport_get_n (fixture->network) == 1);
  g_source_remove (painter);
  join_answer (fixture, 0, "a,b");
  join_assert_gets (fixture, &kept[0], "a");
  join_assert_gets (fixture, &kept[1], "b");
}

/* Alone, a request is passed on as it is. */
static void
test_single (JoinFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr(VaneRequest) request = join_make_request (&join_wide, "/w", "1");
  GAsyncResult *kept = NULL;

  vane_request_set_header (request, "If-None-Match", "\"e\"");
  vane_transport_get_async (fixture->joiner, request, VANE_MODE_ASKED, NULL, vane_test_keep_result, &kept);
  join_settle ();
  g_assert_true (fake_transport_peek (fixture->network, 0) == request);
  g_assert_cmpint (fake_transport_get_mode (fixture->network, 0), ==, VANE_MODE_ASKED);
  join_answer (fixture, 0, "a,b");
  join_assert_gets (fixture, &kept, "a,b");
}

static void
test_without_join (JoinFixture   *fixture,
                   gconstpointer  data)
{
  GAsyncResult *kept[2] = { NULL };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(VaneRequest) request = vane_request_new (&join_wide, "/w");

      vane_transport_get_async (fixture->joiner, request, VANE_MODE_FRESH, NULL, vane_test_keep_result, &kept[i]);
    }
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 2);
  join_answer (fixture, 0, "a");
  fake_transport_fail (fixture->network, 1, vane_error_new (VANE_ERROR_SERVICE, "500"));
  join_assert_gets (fixture, &kept[0], "a");
  join_assert_fails (fixture, &kept[1], VANE_ERROR, VANE_ERROR_SERVICE);
}

static void
test_what_does_not_go_together (JoinFixture   *fixture,
                                gconstpointer  data)
{
  g_autoptr(VaneRequest) other = join_make_request (&join_wide, "/other", "2");
  GAsyncResult *kept[4] = { NULL };

  join_get (fixture, &join_wide, "1", NULL, &kept[0]);
  vane_transport_get_async (fixture->joiner, other, VANE_MODE_FRESH, NULL, vane_test_keep_result, &kept[1]);
  join_get (fixture, &join_narrow, "3", NULL, &kept[2]);
  join_get (fixture, &join_wide, "4", NULL, &kept[3]);
  join_settle ();
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 3);
  join_assert_asked (fixture, 0, "1,4");
  join_assert_asked (fixture, 1, "2");
  join_assert_asked (fixture, 2, "3");
  join_answer (fixture, 2, "c");
  join_answer (fixture, 1, "b");
  join_answer (fixture, 0, "a,d");
  join_assert_gets (fixture, &kept[0], "a");
  join_assert_gets (fixture, &kept[1], "b");
  join_assert_gets (fixture, &kept[2], "c");
  join_assert_gets (fixture, &kept[3], "d");
}

static void
test_limit (JoinFixture   *fixture,
            gconstpointer  data)
{
  GAsyncResult *kept[60] = { NULL };
  static const guint sizes[] = { 25, 25, 10 };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    join_get (fixture, &join_wide, "1", NULL, &kept[i]);
  join_settle ();
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, G_N_ELEMENTS (sizes));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(GString) body = g_string_new ("x");

      for (guint j = 1; j < sizes[i]; j++)
        g_string_append (body, ",x");
      join_answer (fixture, i, body->str);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    join_assert_gets (fixture, &kept[i], "x");
}

static void
test_long_urls (JoinFixture   *fixture,
                gconstpointer  data)
{
  g_autofree char *place = g_strnfill (1500, 'x');
  GAsyncResult *kept[3] = { NULL };

  for (guint i = 0; i < 3; i++)
    join_get (fixture, &join_wide, place, NULL, &kept[i]);
  join_settle ();
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *uri = vane_endpoints_make_uri (fixture->endpoints, fake_transport_peek (fixture->network, i));

      g_assert_cmpuint (strlen (uri), <=, 4000);
    }
  join_answer (fixture, 0, "a,b");
  join_answer (fixture, 1, "c");
  join_assert_gets (fixture, &kept[2], "c");
  join_assert_gets (fixture, &kept[1], "b");
  join_assert_gets (fixture, &kept[0], "a");
}

/* A service that takes one request at a time: what comes meanwhile goes together next. */
static void
test_one_at_a_time (JoinFixture   *fixture,
                    gconstpointer  data)
{
  GAsyncResult *kept[4] = { NULL };

  join_get (fixture, &join_narrow, "1", NULL, &kept[0]);
  join_settle ();
  for (guint i = 1; i < 4; i++)
    {
      join_get (fixture, &join_narrow, "2", NULL, &kept[i]);
      join_settle ();
    }
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 1);
  join_answer (fixture, 0, "a");
  join_assert_gets (fixture, &kept[0], "a");
  join_settle ();
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 2);
  join_assert_asked (fixture, 1, "2,2,2");
  join_answer (fixture, 1, "b,c,d");
  join_assert_gets (fixture, &kept[1], "b");
  join_assert_gets (fixture, &kept[2], "c");
  join_assert_gets (fixture, &kept[3], "d");
}

static void
test_expiry (JoinFixture   *fixture,
             gconstpointer  data)
{
  /* min, max, what the service said, what comes of it */
  static const gint64 rows[][4] = {
    { 100, 200, 1000, 200 },
    { 100, 2000, 1000, 1000 },
    { 1500, 2000, 1000, 1500 },
    { 100, 200, 0, 100 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint number = fake_transport_get_n (fixture->network);
      g_autoptr(VaneRequest) request = join_make_request (&join_wide, "/w", "1");
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(VaneResponse) response = NULL;
      GAsyncResult *kept[2] = { NULL };

      vane_request_set_lifetime (request, rows[i][0], rows[i][1]);
      vane_request_set_header (request, "If-None-Match", "\"old\"");
      vane_request_set_header (request, "If-Modified-Since", "yesterday");
      vane_transport_get_async (fixture->joiner, request, VANE_MODE_FRESH, NULL, vane_test_keep_result, &kept[0]);
      join_get (fixture, &join_wide, "2", NULL, &kept[1]);
      join_settle ();
      g_assert_null (fake_transport_peek_header (fixture->network, number, "If-None-Match"));
      g_assert_null (fake_transport_peek_header (fixture->network, number, "If-Modified-Since"));
      /* The network layer computes it from the joined request. */
      fake_transport_answer (fixture->network, number,
                             fake_response ("a,b", "\"e\"", VANE_TEST_NOW,
                                            vane_response_expiry (fake_transport_peek (fixture->network, number),
                                                                  VANE_TEST_NOW, rows[i][2])));
      result = vane_test_await (&kept[0]);
      response = vane_transport_get_finish (fixture->joiner, result, NULL);
      g_assert_cmpint (vane_response_get_fetched_at (response), ==, VANE_TEST_NOW);
      g_assert_cmpint (vane_response_get_expires_at (response), ==, VANE_TEST_NOW + rows[i][3]);
      /* It belongs to another URL. */
      g_assert_null (vane_response_get_etag (response));
      join_assert_gets (fixture, &kept[1], "b");
    }
}

#define ADD_DATA(name, data, function) \
  g_test_add ("/join/" name, JoinFixture, data, join_set_up, function, join_tear_down)
#define ADD(name, function) ADD_DATA (name, NULL, function)

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  ADD ("three", test_three);
  ADD ("beside-frames", test_beside_frames);
  ADD ("single", test_single);
  ADD ("without-join", test_without_join);
  ADD ("what-does-not-go-together", test_what_does_not_go_together);
  ADD ("limit", test_limit);
  ADD ("long-urls", test_long_urls);
  ADD ("one-at-a-time", test_one_at_a_time);
  ADD ("expiry", test_expiry);

  return g_test_run ();
}
