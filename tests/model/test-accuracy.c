/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "model/vane-accuracy.h"
#include "support/vane-test-clock.h"
#include "support/vane-test.h"

#define HOUR 3600
#define DAY (24 * HOUR)
/* 2026-11-21 15:00:00 UTC */
#define NOW (VANE_TEST_NOW - 12 * 60)

/* What a source says at @made_at: @now, and @temperature in every hour. */
static VaneReport *
make_report (const char *id,
             gint64      made_at,
             double      now,
             double      temperature,
             gint64      step_s)
{
  g_autoptr(VanePlace) place = vane_place_new (&(VanePlaceFields) { .latitude = 50.0 });
  g_autoptr(VaneReportBuilder) builder = vane_report_builder_new (place, id, 0);
  VaneSample sample;

  vane_sample_init (&sample, made_at, 0);
  vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, now);
  if (!isnan (now))
    vane_report_builder_add (builder, VANE_BLOCK_NOW, &sample);
  for (gint64 time = made_at / HOUR * HOUR; time < made_at + 40 * HOUR; time += step_s)
    {
      vane_sample_init (&sample, time, step_s);
      vane_sample_set (&sample, VANE_FIELD_TEMPERATURE, temperature);
      vane_report_builder_add (builder, VANE_BLOCK_HOURS, &sample);
    }
  vane_report_builder_set_asked (builder, VANE_BLOCK_NOW, made_at, made_at + 900);
  vane_report_builder_set_asked (builder, VANE_BLOCK_HOURS, made_at, made_at + 900);

  return vane_report_builder_end (builder, NULL);
}

static gboolean
note (VaneAccuracy *accuracy,
      const char   *id,
      gint64        at,
      double        now,
      double        temperature)
{
  g_autoptr(VaneReport) report = make_report (id, at, now, temperature, HOUR);

  return vane_accuracy_note (accuracy, report, at);
}

/* Three days, every 15 minutes: it was 10°, one source said 11.2° a day before. */
static VaneAccuracy *
make_known (void)
{
  VaneAccuracy *accuracy = vane_accuracy_new ();

  for (gint64 at = NOW - 3 * DAY; at <= NOW; at += 900)
    note (accuracy, "open-meteo", at, 10.0, 11.2);

  return accuracy;
}

static void
test_judge (void)
{
  g_autoptr(VaneAccuracy) accuracy = make_known ();
  VaneAccuracyScore score = vane_accuracy_judge (accuracy, "open-meteo", NOW);

  g_assert_cmpfloat_with_epsilon (score.error, 1.2, 1e-9);
  g_assert_cmpuint (score.n_hours, >=, 40);
  g_assert_cmpuint (score.n_days, ==, 3);
  score = vane_accuracy_judge (accuracy, "met-norway", NOW);
  g_assert_true (isnan (score.error));
  g_assert_cmpuint (score.n_hours, ==, 0);
}

/* One comparison yesterday, and the ordinary refreshes since: both are judged by the same. */
static void
test_asked_once (void)
{
  g_autoptr(VaneAccuracy) accuracy = make_known ();
  VaneAccuracyScore score;

  note (accuracy, "met-norway", NOW - DAY, NAN, 7.0);
  score = vane_accuracy_judge (accuracy, "met-norway", NOW);
  g_assert_cmpfloat_with_epsilon (score.error, 3.0, 1e-9);
  g_assert_cmpuint (score.n_hours, ==, 7);
  g_assert_cmpuint (score.n_days, ==, 1);
}

/* Too little says nothing. */
static void
test_little (void)
{
  g_autoptr(VaneAccuracy) accuracy = vane_accuracy_new ();

  note (accuracy, "open-meteo", NOW - DAY, 10.0, 11.0);
  g_assert_true (isnan (vane_accuracy_judge (accuracy, "open-meteo", NOW).error));
  note (accuracy, "open-meteo", NOW, 10.0, 11.0);
  note (accuracy, "open-meteo", NOW + HOUR, 10.0, 11.0);
  g_assert_true (isnan (vane_accuracy_judge (accuracy, "open-meteo", NOW + HOUR).error));
  note (accuracy, "open-meteo", NOW + 2 * HOUR, 10.0, 11.0);
  g_assert_cmpfloat (vane_accuracy_judge (accuracy, "open-meteo", NOW + 2 * HOUR).error, ==, 1.0);
}

/* A forecast of an hour ago is no forecast of yesterday. */
static void
test_only_of_yesterday (void)
{
  g_autoptr(VaneAccuracy) accuracy = vane_accuracy_new ();

  for (gint64 at = NOW; at <= NOW + 12 * HOUR; at += HOUR)
    note (accuracy, "open-meteo", at, 10.0, 11.0);
  g_assert_true (isnan (vane_accuracy_judge (accuracy, "open-meteo", NOW + 12 * HOUR).error));
}

static void
test_says_what_is_new (void)
{
  g_autoptr(VaneAccuracy) accuracy = vane_accuracy_new ();

  g_assert_true (note (accuracy, "open-meteo", NOW, 10.0, 11.0));
  g_assert_false (note (accuracy, "open-meteo", NOW, 10.0, 11.0));
  g_assert_false (note (accuracy, "open-meteo", NOW + 900, 10.5, 11.5));
  g_assert_true (note (accuracy, "open-meteo", NOW + HOUR, 10.0, 11.0));
}

/* Who has a station goes before who has a model; not the other way round. */
static void
test_who_measures (void)
{
  g_autoptr(VaneAccuracy) accuracy = vane_accuracy_new ();

  for (gint64 at = NOW; at < NOW + 6 * HOUR; at += HOUR)
    {
      note (accuracy, "met-norway", at - DAY, NAN, 12.0);
      note (accuracy, "open-meteo", at, 14.0, NAN);
      note (accuracy, "nws", at + 300, 10.0, NAN);
      note (accuracy, "openweathermap", at + 600, 16.0, NAN);
    }
  g_assert_cmpfloat (vane_accuracy_judge (accuracy, "met-norway", NOW + 6 * HOUR).error, ==, 2.0);
}

/* Steps of three hours are read in between; those of six are not. */
static void
test_steps (void)
{
  for (guint step_h = 3; step_h <= 6; step_h += 3)
    {
      g_autoptr(VaneAccuracy) accuracy = vane_accuracy_new ();
      g_autoptr(VaneReport) report = make_report ("openweathermap", NOW - DAY, NAN, 12.0, step_h * HOUR);

      vane_accuracy_note (accuracy, report, NOW - DAY);
      for (gint64 at = NOW; at < NOW + 4 * HOUR; at += HOUR)
        note (accuracy, "nws", at + 1800, 10.0, NAN);
      g_assert_cmpuint (vane_accuracy_judge (accuracy, "openweathermap", NOW + 4 * HOUR).n_hours, ==,
                        step_h == 3 ? 4 : 0);
    }
}

static void
test_forgets (void)
{
  g_autoptr(VaneAccuracy) accuracy = make_known ();
  g_autofree char *text = NULL;

  g_assert_cmpuint (vane_accuracy_judge (accuracy, "open-meteo", NOW + 5 * DAY).n_days, <=, 2);
  vane_accuracy_prune (accuracy, NOW + 30 * DAY);
  text = vane_accuracy_print (accuracy);
  g_assert_cmpstr (text, ==, "vane-accuracy 1\n");
}

/* The clock was a year ahead, and is right again. */
static void
test_clock_goes_back (void)
{
  g_autoptr(VaneAccuracy) accuracy = vane_accuracy_new ();
  g_autoptr(VaneReport) ahead = make_report ("met-norway", NOW + 365 * DAY, 5.0, 5.0, HOUR);
  g_autofree char *text = NULL;

  note (accuracy, "open-meteo", NOW + 365 * DAY, 10.0, 11.0);
  g_assert_false (vane_accuracy_note (accuracy, ahead, NOW));
  text = vane_accuracy_print (accuracy);
  g_assert_cmpstr (text, ==, "vane-accuracy 1\n");
  g_assert_true (note (accuracy, "open-meteo", NOW, 10.0, 11.0));
}

/* It cannot grow without end, whoever names himself a source. */
static void
test_bounded (void)
{
  g_autoptr(VaneAccuracy) accuracy = make_known ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *id = g_strdup_printf ("source-%u", i);

      note (accuracy, id, NOW, 10.0, 11.0);
    }
  note (accuracy, "a-name-that-is-longer-than-any-name-of-a-source-is", NOW, 10.0, 11.0);
  text = vane_accuracy_print (accuracy);
  g_assert_cmpuint (strlen (text), <, VANE_ACCURACY_MAX_BYTES);
  g_assert_cmpuint (vane_accuracy_judge (accuracy, "open-meteo", NOW).n_days, ==, 3);
}

/* --- text --- */

static void
test_round_trip (void)
{
  g_autoptr(VaneAccuracy) accuracy = make_known ();
  g_autofree char *text = vane_accuracy_print (accuracy);
  g_autoptr(VaneAccuracy) again = vane_accuracy_parse (text, strlen (text));
  g_autofree char *text_again = vane_accuracy_print (again);

  g_assert_cmpstr (text, ==, text_again);
  /* Four days of two kinds of lines. */
  g_assert_cmpuint (strlen (text), <, 3000);
  g_assert_cmpfloat (vane_accuracy_judge (again, "open-meteo", NOW).error, ==,
                     vane_accuracy_judge (accuracy, "open-meteo", NOW).error);
}

/* Cut at every byte: never a value that was not written. */
static void
test_half_a_file (void)
{
  g_autoptr(VaneAccuracy) accuracy = make_known ();
  g_autofree char *text = vane_accuracy_print (accuracy);

  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autoptr(VaneAccuracy) half = vane_accuracy_parse (text, length);
      VaneAccuracyScore score = vane_accuracy_judge (half, "open-meteo", NOW);
      g_autofree char *rest = vane_accuracy_print (half);

      g_assert_true (isnan (score.error) || fabs (score.error - 1.2) < 1e-9);
      g_assert_true (g_str_has_prefix (text, rest));
    }
}

static void
test_damaged (void)
{
  static const char *const hours = " 1.0/24 - - - - - - - - - - - - - - - - - - - - - - -";
  static const char *const bad[] = {
    "open-meteo 20778", "open-meteo x%s", "open-meteo -1%s", "open-meteo 99999999%s", "Open/Meteo 20778%s",
    "../../x 20778%s", " 20778%s", "open-meteo 20778%s -", "open-meteo 20778 x%s", "\xff\xfe 20778%s",
    "a-name-that-is-longer-than-any-name-of-a-source 20778%s",
  };
  static const char *const values[] = {
    "nan/24", "inf/24", "9999/24", "1.0", "1.0/", "/24", "1.0/256", "1.0/-1", "1.0/2x", "1,0/24", "0x1p3/24/1", "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto(GStrv) parts = g_strsplit (bad[i], "%s", 2);
      g_autofree char *line = g_strconcat ("vane-accuracy 1\n", parts[0], parts[1] != NULL ? hours : "",
                                           parts[1] != NULL ? parts[1] : "", "\n", NULL);
      g_autoptr(VaneAccuracy) accuracy = vane_accuracy_parse (line, strlen (line));
      g_autofree char *text = vane_accuracy_print (accuracy);

      g_assert_cmpstr (text, ==, "vane-accuracy 1\n");
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *line = g_strdup_printf ("vane-accuracy 1\nopen-meteo 20778 %s%s\n", values[i],
                                               hours + strlen (" 1.0/24"));
      g_autoptr(VaneAccuracy) accuracy = vane_accuracy_parse (line, strlen (line));
      g_autofree char *text = vane_accuracy_print (accuracy);

      g_assert_cmpstr (text, ==, "vane-accuracy 1\n");
    }
}

/* Another kind of file, a later version, nothing, too much. */
static void
test_not_ours (void)
{
  static const char *const texts[] = {
    "", "\n", "vane-accuracy 2\n", "vane-accuracy 1", "PNG", "vane-accuracy 1\n\n\n",
  };
  g_autofree char *huge = g_malloc (VANE_ACCURACY_MAX_BYTES + 1);
  g_autoptr(VaneAccuracy) of_huge = NULL;
  g_autofree char *text_of_huge = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(VaneAccuracy) accuracy = vane_accuracy_parse (texts[i], strlen (texts[i]));
      g_autofree char *text = vane_accuracy_print (accuracy);

      g_assert_cmpstr (text, ==, "vane-accuracy 1\n");
    }
  memset (huge, '\n', VANE_ACCURACY_MAX_BYTES + 1);
  memcpy (huge, "vane-accuracy 1\n", strlen ("vane-accuracy 1\n"));
  of_huge = vane_accuracy_parse (huge, VANE_ACCURACY_MAX_BYTES + 1);
  text_of_huge = vane_accuracy_print (of_huge);
  g_assert_cmpstr (text_of_huge, ==, "vane-accuracy 1\n");
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/accuracy/judge", test_judge);
  g_test_add_func ("/accuracy/asked-once", test_asked_once);
  g_test_add_func ("/accuracy/little", test_little);
  g_test_add_func ("/accuracy/only-of-yesterday", test_only_of_yesterday);
  g_test_add_func ("/accuracy/says-what-is-new", test_says_what_is_new);
  g_test_add_func ("/accuracy/who-measures", test_who_measures);
  g_test_add_func ("/accuracy/steps", test_steps);
  g_test_add_func ("/accuracy/forgets", test_forgets);
  g_test_add_func ("/accuracy/clock-goes-back", test_clock_goes_back);
  g_test_add_func ("/accuracy/bounded", test_bounded);
  g_test_add_func ("/accuracy/round-trip", test_round_trip);
  g_test_add_func ("/accuracy/half-a-file", test_half_a_file);
  g_test_add_func ("/accuracy/damaged", test_damaged);
  g_test_add_func ("/accuracy/not-ours", test_not_ours);

  return g_test_run ();
}
