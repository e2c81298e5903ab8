/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#include "example-report.h"
#include "present/vane-report-json.h"
#include "support/vane-test.h"

static JsonObject *
make_object (VaneReport      *report,
             const GError    *error,
             VaneUnitsPreset  preset)
{
  g_autoptr(VanePlace) place = example_place_new ();
  VaneUnits units = vane_units_from_preset (preset);
  g_autoptr(JsonNode) node = vane_report_json_new (&(VaneReportJsonInput) {
      .place = report != NULL ? vane_report_get_place (report) : place,
      .report = report,
      .error = error,
      .provider = &example_provider,
      .units = &units,
      .phase = vane_phase (report, error, 900, EXAMPLE_NOW),
      .next_try_at = VANE_TIME_NONE,
      .now = EXAMPLE_NOW,
  });

  return json_node_dup_object (node);
}

static void
check_null (JsonObject *object,
            const char *name)
{
  g_assert_true (json_object_has_member (object, name));
  g_assert_true (json_object_get_null_member (object, name));
}

static void
test_head (void)
{
  g_autoptr(VaneReport) report = example_report_new ();
  g_autoptr(JsonObject) root = make_object (report, NULL, VANE_UNITS_US);
  JsonObject *place = json_object_get_object_member (root, "place");
  JsonObject *units = json_object_get_object_member (root, "units");
  JsonObject *sources = json_object_get_object_member (root, "sources");

  g_assert_cmpint (json_object_get_int_member (root, "schema"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (place, "postal_code"), ==, "94134");
  g_assert_cmpstr (json_object_get_string_member (place, "country"), ==, "US");
  g_assert_cmpstr (json_object_get_string_member (place, "country_name"), ==, "United States");
  g_assert_cmpstr (json_object_get_string_member (place, "admin"), ==, "California");
  g_assert_cmpstr (json_object_get_string_member (place, "timezone"), ==, "America/Los_Angeles");
  g_assert_cmpint (json_object_get_int_member (root, "fetched_at"), ==, EXAMPLE_NOW - 120);
  g_assert_cmpint (json_object_get_int_member (root, "observed_at"), ==, EXAMPLE_NOW - 300);
  g_assert_cmpint (json_object_get_int_member (root, "expires_at"), ==, EXAMPLE_NOW + 780);
  g_assert_cmpint (json_object_get_int_member (root, "age_s"), ==, 120);
  g_assert_cmpstr (json_object_get_string_member (root, "phase"), ==, "ready");
  g_assert_cmpstr (json_object_get_string_member (root, "timezone_from"), ==, "lookup");
  g_assert_cmpstr (json_object_get_string_member (units, "temperature"), ==, "°F");
  g_assert_cmpstr (json_object_get_string_member (units, "distance"), ==, "mi");
  g_assert_cmpstr (json_object_get_string_member (sources, "air"), ==, "open-meteo");
  check_null (root, "error");
}

static void
test_now (void)
{
  g_autoptr(VaneReport) report = example_report_new ();
  g_autoptr(JsonObject) root = make_object (report, NULL, VANE_UNITS_METRIC);
  JsonObject *now = json_object_get_object_member (root, "now");

  g_assert_cmpstr (json_object_get_string_member (now, "basis"), ==, "observed");
  g_assert_cmpfloat (json_object_get_double_member (now, "temperature"), ==, 16.23);
  g_assert_cmpfloat (json_object_get_double_member (now, "wind_speed"), ==, 11.9);
  g_assert_cmpfloat (json_object_get_double_member (now, "visibility"), ==, 16.0934);
  g_assert_cmpstr (json_object_get_string_member (now, "condition"), ==, "partly-cloudy");
  g_assert_cmpstr (json_object_get_string_member (now, "condition_text"), ==, "Partly cloudy");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (now, "icon"), "vane-partly-cloudy"));
  check_null (now, "dew_point");
  check_null (now, "precipitation");
  check_null (now, "uv_index");
  g_assert_false (json_object_has_member (now, "pm2_5"));
}

static void
test_lists (void)
{
  g_autoptr(VaneReport) report = example_report_new ();
  g_autoptr(JsonObject) root = make_object (report, NULL, VANE_UNITS_METRIC);
  JsonArray *days = json_object_get_array_member (root, "days");
  JsonArray *minutes = json_object_get_array_member (root, "minutes");
  JsonArray *alerts = json_object_get_array_member (root, "alerts");
  JsonObject *day = json_array_get_object_element (days, 0);
  JsonObject *air = json_object_get_object_member (root, "air");

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "hours")), ==, 41);
  g_assert_cmpuint (json_array_get_length (days), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (day, "date"), ==, "2026-11-21");
  g_assert_cmpfloat (json_object_get_double_member (day, "temperature_max"), ==, 18.0);
  g_assert_cmpint (json_object_get_int_member (day, "sunrise"), >, EXAMPLE_NOW - 7200);
  g_assert_cmpuint (json_array_get_length (minutes), ==, 4);
  g_assert_cmpfloat (json_object_get_double_member (json_array_get_object_element (minutes, 1), "precipitation"), ==,
                     0.1);
  check_null (json_array_get_object_element (minutes, 1), "precipitation_rate");

  /* The air of now, by the scale of the place's country. */
  g_assert_cmpfloat (json_object_get_double_member (air, "index"), ==, 41.0);
  g_assert_cmpstr (json_object_get_string_member (air, "scale"), ==, "us");
  check_null (air, "aqi_owm");
  g_assert_cmpfloat (json_object_get_double_member (json_object_get_object_member (air, "pollen"), "grass"), ==, 0.1);

  /* One has ended. */
  g_assert_cmpuint (json_array_get_length (alerts), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (alerts, 0), "event"), ==,
                   "Wind Advisory");
  check_null (json_array_get_object_element (alerts, 0), "expires");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (root, "alerts_status"), "state"), ==,
                   "given");
  check_null (json_object_get_object_member (root, "alerts_status"), "message");
}

static void
test_absent (void)
{
  g_autoptr(VaneReport) sparse = example_report_new_sparse ();
  g_autoptr(JsonObject) root = make_object (sparse, NULL, VANE_UNITS_METRIC);
  JsonObject *now = json_object_get_object_member (root, "now");

  g_assert_cmpstr (json_object_get_string_member (now, "basis"), ==, "forecast");
  check_null (root, "observed_at");
  /* It was asked for and failed. */
  check_null (root, "air");
  /* It was asked for and there is none. */
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "alerts")), ==, 0);
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (root, "alerts_status"), "state"), ==,
                   "none");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (root, "alerts_status"), "message"),
                   ==, "No official alerts now");
  check_null (json_object_get_object_member (root, "sources"), "alerts");
  check_null (json_object_get_object_member (root, "place"), "name");
  check_null (json_object_get_object_member (root, "place"), "timezone");
}

static void
test_no_report (void)
{
  g_autoptr(GError) error = vane_error_new (VANE_ERROR_BUSY, "429");
  g_autoptr(GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  g_autoptr(GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "odd");
  g_autoptr(JsonObject) busy = NULL;
  g_autoptr(JsonObject) none = make_object (NULL, NULL, VANE_UNITS_METRIC);
  g_autoptr(JsonObject) after_cancel = make_object (NULL, cancelled, VANE_UNITS_METRIC);
  g_autoptr(JsonObject) odd = make_object (NULL, foreign, VANE_UNITS_METRIC);

  vane_error_set_not_before (error, EXAMPLE_NOW + 600);
  busy = make_object (NULL, error, VANE_UNITS_METRIC);
  g_assert_cmpstr (json_object_get_string_member (busy, "phase"), ==, "failed");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (busy, "error"), "code"), ==, "busy");
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (busy, "error"), "next_try_at"), ==,
                   EXAMPLE_NOW + 600);
  check_null (busy, "now");
  check_null (busy, "alerts");
  check_null (busy, "alerts_status");
  check_null (busy, "age_s");
  check_null (busy, "timezone_from");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (busy, "hours")), ==, 0);
  check_null (none, "error");
  check_null (after_cancel, "error");
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (odd, "error"), "code"), ==, "local");
}

static void
check_text (const char *json,
            gboolean    pretty,
            const char *expected)
{
  g_autoptr(JsonNode) node = json_from_string (json, NULL);
  g_autofree char *text = vane_report_json_to_string (node, pretty);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_text (void)
{
  check_text ("[0.1, 16.23, 37.77, 61.0, -0.0, 1e-4, 29.9213, 1795273920, -122.4113]", FALSE,
              "[0.1,16.23,37.77,61,0,0.0001,29.9213,1795273920,-122.4113]");
  check_text ("{\"a\":{},\"b\":[],\"c\":[null,true,false],\"d\":\"\\\"\\n\\u0001ü\\\\{\"}", FALSE,
              "{\"a\":{},\"b\":[],\"c\":[null,true,false],\"d\":\"\\\"\\n\\u0001ü\\\\{\"}");
  check_text ("{\"a\":{},\"b\":[],\"c\":[1,{\"d\":2,\"e\":\"{\"}]}", TRUE,
              "{\n  \"a\": {},\n  \"b\": [],\n  \"c\": [\n    1,\n    {\n      \"d\": 2,\n      \"e\": \"{\"\n"
              "    }\n  ]\n}\n");
  check_text ("\"alone\"", FALSE, "\"alone\"");
}

/* What is written is JSON, and says what the nodes said. */
static void
test_round_trip (void)
{
  g_autoptr(VaneReport) report = example_report_new ();
  VaneUnits units = vane_units_from_preset (VANE_UNITS_US);
  g_autoptr(JsonNode) node = vane_report_json_new (&(VaneReportJsonInput) {
      .place = vane_report_get_place (report),
      .report = report,
      .units = &units,
      .next_try_at = VANE_TIME_NONE,
      .now = EXAMPLE_NOW,
  });
  g_autofree char *text = vane_report_json_to_string (node, TRUE);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) read = json_from_string (text, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "\"temperature\": 61.214,"));
  again = vane_report_json_to_string (read, TRUE);
  g_assert_cmpstr (again, ==, text);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  vane_test_init (&argc, &argv);

  g_test_add_func ("/report-json/head", test_head);
  g_test_add_func ("/report-json/now", test_now);
  g_test_add_func ("/report-json/lists", test_lists);
  g_test_add_func ("/report-json/absent", test_absent);
  g_test_add_func ("/report-json/no-report", test_no_report);
  g_test_add_func ("/report-json/text", test_text);
  g_test_add_func ("/report-json/round-trip", test_round_trip);

  return g_test_run ();
}
