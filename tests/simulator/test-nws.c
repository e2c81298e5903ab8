/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The simulated National Weather Service's house rules. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "simulator/vane-simulator.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"
#include "sim-fixture.h"
#include "vane-raw-client.h"

#define AGENT "User-Agent: Vane/0.1 (+https://example.invalid)\r\n"

static void
test_rules (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *target, *headers;
    guint       status;
    const char *text;
  } rows[] = {
    { "/points/37.72,-122.41", NULL, 403, "Access Denied" },
    { "/points/37.72,-122.41", AGENT, 200, "\"gridId\":\"SIM\"" },
    { "/points/37.7200,-122.41", AGENT, 301, "AdjustPointPrecision" },
    { "/points/37.72123,-122.41", AGENT, 301, "AdjustPointPrecision" },
    { "/points/51.5,-0.12", AGENT, 404, "InvalidPoint" },
    { "/points/42.98,-81.23", AGENT, 404, "InvalidPoint" },
    { "/points/nowhere", AGENT, 404, "NotFound" },
    { "/gridpoints/SIM/1440,3193/forecast/hourly", AGENT, 200, "\"periods\":[" },
    { "/gridpoints/SIM/1440,3193/forecast", AGENT, 200, "\"isDaytime\":" },
    { "/gridpoints/SIM/1440,3193/stations?limit=3", AGENT, 200, "\"stationIdentifier\":\"K1440Y3193A\"" },
    { "/gridpoints/XYZ/1,1/forecast", AGENT, 404, "NotFound" },
    { "/stations/K1441Y3193A/observations/latest", AGENT, 200, "\"wmoUnit:degC\"" },
    { "/stations/KSFO/observations/latest", AGENT, 404, "NotFound" },
    { "/alerts/active?point=47.61,-122.33", AGENT, 200, "\"status\":\"Test\"" },
    { "/alerts/active?point=51.5,-0.12", AGENT, 400, "out of bounds" },
    { "/alerts/active?point=47.61,-122.33&limit=3", AGENT, 400, "not recognized" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(VaneRawReply) reply = vane_raw_get (fixture->simulator, rows[i].target, rows[i].headers);

      g_assert_cmpuint (reply->status, ==, rows[i].status);
      if (strstr (reply->body->str, rows[i].text) == NULL)
        g_error ("%s: %s is missing in %s", rows[i].target, rows[i].text, reply->body->str);
    }
}

/* A station that is out of order has its nulls, as theirs do. */
static void
test_silent_station (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(VaneRawReply) silent =
      vane_raw_get (fixture->simulator, "/stations/K1440Y3193A/observations/latest", AGENT);
  g_autoptr(VaneRawReply) next = vane_raw_get (fixture->simulator, "/stations/K1440Y3193B/observations/latest", AGENT);
  static const char empty[] = "\"temperature\":{\"unitCode\":\"wmoUnit:degC\",\"value\":null}";

  g_assert_nonnull (strstr (silent->body->str, empty));
  g_assert_null (strstr (next->body->str, empty));
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  FIXTURE_ADD ("/nws/rules", test_rules);
  FIXTURE_ADD ("/nws/silent-station", test_silent_station);

  return g_test_run ();
}
