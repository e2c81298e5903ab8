/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenWeatherMap with a key whose plan has One Call 4.0 and not 3.0: it comes in pieces. */
#include "config.h"

#include <string.h>

#include "support/vane-test-provider.h"
#include "support/vane-test.h"

extern const VaneProvider vane_provider_openweathermap;

#define WRAP(data) \
  "{\"timezone\":\"America/Los_Angeles\",\"timezone_offset\":-28800,\"data\":" data "}"

#define WEATHER "{\"dt\":1795273500,\"main\":{\"temp\":14.37},\"timezone\":-28800}"
#define STEPS                                                         \
  "{\"list\":[{\"dt\":1795273200,\"main\":{\"temp\":14.0}},"          \
  "{\"dt\":1795284000,\"main\":{\"temp\":15.0}}]}"

/* The last three are no ids: one has a path in it, one has none in it, one comes twice. */
#define CURRENT                                                                                             \
  WRAP ("[{\"dt\":1795273500,\"temp\":14.4,\"alerts\":[\"8B46C632-DCA7\",\"urn:oid:2.49.0.1\",\"gone-1\"," \
        "\"../../2.5/weather\",\"..\",\"8B46C632-DCA7\",7,null]}]")
#define MINUTES WRAP ("[{\"dt\":1795273500,\"precipitation\":0.6},{\"dt\":1795273560,\"precipitation\":0}]")
#define DAYS                                                                                              \
  WRAP ("[{\"dt\":1795291200,\"sunrise\":1795273320,\"sunset\":1795308780,"                               \
        "\"temp\":{\"min\":9.25,\"max\":15.5},\"rain\":{\"1h\":4.5},\"uvi\":2.25,"                        \
        "\"weather\":[{\"id\":501,\"icon\":\"10d\"}]},"                                                   \
        "{\"dt\":1795377600,\"temp\":{\"min\":8.5,\"max\":13.5},\"rain\":1.5,\"snow\":0.75}]")
#define ALERT_1                                                                                       \
  "{\"sender_name\":\"NWS\",\"event\":\"Wind Advisory\",\"start\":1795273200,\"end\":1795309200,"     \
  "\"description\":[{\"language\":\"en\",\"description\":\"Gusts\"},"                                 \
  "{\"language\":\"de\",\"description\":\"B\u00f6en\"},{\"language\":\"fr\"},7]}"
#define ALERT_2                                                                                   \
  WRAP ("[{\"sender_name\":\"\",\"event\":\"Flood Watch\",\"start\":1795273200,\"end\":1795309200," \
        "\"description\":\"Rivers rise\"}]")

/* What each path is answered with; what is not listed is NOT_IN_PLAN. */
typedef struct
{
  const char *path;
  const char *body;
  VaneError   code; /* where there is no body */
} Answer;

typedef struct
{
  const Answer *answers;
  GPtrArray    *asked;
} Service;

static const Answer all[] = {
  { "/data/2.5/weather", WEATHER, 0 },
  { "/data/2.5/forecast", STEPS, 0 },
  { "/data/2.5/air_pollution", "{\"list\":[]}", 0 },
  { "/data/4.0/onecall/current", CURRENT, 0 },
  { "/data/4.0/onecall/timeline/1min", MINUTES, 0 },
  { "/data/4.0/onecall/timeline/1day", DAYS, 0 },
  { "/data/4.0/onecall/alert/8B46C632-DCA7", ALERT_1, 0 },
  { "/data/4.0/onecall/alert/urn%3Aoid%3A2.49.0.1", ALERT_2, 0 },
  { "/data/4.0/onecall/alert/gone-1", NULL, VANE_ERROR_NOT_COVERED },
  { NULL, NULL, 0 },
};

static GBytes *
answer (VaneRequest  *request,
        guint         slot,
        gpointer      user_data,
        GError      **error)
{
  Service *service = user_data;
  const char *path = vane_request_get_path (request);
  VaneError code = VANE_ERROR_NOT_IN_PLAN;

  g_ptr_array_add (service->asked, g_strdup (path));
  for (const Answer *row = service->answers; row->path != NULL; row++)
    {
      if (!g_str_equal (path, row->path))
        continue;
      if (row->body != NULL)
        return g_bytes_new_static (row->body, strlen (row->body));
      code = row->code;
    }
  g_set_error (error, VANE_ERROR, (int) code, "none");

  return NULL;
}

static VaneReport *
read_report (const Answer *answers,
             GPtrArray    *asked)
{
  g_autoptr(VanePlace) place = vane_test_place_new (37.7249, -122.4094);
  g_autoptr(GError) error = NULL;
  Service service = { answers, asked };
  g_autoptr(VanePlan) plan = vane_test_plan_run (&vane_provider_openweathermap, place, answer, &service, &error);
  VaneReport *report;

  g_assert_no_error (error);
  report = vane_fetch_parse (&vane_provider_openweathermap, plan, &error);
  g_assert_no_error (error);

  return report;
}

static const VaneAlertFields *
find_alert (VaneReport *report,
            const char *event)
{
  guint n;
  VaneAlert *const *alerts = vane_report_get_alerts (report, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (vane_alert_get_fields (alerts[i])->event, event))
      return vane_alert_get_fields (alerts[i]);

  return NULL;
}

static VaneBlockState
get_state (VaneReport *report,
           VaneBlock   block)
{
  return vane_report_get_block (report, block)->state;
}

static void
test_all (void)
{
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(VaneReport) report = read_report (all, asked);
  const VaneAlertFields *alert;
  const VaneSample *samples;
  const VaneDay *days;
  guint n;

  samples = vane_report_get_minutes (report, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (vane_sample_get (&samples[0], VANE_FIELD_PRECIPITATION_RATE) == 0.6);
  days = vane_report_get_days (report, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (days[0].date, ==, 20261121);
  g_assert_cmpint (days[0].sunrise, ==, 1795273320);
  g_assert_true (vane_sample_get (&days[0].sample, VANE_FIELD_RAIN) == 4.5);
  g_assert_true (vane_sample_get (&days[0].sample, VANE_FIELD_UV_INDEX) == 2.25);
  g_assert_true (vane_sample_get (&days[1].sample, VANE_FIELD_PRECIPITATION) == 2.25);
  g_assert_cmpstr (vane_report_get_zone_name (report), ==, "America/Los_Angeles");

  /* What is now, and the hours, are those of 2.5. */
  g_assert_true (vane_sample_get (vane_report_get_now (report), VANE_FIELD_TEMPERATURE) == 14.37);
  vane_report_get_hours (report, &n);
  g_assert_cmpuint (n, ==, 2);

  vane_report_get_alerts (report, &n);
  g_assert_cmpuint (n, ==, 2);
  alert = find_alert (report, "Wind Advisory");
  g_assert_cmpstr (alert->description, ==, "Gusts");
  g_assert_cmpstr (alert->sender, ==, "NWS");
  g_assert_cmpint (alert->ends, ==, 1795309200);
  alert = find_alert (report, "Flood Watch");
  g_assert_cmpstr (alert->description, ==, "Rivers rise");
  g_assert_null (alert->sender);
}

/* In this order: and nothing that an id could have led to. */
static void
test_what_is_asked (void)
{
  static const char *const paths[] = {
    "/data/2.5/weather",
    "/data/2.5/forecast",
    "/data/2.5/air_pollution",
    "/data/3.0/onecall",
    "/data/4.0/onecall/current",
    "/data/4.0/onecall/timeline/1min",
    "/data/4.0/onecall/timeline/1day",
    "/data/4.0/onecall/alert/8B46C632-DCA7",
    "/data/4.0/onecall/alert/urn%3Aoid%3A2.49.0.1",
    "/data/4.0/onecall/alert/gone-1",
  };
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(VaneReport) report = read_report (all, asked);

  g_assert_cmpuint (asked->len, ==, G_N_ELEMENTS (paths));
  for (guint i = 0; i < asked->len; i++)
    g_assert_cmpstr (asked->pdata[i], ==, paths[i]);
}

/* Neither version: as if nothing of it had been asked, and no piece of it is. */
static void
test_neither (void)
{
  Answer answers[] = { all[0], all[1], all[2], { NULL, NULL, 0 } };
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(VaneReport) report = read_report (answers, asked);

  g_assert_cmpuint (asked->len, ==, 5);
  g_assert_cmpstr (asked->pdata[4], ==, "/data/4.0/onecall/current");
  g_assert_cmpint (get_state (report, VANE_BLOCK_MINUTES), ==, VANE_BLOCK_NOT_ASKED);
  g_assert_cmpint (get_state (report, VANE_BLOCK_ALERTS), ==, VANE_BLOCK_NOT_ASKED);
  g_assert_cmpint (get_state (report, VANE_BLOCK_DAYS), ==, VANE_BLOCK_GIVEN);
}

/* 3.0 has trouble: that says nothing of the plan, and 4.0 would be paid for in vain. */
static void
test_trouble (void)
{
  Answer answers[] = { all[0],
                       all[1],
                       all[2],
                       { "/data/3.0/onecall", NULL, VANE_ERROR_SERVICE },
                       all[3],
                       { NULL, NULL, 0 } };
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(VaneReport) report = read_report (answers, asked);

  g_assert_cmpuint (asked->len, ==, 4);
  g_assert_cmpint (get_state (report, VANE_BLOCK_MINUTES), ==, VANE_BLOCK_FAILED);
  g_assert_cmpint (get_state (report, VANE_BLOCK_ALERTS), ==, VANE_BLOCK_FAILED);
}

/* A piece that is nonsense fails alone; without alerts there are none. */
static void
test_nonsense (void)
{
  Answer answers[] = { all[0],
                       all[1],
                       all[2],
                       { "/data/4.0/onecall/current", WRAP ("[{\"dt\":1}]"), 0 },
                       { "/data/4.0/onecall/timeline/1min", "<html>", 0 },
                       { "/data/4.0/onecall/timeline/1day", "{\"data\":7}", 0 },
                       { NULL, NULL, 0 } };
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(VaneReport) report = read_report (answers, asked);

  g_assert_cmpuint (asked->len, ==, 7);
  g_assert_cmpint (get_state (report, VANE_BLOCK_ALERTS), ==, VANE_BLOCK_NONE);
  g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_MINUTES)->code, ==, VANE_ERROR_DATA);
  g_assert_cmpint (get_state (report, VANE_BLOCK_HOURS), ==, VANE_BLOCK_GIVEN);
}

/* Whatever a 401 says there: the key is good, data/2.5 takes it. */
static void
test_explain (void)
{
  static const struct
  {
    guint       status;
    const char *body;
    VaneError   code;
  } rows[] = {
    { 401, "{\"cod\":401,\"message\":\"Invalid API key.\"}", VANE_ERROR_NOT_IN_PLAN },
    { 401, "", VANE_ERROR_NOT_IN_PLAN },
    { 403, "{}", VANE_ERROR_NOT_IN_PLAN },
    { 404, "{}", VANE_ERROR_NOT_COVERED },
    { 429, "{}", VANE_ERROR_BUSY },
    { 500, "{}", VANE_ERROR_SERVICE },
  };
  g_autoptr(VanePlace) place = vane_test_place_new (37.7249, -122.4094);
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  Service service = { all, asked };
  g_autoptr(VanePlan) plan = vane_test_plan_run (&vane_provider_openweathermap, place, answer, &service, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint slot = 3; slot < vane_plan_get_n_parts (plan); slot++)
      {
        VaneExplain explain = vane_request_get_explain (vane_plan_peek_request (plan, slot));
        g_autoptr(GBytes) body = g_bytes_new_static (rows[i].body, strlen (rows[i].body));

        g_assert_cmpint (explain (rows[i].status, body, VANE_ERROR_SERVICE), ==, rows[i].code);
      }
}

/* Where only minutes are wanted, what is now is asked all the same: it says whether there are any. */
static void
test_only_minutes (void)
{
  g_autoptr(VanePlace) place = vane_test_place_new (37.7249, -122.4094);
  VanePlanOptions options = VANE_PLAN_OPTIONS_DEFAULT;
  g_autoptr(VanePlan) plan = NULL;

  options.blocks = VANE_BLOCK_BIT (VANE_BLOCK_MINUTES);
  plan = vane_plan_new (place, &options);
  vane_plan_begin_round (plan);
  g_assert_true (vane_provider_openweathermap.plan (plan, 0, NULL));
  vane_plan_take_error (plan, 3, vane_error_new (VANE_ERROR_NOT_IN_PLAN, "none"));
  vane_plan_begin_round (plan);
  g_assert_true (vane_provider_openweathermap.plan (plan, 1, NULL));
  g_assert_cmpuint (vane_plan_get_n_parts (plan), ==, 5);
  g_assert_true (vane_plan_is_wanted (plan, 4));
  g_assert_cmpint (vane_plan_get_blocks (plan, 4), ==, VANE_BLOCK_BIT (VANE_BLOCK_ALERTS));
}

/* The alert that each of these is known by. */
static const struct
{
  const char *body;
  const char *title;  /* NULL: none */
} untitled[] = {
  { "\"event\":\"\",\"tags\":[\"Wind\",\"Rain\"],\"sender_name\":\"DWD\",\"description\":\"Gusts\"", "Wind" },
  { "\"event\":null,\"tags\":[7],\"sender_name\":\"DWD\",\"description\":\"Gusts\"", "DWD" },
  { "\"event\":\"\",\"tags\":[],\"sender_name\":\"DWD\"", "DWD" },
  { "\"sender_name\":\"\",\"description\":\"Gusts\"", "Gusts" },
  { "\"event\":\"\",\"sender_name\":\"\",\"description\":\"\"", NULL },
};

static void
test_alert_without_event (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (untitled); i++)
    {
      g_autofree char *body = g_strdup_printf ("{%s,\"start\":1795273200,\"end\":1795309200}", untitled[i].body);
      Answer answers[] = {
        { "/data/2.5/weather", WEATHER, 0 },
        { "/data/2.5/forecast", STEPS, 0 },
        { "/data/4.0/onecall/current", CURRENT, 0 },
        { "/data/4.0/onecall/alert/8B46C632-DCA7", body, 0 },
        { NULL, NULL, 0 },
      };
      g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(VaneReport) report = read_report (answers, asked);
      guint n;
      VaneAlert *const *alerts = vane_report_get_alerts (report, &n);

      g_assert_cmpuint (n, ==, untitled[i].title != NULL);
      if (n > 0)
        g_assert_cmpstr (vane_alert_get_fields (alerts[0])->event, ==, untitled[i].title);
    }
}

/* Two of one sender from one instant on are two. */
static void
test_alerts_without_event (void)
{
  static const Answer answers[] = {
    { "/data/2.5/weather", WEATHER, 0 },
    { "/data/2.5/forecast", STEPS, 0 },
    { "/data/4.0/onecall/current", CURRENT, 0 },
    { "/data/4.0/onecall/alert/8B46C632-DCA7",
      "{\"event\":\"\",\"sender_name\":\"DWD\",\"start\":1795273200,\"description\":\"Gusts\"}", 0 },
    { "/data/4.0/onecall/alert/urn%3Aoid%3A2.49.0.1",
      "{\"event\":\"\",\"sender_name\":\"DWD\",\"start\":1795273200,\"description\":\"Rain\"}", 0 },
    { NULL, NULL, 0 },
  };
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(VaneReport) report = read_report (answers, asked);
  guint n;

  vane_report_get_alerts (report, &n);
  g_assert_cmpuint (n, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/openweathermap/onecall4/all", test_all);
  g_test_add_func ("/openweathermap/onecall4/what-is-asked", test_what_is_asked);
  g_test_add_func ("/openweathermap/onecall4/neither", test_neither);
  g_test_add_func ("/openweathermap/onecall4/trouble", test_trouble);
  g_test_add_func ("/openweathermap/onecall4/nonsense", test_nonsense);
  g_test_add_func ("/openweathermap/onecall4/explain", test_explain);
  g_test_add_func ("/openweathermap/onecall4/only-minutes", test_only_minutes);
  g_test_add_func ("/openweathermap/onecall4/alert-without-event", test_alert_without_event);
  g_test_add_func ("/openweathermap/onecall4/alerts-without-event", test_alerts_without_event);

  return g_test_run ();
}
