/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/vane-condition.h"
#include "support/vane-test.h"

static void
test_names (void)
{
  for (guint i = 0; i < VANE_N_CONDITIONS; i++)
    {
      VaneCondition condition = VANE_N_CONDITIONS;

      g_assert_true (vane_condition_from_string (vane_condition_to_string (i), &condition));
      g_assert_cmpuint (condition, ==, i);
    }
  g_assert_false (vane_condition_from_string ("nonsense", &(VaneCondition) { 0 }));
  g_assert_false (vane_condition_from_string (NULL, &(VaneCondition) { 0 }));
}

/* The codes of https://open-meteo.com/en/docs, with what stands beside them there. */
static void
test_wmo (void)
{
  static const struct { int code; VaneCondition condition; } rows[] = {
    { 0, VANE_CONDITION_CLEAR },          /* clear sky */
    { 1, VANE_CONDITION_MOSTLY_CLEAR },   /* mainly clear */
    { 2, VANE_CONDITION_PARTLY_CLOUDY },  /* partly cloudy */
    { 3, VANE_CONDITION_CLOUDY },         /* overcast */
    { 45, VANE_CONDITION_FOG },           /* fog */
    { 48, VANE_CONDITION_FOG },           /* depositing rime fog */
    { 51, VANE_CONDITION_DRIZZLE },       /* drizzle: light */
    { 53, VANE_CONDITION_DRIZZLE },       /* moderate */
    { 55, VANE_CONDITION_DRIZZLE },       /* dense */
    { 56, VANE_CONDITION_FREEZING_RAIN }, /* freezing drizzle: light */
    { 57, VANE_CONDITION_FREEZING_RAIN }, /* dense */
    { 61, VANE_CONDITION_LIGHT_RAIN },    /* rain: slight */
    { 63, VANE_CONDITION_RAIN },          /* moderate */
    { 65, VANE_CONDITION_HEAVY_RAIN },    /* heavy */
    { 66, VANE_CONDITION_FREEZING_RAIN }, /* freezing rain: light */
    { 67, VANE_CONDITION_FREEZING_RAIN }, /* heavy */
    { 71, VANE_CONDITION_LIGHT_SNOW },    /* snow fall: slight */
    { 73, VANE_CONDITION_SNOW },          /* moderate */
    { 75, VANE_CONDITION_HEAVY_SNOW },    /* heavy */
    { 77, VANE_CONDITION_LIGHT_SNOW },    /* snow grains */
    { 80, VANE_CONDITION_SHOWERS },       /* rain showers: slight */
    { 81, VANE_CONDITION_SHOWERS },       /* moderate */
    { 82, VANE_CONDITION_HEAVY_RAIN },    /* violent */
    { 85, VANE_CONDITION_SNOW_SHOWERS },  /* snow showers: slight */
    { 86, VANE_CONDITION_SNOW_SHOWERS },  /* heavy */
    { 95, VANE_CONDITION_THUNDERSTORM },  /* thunderstorm */
    { 96, VANE_CONDITION_HAIL },          /* with slight hail */
    { 99, VANE_CONDITION_HAIL },          /* with heavy hail */
  };
  guint row = 0;

  /* What is not in the table is unknown, however great or small. */
  for (int code = -2; code < 300; code++)
    if (row < G_N_ELEMENTS (rows) && rows[row].code == code)
      g_assert_cmpint (vane_condition_from_wmo (code), ==, rows[row++].condition);
    else
      g_assert_cmpint (vane_condition_from_wmo (code), ==, VANE_CONDITION_UNKNOWN);
  g_assert_cmpuint (row, ==, G_N_ELEMENTS (rows));
  g_assert_cmpint (vane_condition_from_wmo (G_MAXINT), ==, VANE_CONDITION_UNKNOWN);
}

static void
test_wet (void)
{
  g_assert_true (vane_condition_is_wet (VANE_CONDITION_DRIZZLE));
  g_assert_true (vane_condition_is_wet (VANE_CONDITION_HEAVY_SNOW));
  g_assert_true (vane_condition_is_wet (VANE_CONDITION_THUNDERSTORM));
  g_assert_false (vane_condition_is_wet (VANE_CONDITION_UNKNOWN));
  g_assert_false (vane_condition_is_wet (VANE_CONDITION_CLEAR));
  g_assert_false (vane_condition_is_wet (VANE_CONDITION_FOG));
  g_assert_false (vane_condition_is_wet (VANE_CONDITION_WINDY));
  g_assert_false (vane_condition_is_wet (VANE_CONDITION_TORNADO));
}

/* Of two conditions in one hour the greater is told: the order is part of the contract. */
static void
test_severity (void)
{
  static const VaneCondition order[] = { VANE_CONDITION_CLEAR, VANE_CONDITION_CLOUDY, VANE_CONDITION_FOG,
                                         VANE_CONDITION_LIGHT_RAIN, VANE_CONDITION_RAIN,
                                         VANE_CONDITION_HEAVY_RAIN, VANE_CONDITION_FREEZING_RAIN,
                                         VANE_CONDITION_THUNDERSTORM, VANE_CONDITION_TORNADO };

  for (guint i = 1; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpint (order[i - 1], <, order[i]);
}

int
main (int    argc,
      char **argv)
{
  vane_test_init (&argc, &argv);

  g_test_add_func ("/condition/names", test_names);
  g_test_add_func ("/condition/wmo", test_wmo);
  g_test_add_func ("/condition/wet", test_wet);
  g_test_add_func ("/condition/severity", test_severity);

  return g_test_run ();
}
