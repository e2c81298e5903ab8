/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on the wire: each misbehaviour. */
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
misbehave (Fixture        *fixture,
           VaneMishapKind  kind,
           guint           status,
           gsize           size)
{
  vane_simulator_misbehave (fixture->simulator, &(VaneMishap) { .kind = kind, .status = status, .size = size });
}

static void
test_good (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(VaneRawReply) first = vane_raw_get (fixture->simulator, FORECAST, NULL);
  g_autoptr(VaneRawReply) second = vane_raw_get (fixture->simulator, FORECAST, NULL);
  g_autofree char *type = vane_raw_reply_dup_header (first, "Content-Type");

  g_assert_cmpuint (first->status, ==, 200);
  g_assert_cmpstr (type, ==, "application/json; charset=utf-8");
  g_assert_true (g_str_has_prefix (first->body->str, "{\"latitude\":"));
  g_assert_cmpstr (first->body->str, ==, second->body->str);
  g_assert_cmpuint (vane_simulator_get_n_in_flight (fixture->simulator), ==, 0);
  g_assert_cmpuint (vane_simulator_get_n_requests (fixture->simulator, "open-meteo"), ==, 2);
}

static void
test_hang (Fixture       *fixture,
           gconstpointer  data)
{
  GSocketConnection *connection;

  misbehave (fixture, VANE_MISHAP_HANG, 0, 0);
  connection = vane_raw_open (fixture->simulator, FORECAST);
  vane_test_wait_until (vane_simulator_get_n_requests (fixture->simulator, NULL) == 1);
  for (guint i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (vane_simulator_get_n_in_flight (fixture->simulator), ==, 1);

  g_object_unref (connection);
  vane_test_wait_until (vane_simulator_get_n_in_flight (fixture->simulator) == 0);
}

static void
test_drip (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(VaneRawReply) good = vane_raw_get (fixture->simulator, FORECAST, NULL);
  g_autoptr(VaneRawReply) reply = NULL;
  gint64 start_us = vane_clock_measure_us ();

  vane_simulator_misbehave (fixture->simulator, &(VaneMishap) { .kind = VANE_MISHAP_DRIP, .delay_ms = 1 });
  reply = vane_raw_get (fixture->simulator, FORECAST, NULL);
  g_assert_cmpstr (reply->body->str, ==, good->body->str);
  /* Not a measure: a byte a millisecond cannot be faster. */
  g_assert_cmpint (vane_clock_measure_us () - start_us, >=, (gint64) (reply->body->len - 1) * 900);
}

static void
test_truncate (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(VaneRawReply) reply = NULL;
  g_autofree char *length = NULL;

  misbehave (fixture, VANE_MISHAP_TRUNCATE, 0, 20);
  reply = vane_raw_get (fixture->simulator, FORECAST, NULL);
  length = vane_raw_reply_dup_header (reply, "Content-Length");
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpuint (reply->body->len, ==, 20);
  g_assert_cmpint (g_ascii_strtoll (length, NULL, 10), >, 20);
}

static void
test_reset (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(VaneRawReply) reply = NULL;

  misbehave (fixture, VANE_MISHAP_RESET, 0, 0);
  reply = vane_raw_get (fixture->simulator, FORECAST, NULL);
  g_assert_cmpuint (reply->body->len, ==, 0);
  g_assert_error (reply->error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
  vane_test_wait_until (vane_simulator_get_n_in_flight (fixture->simulator) == 0);
}

static void
test_status (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(VaneRawReply) busy = NULL;
  g_autoptr(VaneRawReply) air = NULL;
  g_autoptr(VaneRawReply) good = NULL;
  g_autofree char *retry_after = NULL;

  vane_simulator_misbehave (fixture->simulator, &(VaneMishap) {
                                                  .kind = VANE_MISHAP_STATUS,
                                                  .endpoint = "open-meteo",
                                                  .status = 429,
                                                  .retry_after = "120",
                                                  .n_times = 1,
                                                });
  air = vane_raw_get (fixture->simulator, AIR, NULL);
  busy = vane_raw_get (fixture->simulator, FORECAST, NULL);
  good = vane_raw_get (fixture->simulator, FORECAST, NULL);
  retry_after = vane_raw_reply_dup_header (busy, "Retry-After");

  g_assert_cmpuint (air->status, ==, 200);
  g_assert_cmpuint (busy->status, ==, 429);
  g_assert_cmpstr (retry_after, ==, "120");
  g_assert_cmpstr (busy->body->str, ==,
                   "{\"error\":true,\"reason\":\"Minutely API request limit exceeded. Please try again in one "
                   "minute.\"}");
  g_assert_cmpuint (good->status, ==, 200);
}

typedef struct
{
  const char     *path;
  VaneMishapKind  kind;
  const char     *type;
  const char     *body;
} BodyCase;

static const BodyCase body_cases[] = {
  { "/mishaps/html", VANE_MISHAP_HTML, "text/html; charset=utf-8", "<!DOCTYPE html>" },
  { "/mishaps/plain-text", VANE_MISHAP_PLAIN_TEXT, "application/json; charset=utf-8", "Unexpected error" },
  { "/mishaps/wrong-types", VANE_MISHAP_WRONG_TYPES, "application/json; charset=utf-8", "[\"" },
  { "/mishaps/body", VANE_MISHAP_BODY, "application/json; charset=utf-8", "nan" },
};

static void
test_body (Fixture       *fixture,
           gconstpointer  data)
{
  const BodyCase *row = data;
  g_autoptr(VaneRawReply) reply = NULL;
  g_autofree char *type = NULL;

  vane_simulator_misbehave (fixture->simulator, &(VaneMishap) { .kind = row->kind, .body = "nan" });
  reply = vane_raw_get (fixture->simulator, FORECAST, NULL);
  type = vane_raw_reply_dup_header (reply, "Content-Type");
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpstr (type, ==, row->type);
  g_assert_true (g_str_has_prefix (reply->body->str, row->body));
}

static void
test_wrong_types_are_wrong (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(VaneRawReply) reply = NULL;
  g_autoptr(JsonNode) root = NULL;

  misbehave (fixture, VANE_MISHAP_WRONG_TYPES, 0, 0);
  reply = vane_raw_get (fixture->simulator, FORECAST, NULL);
  root = json_from_string (reply->body->str, NULL);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (root));
  g_assert_cmpstr (json_array_get_string_element (json_node_get_array (root), 0), ==, "37.75");
}

static void
test_huge (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(VaneRawReply) reply = NULL;
  g_autoptr(JsonNode) root = NULL;

  misbehave (fixture, VANE_MISHAP_HUGE, 0, 0);
  reply = vane_raw_get (fixture->simulator, FORECAST, NULL);
  g_assert_cmpuint (reply->body->len, ==, 10 * 1000 * 1000);
  root = json_from_string (reply->body->str, NULL);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (root));
}

static void
test_gzip_bomb (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(VaneRawReply) reply = NULL;
  g_autoptr(GConverter) unzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr(GInputStream) memory = NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autofree char *encoding = NULL;
  gsize n_unpacked = 0;
  gssize n_read;
  static char buffer[1 << 20];

  misbehave (fixture, VANE_MISHAP_GZIP_BOMB, 0, 0);
  reply = vane_raw_get (fixture->simulator, FORECAST, NULL);
  encoding = vane_raw_reply_dup_header (reply, "Content-Encoding");
  g_assert_cmpstr (encoding, ==, "gzip");
  g_assert_cmpuint (reply->body->len, <, 400 * 1000);

  memory = g_memory_input_stream_new_from_data (reply->body->str, reply->body->len, NULL);
  stream = g_converter_input_stream_new (memory, unzip);
  while ((n_read = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL)) > 0)
    n_unpacked += n_read;
  g_assert_cmpuint (n_unpacked, ==, 200u * 1024 * 1024 + 2);
}

static void
test_redirect (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(VaneRawReply) elsewhere = NULL;
  g_autoptr(VaneRawReply) loop = NULL;
  g_autoptr(VaneRawReply) again = NULL;
  g_autofree char *location = NULL;
  g_autofree char *loop_location = NULL;
  g_autofree char *again_location = NULL;

  vane_simulator_misbehave (fixture->simulator, &(VaneMishap) {
                                                  .kind = VANE_MISHAP_REDIRECT,
                                                  .status = 301,
                                                  .location = "http://example.invalid/",
                                                  .n_times = 1,
                                                });
  vane_simulator_misbehave (fixture->simulator, &(VaneMishap) { .kind = VANE_MISHAP_REDIRECT_LOOP, .n_times = 1 });
  elsewhere = vane_raw_get (fixture->simulator, FORECAST, NULL);
  location = vane_raw_reply_dup_header (elsewhere, "Location");
  g_assert_cmpuint (elsewhere->status, ==, 301);
  g_assert_cmpstr (location, ==, "http://example.invalid/");

  loop = vane_raw_get (fixture->simulator, FORECAST, NULL);
  loop_location = vane_raw_reply_dup_header (loop, "Location");
  g_assert_cmpuint (loop->status, ==, 302);
  again = vane_raw_get (fixture->simulator, "/_loop", NULL);
  again_location = vane_raw_reply_dup_header (again, "Location");
  g_assert_cmpuint (again->status, ==, 302);
  g_assert_cmpstr (again_location, ==, loop_location);
}

static void
test_delay (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(VaneRawReply) reply = NULL;
  gint64 start_us = vane_clock_measure_us ();

  vane_simulator_misbehave (fixture->simulator, &(VaneMishap) { .delay_ms = 30 });
  reply = vane_raw_get (fixture->simulator, FORECAST, NULL);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpint (vane_clock_measure_us () - start_us, >=, 29 * 1000);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  const guint expected[] = { 500, 502, 502, 504 };

  vane_simulator_misbehave (fixture->simulator, &(VaneMishap) { .kind = VANE_MISHAP_STATUS, .status = 503 });
  vane_simulator_misbehave (fixture->simulator,
                            &(VaneMishap) { .kind = VANE_MISHAP_STATUS, .status = 500, .n_times = 1 });
  vane_simulator_misbehave (fixture->simulator,
                            &(VaneMishap) { .kind = VANE_MISHAP_STATUS, .status = 502, .n_times = 2 });
  vane_simulator_misbehave (fixture->simulator,
                            &(VaneMishap) { .kind = VANE_MISHAP_STATUS, .status = 504, .query = "37.77" });
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr(VaneRawReply) reply = vane_raw_get (fixture->simulator, FORECAST, NULL);

      g_assert_cmpuint (reply->status, ==, expected[i]);
    }

  vane_simulator_behave (fixture->simulator);
  {
    g_autoptr(VaneRawReply) reply = vane_raw_get (fixture->simulator, FORECAST, NULL);

    g_assert_cmpuint (reply->status, ==, 200);
  }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  FIXTURE_ADD ("/mishaps/good", test_good);
  FIXTURE_ADD ("/mishaps/hang", test_hang);
  FIXTURE_ADD ("/mishaps/drip", test_drip);
  FIXTURE_ADD ("/mishaps/truncate", test_truncate);
  FIXTURE_ADD ("/mishaps/reset", test_reset);
  FIXTURE_ADD ("/mishaps/status", test_status);
  for (guint i = 0; i < G_N_ELEMENTS (body_cases); i++)
    g_test_add (body_cases[i].path, Fixture, &body_cases[i], fixture_set_up, test_body, fixture_tear_down);
  FIXTURE_ADD ("/mishaps/wrong-types-are-wrong", test_wrong_types_are_wrong);
  FIXTURE_ADD ("/mishaps/huge", test_huge);
  FIXTURE_ADD ("/mishaps/gzip-bomb", test_gzip_bomb);
  FIXTURE_ADD ("/mishaps/redirect", test_redirect);
  FIXTURE_ADD ("/mishaps/delay", test_delay);
  FIXTURE_ADD ("/mishaps/order", test_order);

  return g_test_run ();
}
