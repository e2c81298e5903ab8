/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "support/vane-test-provider.h"
#include "support/vane-test.h"

static const VaneProvider *
get_provider (void)
{
  const VaneProvider *provider = vane_provider_find ("open-meteo");

  g_assert_nonnull (provider);

  return provider;
}

static VanePlan *
make_plan (double latitude,
           double longitude)
{
  g_autoptr(VanePlace) place = vane_test_place_new (latitude, longitude);
  VanePlan *plan = vane_plan_new (place, &VANE_PLAN_OPTIONS_DEFAULT);

  vane_plan_begin_round (plan);
  g_assert_true (get_provider ()->plan (plan, 0, NULL));

  return plan;
}

static void
test_plan (void)
{
  g_autoptr(VanePlan) plan = make_plan (37.7212345, -122.4149);
  VaneRequest *forecast, *air;

  g_assert_cmpuint (vane_plan_get_n_parts (plan), ==, 2);
  forecast = vane_plan_peek_request (plan, 0);
  air = vane_plan_peek_request (plan, 1);

  g_assert_cmpstr (vane_request_get_path (forecast), ==, "/v1/forecast");
  g_assert_cmpstr (vane_request_get (forecast, "latitude"), ==, "37.72");
  g_assert_cmpstr (vane_request_get (forecast, "longitude"), ==, "-122.41");
  g_assert_cmpstr (vane_request_get (forecast, "timeformat"), ==, "unixtime");
  g_assert_cmpstr (vane_request_get (forecast, "wind_speed_unit"), ==, "ms");
  g_assert_nonnull (strstr (vane_request_get (forecast, "hourly"), "temperature_2m,"));
  g_assert_false (vane_plan_is_optional (plan, 0));
  g_assert_cmpint (vane_request_get_min_lifetime (forecast), ==, 15 * 60);
  g_assert_cmpint (vane_request_get_max_lifetime (forecast), ==, 6 * 3600);

  g_assert_cmpstr (vane_request_get_path (air), ==, "/v1/air-quality");
  g_assert_true (vane_plan_is_optional (plan, 1));
  g_assert_cmpint (vane_request_get_min_lifetime (air), ==, 3600);
  g_assert_cmpint (vane_request_get_max_lifetime (air), ==, 12 * 3600);

  vane_plan_begin_round (plan);
  g_assert_true (get_provider ()->plan (plan, 1, NULL));
  g_assert_cmpuint (vane_plan_get_n_parts (plan), ==, 2);
}

static void
test_join (void)
{
  g_autoptr(VanePlan) a = make_plan (37.72, -122.41);
  g_autoptr(VanePlan) b = make_plan (-33.87, 151.21);
  VaneRequest *requests[] = { vane_plan_peek_request (a, 0), vane_plan_peek_request (b, 0) };
  VaneRequest *mixed[] = { vane_plan_peek_request (a, 0), vane_plan_peek_request (b, 1) };
  g_autoptr(VaneRequest) other = vane_request_copy (requests[1]);
  VaneRequest *different[] = { requests[0], other };
  const VaneJoin *join = vane_request_get_join (requests[0]);
  g_autoptr(VaneRequest) joined = join->join (requests, 2);

  g_assert_cmpuint (join->limit, ==, 25);
  g_assert_nonnull (joined);
  g_assert_cmpstr (vane_request_get (joined, "latitude"), ==, "37.72,-33.87");
  g_assert_cmpstr (vane_request_get (joined, "longitude"), ==, "-122.41,151.21");
  g_assert_cmpstr (vane_request_get (joined, "hourly"), ==, vane_request_get (requests[0], "hourly"));
  g_assert_cmpuint (vane_request_get_body_cap (joined), ==, 4u * 1024 * 1024);
  /* What was joined is as it was. */
  g_assert_cmpstr (vane_request_get (requests[0], "latitude"), ==, "37.72");

  g_assert_null (join->join (mixed, 2));
  vane_request_set (other, "forecast_days", "3");
  g_assert_null (join->join (different, 2));
}

static void
test_explain (void)
{
  g_autoptr(VanePlan) plan = make_plan (0.0, 0.0);
  VaneExplain explain = vane_request_get_explain (vane_plan_peek_request (plan, 0));
  const char *none = "{\"reason\":\"No data is available for this location\",\"error\":true}";
  const char *range = "{\"error\":true,\"reason\":\"Latitude must be in range of -90 to 90°. Given: 200.0.\"}";
  g_autoptr(GBytes) not_covered = g_bytes_new_static (none, strlen (none));
  g_autoptr(GBytes) other = g_bytes_new_static (range, strlen (range));

  g_assert_cmpint (explain (400, not_covered, VANE_ERROR_SERVICE), ==, VANE_ERROR_NOT_COVERED);
  g_assert_cmpint (explain (400, other, VANE_ERROR_SERVICE), ==, VANE_ERROR_SERVICE);
  g_assert_cmpint (explain (429, other, VANE_ERROR_BUSY), ==, VANE_ERROR_BUSY);
  g_assert_cmpint (explain (400, NULL, VANE_ERROR_SERVICE), ==, VANE_ERROR_SERVICE);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/open-meteo/plan", test_plan);
  g_test_add_func ("/open-meteo/join", test_join);
  g_test_add_func ("/open-meteo/explain", test_explain);

  return g_test_run ();
}
