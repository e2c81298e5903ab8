/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the minutes say, as a table: a letter is a step: "." dry, "r" rain, "x" not known, " " missing. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "model/vane-derive-next-hour.h"
#include "model/vane-notice.h"
#include "support/vane-test.h"

#define START G_GINT64_CONSTANT (1772956800)
#define MINUTE 60

typedef struct
{
  const char    *name;
  const char    *steps;
  gint64         step_s;
  gint64         now;      /* after START */
  VaneCondition  condition;
  VaneSpell      spell;
  VaneFall       fall;
  gint64         change;   /* after START; -1: none */
  gint64         back;
} Case;

static const Case cases[] = {
  { "nothing", "", 900, 0, 0, VANE_SPELL_UNKNOWN, VANE_FALL_RAIN, -1, -1 },
  { "dry", ".....", 900, 0, 0, VANE_SPELL_DRY, VANE_FALL_RAIN, -1, -1 },
  { "dry, but not for an hour", "...", 900, 0, 0, VANE_SPELL_UNKNOWN, VANE_FALL_RAIN, -1, -1 },
  { "starts", "..rrrr", 900, 0, VANE_CONDITION_RAIN, VANE_SPELL_STARTS, VANE_FALL_RAIN, 1800, -1 },
  { "starts within the step", "..rrrr", 900, 420, VANE_CONDITION_RAIN, VANE_SPELL_STARTS, VANE_FALL_RAIN, 1800, -1 },
  { "starts after the hour", "....rr", 900, 0, VANE_CONDITION_RAIN, VANE_SPELL_DRY, VANE_FALL_RAIN, -1, -1 },
  { "starts and stops", ".r....", 900, 0, VANE_CONDITION_RAIN, VANE_SPELL_STARTS, VANE_FALL_RAIN, 900, 1800 },
  { "stops", "rr....", 900, 0, VANE_CONDITION_RAIN, VANE_SPELL_STOPS, VANE_FALL_RAIN, 1800, -1 },
  { "stops and comes back", "r..r..", 900, 0, VANE_CONDITION_RAIN, VANE_SPELL_STOPS, VANE_FALL_RAIN, 900, 2700 },
  { "lasts", "rrrrr", 900, 0, VANE_CONDITION_RAIN, VANE_SPELL_LASTS, VANE_FALL_RAIN, -1, -1 },
  { "wet, then a gap", "rr rr", 900, 0, VANE_CONDITION_RAIN, VANE_SPELL_UNKNOWN, VANE_FALL_RAIN, -1, -1 },
  { "dry, then a gap", ". rrr", 900, 0, VANE_CONDITION_RAIN, VANE_SPELL_UNKNOWN, VANE_FALL_RAIN, -1, -1 },
  { "dry, then not known", ".xrrr", 900, 0, VANE_CONDITION_RAIN, VANE_SPELL_UNKNOWN, VANE_FALL_RAIN, -1, -1 },
  { "starts, then a gap", ".r rr", 900, 0, VANE_CONDITION_RAIN, VANE_SPELL_STARTS, VANE_FALL_RAIN, 900, -1 },
  { "now is missing", " rrrrr", 900, 0, VANE_CONDITION_RAIN, VANE_SPELL_UNKNOWN, VANE_FALL_RAIN, -1, -1 },
  { "all of it is over", "rrrrr", 900, 7200, VANE_CONDITION_RAIN, VANE_SPELL_UNKNOWN, VANE_FALL_RAIN, -1, -1 },
  { "snow", "rr....", 900, 0, VANE_CONDITION_SNOW, VANE_SPELL_STOPS, VANE_FALL_SNOW, 1800, -1 },
  { "sleet", "rrrrr", 900, 0, VANE_CONDITION_SLEET, VANE_SPELL_LASTS, VANE_FALL_SLEET, -1, -1 },
  { "minutes", ".........................rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr", 60, 30, VANE_CONDITION_RAIN,
    VANE_SPELL_STARTS, VANE_FALL_RAIN, 25 * MINUTE, -1 },
};

static VaneReport *
make_report (const Case *test)
{
  const VanePlaceFields fields = { .name = "Bergen", .latitude = 60.39, .longitude = 5.32, .timezone = "Europe/Oslo" };
  g_autoptr(VanePlace) place = vane_place_new (&fields);
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, "test", 0);
  g_autoptr(GError) error = NULL;
  VaneReport *report;
  VaneSample hour;

  vane_sample_init (&hour, START, 10 * 3600);
  vane_sample_set (&hour, VANE_FIELD_TEMPERATURE, 1);
  hour.condition = test->condition;
  vane_report_builder_add (builder, VANE_BLOCK_HOURS, &hour);
  for (guint i = 0; i < strlen (test->steps); i++)
    {
      VaneSample step;

      vane_sample_init (&step, START + i * test->step_s, test->step_s);
      if (test->steps[i] == 'r' || test->steps[i] == '.')
        vane_sample_set (&step, VANE_FIELD_PRECIPITATION, test->steps[i] == 'r' ? 0.5 : 0);
      else
        vane_sample_set (&step, VANE_FIELD_CLOUD_COVER, 50);
      if (test->steps[i] != ' ')
        vane_report_builder_add (builder, VANE_BLOCK_MINUTES, &step);
    }
  report = vane_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

static gint64
after_start (gint64 seconds)
{
  return seconds < 0 ? VANE_TIME_NONE : START + seconds;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(VaneReport) report = make_report (test);
  VaneNextHour next_hour;

  vane_derive_next_hour (report, START + test->now, &next_hour);
  g_assert_cmpstr (vane_spell_to_string (next_hour.spell), ==, vane_spell_to_string (test->spell));
  g_assert_cmpint (next_hour.change, ==, after_start (test->change));
  g_assert_cmpint (next_hour.back, ==, after_start (test->back));
  if (next_hour.spell > VANE_SPELL_DRY)
    {
      g_assert_cmpstr (vane_fall_to_string (next_hour.fall), ==, vane_fall_to_string (test->fall));
      g_assert_cmpint (next_hour.step_s, ==, test->step_s);
    }
}

/* A bar a step, cut at the ends of the hour, and none where nothing is known. */
static void
test_bars (void)
{
  const Case test = { "bars", ".r rr", 900, 300, VANE_CONDITION_RAIN, 0, 0, 0, 0 };
  g_autoptr(VaneReport) report = make_report (&test);
  g_autoptr(GArray) bars = vane_derive_next_hour_bars (report, START + test.now);
  const VaneNextHourBar *bar;

  g_assert_cmpuint (bars->len, ==, 4);
  bar = &g_array_index (bars, VaneNextHourBar, 0);
  g_assert_cmpfloat (bar->from, ==, 0);
  g_assert_cmpfloat_with_epsilon (bar->to, 600 / 3600.0, 1e-9);
  g_assert_cmpfloat (bar->level, ==, 0);
  bar = &g_array_index (bars, VaneNextHourBar, 1);
  g_assert_cmpfloat_with_epsilon (bar->level, sqrt (2.0 / 10), 1e-9);
  bar = &g_array_index (bars, VaneNextHourBar, 3);
  g_assert_cmpfloat (bar->to, ==, 1);
}

static void
test_notice (void)
{
  static const struct { guint n_alerts; gboolean failed; VaneSpell spell; VaneNotice notice; } rows[] = {
    { 0, FALSE, VANE_SPELL_UNKNOWN, VANE_NOTICE_NONE },
    { 0, FALSE, VANE_SPELL_DRY, VANE_NOTICE_NONE },
    { 0, FALSE, VANE_SPELL_STARTS, VANE_NOTICE_NEXT_HOUR },
    { 0, FALSE, VANE_SPELL_STOPS, VANE_NOTICE_NEXT_HOUR },
    { 0, FALSE, VANE_SPELL_LASTS, VANE_NOTICE_NEXT_HOUR },
    { 0, TRUE, VANE_SPELL_DRY, VANE_NOTICE_FAILED },
    { 0, TRUE, VANE_SPELL_STARTS, VANE_NOTICE_FAILED },
    { 1, FALSE, VANE_SPELL_STARTS, VANE_NOTICE_ALERT },
    { 2, TRUE, VANE_SPELL_LASTS, VANE_NOTICE_ALERT },
    { 1, TRUE, VANE_SPELL_UNKNOWN, VANE_NOTICE_ALERT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (vane_notice_choose (rows[i].n_alerts, rows[i].failed, rows[i].spell), ==, rows[i].notice);
}

int
main (int   argc,
      char *argv[])
{
  vane_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/next-hour/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/next-hour/bars", test_bars);
  g_test_add_func ("/notice", test_notice);

  return g_test_run ();
}
