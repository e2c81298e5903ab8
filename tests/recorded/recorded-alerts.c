/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources that only warn: MetAlerts, Environment Canada, MeteoAlarm. Which alerts concern a place,
 * and every field of those. */
#include "config.h"

#include "recorded/recorded.h"

#include <math.h>
#include <string.h>

#include "support/vane-test-clock.h"

/* What one of them makes of a body for a place. */
static VaneReport *
read_alerts (const char            *provider_id,
             const VanePlaceFields *fields,
             const char            *language,
             GBytes                *body,
             gint64                 fetched_at,
             GError               **error)
{
  const VaneProvider *provider = vane_provider_find (provider_id);
  VanePlanOptions options = VANE_PLAN_OPTIONS_DEFAULT;
  g_autoptr(VanePlace) place = vane_place_new (fields);
  g_autoptr(VanePlan) plan = NULL;

  options.language = language;
  plan = vane_plan_new (place, &options);
  g_assert_true (provider->covers (place));
  vane_plan_begin_round (plan);
  g_assert_true (provider->plan (plan, 0, NULL));
  vane_plan_take_response (plan, 0, vane_test_response_new (body, fetched_at));
  vane_plan_begin_round (plan);

  return vane_fetch_parse (provider, plan, error);
}

static const VaneAlertFields *
find_message (VaneReport *report,
              const char *id)
{
  guint n;
  VaneAlert *const *alerts = vane_report_get_alerts (report, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (vane_alert_get_fields (alerts[i])->message, id) == 0)
      return vane_alert_get_fields (alerts[i]);

  return NULL;
}

static void
expect_time (gint64    actual,
             JsonNode *node)
{
  const char *text = recorded_string (node);
  g_autoptr(GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  g_assert_cmpint (actual, ==, time != NULL ? g_date_time_to_unix (time) : VANE_TIME_NONE);
  recorded_count ();
}

static void
expect_severity (const VaneAlertFields *fields,
                 const char            *expected)
{
  g_autofree char *lower = g_ascii_strdown (expected, -1);

  g_assert_cmpstr (vane_severity_to_string (fields->severity), ==, lower);
  recorded_count ();
}

static void
expect_string (const char *actual,
               const char *expected)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), expected);

  recorded_expect_text (actual, node);
}

/* --- MetAlerts --- */

static void
check_norway (const VaneAlertFields *fields,
              JsonNode              *feature)
{
  JsonNode *properties = recorded_get (feature, "properties");
  const char *consequences = recorded_string (recorded_get (properties, "consequences"));
  g_autofree char *description = g_strconcat (recorded_string (recorded_get (properties, "description")),
                                              consequences, NULL);
  const char *web = recorded_string (recorded_get (properties, "web"));
  g_autofree char *url = g_strstrip (g_strdup (web != NULL ? web : ""));

  recorded_expect_text (fields->event, recorded_get (properties, "eventAwarenessName"));
  recorded_expect_text (fields->headline, recorded_get (properties, "title"));
  recorded_expect_text (fields->instruction, recorded_get (properties, "instruction"));
  recorded_expect_text (fields->area, recorded_get (properties, "area"));
  recorded_expect_text (fields->certainty, recorded_get (properties, "certainty"));
  expect_string (fields->description, description);
  expect_string (fields->url, url);
  expect_string (fields->sender, "MET Norway");
  expect_severity (fields, recorded_string (recorded_get (properties, "severity")));
  expect_time (fields->onset, recorded_get (feature, "when/interval/0"));
  expect_time (fields->ends, recorded_get (feature, "when/interval/1"));
  expect_time (fields->expires, recorded_get (properties, "eventEndingTime"));
}

/* They filter by point themselves: all of an answer concern the place. */
static void
test_norway (JsonNode *root,
             GBytes   *body)
{
  const VanePlaceFields oslo = { .name = "Oslo", .country_code = "NO", .latitude = 59.91, .longitude = 10.75 };
  g_autoptr(GError) error = NULL;
  g_autoptr(VaneReport) report = read_alerts ("met-alerts", &oslo, "nb", body, VANE_TEST_NOW, &error);
  JsonNode *features = recorded_get (root, "features");
  VaneAlert *const *alerts;
  guint n;

  /* One message by itself is what a link in the list leads to; nobody asks for it. */
  if (features == NULL)
    {
      g_assert_null (report);
      g_assert_error (error, VANE_ERROR, VANE_ERROR_DATA);
      recorded_count ();
      return;
    }

  g_assert_no_error (error);
  alerts = vane_report_get_alerts (report, &n);
  g_assert_cmpuint (n, ==, recorded_length (features));
  g_assert_cmpint (vane_report_get_block (report, VANE_BLOCK_ALERTS)->state, ==,
                   n > 0 ? VANE_BLOCK_GIVEN : VANE_BLOCK_NONE);
  recorded_count ();
  for (guint i = 0; i < n; i++)
    {
      JsonNode *feature = recorded_get (features, "%u", i);

      check_norway (find_message (report, recorded_string (recorded_get (feature, "properties/id"))), feature);
    }
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (vane_alert_get_fields (alerts[i - 1])->severity, >=,
                     vane_alert_get_fields (alerts[i])->severity);
}

/* --- Environment Canada --- */

/* The angles at which the point sees the outline add up to a full turn, or to nothing: another
 * way than the provider's. The recorded areas have no holes. */
static gboolean
is_inside (JsonNode *feature,
           double    x,
           double    y)
{
  JsonNode *ring = recorded_get (feature, "geometry/coordinates/0");
  guint n = recorded_length (ring);
  double sum = 0.0;

  g_assert_cmpstr (recorded_string (recorded_get (feature, "geometry/type")), ==, "Polygon");
  g_assert_cmpuint (recorded_length (recorded_get (feature, "geometry/coordinates")), ==, 1);
  for (guint i = 0; i + 1 < n; i++)
    {
      double x0 = recorded_number (recorded_get (ring, "%u/0", i)) - x;
      double y0 = recorded_number (recorded_get (ring, "%u/1", i)) - y;
      double x1 = recorded_number (recorded_get (ring, "%u/0", i + 1)) - x;
      double y1 = recorded_number (recorded_get (ring, "%u/1", i + 1)) - y;

      sum += atan2 (x0 * y1 - x1 * y0, x0 * x1 + y0 * y1);
    }

  return fabs (sum) > 3.0;
}

/* On a grid over it: where there is room around it, so that rounding does not lead out of it. */
static gboolean
find_inside (JsonNode *feature,
             double   *x,
             double   *y)
{
  JsonNode *ring = recorded_get (feature, "geometry/coordinates/0");
  double min[2] = { 180.0, 90.0 }, max[2] = { -180.0, -90.0 };

  for (guint i = 0; i < recorded_length (ring); i++)
    for (guint k = 0; k < 2; k++)
      {
        double value = recorded_number (recorded_get (ring, "%u/%u", i, k));

        min[k] = fmin (min[k], value);
        max[k] = fmax (max[k], value);
      }
  for (guint i = 1; i < 20; i++)
    for (guint k = 1; k < 20; k++)
      {
        *x = min[0] + (max[0] - min[0]) * i / 20.0;
        *y = min[1] + (max[1] - min[1]) * k / 20.0;
        if (is_inside (feature, *x, *y))
          return TRUE;
      }

  return FALSE;
}

/* The recorded ones are yellow, or statements without a colour. */
static const char *
get_severity (JsonNode *properties)
{
  if (g_strcmp0 (recorded_string (recorded_get (properties, "risk_colour_en")), "yellow") == 0)
    return "moderate";

  g_assert_cmpstr (recorded_string (recorded_get (properties, "alert_type")), ==, "statement");

  return "minor";
}

static void
check_canada (const VaneAlertFields *fields,
              JsonNode              *properties,
              gboolean               french)
{
  const char *suffix = french ? "fr" : "en";
  const char *name = recorded_string (recorded_get (properties, "alert_name_%s", suffix));
  g_autofree char *first = g_utf8_strup (name, 1);
  g_autofree char *event = g_strconcat (first, name + 1, NULL);

  expect_string (fields->event, event);
  recorded_expect_text (fields->description, recorded_get (properties, "alert_text_%s", suffix));
  recorded_expect_text (fields->area, recorded_get (properties, "feature_name_%s", suffix));
  expect_severity (fields, get_severity (properties));
  expect_time (fields->onset, recorded_get (properties, "validity_datetime"));
  expect_time (fields->ends, recorded_get (properties, "event_end_datetime"));
  expect_time (fields->expires, recorded_get (properties, "expiration_datetime"));
  expect_time (fields->sent, recorded_get (properties, "publication_datetime"));
}

static const VaneAlertFields *
find_canada (VaneReport *report,
             JsonNode   *properties)
{
  g_autofree char *id = g_strconcat ("environment-canada:", recorded_string (recorded_get (properties, "id")), NULL);
  guint n;
  VaneAlert *const *alerts = vane_report_get_alerts (report, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (vane_alert_get_fields (alerts[i])->id, id))
      return vane_alert_get_fields (alerts[i]);

  return NULL;
}

/* From a point inside each area: exactly those whose area it lies in. */
static void
test_canada (JsonNode *root,
             GBytes   *body)
{
  JsonNode *features = recorded_get (root, "features");

  for (guint i = 0; i < recorded_length (features); i++)
    {
      gboolean french = i % 2 == 1;
      VanePlaceFields fields = { .name = "Here", .country_code = "CA" };
      g_autoptr(GError) error = NULL;
      g_autoptr(VaneReport) report = NULL;
      guint n, n_expected = 0;

      g_assert_true (find_inside (recorded_get (features, "%u", i), &fields.longitude, &fields.latitude));
      report = read_alerts ("environment-canada", &fields, french ? "fr_CA" : "en", body, VANE_TEST_NOW, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < recorded_length (features); k++)
        {
          JsonNode *feature = recorded_get (features, "%u", k);
          const VaneAlertFields *found = find_canada (report, recorded_get (feature, "properties"));

          if (!is_inside (feature, fields.longitude, fields.latitude))
            {
              g_assert_null (found);
              continue;
            }
          g_assert_nonnull (found);
          check_canada (found, recorded_get (feature, "properties"), french);
          n_expected++;
        }
      vane_report_get_alerts (report, &n);
      g_assert_cmpuint (n, ==, n_expected);
      g_assert_cmpuint (n, >=, 1);
    }
}

/* --- MeteoAlarm --- */

static void
check_europe (const VaneAlertFields *fields,
              JsonNode              *alert,
              JsonNode              *info,
              const char            *severity)
{
  recorded_expect_text (fields->event, recorded_get (info, "event"));
  recorded_expect_text (fields->headline, recorded_get (info, "headline"));
  recorded_expect_text (fields->description, recorded_get (info, "description"));
  recorded_expect_text (fields->instruction, recorded_get (info, "instruction"));
  recorded_expect_text (fields->area, recorded_get (info, "area/0/areaDesc"));
  recorded_expect_text (fields->sender, recorded_get (info, "senderName"));
  recorded_expect_text (fields->url, recorded_get (info, "web"));
  recorded_expect_text (fields->urgency, recorded_get (info, "urgency"));
  recorded_expect_text (fields->certainty, recorded_get (info, "certainty"));
  recorded_expect_text (fields->message, recorded_get (alert, "identifier"));
  expect_severity (fields, severity);
  expect_time (fields->onset, recorded_get (info, "onset"));
  expect_time (fields->expires, recorded_get (info, "expires"));
  expect_time (fields->sent, recorded_get (alert, "sent"));
}

static VaneReport *
read_europe (const char *name,
             const char *language,
             GBytes     *body,
             gint64      fetched_at)
{
  const VanePlaceFields fields = {
    .name = "Somewhere", .admin1 = name, .country_code = "NL", .latitude = 52.9, .longitude = 6.6,
  };
  g_autoptr(GError) error = NULL;
  VaneReport *report = read_alerts ("meteoalarm", &fields, language, body, fetched_at, &error);

  g_assert_no_error (error);

  return report;
}

/* All that was recorded is green: nothing to warn of. The same answer, had it been yellow, warns
 * in three provinces: of each in its own, and of none elsewhere. */
static void
test_europe (JsonNode *root,
             GBytes   *body)
{
  JsonNode *warnings = recorded_get (root, "warnings");
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_auto(GStrv) pieces = g_strsplit (text, "1; green; Minor", -1);
  g_autofree char *yellow = g_strjoinv ("2; yellow; Moderate", pieces);
  g_autoptr(GBytes) yellow_body = g_bytes_new (yellow, strlen (yellow));
  gint64 sent = recorded_time (recorded_get (warnings, "0/alert/sent"), 3600);
  g_autoptr(VaneReport) green = read_europe ("Drenthe", "nl", body, sent);
  g_autoptr(VaneReport) elsewhere = read_europe ("Zeeland", "nl", yellow_body, sent);
  guint n = recorded_length (warnings);

  g_assert_cmpint (vane_report_get_block (green, VANE_BLOCK_ALERTS)->state, ==, VANE_BLOCK_NONE);
  g_assert_cmpint (vane_report_get_block (elsewhere, VANE_BLOCK_ALERTS)->state, ==, VANE_BLOCK_UNPLACED);
  g_assert_cmpuint (vane_report_get_block (elsewhere, VANE_BLOCK_ALERTS)->n_unplaced, ==, n);

  for (guint i = 0; i < n; i++)
    {
      JsonNode *alert = recorded_get (warnings, "%u/alert", i);
      const char *area = recorded_string (recorded_get (alert, "info/0/area/0/areaDesc"));

      for (guint language = 0; language < 2; language++)
        {
          g_autoptr(VaneReport) report = read_europe (area, language == 0 ? "nl" : "ja", yellow_body, sent);
          guint n_alerts;
          VaneAlert *const *alerts = vane_report_get_alerts (report, &n_alerts);
          JsonNode *info = recorded_get (alert, "info/%u", language);

          g_assert_cmpuint (n_alerts, ==, 1);
          check_europe (vane_alert_get_fields (alerts[0]), alert, info,
                        recorded_string (recorded_get (info, "severity")));
        }
    }
}

static const struct
{
  const char *prefix;
  void      (*test) (JsonNode *root,
                     GBytes   *body);
} tests[] = {
  { "met-alerts/", test_norway },
  { "alerts-other/eccc-", test_canada },
  { "alerts-other/meteoalarm-", test_europe },
};

/**
 * recorded_test_alerts:
 * @recording: a line of the index
 *
 * Returns: %FALSE when it is none of a source that only warns
 */
gboolean
recorded_test_alerts (const Recording *recording)
{
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    if (g_str_has_prefix (recording->file, tests[i].prefix))
      {
        g_autoptr(GBytes) body = recorded_load (recording);
        g_autoptr(JsonNode) root = recorded_parse (body);

        tests[i].test (root, body);
        g_assert_cmpuint (recorded_get_n_compared (), >, 0);
        g_test_message ("%u values compared", recorded_get_n_compared ());
        return TRUE;
      }

  return FALSE;
}
