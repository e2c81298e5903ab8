/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/vane-error.h"
#include "model/vane-alert-text.h"
#include "model/vane-alert.h"
#include "support/vane-test.h"

static void
test_keeps_its_own_copy (void)
{
  char event[] = "Wind Advisory";
  g_autoptr(VaneAlert) alert = vane_alert_new (&(VaneAlertFields) {
      .id = "urn:1",
      .event = event,
      .severity = VANE_SEVERITY_SEVERE,
      .onset = 100,
      .ends = VANE_TIME_NONE,
  });
  g_autoptr(VaneAlert) same = vane_alert_ref (alert);
  const VaneAlertFields *fields;

  event[0] = 'X';
  fields = vane_alert_get_fields (same);
  g_assert_cmpstr (fields->id, ==, "urn:1");
  g_assert_cmpstr (fields->event, ==, "Wind Advisory");
  g_assert_null (fields->headline);
  g_assert_cmpint (fields->onset, ==, 100);
  g_assert_cmpint (fields->ends, ==, VANE_TIME_NONE);
}

static void
test_severities (void)
{
  static const char *const names[] = { "unknown", "minor", "moderate", "severe", "extreme" };

  for (guint i = VANE_SEVERITY_UNKNOWN; i <= VANE_SEVERITY_EXTREME; i++)
    {
      g_autofree char *upper = g_ascii_strup (names[i], -1);

      g_assert_cmpstr (vane_severity_to_string (i), ==, names[i]);
      g_assert_cmpint (vane_severity_from_string (names[i]), ==, i);
      g_assert_cmpint (vane_severity_from_string (upper), ==, i);
    }
  g_assert_cmpint (vane_severity_from_string (NULL), ==, VANE_SEVERITY_UNKNOWN);
  g_assert_cmpint (vane_severity_from_string ("rather bad"), ==, VANE_SEVERITY_UNKNOWN);
}

/* The first is as the National Weather Service sends it. */
static const struct
{
  const char *text;
  const char *expected;
} paragraphs[] = {
  { "* WHAT...The Imperial County APCD has issued an air quality alert\n"
    "due to harmful levels of ozone pollution.\n"
    "Visit https://www.aqmd.gov/alertinfo to check current and forecasted\n"
    "air quality levels.\n\n\n"
    "* WHERE...the Imperial Valley. Levels of ozone pollution can vary by\n"
    "time and location.\n"
    "* WHEN...Friday.\n",
    "* WHAT...The Imperial County APCD has issued an air quality alert due to harmful levels of ozone "
    "pollution.\nVisit https://www.aqmd.gov/alertinfo to check current and forecasted air quality levels.\n\n"
    "* WHERE...the Imperial Valley. Levels of ozone pollution can vary by time and location.\n* WHEN...Friday." },
  /* Not broken by a machine: too narrow, and too wide. */
  { "What:\nFreezing rain.\n\nWhen:\nTonight.", "What:\nFreezing rain.\n\nWhen:\nTonight." },
  { "Rain will change to freezing rain early this evening in most areas except immediately along the shore of "
    "the lake.\nBe careful.",
    "Rain will change to freezing rain early this evening in most areas except immediately along the shore of "
    "the lake.\nBe careful." },
  { " \r\n I dag \t fortsatt\r\n\r\nstiv kuling. \n", "I dag fortsatt\n\nstiv kuling." },
  { "Max. gusts: < 70 km/h & <b>more</b>", "Max. gusts: < 70 km/h & <b>more</b>" },
  { "a\x01\x1b[31mb\u202e" "c\u2066", "a[31mbc" },
  { "bad \xff byte", "bad \xef\xbf\xbd byte" },
  { " \n\n ", NULL },
  { "", NULL },
  { NULL, NULL },
};

static void
test_paragraphs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    {
      g_autofree char *text = vane_alert_text_paragraphs (paragraphs[i].text, 1000);

      g_assert_cmpstr (text, ==, paragraphs[i].expected);
    }
}

static void
test_long_texts (void)
{
  g_autoptr(GString) long_text = g_string_new (NULL);
  g_autofree char *line = NULL;
  g_autofree char *word = NULL;
  g_autofree char *exact = vane_alert_text_line ("Böen", 4);

  for (guint i = 0; i < 100000; i++)
    g_string_append (long_text, "übel und weh\n");
  line = vane_alert_text_line (long_text->str, 20);
  g_assert_cmpstr (line, ==, "übel und weh übel…");
  word = vane_alert_text_line ("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", 20);
  g_assert_cmpstr (word, ==, "Donaudampfschifffah…");
  g_assert_cmpstr (exact, ==, "Böen");
}

/* Nothing but a link to a page is ever opened. */
static void
test_urls (void)
{
  static const char *const bad[] = { "javascript:alert(1)", "file:///etc/passwd", "www.example.org", "", "https://",
                                     "http://exa mple/" };
  g_autofree char *url = vane_alert_text_url ("\n      https://www.met.no/a-b?c=d\n    ");

  g_assert_cmpstr (url, ==, "https://www.met.no/a-b?c=d");
  g_assert_null (vane_alert_text_url (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *none = vane_alert_text_url (bad[i]);

      g_assert_null (none);
    }
}

static void
test_tidies (void)
{
  g_autoptr(VaneAlert) alert = vane_alert_new (&(VaneAlertFields) {
      .id = "1",
      .event = "\n Wind\tAdvisory ",
      .area = "North\nCoast",
      .url = "\n https://example.invalid/ ",
      .ends = VANE_TIME_NONE,
      .expires = 7,
      .onset = VANE_TIME_NONE,
      .sent = VANE_TIME_NONE,
  });
  g_autoptr(VaneAlert) nameless = vane_alert_new (&(VaneAlertFields) { .id = "2", .event = "\n" });
  g_autofree char *text = vane_alert_to_string (alert);

  g_assert_cmpstr (text, ==,
                   "alert 1 unknown Wind Advisory\n  – – expires=7\n  area: North Coast\n"
                   "  url: https://example.invalid/\n");
  g_assert_cmpstr (vane_alert_get_fields (nameless)->event, ==, "?");
}

static const struct
{
  const char *text;
  const char *pieces;  /* with | between */
} splits[] = {
  { NULL, "" },
  { "", "" },
  { "one", "one" },
  { "one\n\ntwo", "one\n\ntwo" },
  { "one\n\ntwo\n\nthree", "one\n\ntwo|three" },
  { "one\n\nlonger than a piece may be\n\ntwo", "one|longer than a piece may be|two" },
  { "one\ntwo\nthree\nfour", "one\ntwo\nthree\nfour" },
};

static void
test_split (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      g_auto(GStrv) pieces = vane_alert_text_split (splits[i].text, 8);
      g_autofree char *joined = g_strjoinv ("|", pieces);

      g_assert_cmpstr (joined, ==, splits[i].pieces);
    }
}

/* Each member that a reader sees makes another alert of it. */
static void
test_equal (void)
{
  const VaneAlertFields base = { .id = "a", .event = "Fog", .description = "Thick" };
  VaneAlertFields others[] = { base, base, base, base, base, base, base };
  g_autoptr(VaneAlert) alert = vane_alert_new (&base);
  g_autoptr(VaneAlert) same = vane_alert_new (&base);

  others[0].event = "Ice";
  others[1].description = "Thicker";
  others[2].severity = VANE_SEVERITY_MINOR;
  others[3].ends = 7;
  others[4].url = "https://example.org/";
  others[5].area = "Here";
  others[6].instruction = "Stay";
  g_assert_true (vane_alert_equal (alert, alert));
  g_assert_true (vane_alert_equal (alert, same));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(VaneAlert) other = vane_alert_new (&others[i]);

      g_assert_false (vane_alert_equal (alert, other));
      g_assert_false (vane_alert_equal (other, alert));
    }
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/alert/keeps-its-own-copy", test_keeps_its_own_copy);
  g_test_add_func ("/alert/severities", test_severities);
  g_test_add_func ("/alert/paragraphs", test_paragraphs);
  g_test_add_func ("/alert/long-texts", test_long_texts);
  g_test_add_func ("/alert/urls", test_urls);
  g_test_add_func ("/alert/tidies", test_tidies);
  g_test_add_func ("/alert/split", test_split);
  g_test_add_func ("/alert/equal", test_equal);

  return g_test_run ();
}
