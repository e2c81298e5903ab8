/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holding back, the log, the control endpoint, stopping. */
#include "config.h"

#include "simulator/vane-simulator.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "support/vane-test-clock.h"
#include "support/vane-test.h"
#include "sim-fixture.h"
#include "vane-raw-client.h"

#define FORECAST "/v1/forecast?latitude=37.77&longitude=-122.42&current=temperature_2m"
#define AIR      "/v1/air-quality?latitude=37.77&longitude=-122.42&current=pm2_5"

static void
test_hold (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GSocketConnection) first = NULL;
  g_autoptr(GSocketConnection) second = NULL;
  GSocketConnection *third;

  vane_simulator_hold (fixture->simulator, "open-meteo");
  first = vane_raw_open (fixture->simulator, FORECAST "&n=1");
  second = vane_raw_open (fixture->simulator, FORECAST "&n=2");
  third = vane_raw_open (fixture->simulator, FORECAST "&n=3");
  vane_test_wait_until (vane_simulator_get_n_in_flight (fixture->simulator) == 3);

  /* The endpoint beside it is not held. */
  {
    g_autoptr(VaneRawReply) air = vane_raw_get (fixture->simulator, AIR, NULL);

    g_assert_cmpuint (air->status, ==, 200);
  }
  g_assert_cmpuint (vane_simulator_get_max_in_flight (fixture->simulator), ==, 4);

  g_assert_false (vane_simulator_release_one (fixture->simulator, "n=9"));
  g_assert_true (vane_simulator_release_one (fixture->simulator, "n=2"));
  vane_test_wait_until (vane_simulator_get_n_in_flight (fixture->simulator) == 2);

  /* Who goes away is not in flight any more. */
  g_object_unref (third);
  vane_test_wait_until (vane_simulator_get_n_in_flight (fixture->simulator) == 1);

  vane_simulator_release (fixture->simulator);
  vane_test_wait_until (vane_simulator_get_n_in_flight (fixture->simulator) == 0);
  {
    g_autoptr(VaneRawReply) again = vane_raw_get (fixture->simulator, FORECAST, NULL);

    g_assert_cmpuint (again->status, ==, 200);
  }
}

static void
test_log (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(VaneRawReply) reply = vane_raw_get (fixture->simulator, FORECAST, "User-Agent: Vane/0.1\r\n");

  g_assert_cmpstr (vane_simulator_get_request (fixture->simulator, 0), ==, "GET " FORECAST);
  g_assert_cmpstr (vane_simulator_get_request_header (fixture->simulator, 0, "user-agent"), ==, "Vane/0.1");
  g_assert_null (vane_simulator_get_request (fixture->simulator, 1));
  g_assert_null (vane_simulator_get_request_header (fixture->simulator, 0, "X-None"));

  vane_simulator_reset_log (fixture->simulator);
  g_assert_cmpuint (vane_simulator_get_n_requests (fixture->simulator, NULL), ==, 0);
  g_assert_cmpuint (vane_simulator_get_max_in_flight (fixture->simulator), ==, 0);
  g_assert_null (vane_simulator_get_request (fixture->simulator, 0));
}

static guint
order (Fixture    *fixture,
       const char *body)
{
  g_autoptr(VaneRawReply) reply = vane_raw_post (fixture->simulator, "/_control", body);

  return reply->status;
}

static void
test_control (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(VaneRawReply) busy = NULL;
  g_autoptr(VaneRawReply) good = NULL;
  g_autoptr(VaneRawReply) log = NULL;
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(GSocketConnection) held = NULL;

  g_assert_cmpuint (order (fixture, "{\"kind\":\"status\",\"endpoint\":\"open-meteo\",\"status\":503,"
                                    "\"retry_after\":\"120\"}"), ==, 200);
  busy = vane_raw_get (fixture->simulator, FORECAST, NULL);
  g_assert_cmpuint (busy->status, ==, 503);
  g_assert_cmpuint (order (fixture, "{\"behave\":true}"), ==, 200);
  good = vane_raw_get (fixture->simulator, FORECAST, NULL);
  g_assert_cmpuint (good->status, ==, 200);

  log = vane_raw_get (fixture->simulator, "/_log", NULL);
  root = json_from_string (log->body->str, NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (json_node_get_array (root), 0),
                                                  "endpoint"), ==, "open-meteo");

  g_assert_cmpuint (order (fixture, "{\"hold\":\"open-meteo\"}"), ==, 200);
  held = vane_raw_open (fixture->simulator, FORECAST);
  vane_test_wait_until (vane_simulator_get_n_in_flight (fixture->simulator) == 1);
  g_assert_cmpuint (order (fixture, "{\"release\":\"nothing\"}"), ==, 400);
  g_assert_cmpuint (order (fixture, "{\"release\":true}"), ==, 200);
  vane_test_wait_until (vane_simulator_get_n_in_flight (fixture->simulator) == 0);

  g_assert_cmpuint (order (fixture, "{\"kind\":\"explode\"}"), ==, 400);
  g_assert_cmpuint (order (fixture, "[]"), ==, 400);
  g_assert_cmpuint (order (fixture, "{"), ==, 400);
  g_assert_cmpuint (order (fixture, "{\"reset_log\":true}"), ==, 200);
  g_assert_cmpuint (vane_simulator_get_n_requests (fixture->simulator, NULL), ==, 0);
}

static void
test_stop_with_requests_under_way (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(GSocketConnection) held = NULL;
  g_autoptr(GSocketConnection) hanging = NULL;
  g_autoptr(GSocketConnection) late = NULL;

  vane_simulator_misbehave (fixture->simulator, &(VaneMishap) { .kind = VANE_MISHAP_HANG, .query = "n=2" });
  vane_simulator_misbehave (fixture->simulator, &(VaneMishap) { .delay_ms = 600000, .query = "n=3" });
  hanging = vane_raw_open (fixture->simulator, FORECAST "&n=2");
  late = vane_raw_open (fixture->simulator, FORECAST "&n=3");
  vane_test_wait_until (vane_simulator_get_n_in_flight (fixture->simulator) == 2);
  vane_simulator_hold (fixture->simulator, NULL);
  held = vane_raw_open (fixture->simulator, FORECAST "&n=1");
  vane_test_wait_until (vane_simulator_get_n_in_flight (fixture->simulator) == 3);

  vane_simulator_stop (fixture->simulator);
  g_assert_cmpuint (vane_simulator_get_n_in_flight (fixture->simulator), ==, 0);
}

static void
test_endpoints (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *endpoints = vane_simulator_dup_endpoints (fixture->simulator);
  g_autofree char *expected = g_strdup_printf (" open-meteo-air=%s ", vane_simulator_get_url (fixture->simulator));

  g_assert_true (g_str_has_prefix (vane_simulator_get_url (fixture->simulator), "http://127.0.0.1:"));
  g_assert_nonnull (strstr (endpoints, expected));
}

static void
test_program (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("VANE_BUILD_DIR"), "src", "simulator", "vane-simulator", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) program = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *output = NULL;

  program = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, path,
                              "--until-eof", NULL);
  g_assert_no_error (error);

  /* Standard input is closed at once: it says where it is, and ends. */
  g_subprocess_communicate_utf8_async (program, NULL, NULL, vane_test_keep_result, &result);
  vane_test_wait_until (result != NULL);
  g_assert_true (g_subprocess_communicate_utf8_finish (program, result, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (program));
  g_assert_true (g_str_has_prefix (output, "http://127.0.0.1:"));
  g_assert_nonnull (strstr (output, " VANE_ENDPOINTS='openweathermap=http://127.0.0.1:"));
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  FIXTURE_ADD ("/simulator/hold", test_hold);
  FIXTURE_ADD ("/simulator/log", test_log);
  FIXTURE_ADD ("/simulator/control", test_control);
  FIXTURE_ADD ("/simulator/stop-with-requests-under-way", test_stop_with_requests_under_way);
  FIXTURE_ADD ("/simulator/endpoints", test_endpoints);
  g_test_add_func ("/simulator/program", test_program);

  return g_test_run ();
}
