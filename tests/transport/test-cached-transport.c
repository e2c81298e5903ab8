/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "support/vane-test.h"
#include "transport-fixture.h"

static void
test_cached (Fixture       *fixture,
             gconstpointer  data)
{
  fixture_assert_fails (fixture, VANE_MODE_CACHED, VANE_ERROR_OFFLINE);
  fixture_have_stored (fixture, 0, "sunny", NULL, 600);
  fixture_assert_gives (fixture, VANE_MODE_CACHED, "sunny");
  /* Any age. */
  vane_test_clock_advance (fixture->clock, 1000000);
  fixture_assert_gives (fixture, VANE_MODE_CACHED, "sunny");
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 1);
}

/* A cached run can show why there is nothing. */
static void
test_cached_tells_why (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GError) error = fixture_have_failed (fixture, VANE_MODE_FRESH, 0, VANE_ERROR_SERVICE);

  fixture_assert_fails (fixture, VANE_MODE_CACHED, VANE_ERROR_SERVICE);
}

static void
test_cached_tells_why_of_endpoint (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(GError) error = fixture_have_failed (fixture, VANE_MODE_FRESH, 0, VANE_ERROR_UNTRUSTED);

  fixture_assert_fails (fixture, VANE_MODE_CACHED, VANE_ERROR_UNTRUSTED);
}

static void
test_no_network (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(VaneTransport) transport = NULL;

  fixture_have_stored (fixture, 0, "sunny", NULL, 0);
  transport = vane_cached_transport_new (fixture->cache, fixture->endpoints, VANE_CLOCK (fixture->clock), NULL);
  {
    g_autoptr(VaneTransport) other = g_steal_pointer (&fixture->transport);

    fixture->transport = g_object_ref (transport);
    fixture_assert_gives (fixture, VANE_MODE_FRESH, "sunny");
    fixture_assert_gives (fixture, VANE_MODE_ASKED, "sunny");
    g_object_unref (fixture->transport);
    fixture->transport = g_steal_pointer (&other);
  }
}

static void
test_expiry (Fixture       *fixture,
             gconstpointer  data)
{
  GAsyncResult *kept = NULL;
  g_autoptr(VaneResponse) response = NULL;

  fixture_have_stored (fixture, 0, "sunny", NULL, 600);
  vane_test_clock_advance (fixture->clock, 599);
  fixture_assert_gives (fixture, VANE_MODE_FRESH, "sunny");
  /* Nor does a person get more than there is. */
  fixture_assert_gives (fixture, VANE_MODE_ASKED, "sunny");
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 1);

  vane_test_clock_advance (fixture->clock, 1);
  fixture_get (fixture, VANE_MODE_FRESH, NULL, &kept);
  fixture_wait_for_request (fixture, 2);
  fake_transport_answer (fixture->network, 1, fixture_make_response (fixture, "rain", NULL, 600));
  response = fixture_finish (fixture, &kept, NULL);
  fixture_assert_body (response, "rain");
  g_assert_false (vane_response_get_from_cache (response));
  fixture_assert_gives (fixture, VANE_MODE_CACHED, "rain");
}

static void
test_slack (Fixture       *fixture,
            gconstpointer  data)
{
  fixture_have_stored (fixture, 0, "sunny", NULL, 600);
  vane_test_clock_advance (fixture->clock, 541);
  fixture_assert_gives (fixture, VANE_MODE_FRESH, "sunny");
  vane_cached_transport_set_slack (VANE_CACHED_TRANSPORT (fixture->transport), 60);
  fixture_have_stored (fixture, 1, "rain", NULL, 600);
}

/* Stored while the clock was wrong. */
static void
test_from_the_future (Fixture       *fixture,
                      gconstpointer  data)
{
  fixture_have_stored (fixture, 0, "sunny", NULL, 600);
  vane_test_clock_jump (fixture->clock, VANE_TEST_NOW - 1);
  fixture_have_stored (fixture, 1, "rain", NULL, 600);
}

static void
test_not_modified (Fixture       *fixture,
                   gconstpointer  data)
{
  GAsyncResult *kept = NULL;
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(VaneCacheEntry) entry = NULL;

  fixture_have_stored (fixture, 0, "sunny", "W/\"a\\b\"", 600);
  g_assert_null (fake_transport_peek_header (fixture->network, 0, "If-None-Match"));
  vane_test_clock_advance (fixture->clock, 700);
  fixture_get (fixture, VANE_MODE_FRESH, NULL, &kept);
  fixture_wait_for_request (fixture, 2);
  /* To the letter; and the caller's own request is as it was. */
  g_assert_cmpstr (fake_transport_peek_header (fixture->network, 1, "If-None-Match"), ==, "W/\"a\\b\"");
  g_assert_cmpuint (g_hash_table_size (vane_request_get_headers (fixture->request)), ==, 0);
  fake_transport_answer (fixture->network, 1, fixture_make_response (fixture, NULL, NULL, 900));
  response = fixture_finish (fixture, &kept, NULL);
  fixture_assert_body (response, "sunny");
  g_assert_cmpuint (vane_response_get_status (response), ==, 200);
  g_assert_cmpint (vane_response_get_fetched_at (response), ==, VANE_TEST_NOW + 700);
  fixture_flush (fixture);

  entry = fixture_load (fixture, KEY);
  fixture_assert_body (entry->response, "sunny");
  g_assert_cmpstr (vane_response_get_etag (entry->response), ==, "W/\"a\\b\"");
  g_assert_cmpint (vane_response_get_expires_at (entry->response), ==, VANE_TEST_NOW + 1600);
}

static void
test_not_modified_since_nothing (Fixture       *fixture,
                                 gconstpointer  data)
{
  GAsyncResult *kept = NULL;
  g_autoptr(GError) error = NULL;

  fixture_get (fixture, VANE_MODE_FRESH, NULL, &kept);
  fixture_wait_for_request (fixture, 1);
  fake_transport_answer (fixture->network, 0, fixture_make_response (fixture, NULL, NULL, 900));
  g_assert_null (fixture_finish (fixture, &kept, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_SERVICE);
}

static void
test_failure_keeps_the_old (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture_have_stored (fixture, 0, "sunny", NULL, 600);
  vane_test_clock_advance (fixture->clock, 700);
  error = fixture_have_failed (fixture, VANE_MODE_FRESH, 1, VANE_ERROR_TIMEOUT);
  g_assert_error (error, VANE_ERROR, VANE_ERROR_TIMEOUT);
  fixture_assert_gives (fixture, VANE_MODE_CACHED, "sunny");
  fixture_assert_fails (fixture, VANE_MODE_FRESH, VANE_ERROR_TIMEOUT);
}

/* The disk takes nothing: the answer is given all the same, and back-off holds in memory. */
static void
test_cache_that_cannot_be_written (Fixture       *fixture,
                                   gconstpointer  data)
{
  GAsyncResult *kept = NULL;
  g_autoptr(VaneResponse) response = NULL;
  g_autoptr(GError) error = NULL;

  /* A file where the folder should be stops root, too. */
  fixture_let_go (fixture->transport);
  fixture_let_go (fixture->cache);
  fixture_remove_folder (fixture->folder);
  g_assert_true (g_file_set_contents (fixture->folder, "", 0, NULL));
  fixture->cache = vane_response_cache_new (fixture->folder);
  fixture->transport = vane_cached_transport_new (fixture->cache, fixture->endpoints, VANE_CLOCK (fixture->clock),
                                                  VANE_TRANSPORT (fixture->network));

  fixture_get (fixture, VANE_MODE_FRESH, NULL, &kept);
  fixture_wait_for_request (fixture, 1);
  fake_transport_answer (fixture->network, 0, fixture_make_response (fixture, "sunny", NULL, 0));
  response = fixture_finish (fixture, &kept, NULL);
  fixture_assert_body (response, "sunny");
  fixture_flush (fixture);

  error = fixture_have_failed (fixture, VANE_MODE_FRESH, 1, VANE_ERROR_SERVICE);
  fixture_flush (fixture);
  fixture_assert_fails (fixture, VANE_MODE_FRESH, VANE_ERROR_SERVICE);
  g_assert_cmpuint (fake_transport_get_n (fixture->network), ==, 2);
  g_remove (fixture->folder);
}

static void
test_cancelled_lookup (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *kept = NULL;
  g_autoptr(GError) error = NULL;

  fixture_get (fixture, VANE_MODE_CACHED, cancellable, &kept);
  g_cancellable_cancel (cancellable);
  g_assert_null (fixture_finish (fixture, &kept, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, function) \
  g_test_add ("/cached-transport/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  ADD ("cached", test_cached);
  ADD ("cached-tells-why", test_cached_tells_why);
  ADD ("cached-tells-why-of-endpoint", test_cached_tells_why_of_endpoint);
  ADD ("no-network", test_no_network);
  ADD ("expiry", test_expiry);
  ADD ("slack", test_slack);
  ADD ("from-the-future", test_from_the_future);
  ADD ("cancelled-lookup", test_cancelled_lookup);
  ADD ("not-modified", test_not_modified);
  ADD ("not-modified-since-nothing", test_not_modified_since_nothing);
  ADD ("failure-keeps-the-old", test_failure_keeps_the_old);
  ADD ("cache-that-cannot-be-written", test_cache_that_cannot_be_written);

  return g_test_run ();
}
