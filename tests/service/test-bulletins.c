/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "service/vane-bulletins.h"
#include "service/vane-quiet.h"
#include "support/vane-test.h"

/* 2026-11-24 12:00:00 UTC */
#define NOON G_GINT64_CONSTANT (1795521600)
#define HOUR 3600
#define PLACE "om:1"

typedef struct
{
  const char   *id;  /* NULL: no more */
  VaneSeverity  severity;
  gint64        ends;
} Warning;

/* One look at what is known. */
typedef struct
{
  gint64      now;
  Warning     warnings[6];
  gboolean    unanswered;  /* the alerts could not be asked */
  const char *expected;    /* "+KIND:IDS" is sent, "-KIND" is withdrawn */
  gint64      next;        /* VANE_TIME_NONE: whenever */
} Look;

typedef struct
{
  const char *name;
  gboolean    is_off;
  Look        looks[6];
} Case;

#define SEVERE VANE_SEVERITY_SEVERE
#define EXTREME VANE_SEVERITY_EXTREME
#define MINOR VANE_SEVERITY_MINOR
#define NEVER VANE_TIME_NONE
#define NIGHT (NOON + 11 * HOUR)

static const Case cases[] = {
  { "nothing", FALSE, { { NOON, { { NULL } }, FALSE, "", NEVER } } },
  { "once", FALSE, { { NOON, { { "a", SEVERE, NOON + HOUR } }, FALSE, "+alert:a", NOON + HOUR },
                     { NOON + 60, { { "a", SEVERE, NOON + HOUR } }, FALSE, "", NOON + HOUR } } },
  { "raised", FALSE, { { NOON, { { "a", MINOR, NEVER } }, FALSE, "+alert:a", NEVER },
                       { NOON + 1, { { "a", SEVERE, NEVER } }, FALSE, "+alert:a", NEVER },
                       { NOON + 2, { { "a", MINOR, NEVER } }, FALSE, "", NEVER },
                       { NOON + 3, { { "a", SEVERE, NEVER } }, FALSE, "", NEVER } } },
  { "over-by-time", FALSE, { { NOON, { { "a", SEVERE, NOON + HOUR } }, FALSE, "+alert:a", NOON + HOUR },
                             { NOON + HOUR, { { "a", SEVERE, NOON + HOUR } }, FALSE, "-alert", NEVER },
                             { NOON + HOUR + 1, { { "a", SEVERE, NOON + HOUR } }, FALSE, "", NEVER } } },
  { "cancelled", FALSE, { { NOON, { { "a", SEVERE, NOON + HOUR } }, FALSE, "+alert:a", NEVER },
                          { NOON + 1, { { NULL } }, FALSE, "-alert", NEVER } } },
  { "put-off", FALSE, { { NOON, { { "a", SEVERE, NOON + HOUR } }, FALSE, "+alert:a", NEVER },
                        { NOON + HOUR, { { "a", SEVERE, NOON + 2 * HOUR } }, FALSE, "", NOON + 2 * HOUR } } },
  /* Silence is no all-clear. */
  { "not-answered", FALSE, { { NOON, { { "a", SEVERE, NOON + HOUR } }, FALSE, "+alert:a", NEVER },
                             { NOON + 1, { { NULL } }, TRUE, "", NOON + HOUR },
                             { NOON + HOUR, { { NULL } }, TRUE, "-alert", NEVER } } },
  { "many-are-one", FALSE,
    { { NOON, { { "a", MINOR, NEVER }, { "b", MINOR, NEVER }, { "c", SEVERE, NEVER }, { "d", MINOR, NEVER } }, FALSE,
        "+alerts:c,a,b,d", NEVER },
      { NOON + 1, { { "a", MINOR, NEVER }, { "b", MINOR, NEVER } }, FALSE, "", NEVER },
      { NOON + 2, { { NULL } }, FALSE, "-alerts", NEVER } } },
  { "never-more-than-three-and-one", FALSE,
    { { NOON, { { "a", MINOR, NEVER }, { "b", MINOR, NEVER }, { "c", MINOR, NEVER } }, FALSE,
        "+alert:a +alert:b +alert:c", NEVER },
      { NOON + 1, { { "a", MINOR, NEVER }, { "b", MINOR, NEVER }, { "c", MINOR, NEVER }, { "d", MINOR, NEVER } },
        FALSE, "+alerts:d", NEVER },
      { NOON + 2, { { "a", MINOR, NEVER }, { "b", MINOR, NEVER }, { "c", MINOR, NEVER }, { "d", MINOR, NEVER },
                    { "e", MINOR, NEVER } }, FALSE, "+alerts:d,e", NEVER },
      { NOON + 3, { { "a", MINOR, NEVER }, { "d", SEVERE, NEVER }, { "e", MINOR, NEVER } }, FALSE,
        "-alert -alert +alerts:d,e", NEVER } } },
  { "quiet-hours", FALSE, { { NIGHT, { { "a", SEVERE, NEVER } }, FALSE, "", NOON + 19 * HOUR },
                            { NOON + 19 * HOUR, { { "a", SEVERE, NEVER } }, FALSE, "+alert:a", NEVER } } },
  { "quiet-but-extreme", FALSE, { { NIGHT, { { "a", EXTREME, NEVER } }, FALSE, "+alert:a", NEVER } } },
  { "withdrawn-at-night", FALSE, { { NOON, { { "a", SEVERE, NIGHT } }, FALSE, "+alert:a", NIGHT },
                                   { NIGHT, { { "a", SEVERE, NIGHT } }, FALSE, "-alert", NEVER } } },
  { "off", TRUE, { { NOON, { { "a", EXTREME, NEVER } }, FALSE, "", NEVER } } },
};

static VaneReport *
make_report (const Look *look,
             gint64      fetched_at)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .id = PLACE, .latitude = 50, .longitude = 8 });
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "toy", 0);
  g_autoptr(GError) error = NULL;
  VaneReport *report;

  vane_report_builder_set_zone (builder, "UTC");
  if (look->unanswered)
    vane_report_builder_set_failed (builder, VANE_BLOCK_ALERTS, VANE_ERROR_TIMEOUT);
  else
    vane_report_builder_set_asked (builder, VANE_BLOCK_ALERTS, fetched_at, fetched_at + HOUR);
  for (guint i = 0; i < G_N_ELEMENTS (look->warnings) && look->warnings[i].id != NULL; i++)
    vane_report_builder_take_alert (builder, vane_alert_new (&(VaneAlertFields) {
                                                 .id = look->warnings[i].id,
                                                 .event = "Storm",
                                                 .severity = look->warnings[i].severity,
                                                 .onset = VANE_TIME_NONE,
                                                 .ends = look->warnings[i].ends,
                                                 .expires = VANE_TIME_NONE,
                                                 .sent = NOON,
                                             }));
  report = vane_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

static char *
describe (GPtrArray *bulletins)
{
  static const char *const names[VANE_N_BULLETIN_KINDS] = { "alert", "alerts", "rain", "brief" };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < bulletins->len; i++)
    {
      const VaneBulletin *bulletin = bulletins->pdata[i];

      g_string_append_printf (text, "%s%c%s", i > 0 ? " " : "", bulletin->withdraw ? '-' : '+', names[bulletin->kind]);
      for (guint j = 0; bulletin->alerts != NULL && j < bulletin->alerts->len; j++)
        g_string_append_printf (text, "%c%s", j > 0 ? ',' : ':',
                                vane_alert_get_fields (bulletin->alerts->pdata[j])->id);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* As the notifier does, with a restart after every look. */
static char *
look_at (GPtrArray              **told,
         const VaneNotifications *notifications,
         VaneReport              *report,
         gint64                   now,
         gint64                  *next)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  const VaneBulletinsInput input = {
    .place_id = PLACE, .report = report, .current = TRUE, .notifications = notifications, .zone = zone, .now = now,
  };
  g_autoptr(GPtrArray) bulletins = NULL;
  g_autofree char *kept = NULL;

  *next = VANE_TIME_NONE;
  bulletins = vane_bulletins_decide (&input, *told, next);
  kept = vane_told_print (*told);
  g_ptr_array_unref (*told);
  *told = vane_told_parse (kept, strlen (kept));

  return describe (bulletins);
}

static void
test_alerts (gconstpointer data)
{
  const Case *self = data;
  g_autoptr(GPtrArray) told = vane_told_new ();

  for (guint i = 0; i < G_N_ELEMENTS (self->looks) && self->looks[i].expected != NULL; i++)
    {
      const Look *look = &self->looks[i];
      g_autoptr(VaneReport) report = make_report (look, look->now);
      VaneNotifications notifications = { .alerts = !self->is_off, .rain_lead_minutes = 30, .quiet_from = 22 * 60,
                                          .quiet_until = 7 * 60 };
      g_autofree char *text = NULL;
      gint64 next;

      text = look_at (&told, &notifications, report, look->now, &next);
      g_assert_cmpstr (text, ==, look->expected);
      if (look->next != VANE_TIME_NONE)
        g_assert_cmpint (next, ==, look->next);
    }
}

static VaneReport *
make_weather (gint64 now,
              gint64 rain_at)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .id = PLACE, .latitude = 50, .longitude = 8 });
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "toy", 0);
  gint64 first = NOON - 12 * HOUR;

  vane_report_builder_set_zone (builder, "UTC");
  for (guint i = 0; i < 72; i++)
    {
      VaneSample hour;
      gboolean wet = first + i * HOUR == rain_at;

      vane_sample_init (&hour, first + i * HOUR, HOUR);
      vane_sample_set (&hour, VANE_FIELD_TEMPERATURE, 9.0);
      vane_sample_set (&hour, VANE_FIELD_PRECIPITATION, wet ? 2.0 : 0.0);
      vane_sample_set (&hour, VANE_FIELD_PRECIPITATION_PROBABILITY, wet ? 90.0 : 5.0);
      vane_report_builder_add (builder, VANE_BLOCK_HOURS, &hour);
    }
  for (guint i = 0; i < 3; i++)
    {
      VaneDay day = { .date = 20261124 + i, .sunrise = VANE_TIME_NONE, .sunset = VANE_TIME_NONE };

      vane_sample_init (&day.sample, first + i * 24 * HOUR, 24 * HOUR);
      vane_sample_set (&day.sample, VANE_FIELD_TEMPERATURE_MAX, 12.0);
      vane_report_builder_add_day (builder, &day);
    }
  vane_report_builder_set_asked (builder, VANE_BLOCK_HOURS, now, now + HOUR);
  vane_report_builder_set_asked (builder, VANE_BLOCK_DAYS, now, now + HOUR);

  return vane_report_builder_end (builder, NULL);
}

static void
expect (GPtrArray              **told,
        const VaneNotifications *notifications,
        gint64                   now,
        gint64                   rain_at,
        const char              *expected,
        gint64                   expected_next)
{
  g_autoptr(VaneReport) report = make_weather (now, rain_at);
  gint64 next;
  g_autofree char *text = look_at (told, notifications, report, now, &next);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (next, ==, expected_next);
}

static void
test_rain (void)
{
  const VaneNotifications notifications = { .rain = TRUE, .rain_lead_minutes = 30 };
  const gint64 start = NOON + HOUR;
  g_autoptr(GPtrArray) told = vane_told_new ();

  expect (&told, &notifications, NOON, start, "", start - 1800);
  expect (&told, &notifications, start - 1800, start, "+rain", start + HOUR);
  expect (&told, &notifications, start - 600, start, "", start + HOUR);
  expect (&told, &notifications, start + HOUR, start, "-rain", start + 2 * HOUR);
  /* The next shower is told of again. */
  expect (&told, &notifications, start + 2 * HOUR - 600, start + 2 * HOUR, "", start + 2 * HOUR);
  expect (&told, &notifications, start + 2 * HOUR, start + 3 * HOUR, "", start + 3 * HOUR - 1800);
}

static void
test_rain_is_called_off (void)
{
  const VaneNotifications notifications = { .rain = TRUE, .rain_lead_minutes = 60 };
  g_autoptr(GPtrArray) told = vane_told_new ();

  expect (&told, &notifications, NOON + 600, NOON + HOUR, "+rain", NOON + 2 * HOUR);
  expect (&told, &notifications, NOON + 1200, VANE_TIME_NONE, "-rain", NOON + 3 * HOUR);
  /* It comes and goes: once is enough. */
  expect (&told, &notifications, NOON + 1800, NOON + HOUR, "", NOON + 3 * HOUR);
}

static void
test_brief (void)
{
  VaneNotifications notifications = { .brief = TRUE, .brief_minute = 20 * 60, .rain_lead_minutes = 30 };
  g_autoptr(GPtrArray) told = vane_told_new ();
  const gint64 evening = NOON + 8 * HOUR, midnight = NOON + 12 * HOUR;

  expect (&told, &notifications, NOON, VANE_TIME_NONE, "", evening);
  expect (&told, &notifications, evening, VANE_TIME_NONE, "+brief", midnight);
  expect (&told, &notifications, evening + HOUR, VANE_TIME_NONE, "", midnight);
  expect (&told, &notifications, midnight, VANE_TIME_NONE, "-brief", evening + 24 * HOUR);
  notifications.brief = FALSE;
  expect (&told, &notifications, evening + 24 * HOUR, VANE_TIME_NONE, "", VANE_TIME_NONE);
}

static void
test_brief_waits_for_the_end_of_quiet_hours (void)
{
  const VaneNotifications notifications = {
    .brief = TRUE, .brief_minute = 6 * 60, .rain_lead_minutes = 30, .quiet_from = 22 * 60, .quiet_until = 7 * 60,
  };
  g_autoptr(GPtrArray) told = vane_told_new ();

  expect (&told, &notifications, NOON - 6 * HOUR, VANE_TIME_NONE, "", NOON - 5 * HOUR);
  expect (&told, &notifications, NOON - 5 * HOUR, VANE_TIME_NONE, "+brief", NOON + 12 * HOUR);
}

/* Switched on long after: no brief of what has been. */
static void
test_brief_missed (void)
{
  const VaneNotifications notifications = { .brief = TRUE, .brief_minute = 6 * 60, .rain_lead_minutes = 30 };
  g_autoptr(GPtrArray) told = vane_told_new ();

  expect (&told, &notifications, NOON, VANE_TIME_NONE, "", NOON + 12 * HOUR);
}

static void
test_no_report (void)
{
  const VaneNotifications every = { .alerts = TRUE, .rain = TRUE, .brief = TRUE, .brief_minute = 20 * 60 };
  g_autoptr(GPtrArray) told = vane_told_new ();
  gint64 next;
  g_autofree char *text = look_at (&told, &every, NULL, NOON + 8 * HOUR, &next);

  g_assert_cmpstr (text, ==, "");
}

static void
test_place_is_gone (void)
{
  g_autoptr(GPtrArray) told = vane_told_new ();
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) bulletins = NULL;
  g_autofree char *text = NULL;

  vane_told_add (told, VANE_BULLETIN_ALERT, PLACE, "a");
  vane_told_add (told, VANE_BULLETIN_ALERT, "om:2", "a");
  g_hash_table_add (ids, (gpointer) "om:2");
  bulletins = vane_bulletins_retain (told, ids);
  text = describe (bulletins);
  g_assert_cmpstr (text, ==, "-alert");
  g_assert_cmpuint (told->len, ==, 1);
}

/* What was written by nobody of us. */
static void
test_hostile_file (gconstpointer data)
{
  g_autoptr(GPtrArray) told = vane_told_parse (data, strlen (data));
  g_autofree char *kept = vane_told_print (told);

  g_assert_cmpuint (told->len, ==, strstr (data, "kind=alert\nplace=p\nkey=k") != NULL ? 1 : 0);
  g_assert_nonnull (kept);
}

static void
test_bounded (void)
{
  g_autoptr(GPtrArray) told = vane_told_new ();

  for (guint i = 0; i < 2000; i++)
    vane_told_add (told, VANE_BULLETIN_ALERT, PLACE, i < 1999 ? "a" : "last");
  g_assert_cmpuint (told->len, ==, 500);
  g_assert_nonnull (vane_told_find (told, VANE_BULLETIN_ALERT, PLACE, "last"));
}

static void
test_quiet (void)
{
  g_autoptr(GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  /* 2027-03-28 00:30 UTC: the clocks go from 02:00 to 03:00 half an hour later. */
  const gint64 spring = 1806193800;

  g_assert_true (vane_quiet_is_now (22 * 60, 7 * 60, utc, NOON + 10 * HOUR));
  g_assert_true (vane_quiet_is_now (22 * 60, 7 * 60, utc, NOON + 19 * HOUR - 1));
  g_assert_false (vane_quiet_is_now (22 * 60, 7 * 60, utc, NOON + 19 * HOUR));
  g_assert_true (vane_quiet_is_now (11 * 60, 13 * 60, utc, NOON));
  g_assert_false (vane_quiet_is_now (13 * 60, 14 * 60, utc, NOON));
  g_assert_false (vane_quiet_is_now (12 * 60, 12 * 60, utc, NOON));
  g_assert_cmpint (vane_quiet_find_next (7 * 60, berlin, spring), ==, spring + 4 * HOUR + 1800);
  g_assert_cmpint (vane_quiet_find_next (12 * 60, utc, NOON), ==, NOON + 24 * HOUR);
  g_assert_cmpint (vane_quiet_find_today (6 * 60, utc, NOON), ==, NOON - 6 * HOUR);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const hostile[] = {
    "", "\377\376\0", "[1]\n", "not a key file", "[1]\nkind=alert\n", "[1]\nkind=bomb\nplace=p\nkey=k\n",
    "[1]\nkind=alert\nplace=p\nkey=k\nend=soon\nuntil=99999999999999999999\nseverity=\nshown=maybe\n",
    "[1]\nkind=alert\nplace=\377\nkey=k\n",
  };

  vane_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/bulletins/alerts/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_alerts);
    }
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = g_strdup_printf ("/bulletins/hostile-file/%u", i);

      g_test_add_data_func (path, hostile[i], test_hostile_file);
    }
  g_test_add_func ("/bulletins/rain", test_rain);
  g_test_add_func ("/bulletins/rain-is-called-off", test_rain_is_called_off);
  g_test_add_func ("/bulletins/brief", test_brief);
  g_test_add_func ("/bulletins/brief-quiet", test_brief_waits_for_the_end_of_quiet_hours);
  g_test_add_func ("/bulletins/brief-missed", test_brief_missed);
  g_test_add_func ("/bulletins/no-report", test_no_report);
  g_test_add_func ("/bulletins/place-is-gone", test_place_is_gone);
  g_test_add_func ("/bulletins/bounded", test_bounded);
  g_test_add_func ("/bulletins/quiet", test_quiet);

  return g_test_run ();
}
