/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/vane-http-queue.h"
#include "support/vane-test.h"

#define SECOND_US G_GINT64_CONSTANT (1000000)

static GString *order;

/* Appends the letter it was made with. */
static void
on_turn (gpointer user_data)
{
  g_string_append_c (order, (char) GPOINTER_TO_INT (user_data));
}

static VaneHttpTicket *
enter (VaneHttpQueue *queue,
       char           letter,
       const char    *lane,
       guint          max_in_flight,
       guint          per_minute)
{
  VaneHttpTicket *ticket = vane_http_ticket_new (on_turn, GINT_TO_POINTER ((int) letter));

  vane_http_queue_enter (queue, ticket, lane, max_in_flight, per_minute);

  return ticket;
}

static void
test_order (void)
{
  g_autoptr(VaneHttpQueue) queue = vane_http_queue_new (32);
  VaneHttpTicket *a, *b, *c, *d, *e;

  order = g_string_new (NULL);
  a = enter (queue, 'a', "one", 2, 0);
  b = enter (queue, 'b', "one", 2, 0);
  c = enter (queue, 'c', "one", 2, 0);
  d = enter (queue, 'd', "one", 2, 0);
  g_assert_cmpstr (order->str, ==, "ab");
  g_assert_cmpuint (vane_http_queue_get_n_in_flight (queue), ==, 2);
  g_assert_cmpuint (vane_http_queue_get_n_waiting (queue), ==, 2);
  g_assert_true (vane_http_ticket_is_waiting (c));
  g_assert_false (vane_http_ticket_is_waiting (a));

  /* Another lane does not wait for this one. */
  e = enter (queue, 'e', "two", 2, 0);
  g_assert_cmpstr (order->str, ==, "abe");

  vane_http_queue_leave (queue, b);
  g_assert_cmpstr (order->str, ==, "abec");
  vane_http_queue_leave (queue, a);
  g_assert_cmpstr (order->str, ==, "abecd");
  vane_http_queue_leave (queue, c);
  vane_http_queue_leave (queue, d);
  vane_http_queue_leave (queue, e);
  g_assert_cmpuint (vane_http_queue_get_n_in_flight (queue), ==, 0);
  g_string_free (order, TRUE);
}

/* Who gives up leaves the queue; the next one moves up. */
static void
test_giving_up (void)
{
  g_autoptr(VaneHttpQueue) queue = vane_http_queue_new (32);
  VaneHttpTicket *a, *b, *c;

  order = g_string_new (NULL);
  a = enter (queue, 'a', "one", 1, 0);
  b = enter (queue, 'b', "one", 1, 0);
  c = enter (queue, 'c', "one", 1, 0);
  vane_http_queue_leave (queue, b);
  g_assert_cmpuint (vane_http_queue_get_n_waiting (queue), ==, 1);
  vane_http_queue_leave (queue, a);
  g_assert_cmpstr (order->str, ==, "ac");
  vane_http_queue_leave (queue, c);
  g_string_free (order, TRUE);
}

/* With all connections taken the lanes take turns. */
static void
test_total (void)
{
  g_autoptr(VaneHttpQueue) queue = vane_http_queue_new (2);
  VaneHttpTicket *tickets[6];

  order = g_string_new (NULL);
  tickets[0] = enter (queue, 'a', "one", 9, 0);
  tickets[1] = enter (queue, 'b', "one", 9, 0);
  tickets[2] = enter (queue, 'c', "one", 9, 0);
  tickets[3] = enter (queue, 'd', "one", 9, 0);
  tickets[4] = enter (queue, 'x', "two", 9, 0);
  tickets[5] = enter (queue, 'y', "two", 9, 0);
  g_assert_cmpstr (order->str, ==, "ab");
  vane_http_queue_leave (queue, tickets[0]);
  vane_http_queue_leave (queue, tickets[1]);
  g_assert_cmpuint (vane_http_queue_get_n_in_flight (queue), ==, 2);
  g_assert_nonnull (strchr (order->str, 'c'));
  g_assert_nonnull (strchr (order->str, 'x'));
  vane_http_queue_leave (queue, tickets[2]);
  vane_http_queue_leave (queue, tickets[4]);
  g_assert_cmpuint (order->len, ==, 6);
  vane_http_queue_leave (queue, tickets[3]);
  vane_http_queue_leave (queue, tickets[5]);
  g_string_free (order, TRUE);
}

/* Of 2 a minute the third waits although nothing is under way. */
static void
test_pace_holds (void)
{
  g_autoptr(VaneHttpQueue) queue = vane_http_queue_new (32);
  VaneHttpTicket *c;

  order = g_string_new (NULL);
  vane_http_queue_leave (queue, enter (queue, 'a', "one", 4, 2));
  vane_http_queue_leave (queue, enter (queue, 'b', "one", 4, 2));
  c = enter (queue, 'c', "one", 4, 2);
  g_assert_cmpstr (order->str, ==, "ab");
  g_assert_true (vane_http_ticket_is_waiting (c));
  vane_http_queue_leave (queue, c);
  g_assert_cmpuint (vane_http_queue_get_n_waiting (queue), ==, 0);
  g_string_free (order, TRUE);
}

static void
test_pace (void)
{
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 at[] = { 10 * SECOND_US, 20 * SECOND_US, 30 * SECOND_US };

  g_assert_cmpint (vane_http_pace_get_wait_us (starts, 2, 5 * SECOND_US), ==, 0);
  g_array_append_vals (starts, at, 3);
  g_assert_cmpint (vane_http_pace_get_wait_us (starts, 0, 30 * SECOND_US), ==, 0);
  g_assert_cmpint (vane_http_pace_get_wait_us (starts, 4, 30 * SECOND_US), ==, 0);
  /* Of 3 a minute the next one follows the first by a minute, of 2 the second, of 1 the third. */
  g_assert_cmpint (vane_http_pace_get_wait_us (starts, 3, 30 * SECOND_US), ==, 40 * SECOND_US);
  g_assert_cmpint (vane_http_pace_get_wait_us (starts, 2, 30 * SECOND_US), ==, 50 * SECOND_US);
  g_assert_cmpint (vane_http_pace_get_wait_us (starts, 1, 30 * SECOND_US), ==, 60 * SECOND_US);
  g_assert_cmpint (vane_http_pace_get_wait_us (starts, 3, 70 * SECOND_US - 1), ==, 1);
  g_assert_cmpuint (starts->len, ==, 3);
  g_assert_cmpint (vane_http_pace_get_wait_us (starts, 3, 70 * SECOND_US), ==, 0);
  g_assert_cmpuint (starts->len, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/http-queue/order", test_order);
  g_test_add_func ("/http-queue/giving-up", test_giving_up);
  g_test_add_func ("/http-queue/total", test_total);
  g_test_add_func ("/http-queue/pace-holds", test_pace_holds);
  g_test_add_func ("/http-queue/pace", test_pace);

  return g_test_run ();
}
