/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The transport whose network is another program: here this one again, as a child. */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "support/vane-test.h"
#include "transport-fixture.h"
#include "transport/vane-worker.h"

#define OTHER_KEY "https://service.test/other"
#define LIFETIME_S 600

typedef struct
{
  Fixture      base;
  const char  *part;    /* what the child is told to do */
  guint        n_runs;
  gboolean     asked;
} WorkerFixture;

/* --- the child: "--work FOLDER NOW PART" --- */

static void
store (VaneResponseCache *cache,
       const char        *key,
       gint64             now)
{
  g_autoptr(GBytes) body = g_bytes_new_static ("rain", strlen ("rain"));
  const VaneResponseFields fields = { .status = 200, .body = body, .fetched_at = now, .expires_at = now + LIFETIME_S };
  g_autoptr(VaneResponse) response = vane_response_new (&fields);
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  vane_response_cache_store_async (cache, key, response, NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);
  g_assert_true (vane_response_cache_store_finish (cache, result, NULL));
}

static void
record_failure (VaneResponseCache *cache,
                const char        *key,
                gint64             now)
{
  const VaneAttempt attempt = { .started_at = now, .finished = TRUE, .failed = TRUE, .code = VANE_ERROR_BUSY,
                                .not_before = now + 1000, .n_failures = 1 };
  GAsyncResult *kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  vane_response_cache_record_async (cache, key, &attempt, NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);
  g_assert_true (vane_response_cache_record_finish (cache, result, NULL));
}

static int
work (char **argv)
{
  g_autoptr(VaneResponseCache) cache = vane_response_cache_new (argv[2]);
  gint64 now = g_ascii_strtoll (argv[3], NULL, 10);
  const char *part = argv[4];

  if (g_str_equal (part, "answer"))
    {
      store (cache, KEY, now);
      store (cache, OTHER_KEY, now);
    }
  else if (g_str_equal (part, "fail"))
    record_failure (cache, KEY, now);
  else if (g_str_equal (part, "fail-endpoint"))
    record_failure (cache, fixture_endpoint.id, now);
  else if (g_str_equal (part, "crash"))
    raise (SIGKILL);
  else if (g_str_equal (part, "hang"))
    pause ();

  return g_str_equal (part, "exit-4") ? 4 : 0;
}

/* --- the fixture --- */

static char **
make_command (gboolean asked,
              gpointer user_data)
{
  WorkerFixture *fixture = user_data;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *now =
      g_strdup_printf ("%" G_GINT64_FORMAT, vane_clock_get_now (VANE_CLOCK (fixture->base.clock)));

  fixture->n_runs++;
  fixture->asked = asked;

  return g_strdupv ((char *[]) { self, (char *) "--work", fixture->base.folder, now, (char *) fixture->part, NULL });
}

static void
set_up (WorkerFixture *fixture,
        gconstpointer  data)
{
  fixture_set_up (&fixture->base, NULL);
  g_clear_object (&fixture->base.transport);
  fixture->part = data;
  fixture->base.transport = vane_worker_new (fixture->base.cache, fixture->base.endpoints,
                                             VANE_CLOCK (fixture->base.clock), make_command, fixture);
}

/* The fixture flushes a cached transport. */
static void
tear_down (WorkerFixture *fixture,
           gconstpointer  data)
{
  fixture_let_go (g_steal_pointer (&fixture->base.transport));
  fixture->base.transport = vane_cached_transport_new (fixture->base.cache, fixture->base.endpoints,
                                                       VANE_CLOCK (fixture->base.clock),
                                                       VANE_TRANSPORT (fixture->base.network));
  fixture_tear_down (&fixture->base, NULL);
}

/* --- what is asked --- */

static void
test_answer (WorkerFixture *fixture,
             gconstpointer  data)
{
  fixture_assert_fails (&fixture->base, VANE_MODE_CACHED, VANE_ERROR_OFFLINE);
  g_assert_cmpuint (fixture->n_runs, ==, 0);
  fixture_assert_gives (&fixture->base, VANE_MODE_FRESH, "rain");
  g_assert_cmpuint (fixture->n_runs, ==, 1);
  g_assert_false (fixture->asked);
  /* What has not expired is the answer. */
  fixture_assert_gives (&fixture->base, VANE_MODE_ASKED, "rain");
  g_assert_cmpuint (fixture->n_runs, ==, 1);

  vane_test_clock_advance (fixture->base.clock, LIFETIME_S);
  fixture_assert_gives (&fixture->base, VANE_MODE_CACHED, "rain");
  g_assert_cmpuint (fixture->n_runs, ==, 1);
  fixture_assert_gives (&fixture->base, VANE_MODE_ASKED, "rain");
  g_assert_cmpuint (fixture->n_runs, ==, 2);
  g_assert_true (fixture->asked);
}

/* All that is wanted in one turn is one run. */
static void
test_together (WorkerFixture *fixture,
               gconstpointer  data)
{
  g_autoptr(VaneRequest) other = vane_request_new (&fixture_endpoint, "/other");
  GAsyncResult *kept[3] = { NULL };

  fixture_get (&fixture->base, VANE_MODE_FRESH, NULL, &kept[0]);
  fixture_get (&fixture->base, VANE_MODE_FRESH, NULL, &kept[1]);
  vane_transport_get_async (fixture->base.transport, other, VANE_MODE_FRESH, NULL, vane_test_keep_result, &kept[2]);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autoptr(VaneResponse) response = fixture_finish (&fixture->base, &kept[i], NULL);

      fixture_assert_body (response, "rain");
    }
  g_assert_cmpuint (fixture->n_runs, ==, 1);
}

/* What the run recorded is the reason; it holds until its not-before, also for a new worker. */
static void
test_failure (WorkerFixture *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = fixture_get_failure (&fixture->base, VANE_MODE_FRESH);

  g_assert_error (error, VANE_ERROR, VANE_ERROR_BUSY);
  g_assert_cmpint (vane_error_get_not_before (error), ==,
                   vane_clock_get_now (VANE_CLOCK (fixture->base.clock)) + 1000);
  if (g_str_equal (fixture->part, "fail"))
    {
      fixture_assert_fails (&fixture->base, VANE_MODE_FRESH, VANE_ERROR_BUSY);
      g_assert_cmpuint (fixture->n_runs, ==, 1);
    }
}

typedef struct
{
  const char *part;
  VaneError   code;
} End;

static const End ends[] = {
  { "crash", VANE_ERROR_SERVICE },
  { "hang", VANE_ERROR_TIMEOUT },
  { "nothing", VANE_ERROR_OFFLINE },
  { "exit-4", VANE_ERROR_OFFLINE },
};

/* Of a run that recorded nothing. */
static void
test_end (WorkerFixture *fixture,
          gconstpointer  data)
{
  const End *end = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_equal (ends[i].part, fixture->part))
      end = &ends[i];
  vane_worker_set_deadline (VANE_WORKER (fixture->base.transport), 50);
  if (!g_str_equal (end->part, "hang"))
    vane_worker_set_deadline (VANE_WORKER (fixture->base.transport), 60000);

  error = fixture_get_failure (&fixture->base, VANE_MODE_FRESH);
  g_assert_error (error, VANE_ERROR, (int) end->code);
  if (end->code != VANE_ERROR_OFFLINE)
    g_assert_cmpint (vane_error_get_not_before (error), >,
                     vane_clock_get_now (VANE_CLOCK (fixture->base.clock)));

  /* Another one is started all the same. */
  fixture->part = "answer";
  vane_worker_set_deadline (VANE_WORKER (fixture->base.transport), 60000);
  fixture_assert_gives (&fixture->base, VANE_MODE_FRESH, "rain");
}

static char **
make_impossible_command (gboolean asked,
                         gpointer user_data)
{
  return g_strsplit ("/nonexistent/vanectl refresh", " ", -1);
}

static void
test_not_there (WorkerFixture *fixture,
                gconstpointer  data)
{
  g_object_unref (fixture->base.transport);
  fixture->base.transport = vane_worker_new (fixture->base.cache, fixture->base.endpoints,
                                             VANE_CLOCK (fixture->base.clock), make_impossible_command, NULL);
  fixture_assert_fails (&fixture->base, VANE_MODE_FRESH, VANE_ERROR_LOCAL);
}

/* Nothing shared is cancelled by one waiter. */
static void
test_cancel_one (WorkerFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *kept[2] = { NULL };
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  fixture_get (&fixture->base, VANE_MODE_FRESH, cancellable, &kept[0]);
  fixture_get (&fixture->base, VANE_MODE_FRESH, NULL, &kept[1]);
  vane_test_wait_until (fixture->n_runs == 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (fixture_finish (&fixture->base, &kept[0], &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  response = fixture_finish (&fixture->base, &kept[1], NULL);
  fixture_assert_body (response, "rain");
}

/* Whoever quits does not wait for the network. */
static void
test_close (WorkerFixture *fixture,
            gconstpointer  data)
{
  GAsyncResult *kept = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) late_error = NULL;

  fixture_get (&fixture->base, VANE_MODE_FRESH, NULL, &kept);
  vane_test_wait_until (fixture->n_runs == 1);
  vane_worker_close (VANE_WORKER (fixture->base.transport));
  g_assert_null (fixture_finish (&fixture->base, &kept, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  late_error = fixture_get_failure (&fixture->base, VANE_MODE_FRESH);
  g_assert_error (late_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->n_runs, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "--work"))
    return work (argv);

  vane_test_init (&argc, &argv);
#define ADD(name, part, function) \
  g_test_add ("/transport/worker/" name, WorkerFixture, part, set_up, function, tear_down)
  ADD ("answer", "answer", test_answer);
  ADD ("together", "answer", test_together);
  ADD ("failure", "fail", test_failure);
  ADD ("failure-of-endpoint", "fail-endpoint", test_failure);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strdup_printf ("/transport/worker/end/%s", ends[i].part);

      g_test_add (path, WorkerFixture, ends[i].part, set_up, test_end, tear_down);
    }
  ADD ("not-there", "answer", test_not_there);
  ADD ("cancel-one", "answer", test_cancel_one);
  ADD ("close", "hang", test_close);

  return g_test_run ();
}
