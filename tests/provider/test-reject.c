/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An answer that arrives in good order but that nobody can read must not take the place of
 * one that somebody could: through the engine and the cached transport. */
#include "config.h"

#include <glib/gstdio.h>

#include "provider/vane-fetch.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"
#include "transport/fake-transport.h"
#include "transport/vane-cached-transport.h"

static const VaneEndpoint endpoint = { "toy", "https://toy.test", 4, 0 };
static const VaneEndpoint *const endpoints[] = { &endpoint, NULL };

static gboolean
plan_toy (VanePlan  *plan,
          guint      round,
          GError   **error)
{
  if (round == 0)
    {
      vane_plan_add (plan, &endpoint, "/now", VANE_BLOCK_BIT (VANE_BLOCK_NOW));
      vane_plan_add_optional (plan, &endpoint, "/air", VANE_BLOCK_BIT (VANE_BLOCK_AIR));
    }

  return TRUE;
}

static gboolean
read_number (VanePlan           *plan,
             guint               slot,
             VaneBlock           block,
             VaneField           field,
             VaneReportBuilder  *out,
             GError            **error)
{
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object = vane_json_parse_object (vane_plan_peek_body (plan, slot), &root, error);
  VaneSample sample;

  if (object == NULL)
    return FALSE;

  vane_sample_init (&sample, VANE_TEST_NOW, 0);
  vane_sample_set (&sample, field, vane_json_get_number (object, "t"));
  vane_report_builder_add (out, block, &sample);

  return TRUE;
}

static gboolean
parse_toy (VanePlan           *plan,
           VaneReportBuilder  *out,
           GError            **error)
{
  GError *of_air = NULL;

  if (vane_plan_peek_body (plan, 1) != NULL &&
      !read_number (plan, 1, VANE_BLOCK_AIR, VANE_FIELD_PM2_5, out, &of_air))
    vane_plan_take_error (plan, 1, of_air);

  return read_number (plan, 0, VANE_BLOCK_NOW, VANE_FIELD_TEMPERATURE, out, error);
}

static const VaneProvider toy = {
  .info = { .id = "toy", .name = "Toy" },
  .endpoints = endpoints,
  .required = VANE_BLOCK_BIT (VANE_BLOCK_NOW),
  .plan = plan_toy,
  .parse = parse_toy,
};

/* Reads its first answer to know what to ask next. */
static gboolean
plan_guide (VanePlan  *plan,
            guint      round,
            GError   **error)
{
  g_autoptr(JsonNode) root = NULL;

  if (round == 1)
    return vane_json_parse_object (vane_plan_peek_body (plan, 0), &root, error) != NULL;

  return plan_toy (plan, round, error);
}

static const VaneProvider guide = {
  .info = { .id = "guide", .name = "Guide" },
  .endpoints = endpoints,
  .required = VANE_BLOCK_BIT (VANE_BLOCK_NOW),
  .plan = plan_guide,
  .parse = parse_toy,
};

typedef struct
{
  const VaneProvider *provider;
  char              *folder;
  VaneResponseCache *cache;
  VaneTestClock     *clock;
  FakeTransport     *network;
  VaneTransport     *transport;
  VanePlace         *place;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(VaneEndpoints) where = vane_endpoints_new ();

  fixture->provider = data;
  fixture->folder = g_dir_make_tmp ("vane-test-XXXXXX", NULL);
  fixture->cache = vane_response_cache_new (fixture->folder);
  fixture->clock = vane_test_clock_new (VANE_TEST_NOW);
  fixture->network = fake_transport_new ();
  fixture->transport = vane_cached_transport_new (fixture->cache, where, VANE_CLOCK (fixture->clock),
                                                  VANE_TRANSPORT (fixture->network));
  fixture->place = vane_place_new (&(VanePlaceFields) { .latitude = 1.0, .longitude = 2.0 });
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GAsyncResult) kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GDir) dir = NULL;
  const char *name;

  vane_cached_transport_flush_async (VANE_CACHED_TRANSPORT (fixture->transport), NULL, vane_test_keep_result, &kept);
  result = vane_test_await (&kept);
  g_clear_object (&result);
  g_assert_finalize_object (fixture->transport);
  g_assert_finalize_object (fixture->network);
  g_assert_finalize_object (fixture->cache);
  g_object_unref (fixture->clock);
  vane_place_unref (fixture->place);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static GAsyncResult *
fetch (Fixture           *fixture,
       VaneMode           mode,
       guint              n_asked,
       const char *const *bodies)
{
  g_autoptr(GAsyncResult) kept = NULL;
  guint first = fake_transport_get_n (fixture->network);
  gint64 now = vane_clock_get_now (VANE_CLOCK (fixture->clock));

  vane_fetch_async (fixture->transport, fixture->provider, fixture->place, &VANE_PLAN_OPTIONS_DEFAULT, mode, NULL,
                    vane_test_keep_result, &kept);
  for (guint i = 0; i < n_asked; i++)
    {
      const char *path;

      /* Which of the two is looked up first in the cache is up to the disk. */
      vane_test_wait_until (fake_transport_get_n (fixture->network) > first + i);
      path = vane_request_get_path (fake_transport_peek (fixture->network, first + i));
      fake_transport_answer (fixture->network, first + i,
                             fake_response (bodies[g_str_equal (path, "/air")], NULL, now, now + 900));
    }

  return vane_test_await (&kept);
}

static VaneReport *
fetch_report (Fixture            *fixture,
              VaneMode            mode,
              guint               n_asked,
              const char *const  *bodies,
              GError            **error)
{
  g_autoptr(GAsyncResult) result = fetch (fixture, mode, n_asked, bodies);

  return vane_fetch_finish (fixture->transport, result, error);
}

static void
assert_temperature (VaneReport *report,
                    double      temperature)
{
  g_assert_nonnull (report);
  g_assert_cmpfloat (vane_report_get_now (report)->values[VANE_FIELD_TEMPERATURE], ==, temperature);
}

static void
test_required (Fixture       *fixture,
               gconstpointer  data)
{
  const char *const good[] = { "{\"t\": 16.23}", "{\"t\": 7}" };
  const char *const page[] = { "<html>Sign in</html>" };
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneReport) first = fetch_report (fixture, VANE_MODE_FRESH, 2, good, &error);
  g_autoptr(VaneReport) stored = NULL;
  gint64 not_before = 0;

  g_assert_no_error (error);
  assert_temperature (first, 16.23);

  /* Each garbled answer waits longer than the one before. */
  for (guint i = 0; i < 3; i++)
    {
      gint64 pause;

      vane_test_clock_advance (fixture->clock, 2000);
      g_assert_null (fetch_report (fixture, VANE_MODE_FRESH, 2, (const char *const[]) { page[0], good[1] }, &error));
      g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
      pause = vane_error_get_not_before (error) - vane_clock_get_now (VANE_CLOCK (fixture->clock));
      g_assert_cmpint (pause, >, not_before);
      not_before = pause;
      g_clear_error (&error);
    }

  /* Not asked again before its time, and what was good is still there. */
  g_assert_null (fetch_report (fixture, VANE_MODE_FRESH, 0, NULL, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
  g_clear_error (&error);
  stored = fetch_report (fixture, VANE_MODE_CACHED, 0, NULL, &error);
  g_assert_no_error (error);
  assert_temperature (stored, 16.23);
}

static void
test_optional (Fixture       *fixture,
               gconstpointer  data)
{
  const char *const good[] = { "{\"t\": 16.23}", "{\"t\": 7}" };
  const char *const half[] = { "{\"t\": 17.5}", "Unexpected error while streaming data" };
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneReport) first = fetch_report (fixture, VANE_MODE_FRESH, 2, good, &error);
  g_autoptr(VaneReport) second = NULL;
  g_autoptr(VaneReport) stored = NULL;
  guint n = 0;

  g_assert_no_error (error);
  vane_test_clock_advance (fixture->clock, 2000);
  second = fetch_report (fixture, VANE_MODE_FRESH, 2, half, &error);
  g_assert_no_error (error);
  assert_temperature (second, 17.5);
  g_assert_cmpint (vane_report_get_block (second, VANE_BLOCK_AIR)->state, ==, VANE_BLOCK_FAILED);

  stored = fetch_report (fixture, VANE_MODE_CACHED, 0, NULL, &error);
  assert_temperature (stored, 17.5);
  g_assert_cmpfloat (vane_report_get_air (stored, &n)->values[VANE_FIELD_PM2_5], ==, 7.0);
}

static void
test_nothing_before (Fixture       *fixture,
                     gconstpointer  data)
{
  const char *const page[] = { "nan", "{\"t\": 7}" };
  g_autoptr(GError) error = NULL;

  g_assert_null (fetch_report (fixture, VANE_MODE_FRESH, 2, page, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
  g_clear_error (&error);

  /* A cached run says what happened rather than reading the page again. */
  g_assert_null (fetch_report (fixture, VANE_MODE_CACHED, 0, NULL, &error));
  g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
  g_assert_cmpint (vane_error_get_not_before (error), >, VANE_TEST_NOW);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add ("/reject/required", Fixture, &toy, set_up, test_required, tear_down);
  g_test_add ("/reject/leads-on", Fixture, &guide, set_up, test_required, tear_down);
  g_test_add ("/reject/optional", Fixture, &toy, set_up, test_optional, tear_down);
  g_test_add ("/reject/nothing-before", Fixture, &toy, set_up, test_nothing_before, tear_down);

  return g_test_run ();
}
