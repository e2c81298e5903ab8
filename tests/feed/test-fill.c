/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the chosen source lacks comes from another one, says so, and never fails the report. */
#include "config.h"

#include "feed-fixture.h"

#define BIT VANE_BLOCK_BIT

static const VaneEndpoint air_endpoint = { "air", "https://air.example.invalid", 4, 0 };
static const VaneEndpoint *const air_endpoints[] = { &air_endpoint, NULL };

static gboolean
plan_air (VanePlan  *plan,
          guint      round,
          GError   **error)
{
  if (round == 0)
    vane_plan_add (plan, &air_endpoint, "/air", BIT (VANE_BLOCK_AIR));

  return TRUE;
}

static gboolean
parse_air (VanePlan           *plan,
           VaneReportBuilder  *out,
           GError            **error)
{
  VaneSample sample;

  vane_sample_init (&sample, VANE_TEST_NOW, 3600);
  vane_sample_set (&sample, VANE_FIELD_AQI_US, 42.0);
  vane_report_builder_add (out, VANE_BLOCK_AIR, &sample);

  return TRUE;
}

static const VaneProvider air_provider = {
  .info = { .id = "air", .name = "Air", .gives = BIT (VANE_BLOCK_AIR) },
  .endpoints = air_endpoints,
  .required = BIT (VANE_BLOCK_AIR),
  .plan = plan_air,
  .parse = parse_air,
};

/* A source of both: what is in the air can be had without the weather. */
static gboolean
plan_both (VanePlan  *plan,
           guint      round,
           GError   **error)
{
  return plan_air (plan, round, error) && vane_fake_provider.plan (plan, round, error);
}

static void
use_both (FeedFixture  *self,
          VaneProvider *both)
{
  static const VaneProvider *table[3];
  VaneSources sources = { table, both, TRUE };

  *both = vane_fake_provider;
  both->info.id = "both";
  both->info.gives |= BIT (VANE_BLOCK_AIR);
  both->alone = BIT (VANE_BLOCK_AIR);
  both->plan = plan_both;
  both->parse = parse_air;
  table[0] = both;
  table[1] = &vane_other_fake_provider;
  vane_feed_use_sources (self->feed, &sources);
}

static void
use (FeedFixture *self)
{
  static const VaneProvider *const table[] = { &vane_fake_provider, &air_provider, NULL };
  VaneSources sources = { table, &vane_fake_provider, TRUE };

  vane_feed_use_sources (self->feed, &sources);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_fill (FeedFixture   *self,
           gconstpointer  data)
{
  const VaneBlockInfo *air;
  g_autoptr(GPtrArray) origins = NULL;

  use (self);
  vane_fake_transport_answer (self->transport, "fake/", "1", 900);
  vane_fake_transport_answer (self->transport, "air/", "1", 3600);
  feed_fixture_refresh_now (self, FALSE);
  air = vane_report_get_block (vane_feed_get_report (self->feed), VANE_BLOCK_AIR);
  g_assert_cmpstr (vane_report_get_provider (vane_feed_get_report (self->feed)), ==, "fake");
  g_assert_cmpint (air->state, ==, VANE_BLOCK_GIVEN);
  g_assert_cmpstr (air->origin, ==, "air");
  g_assert_cmpint (air->expires_at, ==, VANE_TEST_NOW + 3600);
  g_assert_cmpint (vane_report_get_expires_at (vane_feed_get_report (self->feed)), ==, VANE_TEST_NOW + 900);
  origins = vane_feed_list_origins (self->feed);
  g_assert_cmpuint (origins->len, ==, 2);
  g_assert_cmpuint (vane_fake_transport_count_sent (self->transport, "air/"), ==, 1);

  /* It still holds: only the weather is asked again. */
  vane_test_clock_advance (self->clock, 1000);
  feed_fixture_refresh_now (self, FALSE);
  g_assert_cmpuint (vane_fake_transport_count_sent (self->transport, "fake/"), ==, 2);
  g_assert_cmpuint (vane_fake_transport_count_sent (self->transport, "air/"), ==, 1);

  /* It fails: what is stored stays. */
  vane_fake_transport_fail (self->transport, "air/", VANE_ERROR_SERVICE, VANE_TIME_NONE);
  vane_test_clock_advance (self->clock, 3000);
  feed_fixture_refresh_now (self, FALSE);
  air = vane_report_get_block (vane_feed_get_report (self->feed), VANE_BLOCK_AIR);
  g_assert_cmpint (air->state, ==, VANE_BLOCK_GIVEN);
  g_assert_cmpint (air->fetched_at, ==, VANE_TEST_NOW);
}

/* Its weather fails, another one has it: what does not need the weather is still asked of it, once; but not of one
 * that has refused us. */
static void
test_of_loser (FeedFixture   *self,
               gconstpointer  data)
{
  VaneError code = data != NULL ? (VaneError) GPOINTER_TO_INT (data) : VANE_ERROR_SERVICE;
  gboolean asked = code != VANE_ERROR_REFUSED;
  VaneProvider both;
  const VaneBlockInfo *air;

  use_both (self, &both);
  vane_fake_transport_answer (self->transport, "other/", "2", 900);
  vane_fake_transport_answer (self->transport, "air/", "1", 3600);
  vane_fake_transport_fail (self->transport, "fake/", code, VANE_TEST_NOW + 60);
  feed_fixture_refresh_now (self, FALSE);
  g_assert_cmpstr (vane_report_get_provider (vane_feed_get_report (self->feed)), ==, "other");
  air = vane_report_get_block (vane_feed_get_report (self->feed), VANE_BLOCK_AIR);
  g_assert_cmpint (air->state, ==, asked ? VANE_BLOCK_GIVEN : VANE_BLOCK_NOT_ASKED);
  if (asked)
    g_assert_cmpstr (air->origin, ==, "both");
  g_assert_cmpuint (vane_fake_transport_count_sent (self->transport, "fake/"), ==, 1);
  g_assert_cmpuint (vane_fake_transport_count_sent (self->transport, "air/"), <=, 1);
  feed_fixture_load_now (self);
  g_assert_cmpuint (vane_fake_transport_count_sent (self->transport, "air/"), <=, 1);
  /* It is ours, and goes before the feed does. */
  use (self);
}

static void
test_fill_fails (FeedFixture   *self,
                 gconstpointer  data)
{
  const VaneBlockInfo *air;

  use (self);
  vane_fake_transport_answer (self->transport, "fake/", "1", 900);
  vane_fake_transport_fail (self->transport, "air/", VANE_ERROR_BUSY, VANE_TEST_NOW + 60);
  feed_fixture_refresh_now (self, FALSE);
  air = vane_report_get_block (vane_feed_get_report (self->feed), VANE_BLOCK_AIR);
  g_assert_no_error (vane_feed_get_error (self->feed));
  g_assert_cmpint (air->state, ==, VANE_BLOCK_FAILED);
  g_assert_cmpint (air->code, ==, VANE_ERROR_BUSY);
  g_assert_cmpstr (air->origin, ==, "air");
}

/* The weather is shown while what fills it is late, and then nobody waits any more. */
static void
test_fill_late (FeedFixture   *self,
                gconstpointer  data)
{
  const VaneBlockInfo *air;

  use (self);
  vane_fake_transport_answer (self->transport, "fake/", "1", 900);
  vane_fake_transport_hold (self->transport);
  vane_feed_refresh (self->feed, FALSE);
  settle ();
  vane_fake_transport_release (self->transport, "fake/");
  vane_test_wait_until (vane_feed_get_report (self->feed) != NULL);
  g_assert_true (vane_feed_get_refreshing (self->feed));
  /* Not that there is nobody to ask: nothing is said yet. */
  air = vane_report_get_block (vane_feed_get_report (self->feed), VANE_BLOCK_AIR);
  g_assert_cmpint (air->state, ==, VANE_BLOCK_NOT_ASKED);
  g_assert_true (air->awaited);
  vane_test_clock_advance (self->clock, 5);
  vane_test_wait_until (!vane_feed_get_refreshing (self->feed));
  air = vane_report_get_block (vane_feed_get_report (self->feed), VANE_BLOCK_AIR);
  g_assert_cmpint (air->state, ==, VANE_BLOCK_FAILED);
  g_assert_cmpint (air->code, ==, VANE_ERROR_TIMEOUT);
  g_assert_false (air->awaited);
  g_assert_cmpuint (vane_fake_transport_get_n_waiting (self->transport), ==, 0);
}

/* Closed while only what fills is in the air. */
static void
test_cancel (FeedFixture   *self,
             gconstpointer  data)
{
  GAsyncResult *result = NULL;
  g_autoptr(GAsyncResult) done = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneReport) report = NULL;

  use (self);
  vane_fake_transport_answer (self->transport, "fake/", "1", 900);
  vane_fake_transport_hold (self->transport);
  vane_feed_refresh_async (self->feed, FALSE, NULL, vane_test_keep_result, &result);
  settle ();
  vane_fake_transport_release (self->transport, "fake/");
  vane_test_wait_until (vane_feed_get_report (self->feed) != NULL);
  vane_feed_close (self->feed);
  done = vane_test_await (&result);
  report = vane_feed_refresh_finish (self->feed, done, &error);
  g_assert_null (report);
  g_assert_true (vane_error_is_cancelled (error));
  settle ();
  g_assert_cmpuint (vane_fake_transport_get_n_waiting (self->transport), ==, 0);
}

static void
add (const char  *path,
     void       (*test) (FeedFixture   *self,
                         gconstpointer  data))
{
  g_test_add (path, FeedFixture, NULL, feed_fixture_set_up, test, feed_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  add ("/fill/well", test_fill);
  add ("/fill/of-loser", test_of_loser);
  g_test_add ("/fill/of-loser/refused", FeedFixture, GINT_TO_POINTER (VANE_ERROR_REFUSED), feed_fixture_set_up,
              test_of_loser, feed_fixture_tear_down);
  add ("/fill/fails", test_fill_fails);
  add ("/fill/late", test_fill_late);
  add ("/fill/cancel", test_cancel);

  return g_test_run ();
}
