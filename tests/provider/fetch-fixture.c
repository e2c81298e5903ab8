/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "provider/fetch-fixture.h"

#include "support/vane-test-clock.h"
#include "support/vane-test.h"

static const VaneEndpoint endpoint = { .id = "fake", .url = "https://fake.invalid" };

Script script;

static gboolean
covers_north (VanePlace *place)
{
  return vane_place_get_latitude (place) >= 0.0;
}

static gboolean
plan (VanePlan  *self,
      guint      round,
      GError   **error)
{
  guint n = round == 0 ? script.n_parts : round < script.n_rounds ? 1 : 0;

  if (round == 1 && script.refuses)
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_NOT_COVERED, "not there");
      return FALSE;
    }
  /* What was asked before has an answer by now. */
  for (guint i = 0; i < vane_plan_get_first_open (self); i++)
    g_assert_true (vane_plan_peek_body (self, i) != NULL || vane_plan_peek_error (self, i) != NULL ||
                   !vane_plan_is_wanted (self, i));

  for (guint i = 0; i < n; i++)
    if (i >= script.optional_from)
      vane_plan_add_optional (self, &endpoint, "/air", VANE_BLOCK_BIT (VANE_BLOCK_AIR));
    else
      vane_plan_add (self, &endpoint, "/hours", VANE_BLOCK_BIT (VANE_BLOCK_HOURS));

  return TRUE;
}

static gboolean
parse (VanePlan          *self,
       VaneReportBuilder *out,
       GError           **error)
{
  script.thread = g_thread_self ();
  g_atomic_int_inc (&script.n_parsed);
  g_main_context_wakeup (NULL);
  g_mutex_lock (&script.mutex);
  while (script.waits)
    g_cond_wait (&script.cond, &script.mutex);
  g_mutex_unlock (&script.mutex);

  for (guint i = 0; i < vane_plan_get_n_parts (self); i++)
    {
      VaneSample sample;

      if (script.reads_nothing || vane_plan_peek_body (self, i) == NULL)
        continue;
      vane_sample_init (&sample, VANE_TEST_NOW + i * 3600, 3600);
      vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, i);
      vane_report_builder_add (out, VANE_BLOCK_HOURS, &sample);
    }

  return TRUE;
}

static const VaneEndpoint *const endpoints[] = { &endpoint, NULL };

const VaneProvider fetch_provider = {
  .info = { .id = "fake", .name = "Fake" },
  .endpoints = endpoints,
  .covers = covers_north,
  .plan = plan,
  .parse = parse,
};

const VaneProvider fetch_strict_provider = {
  .info = { .id = "fake", .name = "Fake" },
  .endpoints = endpoints,
  .required = VANE_BLOCK_BIT (VANE_BLOCK_HOURS),
  .plan = plan,
  .parse = parse,
};

GBytes *
fetch_answer_small (VaneRequest  *request,
                    guint         number,
                    gpointer      user_data,
                    GError      **error)
{
  return g_bytes_new_static ("{}", 2);
}

GBytes *
fetch_answer_big (VaneRequest  *request,
                  guint         number,
                  gpointer      user_data,
                  GError      **error)
{
  return g_bytes_new_take (g_strnfill (65 * 1024, ' '), 65 * 1024);
}

void
fetch_set_up (Fixture        *fixture,
              VaneTestAnswer  answer,
              gpointer        user_data)
{
  script = (Script) { 0 };
  script.n_parts = 1;
  script.optional_from = G_MAXUINT;
  fixture->transport = scripted_transport_new (answer, user_data);
  fixture->cancellable = g_cancellable_new ();
  fixture->result = NULL;
}

void
fetch_start_with (Fixture            *fixture,
                  const VaneProvider *what,
                  double              latitude,
                  VaneMode            mode)
{
  g_autoptr(VanePlace) place = vane_test_place_new (latitude, 0.0);

  vane_fetch_async (VANE_TRANSPORT (fixture->transport), what, place, &VANE_PLAN_OPTIONS_DEFAULT, mode,
                    fixture->cancellable, vane_test_keep_result, &fixture->result);
  /* Never before the function has returned. */
  g_assert_null (fixture->result);
}

void
fetch_start (Fixture *fixture)
{
  fetch_start_with (fixture, &fetch_provider, 1.0, VANE_MODE_FRESH);
}

VaneReport *
fetch_finish (Fixture  *fixture,
              GError  **error)
{
  g_autoptr(GAsyncResult) result = vane_test_await (&fixture->result);

  return vane_fetch_finish (VANE_TRANSPORT (fixture->transport), result, error);
}

void
fetch_tear_down (Fixture *fixture)
{
  /* Whatever was still to come would come now, a second time. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->result);
  g_assert_cmpuint (scripted_transport_get_n_held (fixture->transport), ==, 0);
  /* Nothing holds on to them. */
  g_assert_finalize_object (fixture->transport);
  g_assert_finalize_object (fixture->cancellable);
}

void
fetch_finish_with_error (Fixture  *fixture,
                         VaneError code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (fetch_finish (fixture, &error));
  g_assert_error (error, VANE_ERROR, (int) code);
  g_assert_cmpstr (vane_error_get_provider (error), ==, "fake");
}

void
fetch_finish_cancelled (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (fetch_finish (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}
