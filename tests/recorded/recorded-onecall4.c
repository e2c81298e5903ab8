/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One Call 4.0 comes in pieces, and nobody has recorded all of them: its documentation's sample of
 * what is now is read, and the minutes and days of each recorded 3.0 in the wrapping of 4.0. */
#include "config.h"

#include "recorded/recorded.h"

#include <string.h>

#define V4 "/data/4.0/onecall/"

typedef struct
{
  GBytes *now;
  GBytes *minutes;
  GBytes *days;
  guint   n_alerts;  /* how many were asked for */
} Pieces;

static GBytes *
answer (VaneRequest  *request,
        guint         slot,
        gpointer      user_data,
        GError      **error)
{
  static const char weather[] = "{\"dt\":1,\"main\":{}}";
  Pieces *pieces = user_data;
  const char *path = vane_request_get_path (request);

  if (g_str_equal (path, "/data/2.5/weather"))
    return g_bytes_new_static (weather, strlen (weather));
  if (g_str_equal (path, V4 "current") && pieces->now != NULL)
    return g_bytes_ref (pieces->now);
  if (g_str_equal (path, V4 "timeline/1min") && pieces->minutes != NULL)
    return g_bytes_ref (pieces->minutes);
  if (g_str_equal (path, V4 "timeline/1day") && pieces->days != NULL)
    return g_bytes_ref (pieces->days);
  if (g_str_has_prefix (path, V4 "alert/"))
    pieces->n_alerts++;
  g_set_error (error, VANE_ERROR, VANE_ERROR_NOT_IN_PLAN, "not in this test");

  return NULL;
}

static VaneReport *
read_pieces (Pieces     *pieces,
             const char *units)
{
  const VaneProvider *provider = vane_provider_find ("openweathermap");
  g_autoptr(VanePlace) place = vane_test_place_new (51.5, -0.1);
  g_autoptr(GError) error = NULL;
  g_autoptr(VanePlan) plan = vane_test_plan_run (provider, place, answer, pieces, &error);
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, provider->info.id, 0);
  VaneReport *report;

  g_assert_no_error (error);
  for (guint slot = 0; slot < vane_plan_get_n_parts (plan); slot++)
    vane_request_set (vane_plan_peek_request (plan, slot), "units", units);
  g_assert_true (provider->parse (plan, builder, &error));
  g_assert_no_error (error);
  vane_plan_fill_builder (plan, builder);
  report = vane_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

/* A list of 3.0 as "data". */
static GBytes *
wrap (JsonNode   *root,
      const char *member)
{
  JsonNode *list = recorded_get (root, "%s", member);
  g_autofree char *data = list != NULL ? json_to_string (list, FALSE) : g_strdup ("[]");
  g_autofree char *text = NULL;

  text = g_strdup_printf ("{\"timezone\":\"%s\",\"data\":%s}", recorded_string (recorded_get (root, "timezone")), data);

  return g_bytes_new (text, strlen (text));
}

static void
test_wrapped (JsonNode *root)
{
  static const char now[] = "{\"data\":[{\"dt\":1}]}";
  Pieces pieces = { g_bytes_new_static (now, strlen (now)), wrap (root, "minutely"), wrap (root, "daily"), 0 };
  const char *units = recorded_get_owm_units (root);
  g_autoptr(VaneReport) report = read_pieces (&pieces, units);

  recorded_check_owm_pieces (root, report);
  g_bytes_unref (pieces.now);
  g_bytes_unref (pieces.minutes);
  g_bytes_unref (pieces.days);
}

static void
test_now (JsonNode *root,
          GBytes   *body)
{
  Pieces pieces = { body, NULL, NULL, 0 };
  g_autoptr(VaneReport) report = read_pieces (&pieces, "standard");

  g_assert_cmpuint (pieces.n_alerts, ==, recorded_length (recorded_get (root, "data/0/alerts")));
  g_assert_cmpstr (vane_report_get_zone_name (report), ==, recorded_string (recorded_get (root, "timezone")));
  recorded_count ();
}

/**
 * recorded_test_onecall4:
 * @recording: a line of the index
 *
 * Returns: %FALSE when it is for another test, maybe besides this one
 */
gboolean
recorded_test_onecall4 (const Recording *recording)
{
  gboolean is_now = g_str_equal (recording->endpoint, "data/4.0/onecall/current");
  g_autoptr(GBytes) body = NULL;
  g_autoptr(JsonNode) root = NULL;

  if (!is_now && !g_str_equal (recording->endpoint, "data/2.5|3.0/onecall"))
    return FALSE;

  body = recorded_load (recording);
  root = recorded_parse (body);
  if (is_now)
    test_now (root, body);
  else
    test_wrapped (root);

  return is_now;
}
