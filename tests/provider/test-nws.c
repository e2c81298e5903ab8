/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "provider/nws.h"
#include "support/vane-test-clock.h"
#include "support/vane-test-provider.h"
#include "support/vane-test.h"

static JsonObject *
parse_object (const char *text,
              JsonNode  **node)
{
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  JsonObject *object = vane_json_parse_object (body, node, &error);

  g_assert_no_error (error);

  return object;
}

static void
test_plan (void)
{
  static const struct
  {
    double      latitude, longitude;
    const char *path;
    const char *query;
  } points[] = {
    { 37.7249, -122.40881234, "/points/37.7249,-122.4088", "point=37.7249,-122.4088" },
    { 40.7, -74.00601, "/points/40.7,-74.006", "point=40.7,-74.006" },
    { 13.0, 144.77804, "/points/13,144.778", "point=13,144.778" },
    { 20.0, -100.0, "/points/20,-100", "point=20,-100" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_autoptr(VanePlace) place = vane_test_place_new (points[i].latitude, points[i].longitude);
      g_autoptr(VanePlan) plan = vane_plan_new (place, &VANE_PLAN_OPTIONS_DEFAULT);

      vane_plan_begin_round (plan);
      g_assert_true (vane_provider_nws.plan (plan, 0, NULL));
      g_assert_cmpuint (vane_plan_get_n_parts (plan), ==, 2);
      g_assert_cmpstr (vane_request_get_path (vane_plan_peek_request (plan, 0)), ==, points[i].path);
      g_assert_cmpint (vane_request_get_min_lifetime (vane_plan_peek_request (plan, 0)), ==, 86400);
      g_assert_cmpint (vane_request_get_max_lifetime (vane_plan_peek_request (plan, 0)), ==, 7 * 86400);
      g_assert_cmpstr (vane_request_get_path (vane_plan_peek_request (plan, 1)), ==, "/alerts/active");
      g_assert_cmpstr (vane_request_get_query (vane_plan_peek_request (plan, 1)), ==, points[i].query);
      g_assert_cmpint (vane_request_get_min_lifetime (vane_plan_peek_request (plan, 1)), ==, 300);
      g_assert_cmpint (vane_request_get_max_lifetime (vane_plan_peek_request (plan, 1)), ==, 3600);
      g_assert_true (vane_plan_is_optional (plan, 1));
      g_assert_false (vane_plan_is_optional (plan, 0));
    }
}

static GBytes *
answer (VaneRequest  *request,
        guint         slot,
        gpointer      user_data,
        GError      **error)
{
  static const char *const bodies[] = {
    "{\"properties\":{\"gridId\":\"MTR\",\"gridX\":85,\"gridY\":105}}",
    "{\"features\":[]}",
    "{\"properties\":{\"periods\":[]}}",
    "{\"properties\":{\"periods\":[]}}",
    "{\"features\":[{\"properties\":{\"stationIdentifier\":\"KSFO\"}},"
    "{\"properties\":{\"stationIdentifier\":\"../KOAK\"}},{},{\"properties\":{\"stationIdentifier\":\"SFOC1\"}},"
    "{\"properties\":{\"stationIdentifier\":\"KHAF\"}},{\"properties\":{\"stationIdentifier\":\"KNUQ\"}}]}",
  };

  g_ptr_array_add (user_data,
                   g_strdup_printf ("%s?%s", vane_request_get_path (request), vane_request_get_query (request)));
  if (slot >= G_N_ELEMENTS (bodies))
    {
      g_set_error (error, VANE_ERROR, VANE_ERROR_TIMEOUT, "not in this test");
      return NULL;
    }

  return g_bytes_new_static (bodies[slot], strlen (bodies[slot]));
}

/* Points and alerts at once, forecasts and stations at once, three stations at once. */
static void
test_rounds (void)
{
  static const char *const expected[] = {
    "/points/37.72,-122.41?",
    "/alerts/active?point=37.72,-122.41",
    "/gridpoints/MTR/85,105/forecast/hourly?",
    "/gridpoints/MTR/85,105/forecast?",
    "/gridpoints/MTR/85,105/stations?limit=3",
    "/stations/KSFO/observations/latest?",
    "/stations/SFOC1/observations/latest?",
    "/stations/KHAF/observations/latest?",
  };
  g_autoptr(VanePlace) place = vane_test_place_new (37.72, -122.41);
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(VanePlan) plan = vane_test_plan_run (&vane_provider_nws, place, answer, asked, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (vane_plan_get_round (plan), ==, 3);
  g_assert_cmpuint (asked->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < asked->len; i++)
    g_assert_cmpstr (asked->pdata[i], ==, expected[i]);
}

static void
test_explain (void)
{
  static const struct
  {
    guint       status;
    const char *body;
    VaneError   expected;
  } answers[] = {
    { 404, "{\"type\":\"https://api.weather.gov/problems/InvalidPoint\"}", VANE_ERROR_NOT_COVERED },
    { 404, "{\"type\":\"urn:noaa:nws:api:InvalidPoint\"}", VANE_ERROR_NOT_COVERED },
    { 404, "{\"type\":\"urn:noaa:nws:api:MarineForecastNotSupported\"}", VANE_ERROR_NOT_COVERED },
    { 404, "{\"type\":\"https://api.weather.gov/problems/NotFound\"}", VANE_ERROR_SERVICE },
    { 400, "{\"type\":\"x/InvalidParameter\",\"detail\":\"Parameter \\\"point\\\" is invalid: out of bounds\"}",
      VANE_ERROR_NOT_COVERED },
    { 400, "{\"type\":\"x/InvalidParameter\",\"detail\":\"Parameter \\\"limit\\\" is invalid\"}", VANE_ERROR_SERVICE },
    { 404, "<html>", VANE_ERROR_SERVICE },
    { 404, "[]", VANE_ERROR_SERVICE },
    { 404, "{\"type\":7,\"detail\":{}}", VANE_ERROR_SERVICE },
    { 500, "{\"type\":\"https://api.weather.gov/problems/UnexpectedProblem\"}", VANE_ERROR_SERVICE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(GBytes) body = g_bytes_new_static (answers[i].body, strlen (answers[i].body));

      g_assert_cmpint (vane_nws_explain (answers[i].status, body, VANE_ERROR_SERVICE), ==, answers[i].expected);
    }
  g_assert_cmpint (vane_nws_explain (404, NULL, VANE_ERROR_SERVICE), ==, VANE_ERROR_SERVICE);
}

static void
test_covers (void)
{
  static const struct
  {
    const char *country;
    double      latitude, longitude;
    gboolean    covers;
  } places[] = {
    { "US", 37.72, -122.41, TRUE },  { "PR", 18.47, -66.1, TRUE },    { "CA", 43.65, -79.38, FALSE },
    { "MX", 32.5, -117.0, FALSE },   { NULL, 37.72, -122.41, TRUE },  { NULL, 61.2, -149.9, TRUE },
    { NULL, 21.3, -157.86, TRUE },   { NULL, 13.44, 144.78, TRUE },   { NULL, -14.3, -170.7, TRUE },
    { NULL, 52.9, 173.1, TRUE },     { NULL, 51.5, -0.12, FALSE },    { NULL, 0.0, 0.0, FALSE },
    { NULL, 52.52, 13.4, FALSE },    { NULL, 35.68, 139.69, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) {
          .country_code = places[i].country, .latitude = places[i].latitude, .longitude = places[i].longitude });

      g_assert_cmpint (vane_nws_covers (place), ==, places[i].covers);
    }
}

static void
test_wind (void)
{
  static const struct
  {
    const char *json;
    double      expected;
  } winds[] = {
    { "\"18 mph\"", 18 * 0.44704 },
    { "\"5 to 10 mph\"", 10 * 0.44704 },
    { "\"16 km/h\"", 16 / 3.6 },
    { "\"0 mph\"", 0.0 },
    { "\"\"", NAN },
    { "\"calm\"", NAN },
    { "\"10 furlongs\"", NAN },
    { "\" mph\"", NAN },
    { "null", NAN },
    { "12", NAN },
    { "{\"unitCode\":\"wmoUnit:km_h-1\",\"value\":18}", 5.0 },
    { "{\"unitCode\":\"wmoUnit:km_h-1\",\"minValue\":9,\"maxValue\":18}", 5.0 },
    { "{\"unitCode\":\"unit:m_s-1\",\"value\":5}", 5.0 },
    { "{\"unitCode\":\"uc:m_s-1\",\"value\":null}", NAN },
    { "{\"unitCode\":\"nwsUnit:kt\",\"value\":36}", 36 * 1852.0 / 3600.0 },
    { "{\"unitCode\":null,\"value\":5}", NAN },
    { "{\"unitCode\":\"wmoUnit:km_h-1\",\"value\":18,\"qualityControl\":\"X\"}", NAN },
    { "{\"unitCode\":\"wmoUnit:km_h-1\",\"value\":18,\"qualityControl\":\"qc:V\"}", 5.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (winds); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"windSpeed\":%s}", winds[i].json);
      g_autoptr(JsonNode) node = NULL;
      double speed = vane_nws_read_wind (parse_object (text, &node), "windSpeed");

      if (isnan (winds[i].expected))
        g_assert_true (isnan (speed));
      else
        g_assert_cmpfloat_with_epsilon (speed, winds[i].expected, 1e-9);
    }

  g_assert_cmpfloat (vane_nws_read_direction ("N"), ==, 0.0);
  g_assert_cmpfloat (vane_nws_read_direction ("ESE"), ==, 112.5);
  g_assert_cmpfloat (vane_nws_read_direction ("NNW"), ==, 337.5);
  g_assert_true (isnan (vane_nws_read_direction ("")));
  g_assert_true (isnan (vane_nws_read_direction (NULL)));
}

static void
test_conditions (void)
{
  static const struct
  {
    const char *icon, *words, *expected;
  } periods[] = {
    { "https://api.weather.gov/icons/land/day/skc?size=small", "Sunny", "clear" },
    { "/icons/land/day/tsra,40/ovc?size=medium", "Chance Thunderstorms", "thunderstorm" },
    { "https://api.weather.gov/icons/land/night/cold?size=small", "Mostly Clear", "mostly-clear" },
    { "https://api.weather.gov/icons/land/night/hot", "Partly Cloudy", "partly-cloudy" },
    { "https://api.weather.gov/icons/land/day/rain,60", "Light Rain Likely", "light-rain" },
    { "https://api.weather.gov/icons/land/day/rain,60", "Heavy Rain", "heavy-rain" },
    { "https://api.weather.gov/icons/land/day/rain", "Drizzle", "drizzle" },
    { "https://api.weather.gov/icons/land/day/snow,20/cold", "Scattered Flurries", "light-snow" },
    { "https://api.weather.gov/icons/land/day/snow", "Snow Showers", "snow-showers" },
    { "https://api.weather.gov/icons/land/day/wind_few", "Sunny", "windy" },
    { "https://api.weather.gov/icons/land/day/rain_fzra,50", "x", "freezing-rain" },
    { "https://api.weather.gov/icons/land/day/of_a_new_kind", "Cloudy", "cloudy" },
    { NULL, "Mostly Sunny", "mostly-clear" },
    { "skc", NULL, "unknown" },
    { NULL, NULL, "unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autoptr(JsonObject) period = json_object_new ();

      if (periods[i].icon != NULL)
        json_object_set_string_member (period, "icon", periods[i].icon);
      if (periods[i].words != NULL)
        json_object_set_string_member (period, "shortForecast", periods[i].words);
      g_assert_cmpstr (vane_condition_to_string (vane_nws_read_period_condition (period)), ==, periods[i].expected);
    }
}

static void
test_observed (void)
{
  static const char *const observations[][2] = {
    { "{\"presentWeather\":[{\"weather\":\"rain\",\"intensity\":\"heavy\"}],\"icon\":\"/icons/land/day/rain\"}",
      "heavy-rain" },
    { "{\"presentWeather\":[{\"weather\":\"fog_mist\"},{\"weather\":\"drizzle\",\"modifier\":\"freezing\"}]}",
      "freezing-rain" },
    { "{\"presentWeather\":[{\"weather\":\"unknown\"}],\"icon\":\"/icons/land/day/few\"}", "mostly-clear" },
    { "{\"presentWeather\":null,\"icon\":null,\"cloudLayers\":[{\"amount\":\"FEW\"},{\"amount\":\"BKN\"}]}",
      "cloudy" },
    { "{\"presentWeather\":[{\"weather\":\"snow\",\"modifier\":\"showers\",\"intensity\":\"light\"}]}",
      "snow-showers" },
    { "{\"presentWeather\":[7,null,{\"weather\":null}],\"cloudLayers\":null}", "unknown" },
    { "{}", "unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (observations); i++)
    {
      g_autoptr(JsonNode) node = NULL;
      JsonObject *observation = parse_object (observations[i][0], &node);

      g_assert_cmpstr (vane_condition_to_string (vane_nws_read_observed_condition (observation)), ==,
                       observations[i][1]);
    }
}

/* An alert keeps its id while its event goes on, whatever message is about it. */
static void
test_alert_ids (void)
{
  static const char *const alerts[][2] = {
    { "\"id\":\"urn:1\",\"parameters\":{\"VTEC\":[\"/O.NEW.KFGF.WI.Y.0008.260514T1800Z-260515T0300Z/\"]}",
      "nws:KFGF.WI.Y.0008" },
    { "\"id\":\"urn:2\",\"references\":[{\"identifier\":\"urn:1\"}],"
      "\"parameters\":{\"VTEC\":[\"/O.CON.KFGF.WI.Y.0008.000000T0000Z-260515T0300Z/\"]}",
      "nws:KFGF.WI.Y.0008" },
    /* The watch becomes a warning. */
    { "\"id\":\"urn:3\",\"parameters\":{\"VTEC\":[\"/O.UPG.KFGF.HW.A.0002.x-y/\",\"/O.NEW.KFGF.HW.W.0003.x-y/\"]}",
      "nws:KFGF.HW.W.0003" },
    { "\"id\":\"urn:4\",\"parameters\":{\"VTEC\":[\"/O.CAN.KFGF.HW.W.0003.x-y/\"]}", NULL },
    { "\"id\":\"urn:4\",\"parameters\":{\"VTEC\":[\"/T.NEW.KFGF.HW.W.0003.x-y/\"]}", NULL },
    { "\"id\":\"urn:5\",\"parameters\":{\"VTEC\":[\"nonsense\",7,null]}", "nws:urn:5" },
    { "\"id\":\"urn:7\",\"references\":[{\"identifier\":\"urn:6\",\"sent\":\"2026-05-02T00:00:00Z\"},"
      "{\"identifier\":\"urn:5\",\"sent\":\"2026-05-01T00:00:00Z\"}]",
      "nws:urn:5" },
    { "\"effective\":\"2026-03-24T10:00:00-04:00\"", "nws:Wind:1774360800" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (alerts); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("{\"features\":[{\"properties\":{\"event\":\"Wind\",%s}}]}", alerts[i][0]);
      g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
      g_autoptr(VanePlace) place = vane_test_place_new (37.72, -122.41);
      g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "nws", 0);
      g_autoptr(VaneReport) report = NULL;
      VaneAlert *const *found;
      guint n;

      g_assert_true (vane_nws_parse_alerts (body, builder, NULL));
      report = vane_report_builder_end (builder, NULL);
      found = vane_report_get_alerts (report, &n);
      g_assert_cmpuint (n, ==, alerts[i][1] != NULL ? 1 : 0);
      if (n > 0)
        g_assert_cmpstr (vane_alert_get_fields (found[0])->id, ==, alerts[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/nws/plan", test_plan);
  g_test_add_func ("/nws/rounds", test_rounds);
  g_test_add_func ("/nws/explain", test_explain);
  g_test_add_func ("/nws/covers", test_covers);
  g_test_add_func ("/nws/wind", test_wind);
  g_test_add_func ("/nws/conditions", test_conditions);
  g_test_add_func ("/nws/observed", test_observed);
  g_test_add_func ("/nws/alert-ids", test_alert_ids);

  return g_test_run ();
}
