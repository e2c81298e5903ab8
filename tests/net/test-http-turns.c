/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A request that is given up at each turn of the main loop, from the call to the answer: libsoup
 * has moments of its own in between, and what it does then with what was given up must be sound. */
#include "config.h"

#include "net/fixture.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/socket.h>

/* More turns than a request takes, by far. */
#define MAX_TURNS 2000

typedef struct
{
  const char *path;
  gboolean    drops_all;  /* the transport goes as well */
  gboolean    is_eager;   /* the answer is there before the question has been sent */
} How;

static const How hows[] = {
  { "/good", FALSE, FALSE },
  { "/empty", FALSE, FALSE },
  { "/redirect", FALSE, FALSE },
  { "/eager", FALSE, TRUE },
  { "/good", TRUE, FALSE },
  { "/empty", TRUE, FALSE },
  { "/redirect", TRUE, FALSE },
  { "/eager", TRUE, TRUE },
};

static void
answer_by_name (Fixture           *fixture,
                SoupServerMessage *message,
                const char        *path)
{
  if (g_str_equal (path, "/redirect"))
    soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, "/good");
  else if (g_str_equal (path, "/empty"))
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
  else
    fixture_give_text (message, SOUP_STATUS_OK, "{}");
}

static GSocket *
listen_eagerly (Fixture *fixture)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) address = NULL;
  g_autofree char *url = NULL;
  g_autoptr(GError) error = NULL;
  GSocket *self = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);

  g_assert_no_error (error);
  g_socket_set_blocking (self, FALSE);
  g_assert_true (g_socket_bind (self, any, TRUE, &error));
  g_assert_true (g_socket_listen (self, &error));
  address = g_socket_get_local_address (self, &error);
  url = g_strdup_printf ("http://127.0.0.1:%d", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  vane_endpoints_replace (fixture->endpoints, "test", url, &error);
  g_assert_no_error (error);

  return self;
}

/* Whoever has connected finds an answer waiting, in the turn in which it asks. */
static void
answer_eagerly (Fixture    *fixture,
                GSocket    *socket,
                const char *answer)
{
  gsize length = strlen (answer);
  GSocket *accepted = g_socket_accept (socket, NULL, NULL);

  if (accepted == NULL)
    return;

  g_assert_cmpint (g_socket_send (accepted, answer, length, NULL, NULL), ==, length);
  g_ptr_array_add (fixture->stolen, accepted);
}

/* Returns whether the request was over before it could be given up. */
static gboolean
give_up_after (const How *how,
               guint      n_turns)
{
  Fixture fixture;
  g_autoptr(GSocket) eager = NULL;
  g_autoptr(VaneRequest) request = fixture_make_request (how->path, FALSE);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) kept = NULL;
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(GError) error = NULL;
  gboolean over;

  fixture_set_up (&fixture, answer_by_name, NULL);
  if (how->is_eager)
    eager = listen_eagerly (&fixture);
  vane_transport_get_async (fixture.http, request, VANE_MODE_FRESH, cancellable, vane_test_keep_result, &kept);
  for (guint i = 0; i < n_turns && kept == NULL; i++)
    {
      if (eager != NULL)
        answer_eagerly (&fixture, eager, "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
      g_main_context_iteration (NULL, eager == NULL);
    }
  over = kept != NULL;

  if (how->drops_all && !over)
    g_object_run_dispose (G_OBJECT (fixture.http));
  else
    g_cancellable_cancel (cancellable);
  vane_test_wait_until (kept != NULL);
  response = vane_transport_get_finish (fixture.http, kept, &error);
  g_assert_null (response);
  if (!over)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&kept);
  fixture_tear_down (&fixture);

  return over;
}

static void
test_each_turn (gconstpointer data)
{
  guint n_turns = 0;

  while (!give_up_after (data, n_turns))
    g_assert_cmpuint (++n_turns, <, MAX_TURNS);
  /* Connecting alone takes more. */
  g_assert_cmpuint (n_turns, >, 3);
}

/* --- connections that were kept, and are reset just when one of them is used again --- */

#define GOOD_ANSWER "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"

/* Two that are kept: what the next request does with the one, what it finds on the other. */
typedef struct
{
  GSocket *to_reset;   /* (nullable) */
  GSocket *to_answer;  /* (nullable) */
} Kept;

static void
answer_kept (Kept *kept)
{
  if (kept->to_answer != NULL)
    g_socket_send (kept->to_answer, GOOD_ANSWER, strlen (GOOD_ANSWER), NULL, NULL);
  kept->to_answer = NULL;
}

/* libsoup has looked whether a connection is still there, and has not yet written to it. */
static gboolean
on_starting (GSignalInvocationHint *hint,
             guint                  n_values,
             const GValue          *values,
             gpointer               user_data)
{
  Kept *kept = user_data;
  struct linger at_once = { 1, 0 };

  if (kept->to_reset == NULL)
    {
      answer_kept (kept);
      return TRUE;
    }

  g_assert_cmpint (setsockopt (g_socket_get_fd (kept->to_reset), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once), ==,
                   0);
  g_assert_true (g_socket_close (kept->to_reset, NULL));
  kept->to_reset = NULL;

  return TRUE;
}

/* Asks @n times at once; returns how many answers came. */
static guint
get_eagerly (Fixture *fixture,
             GSocket *socket,
             Kept    *on_the_way,
             guint    n)
{
  GAsyncResult *kept[2] = { NULL };
  guint n_answers = 0;

  g_assert_cmpuint (n, <=, G_N_ELEMENTS (kept));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(VaneRequest) request = fixture_make_request ("/", FALSE);

      vane_transport_get_async (fixture->http, request, VANE_MODE_FRESH, NULL, vane_test_keep_result, &kept[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(VaneResponse) response = NULL;

      for (guint turn = 0; kept[i] == NULL; turn++)
        {
          answer_eagerly (fixture, socket, GOOD_ANSWER);
          g_main_context_iteration (NULL, FALSE);
          /* It was that one at once. */
          if (turn == MAX_TURNS)
            answer_kept (on_the_way);
        }
      result = kept[i];
      response = vane_transport_get_finish (fixture->http, result, NULL);
      n_answers += response != NULL;
    }

  return n_answers;
}

/* The request is answered, on a connection of its own: what libsoup does with the other one that it kept, while it has
 * not yet told itself of the end of the first, ends in a crash. */
static void
test_reset_when_used_again (void)
{
  Fixture fixture;
  Kept kept = { NULL, NULL };
  g_autoptr(GSocket) eager = NULL;
  g_autoptr(GTypeClass) klass = g_type_class_ref (SOUP_TYPE_MESSAGE);
  guint signal_id = g_signal_lookup ("starting", SOUP_TYPE_MESSAGE);
  gulong hook_id;

  fixture_set_up (&fixture, answer_by_name, NULL);
  eager = listen_eagerly (&fixture);
  hook_id = g_signal_add_emission_hook (signal_id, 0, on_starting, &kept, NULL);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpuint (get_eagerly (&fixture, eager, &kept, 2), ==, 2);
      g_assert_cmpuint (fixture.stolen->len, ==, 2);
      kept.to_reset = g_ptr_array_index (fixture.stolen, i % 2);
      kept.to_answer = g_ptr_array_index (fixture.stolen, (i + 1) % 2);
      g_assert_cmpuint (get_eagerly (&fixture, eager, &kept, 1), ==, 1);
      g_assert_null (kept.to_reset);
      kept.to_answer = NULL;
      /* On a connection of its own: this server answers once. */
      g_ptr_array_set_size (fixture.stolen, 0);
      g_assert_cmpuint (get_eagerly (&fixture, eager, &kept, 1), ==, 1);
      g_ptr_array_set_size (fixture.stolen, 0);
    }
  g_signal_remove_emission_hook (signal_id, hook_id);
  fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (hows); i++)
    {
      g_autofree char *name = g_strdup_printf ("/http-turns%s%s", hows[i].path, hows[i].drops_all ? "/all" : "");

      g_test_add_data_func (name, &hows[i], test_each_turn);
    }

  g_test_add_func ("/http-turns/reset-when-used-again", test_reset_when_used_again);

  return g_test_run ();
}
