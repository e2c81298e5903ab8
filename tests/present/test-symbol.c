/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "present/vane-symbol.h"
#include "support/vane-test.h"

static void
test_names (void)
{
  static const struct { VaneCondition condition; VaneDaylight daylight; const char *name; } rows[] = {
    { VANE_CONDITION_PARTLY_CLOUDY, VANE_DAYLIGHT_NIGHT, "vane-partly-cloudy-night" },
    { VANE_CONDITION_PARTLY_CLOUDY, VANE_DAYLIGHT_DAY, "vane-partly-cloudy" },
    { VANE_CONDITION_PARTLY_CLOUDY, VANE_DAYLIGHT_UNKNOWN, "vane-partly-cloudy" },
    { VANE_CONDITION_CLEAR, VANE_DAYLIGHT_NIGHT, "vane-clear-night" },
    { VANE_CONDITION_RAIN, VANE_DAYLIGHT_NIGHT, "vane-rain" },
    { VANE_CONDITION_UNKNOWN, VANE_DAYLIGHT_NIGHT, "vane-unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = vane_symbol_get_name (rows[i].condition, rows[i].daylight);

      g_assert_cmpstr (name, ==, rows[i].name);
    }
}

static void
test_fallbacks (void)
{
  g_auto(GStrv) night = vane_symbol_get_fallbacks (VANE_CONDITION_MOSTLY_CLEAR, VANE_DAYLIGHT_NIGHT, TRUE);
  g_auto(GStrv) day = vane_symbol_get_fallbacks (VANE_CONDITION_RAIN, VANE_DAYLIGHT_DAY, FALSE);
  const char *const expected_night[] = { "vane-mostly-clear-night-symbolic", "weather-few-clouds-night-symbolic",
                                         "weather-few-clouds-symbolic", NULL };
  const char *const expected_day[] = { "vane-rain", "weather-showers", NULL };

  g_assert_cmpstrv (night, expected_night);
  g_assert_cmpstrv (day, expected_day);
}

/* No condition was forgotten in the table. */
static void
test_complete (void)
{
  for (guint condition = 0; condition < VANE_N_CONDITIONS; condition++)
    for (guint daylight = VANE_DAYLIGHT_UNKNOWN; daylight <= VANE_DAYLIGHT_NIGHT; daylight++)
      {
        g_auto(GStrv) names = vane_symbol_get_fallbacks (condition, daylight, FALSE);
        const char *glyph = vane_symbol_get_glyph (condition, daylight);

        g_assert_cmpuint (g_strv_length (names), >=, 2);
        g_assert_true (g_str_has_prefix (names[0], "vane-"));
        g_assert_true (g_str_has_prefix (names[1], "weather-"));
        g_assert_nonnull (glyph);
        g_assert_true (g_utf8_validate (glyph, -1, NULL));
        g_assert_cmpint (g_utf8_strlen (glyph, -1), >=, 1);
        g_assert_cmpint (g_utf8_strlen (glyph, -1), <=, 2);
      }
}

/* In a subprocess: GLib reads the character set of a process once. */
static void
test_ascii (void)
{
  if (g_test_subprocess ())
    {
      setlocale (LC_ALL, "C");
      g_setenv ("CHARSET", "US-ASCII", TRUE);
      for (guint condition = 0; condition < VANE_N_CONDITIONS; condition++)
        for (guint daylight = VANE_DAYLIGHT_UNKNOWN; daylight <= VANE_DAYLIGHT_NIGHT; daylight++)
          {
            const char *glyph = vane_symbol_get_glyph (condition, daylight);

            g_assert_true (g_str_is_ascii (glyph));
            g_assert_cmpuint (strlen (glyph), <=, 2);
          }
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  vane_test_init (&argc, &argv);

  g_test_add_func ("/symbol/names", test_names);
  g_test_add_func ("/symbol/fallbacks", test_fallbacks);
  g_test_add_func ("/symbol/complete", test_complete);
  g_test_add_func ("/symbol/ascii", test_ascii);

  return g_test_run ();
}
