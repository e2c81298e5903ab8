/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each service's errors, headers and oddities. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "simulator/vane-simulator.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"
#include "sim-fixture.h"
#include "vane-raw-client.h"

#define AGENT "User-Agent: Vane/0.1 (+https://example.invalid)\r\n"
#define KEY   "&appid=" VANE_SIMULATOR_KEY
#define OM    "/v1/forecast?latitude=37.77&longitude=-122.42"
#define SF    "lat=37.72&lon=-122.41"
#define MET   "/weatherapi/locationforecast/2.0/"

/* The same seed, the same bytes, in another simulator too. */
static void
test_deterministic (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char *const targets[] = {
    OM "&timezone=auto&current=temperature_2m&hourly=temperature_2m,weather_code&daily=temperature_2m_max",
    "/data/2.5/forecast?" SF KEY,
    MET "complete?lat=59.91&lon=10.75",
  };

  for (guint seed = 1; seed <= 2; seed++)
    {
      g_autoptr(VaneSimulator) other = vane_simulator_new (VANE_CLOCK (fixture->clock), seed);

      g_assert_true (vane_simulator_start (other, 0, NULL, NULL));
      for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
        {
          g_autoptr(VaneRawReply) first = vane_raw_get (fixture->simulator, targets[i], AGENT);
          g_autoptr(VaneRawReply) second = vane_raw_get (other, targets[i], AGENT);

          g_assert_cmpuint (first->status, ==, 200);
          g_assert_cmpint (strcmp (first->body->str, second->body->str) == 0, ==, seed == 1);
        }
    }
}

static void
test_met_conditional (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(VaneRawReply) first = vane_raw_get (fixture->simulator, MET "compact?lat=59.91&lon=10.75", AGENT);
  g_autofree char *modified = vane_raw_reply_dup_header (first, "Last-Modified");
  g_autofree char *expires = vane_raw_reply_dup_header (first, "Expires");
  g_autofree char *date = vane_raw_reply_dup_header (first, "Date");
  g_autofree char *same = g_strdup_printf (AGENT "If-Modified-Since: %s\r\n", modified);
  g_autoptr(VaneRawReply) unchanged = vane_raw_get (fixture->simulator, MET "compact?lat=59.91&lon=10.75", same);
  g_autoptr(VaneRawReply) another = vane_raw_get (fixture->simulator, MET "compact?lat=59.91&lon=10.75",
                                                  AGENT "If-Modified-Since: Sat, 21 Nov 2026 15:00:00 GMT\r\n");
  g_autofree char *again = vane_raw_reply_dup_header (unchanged, "Expires");
  g_autoptr(VaneRawReply) later = NULL;

  g_assert_cmpstr (date, ==, "Sat, 21 Nov 2026 15:12:00 GMT");
  g_assert_nonnull (expires);
  g_assert_cmpuint (unchanged->status, ==, 304);
  g_assert_cmpuint (unchanged->body->len, ==, 0);
  g_assert_cmpstr (again, ==, expires);
  g_assert_cmpuint (another->status, ==, 200);

  vane_test_clock_advance (fixture->clock, 2000);
  later = vane_raw_get (fixture->simulator, MET "compact?lat=59.91&lon=10.75", same);
  g_assert_cmpuint (later->status, ==, 200);
}

static void
test_met_agent (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const agents[] = { NULL, "User-Agent: okhttp/4.9\r\n", "User-Agent: libsoup/3.2.3\r\n" };

  for (guint i = 0; i < G_N_ELEMENTS (agents); i++)
    {
      g_autoptr(VaneRawReply) reply = vane_raw_get (fixture->simulator, MET "compact?lat=59.91&lon=10.75", agents[i]);

      g_assert_cmpuint (reply->status, ==, 403);
    }
}

static void
test_met_last_step (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(VaneRawReply) reply = vane_raw_get (fixture->simulator, MET "compact?lat=59.91&lon=10.75", AGENT);
  g_autoptr(JsonNode) root = json_from_string (reply->body->str, NULL);
  JsonArray *steps = json_object_get_array_member (
    json_object_get_object_member (json_node_get_object (root), "properties"), "timeseries");
  guint n_steps = json_array_get_length (steps);
  JsonObject *last = json_object_get_object_member (json_array_get_object_element (steps, n_steps - 1), "data");
  JsonObject *before = json_object_get_object_member (json_array_get_object_element (steps, n_steps - 2), "data");

  g_assert_true (n_steps >= 82 && n_steps <= 93);
  g_assert_cmpuint (json_object_get_size (last), ==, 1);
  g_assert_true (json_object_has_member (before, "next_6_hours"));
  g_assert_false (json_object_has_member (before, "next_12_hours"));
}

static void
test_gzip (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(VaneRawReply) plain = vane_raw_get (fixture->simulator, OM "&hourly=temperature_2m", NULL);
  g_autoptr(VaneRawReply) packed = vane_raw_get (fixture->simulator, OM "&hourly=temperature_2m",
                                                 "Accept-Encoding: gzip, deflate\r\n");
  g_autofree char *encoding = vane_raw_reply_dup_header (packed, "Content-Encoding");

  g_assert_cmpstr (encoding, ==, "gzip");
  g_assert_cmpuint (packed->body->len, <, plain->body->len / 2);
}

static void
test_owm_bodies (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(VaneRawReply) key = vane_raw_get (fixture->simulator, "/data/2.5/weather?" SF "&appid=x", NULL);
  g_autoptr(VaneRawReply) plan = vane_raw_get (fixture->simulator, "/data/3.0/onecall?" SF KEY, NULL);

  g_assert_cmpstr (key->body->str, ==,
                   "{\"cod\":401, \"message\": \"Invalid API key. Please see "
                   "http://openweathermap.org/faq#error401 for more info.\"}");
  g_assert_nonnull (strstr (plan->body->str, "requires a separate subscription to the One Call by Call plan"));
}

/* Each service has words of its own for trouble. */
static void
test_failures (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct
  {
    const char *target;
    guint       status;
    const char *text;
  } rows[] = {
    { OM, 503, "The service is overloaded" },
    { OM, 429, "Minutely API request limit exceeded" },
    { "/data/2.5/weather?" SF KEY, 429, "{\"cod\":429, \"message\": \"Your account is temporary blocked" },
    { "/data/2.5/weather?" SF KEY, 502, "<html>" },
    { MET "compact?lat=1&lon=1", 429, "<html>" },
    { "/us/94134", 404, "{}" },
    { "/us/94134", 500, "<html>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(VaneRawReply) reply = NULL;

      vane_simulator_misbehave (fixture->simulator, &(VaneMishap) {
                                                      .kind = VANE_MISHAP_STATUS,
                                                      .status = rows[i].status,
                                                      .n_times = 1,
                                                    });
      reply = vane_raw_get (fixture->simulator, rows[i].target, AGENT);
      g_assert_cmpuint (reply->status, ==, rows[i].status);
      g_assert_nonnull (strstr (reply->body->str, rows[i].text));
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  FIXTURE_ADD ("/services/deterministic", test_deterministic);
  FIXTURE_ADD ("/services/met-conditional", test_met_conditional);
  FIXTURE_ADD ("/services/met-agent", test_met_agent);
  FIXTURE_ADD ("/services/met-last-step", test_met_last_step);
  FIXTURE_ADD ("/services/gzip", test_gzip);
  FIXTURE_ADD ("/services/owm-bodies", test_owm_bodies);
  FIXTURE_ADD ("/services/failures", test_failures);

  return g_test_run ();
}
