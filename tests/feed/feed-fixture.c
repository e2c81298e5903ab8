/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed-fixture.h"

static void
on_notify (VaneFeed    *feed,
           GParamSpec  *pspec,
           FeedFixture *self)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, pspec->name));

  g_hash_table_insert (self->counts, (gpointer) pspec->name, GUINT_TO_POINTER (n + 1));
}

static void
on_tick (VaneFeed    *feed,
         FeedFixture *self)
{
  self->n_ticks++;
}

guint
feed_fixture_count (FeedFixture *self,
                    const char  *property)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, property));
}

VanePlace *
feed_fixture_make_place (const char *name,
                         double      latitude)
{
  return vane_place_new (&(VanePlaceFields) { .id = "x:1", .name = name, .latitude = latitude, .longitude = 10.0 });
}

void
feed_fixture_set_up (FeedFixture   *self,
                     gconstpointer  data)
{
  g_autoptr(VanePlace) place = feed_fixture_make_place ("Here", 50.0);

  self->clock = vane_test_clock_new (VANE_TEST_NOW);
  self->transport = vane_fake_transport_new (VANE_CLOCK (self->clock));
  self->feed = vane_feed_new_for_provider (VANE_TRANSPORT (self->transport), VANE_CLOCK (self->clock),
                                           &vane_fake_provider, place);
  self->counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_signal_connect (self->feed, "notify", G_CALLBACK (on_notify), self);
  g_signal_connect (self->feed, "tick", G_CALLBACK (on_tick), self);
}

void
feed_fixture_tear_down (FeedFixture   *self,
                        gconstpointer  data)
{
  GAsyncResult *result = NULL;

  vane_feed_close_async (self->feed, vane_test_keep_result, &result);
  g_object_unref (vane_test_await (&result));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->feed);
  g_assert_finalize_object (self->transport);
  g_assert_finalize_object (self->clock);
  g_hash_table_unref (self->counts);
}

void
feed_fixture_refresh_now (FeedFixture *self,
                          gboolean     user_asked)
{
  vane_feed_refresh (self->feed, user_asked);
  vane_test_wait_until (!vane_feed_get_refreshing (self->feed));
}

void
feed_fixture_load_now (FeedFixture *self)
{
  GAsyncResult *result = NULL;
  g_autoptr(GAsyncResult) done = NULL;
  g_autoptr(VaneReport) report = NULL;

  vane_feed_load_async (self->feed, NULL, vane_test_keep_result, &result);
  done = vane_test_await (&result);
  report = vane_feed_load_finish (self->feed, done, NULL);
}

double
feed_fixture_read_now (FeedFixture *self)
{
  return vane_fake_provider_read (vane_feed_get_report (self->feed));
}
