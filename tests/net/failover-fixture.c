/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/failover-fixture.h"

#include <string.h>

#include "transport/vane-cached-transport.h"

/* Of what never answers. */
#define DEADLINE_MS 400

const char *
failover_get_main_path (const char *id)
{
  return g_str_equal (id, "open-meteo") ? "/v1/forecast" : "/weatherapi/locationforecast";
}

void
failover_set_up (Fixture       *self,
                 gconstpointer  data)
{
  static guint number;
  g_autofree char *name = g_strdup_printf ("failover-%u", number++);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr(VaneResponseCache) cache = vane_response_cache_new (folder);
  g_autoptr(VaneEndpoints) endpoints = vane_endpoints_new ();
  g_autoptr(VaneSecrets) secrets = vane_secrets_new_empty ();
  /* In the world's middle: neither has extras for it. */
  g_autoptr(VanePlace) place = vane_place_new (
      &(VanePlaceFields) { .id = "x:1", .name = "Here", .latitude = 10.0, .longitude = 10.0, .timezone = "UTC" });
  g_autofree char *where = NULL;
  VaneSources sources = { self->table, NULL, TRUE };
  g_autoptr(GError) error = NULL;

  self->data = data;
  self->table[0] = vane_provider_find (self->data->pair[0]);
  self->table[1] = vane_provider_find (self->data->pair[1]);
  self->clock = vane_test_clock_new (VANE_TEST_NOW);
  self->simulator = vane_simulator_new (VANE_CLOCK (self->clock), 1);
  g_assert_true (vane_simulator_start (self->simulator, 0, NULL, &error));
  where = vane_simulator_dup_endpoints (self->simulator);
  g_assert_true (vane_endpoints_parse (endpoints, where, &error));
  self->http = vane_http_new (endpoints, secrets, VANE_CLOCK (self->clock), "salt");
  self->transport = vane_cached_transport_new (cache, endpoints, VANE_CLOCK (self->clock), self->http);
  self->feed = vane_feed_new_for_provider (self->transport, VANE_CLOCK (self->clock), self->table[0], place);
  sources.chosen = self->table[0];
  vane_feed_use_sources (self->feed, &sources);
}

void
failover_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* A task that had a thread lets go of what it is about in that thread, which may be a moment after
 * its callback: what leaks is still there at the deadline. */
static void
finalize (gpointer object)
{
  gpointer watched = object;

  g_object_add_weak_pointer (object, &watched);
  g_object_unref (object);
  vane_test_wait_until (g_atomic_pointer_get (&watched) == NULL);
}

void
failover_tear_down (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr(GAsyncResult) closed = NULL;
  g_autoptr(GAsyncResult) flushed = NULL;
  GAsyncResult *kept = NULL;

  vane_feed_close_async (self->feed, vane_test_keep_result, &kept);
  closed = vane_test_await (&kept);
  g_clear_object (&closed);
  vane_cached_transport_flush_async (VANE_CACHED_TRANSPORT (self->transport), NULL, vane_test_keep_result, &kept);
  flushed = vane_test_await (&kept);
  g_clear_object (&flushed);
  vane_test_wait_until (vane_simulator_get_n_in_flight (self->simulator) == 0);
  failover_settle ();
  finalize (self->feed);
  finalize (self->transport);
  finalize (self->http);
  vane_simulator_stop (self->simulator);
  finalize (self->simulator);
  failover_settle ();
  finalize (self->clock);
}

void
failover_spoil (Fixture    *self,
                const char *id)
{
  VaneMishap mishap = self->data->way->mishap;

  mishap.endpoint = id;
  mishap.query = failover_get_main_path (id);
  vane_simulator_misbehave (self->simulator, &mishap);
  if (self->data->way->code == VANE_ERROR_TIMEOUT)
    vane_http_set_deadlines (VANE_HTTP (self->http), 10000, DEADLINE_MS);
}

void
failover_heal (Fixture *self)
{
  vane_simulator_behave (self->simulator);
  vane_http_set_deadlines (VANE_HTTP (self->http), 10000, 20000);
}

void
failover_refresh (Fixture *self)
{
  vane_feed_refresh (self->feed, FALSE);
  vane_test_wait_until (!vane_feed_get_refreshing (self->feed));
}

guint
failover_count (Fixture    *self,
                const char *id)
{
  const char *path = failover_get_main_path (id);
  const char *request;
  guint n = 0;

  for (guint i = 0; (request = vane_simulator_get_request (self->simulator, i)) != NULL; i++)
    n += strstr (request, path) != NULL;

  return n;
}

void
failover_expect_origin (Fixture    *self,
                        const char *id)
{
  VaneReport *report = vane_feed_get_report (self->feed);

  g_assert_nonnull (report);
  g_assert_cmpstr (vane_report_get_provider (report), ==, id);
  g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_HOURS)->state, ==, VANE_BLOCK_GIVEN);
  g_assert_cmpstr (vane_report_get_block (report, VANE_BLOCK_HOURS)->origin, ==, id);
}

void
failover_expect_pause (Fixture *self)
{
  guint n[2] = { failover_count (self, self->data->pair[0]), failover_count (self, self->data->pair[1]) };

  for (guint i = 0; i < 3; i++)
    failover_refresh (self);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (failover_count (self, self->data->pair[i]), ==, n[i]);
}

void
failover_expect_stands_in (Fixture *self)
{
  failover_expect_origin (self, self->data->pair[1]);
  g_assert_no_error (vane_feed_get_error (self->feed));
  g_assert_error (vane_feed_get_source_error (self->feed), VANE_ERROR, (int) self->data->way->code);
  g_assert_cmpstr (vane_error_get_provider (vane_feed_get_source_error (self->feed)), ==, self->data->pair[0]);
}
