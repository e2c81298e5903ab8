/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "net/failover-fixture.h"

#include <string.h>

#include "transport/vane-cached-transport.h"

/* Of who never answers: nobody else has to be fast. */
#define DEADLINE_MS 400

/* A source, and what must come for there to be a report of it. */
typedef struct
{
  const char *id;
  const char *asked[3]; /* the parts of that, first what is asked for first: what does not change may be known */
  const char *spoiled;  /* (nullable): what is broken; NULL: all of it */
  guint       n_asked;  /* how many requests go out to its host before the first answer */
  gboolean    fills;    /* it is also asked for parts alone */
} Source;

static const Source sources[] = {
  { "open-meteo", { "/v1/forecast" }, "/v1/forecast", 1, TRUE },
  { "met-norway", { "/weatherapi/locationforecast" }, "/weatherapi/locationforecast", 1, FALSE },
  /* When its warnings are refused, the rest is not asked for. */
  { "nws", { "/points/", "/forecast/hourly", "/alerts/" }, NULL, 2, TRUE },
  { "openweathermap", { "/data/2.5/weather" }, "/data/2.5/weather", 4, FALSE },
};

static const Source *
find_source (const char *id)
{
  guint i = 0;

  while (!g_str_equal (sources[i].id, id))
    g_assert_cmpuint (++i, <, G_N_ELEMENTS (sources));

  return &sources[i];
}

const char *
failover_get_first_path (const char *id)
{
  return find_source (id)->asked[0];
}

guint
failover_get_n_asked (const char *id)
{
  return find_source (id)->n_asked;
}

gboolean
failover_fills (const char *id)
{
  return find_source (id)->fills;
}

gboolean
failover_refuses_key (Fixture    *self,
                      const char *id)
{
  return self->data->way->mishap.status == 403 && g_str_equal (id, "openweathermap");
}

int
failover_get_code (Fixture    *self,
                   const char *id)
{
  return (int) (failover_refuses_key (self, id) ? VANE_ERROR_REFUSED : self->data->way->code);
}

static VanePlace *
make_place (const Case *data)
{
  /* In the world's middle neither has extras; one of them is for one country only. */
  gboolean in_us = g_str_equal (data->pair[0], "nws") || g_str_equal (data->pair[1], "nws");

  return vane_place_new (&(VanePlaceFields) { .id = "x:1",
                                              .name = "Here",
                                              .latitude = in_us ? 39.0 : 10.0,
                                              .longitude = in_us ? -95.0 : 10.0,
                                              .country_code = in_us ? "US" : NULL,
                                              .timezone = "UTC" });
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
  g_autoptr(VaneSecrets) secrets = vane_secrets_new_only ("openweathermap", VANE_SIMULATOR_KEY);
  g_autoptr(VanePlace) place = make_place (data);
  g_autofree char *where = NULL;
  VaneSources used = { self->table, NULL, TRUE };
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
  used.chosen = self->table[0];
  vane_feed_use_sources (self->feed, &used);
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
  mishap.query = find_source (id)->spoiled;
  vane_simulator_misbehave (self->simulator, &mishap);
  if (self->data->way->code == VANE_ERROR_TIMEOUT)
    vane_http_deadlines_set (vane_http_get_deadlines (VANE_HTTP (self->http)), id, DEADLINE_MS);
}

void
failover_heal (Fixture *self)
{
  vane_simulator_behave (self->simulator);
  for (guint i = 0; i < 2; i++)
    vane_http_deadlines_set (vane_http_get_deadlines (VANE_HTTP (self->http)), self->data->pair[i], 0);
}

void
failover_refresh (Fixture *self)
{
  vane_feed_refresh (self->feed, FALSE);
  vane_test_wait_until (!vane_feed_get_refreshing (self->feed));
}

static guint
count_requests (Fixture    *self,
                const char *path)
{
  const char *request;
  guint n = 0;

  for (guint i = 0; (request = vane_simulator_get_request (self->simulator, i)) != NULL; i++)
    n += strstr (request, path) != NULL;

  return n;
}

guint
failover_count (Fixture    *self,
                const char *id)
{
  const Source *source = find_source (id);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (source->asked) && source->asked[i] != NULL; i++)
    n = MAX (n, count_requests (self, source->asked[i]));

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
  g_assert_error (vane_feed_get_source_error (self->feed), VANE_ERROR,
                  failover_get_code (self, self->data->pair[0]));
  g_assert_cmpstr (vane_error_get_provider (vane_feed_get_source_error (self->feed)), ==, self->data->pair[0]);
}
