/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next hour, and when a warning is in force, in words. */
#include "config.h"

#include <locale.h>

#include "present/vane-describe-alert.h"
#include "present/vane-describe-next-hour.h"
#include "support/vane-test.h"

#define NOW G_GINT64_CONSTANT (1772956800) /* 2026-03-08 08:00 UTC, a Sunday */
#define MINUTE 60
#define NONE VANE_TIME_NONE

static const struct
{
  VaneNextHour  next_hour;
  const char   *text;
} rows[] = {
  { { VANE_SPELL_UNKNOWN, VANE_FALL_RAIN, NONE, NONE, 0 }, NULL },
  { { VANE_SPELL_DRY, VANE_FALL_RAIN, NONE, NONE, 60 }, NULL },
  { { VANE_SPELL_STARTS, VANE_FALL_RAIN, NOW + 23 * MINUTE, NONE, 60 }, "Rain in 23 min" },
  { { VANE_SPELL_STARTS, VANE_FALL_RAIN, NOW + 23 * MINUTE, NONE, 900 }, "Rain in about 25 min" },
  { { VANE_SPELL_STARTS, VANE_FALL_RAIN, NOW + 10, NONE, 60 }, "Rain in 1 min" },
  { { VANE_SPELL_STARTS, VANE_FALL_SNOW, NOW + 10, NONE, 900 }, "Snow in about 5 min" },
  { { VANE_SPELL_STARTS, VANE_FALL_SLEET, NOW + 600, NOW + 1800, 60 }, "Sleet in 10 min, for 20 min" },
  { { VANE_SPELL_STOPS, VANE_FALL_RAIN, NOW + 35 * MINUTE, NONE, 60 }, "Rain stops in 35 min" },
  { { VANE_SPELL_STOPS, VANE_FALL_SNOW, NOW + 900, NOW + 2700, 900 }, "Snow stops in about 15 min, back in 45 min" },
  { { VANE_SPELL_LASTS, VANE_FALL_RAIN, NONE, NONE, 900 }, "Rain for the next hour" },
  { { VANE_SPELL_LASTS, VANE_FALL_SNOW, NONE, NONE, 60 }, "Snow for the next hour" },
};

static void
test_next_hour (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = vane_describe_next_hour (&rows[i].next_hour, NOW);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static const struct
{
  gint64      onset;
  gint64      ends;
  gint64      expires;
  const char *text;
} spans[] = {
  { NONE, NONE, NONE, NULL },
  { NOW - 100, NONE, NONE, NULL },
  { NOW - 100, NOW + 3600, NONE, "until 09:00" },
  { NOW - 100, NONE, NOW + 7200, "until 10:00" },
  { NOW - 100, NOW + 3600, NOW + 7200, "until 09:00" },
  { NOW + 3600, NOW + 86400, NONE, "from 09:00 until Monday 08:00" },
  { NOW + 86400, NONE, NONE, "from Monday 08:00" },
};

static void
test_spans (void)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      const VaneAlertFields fields = {
        .id = "a", .event = "Wind", .onset = spans[i].onset, .ends = spans[i].ends, .expires = spans[i].expires
      };
      g_autofree char *text = vane_describe_alert_span (&fields, utc, NOW);

      g_assert_cmpstr (text, ==, spans[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  vane_test_init (&argc, &argv);
  setlocale (LC_ALL, "");

  g_test_add_func ("/describe/next-hour", test_next_hour);
  g_test_add_func ("/describe/alert-span", test_spans);

  return g_test_run ();
}
