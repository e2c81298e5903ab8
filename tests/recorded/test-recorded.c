/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes through the index of a folder of recorded replies: one test for each. What no
 * provider reads is skipped by name, and says why. */
#include "config.h"

#include <string.h>

#include "recorded/recorded.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

/* How a reply of an endpoint is read, and what is checked then. */
typedef struct
{
  const char *prefix;       /* of the file's name */
  const char *endpoint;     /* in the index */
  const char *provider;
  guint       slot;
  const char *first_body;   /* for slot 0, where the reply is for another one */
  void      (*check) (JsonNode *root, VaneReport *report);
} Reader;

#define MET_NOTHING "{\"properties\":{\"timeseries\":[]}}"

static const Reader readers[] = {
  { "open-meteo/", "v1/forecast", "open-meteo", 0, NULL, recorded_check_forecast },
  { "open-meteo-aq/", "air-quality v1/air-quality", "open-meteo", 1, "{}", recorded_check_air },
  { "met/", "locationforecast/2.0/compact", "met-norway", 0, NULL, recorded_check_met },
  { "met/", "locationforecast/2.0/complete", "met-norway", 0, NULL, recorded_check_met },
  { "owm/", "data/2.5/weather", "openweathermap", 0, NULL, recorded_check_owm_now },
  { "owm/", "data/2.5/forecast", "openweathermap", 1, "{\"dt\":1,\"main\":{}}", recorded_check_owm_steps },
  { "owm/", "data/2.5/air_pollution", "openweathermap", 2, "{\"dt\":1,\"main\":{}}", recorded_check_owm_air },
  { "owm/", "data/2.5|3.0/onecall", "openweathermap", 3, "{\"dt\":1,\"main\":{}}", recorded_check_owm_onecall },
  { "met-nowcast/trondheim", "nowcast/2.0/complete", "met-norway", 1, MET_NOTHING, recorded_check_met_nowcast },
  { "met-nowcast/no-coverage", "nowcast/2.0/complete", "met-norway", 1, MET_NOTHING, recorded_check_met_no_radar },
};

/* What is no reply for a report, and what it means. */
static const struct
{
  const char *file;
  const char *provider;
  VaneError   code;
} failures[] = {
  { "owm/error-401-invalid-key.json", "openweathermap", VANE_ERROR_REFUSED },
  { "owm/error-401-onecall-needs-subscription.json", "openweathermap", VANE_ERROR_NOT_IN_PLAN },
  { "owm/error-404-city-not-found.json", "openweathermap", VANE_ERROR_NOT_COVERED },
  { "owm/error-2014-http200-cod404-string.json", "openweathermap", VANE_ERROR_NOT_COVERED },
  { "owm/error-400-nothing-to-geocode.json", "openweathermap", VANE_ERROR_SERVICE },
  { "owm/error-400-onecall-out-of-range.json", "openweathermap", VANE_ERROR_SERVICE },
  { "owm/error-docs-400-with-parameters.json", "openweathermap", VANE_ERROR_SERVICE },
  { "owm/error-429-blocked.json", "openweathermap", VANE_ERROR_BUSY },
  { "nws/error-404-points-0-0.json", "nws", VANE_ERROR_NOT_COVERED },
  { "nws/error-400-alerts-point-out-of-bounds.json", "nws", VANE_ERROR_NOT_COVERED },
  { "nws/error-301-adjust-point-precision.json", "nws", VANE_ERROR_SERVICE },
  { "nws/error-500-unexpected-problem.json", "nws", VANE_ERROR_SERVICE },
  { "nws/error-503-forecast-grid-expired.json", "nws", VANE_ERROR_SERVICE },
  { "nws/error-503-unavailable-web-service.json", "nws", VANE_ERROR_SERVICE },
  { "open-meteo/error-400-latitude.json", "open-meteo", VANE_ERROR_SERVICE },
  { "open-meteo/error-429-minutely.json", "open-meteo", VANE_ERROR_BUSY },
  { "open-meteo/error-429-daily.json", "open-meteo", VANE_ERROR_BUSY },
  { "open-meteo/invalid-http200-plaintext.txt", "open-meteo", VANE_ERROR_DATA },
  { "open-meteo/invalid-json-nan-http200.txt", "open-meteo", VANE_ERROR_DATA },
};

/* Replies in which there is nothing that a report holds: nothing may be told. */
static const char *const empty_replies[] = {
  "open-meteo/forecast-minimal-no-blocks.json",
  "open-meteo/large-159k-one-line.json", /* twelve models: each name has a suffix */
};

/* What nobody asks for, and why. @provider is not to take it for what it does ask for. */
static const struct
{
  const char *prefix;
  const char *provider;
  const char *reason;
} unread[] = {
  { "owm/find-", "openweathermap", "nobody asks: places come from the geocoders" },
  { "owm/group-", "openweathermap", "nobody asks: places are asked one by one there" },
  { "owm/geo-reverse-", NULL, "nobody asks: a place is never looked up by where it is" },
  { "owm/forecast-daily16-", "openweathermap", "nobody asks: sixteen days are not in the free plan" },
  { "owm/forecast-hourly-pro-", "openweathermap", "nobody asks: another host, for other plans" },
  { "owm/onecall-timemachine-", "openweathermap", "nobody asks: the past is not shown" },
  { "met/headers-", "met-norway", "no reply: the headers of one" },
  { "met-sunrise/", "met-norway", "nobody asks: sun and moon are computed" },
  { "nws/station-", "nws", "nobody asks: the list of the nearest stations says all that is needed" },
  { "nws/gridpoint-raw-", NULL, "nobody asks: the forecast is made from it" },
  { "nws/alerts-active-count", "nws", "nobody asks: alerts are asked by point" },
  { "alerts-other/jma-", "nws", "no source: Japan's codes are not read" },
  { "alerts-other/cap-", "nws", "no source: CAP as XML is not read" },
};

static const char *folder;

static void
recording_free (gpointer data)
{
  Recording *self = data;

  g_free (self->file);
  g_free (self->endpoint);
  g_free (self);
}

GBytes *
recorded_load (const Recording *self)
{
  g_autofree char *path = g_build_filename (folder, self->file, NULL);
  g_autoptr(GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

JsonNode *
recorded_parse (GBytes *body)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (body, &length);

  json_parser_load_from_data (parser, data, length, &error);
  g_assert_no_error (error);

  return json_parser_steal_root (parser);
}

/* Of a reply about the first place of round 0. Nothing is required here: recordings were
 * made with questions of others. */
static VaneReport *
read_reply (const VaneProvider *provider,
            const Reader       *reader,
            JsonNode           *root,
            GBytes             *body,
            GError            **error)
{
  gboolean nordic = reader != NULL && g_str_has_prefix (reader->prefix, "met-nowcast/");
  g_autoptr(VanePlace) place = nordic ? vane_test_place_new (63.43, 10.4) : vane_test_place_new (37.72, -122.41);
  g_autoptr(VanePlan) plan = vane_plan_new (place, &VANE_PLAN_OPTIONS_DEFAULT);
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, provider->info.id, 0);
  guint slot = reader != NULL ? reader->slot : 0;

  vane_plan_begin_round (plan);
  g_assert_true (provider->plan (plan, 0, NULL));
  if (slot > 0)
    {
      g_autoptr(GBytes) first = g_bytes_new (reader->first_body, strlen (reader->first_body));

      vane_plan_take_response (plan, 0, vane_test_response_new (first, VANE_TEST_NOW));
    }
  vane_plan_take_response (plan, slot, vane_test_response_new (body, VANE_TEST_NOW));
  if (g_str_equal (provider->info.id, "openweathermap"))
    vane_request_set (vane_plan_peek_request (plan, slot), "units", recorded_get_owm_units (root));

  vane_plan_begin_round (plan);
  vane_plan_fill_builder (plan, builder);
  if (!provider->parse (plan, builder, error))
    return NULL;

  return vane_report_builder_end (builder, error);
}

static void
test_one (const Reader    *reader,
          const Recording *self,
          JsonNode        *root,
          GBytes          *body)
{
  const VaneProvider *provider = vane_provider_find (reader->provider);
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneReport) report = read_reply (provider, reader, root, body, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  if (g_strv_contains ((const char *const[]) { empty_replies[0], empty_replies[1], NULL }, self->file))
    {
      for (guint block = 0; block < VANE_N_BLOCKS; block++)
        g_assert_cmpint (vane_report_get_block (report, block)->state, !=, VANE_BLOCK_GIVEN);
      return;
    }

  reader->check (root, report);
  g_assert_cmpuint (recorded_get_n_compared (), >, 0);
}

/* Many places in one answer: as the joining transport cuts it. */
static void
test_many (const Reader    *reader,
           const Recording *self,
           JsonNode        *root,
           GBytes          *body)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) bodies = vane_json_split (body, recorded_length (root), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < bodies->len; i++)
    test_one (reader, self, recorded_get (root, "%u", i), bodies->pdata[i]);
}

static gboolean
test_report (const Recording *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr(GBytes) body = NULL;
      g_autoptr(JsonNode) root = NULL;

      if (!g_str_has_prefix (self->file, readers[i].prefix) || !g_str_equal (self->endpoint, readers[i].endpoint) ||
          vane_provider_find (readers[i].provider) == NULL)
        continue;

      body = recorded_load (self);
      root = recorded_parse (body);
      if (JSON_NODE_HOLDS_ARRAY (root))
        test_many (&readers[i], self, root, body);
      else
        test_one (&readers[i], self, root, body);
      g_test_message ("%u values compared", recorded_get_n_compared ());
      return TRUE;
    }

  return FALSE;
}

/* As the network maps a status, before the provider explains it. */
VaneError
recorded_map_status (guint status)
{
  if (status == 401 || status == 403)
    return VANE_ERROR_REFUSED;

  return status == 429 ? VANE_ERROR_BUSY : VANE_ERROR_SERVICE;
}

static gboolean
test_failure (const Recording *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      const VaneProvider *provider = vane_provider_find (failures[i].provider);
      g_autoptr(VanePlace) place = vane_test_place_new (37.72, -122.41);
      g_autoptr(VanePlan) plan = vane_plan_new (place, &VANE_PLAN_OPTIONS_DEFAULT);
      g_autoptr(GBytes) body = NULL;
      g_autoptr(GError) error = NULL;
      VaneExplain explain;

      if (provider == NULL || !g_str_equal (self->file, failures[i].file))
        continue;

      body = recorded_load (self);
      if (self->status == 200)
        {
          g_assert_null (read_reply (provider, NULL, NULL, body, &error));
          g_assert_error (error, VANE_ERROR, (int) failures[i].code);
          return TRUE;
        }

      vane_plan_begin_round (plan);
      g_assert_true (provider->plan (plan, 0, NULL));
      explain = vane_request_get_explain (vane_plan_peek_request (plan, 0));
      g_assert_cmpstr (vane_error_code_to_string (explain (self->status, body, recorded_map_status (self->status))), ==,
                       vane_error_code_to_string (failures[i].code));
      return TRUE;
    }

  return FALSE;
}

/* What is not what was asked for gives no report. */
static void
expect_refusal (const char      *provider_id,
                const Recording *self)
{
  const VaneProvider *provider = vane_provider_find (provider_id);
  g_autoptr(VanePlace) place = vane_test_place_new (40.71, -74.01);
  g_autoptr(VanePlan) plan = vane_plan_new (place, &VANE_PLAN_OPTIONS_DEFAULT);
  g_autoptr(GBytes) body = recorded_load (self);
  g_autoptr(GError) error = NULL;

  vane_plan_begin_round (plan);
  g_assert_true (provider->plan (plan, 0, NULL));
  vane_plan_take_response (plan, 0, vane_test_response_new (body, VANE_TEST_NOW));
  vane_plan_begin_round (plan);
  /* One that asks in rounds finds out when it plans the next one. */
  if (provider->plan (plan, 1, &error))
    {
      g_autoptr(VaneReport) report = vane_fetch_parse (provider, plan, &error);

      g_assert_null (report);
    }
  g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
}

static void
test_recording (gconstpointer data)
{
  const Recording *self = data;

  recorded_reset ();
  if (test_failure (self) || recorded_test_places (self) || recorded_test_nws (self) || recorded_test_alerts (self) ||
      recorded_test_onecall4 (self) || (self->status == 200 && test_report (self)))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (unread); i++)
    if (g_str_has_prefix (self->file, unread[i].prefix))
      {
        if (unread[i].provider != NULL)
          expect_refusal (unread[i].provider, self);
        g_test_skip (unread[i].reason);
        return;
      }

  g_test_message ("%s: neither read nor among what is not", self->file);
  g_test_fail ();
}

static void
test_nothing (void)
{
  g_test_skip ("NO RECORDED REPLIES: set the meson option \"recorded\" to a folder of them");
}

static GPtrArray *
load_index (void)
{
  GPtrArray *recordings = g_ptr_array_new_with_free_func (recording_free);
  g_autofree char *path = g_build_filename (folder, "INDEX.tsv", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) lines = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i], "\t", -1);
      Recording *self;

      if (g_strv_length (cells) < 3)
        continue;
      self = g_new0 (Recording, 1);
      self->file = g_strdup (cells[0]);
      self->status = (guint) g_ascii_strtoull (cells[1], NULL, 10);
      self->endpoint = g_strdup (g_strstrip (cells[2]));
      g_ptr_array_add (recordings, self);
    }

  return recordings;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GPtrArray) recordings = NULL;

  vane_test_init (&argc, &argv);
  if (argc == 3 && g_str_equal (argv[1], "--folder"))
    folder = argv[2];

  if (folder == NULL)
    {
      g_test_add_func ("/recorded/nothing", test_nothing);
      return g_test_run ();
    }

  recordings = load_index ();
  for (guint i = 0; i < recordings->len; i++)
    {
      Recording *recording = recordings->pdata[i];
      g_autofree char *name = g_strconcat ("/recorded/", recording->file, NULL);

      g_test_add_data_func (name, recording, test_recording);
    }

  return g_test_run ();
}
