/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "schedule-fixture.h"

void
schedule_fixture_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
schedule_fixture_answer_well (ScheduleFixture *self)
{
  g_autoptr(GString) times = g_string_new (NULL), values = g_string_new (NULL);
  g_autofree char *body = NULL;
  gint64 hour = vane_clock_get_now (VANE_CLOCK (self->clock)) / 3600 * 3600;

  for (guint i = 0; i < 48; i++)
    {
      g_string_append_printf (times, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", hour + i * 3600);
      g_string_append_printf (values, "%s%u", i > 0 ? "," : "", i);
    }
  body = g_strdup_printf ("{\"utc_offset_seconds\":0,\"timezone\":\"UTC\","
                          "\"hourly_units\":{\"time\":\"unixtime\",\"temperature_2m\":\"°C\"},"
                          "\"hourly\":{\"time\":[%s],\"temperature_2m\":[%s]}}",
                          times->str, values->str);
  vane_fake_transport_answer (self->transport, FORECAST, body, 900);
}

void
schedule_fixture_set_up (ScheduleFixture *self,
                         gconstpointer    data)
{
  self->clock = vane_test_clock_new (VANE_TEST_NOW);
  self->transport = vane_fake_transport_new (VANE_CLOCK (self->clock));
  self->network = vane_fake_network_new ();
  self->settings = vane_settings_new_memory ();
  self->feeds = vane_feed_list_new (VANE_TRANSPORT (self->transport), VANE_CLOCK (self->clock), self->settings);
  self->scheduler = vane_scheduler_new (self->feeds, self->settings, VANE_CLOCK (self->clock),
                                        G_NETWORK_MONITOR (self->network), "install");
  schedule_fixture_answer_well (self);
}

void
schedule_fixture_tear_down (ScheduleFixture *self,
                            gconstpointer    data)
{
  GAsyncResult *result = NULL;

  vane_scheduler_stop (self->scheduler);
  g_assert_cmpint (vane_test_clock_get_due (self->clock), ==, VANE_TIME_NONE);
  vane_feed_list_close_async (self->feeds, vane_test_keep_result, &result);
  g_object_unref (vane_test_await (&result));
  schedule_fixture_settle ();
  g_assert_finalize_object (self->scheduler);
  g_assert_finalize_object (self->feeds);
  g_assert_finalize_object (self->settings);
  g_assert_finalize_object (self->network);
  g_assert_finalize_object (self->transport);
  g_assert_finalize_object (self->clock);
}

VaneFeed *
schedule_fixture_add (ScheduleFixture *self,
                      guint            number)
{
  g_autofree char *id = g_strdup_printf ("x:%u", number);
  g_autoptr(VanePlace) place =
      vane_place_new (&(VanePlaceFields) { .id = id, .latitude = number, .longitude = 5.0, .timezone = "UTC" });

  return vane_feed_list_add (self->feeds, place);
}

guint
schedule_fixture_count (ScheduleFixture *self)
{
  return vane_fake_transport_count_sent (self->transport, FORECAST);
}

/* Time goes by in steps of the one timer, as it does on a machine. */
void
schedule_fixture_advance_to (ScheduleFixture *self,
                             gint64           instant)
{
  for (guint i = 0; i < 1000; i++)
    {
      gint64 now = vane_clock_get_now (VANE_CLOCK (self->clock));
      gint64 due = vane_test_clock_get_due (self->clock);

      g_assert_cmpint (vane_scheduler_get_due (self->scheduler), ==, due);
      if (due == VANE_TIME_NONE || due > instant)
        {
          vane_test_clock_advance (self->clock, instant - now);
          schedule_fixture_settle ();
          return;
        }
      g_assert_cmpint (due, >, now);
      vane_test_clock_advance (self->clock, due - now);
      schedule_fixture_settle ();
    }
  g_assert_not_reached ();
}

void
schedule_fixture_start (ScheduleFixture *self)
{
  vane_scheduler_start (self->scheduler);
  schedule_fixture_settle ();
}

void
schedule_fixture_on_tick (VaneFeed *feed,
                          guint    *n)
{
  (*n)++;
}
