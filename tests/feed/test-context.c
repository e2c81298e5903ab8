/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/vane-context.h"
#include "support/vane-fake-transport.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"
#include "transport/vane-cached-transport.h"

#include <string.h>

#define FORECAST "{\"utc_offset_seconds\":0,\"timezone\":\"Europe/Berlin\"," \
                 "\"hourly_units\":{\"time\":\"unixtime\",\"temperature_2m\":\"°C\"}," \
                 "\"hourly\":{\"time\":[1795273200,1795276800],\"temperature_2m\":[5,6]}}"
#define FOUND    "{\"results\":[{\"id\":2950159,\"name\":\"Berlin\",\"latitude\":52.52,\"longitude\":13.41," \
                 "\"country_code\":\"DE\",\"country\":\"Germany\",\"timezone\":\"Europe/Berlin\"}]}"

typedef struct
{
  VaneTestClock     *clock;
  VaneFakeTransport *transport;
  VaneSettings      *settings;
  VaneContext       *context;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->clock = vane_test_clock_new (VANE_TEST_NOW);
  self->transport = vane_fake_transport_new (VANE_CLOCK (self->clock));
  self->settings = vane_settings_new_memory ();
  self->context = vane_context_new (VANE_TRANSPORT (self->transport), NULL, self->settings, VANE_CLOCK (self->clock));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  if (self->context != NULL)
    g_assert_finalize_object (self->context);
  settle ();
  g_assert_finalize_object (self->settings);
  g_assert_finalize_object (self->transport);
  g_assert_finalize_object (self->clock);
}

static VaneFeed *
add (Fixture    *self,
     const char *name,
     const char *timezone)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) {
      .id = "x:1", .name = name, .timezone = timezone, .latitude = 50.0, .longitude = 10.0
  });

  return vane_feed_list_add (vane_context_get_feeds (self->context), place);
}

static char *
resolve (Fixture    *self,
         const char *text,
         int        *code)
{
  GAsyncResult *result = NULL;
  g_autoptr(GAsyncResult) done = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) places = NULL;

  vane_context_resolve_async (self->context, text, NULL, NULL, vane_test_keep_result, &result);
  g_assert_null (result);
  done = vane_test_await (&result);
  places = vane_context_resolve_finish (self->context, done, &error);
  g_assert_true ((places == NULL) == (error != NULL));
  if (places == NULL)
    {
      *code = error->code;
      return NULL;
    }
  g_assert_cmpuint (places->len, ==, 1);

  return g_strdup (vane_place_get_id (g_ptr_array_index (places, 0)));
}

static void
test_resolve (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *current = NULL, *named = NULL, *spot = NULL, *found = NULL;
  int code = -1;

  g_assert_null (resolve (self, "", &code));
  g_assert_cmpint (code, ==, VANE_ERROR_NO_MATCH);
  add (self, "Home", "UTC");
  current = resolve (self, NULL, &code);
  g_assert_cmpstr (current, ==, "x:1");
  named = resolve (self, "home", &code);
  g_assert_cmpstr (named, ==, "x:1");
  spot = resolve (self, "1.5,-2", &code);
  g_assert_cmpstr (spot, ==, "geo:1.5000,-2.0000");
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 0);

  vane_fake_transport_answer (self->transport, "", "{}", 900);
  g_assert_null (resolve (self, "Nowhere", &code));
  g_assert_cmpint (code, ==, VANE_ERROR_NO_MATCH);
  vane_fake_transport_answer (self->transport, "name=Berlin", FOUND, 900);
  found = resolve (self, "Berlin", &code);
  g_assert_cmpstr (found, ==, "om:2950159");
}

static void
test_resolve_cancelled (Fixture       *self,
                        gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *result = NULL;
  g_autoptr(GAsyncResult) done = NULL;
  g_autoptr(GError) error = NULL;

  vane_fake_transport_hold (self->transport);
  vane_context_resolve_async (self->context, "Berlin", NULL, cancellable, vane_test_keep_result, &result);
  g_cancellable_cancel (cancellable);
  done = vane_test_await (&result);
  g_assert_null (vane_context_resolve_finish (self->context, done, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A place that is saved without a zone gets one, once, and keeps it. */
static void
test_zone (Fixture       *self,
           gconstpointer  data)
{
  VaneFeed *feed;
  g_autoptr(GPtrArray) places = NULL;

  vane_fake_transport_answer (self->transport, "timezone=auto", "{\"timezone\":\"Europe/Berlin\"}", 900);
  feed = add (self, "Home", NULL);
  g_assert_null (vane_place_get_timezone (vane_feed_get_place (feed)));
  vane_test_wait_until (vane_place_get_timezone (vane_feed_get_place (feed)) != NULL);
  g_assert_cmpstr (vane_place_get_timezone (vane_feed_get_place (feed)), ==, "Europe/Berlin");
  places = vane_settings_dup_places (self->settings);
  g_assert_cmpstr (vane_place_get_timezone (g_ptr_array_index (places, 0)), ==, "Europe/Berlin");
  settle ();
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 1);

  /* Removed and added again with one: nobody is asked. */
  vane_feed_list_remove (vane_context_get_feeds (self->context), "x:1");
  add (self, "Home", "Europe/Paris");
  settle ();
  g_assert_cmpuint (vane_fake_transport_get_n_sent (self->transport), ==, 1);
}

/* Whoever wants less said of where places are wants it of this request, too. */
static void
test_zone_decimals (Fixture       *self,
                    gconstpointer  data)
{
  vane_fake_transport_answer (self->transport, "timezone=auto", "{\"timezone\":\"Europe/Berlin\"}", 900);
  vane_settings_set_decimals (self->settings, 0);
  add (self, "Home", NULL);
  settle ();
  g_assert_cmpuint (vane_fake_transport_count_sent (self->transport, "latitude=50&longitude=10&"), ==, 1);
}

/* The answer comes when the place, or the whole context, is gone. */
static void
test_zone_too_late (Fixture       *self,
                    gconstpointer  data)
{
  vane_fake_transport_answer (self->transport, "timezone=auto", "{\"timezone\":\"Europe/Berlin\"}", 900);
  vane_fake_transport_hold (self->transport);
  add (self, "Home", NULL);
  vane_feed_list_remove (vane_context_get_feeds (self->context), "x:1");
  vane_fake_transport_let_go (self->transport);
  settle ();
  g_assert_cmpuint (vane_feed_list_get_n (vane_context_get_feeds (self->context)), ==, 0);

  g_clear_object (&self->context);
  self->context = vane_context_new (VANE_TRANSPORT (self->transport), NULL, self->settings, VANE_CLOCK (self->clock));
  vane_test_clock_advance (self->clock, 10000);
  vane_fake_transport_hold (self->transport);
  add (self, "Home", NULL);
  g_assert_cmpuint (vane_fake_transport_get_n_waiting (self->transport), ==, 1);
  g_assert_finalize_object (g_steal_pointer (&self->context));
  vane_fake_transport_let_go (self->transport);
  settle ();
}

static void
test_tables (Fixture       *self,
             gconstpointer  data)
{
  static const char *const ids[] = { "openweathermap", "open-meteo", "open-meteo-air", "open-meteo-geocoding",
                                     "met-norway", "nws", "zippopotam" };
  const VaneProviderInfo *const *providers = vane_context_get_providers (self->context);
  g_auto(GStrv) endpoints = vane_context_dup_endpoint_ids (self->context);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .latitude = 1.0, .longitude = 2.0 });
  g_autoptr(VaneFeed) feed = vane_context_make_feed (self->context, place, NULL);
  g_autoptr(VaneFeed) other = vane_context_make_feed (self->context, place, "met-norway");

  g_assert_nonnull (providers[0]);
  for (guint i = 0; providers[i] != NULL; i++)
    g_assert_true (vane_context_find_provider (self->context, providers[i]->id) == providers[i]);
  g_assert_null (vane_context_find_provider (self->context, "no-such-source"));
  g_assert_null (vane_context_find_provider (self->context, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_true (g_strv_contains ((const char *const *) endpoints, ids[i]));
  for (guint i = 0; endpoints[i] != NULL; i++)
    g_assert_true (g_hash_table_add (seen, endpoints[i]));

  g_assert_cmpstr (vane_feed_get_provider (feed)->id, ==, "open-meteo");
  g_assert_cmpstr (vane_feed_get_provider (other)->id, ==, "met-norway");
  g_assert_cmpuint (vane_feed_list_get_n (vane_context_get_feeds (self->context)), ==, 0);
  g_assert_false (vane_context_get_demo (self->context));
  vane_context_set_demo (self->context, TRUE);
  g_assert_true (vane_context_get_demo (self->context));
}

static VaneContext *
make_program (const char    *folder,
              VaneClock     *clock,
              VaneTransport *network,
              VaneSettings  *settings)
{
  g_autoptr(VaneResponseCache) cache = vane_response_cache_new (folder);
  g_autoptr(VaneEndpoints) endpoints = vane_endpoints_new ();
  g_autoptr(VaneTransport) transport = vane_cached_transport_new (cache, endpoints, clock, network);

  return vane_context_new (transport, cache, settings, clock);
}

/* Two programs meet in the cache: what one fetches, the other shows. */
static void
test_follow_cache (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "vane", NULL);
  g_autoptr(VaneTestClock) clock = vane_test_clock_new (VANE_TEST_NOW);
  g_autoptr(VaneFakeTransport) network = vane_fake_transport_new (VANE_CLOCK (clock));
  g_autoptr(VaneSettings) settings = vane_settings_new_memory ();
  g_autoptr(VaneContext) shows = make_program (folder, VANE_CLOCK (clock), NULL, settings);
  g_autoptr(VaneContext) fetches = make_program (folder, VANE_CLOCK (clock), VANE_TRANSPORT (network), settings);
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) {
      .id = "x:1", .latitude = 50.0, .longitude = 10.0, .timezone = "Europe/Berlin"
  });
  VaneFeed *shown, *fetched;

  vane_feed_list_add (vane_context_get_feeds (shows), place);
  shown = vane_feed_list_get_current (vane_context_get_feeds (shows));
  fetched = vane_feed_list_get_current (vane_context_get_feeds (fetches));
  g_assert_nonnull (fetched);

  vane_context_follow_cache (shows);
  vane_feed_load (shown);
  vane_test_wait_until (vane_feed_get_loaded (shown));
  g_assert_null (vane_feed_get_report (shown));

  vane_fake_transport_answer (network, "open-meteo/v1/forecast", FORECAST, 900);
  vane_feed_refresh (fetched, FALSE);
  vane_test_wait_until (vane_feed_get_report (shown) != NULL);
  g_assert_cmpuint (vane_fake_transport_count_sent (network, "open-meteo/"), ==, 1);
  g_assert_cmpint (vane_report_get_fetched_at (vane_feed_get_report (shown)), ==, VANE_TEST_NOW);
  vane_test_wait_until (!vane_feed_get_refreshing (fetched));
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/context/resolve", test_resolve },
    { "/context/resolve-cancelled", test_resolve_cancelled },
    { "/context/zone", test_zone },
    { "/context/zone-decimals", test_zone_decimals },
    { "/context/zone-too-late", test_zone_too_late },
    { "/context/tables", test_tables },
  };

  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/context/follow-cache", test_follow_cache);

  return g_test_run ();
}
